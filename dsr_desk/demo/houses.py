"""The three organisations, their twelve channels and forty editors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from dsr_desk.demo.library import table
from dsr_desk.demo.names import plain_letters
from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.people import (
    Action,
    Channel,
    ChannelKind,
    ChannelPolicy,
    Organisation,
    OrganisationKind,
    Reach,
    Roster,
    RosterEntry,
)

ARCHIVE = "archive"
NETWORK = "facebook"
"""The source of a social account: nothing that the desk can search."""


@dataclass(frozen=True, slots=True)
class House:
    """An organisation with what its mails carry: signature, telephone, the channels' mailboxes."""

    organisation: Organisation
    channels: tuple[Channel, ...]
    mailboxes: tuple[str, ...]
    team: str
    phone: str
    hours: str
    ticket: str

    def channel(self, kind: ChannelKind) -> Channel:
        """Return the organisation's channel of that kind; each has exactly one."""
        return next(channel for channel in self.channels if channel.kind is kind)

    def mailbox(self, kind: ChannelKind) -> str:
        """Return the address the staff write from in the channel of that kind."""
        return self.mailboxes[self.channels.index(self.channel(kind))]


def _channel(organisation: str, row: dict[str, Any]) -> Channel:
    kind = ChannelKind(row["kind"])
    policy = ChannelPolicy(
        Action(row.get("action", Action.DELETE)), Reach(row.get("reach", Reach.OWN))
    )
    source = NETWORK if kind is ChannelKind.SOCIAL else ARCHIVE
    return Channel(row["key"], organisation, kind, row["title"], policy, source)


def _house(row: dict[str, Any]) -> House:
    organisation = Organisation(
        key=row["key"],
        title=row["title"],
        kind=OrganisationKind(row["kind"]),
        domains=(row["domain"],),
        backup_days=row["backup_days"],
        phone=row["phone"],
    )
    return House(
        organisation=organisation,
        channels=tuple(_channel(organisation.key, channel) for channel in row["channels"]),
        mailboxes=tuple(channel["mailbox"] for channel in row["channels"]),
        team=row["team"],
        phone=row["phone"],
        hours=row["hours"],
        ticket=row["ticket"],
    )


def make_houses() -> tuple[House, ...]:
    """Return the three organisations with all that belongs to them."""
    return tuple(_house(row) for row in table("organisations")["organisation"])


def _entries(house: House, row: list[str]) -> list[RosterEntry]:
    name, kinds, since, until = row
    address = EmailAddress(
        f"{plain_letters(name.lower()).replace(' ', '.')}@{house.organisation.domains[0]}"
    )
    last = date.fromisoformat(until) if until else None
    return [
        RosterEntry(
            house.channel(ChannelKind(kind)).key, address, name, date.fromisoformat(since), last
        )
        for kind in kinds.split()
    ]


def make_roster(houses: tuple[House, ...]) -> Roster:
    """Return who was editor of what, when."""
    rows = table("editors")
    return Roster(
        tuple(
            entry
            for house in houses
            for row in rows[house.organisation.key]
            for entry in _entries(house, row)
        )
    )
