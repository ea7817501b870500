"""Public authorities, partial answers and the notice of Art. 28(3), each by its own rule."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from dsr_desk.domain.erasing.cautions import CautionKind
from dsr_desk.domain.errors import ApprovalInvalid, GroundMissing
from dsr_desk.domain.finding.matches import Decision, Ground
from dsr_desk.domain.requests import Case, CaseState
from tests.services.world import ANNA, WISH, Small, a_mail


def _authority(small: Small) -> Case:
    text = WISH.format(who=ANNA).replace("mail, foruminlägg och chattar", "mail")
    return small.file(a_mail(text, sender="ola@staden.example"))


def test_no_supervisor_overrides_a_missing_disposal_decision(small: Small) -> None:
    case = _authority(small)
    with pytest.raises(GroundMissing):
        small.services.checklist.override(case.id, "disposal", "Ringt", small.sam)


def test_a_disposal_check_that_an_older_program_overrode_stops_the_approval(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = _authority(small)
    monkeypatch.setattr("dsr_desk.services.intake.checklist.DISPOSAL", "none")
    small.services.checklist.override(case.id, "disposal", "Ringt", small.kim)
    monkeypatch.undo()
    small.services.matching.search(case.id, small.alva)
    small.services.planning.prepare(case.id, small.alva)
    with pytest.raises(ApprovalInvalid, match="disposal"):
        small.approve(small.services.queue.get(case.id))


def test_the_plan_of_an_authority_names_its_decision(small: Small) -> None:
    case = _authority(small)
    small.services.checklist.record_disposal(case.id, "KS 2026/118", small.alva)
    small.services.matching.search(case.id, small.alva)
    view = small.services.planning.prepare(case.id, small.alva)
    told = {caution.kind: caution.reference for caution in view.cautions}
    assert told[CautionKind.ARCHIVE] == "KS 2026/118"


def test_a_channel_that_was_left_out_is_said_in_the_answer(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA), sender="nils@nordkraft.example"))
    for channel in ("nk-mail", "nk-chat"):
        small.services.checklist.leave_out(case.id, channel, "Inte redaktör", small.alva)
    small.services.matching.search(case.id, small.alva)
    view = small.services.planning.prepare(case.id, small.alva)
    assert CautionKind.PARTIAL in {caution.kind for caution in view.cautions}
    small.approve(small.services.queue.get(case.id))
    small.services.erasure.run(case.id, small.alva)
    body = small.services.replies.draft(case.id, small.alva).body
    assert "Svaret är ofullständigt" in body
    assert "Kundtjänst" in body.partition("Svaret är ofullständigt")[2]


def test_an_answer_to_all_that_was_asked_for_is_not_called_partial(small: Small) -> None:
    case = small.approved()
    small.services.erasure.run(case.id, small.alva)
    assert "delvis" not in small.services.replies.draft(case.id, small.alva).body


def test_an_item_that_changed_after_the_approval_is_said_in_the_answer(small: Small) -> None:
    case = small.approved()
    small.edit_archive("UPDATE item SET body = 'annat' WHERE body LIKE '%ÄLGÖRT%'")
    small.services.erasure.run(case.id, small.alva)
    if small.services.queue.get(case.id).state is CaseState.RESIDUE:
        return  # What is left keeps the case open: there is no answer that could hide it.
    assert "1 poster" in small.services.replies.draft(case.id, small.alva).body


def test_one_exception_never_holds_the_rest(small: Small) -> None:
    case = small.reviewed()
    match = small.services.matching.page(case.id).rows[0].match
    kept = Decision(False, Ground.LEGAL_CLAIM, "")
    small.services.matching.decide(case.id, [match.id], kept, small.alva)
    view = small.services.planning.prepare(case.id, small.alva)
    assert view.plan.item_count
    assert CautionKind.PARTIAL in {caution.kind for caution in view.cautions}


def test_an_authority_that_is_turned_into_a_company_by_a_row_stops_the_approval(
    small: Small,
) -> None:
    case = _authority(small)
    with closing(sqlite3.connect(small.paths.desk)) as file, file:
        file.execute("UPDATE organisation SET kind = 'company' WHERE key = 'staden'")
        file.execute("DELETE FROM case_check WHERE code = 'disposal' AND case_id = ?", (case.id,))
    small.services.matching.search(case.id, small.alva)
    small.services.planning.prepare(case.id, small.alva)
    with pytest.raises(ApprovalInvalid):
        small.approve(small.services.queue.get(case.id))


# --- Art. 28(3): the controller is told at once (law.md L4) -------------------------------------


def test_the_notice_is_a_mail_to_the_editor_and_its_time_is_on_record(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    draft = small.services.replies.notice(case.id, "Posterna är allmänna handlingar.", small.alva)
    assert "Posterna är allmänna handlingar." in draft.body
    assert "28.3" in draft.body
    path, _ = small.services.replies.save(case.id, draft, None, small.alva)
    assert path.is_file()
    last = small.services.audit.entries(case.number)[-1].event
    assert (last.event, dict(last.facts)["kind"]) == ("answer.saved", "notice")
    assert small.services.queue.get(case.id).state is CaseState.CHECKING


def test_the_notice_needs_its_reason(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    with pytest.raises(GroundMissing):
        small.services.replies.notice(case.id, " ", small.alva)
