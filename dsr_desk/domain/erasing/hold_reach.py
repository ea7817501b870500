"""How far a run had come with what a new hold is about, and what of it the hold still keeps.

A hold waits for the batch that is being committed (``services/erasing/last_word.py``), and while it
is in force nothing of it is erased.  So what is on record as erased was erased before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from dsr_desk.domain.erasing.receipts import Outcome
from dsr_desk.domain.finding.matches import ItemRef

_BY_THE_RUN = (Outcome.ERASED, Outcome.ANONYMISED, Outcome.GONE_AFTER_RESTART)


class PassedItem(NamedTuple):
    """An item of a plan that is being carried out, or was, and how far its run has come with it."""

    ref: ItemRef
    channel: str
    at: datetime
    intent: bool
    outcome: Outcome | None


class HoldReach(NamedTuple):
    """What a hold has met of one case in one channel: how many items, by what becomes of them."""

    case: str
    channel: str
    too_late: int
    """A run had erased or anonymised them when the hold was set."""
    first: datetime | None
    last: datetime | None
    """When the first and the last of those were written."""
    open: int
    """In a batch that is not on record yet: whether they are gone is told when the run goes on."""
    kept: int


def reach_of(case: str, items: Iterable[PassedItem]) -> tuple[HoldReach, ...]:
    """Return what a hold has met of a case, by channel; ``items`` are those that it is about.

    What was gone already when the run came to it is left out: no run has erased it.
    """
    by_channel: dict[str, list[PassedItem]] = {}
    for item in items:
        if item.outcome is not Outcome.ALREADY_GONE:
            by_channel.setdefault(item.channel, []).append(item)
    return tuple(_of_channel(case, *each) for each in sorted(by_channel.items()))


def _of_channel(case: str, channel: str, items: list[PassedItem]) -> HoldReach:
    late = [item.at for item in items if item.outcome in _BY_THE_RUN]
    begun = sum(item.outcome is None and item.intent for item in items)
    first, last = min(late, default=None), max(late, default=None)
    kept = len(items) - len(late) - begun
    return HoldReach(case, channel, len(late), first, last, begun, kept)
