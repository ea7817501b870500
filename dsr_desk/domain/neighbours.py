"""Addresses that a person could take for another: a hint beside a verdict, never a match.

Two addresses are the same when their keys are (``addresses``).  What is compared here is weaker on
purpose: a plus-tag, dots, letters of other scripts, a neighbouring domain.  A hint helps a person
to see what may be meant; nothing is ever allowed because of it.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from dsr_desk.domain.addresses import EmailAddress, domain_key, same_organisation
from dsr_desk.domain.lookalikes import one_edit, skeleton, unicode_domain

_SHORTEST_DOMAIN = 6
"""Shorter domains differ in one letter by chance (``ab.se``, ``ac.se``)."""

SHARED = frozenset(
    "abuse admin administration akut barnomsorg bibliotek bokning bygglov chatt contact ekonomi"
    " epost faktura forum fraga fragor function funktion hej hello help helpdesk hjalp hr info"
    " information it kansli kommun kommunen konsument kontakt kundcenter kundservice kundtjanst"
    " mail medborgarservice medlem myndighet no-reply nobody noreply office ombud order post"
    " postmaster press reception redaktion redaktionen redaktor registrator root sales service"
    " social stad staden support team test vaktmastare webb webmaster webbmaster webredaktion"
    " webbredaktion".split()
)
"""Local parts that many people read: who wrote from there can't be told."""


def is_shared(address: EmailAddress) -> bool:
    """Tell whether an address looks like a function's mailbox rather than a person's."""
    local = _plain(address.local).split("+", 1)[0].strip("._-")
    parts = local.replace("_", ".").split(".")
    return local in SHARED or parts[0] in SHARED


class Neighbours:
    """Finds among many addresses those that could be taken for a given one."""

    def __init__(self, addresses: Iterable[EmailAddress], domains: Iterable[str] = ()) -> None:
        """Take the addresses, and domains between which one person may have several (aliases)."""
        self._domains = tuple(domains)
        self._by_local: dict[str, dict[str, EmailAddress]] = defaultdict(dict)
        for address in addresses:
            self._by_local[_local(address)].setdefault(address.key, address)

    def of(self, address: EmailAddress) -> EmailAddress | None:
        """Return another address that could be taken for this one, the first by key."""
        here = self._by_local.get(_local(address), {})
        for key in sorted(here):
            if key != address.key and self._near_domain(address.domain, here[key].domain):
                return here[key]
        return None

    def _near_domain(self, one: str, other: str) -> bool:
        if same_organisation(one, other) or same_organisation(other, one):
            return True
        if all(any(same_organisation(d, own) for own in self._domains) for d in (one, other)):
            return True
        return near_domain(one, other)


@lru_cache(maxsize=4096)
def near_domain(one: str, other: str) -> bool:
    """Tell whether two domains look the same, or differ in one letter and are long enough."""
    first, second = (skeleton(unicode_domain(domain_key(name))) for name in (one, other))
    longest = max(len(first), len(second))
    return first == second or (longest >= _SHORTEST_DOMAIN and one_edit(first, second))


def _local(address: EmailAddress) -> str:
    """Return the local part as hints compare it: no tag, no dots, look-alikes made equal."""
    return skeleton(address.local.split("+", 1)[0])


def _plain(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text).lower()
    return "".join(letter for letter in spread if not unicodedata.combining(letter))
