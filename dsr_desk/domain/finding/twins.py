"""Twins: addresses so near to a named one that one of the two may have been meant for the other.

They are told apart by their keys, always; what is compared here only warns and suggests.
"""

from __future__ import annotations

import re
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
    if named.key == other.key or named.base == other.base or not _worth_a_look(named, other):
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


def _worth_a_look(named: EmailAddress, other: EmailAddress) -> bool:
    """Tell cheaply whether two local parts can be near at all: most are not."""
    one, two = named.local.lower(), other.local.lower()
    if abs(len(one) - len(two)) > _FARTHEST:
        return False
    return len(set(one) ^ set(two)) <= 2 * _FARTHEST


def _local(address: EmailAddress) -> str:
    # Case folding makes “straße” and “strasse” one: as a warning, where the key must not.
    return skeleton(address.base.rpartition("@")[0].casefold())


@lru_cache(maxsize=4096)
def _domain(domain: str) -> str:
    return skeleton(unicode_domain(domain_key(domain)))


def _parts(address: EmailAddress) -> tuple[str, ...]:
    parts = _PART.split(address.base.rpartition("@")[0])
    return tuple(sorted(parts)) if len(parts) > 1 else (address.key,)
