"""Retention in memory: what is due, kept by a hold, and kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dsr_desk.domain.record.retention import FinishedCase, RetentionPeriod
from dsr_desk.services.erasing.retention import Retention, RetentionResult, RetentionView
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.progress import Progress, unheard

TODAY = date(2026, 11, 9)


@dataclass
class FakeRetention(Retention):
    """Three finished cases, of which one is due."""

    days: int = 90
    removed: bool = False
    left: tuple[str, ...] = field(default=())

    def view(self, by: SignedIn | None) -> RetentionView:
        del by
        periods = (
            RetentionPeriod("", "", 730, own=False),
            RetentionPeriod("exempelstad", "Exempelstad", self.days, own=True, at_least=30),
            RetentionPeriod("staden", "Staden", None, own=False),
        )
        ended, ahead = date(2026, 2, 2), date(2026, 12, 24)
        due = FinishedCase("DSR-0001", "exempelstad", ended, date(2026, 5, 3))
        cases = (
            *(() if self.removed else (due,)),
            FinishedCase("DSR-0002", "exempelstad", ended, date(2026, 5, 3), "hold"),
            FinishedCase("DSR-0003", "exempelstad", date(2026, 9, 25), ahead),
        )
        return RetentionView(periods, cases, TODAY, unclean=False)

    def set_period(
        self, organisation: str, days: int, by: SignedIn | None, decision: str = ""
    ) -> RetentionPeriod:
        del by, decision
        self.days = days
        return RetentionPeriod(organisation, organisation, days, own=True)

    def enforce(self, by: SignedIn | None, progress: Progress = unheard) -> RetentionResult:
        del by, progress
        self.removed = True
        return RetentionResult(("DSR-0001",), 1, 1, self.left)
