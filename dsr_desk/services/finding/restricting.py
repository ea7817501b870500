"""Restricting: what is under a restriction of processing is kept and not looked at (law.md L36).

A restriction is a hold on that ground, so no plan takes what it is about, and no run erases it.
What it adds: no list, no preview, no text search and no conversation shows the content.  An extract
that the person has asked for is theirs: there their own items are shown and handed out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from dsr_desk.domain.addresses import address_in
from dsr_desk.domain.erasing.holds import Hold, Holding, HoldOn
from dsr_desk.domain.errors import NotSignedIn
from dsr_desk.domain.finding.matches import Item, Match
from dsr_desk.services.cases import fetch
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.ports import Cryptography, UnitOfWork


@dataclass(frozen=True, slots=True)
class Restricted:
    """What may not be looked at in a case; ``hashed`` gives an address's keyed hash."""

    holding: Holding
    extract: bool
    """Whether the case hands out what its persons have asked for."""
    hashed: Callable[[str], str]

    def match(self, match: Match) -> bool:
        """Tell whether a match of the case is not shown."""
        held = bool(self.holding.holds) and not self.extract
        return held and self.holding.over(match, match.subject_number) is not None

    def item(self, item: Item, *, own: bool) -> bool:
        """Tell whether an item is not shown that stands around another in its conversation."""
        if own and self.extract:
            return False
        if any(hold.takes(item) for hold in self.holding.holds):
            return True
        targets = {hold.target for hold in self.holding.holds if hold.on is HoldOn.PERSON}
        author = address_in(item.author) if targets else None
        return author is not None and self.hashed(author.key) in targets


NOTHING = Restricted(Holding((), "", ()), extract=False, hashed=str)
"""Nothing is restricted."""


class Restricting:
    """Knows what is restricted, by the holds that are in force."""

    def __init__(self, crypto: Cryptography) -> None:
        """Take the algorithms."""
        self._crypto = crypto

    def of(
        self, uow: UnitOfWork, case_id: str | int, organisation: str, by: SignedIn | None
    ) -> Restricted:
        """Return what may not be looked at in a case.

        Raises:
            NotSignedIn: something is restricted, and only who is signed in can tell whose it is.
        """
        if not uow.unwritten(("restricted", organisation), partial(_any, uow, organisation)):
            return NOTHING
        holds = tuple(_restrictions(uow, organisation))
        if by is None:
            raise NotSignedIn
        case, hashed = fetch(uow, case_id), partial(self._crypto.keyed_hash, by.keys.hashing)
        persons = tuple(
            (s.number, hashed(s.address.key) if s.address is not None else s.hashed)
            for s in case.subjects
        )
        return Restricted(Holding(holds, case.number, persons), case.kind.exports, hashed)


def _any(uow: UnitOfWork, organisation: str) -> bool:
    return any(_restrictions(uow, organisation))


def _restrictions(uow: UnitOfWork, organisation: str) -> Iterator[Hold]:
    return (hold for hold in uow.holds.in_force(organisation) if hold.restricts)
