"""Ports to the desk's own database: the transaction and the store itself."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

from dsr_desk.services.progress import Progress, unheard

if TYPE_CHECKING:
    from dsr_desk.services.ports.cases import Cases, Matches
    from dsr_desk.services.ports.holds import Holds
    from dsr_desk.services.ports.mailboxes import MailboxBook
    from dsr_desk.services.ports.people import AuditLog, Ledger, People
    from dsr_desk.services.ports.plans import Plans, Runs
    from dsr_desk.services.ports.redactions import Redactions
    from dsr_desk.services.ports.sending import SendingBook

_T = TypeVar("_T")


class UnitOfWork(Protocol):
    """One transaction; leaving the block without ``commit`` undoes everything."""

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

    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def unwritten(self, what: Hashable, make: Callable[[], _T]) -> _T:
        """Return what was made under this name of the same rows, or make it.

        It is not asked for again as long as nobody writes to the database.  It is kept until then,
        so it must name no person of a case.
        """
        ...

    def commit(self) -> None:
        """Make everything since the block began permanent."""
        ...


class DeskStore(Protocol):
    """The desk's database: transactions, and what erasing needs of its files."""

    def unit_of_work(self) -> UnitOfWork:
        """Return a new transaction that may write."""
        ...

    def reading(self) -> UnitOfWork:
        """Return a transaction that only reads: several may run at once."""
        ...

    def on_recorded(self, told: Callable[[], None]) -> None:
        """Have this called after each transaction, or command, that has added to the audit.

        It must not raise: what was committed stays, whatever becomes of the telling.
        """
        ...

    def command(self) -> AbstractContextManager[None]:
        """Let this thread's transactions in a block be one for whoever is told of them."""
        ...

    def scrub(self, progress: Progress = unheard) -> tuple[tuple[str, int], ...]:
        """Remove deleted content from the database's files, as ``ContentSource.scrub`` does."""
        ...

    def files(self) -> tuple[Path, ...]:
        """Return the database's files on this machine."""
        ...
