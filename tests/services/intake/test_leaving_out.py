"""Taking one person out of a case: recorded, narrowing, and held against the mails at the end."""

from __future__ import annotations

import pytest

from dsr_desk.domain.errors import (
    ApprovalInvalid,
    GroundMissing,
    NotSignedIn,
    OutsideMandate,
    WrongStep,
)
from dsr_desk.domain.requests import Case, CaseState, Verdict
from dsr_desk.domain.verifying.checklist import Check
from dsr_desk.domain.verifying.leaving_out import LastPerson, UnknownPerson
from dsr_desk.services.finding.matching import MatchRow
from tests.services.foe import forge
from tests.services.intake.letters import NILS, PAIR, answer, came_in
from tests.services.world import ANNA, BO, EXTRACT, WISH, Small, a_mail

TOO = "Hej!\n\nVi önskar även att alla mail från {who} raderas.\n\n/Maria\n"
WHY = "Bo nämndes av misstag, enligt Maria"


def widened(small: Small) -> Case:
    """Return a case to which a follow-up has added Bo, without the sentence for him."""
    case = small.file(a_mail(WISH.format(who=ANNA)))
    assert came_in(small, answer(TOO.format(who=BO))) == [("joined", case.number)]
    return small.services.queue.get(case.id)


def persons(case: Case) -> list[tuple[int, str]]:
    return [(s.number, str(s.address)) for s in case.subjects]


def check_of(small: Small, case: Case, name: str) -> Check:
    checks = small.services.checklist.view(case.id).checks
    return next(check for check in checks if check.name == name)


def without_bo(small: Small, case: Case) -> Case:
    small.services.checklist.leave_person_out(case.id, 2, WHY, small.alva)
    return small.services.queue.get(case.id)


def test_a_person_added_by_mistake_leaves_alone(small: Small) -> None:
    case = widened(small)
    assert persons(case) == [(1, ANNA), (2, BO)]
    assert check_of(small, case, "attestation").reason == "attestation-not-for-all"
    case = without_bo(small, case)
    assert persons(case) == [(1, ANNA)]
    assert check_of(small, case, "attestation").verdict is Verdict.OK
    out = check_of(small, case, "person:2.1")
    assert (out.left_out, out.settled_by, out.note) == (True, small.alva.user.id, WHY)
    assert out.evidence is not None
    assert (out.evidence.text, out.evidence.mail) == (BO, 1)
    (step,) = [e for e in small.services.audit.entries(case.number) if "person." in e.event.event]
    assert step.event.event == "person.left_out"
    facts = dict(step.event.facts)
    assert len(facts.pop("found_rows")) == len(facts.pop("decided_rows")) == 64
    assert facts == {
        "check": "person:2.1",
        "persons": "1",
        "prepares": "yes",
    }
    assert small.alva.user.id in case.preparers


def test_only_the_others_are_searched_planned_and_erased(small: Small) -> None:
    case = without_bo(small, widened(small))
    small.services.checklist.read_mail(case.id, "follow_up:2", "gällde Bo", small.alva)
    small.to_signature(case.id)
    small.services.erasure.run(case.id, small.alva)
    assert small.services.queue.get(case.id).state is CaseState.TO_ANSWER
    other = small.file(a_mail(WISH.format(who=BO), message_id="<2@nordkraft.example>"))
    assert small.services.matching.search(other.id, small.alva).counts.total


def test_what_a_mail_wished_for_that_person_alone_widens_nothing(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA).replace("mail, foruminlägg och ", "")))
    came_in(small, answer(TOO.format(who=BO).replace("alla mail", "alla foruminlägg")))
    before = small.services.queue.get(case.id)
    after = without_bo(small, before)
    assert [kind.value for kind in before.wished_kinds] == ["forum", "chat"]
    assert [kind.value for kind in after.wished_kinds] == ["chat"]
    assert check_of(small, after, "follow_up:2").reason == "follow-up-nothing"


def test_what_was_found_for_the_person_is_forgotten_and_must_be_sought_anew(small: Small) -> None:
    text = PAIR.format(who=f"{ANNA} och {BO}")
    case = small.file(a_mail(text))
    small.services.matching.search(case.id, small.alva)
    assert {row.match.subject_number for row in _rows(small, case)} == {1, 2}
    case = without_bo(small, case)
    assert case.state is CaseState.CHECKING
    assert {row.match.subject_number for row in _rows(small, case)} == {1}


def _rows(small: Small, case: Case) -> tuple[MatchRow, ...]:
    return small.services.matching.page(case.id, limit=500).rows


