"""Twins: addresses so near to a named one that one of the two may have been meant for the other.

They are told apart by their keys, always; what is compared here only warns and suggests.
"""

from __future__ import annotations

import re

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.beside import Likeness
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
    if not near_domain(named.domain, other.domain):
        return None
    same_domain = _domain(named) == _domain(other)
    if one == two:
        return Likeness.LOOKS_SAME if same_domain else Likeness.OTHER_DOMAIN
    if not same_domain:
        return None
    if _parts(named) == _parts(other):
        return Likeness.PARTS_SWAPPED
    return Likeness.ONE_LETTER if one_edit(one, two) else None


def _worth_a_look(named: EmailAddress, other: EmailAddress) -> bool:
    """Tell cheaply whether two local parts can be near at all: most are not."""
    one, two = named.local.lower(), other.local.lower()
    if abs(len(one) - len(two)) > _FARTHEST:
        return False
    return len(set(one) ^ set(two)) <= 2 * _FARTHEST


def _local(address: EmailAddress) -> str:
    # Case folding makes “straße” and “strasse” one: as a warning, where the key must not.
    return skeleton(address.base.rpartition("@")[0].casefold())


def _domain(address: EmailAddress) -> str:
    return skeleton(unicode_domain(address.key.rpartition("@")[2]))


def _parts(address: EmailAddress) -> tuple[str, ...]:
    parts = _PART.split(address.base.rpartition("@")[0])
    return tuple(sorted(parts)) if len(parts) > 1 else (address.key,)
