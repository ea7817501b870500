"""Authority: as of the mail's local day, for each channel, by exact address alone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import idna
import pytest

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.people import Channel, Organisation, OrganisationKind, Roster, RosterEntry
from dsr_desk.domain.requests import Verdict
from dsr_desk.domain.verifying.authority import candidates, judge, roster_changes, standing_of
from tests.domain.factories import a_channel

MARIA = EmailAddress("maria.lind@nordkraft.example")
MAIL, FORUM = a_channel("nk-mail"), a_channel("nk-forum")
CITY = Channel("st-mail", "staden", MAIL.kind, "Staden", MAIL.policy, "archive")
CHANNELS = (MAIL, FORUM, CITY)
HOUSES = (
    Organisation(
        "nordkraft", "Nordkraft", OrganisationKind.COMPANY, domains=("nordkraft.example",)
    ),
    Organisation(
        "staden",
        "Staden",
        OrganisationKind.PUBLIC_AUTHORITY,
        domains=("staden.example", "skola.nordkraft.example"),
    ),
)
FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)


def roster(*entries: tuple[str, date, date | None], who: EmailAddress = MARIA) -> Roster:
    return Roster(tuple(RosterEntry(channel, who, "M", a, b) for channel, a, b in entries))


MARCH = roster(("nk-mail", FIRST, LAST))


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 2, 28), "editor-role-later"),
        (FIRST, "editor-of-channel"),
        (LAST, "editor-of-channel"),
        (date(2026, 4, 1), "editor-role-ended"),
    ],
)
def test_the_first_and_the_last_day_count(day: date, reason: str) -> None:
    found = judge(MARIA, MAIL, MARCH, day)
    assert found.reason == reason
    assert (found.verdict is Verdict.OK) == (reason == "editor-of-channel")
    assert found.evidence is not None
    assert found.evidence.text == "2026-03-01 – 2026-03-31"


def test_a_gap_between_two_periods_is_no_role() -> None:
    twice = roster(("nk-mail", FIRST, LAST), ("nk-mail", date(2026, 6, 1), None))
    found = judge(MARIA, MAIL, twice, date(2026, 5, 1))
    assert (found.verdict, found.reason) == (Verdict.FAILED, "editor-between-periods")
    assert judge(MARIA, MAIL, twice, date(2026, 6, 1)).verdict is Verdict.OK


def test_a_role_in_one_channel_is_none_in_another() -> None:
    assert judge(MARIA, FORUM, MARCH, FIRST).reason == "editor-not-of-channel"


def test_a_sender_whom_no_roster_knows_is_said_to_be_so() -> None:
    other = EmailAddress("eva@annan.example")
    assert judge(other, MAIL, MARCH, FIRST).reason == "editor-on-no-roster"
    withdrawn = roster(("nk-mail", LAST, FIRST), who=other)
    assert judge(other, MAIL, withdrawn, LAST).reason == "editor-on-no-roster"


@pytest.mark.parametrize("text", ["Maria.Lind@Nordkraft.example", "MARIA.LIND@nordkraft.EXAMPLE"])
def test_case_is_no_difference(text: str) -> None:
    assert judge(EmailAddress(text), MAIL, MARCH, FIRST).verdict is Verdict.OK


def test_both_spellings_of_an_international_domain_are_one() -> None:
    umlaut = EmailAddress("bo@växjö.example")
    ascii_form = EmailAddress("bo@" + idna.encode("växjö.example").decode())
    assert umlaut == ascii_form
    assert judge(ascii_form, MAIL, roster(("nk-mail", FIRST, None), who=umlaut), FIRST).verdict is (
        Verdict.OK
    )


@pytest.mark.parametrize(
    "text",
    [
        "maria.lind+raderingar@nordkraft.example",
        "marialind@nordkraft.example",
        "mаria.lind@nordkraft.example",
        "maria.lind@nk.example",
        "maria.lind@nordkrafft.example",
    ],
)
def test_a_near_address_is_a_hint_and_never_ok(text: str) -> None:
    domains = ("nordkraft.example", "nk.example")
    found = judge(EmailAddress(text), MAIL, MARCH, FIRST, domains)
    assert (found.verdict, found.reason) == (Verdict.FAILED, "editor-near-address")
    assert found.evidence is not None
    assert found.evidence.text == MARIA.text


def _candidates(who: EmailAddress, known: Roster, moment: datetime) -> tuple[str, ...]:
    return candidates(who, HOUSES, CHANNELS, known, moment)


def test_an_editor_of_two_organisations_is_ambiguous_while_both_roles_run() -> None:
    both = roster(("nk-mail", FIRST, LAST), ("st-mail", FIRST, None))
    spring = datetime(2026, 3, 15, 12, tzinfo=UTC)
    assert _candidates(MARIA, both, spring) == ("nordkraft", "staden")
    assert _candidates(MARIA, both, spring.replace(month=4)) == ("staden",)
    assert _candidates(MARIA, both, spring.replace(month=1)) == ("nordkraft", "staden")


def test_the_day_is_that_of_the_organisations_zone() -> None:
    both = roster(("nk-mail", FIRST, LAST), ("st-mail", date(2026, 4, 1), None))
    before_midnight = datetime(2026, 3, 31, 21, 59, tzinfo=UTC)
    after_midnight = datetime(2026, 3, 31, 22, 1, tzinfo=UTC)
    assert _candidates(MARIA, both, before_midnight) == ("nordkraft",)
    assert _candidates(MARIA, both, after_midnight) == ("staden",)


def test_the_domain_helps_only_whom_no_roster_knows_and_the_longest_counts() -> None:
    noon = datetime(2026, 3, 15, 12, tzinfo=UTC)
    teacher = EmailAddress("eva@skola.nordkraft.example")
    assert _candidates(teacher, MARCH, noon) == ("staden",)
    assert _candidates(teacher, roster(("nk-mail", FIRST, None), who=teacher), noon) == (
        "nordkraft",
    )
    assert _candidates(EmailAddress("eva@annan.example"), MARCH, noon) == ()


@pytest.mark.parametrize(
    ("now", "code"),
    [
        (roster(("nk-mail", FIRST, LAST)), None),
        (roster(("nk-mail", FIRST, None)), "roster-moved"),
        (roster(("nk-mail", FIRST, date(2026, 3, 9))), "roster-lost"),
        (roster(), "roster-lost"),
    ],
)
def test_a_later_roster_shows_as_a_difference(now: Roster, code: str | None) -> None:
    then = standing_of(MARIA, MARCH, date(2026, 3, 10))
    changes = roster_changes(then, MARIA, now, ["nk-mail", "nk-forum"])
    assert [change.code for change in changes] == ([code] if code else [])


def test_a_role_that_was_added_afterwards_shows_as_gained() -> None:
    then = standing_of(MARIA, roster(), date(2026, 3, 10))
    (change,) = roster_changes(then, MARIA, MARCH, ["nk-mail"])
    assert (change.code, change.then, change.now) == (
        "roster-gained",
        "",
        "2026-03-01 – 2026-03-31",
    )
    assert then.digest() != standing_of(MARIA, MARCH, date(2026, 3, 10)).digest()
