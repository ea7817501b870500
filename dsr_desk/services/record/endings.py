"""Endings: what the audit has of how a case ended, and whether its papers were removed since.

A row that says “closed” can be written by anybody who can write the database; what removes papers
goes by this instead (law.md L42).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from dsr_desk.domain.answers.replies import ASK_BACK, BESIDE, NOTICE, REMINDER
from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.record.audit import AuditEntry, as_they_were
from dsr_desk.domain.requests import MailRole
from dsr_desk.services.cases import ENDS
from dsr_desk.services.record.on_record import ANSWER_SAVED, ANSWER_SENT, FILED

REOPENED, JOINED = "case.reopened", "mail.joined"
ENFORCED, DATED = "retention.enforced", "retention.dated"
_ENDING = frozenset({"case.set_aside", ANSWER_SAVED, ANSWER_SENT})
_IN_PASSING = frozenset({ASK_BACK, REMINDER, BESIDE, NOTICE})
"""Answers that leave a case where it is."""
_BRINGS_NO_PAPERS = "replay."
QUIET_DAYS = 14
"""Shorter than the shortest period: no clock that is set forward passes one over unseen."""


@dataclass(frozen=True, slots=True)
class Ending:
    """What the audit has of a case after its last step."""

    at: datetime
    """When that was; where a clock was wrong, the latest moment that it can have been."""
    step: int
    """Its place in the audit."""
    organisation: str | None = None
    """Whose it is; None where an older program did not put it down."""
    done: bool | None = None
    """Whether it has ended; None where an older program has filed it, and did not put that down."""
    gone: bool = False
    """Whether its papers were removed, and none has come since."""

    @classmethod
    def of(cls, entries: Iterable[AuditEntry]) -> Ending | None:
        """Return what all entries of one case come to; None for none."""
        ending: Ending | None = None
        for entry in entries:
            ending = (ending or cls(entry.event.at, 0)).after(entry)
        return ending

    def after(self, entry: AuditEntry) -> Ending:
        """Return what the audit has after one more step of the case."""
        event, facts = entry.event, dict(entry.event.facts)
        done = self.done
        if event.event == FILED:
            done = bool(facts[ENDS]) if ENDS in facts else None
        elif event.event == REOPENED or facts.get("role") == MailRole.FOLLOW_UP:
            done = False if done else done
        elif event.event != JOINED and facts.get(ENDS):
            done = True if done is None or _can_end(event.event, facts) else done
        gone = event.event == ENFORCED or (self.gone and event.event.startswith(_BRINGS_NO_PAPERS))
        whose = facts.get("organisation", self.organisation)
        return Ending(event.at, entry.sequence, whose, done, gone)


def _can_end(event: str, facts: Mapping[str, object]) -> bool:
    """Tell whether a step can end a case; whatever else is done with one only finds it so.

    Whoever takes a case of which a row alone says “closed” has not closed it.
    """
    return event in _ENDING and facts.get("kind") not in _IN_PASSING


def endings(entries: Iterable[AuditEntry], now: datetime) -> dict[str, Ending]:
    """Return by case number what the audit has of each."""
    return endings_of(as_they_were(entries, now))


def endings_of(entries: Iterable[AuditEntry]) -> dict[str, Ending]:
    """Return the same of entries as they stand, whatever a clock was set to."""
    found: dict[str, Ending] = {}
    for entry in entries:
        if number := entry.event.case:
            found[number] = found.get(number, Ending(entry.event.at, 0)).after(entry)
    return found


@dataclass(frozen=True, slots=True)
class Quiet:
    """A long time of which nothing is on record: the desk was at rest, or a clock was set."""

    last: date
    """The day of the step before it."""
    until: date
    """The day of the next one, or today."""


def last_quiet(entries: Iterable[AuditEntry], now: datetime) -> Quiet | None:
    """Return the last long time without a step for which no person has said that the day is right.

    Nothing on one machine tells a desk at rest from a clock that was set forward; a person can.
    """
    found: Quiet | None = None
    before: datetime | None = None
    for entry in entries:
        found = _between(before, entry.event.at) or found
        if entry.event.event == DATED:
            found = None
        before = max(entry.event.at, before or entry.event.at)
    return _between(before, now) or found


def _between(before: datetime | None, after: datetime) -> Quiet | None:
    if before is None or after - before <= timedelta(days=QUIET_DAYS):
        return None
    return Quiet(desk_day(before), desk_day(after))


def of_case(endings_of: Mapping[str, Ending], number: str, organisation: str) -> Ending | None:
    """Return what the audit has of a case, as not ended where its row says otherwise."""
    ending = endings_of.get(number)
    if ending is None or ending.organisation in (organisation, None):
        return ending
    return replace(ending, done=False)
