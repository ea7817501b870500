"""What goes into a package, in its order and under its numbers, for whoever goes through it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dsr_desk.domain.errors.steps import ItemsMoved
from dsr_desk.domain.extracts.packages import PackageItem, Profile
from dsr_desk.domain.finding.matches import Mandate, Match, Why
from dsr_desk.domain.requests import Case, RequestKind
from dsr_desk.services.ports import Sources

_CHUNK = 200


def profile_of(case: Case) -> Profile:
    """Return which of the two extracts a case asks for (law.md L23)."""
    return Profile.PORTABILITY if case.kind is RequestKind.PORTABILITY else Profile.ACCESS


def chosen(matches: Sequence[Match], case: Case) -> tuple[Match, ...]:
    """Return what goes in: portability leaves out what staff wrote (law.md L23)."""
    portable = profile_of(case) is Profile.PORTABILITY
    return tuple(
        match
        for match in matches
        if match.decision.included and not (portable and match.why is Why.CONVERSATION)
    )


def packed(
    sources: Sources, matches: Sequence[Match], mandate: Mandate
) -> Iterator[tuple[Match, PackageItem]]:
    """Yield the items under their numbers, a bounded number in memory at a time.

    Raises:
        ItemsMoved: an item is no longer there.
    """
    number = 0
    for start in range(0, len(matches), _CHUNK):
        part = matches[start : start + _CHUNK]
        shown = {}
        for key in dict.fromkeys(match.ref.source for match in part):
            refs = [match.ref for match in part if match.ref.source == key]
            shown.update({i.ref: i for i in sources.get(key).items(refs, mandate)})
        for match in part:
            item = shown.get(match.ref)
            if item is None:
                raise ItemsMoved
            number += 1
            channel = mandate.channel(item.channel)
            yield match, PackageItem(number, item, channel.title if channel else item.channel)
