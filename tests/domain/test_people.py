"""People: what the audit binds of organisations and channels."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from dsr_desk.domain.people import (
    Action,
    Channel,
    ChannelKind,
    ChannelPolicy,
    Organisation,
    OrganisationKind,
    Reach,
    Role,
    User,
    directory_digest,
    titles_apart,
)

NORDKRAFT = Organisation(
    "nordkraft", "Nordkraft AB", OrganisationKind.COMPANY, domains=("nordkraft.example",)
)
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
