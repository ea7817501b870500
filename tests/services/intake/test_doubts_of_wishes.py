"""Wishes that differ are one doubt among others: each is told, and telling apart needs that one."""

from __future__ import annotations

import pytest

from dsr_desk.domain.requests import WISHES_DIFFER, Verdict
from dsr_desk.domain.verifying.building import case_checks
from dsr_desk.domain.verifying.telling_apart import BY_HAND, NoDoubtOfWishes
from dsr_desk.services.intake.understanding import letters_of, setting_of_case
from dsr_desk.services.intake.wishes_in import other_doubts
from tests.services.intake.grown import CERTAIN, DOUBTFUL, ERASE, TEXT, WHY, told
from tests.services.intake.letters import came_in, verdicts
from tests.services.world import ANNA, BO, Small, a_mail

LIMITED = DOUBTFUL.replace("Annas mail", "Annas mail från 2023")


def test_what_else_is_in_doubt_is_told_beside_the_wishes_that_differ(small: Small) -> None:
    case = small.file(a_mail(LIMITED.replace("ska raderas", "ska kanske raderas")))
    view = small.services.checklist.view(case.id)
    assert verdicts(small, case)["wish"] == (Verdict.ATTENTION, WISHES_DIFFER)
    assert other_doubts(view, WISHES_DIFFER) == ("wish-uncertain", "wish-limited")
    first, _ = told(small, case)
    assert verdicts(small, first)["wish"] == (Verdict.ATTENTION, BY_HAND)
    after = small.services.checklist.view(first.id)
    assert other_doubts(after, BY_HAND) == ("wish-uncertain", "wish-limited")
    assert other_doubts(view, "wish-limited") == ("wish-uncertain",), "nothing is told twice"


def test_a_follow_up_takes_no_doubt_away_and_adds_its_own(small: Small) -> None:
    case = small.file(a_mail(LIMITED))
    more = a_mail(
        TEXT.format(said=f"Exportera alla chattar för {ANNA} och radera dem sedan."),
        message_id="<mer@nordkraft.example>",
        subject=f"Sv: [{case.number}]",
    )
    assert came_in(small, more) == [("joined", case.number)]
    view = small.services.checklist.view(case.id)
    assert other_doubts(view, WISHES_DIFFER) == ("wish-limited",)
    with small.services.checklist._store.reading() as uow:
        setting = setting_of_case(uow, view.case, ())
        letters = letters_of(uow.cases.mails(case.id), setting)
    assert case_checks(letters, setting)[0].wish_doubts == ("wish-limited",)


def _asked(small: Small, number: str) -> str:
    body = small.services.replies.draft(number, small.alva, "en").body
    return "\n".join(line for line in body.splitlines() if line.startswith("- "))


@pytest.mark.parametrize("proved", [True, False])
def test_whoever_is_not_proved_shapes_no_question(small: Small, *, proved: bool) -> None:
    case = small.file(a_mail(DOUBTFUL))
    before = _asked(small, case.number)
    more = a_mail(
        LIMITED,
        message_id="<mer@nordkraft.example>",
        subject=f"Sv: [{case.number}]",
        proved=proved,
    )
    assert came_in(small, more) == [("joined", case.number)]
    since = _asked(small, case.number)
    limited = "- Whether the request covers everything in the channels or only a part"
    assert limited not in before
    assert (limited in since, since == before) == (proved, not proved)


def test_without_a_doubt_there_is_nothing_to_tell_apart(small: Small) -> None:
    for text in (TEXT.format(said=f"Radera alla mail för {ANNA} och {BO}."), CERTAIN):
        case = small.file(a_mail(text))
        before = small.services.queue.get(case.id)
        wishes = {s.number: ERASE for s in before.subjects}
        with pytest.raises(NoDoubtOfWishes):
            small.services.checklist.tell_apart(case.id, wishes, WHY, small.kim)
        assert small.services.queue.get(case.id) == before
