"""Who writes about what, where and when: one small outline a conversation, exactly 5,000 items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from dsr_desk.demo.calendar import DEMO_TODAY, FIRST_YEAR, is_workday
from dsr_desk.demo.crowd import Person
from dsr_desk.demo.dice import Dice
from dsr_desk.demo.library import ALL_YEAR, Library, Topic, load_library
from dsr_desk.domain.people import ChannelKind

ITEMS = 5_000
KINDS = (ChannelKind.MAIL, ChannelKind.FORUM, ChannelKind.CHAT)

_YEAR_WEIGHTS = (1.0, 1.1, 1.2, 1.6, 1.5, 1.5, 1.7, 1.6)
_MAIL_LENGTHS = (1, 2, 3, 4, 5, 6, 7, 8)
_MAIL_WEIGHTS = (0.12, 0.40, 0.20, 0.13, 0.07, 0.05, 0.02, 0.01)
_KIND_WEIGHTS = (0.66, 0.15, 0.19)
_LAST_START = DEMO_TODAY - timedelta(days=10)
_LAST_LONG_START = DEMO_TODAY - timedelta(days=23)
"""What starts later stays short, so that every answer falls before the demo's today."""
_SHORT = {ChannelKind.MAIL: 3, ChannelKind.FORUM: 5}


@dataclass(frozen=True, slots=True)
class Outline:
    """One conversation to be: enough to write it whenever it is asked for."""

    number: int
    organisation: str
    kind: ChannelKind
    topic: int
    variant: int
    person: int
    start: datetime
    """Stockholm wall-clock time."""
    length: int
    turn: int
    """Which of the conversations about this topic it is, from 0."""


class Planner:
    """Makes outlines, and remembers what a person has already asked."""

    def __init__(self, people: tuple[Person, ...], dice: Dice) -> None:
        self._people = people
        self._dice = dice
        self._used: set[tuple[int, str, ChannelKind, int, int]] = set()
        self._count = 0
        self._turns: dict[tuple[str, ChannelKind, int], int] = {}

    def outlines(self) -> Iterator[Outline]:
        """Yield conversations without end: the fixed ones first, then everybody's."""
        yield from self._fixed()
        writers = [person for person in self._people if person.weight > 0]
        weights = [person.weight for person in writers]
        for person in writers:
            yield self._outline(person, person.organisations[0], ChannelKind.MAIL)
        while True:
            person = self._dice.weighted(writers, weights)
            organisation = self._dice.pick(person.organisations)
            yield self._outline(person, organisation, self._dice.weighted(KINDS, _KIND_WEIGHTS))

    def _fixed(self) -> Iterator[Outline]:
        for person in self._people:
            for organisation, numbers in person.conversations.items():
                for kind, number in zip(KINDS, numbers, strict=True):
                    for _ in range(number):
                        yield self._outline(person, organisation, kind)

    def _outline(self, person: Person, organisation: str, kind: ChannelKind) -> Outline:
        library = load_library(organisation)
        topic, variant = self._topic(library, person, organisation, kind)
        row = _rows(library, kind)[topic]
        start = self._start(row, person.since, kind)
        self._count += 1
        length = self._length(library, kind, topic, variant)
        if start.date() > _LAST_LONG_START:
            length = min(length, _SHORT.get(kind, length))
        turn = self._turns.get((organisation, kind, topic), 0)
        self._turns[organisation, kind, topic] = turn + 1
        return Outline(
            self._count, organisation, kind, topic, variant, person.number, start, length, turn
        )

    def _topic(
        self, library: Library, person: Person, organisation: str, kind: ChannelKind
    ) -> tuple[int, int]:
        """Return a topic in the person's language, and a wording, not yet used if there is one."""
        rows = _rows(library, kind)
        fitting = [n for n, row in enumerate(rows) if row.language == person.language]
        choices = [(n, v) for n in fitting for v in range(_variants(library, kind, n))]
        fresh = [
            choice
            for choice in choices
            if (person.number, organisation, kind, *choice) not in self._used
        ]
        choice = self._dice.pick(fresh or choices)
        self._used.add((person.number, organisation, kind, *choice))
        return choice

    def _start(self, topic: Topic, since: int, kind: ChannelKind) -> datetime:
        """Return a moment in the topic's season, within the years the person has been there."""
        years = range(since, DEMO_TODAY.year + 1)
        weights = _YEAR_WEIGHTS[since - FIRST_YEAR :]
        months = topic.months or ALL_YEAR
        while True:
            year = self._dice.weighted(years, weights)
            day = date(year, self._dice.pick(months), self._dice.between(1, 28))
            if day <= _LAST_START and (kind is not ChannelKind.CHAT or is_workday(day)):
                return self._moment(day, kind)
            if since == DEMO_TODAY.year and min(months) > _LAST_START.month:
                since, years, weights = since - 1, range(since - 1, since + 1), (1.0, 1.0)

    def _moment(self, day: date, kind: ChannelKind) -> datetime:
        dice = self._dice
        early, late = (8, 15) if kind is ChannelKind.CHAT else (7, 22)
        return datetime.combine(
            day, time(dice.between(early, late), dice.below(60), dice.below(60))
        )

    def _length(self, library: Library, kind: ChannelKind, topic: int, variant: int) -> int:
        if kind is ChannelKind.MAIL:
            return self._dice.weighted(_MAIL_LENGTHS, _MAIL_WEIGHTS)
        if kind is ChannelKind.CHAT:
            return len(library.chat[topic].scripts[variant])
        row = library.forum[topic]
        voices = 1 + len(row.replies) + len(row.staff) + len(row.back)
        return self._dice.between(2, min(8, voices))


def _rows(library: Library, kind: ChannelKind) -> tuple[Topic, ...]:
    if kind is ChannelKind.MAIL:
        return library.mail
    return library.chat if kind is ChannelKind.CHAT else library.forum


def _variants(library: Library, kind: ChannelKind, topic: int) -> int:
    if kind is ChannelKind.MAIL:
        return len(library.mail[topic].ask)
    if kind is ChannelKind.CHAT:
        return len(library.chat[topic].scripts)
    return len(library.forum[topic].posts)


def make_plan(people: tuple[Person, ...], items: int, dice: Dice) -> tuple[Outline, ...]:
    """Return outlines in order of time whose lengths add up to exactly ``items``."""
    chosen: list[Outline] = []
    left = items
    for drawn in Planner(people, dice).outlines():
        outline = drawn
        if drawn.length > left:
            # A mail conversation may end sooner; a chat or a thread would break off.
            if drawn.kind is not ChannelKind.MAIL:
                continue
            outline = replace(drawn, length=left)
        chosen.append(outline)
        left -= outline.length
        if not left:
            break
    return tuple(sorted(chosen, key=lambda outline: (outline.start, outline.number)))
