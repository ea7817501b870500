"""Legal holds in memory, under the rules of the real ones."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from dsr_desk.domain.erasing.hold_reach import HoldReach
from dsr_desk.domain.erasing.holds import Hold, HoldNotYours, HoldOn, HoldUnknown
from dsr_desk.domain.finding.matches import Ground
from dsr_desk.services.erasing.holds import HoldDesk, HoldsView
from dsr_desk.services.people.accounts import SignedIn
from tests.ui.fake_roster import CHANNELS, ORGANISATIONS
from tests.ui.fakes import NOW

HOUSE, CHANNEL = ORGANISATIONS[0].key, CHANNELS[0].key


@dataclass
class FakeHolds(HoldDesk):
    """Keeps the holds in a list."""

    kept: list[Hold] = field(default_factory=list)
    reached: tuple[HoldReach, ...] = ()
    """What every hold in force is said to have met."""

    def view(self) -> HoldsView:
        return HoldsView(tuple(self.kept), ORGANISATIONS, CHANNELS)

    def on_person(
        self, organisation: str, address: str, ground: Ground, reference: str, by: SignedIn | None
    ) -> Hold:
        return self.add(HoldOn.PERSON, f"hash of {address}", ground, reference, by)

    def on_case(
        self, case_id: str | int, ground: Ground, reference: str, by: SignedIn | None
    ) -> Hold:
        return self.add(HoldOn.CASE, str(case_id), ground, reference, by)

    def on_items(
        self,
        channel: str,
        since: date | None,
        until: date | None,
        ground: Ground,
        reference: str,
        by: SignedIn | None,
    ) -> Hold:
        made = self.add(HoldOn.ITEMS, channel, ground, reference, by)
        self.kept[-1] = replace(made, since=since, until=until)
        return self.kept[-1]

    def reach(self, number: int, by: SignedIn | None) -> tuple[HoldReach, ...]:
        assert by is not None
        if not any(hold.id == number and hold.lifted_at is None for hold in self.kept):
            raise HoldUnknown(number)
        return self.reached

    def lift(self, number: int, by: SignedIn | None) -> Hold:
        assert by is not None
        (at,) = (n for n, hold in enumerate(self.kept) if hold.id == number)
        if self.kept[at].set_by == by.user.id:
            raise HoldNotYours
        self.kept[at] = replace(self.kept[at], lifted_by=by.user.id, lifted_at=NOW)
        return self.kept[at]

    def add(
        self, on: HoldOn, target: str, ground: Ground, reference: str, by: SignedIn | None
    ) -> Hold:
        assert by is not None
        number = len(self.kept) + 1
        hold = Hold(number, HOUSE, on, target, None, None, ground, reference, by.user.id, NOW)
        self.kept.append(hold)
        return hold
