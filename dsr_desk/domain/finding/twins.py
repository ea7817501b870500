"""Twins: addresses so near to a named one that one of the two may have been meant for the other.

They are told apart by their keys, always; what is compared here only warns and suggests.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from dsr_desk.domain.addresses import EmailAddress, domain_key
from dsr_desk.domain.finding.beside import Likeness
from dsr_desk.domain.lookalikes import one_edit, skeleton, unicode_domain
from dsr_desk.domain.neighbours import near_domain

_FARTHEST = 5
"""Addresses that differ more in length, or in their letters, are not compared closely."""
_PART = re.compile(r"[._-]+")


def likeness(named: EmailAddress, other: EmailAddress) -> Likeness | None:
    """Return why another address could be taken for a named one; None when it could not.

    A plus-tag apart the same is no twin: such items are matches, to be confirmed.
    """
    if not worth_a_look([named])(other.text):
        return None
    if named.key == other.key or named.base == other.base:
        return None
    one, two = _local(named), _local(other)
    looks_same, swapped = one == two, _parts(named) == _parts(other)
    if not (looks_same or swapped or one_edit(one, two)):
        return None
    if not near_domain(named.domain, other.domain):
        return None
    if _domain(named.domain) != _domain(other.domain):
        return Likeness.OTHER_DOMAIN if looks_same else None
    if looks_same:
        return Likeness.LOOKS_SAME
    return Likeness.PARTS_SWAPPED if swapped else Likeness.ONE_LETTER


def worth_a_look(named: Iterable[EmailAddress]) -> Callable[[str], bool]:
    """Return what tells cheaply whether an address as written can be near to a named one at all.

    An organisation has very many addresses, and hardly one is near: none need be taken apart to
    tell that.
    """
    parts = {address.local.lower() for address in named}
    sought = [(len(part), set(part)) for part in parts]

    def worth(other: str) -> bool:
        part = other.rpartition("@")[0].lower()
        length = len(part)
        for long, letters in sought:
            if abs(long - length) <= _FARTHEST and len(letters ^ set(part)) <= 2 * _FARTHEST:
                return True
        return False

    return worth


def _local(address: EmailAddress) -> str:
    # Case folding makes “straße” and “strasse” one: as a warning, where the key must not.
    return skeleton(address.base.rpartition("@")[0].casefold())


@lru_cache(maxsize=4096)
def _domain(domain: str) -> str:
    return skeleton(unicode_domain(domain_key(domain)))


def _parts(address: EmailAddress) -> tuple[str, ...]:
    parts = _PART.split(address.base.rpartition("@")[0])
    return tuple(sorted(parts)) if len(parts) > 1 else (address.key,)
