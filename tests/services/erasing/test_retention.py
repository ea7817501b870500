"""The papers of a finished case go when its period has passed, and that is on record (L42, L3)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dsr_desk.domain.answers.replies import EXTRACT
from dsr_desk.domain.errors import RightMissing
from dsr_desk.domain.errors.steps import UnknownOrganisation
from dsr_desk.domain.finding.matches import Ground
from dsr_desk.domain.record.retention import MailKeptNoMore, PeriodRefused, RetentionStopped
from dsr_desk.domain.requests import CaseState
from dsr_desk.services.erasing.periods import OnRecord, periods
from tests.services.erasing.papers import NOBODY, days_go_by, enforce, files_with, put_aside, sealed
from tests.services.erasing.runs import restored
from tests.services.foe import forge
from tests.services.world import ANNA, WISH, Small, a_mail
from tests.services.world import EXTRACT as WISHED


def _period(small: Small, days: int, organisation: str = "nordkraft", decision: str = "") -> None:
    """Set a shorter period, as two supervisors do."""
    for each in (small.sam, small.kim):
        small.services.retention.set_period(organisation, days, each, decision)


def test_after_its_period_nothing_of_the_case_is_left_but_what_proves_it(small: Small) -> None:
    case = put_aside(small)
    _period(small, 60)
    assert files_with(small, NOBODY)
    days_go_by(small, 61)
    done = enforce(small)
    assert (done.cases, done.mails, done.files, done.left) == ((case.number,), 1, 1, ())
    assert files_with(small, NOBODY) == []
    assert sealed(small) == [0]
    after = small.services.queue.get(case.id)
    assert (after.subjects[0].address, bool(after.subjects[0].hashed)) == (None, True)
    assert after.sha256 == case.sha256
    events = [entry.event for entry in small.services.audit.entries("")][-2:]
    assert [(e.event, e.case) for e in events] == [
        ("retention.enforced", case.number),
        ("retention.cleaned", ""),
    ]
    assert dict(events[0].facts)["mails"] == "1"
    assert small.services.audit.verify().holds
    assert small.services.retention.view(small.alva).cases == ()


def test_the_day_itself_still_keeps_and_look_removes_nothing(small: Small) -> None:
    case = put_aside(small)
    _period(small, 60)
    days_go_by(small, 60)
    view = small.services.retention.view(small.alva)
    assert [each.case for each in view.cases] == [case.number]
    assert view.due == ()
    assert enforce(small).cases == ()
    days_go_by(small, 1)
    assert [each.case for each in small.services.retention.view(small.alva).due] == [case.number]
    assert sealed(small) != [0]


def test_an_open_case_keeps_its_papers_however_old_it_is(small: Small) -> None:
    small.file(a_mail(WISH.format(who=NOBODY)))
    days_go_by(small, 4000)
    assert enforce(small).cases == ()
    assert sealed(small) != [0]


def test_whoever_was_answered_with_an_extract_is_forgotten_too(small: Small) -> None:
    case = small.reviewed(text=WISHED)
    made = Path(small.services.export.export(case.id, None, small.alva).receipt.path)
    assert made.exists()
    draft = small.services.replies.draft(case.id, small.alva)
    assert draft.kind == EXTRACT
    small.services.replies.save(case.id, draft, None, small.alva)
    assert small.services.queue.get(case.id).state is CaseState.CLOSED
    days_go_by(small, 731)
    done = enforce(small)
    assert done.cases == (case.number,)
    assert not made.exists()
    assert done.left == ()
    assert "archive.sqlite" in files_with(small, ANNA), (
        "the organisation’s own content is not touched"
    )
    assert "desk.sqlite" not in files_with(small, ANNA)


def test_a_hold_on_the_case_or_a_person_keeps_the_papers(small: Small) -> None:
    case, other = put_aside(small), put_aside(small, "olle@utanfor.example", 2)
    holds, ground = small.services.holds, Ground.LEGAL_CLAIM
    holds.on_case(case.number, ground, "T 1234-26", small.alva)
    holds.on_person("nordkraft", "olle@utanfor.example", ground, "T 1234-26", small.alva)
    days_go_by(small, 731)
    view = small.services.retention.view(small.alva)
    assert {each.case: each.kept_by for each in view.cases} == {
        case.number: "hold",
        other.number: "hold",
    }
    assert enforce(small).cases == ()
    assert 0 not in sealed(small)


def test_the_papers_stay_as_long_as_backups_hold_what_was_erased(small: Small) -> None:
    put_aside(small)
    forge(small, "UPDATE organisation SET backup_days = 90 WHERE key = 'nordkraft'")
    _period(small, 30)
    days_go_by(small, 89)
    assert small.services.retention.view(small.alva).due == ()
    days_go_by(small, 3)
    assert len(small.services.retention.view(small.alva).due) == 1


def test_an_authority_decides_first_and_a_period_is_a_supervisors(small: Small) -> None:
    mail = a_mail(WISH.format(who=NOBODY), sender="ola@staden.example")
    small.services.checklist.set_aside(small.file(mail).id, "Återkallad", small.alva)
    retention = small.services.retention
    days_go_by(small, 4000)
    assert retention.view(small.alva).cases == ()
    with pytest.raises(PeriodRefused):
        retention.set_period("staden", 60, small.sam)
    with pytest.raises(RightMissing):
        retention.set_period("staden", 60, small.alva, "KS 2026/9")
    with pytest.raises(UnknownOrganisation):
        retention.set_period("nowhere", 60, small.sam)
    for days in (29, 3651):
        with pytest.raises(PeriodRefused):
            retention.set_period("staden", days, small.sam, "KS 2026/9")
    _period(small, 60, "staden", "KS 2026/9")
    assert len(retention.view(small.alva).due) == 1


def test_a_mail_that_another_case_still_keeps_goes_with_that_one(small: Small) -> None:
    first, second = put_aside(small), put_aside(small, "olle@utanfor.example", 2)
    with closing(sqlite3.connect(small.paths.desk)) as desk, desk:
        desk.execute(
            "INSERT INTO mail_of_case (case_id, place, mail_id, role)"
            " SELECT ?, 1, mail_id, 'follow_up' FROM mail_of_case WHERE case_id = ?",
            (second.id, first.id),
        )
    small.services.holds.on_case(second.number, Ground.LEGAL_CLAIM, "T 1", small.alva)
    days_go_by(small, 731)
    assert enforce(small).mails == 0
    assert 0 not in sealed(small)
    small.services.holds.lift(1, small.sam)
    days_go_by(small, 731)
    assert enforce(small).mails == 2
    assert sealed(small) == [0, 0]


def test_a_case_without_its_mail_is_shown_and_says_why(small: Small) -> None:
    case = put_aside(small)
    days_go_by(small, 731)
    enforce(small)
    view = small.services.checklist.view(case.id, small.alva)
    assert (view.forgotten, view.mail) == (True, None)
    with pytest.raises(MailKeptNoMore):
        small.services.checklist.raw_mail(case.id, small.alva)


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE audit_entry SET at = '2020-01-01T00:00:00.000000+00:00'",
        "DELETE FROM hold",
        "UPDATE organisation SET backup_days = 1 WHERE key = 'nordkraft'",
    ],
)
def test_edited_rows_remove_nothing(small: Small, edit: str) -> None:
    put_aside(small)
    small.services.holds.on_case("DSR-0001", Ground.LEGAL_CLAIM, "T 1", small.alva)
    days_go_by(small, 731)
    forge(small, edit)
    with pytest.raises(RetentionStopped):
        enforce(small)
    assert 0 not in sealed(small)


def test_what_broke_off_before_the_files_were_cleaned_is_cleaned_by_the_next(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_aside(small)
    days_go_by(small, 731)
    retention = small.services.retention

    def killed(*_args: object) -> tuple[str, ...]:
        raise KeyboardInterrupt

    with monkeypatch.context() as once:
        once.setattr(type(retention), "_clear", killed)
        with pytest.raises(KeyboardInterrupt):
            enforce(small)
    assert retention.view(small.alva).unclean
    assert enforce(small).cases == ()
    assert not retention.view(small.alva).unclean
    assert files_with(small, NOBODY) == []


def test_what_a_backup_brings_back_is_erased_again_though_the_papers_are_gone(
    small: Small,
) -> None:
    number = restored(small)
    draft = small.services.replies.draft(number, small.alva)
    if small.services.queue.get(number).state is not CaseState.CLOSED:
        small.services.replies.save(number, draft, None, small.alva)
    days_go_by(small, 800)
    assert enforce(small).cases == (number,)
    assert [each.case for each in small.services.replaying.look(small.alva)] == [number]
    report = small.services.replaying.run(small.alva)
    assert [(c.refused, c.left) for c in report.cases] == [("", 0)]
    assert report.cases[0].erased


def test_a_clock_that_stood_back_makes_no_case_due_the_earlier(small: Small) -> None:
    small.file(a_mail(WISH.format(who="olle@utanfor.example"), message_id="<b9@nordkraft.example>"))
    days_go_by(small, -400)
    case = put_aside(small)
    days_go_by(small, 400 + 400)
    assert small.services.retention.view(small.alva).due == ()
    days_go_by(small, 331)
    assert [each.case for each in small.services.retention.view(small.alva).due] == [case.number]


def test_a_period_from_before_it_was_an_authority_is_no_decision(small: Small) -> None:
    own = {"nordkraft": OnRecord(60), "staden": OnRecord(60)}
    with small.services.queue._store.reading() as uow:
        houses = uow.people.organisations()
    days = {each.organisation: each.days for each in periods(houses, own)}
    assert (days["nordkraft"], days["staden"]) == (60, None)
    own["staden"] = OnRecord(60, decided=True)
    assert {each.organisation: each.days for each in periods(houses, own)}["staden"] == 60
