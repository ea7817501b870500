"""The difference and its algebra: what is applied is what was shown, and nobody is deleted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.people import Channel, Organisation, OrganisationKind, Roster, RosterEntry
from dsr_desk.domain.roster.differ import applied, differ
from dsr_desk.domain.roster.proposals import (
    Ending,
    Kind,
    Mode,
    Origin,
    Proposal,
    Risk,
    RosterDifference,
    Row,
)
from tests.domain.factories import a_channel

TODAY = date(2026, 11, 25)
YESTERDAY = date(2026, 11, 24)
POSING = {Risk.LOOK_ALIKE, Risk.FOREIGN_DOMAIN}
MARIA = EmailAddress("maria@nordkraft.example")
NEW_YEAR = date(2024, 1, 1)
HOUSES = (
    Organisation(
        "nordkraft", "Nordkraft", OrganisationKind.COMPANY, domains=("nordkraft.example",)
    ),
    Organisation("staden", "Staden", OrganisationKind.PUBLIC_AUTHORITY),
)
CHANNELS = (
    a_channel("nk-mail"),
    a_channel("nk-forum"),
    Channel("st-mail", "staden", a_channel().kind, "Staden", a_channel().policy, "archive"),
)


def entry(
    text: str = MARIA.text,
    channel: str = "nk-mail",
    since: date = NEW_YEAR,
    until: date | None = None,
    name: str = "Maria",
) -> RosterEntry:
    return RosterEntry(channel, EmailAddress(text), name, since, until)


def row(
    text: str = MARIA.text,
    channel: str = "nk-mail",
    since: date | None = NEW_YEAR,
    until: date | None = None,
    line: int = 2,
    *,
    name: str = "Maria",
    until_given: bool = True,
) -> Row:
    return Row(line, channel, EmailAddress(text), name, since, until, until_given)


def difference(
    stored: list[RosterEntry], *rows: Row, mode: Mode = Mode.ADD, endings: tuple[Ending, ...] = ()
) -> RosterDifference:
    organisation = "nordkraft" if mode is Mode.WHOLE else ""
    proposal = Proposal(mode, Origin("csv"), organisation, rows, endings)
    return differ(Roster(tuple(stored)), proposal, HOUSES, CHANNELS, TODAY)


def kinds(found: RosterDifference) -> list[Kind]:
    return [line.kind for line in found.lines]


def test_a_row_is_new_changed_ended_or_as_it_was() -> None:
    assert kinds(difference([], row())) == [Kind.ADDED]
    assert kinds(difference([entry()], row())) == [Kind.UNCHANGED]
    assert kinds(difference([entry()], row(name="Maria Ek"))) == [Kind.CHANGED]
    assert kinds(difference([entry()], row(until=TODAY))) == [Kind.ENDED]
    assert kinds(difference([entry(until=TODAY)], row(until=None))) == [Kind.CHANGED]


def test_a_row_without_a_beginning_speaks_of_the_entry_that_runs() -> None:
    assert kinds(difference([entry()], row(since=None))) == [Kind.UNCHANGED]
    found = difference([], row(since=None))
    assert found.lines[0].after.since == TODAY
    ended = entry(until=date(2025, 1, 1))
    found = difference([ended], row(since=None))
    assert found.lines[0].after == entry(since=TODAY)
    assert found.gives == 1


def test_rows_that_are_added_say_nothing_of_those_whom_they_do_not_name() -> None:
    stored = [entry(), entry("bo@nordkraft.example")]
    found = difference(stored, row())
    assert [line.after.address for line in found.lines] == [MARIA]
    assert kinds(difference(stored, row(), mode=Mode.HAND)) == []


def test_a_list_without_ends_leaves_stored_ends_alone() -> None:
    stored = entry(until=date(2027, 1, 1))
    assert kinds(difference([stored], row(until_given=False))) == [Kind.UNCHANGED]


def test_who_is_missing_from_a_whole_roster_gets_an_end_and_stays() -> None:
    stored = [
        entry(),
        entry("bo@nordkraft.example"),
        entry("ida@nordkraft.example", until=date(2025, 6, 1)),
        entry("ola@staden.example", "st-mail"),
    ]
    found = difference(stored, row(), mode=Mode.WHOLE)
    after = applied(Roster(tuple(stored)), found.lines)
    assert after.entries == (
        stored[0],
        entry("bo@nordkraft.example", until=YESTERDAY),
        stored[2],
        stored[3],
    )
    assert found.count(Kind.ENDED) == 1
    assert found.risks == {}


def test_whoever_was_to_begin_today_or_later_never_held() -> None:
    for since in (TODAY, TODAY + timedelta(days=9)):
        stored = [entry(), entry("bo@nordkraft.example", since=since)]
        (ended,) = difference(stored, row(), mode=Mode.WHOLE).changes
        assert ended.after.never_held
        assert not any(ended.after.holds_on(since + timedelta(days=n)) for n in range(-9, 9))


def test_a_whole_roster_with_a_bad_row_can_not_be_applied() -> None:
    found = difference([entry()], row(), row(channel="nowhere", line=3), mode=Mode.WHOLE)
    assert found.stops == "bad-rows"
    assert difference([], row(), row(channel="nowhere", line=3)).stops == ""
    assert difference([entry()], row()).stops == "nothing"


@pytest.mark.parametrize(
    ("second", "code"),
    [
        (row(line=3), "duplicate"),
        (row("MARIA@NordKraft.example", line=3), "duplicate"),
        (row(since=date(2025, 1, 1), line=3), "overlapping"),
        (row(channel="nowhere", line=3), "unknown-channel"),
        (row(since=TODAY, until=NEW_YEAR, line=3), "ends-before-it-begins"),
    ],
)
def test_a_row_that_does_not_fit_is_named(second: Row, code: str) -> None:
    found = difference([], row(), second)
    assert [(p.line, p.code) for p in found.problems] == [(3, code)]
    assert found.count(Kind.ADDED) == 1


def test_a_row_of_another_organisation_is_not_taken_with_a_whole_roster() -> None:
    found = difference([], row(), row(channel="st-mail", line=3), mode=Mode.WHOLE)
    assert [p.code for p in found.problems] == ["other-organisation"]


def test_a_period_that_would_overlap_a_stored_one_is_refused_and_nothing_moves() -> None:
    stored = [
        entry(until=date(2024, 6, 30)),
        entry(since=date(2025, 1, 1), until=date(2025, 6, 30)),
    ]
    found = difference(stored, row(since=date(2024, 3, 1)))
    assert [p.code for p in found.problems] == ["overlaps-stored"]
    assert applied(Roster(tuple(stored)), found.lines) == Roster(tuple(stored))


@pytest.mark.parametrize(
    ("stored", "wanted", "risks"),
    [
        ([], row(since=TODAY), set()),
        ([], row(since=YESTERDAY), {Risk.BACKDATED}),
        ([entry(since=YESTERDAY)], row(since=NEW_YEAR), {Risk.BACKDATED}),
        ([entry(until=date(2025, 1, 1))], row(), {Risk.BACKDATED}),
        ([entry(until=YESTERDAY)], row(), set()),
        ([entry()], row(until=YESTERDAY), set()),
        ([entry()], row(until=date(2026, 11, 1)), {Risk.PAST_LOST}),
        ([entry()], row(since=date(2025, 1, 1)), {Risk.PAST_LOST}),
        ([entry()], row("info@nordkraft.example", since=TODAY), {Risk.SHARED_ADDRESS}),
        ([entry()], row("maria+x@nordkraft.example", since=TODAY), {Risk.LOOK_ALIKE}),
        ([entry()], row("eva@annan.example", since=TODAY), {Risk.FOREIGN_DOMAIN}),
        ([entry()], row("eva@nоrdkraft.example", since=TODAY), POSING),
        ([entry()], row("eva@xn--nrdkraft-nbh.example", since=TODAY), POSING),
        ([entry()], row("eva@n0rdkraft.example", since=TODAY), POSING),
        ([entry()], row("eva@nordkraft.example.annan.example", since=TODAY), POSING),
        ([entry()], row("eva@info.nordkraft.example", since=TODAY), set()),
        ([entry()], row(channel="st-mail", since=TODAY), {Risk.TWO_ORGANISATIONS}),
    ],
)
def test_what_must_be_looked_at_is_marked(
    stored: list[RosterEntry], wanted: Row, risks: set[Risk]
) -> None:
    assert set(difference(stored, wanted).risks) == risks


def test_two_new_addresses_that_look_alike_are_marked_both() -> None:
    rows = (row(since=TODAY), row("mariа@nordkraft.example", since=TODAY, line=3))
    found = difference([], *rows)
    assert [line.hint for line in found.lines] == ["mariа@nordkraft.example", MARIA.text]


def test_a_domain_that_poses_as_the_organisations_own_says_as_which() -> None:
    (line,) = difference([], row("eva@nоrdkraft.example", since=TODAY)).lines
    assert line.hint == "eva@nordkraft.example"


def test_ending_by_hand_ends_one_entry_and_an_unknown_one_is_named() -> None:
    stored = [entry(until=date(2024, 2, 1)), entry(since=date(2025, 1, 1))]
    ending = Ending("nk-mail", MARIA, date(2025, 1, 1), TODAY)
    found = difference(stored, mode=Mode.HAND, endings=(ending,))
    assert applied(Roster(tuple(stored)), found.lines).entries[1].until == TODAY
    assert len(found.lines) == 1
    nobody = Ending("nk-mail", MARIA, date(2023, 1, 1), TODAY)
    found = difference(stored, mode=Mode.HAND, endings=(nobody,))
    assert ([p.code for p in found.problems], found.stops) == (["no-such-entry"], "nothing")


def test_the_digest_binds_what_is_stored_and_what_would_be() -> None:
    first = difference([entry()], row(until=TODAY))
    assert first.digest == difference([entry()], row(until=TODAY)).digest
    others = (
        difference([entry(), entry("bo@nordkraft.example")], row(until=TODAY)),
        difference([entry()], row(until=YESTERDAY)),
        difference([entry()], row(until=TODAY), row(channel="nowhere")),
    )
    assert first.digest not in {other.digest for other in others}


# --- the algebra ------------------------------------------------------------------------------

_DAYS = st.integers(-400, 400).map(lambda n: TODAY + timedelta(days=n))
_PEOPLE = st.sampled_from([f"{name}@nordkraft.example" for name in ("maria", "bo", "ida")])


@st.composite
def rosters(draw: st.DrawFn) -> list[RosterEntry]:
    """Draw a roster in which nobody's periods in a channel overlap."""
    made: list[RosterEntry] = []
    for channel in ("nk-mail", "nk-forum"):
        for text in draw(st.sets(_PEOPLE)):
            days = sorted(draw(st.sets(_DAYS, min_size=1, max_size=5)))
            pairs = list(zip(days[0::2], [*days[1::2], None], strict=False))
            made += [entry(text, channel, a, b) for a, b in pairs]
    return made


