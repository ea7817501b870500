"""What every store of SQLite asks of its files."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from dsr_desk.sqlitefile import Lent, lends, sqlite_engine

_GROWS = """
import resource, sqlite3, sys
from pathlib import Path
from dsr_desk.domain.errors import DeskError
from dsr_desk.domain.room import unwritable
from dsr_desk.sources.failures import told
from dsr_desk.storage.engine.errors import Place, mapped

store, limit = Path(sys.argv[1]), int(sys.argv[2])
file = sqlite3.connect(store, isolation_level=None)
file.execute("PRAGMA journal_mode=WAL")
file.execute("CREATE TABLE t (x)")
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

def grow():
    file.execute("INSERT INTO t VALUES (zeroblob(3000000))")

def as_desk():
    mapped(Place(str(store.parent), store.name), grow)

def as_source():
    with told("archive", store):
        grow()

def as_file():
    try:
        store.with_name("paper").write_bytes(bytes(limit + 1))
    except OSError as error:
        raise unwritable(error, str(store.parent)) from None

for act in (as_desk, as_source, as_file):
    try:
        act()
    except DeskError as error:
        print(error.code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no account has such a limit there")
def test_a_limit_on_the_size_of_files_is_told_as_that(tmp_path: Path) -> None:
    store = tmp_path / "a.sqlite"
    command = [sys.executable, "-c", _GROWS, str(store), "200000"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout.split(), done.stderr) == (["file-limit"] * 3, "")
    with sqlite3.connect(store) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert file.execute("SELECT count(*) FROM t").fetchall() == [(0,)]
    file.close()


def test_a_connection_for_pages_is_kept_at_hand_and_closed_with_the_file(tmp_path: Path) -> None:
    engine = sqlite_engine(tmp_path / "a.sqlite", (), patience_ms=0, create=True)
    assert lends(engine)
    one, other = Lent(engine), Lent(engine)
    assert one.driver is not other.driver
    one.close()
    assert not one.driver.in_transaction
    again = Lent(engine)
    assert again.driver is one.driver
    again.close()
    engine.dispose()
    other.close()
    for lent in (one, other):
        with pytest.raises(sqlite3.ProgrammingError):
            lent.driver.execute("SELECT 1")
