"""The clocks of a case: extended once, counted anew from the person's day, held to the table."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from dsr_desk.domain.clocks.changing import (
    DateAfterReceipt,
    DayEndsExtension,
    DayUnlikely,
    ExtendedAlready,
    ExtensionLate,
)
from dsr_desk.domain.clocks.deadlines import YearUnknown
from dsr_desk.domain.errors import GroundMissing, NotSignedIn, RightMissing, WrongStep
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.services.ports import BoxEntry
from tests.services.intake.letters import DAY, MAIL, again, facts_of
from tests.services.world import ANNA, WISH, Small, a_mail

WHY = "Många begäranden samtidigt"


# --- what is stored ---------------------------------------------------------------------------


def test_both_clocks_are_stored_with_their_arithmetic(small: Small) -> None:
    case = small.file(MAIL)
    assert case.deadline.steps == ("month:2026-12-02",)
    target = case.clocks.target
    assert target is not None
    assert target.due == case.service_due == datetime(2026, 11, 16, 15, tzinfo=UTC)
    assert (target.start, target.days, target.country) == (date(2026, 11, 2), 10, "SE")
    assert target.steps[0] == "skipped:2026-11-07:saturday"


def test_a_late_evening_in_utc_is_the_next_day_where_the_organisation_is(small: Small) -> None:
    late = a_mail(WISH.format(who=ANNA), received="Tue, 01 Sep 2026 22:30:00 +0000")
    assert small.file(late).deadline.due == date(2026, 10, 2)


# --- the extension ----------------------------------------------------------------------------


def test_an_extension_is_three_months_from_the_start_and_both_dates_stay(small: Small) -> None:
    case = small.file(MAIL)
    small.services.clocks.extend(case.id, WHY, small.alva)
    after = again(small, case)
    assert after.deadline == case.deadline
    assert after.last_day.due == date(2027, 2, 2)
    extension = after.clocks.extension
    assert extension is not None
    assert (extension.reason, extension.by) == (WHY, small.alva.user.id)
    (facts,) = facts_of(small, "period.extended")
    assert (facts["first"], facts["extended"]) == ("2026-12-02", "2027-02-02")
    row = small.services.queue.page(small.services.queue.views("")["open"]).rows[0]
    assert (row.statutory_due, row.first_due) == ("2027-02-02", "2026-12-02")


def test_a_period_is_extended_once(small: Small) -> None:
    case = small.file(MAIL)
    small.services.clocks.extend(case.id, WHY, small.alva)
    with pytest.raises(ExtendedAlready):
        small.services.clocks.extend(case.id, WHY, small.sam)


@pytest.mark.parametrize(("day", "allowed"), [(2, True), (3, False)])
def test_a_period_is_extended_only_while_the_first_one_runs(
    small: Small, day: int, allowed: bool
) -> None:
    case = small.file(MAIL)
    # Half past eleven at night in Stockholm.
    small.clock.moment = datetime(2026, 12, day, 22, 30, tzinfo=UTC)
    if allowed:
        small.services.clocks.extend(case.id, WHY, small.alva)
        return
    with pytest.raises(ExtensionLate):
        small.services.clocks.extend(case.id, WHY, small.alva)


def test_an_extension_needs_a_reason_somebody_and_an_open_case(small: Small) -> None:
    case = small.file(MAIL)
    with pytest.raises(GroundMissing):
        small.services.clocks.extend(case.id, " ", small.alva)
    with pytest.raises(NotSignedIn):
        small.services.clocks.extend(case.id, WHY, None)
    small.services.checklist.set_aside(case.id, "dubblett", small.alva)
    with pytest.raises(WrongStep):
        small.services.clocks.extend(case.id, WHY, small.alva)


def test_the_reason_never_keeps_the_persons_address(small: Small) -> None:
    case = small.file(MAIL)
    small.services.clocks.extend(case.id, f"{ANNA} har skrivit i tio år", small.alva)
    extension = again(small, case).clocks.extension
    assert extension is not None
    assert extension.reason == "[person 1] har skrivit i tio år"


def test_an_extended_case_is_still_what_its_mail_asked_for(small: Small) -> None:
    case = small.reviewed()
    small.services.clocks.extend(case.id, WHY, small.alva)
    small.services.planning.prepare(case.id, small.alva)
    small.approve(again(small, case))
    small.services.erasure.run(case.id, small.alva)
    assert again(small, case).state is CaseState.TO_ANSWER


# --- the person's own day ---------------------------------------------------------------------


def test_the_persons_day_told_later_moves_the_deadline_by_arithmetic(small: Small) -> None:
    case = small.file(MAIL)
    assert case.deadline.latest_possible
    small.services.clocks.record_request_date(case.id, date(2026, 10, 15), small.alva)
    after = again(small, case)
    assert (after.requested_on, after.deadline.due) == (date(2026, 10, 15), date(2026, 11, 16))
    assert not after.deadline.latest_possible
    assert [(old.deadline, old.why, old.by) for old in after.clocks.replaced] == [
        (case.deadline, "request-date", small.alva.user.id)
    ]
    assert facts_of(small, "request_date.recorded")[0]["after"] == "2026-11-16"
    assert after.service_due == case.service_due


def test_the_same_day_told_again_changes_nothing(small: Small) -> None:
    case = small.file(MAIL)
    day = date(2026, 10, 15)
    small.services.clocks.record_request_date(case.id, day, small.alva)
    version = again(small, case).version
    assert not small.services.clocks.record_request_date(case.id, day, small.alva).cases
    assert again(small, case).version == version


def test_a_day_after_our_receipt_or_of_an_unknown_year_is_refused(small: Small) -> None:
    case = small.file(MAIL)
    with pytest.raises(DateAfterReceipt):
        small.services.clocks.record_request_date(case.id, date(2026, 11, 3), small.alva)
    with pytest.raises(YearUnknown):
        small.services.clocks.record_request_date(case.id, date(1985, 1, 1), small.alva)


def test_an_extension_is_counted_anew_from_the_persons_day(small: Small) -> None:
    case = small.file(MAIL)
    small.services.clocks.extend(case.id, WHY, small.alva)
    small.services.clocks.record_request_date(case.id, date(2026, 10, 31), small.alva)
    after = again(small, case)
    assert (after.deadline.due, after.last_day.due) == (date(2026, 11, 30), date(2027, 2, 1))
    assert [old.why for old in after.clocks.replaced] == ["request-date", "request-date"]


def test_an_extension_that_turns_out_too_late_falls_and_stays_visible(small: Small) -> None:
    case = small.file(MAIL)
    small.clock.moment = datetime(2026, 11, 20, 9, tzinfo=UTC)
    small.services.clocks.extend(case.id, WHY, small.alva)
    mistyped = date(2026, 10, 1)
    with pytest.raises(DayEndsExtension):
        small.services.clocks.record_request_date(case.id, mistyped, small.alva)
    assert again(small, case).clocks.extension is not None
    small.services.clocks.record_request_date(case.id, mistyped, small.alva, sure=True)
    after = again(small, case)
    assert after.clocks.extension is None
    assert after.last_day.due == date(2026, 11, 2)
    assert after.clocks.replaced[-1].why == "extension-late"
    assert facts_of(small, DAY)[0]["extension_fell"] == "True"


def test_a_corrected_day_brings_back_the_extension_that_a_wrong_one_ended(small: Small) -> None:
    case = small.file(MAIL)
    small.clock.moment = datetime(2026, 11, 20, 9, tzinfo=UTC)
    small.services.clocks.extend(case.id, f"{WHY}, säger {ANNA}", small.alva)
    told = again(small, case).clocks.extension
    assert told is not None
    for wrong in (date(2024, 11, 25), date(2026, 9, 1)):
        small.services.clocks.record_request_date(case.id, wrong, small.sam, sure=True)
        fallen = again(small, case).clocks.fallen
        assert fallen is not None
        assert (fallen.reason, fallen.at) == (told.reason, told.at)
        assert ANNA not in fallen.reason
    small.services.clocks.record_request_date(case.id, date(2026, 10, 31), small.alva)
    after = again(small, case)
    assert after.clocks.fallen is None
    assert after.clocks.extension is not None
    assert (after.clocks.extension.reason, after.clocks.extension.by) == (told.reason, told.by)
    assert after.last_day.due == date(2027, 2, 1)
    assert facts_of(small, DAY)[-1]["extension_restored"] == "True"


@pytest.mark.parametrize(("day", "likely"), [((2024, 11, 25), False), ((2026, 9, 30), False),
                                             ((2026, 10, 1), True)])  # fmt: skip
def test_a_day_whose_month_was_over_when_the_mail_came_is_asked_about(
    small: Small, day: tuple[int, int, int], likely: bool
) -> None:
    case = small.file(MAIL)
    if not likely:
        with pytest.raises(DayUnlikely):
            small.services.clocks.record_request_date(case.id, date(*day), small.alva)
        assert again(small, case).deadline == case.deadline
    small.services.clocks.record_request_date(case.id, date(*day), small.alva, sure=not likely)
    assert again(small, case).requested_on == date(*day)


# --- the table has changed --------------------------------------------------------------------


def _with_an_older_table(small: Small, case: Case) -> Case:
    """Store what a table gave that knew one holiday more."""
    older = replace(
        case.deadline,
        due=date(2026, 12, 3),
        steps=("month:2026-12-02", "rolled:2026-12-02:Great Prayer Day"),
    )
    with small.composer.open(small.root).checklist._store.unit_of_work() as uow:
        uow.cases.save(replace(case, deadline=older))
        uow.commit()
    return again(small, case)


def test_nothing_differs_while_the_table_is_the_same(small: Small) -> None:
    small.file(MAIL)
    assert small.services.clocks.moved() == ()


def test_a_changed_table_is_shown_and_moves_nothing_by_itself(small: Small) -> None:
    case = _with_an_older_table(small, small.file(MAIL))
    (moved,) = small.services.clocks.moved()
    assert moved.found.deadline is not None
    assert moved.found.deadline.due == date(2026, 12, 2)
    assert small.services.clocks.difference(case.id).any
    assert again(small, case) == case


def test_a_supervisor_takes_the_new_date_over_and_the_old_one_stays(small: Small) -> None:
    case = _with_an_older_table(small, small.file(MAIL))
    with pytest.raises(RightMissing):
        small.services.clocks.take_over(case.id, small.alva)
    small.services.clocks.take_over(case.id, small.sam)
    after = again(small, case)
    assert after.deadline.due == date(2026, 12, 2)
    assert after.clocks.replaced[0].deadline == case.deadline
    (facts,) = facts_of(small, "deadline.taken_over")
    assert (facts["before"], facts["after"]) == ("2026-12-03", "2026-12-02")
    assert small.services.clocks.moved() == ()
    assert not small.services.clocks.take_over(case.id, small.sam).cases


# --- years that no table knows ----------------------------------------------------------------


def _take(small: Small, *entries: BoxEntry) -> list[tuple[str, str]]:
    outcomes = small.services.intake.take_in_entries(iter(entries)).outcomes
    return [(outcome.status, outcome.problem) for outcome in outcomes]


@pytest.mark.parametrize("year", ["1970", "1987", "2150"])
def test_a_receipt_in_an_unknown_year_is_filed_from_now_and_says_so(
    small: Small, year: str
) -> None:
    odd = a_mail(WISH.format(who=ANNA), received=f"Thu, 01 Jan {year} 00:00:00 +0100")
    case = small.file(odd)
    assert case.received_at.date() == date(2026, 11, 2)
    assert case.deadline.latest_possible
    parsed = small.services.checklist.view(case.id).parsed
    assert parsed is not None
    assert "receipt-year-unknown" in parsed.problems


def test_a_file_of_1970_is_no_reason_to_lose_the_mail(small: Small) -> None:
    lines = [line for line in MAIL.split(b"\r\n") if not line.startswith(b"Received:")]
    entry = BoxEntry("a.eml", b"\r\n".join(lines), datetime(1970, 1, 1, tzinfo=UTC))
    assert _take(small, entry) == [("filed", "")]


def test_a_request_day_of_an_unknown_year_leaves_it_unknown(small: Small) -> None:
    said = "Personens begäran kom in till oss den 15 oktober 1926.\n\n/Maria"
    case = small.file(a_mail(WISH.format(who=ANNA).replace("/Maria", said)))
    assert case.requested_on is None


def test_where_no_year_is_known_the_mail_is_refused_and_the_next_one_read(small: Small) -> None:
    small.clock.moment = datetime(2150, 1, 1, tzinfo=UTC)
    odd = a_mail(WISH.format(who=ANNA), received="Thu, 01 Jan 2150 00:00:00 +0100")
    assert _take(small, BoxEntry("a.eml", odd), BoxEntry("b.eml", MAIL)) == [
        ("unreadable", "year-unknown"),
        ("filed", ""),
    ]


def _ask(small: Small, case: Case) -> None:
    draft = small.services.replies.draft(case.id, small.alva)
    small.services.replies.save(case.id, draft, None, small.alva)


# --- waiting ----------------------------------------------------------------------------------


def test_a_case_says_since_when_it_waits_and_forgets_it_when_it_goes_on(small: Small) -> None:
    case = small.file(
        a_mail(WISH.format(who=ANNA).replace("Vi har bekräftat personens identitet. ", ""))
    )
    small.clock.moment = datetime(2026, 11, 4, 8, tzinfo=UTC)
    _ask(small, case)
    since = again(small, case).waiting_since
    assert since is not None
    assert since.date() == date(2026, 11, 4)
    small.clock.moment += timedelta(days=3)
    _ask(small, case)
    assert again(small, case).waiting_since == since
    row = small.services.queue.page(small.services.queue.views("")["waiting"]).rows[0]
    assert row.waiting_since == since
    small.services.checklist.override(case.id, "attestation", "Sagt i telefon", small.sam)
    small.services.matching.search(case.id, small.alva)
    assert again(small, case).waiting_since is None


def test_a_case_that_only_the_day_is_asked_for_waits_for_nobody(small: Small) -> None:
    case = small.file(MAIL)
    _ask(small, case)
    assert again(small, case).state is CaseState.CHECKING
    assert again(small, case).waiting_since is None


def test_a_case_of_an_older_program_has_no_arithmetic_and_is_read_all_the_same(
    small: Small,
) -> None:
    case = small.file(MAIL)
    with closing(sqlite3.connect(small.paths.desk)) as file, file:
        file.execute("UPDATE dsr_case SET clocks = NULL")
    after = again(small, case)
    assert after.clocks.target is None
    assert small.services.clocks.moved() == ()
    small.services.clocks.extend(case.id, WHY, small.alva)
