"""People: what the audit binds of organisations and channels."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.people import (
    Action,
    Channel,
    ChannelKind,
    ChannelPolicy,
    Organisation,
    OrganisationKind,
    Reach,
    Role,
    Roster,
    RosterEntry,
    User,
    directory_digest,
    in_use,
    titles_apart,
)

NORDKRAFT = Organisation(
    "nordkraft", "Nordkraft AB", OrganisationKind.COMPANY, domains=("nordkraft.example",)
)
MARIA = EmailAddress("maria@nordkraft.example")
STADEN = replace(NORDKRAFT, key="staden", title="Staden", domains=())
MAIL = Channel("nk-mail", "nordkraft", ChannelKind.MAIL, "Kundtjänst", ChannelPolicy(), "archive")
FORUM = replace(MAIL, key="nk-forum", kind=ChannelKind.FORUM)

OTHERWISE: dict[str, Any] = {
    "key": "else", "title": "Else", "country": "NO", "time_zone": "Europe/Oslo",
    "domains": ("evil.example",), "backup_days": 1, "phone": "08-666 66 66",
    "organisation": "staden", "source": "else",
    "policy": ChannelPolicy(Action.ANONYMISE, Reach.OWN), "ended": date(2026, 3, 2),
}  # fmt: skip


@pytest.mark.parametrize("name", [field.name for field in fields(Organisation)])
def test_every_field_of_an_organisation_is_bound(name: str) -> None:
    values = {**OTHERWISE, "kind": OrganisationKind.PUBLIC_AUTHORITY}
    changed = replace(NORDKRAFT, **{name: values[name]})
    assert _digest(changed) != _digest(NORDKRAFT)


@pytest.mark.parametrize("name", [field.name for field in fields(Channel)])
def test_every_field_of_a_channel_is_bound(name: str) -> None:
    values = {**OTHERWISE, "kind": ChannelKind.CHAT}
    changed = replace(MAIL, **{name: values[name]})
    assert directory_digest([NORDKRAFT], [changed]) != directory_digest([NORDKRAFT], [MAIL])


def test_each_part_of_a_policy_is_bound() -> None:
    found = {
        directory_digest([], [replace(MAIL, policy=ChannelPolicy(action, reach))])
        for action in Action
        for reach in Reach
    }
    assert len(found) == len(Action) * len(Reach)


def test_the_order_means_nothing() -> None:
    one = directory_digest([NORDKRAFT, STADEN], [MAIL, FORUM])
    assert one == directory_digest([STADEN, NORDKRAFT], [FORUM, MAIL])


@pytest.mark.parametrize(
    ("until", "held"),
    [
        (None, (False, True, True, True, True)),
        (date(2026, 3, 4), (False, True, True, True, False)),
        (date(2026, 3, 2), (False, True, False, False, False)),
        (date(2026, 3, 1), (False, False, False, False, False)),
    ],
)
def test_a_role_holds_from_its_first_day_to_its_last(
    until: date | None, held: tuple[bool, ...]
) -> None:
    entry = RosterEntry("nk-mail", MARIA, "Maria", date(2026, 3, 2), until)
    days = [date(2026, 3, day) for day in range(1, 6)]
    assert tuple(entry.holds_on(day) for day in days) == held
    assert entry.never_held is not any(held)
    found = [Roster((entry,)).entry_for(MARIA, "nk-mail", day) is entry for day in days]
    assert tuple(found) == held


def test_a_role_is_of_one_address_in_one_channel() -> None:
    day = date(2026, 3, 2)
    roster = Roster((RosterEntry("nk-mail", MARIA, "Maria", day),))
    assert roster.entry_for(MARIA, "nk-forum", day) is None
    assert roster.entry_for(EmailAddress("maria@staden.example"), "nk-mail", day) is None


def test_a_channel_that_has_ended_is_used_no_more() -> None:
    assert in_use((MAIL, replace(FORUM, ended=date(2026, 3, 2)))) == (MAIL,)


def test_people_who_share_a_title_keep_apart_by_the_name_they_sign_in_with() -> None:
    said = {"a": "Anna Berg", "anna2": "anna  berg", "kim": "Kim Holm"}
    users = [User(f"user-{n}", n, title, Role.AGENT, "") for n, title in said.items()]
    assert titles_apart(users) == {
        "user-a": "Anna Berg (a)",
        "user-anna2": "anna  berg (anna2)",
        "user-kim": "Kim Holm",
    }


def _digest(organisation: Organisation) -> str:
    return directory_digest([organisation], [MAIL])