def test_the_person_stays_out_whatever_comes_later_until_taken_in_again(small: Small) -> None:
    case = without_bo(small, widened(small))
    came_in(small, answer(TOO.format(who=BO), 3))
    assert persons(small.services.queue.get(case.id)) == [(1, ANNA)]
    small.services.checklist.take_person_in(case.id, "person:2.1", small.alva)
    assert [address for _, address in persons(small.services.queue.get(case.id))] == [ANNA, BO]
    names = {check.name for check in small.services.checklist.view(case.id).checks}
    assert "person:2.1" not in names
    with pytest.raises(OutsideMandate):
        small.services.checklist.take_person_in(case.id, "person:2.1", small.alva)


def test_a_split_leaves_the_person_out_of_both_cases(small: Small) -> None:
    text = PAIR.format(who=f"{ANNA} och {BO}")
    case = without_bo(small, small.file(a_mail(text, sender=NILS)))
    number, _ = small.services.checklist.split(case.id, small.alva)
    second = small.services.queue.get(number)
    assert persons(small.services.queue.get(case.id)) == persons(second) == [(1, ANNA)]
    assert check_of(small, second, "person:1.2").left_out
    small.to_signature(case.id)


def test_it_needs_a_reason_somebody_and_another_person(small: Small) -> None:
    case = widened(small)
    checklist = small.services.checklist
    with pytest.raises(GroundMissing):
        checklist.leave_person_out(case.id, 2, " ", small.alva)
    with pytest.raises(UnknownPerson):
        checklist.leave_person_out(case.id, 3, WHY, small.alva)
    with pytest.raises(NotSignedIn):
        checklist.leave_person_out(case.id, 2, WHY, None)  # type: ignore[arg-type]
    case = without_bo(small, case)
    with pytest.raises(LastPerson):
        checklist.leave_person_out(case.id, 1, WHY, small.alva)


def test_no_person_leaves_once_there_is_a_plan(small: Small) -> None:
    text = PAIR.format(who=f"{ANNA} och {BO}")
    case = small.file(a_mail(text))
    small.services.matching.search(case.id, small.alva)
    small.services.planning.prepare(case.id, small.alva)
    with pytest.raises(WrongStep):
        small.services.checklist.leave_person_out(case.id, 2, WHY, small.alva)


def test_the_reason_never_keeps_the_persons_address(small: Small) -> None:
    case = widened(small)
    small.services.checklist.leave_person_out(case.id, 2, f"{BO} är en kollega", small.alva)
    assert check_of(small, case, "person:2.1").note == "[person 2] är en kollega"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE case_check SET target = '1.1' WHERE code = 'person'",
        "UPDATE case_check SET settled_by = 'user-nobody' WHERE code = 'person'",
        "DELETE FROM case_check WHERE code = 'person'",
    ],
)
def test_a_person_out_of_the_case_in_the_rows_alone_stops_it(small: Small, statement: str) -> None:
    case = without_bo(small, small.file(a_mail(PAIR.format(who=f"{ANNA} och {BO}"))))
    small.services.matching.search(case.id, small.alva)
    small.services.planning.prepare(case.id, small.alva)
    forge(small, statement)
    with pytest.raises(ApprovalInvalid):
        small.approve(small.services.queue.get(case.id))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sv", "person 1 i ert mail nummer 2, i den ordning som mailet nämner dem, lämnades"),
        ("en", "person 1 of your mail number 2, in the order in which the mail names them, was"),
    ],
)
def test_the_answer_says_that_somebody_was_taken_out(
    small: Small, language: str, said: str
) -> None:
    case = without_bo(small, widened(small))
    small.services.checklist.read_mail(case.id, "follow_up:2", "gällde Bo", small.alva)
    small.to_signature(case.id)
    small.services.erasure.run(case.id, small.alva)
    body = small.services.replies.draft(case.id, small.alva, language).body
    assert said in body
    assert BO not in body


def test_an_extract_and_nothing_found_say_it_too_and_who_was_taken_in_again_is_no_matter(
    small: Small,
) -> None:
    text = EXTRACT.replace("personens", "personernas").format(who=f"{ANNA} och {BO}")
    case = without_bo(small, small.file(a_mail(text)))
    small.services.matching.search(case.id, small.alva)
    small.services.export.export(case.id, None, small.alva)
    said = "person 2 of your mail, in the order"
    assert said in small.services.replies.draft(case.id, small.alva, "en").body
    nobody, other = "ingen@hemma.example", "annan@hemma.example"
    wish = PAIR.format(who=f"{nobody} och {other}")
    empty = without_bo(small, small.file(a_mail(wish, message_id="<2@nordkraft.example>")))
    small.services.matching.search(empty.id, small.alva)
    assert said in small.services.replies.draft(empty.id, small.alva, "en").body
    small.services.checklist.take_person_in(empty.id, "person:1.2", small.alva)
    small.services.matching.search(empty.id, small.alva)
    assert said not in small.services.replies.draft(empty.id, small.alva, "en").body
