"""Persons who were forgotten, known again by the keyed hashes of addresses that stand there."""

from __future__ import annotations

from dataclasses import replace

from dsr_desk.domain.addresses import EmailAddress, address_in
from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.domain.requests import Case
from dsr_desk.services.finding.reach import sources_of
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.ports import Cryptography, Sources


class KnownAgain:
    """Looks for the addresses of persons of whom the desk keeps a keyed hash alone."""

    def __init__(self, sources: Sources, crypto: Cryptography) -> None:
        """Take the sources and the algorithms."""
        self._sources = sources
        self._crypto = crypto

    def hashed(self, mandate: Mandate, by: SignedIn) -> dict[str, EmailAddress]:
        """Return every address that stands in a mandate's channels, by its keyed hash."""
        hashed: dict[str, EmailAddress] = {}
        for source, part in sources_of(self._sources, mandate):
            for text in source.addresses(part):
                if (address := address_in(text)) is not None:
                    hashed[self._crypto.keyed_hash(by.keys.hashing, address.key)] = address
        return hashed

    def with_persons(self, case: Case, mandate: Mandate, by: SignedIn) -> Mandate:
        """Return the fence with those forgotten persons of the case who stand inside it again."""
        forgotten = [subject for subject in case.subjects if subject.address is None]
        if not forgotten:
            return mandate
        known = self.hashed(replace(mandate, subjects=()), by)
        again = tuple((s.number, known[s.hashed]) for s in forgotten if s.hashed in known)
        return replace(mandate, subjects=(*mandate.subjects, *again))
