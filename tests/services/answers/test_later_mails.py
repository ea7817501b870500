"""A mail that comes while an answer is being read: whoever answers must have known of it."""

from __future__ import annotations

import pytest

from dsr_desk.domain.errors import ChecksOpen, PlanChanged, WrongStep
from dsr_desk.domain.extracts.redaction.errors import PackageOvertaken
from dsr_desk.domain.extracts.sealed import PackageNotOnRecord
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.services.intake.letters import ReplyDraft
from dsr_desk.services.progress import Step
from tests.services.intake.letters import STOP, UNATTESTED, answer, came_in
from tests.services.world import ANNA, BOTH, EXTRACT, Small, a_mail

WITHOUT_CHAT = "Hej!\n\nVi vill inte ha med chattarna.\n\n/Maria\n"


def _drawn_from(small: Small, case: Case) -> ReplyDraft:
    return small.services.replies.draft(case.id, small.alva)


def _exported(small: Small, text: str = BOTH) -> Case:
    case = small.reviewed(text=text)
    small.services.export.export(case.id, None, small.alva)
    return small.services.queue.get(case.id)


def test_a_question_is_not_asked_past_the_answer_that_came_meanwhile(small: Small) -> None:
    case = small.file(a_mail(UNATTESTED.format(who=ANNA)))
    draft = _drawn_from(small, case)
    came_in(small, answer(STOP))
    with pytest.raises(PlanChanged):
        small.services.replies.save(case.id, draft, None, small.alva)
    now = small.services.queue.get(case.id)
    assert (now.state, now.news) == (CaseState.CHECKING, "follow_up")
    small.services.replies.save(case.id, _drawn_from(small, case), None, small.alva)


def test_a_machines_reply_to_our_question_stops_no_answer(small: Small) -> None:
    case = small.file(a_mail(UNATTESTED.format(who=ANNA)))
    draft = _drawn_from(small, case)
    small.services.replies.save(case.id, draft, None, small.alva)
    again = _drawn_from(small, case)
    asked = "<dsr-0001.1.ask_back@desk.example>"
    absent = b"Auto-Submitted: auto-replied\r\n" + answer("Jag har semester.\n", answers=asked)
    assert came_in(small, absent) == [("joined", case.number)]
    small.services.replies.save(case.id, again, None, small.alva)


def test_an_extract_does_not_leave_past_a_late_mail_that_nobody_has_seen(small: Small) -> None:
    case = _exported(small, EXTRACT)
    draft = _drawn_from(small, case)
    came_in(small, answer(STOP))
    with pytest.raises(PlanChanged):
        small.services.replies.save(case.id, draft, None, small.alva)
    small.services.replies.save(case.id, _drawn_from(small, case), None, small.alva)


def test_no_extract_leaves_while_a_check_is_open(small: Small) -> None:
    case = _exported(small)
    draft = _drawn_from(small, case)
    assert draft.kind == "extract"
    came_in(small, answer(WITHOUT_CHAT))
    # Whoever has looked at the case again and answers by the words they had.
    known = ReplyDraft(draft.recipient, "sv", draft.subject, draft.body, (), draft.kind)
    with pytest.raises(ChecksOpen):
        small.services.replies.save(case.id, known, None, small.alva)


def test_an_extract_with_a_channel_that_was_left_out_since_is_made_anew(small: Small) -> None:
    case = _exported(small)
    came_in(small, answer(WITHOUT_CHAT))
    checklist = small.services.checklist
    checklist.leave_out(case.id, "nk-chat", "Redaktören vill det", small.alva)
    for check in checklist.view(case.id).checks:
        if not check.settled:
            checklist.override(case.id, check.name, "Chatten är lämnad utanför", small.sam)
    small.services.matching.search(case.id, small.alva)
    with pytest.raises(WrongStep):
        _drawn_from(small, case)
    with pytest.raises(PackageNotOnRecord):
        small.services.sealing.seal(case.id, small.alva)
    small.services.export.export(case.id, None, small.alva)
    small.services.replies.save(case.id, _drawn_from(small, case), None, small.alva)


def test_what_was_handed_over_with_a_channel_left_out_since_is_not_sealed_again(
    small: Small,
) -> None:
    case = _exported(small)
    small.services.replies.save(case.id, _drawn_from(small, case), None, small.alva)
    small.services.sealing.seal(case.id, small.alva)
    small.services.checklist.leave_out(case.id, "nk-chat", "Fel kanal", small.alva)
    assert small.services.queue.get(case.id).exported_at is not None
    with pytest.raises(PackageNotOnRecord):
        small.services.sealing.seal(case.id, small.alva)


def test_a_channel_left_out_while_the_extract_is_written_is_in_no_package(small: Small) -> None:
    case = small.reviewed(text=EXTRACT)

    def leave_out(step: Step) -> None:
        if "nk-chat" in small.services.queue.get(case.id).channels:
            small.services.checklist.leave_out(case.id, "nk-chat", "Fel kanal", small.sam)

    with pytest.raises(PackageOvertaken):
        small.services.export.export(case.id, None, small.alva, leave_out)
    assert not [*small.paths.packages.glob("*.zip")]
    assert small.services.queue.get(case.id).state is CaseState.REVIEWING
