"""Retention in memory: what is due, kept by a hold, and kept."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from dsr_desk.domain.record.retention import FinishedCase, ProposedPeriod, RetentionPeriod
from dsr_desk.services.erasing.retention import Retention, RetentionResult, RetentionView
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.people.lists import MadeAlone
from dsr_desk.services.progress import Progress, unheard
from dsr_desk.services.record.endings import Quiet

TODAY = date(2026, 11, 9)


@dataclass
class FakeRetention(Retention):
    """Three finished cases, of which one is due."""

    days: int = 90
    removed: bool = False
    left: tuple[str, ...] = field(default=())
    unclean: bool = False
    proposed: ProposedPeriod | None = None
    refuses: Exception | None = None
    empty: bool = False
    quiet: Quiet | None = None
    alone: tuple[MadeAlone, ...] = ()
    asked: tuple[date | None, tuple[str, ...]] = (None, ())
    """The day and the cases that the window has handed back."""

    def view(self, by: SignedIn | None) -> RetentionView:
        del by
        periods = (
            RetentionPeriod("", "", 730, own=False),
            RetentionPeriod("exempelstad", "Exempelstad", self.days, True, 30, self.proposed),
            RetentionPeriod("staden", "Staden", None, own=False),
        )
        ended, ahead = date(2026, 2, 2), date(2026, 12, 24)
        due = FinishedCase("DSR-0001", "exempelstad", ended, date(2026, 5, 3), 7)
        cases = (
            *(() if self.removed else (due,)),
            FinishedCase("DSR-0002", "exempelstad", ended, date(2026, 5, 3), 8, "hold"),
            FinishedCase("DSR-0003", "exempelstad", date(2026, 9, 25), ahead, 9),
        )
        about = (periods, () if self.empty else cases, TODAY, self.unclean)
        return RetentionView(*about, quiet=self.quiet, alone=self.alone)

    def set_period(
        self, organisation: str, days: int, by: SignedIn | None, decision: str = ""
    ) -> RetentionPeriod:
        del decision
        if self.refuses is not None:
            raise self.refuses
        if days < self.days:
            self.proposed = ProposedPeriod(days, by.user.id if by is not None else "")
        else:
            self.days, self.proposed = days, None
        return RetentionPeriod(organisation, organisation, self.days, True, 30, self.proposed)

    def enforce(
        self,
        by: SignedIn | None,
        progress: Progress = unheard,
        *,
        today: date | None = None,
        only: Collection[str] | None = None,
    ) -> RetentionResult:
        del by, progress
        self.asked = today, tuple(only or ())
        gone = () if self.removed else ("DSR-0001",)
        self.removed, self.unclean = True, bool(self.left)
        return RetentionResult(gone, len(gone), 1, self.left)
