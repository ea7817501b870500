"""A follow-up to a mail that became several cases reaches all that it may be about."""

from __future__ import annotations

import pytest

from dsr_desk.domain.errors import ChecksOpen, WrongStep
from dsr_desk.domain.relations import RelationKind
from dsr_desk.domain.requests import Case, CaseState, MailRole, Verdict
from tests.services.intake.grown import TEXT, carried_out, planned, split, two
from tests.services.intake.letters import NILS, STOP, THANKS, answer, came_in, verdicts
from tests.services.world import ANNA, BO, WISH, Small, a_mail

ERASE_LAST = TEXT.format(said=f"Exportera alla foruminlägg för {BO}. Radera alla mail för {ANNA}.")
BOTH_ERASED = TEXT.format(said=f"Radera alla mail för {ANNA}. Radera alla foruminlägg för {BO}.")
PAUSE = "Hej!\n\nRadera ingenting än, vi återkommer.\n\n/Maria\n"
WITHDRAWN = "Hej!\n\nVi drar tillbaka vår begäran.\n\n/Maria\n"


def roles(small: Small, case: Case) -> list[MailRole]:
    return [mail.role for mail in small.services.checklist.view(case.id, small.alva).mails]


@pytest.mark.parametrize("text", [STOP, PAUSE, WITHDRAWN, THANKS])
def test_who_takes_back_without_a_name_stops_every_case_of_the_mail(
    small: Small, text: str
) -> None:
    first, second = two(small, ERASE_LAST)
    planned(small, second)
    small.approve(small.services.queue.get(second.id))
    assert came_in(small, answer(text)) == [("joined", first.number)]
    assert small.services.planning.view(second.id) is None
    for case in (first, second):
        assert roles(small, case) == [MailRole.INSTRUCTION, MailRole.FOLLOW_UP]
        with pytest.raises(ChecksOpen):
            small.services.matching.search(case.id, small.alva)
    with pytest.raises(WrongStep):
        small.services.erasure.run(second.id, small.alva)
    assert small.services.audit.verify().holds


def test_who_names_the_persons_of_both_cases_stops_both(small: Small) -> None:
    cases = two(small, ERASE_LAST)
    text = f"Hej!\n\nRadera ingenting för {ANNA} och exportera inget för {BO}.\n\n/Maria\n"
    came_in(small, answer(text))
    for case in cases:
        assert "follow_up:2" in verdicts(small, case)


def test_the_case_that_is_being_carried_out_shows_what_stops_the_other(small: Small) -> None:
    first, second = two(small)
    carried_out(small, first)
    assert came_in(small, answer(PAUSE)) == [("joined", second.number)]
    assert roles(small, first) == [MailRole.INSTRUCTION, MailRole.LATE]
    assert small.services.queue.get(first.id).news == "late"
    assert "follow_up:2" in verdicts(small, second)


def test_what_comes_too_late_for_every_case_of_the_mail_is_shown_in_each(small: Small) -> None:
    cases = two(small, BOTH_ERASED)
    for case in cases:
        carried_out(small, case)
    assert came_in(small, answer(PAUSE)) == [("filed", "DSR-0003")]
    for case in cases:
        assert roles(small, case) == [MailRole.INSTRUCTION, MailRole.LATE]
        assert small.services.queue.get(case.id).news == "late"
    assert small.services.audit.verify().holds


def test_what_follows_a_closed_case_up_is_shown_in_the_one_that_is_carried_out(
    small: Small,
) -> None:
    first, second = two(small, BOTH_ERASED)
    carried_out(small, first)
    draft = small.services.replies.draft(first.id, small.alva)
    small.services.replies.save(first.id, draft, None, small.alva)
    carried_out(small, second)
    mail = answer(PAUSE, answers="", subject=f"Sv: [{first.number}]")
    assert came_in(small, mail) == [("filed", "DSR-0003")]
    assert roles(small, first) == [MailRole.INSTRUCTION]
    assert roles(small, second) == [MailRole.INSTRUCTION, MailRole.LATE]
    (relation,) = small.services.queue.get("DSR-0003").relations
    assert (relation.kind, relation.case) == (RelationKind.FOLLOWS, first.number)


def test_what_comes_too_late_for_one_person_is_not_shown_beside_another(small: Small) -> None:
    first, second = two(small, BOTH_ERASED)
    for case in (first, second):
        carried_out(small, case)
    came_in(small, answer(f"Hej!\n\nRadera inga mail för {ANNA}.\n\n/Maria\n"))
    assert MailRole.LATE in roles(small, first)
    assert MailRole.LATE not in roles(small, second)


