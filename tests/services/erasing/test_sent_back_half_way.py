"""A run that has begun and can't go on, since its channels are others: the way out of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsr_desk.domain.erasing.safeguards import PolicyMoved
from dsr_desk.domain.errors import PlanMissing, RightMissing, WrongStep
from dsr_desk.domain.people import Action, ChannelPolicy, Reach
from dsr_desk.domain.requests import CaseState
from dsr_desk.services.people.connecting import Wanted
from dsr_desk.sources.archive.store import create_archive, open_archive
from tests.services.erasing.runs import half_way, to_the_end
from tests.services.people.platform import filled
from tests.services.world import CHANNELS, KIM, SAM, Small

CHAT = next(channel for channel in CHANNELS if channel.key == "nk-chat")


def masked(small: Small, channel: str) -> None:
    """Let two supervisors change what a channel erases."""
    figures = small.services.safeguards.view(small.sam).now.figures
    policy = ChannelPolicy(Action.ANONYMISE, Reach.OWN)
    small.services.safeguards.propose(figures, SAM, small.sam, channel, policy)
    waiting = small.services.safeguards.view(small.kim).now.pending
    assert waiting is not None
    small.services.safeguards.confirm(waiting.number, KIM, small.kim)


def test_a_run_whose_channel_erases_otherwise_now_is_sent_back_and_the_rest_planned_anew(
    small: Small,
) -> None:
    case = half_way(small)
    masked(small, "nk-chat")
    with pytest.raises(PolicyMoved, match="sent back by a supervisor"):
        small.services.erasure.run(case.id, small.alva)
    with pytest.raises(RightMissing):
        small.services.erasure.send_back(case.id, "Ny regel", small.alva)
    assert [*small.root.glob("marks-*.key")]
    small.services.erasure.send_back(case.id, "Ny regel", small.sam)
    assert not [*small.root.glob("marks-*.key")]
    now = small.services.queue.get(case.id)
    assert (now.state, now.note) == (CaseState.RESIDUE, "Ny regel")
    with pytest.raises(PlanMissing):
        small.services.erasure.run(case.id, small.alva)
    small.services.matching.search(case.id, small.alva)
    plan = small.services.planning.prepare(case.id, small.alva)
    assert ("nk-chat", "chat", "anonymise", "own") in plan.plan.head.channels


def test_a_run_whose_channel_lies_in_another_database_now_is_sent_back(
    small: Small, tmp_path: Path
) -> None:
    case = half_way(small)
    path = tmp_path / "platform" / "helpdesk.sqlite"
    path.parent.mkdir()
    create_archive(path).dispose()
    engine = open_archive(path)
    platform = filled(engine, f"sqlite:///{path}", path.parent, CHAT)
    wanted = Wanted(platform.mapping, platform.location, (CHAT.key,))
    connecting = small.services.workspace.connecting
    seen = connecting.look(wanted, "", small.sam)
    connecting.connect(wanted, seen.digest, "", small.sam)
    assert small.services.erasure.view(case.id, small.alva).why_not == PolicyMoved.code
    small.services.erasure.send_back(case.id, "Ansluten på nytt", small.sam)
    to_the_end(small, case)
    assert platform.subjects() == 0
    engine.dispose()


def test_a_run_that_can_go_on_is_not_sent_back(small: Small) -> None:
    case = half_way(small)
    with pytest.raises(WrongStep):
        small.services.erasure.send_back(case.id, "Ångrar mig", small.sam)


def test_what_was_approved_and_has_not_begun_is_sent_back_as_ever(small: Small) -> None:
    case = small.approved()
    masked(small, "nk-chat")
    with pytest.raises(WrongStep):
        small.services.erasure.send_back(case.id, "Ny regel", small.sam)
    small.services.approval.send_back(case.id, "Ny regel", small.sam)
