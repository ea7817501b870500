"""Brings databases of every older schema up to date, killed at each statement, or with no room.

``python -m tests.tools.foes.migrations [--every 3] [--revision 0001 0007]`` makes a database of
each revision with the rows of the first version in it, opens it with this program, and kills that
before every so manieth statement.  Opened again it must hold what an undisturbed migration gives.
The same on disks with too little room and on a disk that can only be read: a sentence, and the file
as it was.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Engine, event

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.errors import Defect, DeskError
from dsr_desk.storage.desk import open_desk
from dsr_desk.storage.engine import database
from dsr_desk.storage.engine.database import Use, place_of_file
from dsr_desk.storage.engine.migrate import REVISIONS, bring_up_to_date
from tests.storage.older import fill
from tests.tools.kills.ends import in_child


def older(folder: Path, revision: str) -> Path:
    """Make a filled database that is at a revision; return its file."""
    folder.mkdir()
    path = WorkspacePaths(folder).desk
    engine = database.sqlite_engine(path, Use.MIGRATE, patience_ms=200, create=True)
    bring_up_to_date(engine, place_of_file(path), new=True, revisions=("0001",))
    with engine.begin() as connection:
        fill(connection)
    known = REVISIONS[: REVISIONS.index(revision) + 1]
    bring_up_to_date(engine, place_of_file(path), revisions=known)
    engine.dispose()
    fill_empty(path)
    return path


def fill_empty(path: Path) -> None:
    """Put a row into every table that the first version did not have."""
    with closing(sqlite3.connect(path)) as file, file:
        tables = file.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        ).fetchall()
        for (table,) in tables:
            if file.execute(f'SELECT count(*) FROM "{table}"').fetchone() != (0,):  # noqa: S608
                continue
            keys = file.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
            targets = {key[3]: (key[2], key[4] or "rowid") for key in keys}
            row = {}
            for _, name, kind, *_ in file.execute(f'PRAGMA table_info("{table}")').fetchall():
                row[name] = _anything(kind)
                if name in targets:
                    other, column = targets[name]
                    found = file.execute(f'SELECT "{column}" FROM "{other}"').fetchone()  # noqa: S608
                    row[name] = found[0] if found else row[name]
            marks = ", ".join("?" * len(row))
            file.execute(f'INSERT INTO "{table}" VALUES ({marks})', tuple(row.values()))  # noqa: S608


def _anything(kind: str) -> object:
    """Return something that a column of a type may hold."""
    if "INT" in kind or "BOOL" in kind:
        return 1
    if "BLOB" in kind:
        return b"x"
    return "2026-11-02" if kind == "DATE" else "2026-11-02T09:00:00.000000+00:00"


def opened(folder: Path, step: Callable[[str], None] | None = None) -> str:
    """Open the database as the program does; return what it said, or nothing."""
    if step is not None:
        event.listen(Engine, "before_cursor_execute", lambda *args: step(str(args[2])))
        event.listen(Engine, "commit", lambda _: step("COMMIT"))
    try:
        open_desk(WorkspacePaths(folder), patience_ms=200).close()
    except Defect as error:
        return f"a defect: {error.message}"
    except DeskError as error:
        return error.code
    return ""


def content(path: Path) -> list[str]:
    """Return every row of every table, and how the tables are made; looked at in a copy."""
    with ExitStack() as stack:
        # Where there is no room nothing can be opened.
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="dsr-look-"))
        for each in path.parent.glob(f"{path.name}*"):
            shutil.copy(each, folder)
        file = stack.enter_context(closing(sqlite3.connect(Path(folder) / path.name)))
        made = [str(row) for row in file.execute("SELECT name, sql FROM sqlite_master ORDER BY 1")]
        tables = file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in sorted(tables):
            rows = file.execute(f'SELECT * FROM "{table}"')  # noqa: S608 (our own names)
            made += sorted(f"{table} {row}" for row in rows)
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return made


def statements(folder: Path) -> int:
    """Return how many statements a migration takes."""
    passed: list[str] = []

    def count() -> int:
        opened(folder, passed.append)
        return len(passed)

    return int(in_child(count)[1])


def killed(folder: Path, last: int) -> int:
    """Die before a statement of the migration; return the signal."""
    passed: list[str] = []

    def step(statement: str) -> None:
        if len(passed) == last:
            os.kill(os.getpid(), signal.SIGKILL)
        passed.append(statement)

    return in_child(lambda: opened(folder, step))[0]


def wrong_after_kills(home: Path, revision: str, every: int) -> Iterator[str]:
    """Yield what is wrong after kills in the migration from one revision."""
    origin = older(home / revision, revision).parent
    undisturbed = Path(shutil.copytree(origin, home / f"{revision}-whole"))
    count = statements(undisturbed)
    wanted = content(WorkspacePaths(undisturbed).desk)
    for last in range(0, count, every):
        folder = Path(shutil.copytree(origin, home / "try"))
        killed(folder, last)
        said = in_child(partial(opened, folder))[1]
        if said or content(WorkspacePaths(folder).desk) != wanted:
            yield f"from {revision}, killed before statement {last} of {count}: {said or 'differs'}"
        shutil.rmtree(folder)


@contextmanager
def disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """Mount a disk of that size."""
    folder.mkdir(exist_ok=True)
    options = f"size={kilobytes}k"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def wrong_without_room(home: Path, revision: str) -> Iterator[str]:
    """Yield what is wrong where the disk is full in the middle, or can't be written."""
    path = older(home / f"{revision}-tight", revision)
    before, used = content(path), -(-path.stat().st_size // 1024)
    for spare in (0, 16, 40, 80, 120, 160, 200, 260, 320):
        with disk(home / "disk", used + spare) as small:
            there = shutil.copy(path, small)
            said = in_child(partial(opened, small))[1]
            if said and content(Path(there)) != before:
                yield f"from {revision} with {spare} kB: {said}, and the file is another"
            if said not in ("", "disk-full", "workspace-read-only"):
                yield f"from {revision} with {spare} kB: {said}"
    with disk(home / "disk", used + 4000) as small:
        there = shutil.copy(path, small)
        subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
        said = in_child(partial(opened, small))[1]
        if said != "workspace-read-only":
            yield f"from {revision}, read-only: {said or 'no word'}"
        subprocess.run(["mount", "-o", "remount,rw", str(small)], check=True)
        if content(Path(there)) != before:
            yield f"from {revision}, read-only: the file is another"


def main() -> int:
    """Migrate from every revision, and print what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--revision", choices=REVISIONS[:-1], nargs="+", default=REVISIONS[:-1])
    parser.add_argument("--no-disks", action="store_true", help="where no disk can be mounted")
    asked = parser.parse_args()
    found = 0
    with tempfile.TemporaryDirectory(prefix="dsr-migrations-") as folder:
        home = Path(folder)
        for revision in asked.revision:
            looks: list[Iterator[str]] = [wrong_after_kills(home, revision, asked.every)]
            looks += [] if asked.no_disks else [wrong_without_room(home, revision)]
            lines = [line for look in looks for line in look]
            sys.stdout.write(f"from {revision}: {len(lines)} findings\n")
            sys.stdout.writelines(f"  {line}\n" for line in lines)
            sys.stdout.flush()
            found += len(lines)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
