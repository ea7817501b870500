"""Addresses of databases as people give them: two kinds, and never with a password in them.

What is kept of a file is its whole address with every link followed: a relative one would name
another file for whoever starts the program elsewhere.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from sqlalchemy import Engine, create_engine, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.errors import SourceUnavailable
from dsr_desk.sources.times import forgiving

_ALLOWED = frozenset({"host", "port", "sslmode", "sslrootcert"})
_CONNECT_SECONDS = 10
_NO_FILE = "the database’s file is not there"
_NEITHER = "its address is neither sqlite:///FILE nor postgresql://…"


def password_entry(key: str) -> str:
    """Return by what name the key store knows a source's password."""
    return f"source/{key}"


def address_of(location: str, key: str) -> URL:
    """Return the database's address when it is one of ours and holds no password.

    Raises:
        SourceUnavailable: it is none, or holds one.
    """
    try:
        url = make_url(location)
    except ArgumentError:
        raise SourceUnavailable(key, _NEITHER) from None
    if url.password is not None or "password" in url.query:
        raise SourceUnavailable(key, "its address holds a password, which belongs in the key store")
    if url.drivername == "sqlite" and url.database and not url.query:
        return url
    if url.drivername in ("postgresql", "postgresql+psycopg") and set(url.query) <= _ALLOWED:
        return url.set(drivername="postgresql+psycopg")
    raise SourceUnavailable(key, _NEITHER)


def whole_address(location: str, key: str) -> str:
    """Return the address as it is kept: that of a file from the root of the disk on.

    Raises:
        SourceUnavailable: it is none of ours, or could not be written down so.
    """
    url = address_of(location, key)
    if url.drivername != "sqlite":
        return location
    try:
        whole = url.set(database=str(Path(url.database or "").resolve()))
    except (OSError, RuntimeError, ValueError):
        raise SourceUnavailable(key, _NO_FILE) from None
    written = whole.render_as_string(hide_password=False)
    if address_of(written, key).database != whole.database:
        raise SourceUnavailable(key, _NEITHER)
    return written


def require_foreign(path: Path, workspace: Path, key: str) -> None:
    """Refuse a file of a workspace, however it is spelled and whatever links lead to it.

    Raises:
        SourceUnavailable: it is one, so erasing in it would be erasing in the desk.
    """
    real = path.resolve()
    inside = any(map(partial(_is_same, workspace), real.parents))
    # A hard link lies anywhere, and is the same file all the same.
    linked = any(map(partial(_is_same, real), filter(Path.is_file, workspace.iterdir())))
    if inside or linked:
        raise SourceUnavailable(key, "it is a file of this workspace")
    if WorkspacePaths(real.parent).settings.exists():
        raise SourceUnavailable(key, "it is a file of another workspace")


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def looking_engine(url: URL, password: str, key: str) -> Engine:
    """Return an engine that only looks: a file is opened read-only by SQLite itself.

    Raises:
        SourceUnavailable: there is no such file.
    """
    if url.drivername != "sqlite":
        address = url.set(password=password) if password else url
        given = {"connect_timeout": _CONNECT_SECONDS}
        return forgiving(create_engine(address, hide_parameters=True, connect_args=given))
    path = Path(url.database or "")
    if not path.is_file():
        raise SourceUnavailable(key, _NO_FILE)
    file = f"{path.resolve().as_uri()}?mode=ro&uri=true"
    return create_engine(f"sqlite:///{file}", hide_parameters=True)
