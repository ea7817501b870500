"""What passes for a copy of another mail, and so is set aside unread."""

from __future__ import annotations

import pytest

from dsr_desk.domain.requests import CaseState
from tests.services.intake.letters import (
    CALL,
    FORGED,
    UNATTESTED,
    again,
    answer,
    asked_back,
    came_in,
)
from tests.services.world import ANNA, BO, WISH, Small, a_mail

COVER = (
    "Hej!\n\nVi har bekräftat personens identitet. {wish}\n\n/Maria, Kundtjänst\n\n"
    "-------- Vidarebefordrat meddelande --------\nFrån: {who}\nTill:"
    " kundtjanst@nordkraft.example\nÄmne: Mina uppgifter\nDatum: 2026-10-30\n\n{said}\n{who}\n"
)
ERASE = "Vi önskar att alla mail som personen nedan skrivit till oss raderas."
AS_BELOW = "Gör som personen nedan ber om."
SECOND = "<begaran-2@nordkraft.example>"


def passed_on(who: str, said: str = "Hej, ta bort mig.", wish: str = ERASE) -> str:
    """Return the same covering words above another person's request."""
    return COVER.format(who=who, said=said, wish=wish)


def test_the_same_cover_above_another_persons_request_is_another_request(small: Small) -> None:
    first, second = passed_on(ANNA), passed_on(BO)
    got = came_in(small, a_mail(first), a_mail(second, message_id=SECOND))
    assert got == [("filed", "DSR-0001"), ("filed", "DSR-0002")]
    states = {small.services.queue.get(number).state for _, number in got}
    assert states == {CaseState.CHECKING}


def test_the_same_cover_above_another_request_of_the_same_person_is_another(small: Small) -> None:
    first = passed_on(ANNA, "Radera mina mail.", AS_BELOW)
    second = passed_on(ANNA, "Skicka mig en kopia av mina mail.", AS_BELOW)
    got = came_in(small, a_mail(first), a_mail(second, message_id=SECOND))
    assert [status for status, _ in got] == ["filed", "filed"]


def test_the_same_request_passed_on_twice_is_a_copy(small: Small) -> None:
    mails = [a_mail(passed_on(BO), message_id=i) for i in ("<a@x.example>", "<b@x.example>")]
    assert [status for status, _ in came_in(small, *mails)] == ["filed", "duplicate"]


def test_of_several_with_the_same_cover_the_right_one_is_the_first(small: Small) -> None:
    mails = [passed_on(ANNA), passed_on(BO), passed_on(BO)]
    came_in(small, *(a_mail(m, message_id=f"<{n}@x.example>") for n, m in enumerate(mails)))
    assert small.services.queue.get("DSR-0003").duplicate_of == "DSR-0002"


def test_a_forged_mail_that_came_first_sets_the_editors_own_not_aside(small: Small) -> None:
    genuine = a_mail(WISH.format(who=ANNA), message_id=SECOND)
    again = a_mail(WISH.format(who=ANNA), message_id="<begaran-3@nordkraft.example>")
    got = came_in(small, FORGED, genuine, again)
    assert [status for status, _ in got] == ["filed", "filed", "duplicate"]
    assert small.services.queue.get("DSR-0003").duplicate_of == "DSR-0002"


@pytest.mark.parametrize("called", [False, True])
def test_a_proved_copy_counts_where_nobody_has_settled_who_wrote_the_first(
    small: Small, called: bool
) -> None:
    first = small.file(a_mail(WISH.format(who=ANNA), proved=False))
    if called:
        small.services.checklist.call_back(first.id, CALL, small.alva)
    ((status, _),) = came_in(small, a_mail(WISH.format(who=ANNA), message_id=SECOND))
    assert status == ("duplicate" if called else "filed")


def test_the_same_words_with_the_attestation_passed_on_below_are_read(small: Small) -> None:
    case = asked_back(small)
    text = UNATTESTED.format(who=ANNA) + (
        "\n-------- Vidarebefordrat meddelande --------\nFrån: maria@nordkraft.example\n\n"
        "Vi har bekräftat personens identitet.\n"
    )
    mail = answer(text, answers="", subject=f"Sv: [{case.number}]")
    assert came_in(small, mail) == [("joined", case.number)]
    assert again(small, case).state is CaseState.CHECKING


def test_the_same_words_without_anything_new_are_a_copy(small: Small) -> None:
    case = asked_back(small)
    mail = a_mail(UNATTESTED.format(who=ANNA), message_id=SECOND)
    assert came_in(small, mail) == [("duplicate", "DSR-0002")]
    assert again(small, case).state is CaseState.WAITING
