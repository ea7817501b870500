"""The papers of a finished case go when its period has passed, and that is on record (L42, L3)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from dsr_desk.domain.answers.replies import EXTRACT
from dsr_desk.domain.errors import RightMissing
from dsr_desk.domain.errors.steps import UnknownOrganisation
from dsr_desk.domain.finding.matches import Ground
from dsr_desk.domain.record.retention import MailKeptNoMore, PeriodRefused, RetentionStopped
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.services.erasing.periods import OnRecord, periods
from dsr_desk.services.erasing.retention import RetentionResult
from tests.services.erasing.test_replaying import _restored as restored
from tests.services.record.test_found_on_record import _edit
from tests.services.world import ANNA, WISH, Small, a_mail
from tests.services.world import EXTRACT as WISHED

NOBODY = "nora.nyman@utanfor.example"


def _aside(small: Small, who: str = NOBODY, number: int = 1) -> Case:
    """File a request about somebody and put it away, the day it came."""
    mail = a_mail(WISH.format(who=who), message_id=f"<b{number}@nordkraft.example>")
    case = small.file(mail)
    draft = small.services.replies.draft(case.id, small.alva)
    small.services.replies.save(case.id, draft, None, small.alva)
    small.services.checklist.set_aside(case.id, "Återkallad", small.alva)
    return small.services.queue.get(case.id)


def _days(small: Small, days: int) -> None:
    small.clock.moment += timedelta(days=days)


def _enforce(small: Small) -> RetentionResult:
    """Remove what is due, and say that the clock is right: the tests set it years ahead."""
    retention = small.services.retention
    return retention.enforce(small.alva, today=retention.view(small.alva).today)


def _period(small: Small, days: int, organisation: str = "nordkraft", decision: str = "") -> None:
    """Set a shorter period, as two supervisors do."""
    for each in (small.sam, small.kim):
        small.services.retention.set_period(organisation, days, each, decision)


def _sealed(small: Small) -> list[int]:
    with closing(sqlite3.connect(small.paths.desk)) as desk:
        return [len(row[0]) for row in desk.execute("SELECT sealed FROM mail ORDER BY id")]


def _held(small: Small, text: str) -> list[str]:
    files = [path for path in small.root.rglob("*") if path.is_file()]
    return sorted(p.name for p in files if text.encode() in p.read_bytes().lower())


def test_after_its_period_nothing_of_the_case_is_left_but_what_proves_it(small: Small) -> None:
    case = _aside(small)
    _period(small, 60)
    assert _held(small, NOBODY)
    _days(small, 61)
    done = _enforce(small)
    assert (done.cases, done.mails, done.files, done.left) == ((case.number,), 1, 1, ())
    assert _held(small, NOBODY) == []
    assert _sealed(small) == [0]
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
    case = _aside(small)
    _period(small, 60)
    _days(small, 60)
    view = small.services.retention.view(small.alva)
    assert [each.case for each in view.cases] == [case.number]
    assert view.due == ()
    assert _enforce(small).cases == ()
    _days(small, 1)
    assert [each.case for each in small.services.retention.view(small.alva).due] == [case.number]
    assert _sealed(small) != [0]


def test_an_open_case_keeps_its_papers_however_old_it_is(small: Small) -> None:
    small.file(a_mail(WISH.format(who=NOBODY)))
    _days(small, 4000)
    assert _enforce(small).cases == ()
    assert _sealed(small) != [0]


def test_whoever_was_answered_with_an_extract_is_forgotten_too(small: Small) -> None:
    case = small.reviewed(text=WISHED)
    made = Path(small.services.export.export(case.id, None, small.alva).receipt.path)
    assert made.exists()
    draft = small.services.replies.draft(case.id, small.alva)
    assert draft.kind == EXTRACT
    small.services.replies.save(case.id, draft, None, small.alva)
    assert small.services.queue.get(case.id).state is CaseState.CLOSED
    _days(small, 731)
    done = _enforce(small)
    assert done.cases == (case.number,)
    assert not made.exists()
    assert done.left == ()
    assert "archive.sqlite" in _held(small, ANNA), "the organisation’s own content is not touched"
    assert "desk.sqlite" not in _held(small, ANNA)


def test_a_hold_on_the_case_or_a_person_keeps_the_papers(small: Small) -> None:
    case, other = _aside(small), _aside(small, "olle@utanfor.example", 2)
    holds, ground = small.services.holds, Ground.LEGAL_CLAIM
    holds.on_case(case.number, ground, "T 1234-26", small.alva)
    holds.on_person("nordkraft", "olle@utanfor.example", ground, "T 1234-26", small.alva)
    _days(small, 731)
    view = small.services.retention.view(small.alva)
    assert {each.case: each.kept_by for each in view.cases} == {
        case.number: "hold",
        other.number: "hold",
    }
    assert _enforce(small).cases == ()
    assert 0 not in _sealed(small)


def test_the_papers_stay_as_long_as_backups_hold_what_was_erased(small: Small) -> None:
    _aside(small)
    _edit(small, "UPDATE organisation SET backup_days = 90 WHERE key = 'nordkraft'")
    _period(small, 30)
    _days(small, 89)
    assert small.services.retention.view(small.alva).due == ()
    _days(small, 3)
    assert len(small.services.retention.view(small.alva).due) == 1


def test_an_authority_decides_first_and_a_period_is_a_supervisors(small: Small) -> None:
    mail = a_mail(WISH.format(who=NOBODY), sender="ola@staden.example")
    small.services.checklist.set_aside(small.file(mail).id, "Återkallad", small.alva)
    retention = small.services.retention
    _days(small, 4000)
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
    first, second = _aside(small), _aside(small, "olle@utanfor.example", 2)
    with closing(sqlite3.connect(small.paths.desk)) as desk, desk:
        desk.execute(
            "INSERT INTO mail_of_case (case_id, place, mail_id, role)"
            " SELECT ?, 1, mail_id, 'follow_up' FROM mail_of_case WHERE case_id = ?",
            (second.id, first.id),
        )
    small.services.holds.on_case(second.number, Ground.LEGAL_CLAIM, "T 1", small.alva)
    _days(small, 731)
    assert _enforce(small).mails == 0
    assert 0 not in _sealed(small)
    small.services.holds.lift(1, small.sam)
    _days(small, 731)
    assert _enforce(small).mails == 2
    assert _sealed(small) == [0, 0]


def test_a_case_without_its_mail_is_shown_and_says_why(small: Small) -> None:
    case = _aside(small)
    _days(small, 731)
    _enforce(small)
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
    _aside(small)
    small.services.holds.on_case("DSR-0001", Ground.LEGAL_CLAIM, "T 1", small.alva)
    _days(small, 731)
    _edit(small, edit)
    with pytest.raises(RetentionStopped):
        _enforce(small)
    assert 0 not in _sealed(small)


def test_what_broke_off_before_the_files_were_cleaned_is_cleaned_by_the_next(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    _aside(small)
    _days(small, 731)
    retention = small.services.retention

    def killed(*_args: object) -> tuple[str, ...]:
        raise KeyboardInterrupt

    with monkeypatch.context() as once:
        once.setattr(type(retention), "_clear", killed)
        with pytest.raises(KeyboardInterrupt):
            _enforce(small)
    assert retention.view(small.alva).unclean
    assert _enforce(small).cases == ()
    assert not retention.view(small.alva).unclean
    assert _held(small, NOBODY) == []


def test_what_a_backup_brings_back_is_erased_again_though_the_papers_are_gone(
    small: Small,
) -> None:
    number = restored(small)
    draft = small.services.replies.draft(number, small.alva)
    if small.services.queue.get(number).state is not CaseState.CLOSED:
        small.services.replies.save(number, draft, None, small.alva)
    _days(small, 800)
    assert _enforce(small).cases == (number,)
    assert [each.case for each in small.services.replaying.look(small.alva)] == [number]
    report = small.services.replaying.run(small.alva)
    assert [(c.refused, c.left) for c in report.cases] == [("", 0)]
    assert report.cases[0].erased


def test_a_clock_that_stood_back_makes_no_case_due_the_earlier(small: Small) -> None:
    small.file(a_mail(WISH.format(who="olle@utanfor.example"), message_id="<b9@nordkraft.example>"))
    _days(small, -400)
    case = _aside(small)
    _days(small, 400 + 400)
    assert small.services.retention.view(small.alva).due == ()
    _days(small, 331)
    assert [each.case for each in small.services.retention.view(small.alva).due] == [case.number]


def test_a_period_from_before_it_was_an_authority_is_no_decision(small: Small) -> None:
    own = {"nordkraft": OnRecord(60), "staden": OnRecord(60)}
    with small.services.queue._store.reading() as uow:
        houses = uow.people.organisations()
    days = {each.organisation: each.days for each in periods(houses, own)}
    assert (days["nordkraft"], days["staden"]) == (60, None)
    own["staden"] = OnRecord(60, decided=True)
    assert {each.organisation: each.days for each in periods(houses, own)}["staden"] == 60
