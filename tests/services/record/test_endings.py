"""What the audit has of a case's end: a row that says otherwise removes nothing (law.md L42)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dsr_desk.domain.record.audit import AuditEntry, AuditEvent
from dsr_desk.services.record.endings import Ending, Quiet, last_quiet
from tests.services.erasing.papers import NOBODY, days_go_by, enforce, put_aside, sealed
from tests.services.erasing.runs import restored
from tests.services.foe import forge
from tests.services.world import START, WISH, Small, a_mail

AWAY = "UPDATE dsr_case SET state = 'set_aside'"


def _kept(small: Small) -> list[tuple[str, str]]:
    return [(c.case, c.kept_by) for c in small.services.retention.view(small.alva).cases]


@pytest.mark.parametrize("state", ["closed", "set_aside"])
def test_an_open_case_whose_row_says_it_is_done_keeps_its_papers(small: Small, state: str) -> None:
    case = small.file(a_mail(WISH.format(who=NOBODY)))
    forge(small, "UPDATE dsr_case SET state = ?", state)
    days_go_by(small, 4000)
    assert _kept(small) == [(case.number, "record")]
    assert enforce(small).cases == ()
    assert 0 not in sealed(small)


def test_a_case_that_was_taken_up_again_is_not_done_whatever_its_row_says(small: Small) -> None:
    case = put_aside(small)
    small.services.checklist.reopen(case.id, small.alva)
    forge(small, AWAY)
    days_go_by(small, 4000)
    assert _kept(small) == [(case.number, "record")]
    assert enforce(small).cases == ()


def test_a_case_that_a_follow_up_took_up_is_not_done_either(small: Small) -> None:
    case = put_aside(small)
    again = a_mail(
        WISH.format(who=NOBODY) + "Nu med mer.",
        message_id="<b2@nordkraft.example>",
        answers="<b1@nordkraft.example>",
    )
    assert small.file(again).number == case.number
    forge(small, AWAY)
    days_go_by(small, 4000)
    assert _kept(small) == [(case.number, "record")]


def test_another_organisations_period_is_not_borrowed_by_a_row(small: Small) -> None:
    mail = a_mail(WISH.format(who=NOBODY), sender="ola@staden.example")
    case = small.file(mail)
    small.services.checklist.set_aside(case.id, "Återkallad", small.alva)
    days_go_by(small, 4000)
    assert _kept(small) == [], "an authority decides first"
    forge(small, "UPDATE dsr_case SET organisation = 'nordkraft'")
    assert _kept(small) == [(case.number, "record")]
    assert enforce(small).cases == ()


def test_a_case_of_an_organisation_that_is_none_is_shown_and_kept(small: Small) -> None:
    case = put_aside(small)
    forge(small, "UPDATE dsr_case SET organisation = 'nowhere'")
    days_go_by(small, 4000)
    assert _kept(small) == [(case.number, "record")]


def test_a_duplicate_has_ended_when_it_was_filed(small: Small) -> None:
    small.file(a_mail(WISH.format(who=NOBODY)))
    second = small.file(a_mail(WISH.format(who=NOBODY), message_id="<b2@nordkraft.example>"))
    days_go_by(small, 731)
    assert enforce(small).cases == (second.number,)
    assert [length == 0 for length in sealed(small)] == [False, True]


def test_what_an_older_program_has_filed_goes_by_its_row() -> None:
    filed = AuditEvent(START, "desk", "request.filed", "DSR-0001", (("sha256", "0"),))
    later = replace(filed, event="case.reopened", facts=())
    ending = Ending.of([AuditEntry(1, filed, "", ""), AuditEntry(2, later, "", "")])
    assert ending == Ending(START, 2)
    assert (ending.done, ending.organisation) == (None, None)


def test_a_replay_lists_no_case_again_whose_papers_are_gone(small: Small) -> None:
    number = restored(small)
    small.services.replies.save(
        number, small.services.replies.draft(number, small.alva), None, small.alva
    )
    days_go_by(small, 731)
    assert enforce(small).cases == (number,)
    assert small.services.replaying.run(small.alva).cases[0].erased
    assert _kept(small) == []
    days_go_by(small, 4000)
    assert enforce(small).cases == ()


def test_a_notice_that_comes_later_is_a_paper_again_and_goes_in_its_time(small: Small) -> None:
    case = put_aside(small)
    days_go_by(small, 731)
    assert enforce(small).cases == (case.number,)
    told = f"550\r\n\r\nMessage-ID: <{case.number.lower()}.1.ask_back@desk.example>\r\n"
    notice = f"From: mailer-daemon@mx.example\r\nSubject: Undelivered\r\n\r\n{told}"
    assert small.file(notice.encode()).number == case.number
    assert [each for each, _ in _kept(small)] == [case.number]
    assert sealed(small)[1]
    days_go_by(small, 731)
    assert enforce(small).mails == 1
    assert sealed(small) == [0, 0]


def test_a_step_that_comes_while_papers_are_removed_keeps_them(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = put_aside(small)
    days_go_by(small, 731)
    retention = small.services.retention
    forget = type(retention)._forget

    def first_a_notice(self: object, *args: object) -> object:
        told = f"550\r\n\r\nMessage-ID: <{case.number.lower()}.1.ask_back@desk.example>\r\n"
        small.file(f"From: mailer-daemon@mx.example\r\nSubject: Undelivered\r\n\r\n{told}".encode())
        return forget(self, *args)  # type: ignore[arg-type]

    with monkeypatch.context() as once:
        once.setattr(type(retention), "_forget", first_a_notice)
        assert enforce(small).cases == ()
    assert 0 not in sealed(small)


def test_a_clock_that_was_once_set_far_forward_keeps_no_papers_for_ever(small: Small) -> None:
    days_go_by(small, 30_000)
    first = put_aside(small)
    days_go_by(small, -30_000)
    second = put_aside(small, "olle@utanfor.example", 2)
    days_go_by(small, 729)
    assert small.services.retention.view(small.alva).due == ()
    days_go_by(small, 2)
    due = small.services.retention.view(small.alva).due
    assert [each.case for each in due] == [first.number, second.number]


def test_a_long_time_without_a_step_stands_until_a_person_has_said_the_day() -> None:
    day = START.date()

    def step(days: int, event: str = "case.taken") -> AuditEntry:
        return AuditEntry(1, AuditEvent(START + timedelta(days=days), "alva", event), "", "")

    now = START + timedelta(days=110)
    assert last_quiet([], now) is None
    assert last_quiet([step(0), step(14), step(100)], now) == _quiet(day, 14, 100)
    assert last_quiet([step(0), step(100)], START + timedelta(days=120)) == _quiet(day, 100, 120)
    assert last_quiet([step(0), step(100, "retention.dated")], now) is None
    # One that was set back again has not rested.
    assert last_quiet([step(100), step(0), step(100)], now) is None


def _quiet(day: date, last: int, until: int) -> Quiet:
    return Quiet(day + timedelta(days=last), day + timedelta(days=until))
