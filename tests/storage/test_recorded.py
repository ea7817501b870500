"""Who hears that the audit has grown: after the commit, once a command, in both databases."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsr_desk.domain.record.approvals import Pin
from dsr_desk.domain.record.audit import AuditEvent, HistoryMissing, Memory
from dsr_desk.services.ports import DeskStore
from dsr_desk.services.record.audit import Audit
from dsr_desk.storage.desk import SqlDesk
from dsr_desk.vault import MachinePins
from tests.storage.made import MORNING


@pytest.fixture(autouse=True)
def _nobody_hears_it_afterwards(desk: SqlDesk) -> Iterator[None]:
    """The server's desk is the same for every test."""
    yield
    desk.on_recorded(lambda: None)


def note(desk: DeskStore, *, commit: bool = True) -> None:
    with desk.unit_of_work() as uow:
        uow.audit.append(AuditEvent(MORNING, "user-alva", "case.taken"))
        if commit:
            uow.commit()


def counted(desk: SqlDesk) -> list[int]:
    """Return the heads that are in the database whenever it is told that the audit has grown."""
    heads: list[int] = []

    def told() -> None:
        with desk.reading() as uow:
            heads.append(uow.audit.head()[0])

    desk.on_recorded(told)
    return heads


def test_it_is_told_after_the_commit_and_only_of_what_was_recorded(desk: SqlDesk) -> None:
    heads = counted(desk)
    note(desk)
    note(desk, commit=False)
    with desk.unit_of_work() as uow:
        uow.commit()
    assert heads == [1]


def test_a_command_of_many_transactions_is_told_once_at_its_end(desk: SqlDesk) -> None:
    heads = counted(desk)
    with desk.command(), desk.command():
        for _ in range(3):
            note(desk)
        assert heads == []
    with desk.command():
        pass
    assert heads == [3]


def test_what_was_committed_before_an_error_is_told(desk: SqlDesk) -> None:
    heads = counted(desk)
    with pytest.raises(ZeroDivisionError):
        _fail_after_a_note(desk)
    assert heads == [1]


def _fail_after_a_note(desk: SqlDesk) -> None:
    with desk.command():
        note(desk)
        raise ZeroDivisionError


def test_another_threads_command_keeps_nothing_back(desk: SqlDesk) -> None:
    heads = counted(desk)
    with desk.command():
        worker = threading.Thread(target=note, args=(desk,))
        worker.start()
        worker.join()
        assert heads == [1]


def test_an_audit_that_was_cut_or_rewritten_is_noticed_in_both_databases(
    desk: SqlDesk, tmp_path: Path
) -> None:
    with desk.unit_of_work() as uow:
        uow.people.found_workspace("w-1", "ab" * 32, b"s" * 32)
        uow.commit()
    pins = MachinePins(tmp_path / "account")
    pins.write(Pin("w-1", "ab" * 32, 1, 0, "0" * 64))
    audit = Audit(desk, pins)
    desk.on_recorded(audit.remember)
    for _ in range(3):
        note(desk)
    assert audit.memory() == Memory(3, 3, holds=True)
    _cut(desk)
    assert audit.memory() == Memory(3, 2, holds=False)
    with desk.unit_of_work() as uow:
        uow.audit.append(AuditEvent(MORNING, "user-eve", "case.taken"))
        uow.commit()
    with pytest.raises(HistoryMissing):
        audit.require_seen()


def _cut(desk: SqlDesk) -> None:
    with desk._writing.begin() as connection:
        connection.exec_driver_sql("DELETE FROM audit_entry WHERE sequence = 3")
