"""To look through the bytes of a database that is open must not let go of its locks."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dsr_desk.services.erasing import beside_locks
from dsr_desk.services.erasing.bytescan import every_file, scan_files

POSIX = pytest.mark.skipif(os.name != "posix", reason="only POSIX lets go of every lock at a close")
ANOTHER = """\
import sqlite3, sys
desk = sqlite3.connect(sys.argv[1])
desk.execute("INSERT INTO note VALUES ('from another process')")
desk.commit()
desk.close()
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(tmp_path / "desk.sqlite")) as made:
        made.execute("PRAGMA journal_mode = WAL")
        made.execute("CREATE TABLE note (text TEXT)")
        made.execute("INSERT INTO note VALUES ('anna.ek@hemma.example')")
        made.commit()
        yield made


def held(folder: Path) -> dict[str, set[str]]:
    return scan_files(every_file([folder]), ("anna.ek@hemma.example",), lambda _: None)


@POSIX
@pytest.mark.parametrize("times", [1, 2])
def test_another_process_does_not_take_an_open_database_for_its_own(
    desk: sqlite3.Connection, tmp_path: Path, times: int
) -> None:
    for _ in range(times):
        assert held(tmp_path)
    log = (tmp_path / "desk.sqlite-wal").stat()
    subprocess.run([sys.executable, "-c", ANOTHER, tmp_path / "desk.sqlite"], check=True)
    # A process that believes itself the last one removes the log under those that still write it.
    assert os.path.samestat((tmp_path / "desk.sqlite-wal").stat(), log)
    desk.execute("INSERT INTO note VALUES ('from this process')")
    desk.commit()
    with closing(sqlite3.connect(tmp_path / "desk.sqlite")) as seen:
        assert seen.execute("SELECT count(*) FROM note").fetchone() == (3,)


@POSIX
def test_what_is_kept_open_is_let_go_when_its_file_is_gone(
    desk: sqlite3.Connection, tmp_path: Path
) -> None:
    desk.close()
    (tmp_path / "letter.txt").write_text("anna.ek@hemma.example", "utf-8")
    before = set(beside_locks._kept)
    held(tmp_path)
    kept = set(beside_locks._kept) - before
    assert len(kept) == 1  # the database, and not the letter
    (tmp_path / "desk.sqlite").unlink()
    held(tmp_path)
    assert not kept & set(beside_locks._kept)
