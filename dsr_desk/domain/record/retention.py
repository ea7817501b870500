"""For how long the papers of a finished case are kept (law.md L42, L3).

The period runs from the last step on record.  After it the mails, drafts and packages go, and whose
data it was about stays as keyed hashes; what was decided and done stays provable (law.md L41).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dsr_desk.domain.errors import Refusal

SHORTEST_DAYS, LONGEST_DAYS = 30, 3650


@dataclass(frozen=True, slots=True)
class ProposedPeriod:
    """A shorter period that waits until another supervisor sets the same."""

    days: int
    by: str
    decision: str = ""
    """The hash of the number of an authority's disposal decision."""


@dataclass(frozen=True, slots=True)
class RetentionPeriod:
    """An organisation's period.  ``organisation`` is empty for cases of no known organisation."""

    organisation: str
    title: str
    days: int | None
    """None: nothing is removed, since a public authority's own decision comes first (L32)."""
    own: bool
    """True where the organisation's period is on record, False for the usual one."""
    at_least: int = 0
    """For so many days its backups hold what was erased: until then the papers are needed (L37)."""
    proposed: ProposedPeriod | None = None

    @property
    def reckoned(self) -> int | None:
        """The days that count."""
        return None if self.days is None else max(self.days, self.at_least)


@dataclass(frozen=True, slots=True)
class FinishedCase:
    """A case that is done, and the day after which its papers go."""

    case: str
    organisation: str
    ended: date
    until: date
    step: int
    """The place of its last step in the audit."""
    kept_by: str = ""
    """Why they stay for now: ``hold``, ``sending``, or ``record`` where the audit has no such end;
    empty when nothing keeps them."""

    def due(self, today: date) -> bool:
        """Tell whether the papers go."""
        return self.until < today and not self.kept_by


class PeriodRefused(Refusal):
    """A period that is none, or that an authority has not decided on."""

    code = "period-refused"

    def __init__(self, why: str) -> None:
        """Say why, and what a period is."""
        super().__init__(
            f"This period was not saved: {why}. Give {SHORTEST_DAYS} to {LONGEST_DAYS} days.",
            why=why,
            least=SHORTEST_DAYS,
            most=LONGEST_DAYS,
        )


class RetentionStopped(Refusal):
    """What says which papers go is not what is on record."""

    code = "retention-stopped"

    def __init__(self, why: str) -> None:
        """Say what is otherwise."""
        super().__init__(
            f"No papers were removed: {why}. Report this to your administrator; until it is settled"
            " everything is kept.",
            why=why,
        )


class DayInDoubt(Refusal):
    """Papers are due by a clock that may have been set forward."""

    code = "day-in-doubt"

    def __init__(self, last: date, until: date, today: date) -> None:
        """Say of which time nothing is on record, and which day the clock shows."""
        super().__init__(
            f"No papers were removed. From {last} to {until} nothing is on record, so the clock may"
            f" have been set forward: it shows {today}. If that is today, say so with the command"
            f" (“--today {today}”) or in the window; if not, set the clock right.",
            last=last,
            until=until,
            today=today,
        )


class OtherDay(Refusal):
    """The day that somebody gave is not the one that the clock shows."""

    code = "other-day"

    def __init__(self, today: date) -> None:
        """Say which the clock shows."""
        super().__init__(
            f"No papers were removed: the clock of this computer shows {today}, and you gave"
            " another day. Set the clock right, or look again at what is due.",
            today=today,
        )


class MailKeptNoMore(Refusal):
    """The case's own date has passed: its mail is gone (law.md L3)."""

    code = "mail-kept-no-more"

    def __init__(self) -> None:
        """Say what is left."""
        super().__init__(
            "The retention period of this case has passed, so its mail is kept no more. What was"
            " decided and done still stands in the audit; ask the organisation for the mail itself."
        )