def test_who_names_somebody_whose_case_is_carried_out_and_somebody_else_reaches_both(
    small: Small,
) -> None:
    first, second = two(small, BOTH_ERASED)
    carried_out(small, first)
    text = f"Hej!\n\nRadera ingenting för {ANNA} och {BO}.\n\n/Maria\n"
    assert came_in(small, answer(text)) == [("joined", second.number)]
    assert roles(small, first) == [MailRole.INSTRUCTION, MailRole.LATE]
    assert roles(small, second) == [MailRole.INSTRUCTION, MailRole.FOLLOW_UP]


def test_who_answers_a_copy_about_one_person_reaches_the_case_of_that_person_alone(
    small: Small,
) -> None:
    first, second = two(small, BOTH_ERASED)
    came_in(small, a_mail(BOTH_ERASED, message_id="<kopia@nordkraft.example>"))
    text = f"Hej!\n\nRadera inga foruminlägg för {BO}.\n\n/Maria\n"
    mail = answer(text, answers="<kopia@nordkraft.example>")
    assert came_in(small, mail) == [("joined", second.number)]
    assert roles(small, first) == [MailRole.INSTRUCTION]


def test_a_stop_with_the_number_of_one_case_stops_the_other_too(small: Small) -> None:
    first, second = two(small, ERASE_LAST)
    mail = answer(STOP, answers="", subject=f"Sv: [{first.number}]")
    assert came_in(small, mail) == [("joined", first.number)]
    assert "follow_up:2" in verdicts(small, second)


def test_what_is_said_of_one_person_alone_stays_with_their_case(small: Small) -> None:
    first, second = two(small, ERASE_LAST)
    came_in(small, answer(f"Hej!\n\nRadera alla mail för {ANNA}.\n\n/Maria\n"))
    assert "follow_up:2" in verdicts(small, second)
    assert "follow_up:2" not in verdicts(small, first)


def test_a_stop_reaches_both_halves_of_a_split(small: Small) -> None:
    first, second = split(small)
    planned(small, first)
    came_in(small, answer(STOP, sender="nils@nordkraft.example"))
    assert small.services.queue.get(first.id).state is CaseState.CHECKING
    for case in (first, second):
        assert MailRole.FOLLOW_UP in roles(small, case)


def test_a_mail_of_both_cases_is_no_fault_of_either(small: Small) -> None:
    _, second = two(small, ERASE_LAST)
    came_in(small, answer(THANKS))
    small.services.checklist.read_mail(second.id, "follow_up:2", "Hon tackar bara", small.alva)
    carried_out(small, small.services.queue.get(second.id))


def test_an_answer_that_completes_the_case_it_is_about_leaves_the_other_alone(small: Small) -> None:
    text = WISH.format(who=ANNA).replace("och chattar som", "och chattar med mera som")
    case = small.file(a_mail(text, sender=NILS))
    number, _ = small.services.checklist.split(case.id, small.alva)
    second = small.services.queue.get(number)
    said = "Hej!\n\nVi vill att alla mail, foruminlägg och chattar raderas.\n\n/Maria\n"
    came_in(small, answer(said, answers="", subject=f"Sv: [{number}]"))
    assert verdicts(small, second)["follow_up:2"] == (Verdict.OK, "follow-up-completes")
    assert roles(small, case) == [MailRole.INSTRUCTION]


@pytest.mark.parametrize(
    "text",
    [
        "Radera även foruminläggen. Vänta med mailen tills vidare.",
        "Radera alla foruminlägg. Mailen behöver vi nog ha kvar ett tag.",
        "Radera alla foruminlägg. Stoppa allt annat!",
        "Vi vill att foruminläggen raderas. Kunden vill fundera på mailen.",
    ],
)
def test_what_an_editor_of_the_forum_writes_stops_the_mails_too_since_a_wait_may_be_in_it(
    small: Small, text: str
) -> None:
    """The parser sees a plain wish for the forum here: no rule tells it from an addition."""
    first, second = two(small, ERASE_LAST)
    planned(small, second)
    came_in(small, answer(f"Hej!\n\n{text}\n\n/Nils\n", sender=NILS))
    assert second.channels == ("nk-mail",)
    assert small.services.queue.get(second.id).state is CaseState.CHECKING
    assert MailRole.FOLLOW_UP in roles(small, first)
