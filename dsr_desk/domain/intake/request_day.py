"""The day the person's request reached the organisation, where the mail tells it (law.md L2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from dsr_desk.domain.intake.phrasing.pattern import Pattern
from dsr_desk.domain.intake.phrasing.wordings import DateWords
from dsr_desk.domain.intake.text.dates import Calendar, DayMention

FIRST_DAY = date(2018, 5, 25)
"""The Regulation applies from this day on: an earlier date is something else."""
_CLAUSE = re.compile(r"[,;()]| (?:och|men|and|but|samt) ")
_FAR = 30
"""How much a boundary between clauses parts a day from a verb, in characters."""
_LABEL = 40
"""Characters before a colon that are looked at for a label."""
_BARE = 6
"""Words of a sentence that only tells the day of what the sentence before it told."""


class Event(Enum):
    """What happened on a day."""

    ARRIVED = auto()
    WRITTEN = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class RequestDay:
    """The day, or that it is unclear which of several it is."""

    day: date | None
    unclear: bool = False


@dataclass(frozen=True, slots=True)
class _Dated:
    event: Event
    day: date | None


def _patterns(words: DateWords) -> tuple[tuple[Event, Pattern], ...]:
    return (
        (Event.ARRIVED, words.request_cues_wide),
        (Event.WRITTEN, words.written_cues),
        (Event.OTHER, words.content_cues),
    )


def _nearest(text: str, mention: DayMention, words: DateWords) -> Event | None:
    """Return what the nearest verb says of the day; a comma between makes a verb distant."""
    best: tuple[int, int, Event] | None = None
    for event, pattern in _patterns(words):
        for found in pattern.finditer(text):
            if mention.start <= found.start() < mention.end or (
                mention.start < found.end() <= mention.end
            ):
                continue
            low, high = min(found.end(), mention.end), max(found.start(), mention.start)
            between = text[low:high]  # nothing where the day stands within: “fick vi i går begäran”
            distance = len(between) + _FAR * len(_CLAUSE.findall(between))
            # Of two that end together the longer one says more: “vi skrev”, “skrev”.
            weight = (distance, found.start() - found.end())
            if best is None or weight < best[:2]:
                best = (*weight, event)
    return best[2] if best else None


def _of_sentence(text: str, before: str, calendar: Calendar) -> list[_Dated]:
    words = calendar.words
    dated: list[_Dated] = []
    for mention in calendar.mentions(text):
        event = _nearest(text, mention, words)
        # “Det var i måndags.” dates what the sentence before told.
        rest = text[: mention.start] + text[mention.end :]
        if event is None and len(rest.split()) <= _BARE and words.request_cues_wide.search(before):
            event = Event.ARRIVED
        label, colon, _ = text.partition(":")
        if event is None and colon and words.request_labels.search(label[-_LABEL:]):
            event = Event.ARRIVED
        dated.append(_Dated(event or Event.OTHER, mention.day))
    return dated


def _of_entry(label: str, value: str, calendar: Calendar) -> list[_Dated]:
    words = calendar.words
    if words.request_cues_wide.search(label) or words.request_labels.search(label):
        event = Event.ARRIVED
    elif words.written_cues.search(label) and not words.content_cues.search(label):
        event = Event.WRITTEN
    else:
        return []
    return [
        _Dated(_nearest(value, mention, words) or event, mention.day)
        for mention in calendar.mentions(value)
    ]


def request_day(
    sentences: Sequence[str],
    entries: Iterable[tuple[str, str]],
    calendar: Calendar,
    latest: date | None,
) -> RequestDay:
    """Return the one day on which the request reached the organisation.

    A day on which the request was only written counts where no day of its arrival is told.

    Args:
        sentences: the folded sentences in order.
        entries: the folded labels and values of forms and tables.
        calendar: how days are read.
        latest: the day the mail was received; a later day is something else.
    """
    dated = [
        one
        for before, text in zip(("", *sentences), sentences, strict=False)
        for one in _of_sentence(text, before, calendar)
    ]
    for label, value in entries:
        dated += _of_entry(label, value, calendar)
    for event in (Event.ARRIVED, Event.WRITTEN):
        days = {
            one.day
            for one in dated
            if one.event is event
            and (
                one.day is None or (one.day >= FIRST_DAY and (latest is None or one.day <= latest))
            )
        }
        if days:
            only = days.pop() if len(days) == 1 else None
            return RequestDay(only, unclear=only is None)
    return RequestDay(None)
