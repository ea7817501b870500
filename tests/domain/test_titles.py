"""Two that bear one title are told apart wherever somebody reads it."""

from __future__ import annotations

import pytest

from dsr_desk.domain.people import (
    Action,
    Channel,
    ChannelKind,
    ChannelPolicy,
    Organisation,
    OrganisationKind,
    Reach,
    as_read,
)
from dsr_desk.domain.titles import channels_apart, is_taken, organisations_apart

POLICY = ChannelPolicy(Action.DELETE, Reach.OWN)


def house(key: str, title: str, *domains: str) -> Organisation:
    return Organisation(key, title, OrganisationKind.COMPANY, domains=domains)


def channel(key: str, title: str, owner: str = "nord") -> Channel:
    return Channel(key, owner, ChannelKind.MAIL, title, POLICY, "archive")


def test_a_title_of_its_own_is_left_alone() -> None:
    houses = (house("nord", "Nordkraft AB", "nordkraft.example"), house("syd", "Sydkraft AB"))
    assert organisations_apart(houses) == houses
    channels = (channel("a", "Kundtjänst"), channel("b", "Forum"))
    assert channels_apart(channels, houses) == channels


@pytest.mark.parametrize(
    ("domains", "marks"),
    [
        ((("nord.example",), ("kraft.example",)), ("nord.example", "kraft.example")),
        ((("nord.example",), ()), ("nord.example", "two")),
        ((("nord.example",), ("NORD.example",)), ("one", "two")),
    ],
)
def test_organisations_of_one_title_have_their_domain_or_short_name_behind_it(
    domains: tuple[tuple[str, ...], tuple[str, ...]], marks: tuple[str, str]
) -> None:
    houses = (
        house("one", "Nordkraft AB", *domains[0]),
        house("two", "nordkraft  ab", *domains[1]),
        house("three", "Sydkraft AB", "nord.example"),
    )
    one, two, three = organisations_apart(houses)
    assert (one.title, two.title) == (f"Nordkraft AB · {marks[0]}", f"nordkraft  ab · {marks[1]}")
    assert three == houses[2]


def test_channels_of_one_title_have_their_owner_or_their_short_name_behind_it() -> None:
    houses = (house("nord", "Nordkraft AB"), house("syd", "Sydkraft AB"))
    channels = (channel("a", "Kundtjänst"), channel("b", "Kundtjänst", "syd"))
    assert [c.title for c in channels_apart(channels, houses)] == [
        "Kundtjänst · Nordkraft AB",
        "Kundtjänst · Sydkraft AB",
    ]
    three = (*channels, channel("c", "kundtjänst"))
    assert [c.title for c in channels_apart(three, houses)] == [
        "Kundtjänst · a",
        "Kundtjänst · Sydkraft AB",
        "kundtjänst · c",
    ]
    assert [c.title for c in channels_apart(three[::2])] == ["Kundtjänst · a", "kundtjänst · c"]


def test_a_title_is_taken_as_people_read_it() -> None:
    houses = (house("nord", "Nordkraft AB"),)
    assert is_taken(" NORDKRAFT   ab", houses)
    assert not is_taken("Nordkraft", houses)
    assert not is_taken("  ", (house("x", " "),))


def test_one_that_bears_what_tells_another_apart_is_told_apart_from_it_too() -> None:
    channels = (
        channel("a", "Kundtjänst"),
        channel("b", "KUNDTJÄNST"),
        channel("c", "kundtjänst · A"),
    )
    assert [c.title for c in channels_apart(channels)] == [
        "Kundtjänst · a · a",
        "KUNDTJÄNST · b",
        "kundtjänst · A · c",
    ]
    houses = (
        house("one", "Nord", "nord.example"),
        house("two", "Nord", "kraft.example"),
        house("three", "Nord · nord.example"),
    )
    titles = [each.title for each in organisations_apart(houses)]
    assert len({as_read(title) for title in titles}) == 3
