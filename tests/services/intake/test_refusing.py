"""The organisation's own decision not to act, put on record and told back (law.md L40, L39)."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from dsr_desk.domain.answers.errors import AnswerUnfounded
from dsr_desk.domain.answers.replies import ASK_BACK, REFUSAL
from dsr_desk.domain.errors import GroundMissing
from dsr_desk.domain.extracts.redaction.deciding import handed_over
from dsr_desk.domain.refusing import DecisionMissing, DecisionOfNobody, RefusalGround
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.domain.verifying.direct import DirectRequest
from dsr_desk.services.intake.asking import SentenceInOurMail
from tests.services.foe import forge
from tests.services.intake.letters import answer, came_in
from tests.services.world import ANNA, BOTH, WISH, Small, a_mail

WHY = "Sjunde begäran på två månader, inget har tillkommit."


def _refused(small: Small, reason: str = WHY) -> Case:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    checklist, ground = small.services.checklist, RefusalGround.EXCESSIVE
    checklist.set_aside(case.id, reason, small.alva, ground, "KS 2026/311")
    return small.services.queue.get(case.id)


def test_a_refusal_is_the_organisations_decision_with_its_reference_and_reason(
    small: Small,
) -> None:
    case = _refused(small)
    decided = case.clocks.refusal
    assert decided is not None
    assert (decided.ground, decided.reference) == (RefusalGround.EXCESSIVE, "KS 2026/311")
    assert (decided.reason, decided.by) == (WHY, small.alva.user.id)
    assert (case.state, case.note) == (CaseState.SET_ASIDE, "")
    facts = dict(small.services.audit.entries(case.number)[-1].event.facts)
    said = {"ground": "excessive", "decided": decided.bound}
    assert facts == {**said, "ends": "set_aside", "prepares": "yes"}


@pytest.mark.parametrize(
    ("ground", "decision"), [(RefusalGround.UNFOUNDED, " "), (None, "KS 2026/311")]
)
def test_the_desk_calls_no_request_unfounded_by_itself(
    small: Small, ground: RefusalGround | None, decision: str
) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    with pytest.raises(DecisionMissing):
        small.services.checklist.set_aside(case.id, WHY, small.alva, ground, decision)
    with pytest.raises(GroundMissing):
        small.services.checklist.set_aside(
            case.id, "  ", small.alva, RefusalGround.UNFOUNDED, "KS 2026/311"
        )
    assert small.services.queue.get(case.id).state is CaseState.CHECKING


def test_where_no_controller_has_decided_no_decision_is_on_record(small: Small) -> None:
    own = small.file(a_mail("Hej! Jag vill att ni raderar alla mina mail.\n\n/Anna\n", sender=ANNA))
    nobody = small.file(
        a_mail(WISH.format(who=ANNA), sender="x@okand.example", message_id="<b@okand.example>")
    )
    for case, why in ((own, DirectRequest), (nobody, DecisionOfNobody)):
        with pytest.raises(why):
            small.services.checklist.set_aside(
                case.id, WHY, small.alva, RefusalGround.UNFOUNDED, "KS 2026/311"
            )
        assert small.services.queue.get(case.id).state is not CaseState.SET_ASIDE


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_answer_tells_the_decision_back_and_what_the_person_must_be_told(
    small: Small, language: str
) -> None:
    case = _refused(small)
    replies = small.services.replies
    draft = replies.draft(case.id, small.alva, language)
    assert draft.kind == REFUSAL
    due = "2 december 2026" if language == "sv" else "2 December 2026"
    article = "12.5 b" if language == "sv" else "12(5)(b)"
    for said in ("KS 2026/311", WHY, "IMY", article, due):
        assert said in draft.body
    path, _ = replies.save(case.id, draft, None, small.alva)
    assert path.is_file()
    answered = small.services.queue.get(case.id)
    assert answered.state is CaseState.SET_ASIDE
    assert answered.answered_at is not None


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE dsr_case SET clocks = replace(clocks, 'KS 2026/311', 'KS 2026/312')",
        "UPDATE dsr_case SET clocks = replace(clocks, 'Sjunde', 'Andra')",
        "UPDATE dsr_case SET clocks = replace(clocks, 'excessive', 'unfounded')",
    ],
)
def test_a_decision_that_was_edited_is_told_to_nobody(small: Small, edit: str) -> None:
    case = _refused(small)
    forge(small, edit)
    draft = small.services.replies.draft(case.id, small.alva)
    with pytest.raises(AnswerUnfounded, match="decision is not the one"):
        small.services.replies.save(case.id, draft, None, small.alva)


def test_a_case_that_is_taken_up_again_has_no_decision_any_more(small: Small) -> None:
    case = _refused(small)
    with closing(sqlite3.connect(small.paths.desk)) as desk:
        (clocks,) = desk.execute("SELECT clocks FROM dsr_case").fetchone()
    small.services.checklist.reopen(case.id, small.alva)
    opened = small.services.queue.get(case.id)
    assert (opened.state, opened.clocks.refusal) == (CaseState.CHECKING, None)
    small.services.checklist.set_aside(case.id, "Dubblett", small.alva)
    assert small.services.replies.draft(case.id, small.alva).kind == ASK_BACK
    forge(small, "UPDATE dsr_case SET clocks = ?", clocks)
    draft = small.services.replies.draft(case.id, small.alva)
    assert draft.kind == REFUSAL
    with pytest.raises(AnswerUnfounded, match="decision is not the one"):
        small.services.replies.save(case.id, draft, None, small.alva)


def test_the_organisations_words_are_kept_without_the_persons_address(small: Small) -> None:
    case = _refused(small, f"{ANNA} har begärt samma sak sju gånger.")
    decided = case.clocks.refusal
    assert decided is not None
    assert decided.reason == "[person 1] har begärt samma sak sju gånger."
    draft = small.services.replies.draft(case.id, small.alva)
    small.services.replies.save(case.id, draft, None, small.alva)


def test_the_letter_never_holds_what_only_the_editor_may_write(small: Small) -> None:
    case = _refused(small, "Vi har bekräftat personens identitet.")
    draft = small.services.replies.draft(case.id, small.alva)
    with pytest.raises(SentenceInOurMail):
        small.services.replies.save(case.id, draft, None, small.alva)


CHANGED = "Hej!\n\nVi har ändrat oss: begäran ska behandlas ändå.\n\n/Maria\n"


def test_a_decision_is_void_once_its_organisation_writes_again(small: Small) -> None:
    case = _refused(small)
    draft = small.services.replies.draft(case.id, small.alva)
    small.services.replies.save(case.id, draft, None, small.alva)
    assert came_in(small, answer(CHANGED)) == [("joined", case.number)]
    opened = small.services.queue.get(case.id)
    assert (opened.state, opened.clocks.refusal) == (CaseState.CHECKING, None)
    assert opened.answered_at is None
    small.services.checklist.set_aside(case.id, "Återkallad per telefon", small.alva)
    assert small.services.replies.draft(case.id, small.alva).kind == ASK_BACK


def test_why_a_case_was_put_away_is_not_said_of_it_once_a_mail_takes_it_up(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    small.services.checklist.set_aside(case.id, "Gäller en annan kund", small.alva)
    came_in(small, answer(CHANGED))
    opened = small.services.queue.get(case.id)
    assert (opened.state, opened.note) == (CaseState.CHECKING, "")


def test_a_refusal_that_was_answered_is_no_extract_that_was_handed_over(small: Small) -> None:
    case = small.file(a_mail(BOTH.format(who=ANNA)))
    ground = RefusalGround.EXCESSIVE
    small.services.checklist.set_aside(case.id, WHY, small.alva, ground, "KS 2026/311")
    draft = small.services.replies.draft(case.id, small.alva)
    small.services.replies.save(case.id, draft, None, small.alva)
    small.services.checklist.reopen(case.id, small.alva)
    small.services.matching.search(case.id, small.alva)
    opened = small.services.queue.get(case.id)
    assert opened.answered_at is None
    assert not handed_over(opened)
