from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event as events
from sqlalchemy import make_url
from sqlalchemy.exc import IntegrityError, OperationalError

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.errors import (
    Defect,
    DeskError,
    DiskFull,
    WorkspaceBusy,
    WorkspaceDamaged,
    WorkspaceReadOnly,
)
from dsr_desk.services.ports import Account, QueueFilter
from dsr_desk.storage.desk import SqlDesk, create_desk, open_desk, open_desk_at
from dsr_desk.storage.engine import database
from dsr_desk.storage.engine.database import Use, place_of_file, place_of_server
from dsr_desk.storage.engine.errors import ServerGone
from dsr_desk.storage.schema import turn
from tests.storage.made import ALVA, SAM, event, new_case

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("use", Use)
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "wal"),
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("synchronous", 2),
        ("temp_store", 2),
        ("busy_timeout", 4321),
    ],
)
def test_every_connection_is_set_up(
    embedded: SqlDesk, paths: WorkspacePaths, use: Use, name: str, value: object
) -> None:
    if (use, name) == (Use.MIGRATE, "foreign_keys"):
        value = 0  # a migration checks the keys at its end
    engine = database.sqlite_engine(paths.desk, use, patience_ms=4321)
    with engine.connect() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {name}").scalar() == value
    engine.dispose()


def test_content_is_overwritten_from_the_first_write_on(paths: WorkspacePaths) -> None:
    create_desk(paths).close()
    with closing(sqlite3.connect(paths.desk)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    # Of the tables that a later migration has dropped, nothing is left in the pages they had.
    assert b"case_parsed" not in paths.desk.read_bytes()


def test_a_connection_never_makes_a_file_unless_told(paths: WorkspacePaths) -> None:
    engine = database.sqlite_engine(paths.desk, Use.WRITE, patience_ms=100)
    with pytest.raises(OperationalError):
        engine.connect()
    engine.dispose()
    assert not paths.desk.exists()


def test_what_the_driver_says_never_quotes_parameters(
    embedded: SqlDesk, paths: WorkspacePaths
) -> None:
    engine = database.sqlite_engine(paths.desk, Use.WRITE, patience_ms=100)
    with engine.connect() as connection, pytest.raises(IntegrityError) as told:
        connection.execute(turn.insert(), {"id": 7, "last_case": 424242})
    engine.dispose()
    assert "424242" not in str(told.value)


def test_opening_never_makes_a_database(paths: WorkspacePaths) -> None:
    with pytest.raises(WorkspaceDamaged):
        open_desk(paths)
    assert not paths.desk.exists()
    paths.desk.touch()
    with pytest.raises(WorkspaceDamaged):
        open_desk(paths)
    assert paths.desk.stat().st_size == 0


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "100% Åsas #1? desk"
    folder.mkdir()
    create_desk(WorkspacePaths(folder)).close()
    desk = open_desk(WorkspacePaths(folder))
    with desk.unit_of_work() as uow:
        assert uow.cases.add(new_case()).number == "DSR-0001"
    desk.close()
    assert {path.name for path in folder.iterdir()} == {"desk.sqlite"}


# --- what goes wrong -------------------------------------------------------------------------


def says_nothing_of(error: DeskError, *words: str) -> bool:
    """Tell whether neither the error nor what a log would print of it holds the words."""
    told = "".join(traceback.format_exception(error)) + repr(error.facts)
    # The lines of this file that stand in the traceback are not what is looked for.
    told = "\n".join(line for line in told.splitlines() if not line.startswith("    "))
    return not any(word in told for word in words)


def test_a_refused_row_is_not_quoted(desk: SqlDesk) -> None:
    secret = "anna.svensson"
    with desk.unit_of_work() as uow:
        uow.people.save_account(Account(replace(SAM, name=secret), b""))
        with pytest.raises(Defect) as told:
            uow.people.save_account(Account(replace(ALVA, name=secret), b""))
    assert says_nothing_of(told.value, secret, "INSERT")
    assert told.value.__cause__ is None
    assert told.value.__context__ is None


@pytest.fixture
def narrow(embedded: SqlDesk, paths: WorkspacePaths) -> Iterator[SqlDesk]:
    """A desk whose database has no room to grow by more than a few pages."""
    with closing(sqlite3.connect(paths.desk)) as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
    writing = database.sqlite_engine(paths.desk, Use.WRITE, patience_ms=100)
    reading = database.sqlite_engine(paths.desk, Use.READ, patience_ms=100)
    events.listen(
        writing,
        "connect",
        lambda connection, _: connection.execute(f"PRAGMA max_page_count = {pages + 8}"),
    )
    desk = SqlDesk(writing, reading, place_of_file(paths.desk), paths.desk)
    yield desk
    desk.close()


def test_a_full_database_undoes_the_step_and_keeps_what_was_before(narrow: SqlDesk) -> None:
    with narrow.unit_of_work() as uow:
        uow.audit.append(event())
        uow.commit()
    with narrow.unit_of_work() as uow:
        uow.audit.append(event())
        with pytest.raises(DiskFull):
            uow.cases.add(replace(new_case(), sealed_mail=b"x" * 100_000))
    with narrow.reading() as uow:
        assert uow.cases.page(QueueFilter()).total == 0
        assert uow.audit.head()[0] == 1
    with narrow.unit_of_work() as uow:
        assert uow.audit.append(event()).sequence == 2
        uow.commit()


def test_a_full_disk_undoes_the_step_and_keeps_what_was_before(
    small_disk: Path, made_file: Path
) -> None:
    paths = WorkspacePaths(small_disk)
    shutil.copy(made_file, paths.desk)
    desk = open_desk(paths)
    with desk.unit_of_work() as uow:
        uow.cases.add(new_case())
        uow.commit()
    with desk.unit_of_work() as uow, pytest.raises(DiskFull):
        uow.cases.add(replace(new_case(), sealed_mail=b"x" * 8_000_000))
    with pytest.raises(DiskFull):
        desk.scrub()
    with desk.reading() as uow:
        assert uow.cases.page(QueueFilter()).total == 1
    desk.close()
    desk = open_desk(paths)
    with desk.reading() as uow:
        assert uow.cases.page(QueueFilter()).total == 1
    desk.close()


def test_a_read_only_folder_is_named(read_only: Path) -> None:
    with pytest.raises(WorkspaceReadOnly) as told:
        open_desk(WorkspacePaths(read_only))
    assert told.value.facts == {"folder": str(read_only)}


@pytest.mark.parametrize(
    "content", [b"not a database at all", b"SQLite format 3\x00" + b"\xff" * 8000]
)
def test_a_file_that_is_no_database_is_called_damaged(
    paths: WorkspacePaths, content: bytes
) -> None:
    paths.desk.write_bytes(content)
    with pytest.raises(WorkspaceDamaged) as told:
        open_desk(paths)
    assert told.value.facts == {"file": "desk.sqlite"}
    assert paths.desk.read_bytes() == content


def test_a_page_that_was_overwritten_is_called_damaged(
    embedded: SqlDesk, paths: WorkspacePaths
) -> None:
    with embedded.unit_of_work() as uow:
        uow.cases.add(replace(new_case(), sealed_mail=b"x" * 50_000))
        uow.commit()
    embedded.close()
    content = bytearray(paths.desk.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    paths.desk.write_bytes(bytes(content))
    with pytest.raises(WorkspaceDamaged):
        open_desk(paths)


def test_another_programs_database_is_left_alone(paths: WorkspacePaths) -> None:
    with closing(sqlite3.connect(paths.desk)) as connection:
        connection.execute("CREATE TABLE other (id)")
    with pytest.raises(WorkspaceDamaged):
        open_desk(paths)


def test_a_row_that_holds_nonsense_is_damage_and_is_not_quoted(
    embedded: SqlDesk, paths: WorkspacePaths
) -> None:
    with embedded.unit_of_work() as uow:
        case = uow.cases.add(new_case())
        uow.commit()
    with closing(sqlite3.connect(paths.desk)) as connection, connection:
        connection.execute("UPDATE mail_parsed SET parsed = '{\"secret\": 1}'")
    with embedded.reading() as uow, pytest.raises(WorkspaceDamaged) as told:
        uow.cases.parsed(case.id)
    assert says_nothing_of(told.value, "secret")


def test_a_day_that_is_no_text_is_damage_too(embedded: SqlDesk, paths: WorkspacePaths) -> None:
    with embedded.unit_of_work() as uow:
        case = uow.cases.add(new_case())
        uow.commit()
    with closing(sqlite3.connect(paths.desk)) as connection, connection:
        connection.execute("UPDATE dsr_case SET requested_on = 1")
    with embedded.reading() as uow, pytest.raises(WorkspaceDamaged):
        uow.cases.get(case.id)


def test_a_reader_without_a_free_connection_is_told_to_wait(
    embedded: SqlDesk, paths: WorkspacePaths
) -> None:
    desk = open_desk(paths, patience_ms=10)
    with ExitStack() as readers:

        def begin_many() -> None:
            for _ in range(40):
                readers.enter_context(desk.reading())

        with pytest.raises(WorkspaceBusy):
            begin_many()
    with desk.reading() as uow:
        assert uow.audit.head()[0] == 0
    desk.close()


# --- on a server -----------------------------------------------------------------------------


def test_a_server_that_is_not_there_is_named_without_its_password() -> None:
    with pytest.raises(ServerGone) as told:
        open_desk_at("postgresql://alva:secret@127.0.0.1:1/desk")
    assert told.value.facts == {"server": "127.0.0.1/desk"}
    assert says_nothing_of(told.value, "secret", "alva:")


def test_a_server_is_called_by_its_host_and_database() -> None:
    place = place_of_server(make_url("postgresql://alva:secret@db.example:5432/desk"))
    assert (place.folder, place.file) == ("db.example/desk", "db.example/desk")


@pytest.mark.postgres
def test_a_connection_that_is_cut_is_reported_and_the_next_one_works(
    served: SqlDesk, desk_url: str
) -> None:
    with served.unit_of_work() as uow:
        uow.audit.append(event())
        with psycopg.connect(desk_url, autocommit=True) as server:
            server.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        with pytest.raises(ServerGone):
            uow.audit.append(event())
    with served.unit_of_work() as uow:
        assert uow.audit.append(event()).sequence == 1


@pytest.mark.postgres
def test_a_server_keeps_moments_in_utc_and_does_not_wait_for_a_hanging_desk(
    desk_url: str,
) -> None:
    engine = database.server_engine(make_url(desk_url), Use.READ, patience_ms=1234)
    with engine.connect() as connection:
        shown = {
            name: connection.exec_driver_sql(f"SHOW {name}").scalar()
            for name in (
                "timezone",
                "lock_timeout",
                "idle_in_transaction_session_timeout",
                "transaction_isolation",
                "transaction_read_only",
            )
        }
    engine.dispose()
    assert shown == {
        "timezone": "UTC",
        "lock_timeout": "1234ms",
        "idle_in_transaction_session_timeout": "1min",
        "transaction_isolation": "repeatable read",
        "transaction_read_only": "on",
    }


# --- a process that dies ---------------------------------------------------------------------

KILLED = """
import os, signal, sys
from pathlib import Path
from dsr_desk.config import WorkspacePaths
from dsr_desk.storage.desk import open_desk
from dsr_desk.storage.schema import turn
from tests.storage.made import event, new_case

desk = open_desk(WorkspacePaths(Path(sys.argv[1])))
with desk.unit_of_work() as uow:
    uow.cases.add(new_case())
    uow.audit.append(event())
    uow.commit()
with desk.unit_of_work() as uow:
    uow.cases.add(new_case())
    uow.audit.append(event())
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_desk_leaves_whole_transactions_only(
    embedded: SqlDesk, paths: WorkspacePaths
) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(paths.root)],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert killed.returncode == -9
    with embedded.unit_of_work() as uow:
        assert uow.cases.page(QueueFilter()).total == 1
        assert uow.audit.head()[0] == 1
        # The other process has counted its mails from one, too.
        own = new_case(sha256="e" * 64, message_id="<own@nordkraft.example>")
        assert uow.cases.add(own).number == "DSR-0002"
