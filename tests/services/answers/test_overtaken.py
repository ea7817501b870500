"""An extract that was made of more than is asked for now does not leave any more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dsr_desk.domain.answers.errors import AnswerUnfounded
from dsr_desk.domain.errors import DeskError, PlanChanged, WrongStep
from dsr_desk.domain.extracts.sealed import PackageNotOnRecord
from dsr_desk.domain.finding.matches import Decision, Ground
from dsr_desk.domain.requests import Case
from tests.services.intake.letters import STOP, answer, came_in
from tests.services.world import ANNA, BO, BOTH, Small, a_mail

BOTH_PERSONS = BOTH.replace("personens", "personernas").format(who=f"{ANNA} och {BO}")


def person_out(small: Small, case: Case) -> None:
    small.services.checklist.leave_person_out(case.id, 2, "Bo har inte bett om något", small.kim)


def channel_out(small: Small, case: Case) -> None:
    small.services.checklist.leave_out(case.id, "nk-chat", "Chatten är inte deras", small.kim)


def item_out(small: Small, case: Case) -> None:
    row = small.services.matching.page(case.id).rows[0].match.id
    out = Decision(False, Ground.NOT_THE_PERSON)
    small.services.matching.decide(case.id, [row], out, small.kim)


def stopped(small: Small, case: Case) -> None:
    assert came_in(small, answer(STOP)) == [("joined", case.number)]


def made(small: Small) -> Case:
    """Return a case whose extract is made and waits to be handed over."""
    case = small.file(a_mail(BOTH_PERSONS))
    small.services.matching.search(case.id, small.alva)
    small.services.export.export(case.id, None, small.alva)
    return small.services.queue.get(case.id)


@pytest.mark.parametrize(
    ("happens", "why"),
    [
        (person_out, AnswerUnfounded),
        (channel_out, AnswerUnfounded),
        (item_out, PackageNotOnRecord),
        (stopped, PlanChanged),
    ],
)
def test_a_letter_from_before_takes_no_extract_along(
    small: Small, happens: Callable[[Small, Case], None], why: type[DeskError]
) -> None:
    case = made(small)
    draft = small.services.replies.draft(case.id, small.alva)
    happens(small, case)
    with pytest.raises(why):
        small.services.replies.save(case.id, draft, None, small.alva)
    assert not list(small.paths.answers.glob("*.eml"))


@pytest.mark.parametrize("happens", [channel_out, item_out])
def test_what_was_left_out_since_has_the_extract_made_anew(
    small: Small, happens: Callable[[Small, Case], None]
) -> None:
    case = made(small)
    happens(small, case)
    with pytest.raises(WrongStep):
        small.services.replies.draft(case.id, small.alva)
    small.services.matching.search(case.id, small.alva)
    small.services.export.export(case.id, None, small.alva)
    draft = small.services.replies.draft(case.id, small.alva)
    small.services.replies.save(case.id, draft, None, small.alva)
    assert small.services.queue.get(case.id).answered_at is not None


def test_what_is_decided_after_an_extract_was_handed_over_leaves_it_so(small: Small) -> None:
    case = made(small)
    draft = small.services.replies.draft(case.id, small.alva)
    small.services.replies.save(case.id, draft, None, small.alva)
    item_out(small, case)
    assert small.services.queue.get(case.id).exported_at is not None
    small.services.planning.prepare(case.id, small.alva)
    small.approve(small.services.queue.get(case.id))
    small.services.erasure.run(case.id, small.alva)


def test_what_was_handed_over_is_not_sealed_again_with_an_item_that_was_left_out_since(
    small: Small,
) -> None:
    case = made(small)
    draft = small.services.replies.draft(case.id, small.alva)
    small.services.replies.save(case.id, draft, None, small.alva)
    small.services.sealing.seal(case.id, small.alva)
    item_out(small, case)
    with pytest.raises(PackageNotOnRecord):
        small.services.sealing.seal(case.id, small.alva)
