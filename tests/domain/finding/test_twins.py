"""Twins: near addresses warn, and are never one person."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.finding.beside import (
    MOST_ASIDES,
    Aside,
    Beside,
    Elsewhere,
    Hint,
    Likeness,
    Twin,
    together,
)
from dsr_desk.domain.finding.matches import ItemRef
from dsr_desk.domain.finding.twins import likeness
from dsr_desk.domain.people import ChannelKind


@pytest.mark.parametrize(
    ("named", "other", "found"),
    [
        ("straße@hemma.example", "strasse@hemma.example", Likeness.LOOKS_SAME),
        ("anna.berg@hemma.example", "\u0430nna.berg@hemma.example", Likeness.LOOKS_SAME),
        ("åsa.berg@hemma.example", "asa.berg@hemma.example", Likeness.LOOKS_SAME),
        ("anna.berg@hemma.example", "anna.bergh@hemma.example", Likeness.ONE_LETTER),
        ("anna.berg@hemma.example", "anan.berg@hemma.example", Likeness.ONE_LETTER),
        ("anna.berg@hemma.example", "berg.anna@hemma.example", Likeness.PARTS_SWAPPED),
        ("anna.berg@hemma.example", "anna.berg@hemrna.example", Likeness.LOOKS_SAME),
        ("anna.berg@hemma.example", "anna.berg@hemmas.example", Likeness.OTHER_DOMAIN),
        ("anna.berg@hemma.example", "anna.bergh@hemmas.example", None),
        ("anna@hemma.example", "anne@hemma.example", None),
        ("anna.berg@hemma.example", "ANNA.BERG@hemma.example", None),
        ("anna.berg@hemma.example", "anna.berg+x@hemma.example", None),
        ("anna.berg@hemma.example", "bo.ek@hemma.example", None),
    ],
)
def test_what_could_be_taken_for_the_named_address(
    named: str, other: str, found: Likeness | None
) -> None:
    assert likeness(EmailAddress(named), EmailAddress(other)) is found


NAMES = st.from_regex(r"[a-z]{3,8}(\.[a-z]{3,8})?@(hemma|hemna|borta)\.example", fullmatch=True)


@given(NAMES, NAMES)
def test_it_works_both_ways(one: str, other: str) -> None:
    first, second = EmailAddress(one), EmailAddress(other)
    assert likeness(first, second) is likeness(second, first)


# --- what several sources tell ----------------------------------------------------------------


def _aside(number: int, source: str = "a") -> Aside:
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=number)
    return Aside(
        ItemRef(source, "own", str(number)), "m", ChannelKind.MAIL, "t", at, 1, (Hint.NAME,),
        "", "", "",
    )  # fmt: skip


def test_what_two_sources_tell_is_added_up() -> None:
    twin = Twin(1, EmailAddress("anna.bergh@hemma.example"), Likeness.ONE_LETTER, 3)
    there = Elsewhere("f", ChannelKind.FORUM, 1, 2, date(2026, 1, 1), date(2026, 1, 2))
    first = Beside((_aside(1),), (there,), (twin,), own=((1, 0),))
    second = Beside((_aside(2, "b"),), (), (replace(twin, count=4),), own=((1, 5),))
    found = together([first, second])
    assert [(t.count, t.own, t.alarming) for t in found.twins] == [(7, 5, False)]
    assert [aside.ref.key for aside in found.asides] == ["2", "1"]
    assert (found.elsewhere, found.own, found.more) == ((there,), ((1, 5),), False)
    assert together([first]).alarms == (twin,)


def test_more_than_can_be_looked_through_is_told_as_more() -> None:
    many = Beside(tuple(_aside(n) for n in range(MOST_ASIDES)))
    found = together([many, Beside((_aside(1, "b"),))])
    assert (len(found.asides), found.more) == (MOST_ASIDES, True)
