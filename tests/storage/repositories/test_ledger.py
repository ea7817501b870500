from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta

from dsr_desk.config import WorkspacePaths
from dsr_desk.storage.desk import SqlDesk
from tests.storage.made import MORNING


def test_the_ledger_tells_which_cases_have_erased_an_address(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        uow.ledger.record(["a" * 64, "b" * 64], "DSR-0002", MORNING)
        uow.ledger.record(["a" * 64], "DSR-0001", MORNING)
        uow.ledger.record([], "DSR-0003", MORNING)
        uow.commit()
    with desk.reading() as uow:
        assert uow.ledger.known("a" * 64) == ("DSR-0002", "DSR-0001")
        assert uow.ledger.known("b" * 64) == ("DSR-0002",)
        assert uow.ledger.known("c" * 64) == ()


def test_recording_again_changes_nothing(embedded: SqlDesk, paths: WorkspacePaths) -> None:
    with embedded.unit_of_work() as uow:
        for hours in range(2):
            at = MORNING + timedelta(hours=hours)
            uow.ledger.record(["a" * 64, "a" * 64], "DSR-0001", at)
        assert uow.ledger.known("a" * 64) == ("DSR-0001",)
        uow.commit()
    with closing(sqlite3.connect(paths.desk)) as connection:
        rows = connection.execute("SELECT at FROM ledger_entry").fetchall()
    assert rows == [(MORNING.isoformat(),)]
