"""Changing the roster: what a file, a database or a person proposes, against what is stored.

A proposal becomes a *difference* that a person reads and confirms by its digest.  Nothing is ever
deleted: whoever leaves gets an end, because a mail is judged by the roster of its own day
(law.md L17).  Whatever gives somebody authority, or touches days that have passed, is marked.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.people import RosterEntry

ONE_DAY = timedelta(days=1)


class Mode(StrEnum):
    """What it means that somebody is not named."""

    ADD = "add"
    """Nothing: the rest stays as it is."""
    WHOLE = "whole"
    """Their role ends the day before: the rows are the organisation's whole roster."""
    HAND = "hand"
    """Nothing: a person adds or ends single entries."""


class Kind(StrEnum):
    """What a line of the difference does."""

    ADDED = "added"
    ENDED = "ended"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


class Risk(StrEnum):
    """What a person must have seen and ticked before a difference is applied."""

    BACKDATED = "backdated"
    """It gives authority for days that have passed: an old mail's sender may become an editor."""
    PAST_LOST = "past-lost"
    """It takes authority away for days that have passed: an open case may rest on it."""
    LOOK_ALIKE = "look-alike"
    """The new address could be taken for another editor's, or its domain for the organisation's."""
    SHARED_ADDRESS = "shared-address"
    """Many people may read the mailbox: who writes from there can't be told."""
    FOREIGN_DOMAIN = "foreign-domain"
    """The new address is of none of the organisation's domains."""
    TWO_ORGANISATIONS = "two-organisations"
    """The address is an editor for another organisation too: its mails will need a choice."""


@dataclass(frozen=True, slots=True)
class Row:
    """One understood row of what is proposed.

    ``since`` None means: as it is, or from today.  ``until_given`` is False where the rows have no
    such column: then an end that is stored stays.
    """

    line: int
    channel: str
    address: EmailAddress
    name: str
    since: date | None
    until: date | None
    until_given: bool = True


@dataclass(frozen=True, slots=True)
class Ending:
    """Somebody ends one stored entry: ``day`` is its last day."""

    channel: str
    address: EmailAddress
    since: date
    day: date


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that can't be taken in: its line (from 1), the reason as a code, the column if one."""

    line: int
    code: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where rows come from; ``kind`` is ``csv``, ``database`` or ``hand``."""

    kind: str
    name: str = ""
    sha256: str = ""
    encoding: str = ""
    """Of a file; with a question mark when it was guessed."""
    separator: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody wants the roster to say."""

    mode: Mode
    origin: Origin
    organisation: str = ""
    """Needed for the whole roster of one; otherwise rows of any channel are taken."""
    rows: tuple[Row, ...] = ()
    endings: tuple[Ending, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    more_problems: int = 0
    ignored_columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One entry before and after; ``hint`` is the address that a look-alike could be taken for."""

    kind: Kind
    before: RosterEntry | None
    after: RosterEntry
    line: int = 0
    risks: tuple[Risk, ...] = ()
    hint: str = ""

    @property
    def gives(self) -> bool:
        """Whether somebody may speak for a channel on a day on which they could not before."""
        return gives_more(self.before, self.after)


@dataclass(frozen=True, slots=True)
class RosterDifference:
    """What would change; ``digest`` is what the person who confirms has seen."""

    mode: Mode
    organisation: str
    origin: Origin
    lines: tuple[Line, ...]
    problems: tuple[RowProblem, ...]
    more_problems: int
    ignored_columns: tuple[str, ...]
    today: date
    base: str
    """Digest of the roster as stored."""
    result: str
    """Digest of the roster as it would be."""
    digest: str = field(default="")

    def count(self, kind: Kind) -> int:
        """Return how many lines do this."""
        return sum(line.kind is kind for line in self.lines)

    @property
    def changes(self) -> tuple[Line, ...]:
        """The lines that change something."""
        return tuple(line for line in self.lines if line.kind is not Kind.UNCHANGED)

    @property
    def risks(self) -> dict[Risk, int]:
        """How many lines carry each risk; each must be ticked."""
        counted = Counter(risk for line in self.lines for risk in line.risks)
        return {risk: counted[risk] for risk in Risk if counted[risk]}

    @property
    def gives(self) -> int:
        """How many lines give somebody authority."""
        return sum(line.gives for line in self.changes)

    @property
    def stops(self) -> str:
        """Why it can't be applied as it is: ``nothing``, ``bad-rows``, or empty.

        A row that can't be read would end its editor's role where the rows are the whole roster.
        """
        if self.mode is Mode.WHOLE and self.problems:
            return "bad-rows"
        return "" if self.changes else "nothing"


def gives_more(before: RosterEntry | None, after: RosterEntry) -> bool:
    """Tell whether ``after`` holds on a day on which ``before`` does not."""
    if after.never_held:
        return False
    if before is None or before.never_held:
        return True
    return after.since < before.since or (after.until or date.max) > (before.until or date.max)


ROW_PROBLEMS: dict[str, str] = {
    "unknown-channel": "no channel of this workspace has that key or title",
    "channel-ambiguous": "several channels have that title: use the key",
    "other-organisation": "the channel belongs to another organisation",
    "value-not-mapped": "the mapping’s table of channels does not name this value",
    "ends-before-it-begins": "the last day lies before the first",
    "duplicate": "the same row stands earlier",
    "overlapping": "the period overlaps that of an earlier row for the same person and channel",
    "overlaps-stored": "the period would overlap another stored for the same person and channel",
    "no-such-entry": "there is no such entry",
    "address-missing": "the e-mail address is missing",
    "address-invalid": "this is not exactly one e-mail address",
    "channel-missing": "the channel is missing",
    "date-unreadable": "this is no date the desk knows: write it as 2026-11-25",
    "date-ambiguous": "day and month can’t be told apart: write it as 2026-11-25",
    "date-out-of-range": "the year is not between 1990 and 2100",
    "formula": "the cell begins as a formula does",
    "hidden-characters": "the cell holds invisible or direction-changing characters",
    "cell-too-long": "the cell is longer than the desk takes",
    "too-many-cells": "the row has more cells than the heading",
}
"""Why a row is not taken in, in English; windows translate by the code."""
