"""A channel that is added while a case is open: nobody did wrong, and nobody forgets to ask."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from dsr_desk.domain.content import ImportedItem
from dsr_desk.domain.errors import ApprovalInvalid, ChecksOpen
from dsr_desk.domain.errors.steps import SearchIncomplete
from dsr_desk.domain.people import Channel, ChannelKind
from dsr_desk.domain.requests import Case, CaseState, MailRole, RequestKind, Verdict
from dsr_desk.domain.verifying.channel_added import ChannelAdded
from dsr_desk.services.intake.channels_since import added_since_checks
from dsr_desk.services.intake.joining import joined_facts
from dsr_desk.services.people.directory import LEAST
from dsr_desk.storage.desk import open_desk
from tests.services.people.editors import add, check
from tests.services.world import ANNA, EDITOR, EXTRACT, SAM, START, Small

NEW = Channel("nk-forum2", "nordkraft", ChannelKind.FORUM, "Elbilsforum", LEAST, "")
EARLY, TODAY = date(2024, 1, 1), date(2026, 11, 3)


def added(small: Small, since: date) -> None:
    """Add a forum, with the case's sender as its editor from a day on."""
    small.services.workspace.directory.add_channel(NEW, small.sam)
    add(small, NEW.key, EDITOR, since)


def written_there(small: Small) -> None:
    post = ImportedItem(
        "nordkraft", NEW.key, ChannelKind.FORUM, "ny-1", "tråd", ANNA, "Anna Svensson", False,
        START, "", "Laddar hemma.",
    )  # fmt: skip
    small.services.importing.items([post])


def state(small: Small, case: Case) -> CaseState:
    return small.services.queue.get(case.id).state


def without_check(small: Small, name: str) -> None:
    with closing(sqlite3.connect(small.paths.desk)) as file, file:
        code, _, target = name.partition(":")
        found = file.execute("DELETE FROM case_check WHERE code=? AND target=?", (code, target))
        assert found.rowcount == 1


def test_a_channel_that_the_mail_could_not_ask_for_stops_nothing(small: Small) -> None:
    case = small.planned()
    added(small, TODAY)
    small.approve(case)
    small.services.erasure.run(case.id, small.alva)
    assert state(small, case) is CaseState.TO_ANSWER
    assert small.services.checklist.view(case.id, small.alva).added == ()


def test_a_plan_is_not_approved_while_the_mail_asks_for_a_channel_more(small: Small) -> None:
    case = small.planned()
    added(small, EARLY)
    assert small.services.approval.look(case.id, small.sam).why_not == ChannelAdded.code
    with pytest.raises(ChannelAdded, match="Elbilsforum"):
        small.approve(case)


def test_an_approved_plan_waits_until_the_new_channel_was_checked_searched_and_planned(
    small: Small,
) -> None:
    case = small.approved()
    added(small, EARLY)
    written_there(small)
    with pytest.raises(ChannelAdded):
        small.services.erasure.run(case.id, small.alva)
    view = small.services.erasure.view(case.id, small.alva)
    assert (view.why_not, view.where) == (ChannelAdded.code, "Elbilsforum")
    small.services.approval.send_back(case.id, "Ny kanal", small.sam)
    assert small.services.checklist.view(case.id, small.alva).added == (
        *(c for c in small.services.workspace.directory.view(None).channels if c.key == NEW.key),
    )
    small.services.checklist.renew(case.id, small.alva)
    assert state(small, case) is CaseState.CHECKING
    assert check(small, case, f"editor:{NEW.key}").verdict is Verdict.FAILED
    assert [c.code for c in small.services.authority.changes(case.id)] == ["roster-gained"]
    small.services.authority.judge_anew(case.id, "Kanalen är ny hos oss", small.kim)
    small.services.matching.search(case.id, small.alva)
    plan = small.services.planning.prepare(case.id, small.alva)
    assert NEW.key in {channel for channel, *_ in plan.plan.head.channels}
    small.approve(case)
    small.services.erasure.run(case.id, small.alva)
    assert state(small, case) is CaseState.TO_ANSWER


def test_an_agent_alone_can_leave_the_new_channel_out(small: Small) -> None:
    case = small.reviewed()
    added(small, EARLY)
    small.services.checklist.renew(case.id, small.alva)
    with pytest.raises(ChecksOpen):
        small.services.matching.search(case.id, small.alva)
    small.services.checklist.leave_out(case.id, NEW.key, "Gäller inte", small.alva)
    small.services.matching.search(case.id, small.alva)
    small.services.planning.prepare(case.id, small.alva)
    small.approve(case)


def test_a_channel_that_was_checked_after_the_search_is_searched_before_a_plan(
    small: Small,
) -> None:
    case = small.reviewed()
    added(small, EARLY)
    small.services.authority.judge_anew(case.id, "Kanalen är ny hos oss", small.kim)
    assert NEW.key in small.services.queue.get(case.id).channels
    with pytest.raises(SearchIncomplete):
        small.services.planning.prepare(case.id, small.alva)


def test_an_extract_is_not_made_while_the_mail_asks_for_a_channel_more(small: Small) -> None:
    case = small.reviewed(ANNA, EXTRACT)
    assert case.kind is RequestKind.ACCESS
    added(small, EARLY)
    with pytest.raises(ChannelAdded):
        small.services.export.export(case.id, None, small.alva)


def test_a_run_that_has_begun_goes_on_with_what_was_approved(small: Small) -> None:
    case = small.approved()
    small.edit_archive(
        "UPDATE item SET body = body || ' ändrad' WHERE author = 'Anna.Svensson@Hemma.example'"
    )
    small.services.erasure.run(case.id, small.alva)
    assert state(small, case) is CaseState.RESIDUE
    added(small, EARLY)
    assert small.services.erasure.view(case.id, small.alva).may_run


@pytest.mark.parametrize("name", ["editor:nk-chat", f"editor:{NEW.key}"])
def test_a_check_that_was_there_and_is_not_is_still_found_out(small: Small, name: str) -> None:
    case = small.reviewed()
    added(small, EARLY)
    small.services.authority.judge_anew(case.id, "Kanalen är ny hos oss", small.kim)
    small.services.matching.search(case.id, small.alva)
    without_check(small, name)
    small.services.planning.prepare(case.id, small.alva)
    look = small.services.approval.look(case.id, small.sam)
    for wanted in look.must_see:
        small.services.approval.open(case.id, wanted.mark, small.sam)
    with pytest.raises(ApprovalInvalid, match="missing"):
        small.services.approval.approve(
            case.id, look.plan.plan.digest, look.plan.confirmation, SAM, small.sam
        )


@pytest.mark.parametrize("role", MailRole)
def test_a_mail_that_is_only_shown_makes_no_checks(small: Small, role: MailRole) -> None:
    case = small.planned()
    added(small, TODAY)
    store = open_desk(small.paths)
    with store.reading() as uow:
        entries = tuple(uow.audit.entries())
    store.close()
    facts = tuple(joined_facts("", role, START).items())
    event = replace(entries[-1].event, event="mail.joined", case=case.number, facts=facts)
    since = added_since_checks((*entries, replace(entries[-1], event=event)), case)
    assert since == (frozenset() if role is MailRole.FOLLOW_UP else {NEW.key})
