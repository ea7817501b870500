"""Held persons: what somebody under a hold has written together with others.

A search finds an item once, for one person of its case.  Whoever else has sent it along, or taken
part in the chat, may be under a hold, and need not be a person of the case at all (law.md L31).  So
the sources are asked what the held person wrote, whoever the case is about.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.erasing.holds import Holding, HoldOn
from dsr_desk.domain.errors import PlanChanged
from dsr_desk.domain.finding.matches import ItemRef, Mandate, Why
from dsr_desk.services.erasing.known_again import KnownAgain
from dsr_desk.services.finding.reach import sources_of
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.ports import Cryptography, Sources

Written = dict[str, frozenset[ItemRef]]
"""What held persons wrote, by the keyed hash of their address."""
_WRITTEN = frozenset(Why) - {Why.REPLY_TO, Why.CONVERSATION}
"""What they have written, or may have: what is kept for nothing can still be erased."""
_HELD = 0
"""The held person's number among those of a case, before all of theirs: a search counts what staff
answered several persons to the first of them, and finds it only where it asks for all of them."""


class HeldPersons:
    """Asks the sources for what is written by persons of whom a hold has the keyed hash alone."""

    def __init__(self, sources: Sources, crypto: Cryptography) -> None:
        """Take the sources and the algorithms."""
        self._sources = sources
        self._known = KnownAgain(sources, crypto)

    def ask(self, holding: Holding, mandate: Mandate, by: SignedIn, written: Written) -> None:
        """Ask for those held persons who are not in ``written`` yet, and put them there."""
        asked = targets(holding) - written.keys()
        if not asked:
            return
        known = self._known.hashed(replace(mandate, subjects=()), by)
        for target in asked:
            written[target] = self._of(mandate, known.get(target))

    def _of(self, mandate: Mandate, address: EmailAddress | None) -> frozenset[ItemRef]:
        if address is None:
            return frozenset()
        alone = replace(mandate, subjects=((_HELD, address),))
        others = tuple(each for each in mandate.subjects if each[1] != address)
        together = replace(mandate, subjects=(*alone.subjects, *others))
        return self._found(alone, _WRITTEN) | self._found(together, {Why.CONVERSATION})

    def _found(self, mandate: Mandate, whys: Container[Why]) -> frozenset[ItemRef]:
        return frozenset(
            found.ref
            for source, part in sources_of(self._sources, mandate)
            for found in source.find(part)
            if found.subject_number == _HELD and found.why in whys
        )


def targets(holding: Holding) -> frozenset[str]:
    """Return the keyed hashes of the persons whom holds are about."""
    return frozenset(hold.target for hold in holding.holds if hold.on is HoldOn.PERSON)


def with_written(holding: Holding, written: Mapping[str, frozenset[ItemRef]]) -> Holding:
    """Return the holds with what the held persons wrote, as it was asked for.

    Raises:
        PlanChanged: a hold has come since.
    """
    if targets(holding) - written.keys():
        raise PlanChanged
    persons = [hold for hold in holding.holds if hold.on is HoldOn.PERSON]
    also = {ref: hold for hold in reversed(persons) for ref in written[hold.target]}
    return replace(holding, written=also)
