"""Addresses of databases as people give them: two kinds, and never with a password in them."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, create_engine, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from dsr_desk.domain.errors import SourceUnavailable

_ALLOWED = frozenset({"host", "port", "sslmode", "sslrootcert"})
_CONNECT_SECONDS = 10
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


def looking_engine(url: URL, password: str, key: str) -> Engine:
    """Return an engine that only looks: a file is opened read-only by SQLite itself.

    Raises:
        SourceUnavailable: there is no such file.
    """
    if url.drivername != "sqlite":
        address = url.set(password=password) if password else url
        return create_engine(
            address, hide_parameters=True, connect_args={"connect_timeout": _CONNECT_SECONDS}
        )
    path = Path(url.database or "")
    if not path.is_file():
        raise SourceUnavailable(key, "the database’s file is not there")
    file = f"{path.resolve().as_uri()}?mode=ro&uri=true"
    return create_engine(f"sqlite:///{file}", hide_parameters=True)
