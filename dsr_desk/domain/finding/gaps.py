"""Gaps beside those of dead sources: what was wished for and lies outside the mandate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dsr_desk.domain.finding.matches import Gap, Mandate
from dsr_desk.domain.people import Channel, ChannelKind
from dsr_desk.domain.requests import Case

ELSEWHERE = "address-elsewhere"
"""Of a gap that names no channel: rows of the source name the persons, and no rule finds them."""


@dataclass(frozen=True, slots=True)
class Unread:
    """What a channel holds that no search can tell anything of."""

    channel: str
    files: int
    """Attachments that are no readable text, or too large."""
    senders: int = 0
    """Items with a sender that could not be read: nobody is found by whom they are from."""


def unsearched(case: Case, every: Iterable[Channel], mandate: Mandate) -> Iterator[Gap]:
    """Yield what a request wishes for and the mandate does not reach: shown, never a silent zero.

    The reasons are ``channel-left-out``, ``channel-in-other-case`` and ``kind-without-channel``.
    """
    channels = tuple(every)
    covered = {channel.key for channel in mandate.channels}
    for channel in channels:
        if channel.kind in case.wished_kinds and channel.key not in covered:
            away = channel.key in case.away
            yield Gap("", channel.key, "channel-in-other-case" if away else "channel-left-out")
    there = {channel.kind for channel in channels}
    for kind in case.wished_kinds:
        if kind not in there and kind is not ChannelKind.SOCIAL:
            yield Gap("", kind.value, "kind-without-channel")
