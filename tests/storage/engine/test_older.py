"""A workspace of the first version, filled, is brought over without loss."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url, text

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.errors import Defect
from dsr_desk.domain.requests import MailRole
from dsr_desk.storage.desk import SqlDesk, open_desk, open_desk_at
from dsr_desk.storage.engine import database
from dsr_desk.storage.engine.database import Use, place_of_file, place_of_server
from dsr_desk.storage.engine.errors import Place
from dsr_desk.storage.engine.migrate import bring_up_to_date
from tests.storage.made import ANNA, CHECKS, MARIA, new_case, parsed
from tests.storage.older import FORGOTTEN, OLD, SEALED, fill

ROOT = Path(__file__).parents[3]


def first_version(engine: Engine, place: Place) -> None:
    """Make and fill a database of the first version."""
    bring_up_to_date(engine, place, new=True, revisions=("0001",))
    with engine.begin() as connection:
        fill(connection)
    engine.dispose()


def embedded_one(folder: Path) -> SqlDesk:
    """Return an old workspace's file, opened by this program."""
    paths = WorkspacePaths(folder)
    engine = database.sqlite_engine(paths.desk, Use.MIGRATE, patience_ms=200, create=True)
    first_version(engine, place_of_file(paths.desk))
    return open_desk(paths)


def served_one(url: str) -> SqlDesk:
    """Return an old team's database, opened by this program."""
    address = make_url(url)
    first_version(
        database.server_engine(address, Use.MIGRATE, patience_ms=200), place_of_server(address)
    )
    return open_desk_at(url)


@pytest.fixture(params=["embedded", pytest.param("served", marks=pytest.mark.postgres)])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlDesk]:
    """An old database of each kind, opened."""
    makers: dict[str, Callable[[], SqlDesk]] = {
        "embedded": lambda: embedded_one(tmp_path),
        "served": lambda: served_one(request.getfixturevalue("fresh_postgres_url")),
    }
    desk = makers[request.param]()
    yield desk
    desk.close()


def test_every_mail_case_and_check_is_there_still(opened: SqlDesk) -> None:
    with opened.reading() as uow:
        (mail,) = uow.cases.mails(7)
        assert (mail.place, mail.role) == (0, MailRole.INSTRUCTION)
        assert (mail.message_id, mail.sha256) == (OLD.message_id, OLD.sha256)
        assert (mail.received_at, mail.sender) == (OLD.received_at, MARIA)
        assert mail.parsed == uow.cases.parsed(7) == parsed()
        assert uow.cases.sealed_mail(7) == SEALED + b"\x07"
        old = uow.cases.get("DSR-0007")
        assert old is not None
        assert (old.version, old.relations, old.news) == (4, (), "")
        assert old.subjects == OLD.subjects
        assert uow.cases.checks(7) == CHECKS
        assert uow.cases.by_mail((OLD.message_id, OLD.sha256), "") == old
        assert uow.cases.by_mail((OLD.message_id, ""), "") is None
        assert uow.cases.by_mail(("", ""), FORGOTTEN.sha256) == uow.cases.get(9)


def test_what_was_forgotten_stays_forgotten(opened: SqlDesk) -> None:
    with opened.reading() as uow:
        (mail,) = uow.cases.mails(9)
        assert (mail.parsed, mail.sender) == (None, None)
        assert uow.cases.sealed_mail(9) == SEALED + b"\x09"


def test_an_old_database_goes_on_where_it_stood(opened: SqlDesk) -> None:
    with opened.unit_of_work() as uow:
        new = uow.cases.add(new_case())
        assert new.number == "DSR-0010"
        assert new.id not in (7, 9)
        uow.cases.forget_persons(7, [(1, "a" * 64), (2, "b" * 64)])
        uow.cases.forget_persons(new.id, [(1, "a" * 64), (2, "b" * 64)])
        uow.cases.forget_persons(9, [(1, "a" * 64), (2, "b" * 64)])
        assert uow.cases.held_elsewhere([ANNA.text], 0) == frozenset()
        uow.commit()


def test_what_was_moved_is_not_left_where_it_was(tmp_path: Path) -> None:
    embedded_one(tmp_path).close()
    content = WorkspacePaths(tmp_path).desk.read_bytes()
    assert content.count(SEALED + b"\x07") == 1
    assert content.count(parsed().text.encode()) == 1


def test_a_migration_that_loses_what_a_row_belongs_to_is_undone(tmp_path: Path) -> None:
    paths = WorkspacePaths(tmp_path)
    engine = database.sqlite_engine(paths.desk, Use.MIGRATE, patience_ms=200, create=True)
    bring_up_to_date(engine, place_of_file(paths.desk), new=True, revisions=("0001",))
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO case_subject VALUES (77, 1, 'x@y.example', '')"))
    engine.dispose()
    with pytest.raises(Defect, match="case_subject"):
        open_desk(paths)


@pytest.mark.skipif(sys.platform == "win32", reason="kills itself with SIGKILL and forks")
def test_a_migration_that_is_killed_is_done_by_the_next_start() -> None:
    tool = [sys.executable, "-W", "ignore", "-m", "tests.tools.foes.migrations", "--no-disks"]
    asked = ["--revision", "0010", "--every", "20"]
    done = subprocess.run([*tool, *asked], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "from 0010: 0 findings\n"
