"""The day the person wrote, told in the editor's answer: counted from, or put before a person."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.services.intake.letters import DAY, MAIL, TOLD, again, answer, came_in, facts_of
from tests.services.world import BO, Small


def test_the_day_that_the_editors_answer_tells_is_counted_from(small: Small) -> None:
    case = small.file(MAIL)
    came_in(small, answer(TOLD.format(day=15)))
    after = again(small, case)
    assert (after.requested_on, after.deadline.due) == (date(2026, 10, 15), date(2026, 11, 16))
    assert not after.deadline.latest_possible
    told = after.clocks.told
    assert told is not None
    assert (told.mail, told.by) == (1, "")
    assert [(old.deadline, old.why) for old in after.clocks.replaced] == [
        (case.deadline, "request-date")
    ]
    (facts,) = facts_of(small, DAY)
    assert (facts["mail"], facts["after"]) == ("2", "2026-11-16")
    assert small.services.checklist.view(case.id).told_day is None


def test_the_day_of_a_sender_who_is_not_proved_counts_once_the_sender_does(small: Small) -> None:
    case = small.file(MAIL)
    came_in(small, answer(TOLD.format(day=15), proved=False))
    assert again(small, case).deadline == case.deadline
    told = small.services.checklist.view(case.id).told_day
    assert told is not None
    assert (told.day, told.mail) == (date(2026, 10, 15), 1)
    small.services.checklist.override(case.id, "mail_sender:2", "ringde", small.sam)
    assert again(small, case).requested_on == date(2026, 10, 15)
    assert [facts["mail"] for facts in facts_of(small, DAY)] == ["2"]


def test_a_told_day_is_taken_with_its_mail_as_the_source(small: Small) -> None:
    case = small.file(MAIL)
    came_in(small, answer(TOLD.format(day=15), proved=False))
    told = small.services.checklist.view(case.id).told_day
    assert told is not None
    small.services.clocks.record_request_date(case.id, told.day, small.alva, mail=told.mail)
    source = again(small, case).clocks.told
    assert source is not None
    assert (source.mail, source.by) == (1, small.alva.user.id)
    assert small.services.checklist.view(case.id).told_day is None


def test_a_mail_that_does_not_tell_the_day_is_never_its_source(small: Small) -> None:
    case = small.file(MAIL)
    small.services.clocks.record_request_date(case.id, date(2026, 10, 15), small.alva, mail=0)
    source = again(small, case).clocks.told
    assert source is not None
    assert (source.mail, source.by) == (-1, small.alva.user.id)


def test_a_fallen_extensions_reason_loses_the_address_of_a_later_person(small: Small) -> None:
    case = small.file(MAIL)
    small.clock.moment = datetime(2026, 11, 20, 9, tzinfo=UTC)
    small.services.clocks.extend(case.id, f"{BO} frågar också", small.alva)
    small.services.clocks.record_request_date(case.id, date(2026, 10, 1), small.alva, sure=True)
    came_in(small, answer(f"Hej!\n\nVi önskar även att alla mail från {BO} raderas.\n"))
    fallen = again(small, case).clocks.fallen
    assert fallen is not None
    assert fallen.reason == "[person 2] frågar också"


def test_a_mail_never_moves_a_day_that_is_known(small: Small) -> None:
    case = small.file(MAIL)
    small.services.clocks.record_request_date(case.id, date(2026, 10, 20), small.alva)
    small.clock.moment += timedelta(minutes=1)
    came_in(small, answer(TOLD.format(day=15), received="Mon, 02 Nov 2026 11:00:00 +0100"))
    assert again(small, case).requested_on == date(2026, 10, 20)


def test_a_mail_that_came_after_the_day_was_told_suggests_its_own(small: Small) -> None:
    case = small.file(MAIL)
    small.clock.moment = datetime(2026, 11, 3, 9, tzinfo=UTC)
    small.services.clocks.record_request_date(case.id, date(2026, 10, 20), small.alva)
    small.clock.moment = datetime(2026, 11, 5, 9, tzinfo=UTC)
    came_in(small, answer(TOLD.format(day=15), received="Wed, 04 Nov 2026 09:00:00 +0100"))
    assert again(small, case).requested_on == date(2026, 10, 20)
    told = small.services.checklist.view(case.id).told_day
    assert told is not None
    assert told.day == date(2026, 10, 15)


@pytest.mark.parametrize("text", ["15 november 2025", "28 november 2026"])
def test_a_doubtful_or_later_day_is_never_carried_over(small: Small, text: str) -> None:
    case = small.file(MAIL)
    small.clock.moment = datetime(2026, 11, 30, 9, tzinfo=UTC)
    mail = TOLD.replace("{day} oktober 2026", text)
    came_in(small, answer(mail, received="Mon, 30 Nov 2026 09:00:00 +0100"))
    assert again(small, case).deadline == case.deadline
    told = small.services.checklist.view(case.id).told_day
    assert (told is None) is (text == "28 november 2026")
