"""Several cases of one mail: what an editor writes about it reaches each that it is about."""

from __future__ import annotations

from dsr_desk.domain.relations import RelationKind
from dsr_desk.domain.requests import Case, CaseState
from tests.services.intake.grown import carried_out, planned, split, two
from tests.services.intake.letters import NILS, STOP, answer, came_in
from tests.services.world import ANNA, Small

MORE_OF_ANNA = (
    f"Hej!\n\nVi har bekräftat personens identitet. Radera chattar för {ANNA}.\n\n/Maria\n"
)


def now(small: Small, case: Case) -> tuple[CaseState, str]:
    """Return where a case stands, and what its newest mail is to it."""
    found = small.services.queue.get(case.id)
    return found.state, found.news


def test_a_stop_that_names_nobody_stops_every_case_of_its_mail(small: Small) -> None:
    first, second = two(small)
    planned(small, first)
    assert came_in(small, answer(STOP)) == [("joined", first.number)]
    for case in (first, second):
        assert now(small, case) == (CaseState.CHECKING, "follow_up")
        view = small.services.checklist.view(case.id)
        assert [check.name for check in view.checks if not check.settled] == ["follow_up:2"]
        small.services.checklist.override(case.id, "follow_up:2", "Gällde ett annat", small.kim)
    assert carried_out(small, first) == {"nk-mail"}
    assert small.services.audit.verify().holds


def test_a_stop_reaches_the_approved_part_of_a_split_mail_and_not_only_what_waits(
    small: Small,
) -> None:
    first, second = split(small)
    draft = small.services.replies.draft(second.id, small.alva)
    small.services.replies.save(second.id, draft, None, small.alva)
    planned(small, first)
    small.approve(small.services.queue.get(first.id))
    assert came_in(small, answer(STOP, sender=NILS)) == [("joined", second.number)]
    assert now(small, first) == (CaseState.CHECKING, "follow_up")


def test_where_one_case_is_carried_out_the_other_is_still_stopped(small: Small) -> None:
    first, second = two(small)
    carried_out(small, first)
    ((status, number),) = came_in(small, answer(STOP))
    assert (status, number) == ("joined", second.number)
    assert now(small, second) == (CaseState.CHECKING, "follow_up")
    assert now(small, first) == (CaseState.TO_ANSWER, "late")


def test_what_names_one_person_leaves_the_others_case_alone(small: Small) -> None:
    first, second = two(small)
    assert came_in(small, answer(MORE_OF_ANNA)) == [("joined", first.number)]
    assert now(small, second)[1] == ""


def test_a_person_whose_wish_another_case_has_is_no_matter_of_this_one(small: Small) -> None:
    first, second = two(small)
    mail = answer(MORE_OF_ANNA, answers="", subject=f"Sv: [{second.number}]")
    assert came_in(small, mail) == [("joined", first.number)]


def test_a_wish_for_somebody_whose_case_is_closed_gets_a_case_of_its_own(small: Small) -> None:
    first, second = two(small)
    carried_out(small, first)
    draft = small.services.replies.draft(first.id, small.alva)
    small.services.replies.save(first.id, draft, None, small.alva)
    assert now(small, first)[0] is CaseState.CLOSED
    assert came_in(small, answer(MORE_OF_ANNA)) == [("filed", "DSR-0003")]
    (relation,) = small.services.queue.get("DSR-0003").relations
    assert (relation.kind, relation.case) == (RelationKind.FOLLOWS, first.number)
    assert [str(s.address) for s in small.services.queue.get("DSR-0003").subjects] == [ANNA]
    assert now(small, second)[1] == ""
