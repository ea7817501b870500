"""What a case that grows from another takes along: whatever kept the first from too much."""

from __future__ import annotations

import pytest

from dsr_desk.domain.erasing.holds import HoldNotYours
from dsr_desk.domain.errors import ApprovalInvalid
from dsr_desk.domain.finding.matches import Ground
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import Case, RequestKind
from dsr_desk.domain.verifying.telling_apart import Told
from tests.services.foe import forge
from tests.services.intake.grown import COPY, DOUBTFUL, ERASE, TEXT, WHY, planned
from tests.services.intake.letters import NILS
from tests.services.world import ANNA, BO, WISH, Small, a_mail

DOUBTFUL_FORUM = DOUBTFUL.replace("Annas mail ska", "Annas mail och foruminlägg ska")
BOTH_PLACES = Told(RequestKind.ERASURE, (ChannelKind.MAIL, ChannelKind.FORUM))


def apart(small: Small, case: Case) -> Case:
    """Tell a copy for the first person and an erasure for the second; return the second's case."""
    wishes = {1: COPY, 2: BOTH_PLACES}
    numbers, _ = small.services.checklist.tell_apart(case.id, wishes, WHY, small.kim)
    return small.services.queue.get(numbers[1])


def test_a_channel_that_was_left_out_stays_out_of_what_is_told_apart(small: Small) -> None:
    case = small.file(a_mail(DOUBTFUL_FORUM))
    small.services.checklist.leave_out(case.id, "nk-forum", "Forumet är inte deras", small.alva)
    other = apart(small, case)
    assert other.channels == ("nk-mail",)
    small.services.matching.search(other.id, small.alva)
    found = {row.match.channel for row in small.services.matching.page(other.id).rows}
    assert found == {"nk-mail"}


def test_a_channel_of_another_case_stays_its_own_when_wishes_are_told_apart(small: Small) -> None:
    case = small.file(a_mail(DOUBTFUL_FORUM, sender=NILS))
    number, _ = small.services.checklist.split(case.id, small.alva)
    other = apart(small, small.services.queue.get(number))
    assert "nk-forum" in other.away
    assert other.channels == ()


def test_what_a_case_is_held_for_holds_the_case_of_the_other_wish(small: Small) -> None:
    case = small.file(a_mail(DOUBTFUL_FORUM))
    small.services.holds.on_case(case.id, Ground.LEGAL_CLAIM, "T 4711-26", small.kim)
    other = apart(small, case)
    kept = planned(small, other)
    assert kept.plan.item_count == 0
    assert {each.note for each in kept.exceptions} == {"T 4711-26"}


def test_what_a_case_is_held_for_holds_the_channels_that_are_split_off(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA), sender=NILS))
    small.services.holds.on_case(case.id, Ground.LEGAL_CLAIM, "T 4711-26", small.kim)
    number, _ = small.services.checklist.split(case.id, small.sam)
    hold = next(h for h in small.services.holds.every() if h.target == number)
    assert (hold.ground, hold.reference, hold.set_by) == (
        Ground.LEGAL_CLAIM,
        "T 4711-26",
        small.kim.user.id,
    )
    for who in (small.kim, small.sam):
        with pytest.raises(HoldNotYours):
            small.services.holds.lift(hold.id, who)
    assert small.services.audit.verify().holds


def test_a_person_who_was_left_out_comes_back_by_no_edit_of_the_rows(small: Small) -> None:
    case = small.file(a_mail(TEXT.format(said=f"Radera alla mail för {ANNA} och {BO}.")))
    small.services.checklist.leave_person_out(case.id, 2, WHY, small.alva)
    forge(small, "DELETE FROM case_check WHERE code = 'person'")
    small.services.checklist.renew(case.id, small.alva)
    assert len(small.services.queue.get(case.id).subjects) == 2
    planned(small, case)
    with pytest.raises(ApprovalInvalid, match=r"person:1\.2"):
        small.approve(small.services.queue.get(case.id))


def test_a_channel_that_was_left_out_comes_back_by_no_edit_of_the_rows(small: Small) -> None:
    case = small.file(a_mail(TEXT.format(said=f"Radera alla mail och foruminlägg för {ANNA}.")))
    small.services.checklist.leave_out(case.id, "nk-forum", WHY, small.alva)
    forge(small, "UPDATE case_check SET left_out = 0, settled_by = '' WHERE code = 'editor'")
    small.services.checklist.renew(case.id, small.alva)
    planned(small, case)
    with pytest.raises(ApprovalInvalid, match="editor:nk-forum"):
        small.approve(small.services.queue.get(case.id))


def test_whoever_was_taken_in_again_and_what_a_supervisor_answers_for_go_on(small: Small) -> None:
    said = f"Radera alla mail och foruminlägg för {ANNA} och {BO}."
    case = small.file(a_mail(TEXT.format(said=said)))
    small.services.checklist.leave_person_out(case.id, 2, WHY, small.alva)
    small.services.checklist.take_person_in(case.id, "person:1.2", small.alva)
    small.services.checklist.leave_out(case.id, "nk-forum", WHY, small.alva)
    small.services.checklist.override(case.id, "editor:nk-forum", "Ändå", small.kim)
    planned(small, case)
    small.approve(small.services.queue.get(case.id))


def test_no_reason_for_telling_apart_keeps_the_address_of_another_cases_person(
    small: Small,
) -> None:
    case = small.file(a_mail(DOUBTFUL))
    why = f"Maria säger att {ANNA} raderas och {BO} får en kopia"
    numbers, _ = small.services.checklist.tell_apart(case.id, {1: ERASE, 2: COPY}, why, small.kim)
    for number in numbers:
        notes = [check.note for check in small.services.checklist.view(number).checks]
        assert "Maria säger att [person 1] raderas och [person 2] får en kopia" in notes
        assert not [note for note in notes if "hemma.example" in note]


def test_a_channel_stays_left_out_when_a_narrow_wish_is_told_wide_again(small: Small) -> None:
    case = small.file(a_mail(DOUBTFUL_FORUM))
    small.services.checklist.leave_out(case.id, "nk-forum", "Forumet är inte deras", small.alva)
    small.services.checklist.tell_apart(case.id, {1: ERASE, 2: COPY}, WHY, small.kim)
    small.services.checklist.tell_apart(case.id, {1: BOTH_PLACES}, "Tvärtom", small.kim)
    case = small.services.queue.get(case.id)
    assert case.channels == ("nk-mail",)
    planned(small, case)
    small.approve(case)
