"""A content database that is slow to answer keeps no other desk waiting, and is not taken at its
word when something was changed meanwhile."""

from __future__ import annotations

import pytest

from dsr_desk.domain.errors import PlanChanged
from dsr_desk.domain.people import Channel, ChannelKind
from dsr_desk.domain.requests import CaseState
from dsr_desk.services.people.directory import LEAST
from dsr_desk.sources.sql import SqlSource
from tests.services.meanwhile import right_after
from tests.services.world import Small

STEPS = ("readiness", "unread", "copying")


@pytest.mark.parametrize("step", STEPS)
def test_another_desk_writes_while_a_source_is_asked(
    small: Small, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    case, kim = small.reviewed(), small.kim
    other = small.again().services.queue
    right_after(monkeypatch, SqlSource, step, lambda: other.take(case.id, kim))
    small.services.planning.prepare(case.id, small.alva)
    now = small.services.queue.get(case.id)
    assert (now.state, now.holder) == (CaseState.TO_APPROVE, kim.user.id)


def test_what_was_left_out_meanwhile_is_not_planned_as_it_was_asked_about(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, alva = small.reviewed(), small.alva
    other = small.again().services.checklist
    right_after(
        monkeypatch, SqlSource, "copying", lambda: other.leave_out(case.id, "nk-chat", "Nej", alva)
    )
    with pytest.raises(PlanChanged):
        small.services.planning.prepare(case.id, alva)
    assert small.services.queue.get(case.id).state is CaseState.REVIEWING


def test_nor_by_channels_that_are_others_now(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    case, sam = small.reviewed(), small.sam
    forum = Channel("nk-forum2", "nordkraft", ChannelKind.FORUM, "Elbilsforum", LEAST, "")
    other = small.again().services.workspace.directory
    right_after(monkeypatch, SqlSource, "unread", lambda: other.add_channel(forum, sam))
    with pytest.raises(PlanChanged):
        small.services.planning.prepare(case.id, small.alva)
    small.services.planning.prepare(case.id, small.alva)
