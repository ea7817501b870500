"""A shorter period brings forward what can't be undone: it takes two supervisors (ADR 0082)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsr_desk.domain.people import Role
from dsr_desk.domain.record.registry import Registry
from dsr_desk.domain.record.retention import ProposedPeriod, RetentionPeriod
from dsr_desk.services.erasing.periods import confirms
from tests.services.world import Small


def _in_force(small: Small, organisation: str = "nordkraft") -> tuple[int | None, int | None]:
    """Return the days in force and those that wait."""
    every = small.services.retention.view(small.alva).periods
    (period,) = [each for each in every if each.organisation == organisation]
    return period.days, period.proposed.days if period.proposed else None


def test_a_shorter_period_waits_until_another_supervisor_sets_the_same(small: Small) -> None:
    set_period = small.services.retention.set_period
    after = set_period("nordkraft", 60, small.sam)
    assert (after.days, after.proposed) == (730, ProposedPeriod(60, small.sam.user.id))
    set_period("nordkraft", 60, small.sam)
    assert _in_force(small) == (730, 60), "whoever has proposed it is no second person"
    set_period("nordkraft", 61, small.kim)
    assert _in_force(small) == (730, 61), "another figure is another proposal"
    set_period("nordkraft", 61, small.sam)
    assert _in_force(small) == (61, None)
    events = [e.event for e in small.services.audit.entries() if "retention" in e.event.event]
    assert [(e.event, e.actor) for e in events][-2:] == [
        ("retention.proposed", small.kim.user.id),
        ("retention.set", small.sam.user.id),
    ]


def test_a_longer_period_holds_at_once_and_takes_a_proposal_back(small: Small) -> None:
    set_period = small.services.retention.set_period
    set_period("nordkraft", 60, small.sam)
    assert set_period("nordkraft", 800, small.kim).days == 800
    assert _in_force(small) == (800, None)
    set_period("nordkraft", 60, small.kim)
    set_period("nordkraft", 800, small.sam)
    assert _in_force(small) == (800, None), "the one that holds, set again, takes it back too"
    set_period("nordkraft", 60, small.sam)
    assert _in_force(small) == (800, 60), "what was taken back is confirmed by nobody"


def test_an_authoritys_first_period_takes_two_and_the_same_decision(small: Small) -> None:
    set_period = small.services.retention.set_period
    set_period("staden", 3650, small.sam, "KS 2026/9")
    assert _in_force(small, "staden") == (None, 3650)
    set_period("staden", 3650, small.kim, "KS 2026/8")
    assert _in_force(small, "staden") == (None, 3650)
    set_period("staden", 3650, small.sam, "KS 2026/8")
    assert _in_force(small, "staden") == (3650, None)


@pytest.mark.parametrize("change", ["same key", "gone", "an agent"])
def test_who_has_proposed_must_be_another_person_and_still_a_supervisor(
    small: Small, change: str
) -> None:
    sam, kim = small.sam.user, small.kim.user
    asked = ProposedPeriod(60, kim.id)
    period = RetentionPeriod("nordkraft", "", 730, own=False, proposed=replace(asked, by=sam.id))
    changed = {
        "same key": (replace(sam, public_key=kim.public_key), kim),
        "gone": (kim,),
        "an agent": (replace(sam, role=Role.AGENT), kim),
    }
    assert confirms(period, asked, kim, Registry("w", 1, (sam, kim)))
    assert not confirms(period, asked, kim, Registry("w", 1, changed[change]))
