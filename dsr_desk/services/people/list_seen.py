"""The list of users as a session looks at it again before everything that it changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from dsr_desk.domain.errors import RegistryNotTrusted
from dsr_desk.domain.record.audit import GENESIS
from dsr_desk.domain.record.registry import AccountChange, ListInForce, Registry, Verify
from dsr_desk.services.people.lists import DIGEST, LISTED, MadeAlone, made_alone, signed_list
from dsr_desk.services.ports import UnitOfWork

_Rows = tuple[str, Registry | None, tuple[AccountChange, ...]]


@dataclass(frozen=True, slots=True)
class _Recorded:
    """The digests of the lists that the audit has, up to one of its entries."""

    digests: tuple[str, ...] = ()
    sequence: int = 0
    hash: str = GENESIS

    def until_now(self, uow: UnitOfWork) -> _Recorded:
        """Return those that stand there now; only what was added is read.

        What was seen in a transaction that was undone, or in an audit that was put back since, is
        read from the beginning.
        """
        head = uow.audit.head()
        if head == (self.sequence, self.hash):
            return self
        begun = self if uow.audit.hash_at(self.sequence) == self.hash else _Recorded()
        added = uow.audit.entries(events=(LISTED,), after=begun.sequence)
        digests = (dict(entry.event.facts).get(DIGEST, "") for entry in added)
        return _Recorded((*begun.digests, *digests), *head)


class _Checked(NamedTuple):
    """A list whose signatures were checked, the rows it was in, and its changes' digests."""

    rows: _Rows
    now: ListInForce
    digests: tuple[str, ...]


class ListSeen:
    """Returns the list in force within a transaction, and checks only what has changed.

    The machine's memory was asked when somebody signed in: a key store may take its time, or ask a
    person, while a transaction keeps every other desk waiting.  What destroys asks it each time
    (``Accounts.list_within``).
    """

    def __init__(self, admin_key: str, version: int, verify: Verify) -> None:
        """Take the administrator's key and the newest version, as this machine knows them."""
        self._admin_key, self._version, self._verify = admin_key, version, verify
        self._checked: _Checked | None = None
        self._recorded = _Recorded()
        self._lately: tuple[tuple[int, str], ListInForce] | None = None

    def lately(self, uow: UnitOfWork) -> ListInForce:
        """Return the same as it stood when the newest step went on record: for what only reads.

        No list comes into force without a step (promise 7), so mostly one row is read.  Whoever
        edits rows instead stops what is written, and that alone.

        Raises:
            RegistryNotTrusted: as for ``within``.
        """
        head, lately = uow.audit.head(), self._lately
        if lately is None or lately[0] != head:
            self._lately = lately = head, self.within(uow)
        return lately[1]

    def within(self, uow: UnitOfWork) -> ListInForce:
        """Return the list that is in force.

        Raises:
            RegistryNotTrusted: it is not signed, not the one on record, or older than the one that
                this session has seen.
        """
        people = uow.people
        rows: _Rows = (people.workspace()[0], people.registry(), people.account_changes())
        checked = self._checked
        if checked is None or checked.rows != rows:
            now = signed_list(uow, self._admin_key, self._verify)
            checked = _Checked(rows, now, tuple(each.digest for each in now.changes))
        self._recorded = recorded = self._recorded.until_now(uow)
        if recorded.digests != checked.digests:
            raise RegistryNotTrusted("it is not the one on record")
        if checked.now.registry.version < self._version:
            raise RegistryNotTrusted("it is older than the one this machine has seen")
        self._checked, self._version = checked, checked.now.registry.version
        return checked.now

    def alone(self, uow: UnitOfWork, accounts: Iterable[str]) -> tuple[MadeAlone, ...]:
        """Return which of some accounts one person alone has made what they are.

        Nobody, where the list is not trusted: whatever they do is refused for that.
        """
        try:
            return made_alone(self.within(uow), accounts)
        except RegistryNotTrusted:
            return ()
