"""The safeguards in memory: one change may wait; confirming takes another person."""

from __future__ import annotations

from dataclasses import dataclass, field

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.erasing.safeguards import (
    InForce,
    SafeguardChange,
    Safeguards,
    SecondPersonNeeded,
    needs_second,
)
from dsr_desk.domain.people import ChannelPolicy, Right
from dsr_desk.services.erasing.safeguards import SafeguardDesk, SafeguardView
from dsr_desk.services.people.accounts import SignedIn, need
from dsr_desk.services.people.lists import MadeAlone
from tests.ui.fake_case import CHANNELS
from tests.ui.fakes import NOW


@dataclass
class SafeguardWorld:
    """What is in force, what waits, and what stands in the way."""

    figures: Safeguards = field(default_factory=lambda: Safeguards(5, 24))
    pending: SafeguardChange | None = None
    fault: str = ""
    late: tuple[str, ...] = ()
    alone: tuple[MadeAlone, ...] = ()


class FakeSafeguards(SafeguardDesk):
    """Follows the domain's rule of what needs a second person."""

    def __init__(self, world: SafeguardWorld) -> None:
        self.world = world

    def view(self, by: SignedIn | None) -> SafeguardView:
        may = by is not None and by.user.may(Right.SAFEGUARD)
        waiting = self.world.pending
        second = by is not None and waiting is not None and waiting.proposed_by != by.user.id
        now = InForce(self.world.figures, (), waiting, self.world.late)
        alone = self.world.alone
        return SafeguardView(now, CHANNELS, may, may and second, self.world.fault, alone)

    def propose(
        self,
        figures: Safeguards,
        password: str,
        by: SignedIn | None,
        channel: str = "",
        policy: ChannelPolicy | None = None,
    ) -> Changes:
        signed = need(by, Right.SAFEGUARD)
        words = (policy.action.value, policy.reach.value) if policy else ("", "")
        change = SafeguardChange(
            "w", 1, figures.sample, figures.delay_hours, signed.user.id, NOW, channel, *words
        )
        if needs_second(change, self.world.figures):
            self.world.pending = change
        else:
            self.world.figures = figures
        return Changes(people=True)

    def confirm(self, number: int, password: str, by: SignedIn | None) -> Changes:
        waiting = self.world.pending
        assert waiting is not None
        if waiting.proposed_by == need(by, Right.SAFEGUARD).user.id:
            raise SecondPersonNeeded
        self.world.figures, self.world.pending = waiting.figures, None
        return Changes(people=True)

    def withdraw(self, number: int, by: SignedIn | None) -> Changes:
        self.world.pending = None
        return Changes(people=True)
