from __future__ import annotations

import subprocess
import sys
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.errors import Defect
from dsr_desk.domain.record.audit import GENESIS, AuditEvent, first_broken
from dsr_desk.storage.desk import SqlDesk
from tests.storage.made import MORNING, event

ROOT = Path(__file__).parents[3]


def test_the_chain_begins_with_genesis_and_follows_on(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        assert uow.audit.head() == (0, GENESIS)
        first = uow.audit.append(event())
        second = uow.audit.append(event("case.taken", "DSR-0001"))
        uow.commit()
    assert (first.sequence, first.previous) == (1, GENESIS)
    assert (second.sequence, second.previous) == (2, first.hash)
    with desk.reading() as uow:
        assert uow.audit.head() == (2, second.hash)
        assert list(uow.audit.entries()) == [first, second]
        assert list(uow.audit.entries("DSR-0001")) == [second]
        assert uow.audit.hash_at(1) == first.hash
        assert uow.audit.hash_at(3) == ""
        assert first_broken(uow.audit.entries()) is None


def test_only_the_events_that_are_asked_for_are_read(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        taken = uow.audit.append(event("case.taken", "DSR-0001"))
        uow.audit.append(event("case.given", "DSR-0001"))
        other = uow.audit.append(event("case.taken", "DSR-0002"))
        released = uow.audit.append(event("case.released", "DSR-0002"))
        uow.commit()
    with desk.reading() as uow:
        assert list(uow.audit.entries(events=("case.taken",))) == [taken, other]
        assert list(uow.audit.entries("DSR-0002", ("case.taken",))) == [other]
        assert list(uow.audit.entries(events=("case.taken", "case.released"))) == [
            *(taken, other, released)
        ]


def test_a_long_chain_holds(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        for number in range(1050):
            uow.audit.append(event(case_number=f"DSR-{number % 2:04d}"))
        uow.commit()
    with desk.reading() as uow:
        assert first_broken(uow.audit.entries()) is None
        assert sum(1 for _ in uow.audit.entries("DSR-0001")) == 525


def test_an_event_of_another_zone_is_hashed_as_it_will_be_read(desk: SqlDesk) -> None:
    stockholm = timezone(timedelta(hours=1))
    with desk.unit_of_work() as uow:
        uow.audit.append(AuditEvent(MORNING.astimezone(stockholm), "desk", "a"))
        uow.audit.append(AuditEvent(MORNING.replace(microsecond=0), "desk", "b"))
        uow.commit()
    with desk.reading() as uow:
        assert first_broken(uow.audit.entries()) is None


def test_an_event_without_a_zone_is_refused(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow, pytest.raises(Defect, match="time zone"):
        uow.audit.append(AuditEvent(MORNING.replace(tzinfo=None), "desk", "a"))


def test_an_event_that_was_not_committed_leaves_no_gap(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        uow.audit.append(event())
    with desk.unit_of_work() as uow:
        assert uow.audit.append(event()).sequence == 1


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ("UPDATE audit_entry SET actor = 'user-eva' WHERE sequence = 2", 2),
        ("DELETE FROM audit_entry WHERE sequence = 2", 2),
        ('UPDATE audit_entry SET facts = \'[["count","4"]]\' WHERE sequence = 3', 3),
    ],
)
def test_a_changed_row_is_named(
    embedded: SqlDesk, paths: WorkspacePaths, change: str, broken: int
) -> None:
    with embedded.unit_of_work() as uow:
        for _ in range(3):
            uow.audit.append(event())
        uow.commit()
    engine = create_engine(f"sqlite:///{paths.desk}")
    with engine.begin() as connection:
        connection.execute(text(change))
    engine.dispose()
    with embedded.reading() as uow:
        assert first_broken(uow.audit.entries()) == broken


WRITER = """
import sys
from pathlib import Path
from datetime import UTC, datetime
from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.record.audit import AuditEvent
from dsr_desk.storage.desk import open_desk, open_desk_at

address, name, times = sys.argv[1:]
server = address.startswith("postgresql")
desk = open_desk_at(address) if server else open_desk(WorkspacePaths(Path(address)))
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(times)):
    with desk.unit_of_work() as uow:
        uow.audit.append(AuditEvent(datetime.now(UTC), name, "written", name))
        uow.commit()
desk.close()
"""


@pytest.fixture(params=["embedded", pytest.param("served", marks=pytest.mark.postgres)])
def shared(request: pytest.FixtureRequest) -> tuple[SqlDesk, str]:
    """A database of each kind with the address that another process opens it by."""
    desk: SqlDesk = request.getfixturevalue(request.param)
    if request.param == "served":
        return desk, request.getfixturevalue("desk_url")
    paths: WorkspacePaths = request.getfixturevalue("paths")
    return desk, str(paths.root)


def test_two_processes_never_fork_the_chain(shared: tuple[SqlDesk, str]) -> None:
    desk, address = shared
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, address, name, "60"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            text=True,
        )
        for name in ("one", "two")
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        writer.communicate("go\n")
        assert writer.returncode == 0
    with desk.reading() as uow:
        entries = list(uow.audit.entries())
    assert first_broken(entries) is None
    assert [entry.sequence for entry in entries] == list(range(1, 121))
    assert sum(entry.event.actor == "one" for entry in entries) == 60