def as_rows(entries: list[RosterEntry]) -> list[Row]:
    return [
        Row(n, e.channel, e.address, e.name, e.since, e.until)
        for n, e in enumerate(entries, start=2)
    ]


def days_of(entries: tuple[RosterEntry, ...] | list[RosterEntry], day: date) -> set[object]:
    return {(e.channel, e.address.key) for e in entries if e.holds_on(day)}


@given(rosters(), rosters())
def test_after_a_whole_roster_every_day_from_today_is_as_it_says(
    a: list[RosterEntry], b: list[RosterEntry]
) -> None:
    found = difference(a, *as_rows(b), mode=Mode.WHOLE)
    assume(not found.problems)
    after = applied(Roster(tuple(a)), found.lines)
    assert found.result == after.digest()
    assert set(b) <= set(after.entries)
    for n in range(0, 402, 3):
        day = TODAY + timedelta(days=n)
        assert days_of(after.entries, day) == days_of(b, day)


@given(rosters(), rosters(), st.sampled_from([Mode.ADD, Mode.WHOLE]))
def test_applying_twice_changes_nothing_more(
    a: list[RosterEntry], b: list[RosterEntry], mode: Mode
) -> None:
    found = difference(a, *as_rows(b), mode=mode)
    assume(not found.problems)
    after = applied(Roster(tuple(a)), found.lines)
    again = difference(list(after.entries), *as_rows(b), mode=mode)
    assert again.changes == ()
    assert applied(after, again.lines) == after


@given(rosters(), rosters(), st.sampled_from([Mode.ADD, Mode.WHOLE]))
def test_nobody_is_ever_deleted_and_no_period_overlaps(
    a: list[RosterEntry], b: list[RosterEntry], mode: Mode
) -> None:
    found = difference(a, *as_rows(b), mode=mode)
    after = applied(Roster(tuple(a)), found.lines)
    assert len(after.entries) == len(a) + found.count(Kind.ADDED)
    for n in range(-400, 401, 7):
        day = TODAY + timedelta(days=n)
        held = [(e.channel, e.address.key) for e in after.entries if e.holds_on(day)]
        assert len(held) == len(set(held))


@given(rosters())
def test_an_empty_roster_becomes_exactly_what_the_rows_say(b: list[RosterEntry]) -> None:
    found = difference([], *as_rows(b), mode=Mode.WHOLE)
    assert set(applied(Roster(()), found.lines).entries) == set(b)
