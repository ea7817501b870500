"""The transaction: leaving the block without ``commit`` undoes everything."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Engine

from dsr_desk.domain.errors import Defect
from dsr_desk.services.ports import AuditLog, Cases, Ledger, Matches, People, Plans, Runs
from dsr_desk.services.ports.holds import Holds
from dsr_desk.services.ports.mailboxes import MailboxBook
from dsr_desk.services.ports.redactions import Redactions
from dsr_desk.services.ports.sending import SendingBook
from dsr_desk.storage.engine.errors import Place
from dsr_desk.storage.engine.link import Link
from dsr_desk.storage.repositories.audit import SqlAuditLog
from dsr_desk.storage.repositories.cases import SqlCases
from dsr_desk.storage.repositories.holds import SqlHolds
from dsr_desk.storage.repositories.ledger import SqlLedger
from dsr_desk.storage.repositories.mailboxes import SqlMailboxBook
from dsr_desk.storage.repositories.matches import SqlMatches
from dsr_desk.storage.repositories.people import SqlPeople
from dsr_desk.storage.repositories.plans import SqlPlans
from dsr_desk.storage.repositories.redactions import SqlRedactions
from dsr_desk.storage.repositories.runs import SqlRuns
from dsr_desk.storage.repositories.sending import SqlSendingBook

_T = TypeVar("_T")
_PARTS: dict[str, Callable[[Link], object]] = {
    "cases": SqlCases,
    "matches": SqlMatches,
    "plans": SqlPlans,
    "runs": SqlRuns,
    "people": SqlPeople,
    "ledger": SqlLedger,
    "mailboxes": SqlMailboxBook,
    "holds": SqlHolds,
    "sendings": SqlSendingBook,
    "redactions": SqlRedactions,
}


class SqlUnitOfWork:
    """One transaction on a connection of its own, used by one thread."""

    cases: Cases
    matches: Matches
    plans: Plans
    runs: Runs
    people: People
    audit: AuditLog
    ledger: Ledger
    mailboxes: MailboxBook
    holds: Holds
    sendings: SendingBook
    redactions: Redactions

    def __init__(
        self,
        engine: Engine,
        place: Place,
        *,
        reading: bool,
        recorded: Callable[[], None] | None = None,
    ) -> None:
        """Take the engine, and what hears of a commit that has added to the audit.

        Nothing is opened before the block begins.
        """
        self._recorded = recorded
        self._engine = engine
        self._place = place
        self._reading = reading
        self._link: Link | None = None

    def __enter__(self) -> Self:
        """Begin; a writer waits here for its turn.

        Raises:
            WorkspaceBusy: another writer did not finish in time.
        """
        if self._link is not None:
            raise Defect("A transaction was begun twice.")
        self._link = link = Link(self._engine, self._place, reading=self._reading)
        self.audit = self._log = SqlAuditLog(link)
        return self

    def __getattr__(self, name: str) -> Any:
        """Make a part when it is first asked for: most transactions need two or three."""
        make, link = _PARTS.get(name), self._link
        if make is None or link is None:
            raise AttributeError(name)
        part = make(link)
        setattr(self, name, part)
        return part

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Undo what was not committed."""
        if self._link is not None:
            self._link.close()

    def unwritten(self, what: Hashable, make: Callable[[], _T]) -> _T:
        """Return what was made of the same rows before, or make it."""
        if self._link is None:
            raise Defect("A transaction was asked before it was begun.")
        return self._link.unwritten(what, make)

    def commit(self) -> None:
        """Make everything since the block began permanent."""
        if self._link is None:
            raise Defect("A transaction was committed before it was begun.")
        self._link.commit()
        if self._recorded is not None and self._log.grown:
            self._log.grown = False
            self._recorded()
