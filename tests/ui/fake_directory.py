"""The directory in memory: channels of two organisations, and a database that can be tried."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from datetime import date

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.errors.directory import DirectoryRefused
from dsr_desk.domain.finding.gaps import Unread
from dsr_desk.domain.people import (
    Action,
    Channel,
    ChannelKind,
    ChannelPolicy,
    Organisation,
    OrganisationKind,
    Right,
)
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.people.connecting import Connecting, StoreSeen, Wanted
from dsr_desk.services.people.directory import LEAST, Directory, DirectoryView
from dsr_desk.services.ports import Readiness, Tried

TOWN = Organisation("staden", "Exempelstad", OrganisationKind.PUBLIC_AUTHORITY)
POWER = Organisation("nordkraft", "Nordkraft AB", OrganisationKind.COMPANY)
MAIL = Channel(
    "st-mail", "staden", ChannelKind.MAIL, "Kundtjänst", ChannelPolicy(Action.DELETE), "archive"
)
FORUM = Channel("st-forum", "staden", ChannelKind.FORUM, "Dialogen", LEAST, "helpdesk")
PAGE = Channel("st-page", "staden", ChannelKind.SOCIAL, "Sidan", LEAST, "network")
GONE = Channel("st-chat", "staden", ChannelKind.CHAT, "Chatten", LEAST, "archive", date(2026, 5, 4))


@dataclass
class DirectoryWorld:
    """Who is served, and what a try of a database says."""

    organisations: tuple[Organisation, ...] = (TOWN, POWER)
    channels: tuple[Channel, ...] = (FORUM, MAIL, PAGE, GONE)
    two: bool = True
    why_not: str = ""
    reasons: list[str] = field(default_factory=list)
    connected: str = ""
    gate: threading.Event = field(default_factory=threading.Event)
    """What connecting waits for; open from the start."""
    fault: Exception | None = None
    """Why a database can't be looked into."""

    def __post_init__(self) -> None:
        self.gate.set()


class FakeDirectory(Directory):
    """Keeps what it is given."""

    def __init__(self, world: DirectoryWorld) -> None:
        self.world = world

    def view(self, by: SignedIn | None) -> DirectoryView:
        may = by is not None and by.user.may(Right.CONFIGURE)
        return DirectoryView(self.world.organisations, self.world.channels, may, self.world.two)

    def add_organisation(self, organisation: Organisation, by: SignedIn | None) -> Changes:
        if organisation.key in {each.key for each in self.world.organisations}:
            raise DirectoryRefused("key")
        self.world.organisations += (organisation,)
        return Changes(people=True)

    def add_channel(self, channel: Channel, by: SignedIn | None) -> Changes:
        self.world.channels = (replace(channel, source="archive"), *self.world.channels)
        return Changes(people=True)

    def end_channel(self, key: str, by: SignedIn | None, reason: str = "") -> Changes:
        self.world.reasons.append(reason)
        raise DirectoryRefused("holds-content")


class FakeConnecting(Connecting):
    """Finds 1,204 items, or what the world says."""

    def __init__(self, world: DirectoryWorld) -> None:
        self.world = world

    def look(self, wanted: Wanted, password: str, by: SignedIn | None) -> StoreSeen:
        if self.world.fault is not None:
            raise self.world.fault
        unread = (Unread(wanted.channels[0], 12, 3),)
        held = ((wanted.channels[0], 1204),)
        ready = Readiness(can_search=True, can_erase=not self.world.why_not)
        tried = Tried("helpdesk", "Helpdesk", wanted.location, "a" * 64, ready, held, unread)
        return StoreSeen(tried, (MAIL,), self.world.why_not, "digest")

    def connect(self, wanted: Wanted, seen: str, password: str, by: SignedIn | None) -> Changes:
        self.world.gate.wait(5)
        self.world.connected = f"{wanted.location} {seen}"
        self.world.channels = tuple(
            replace(c, source="forum-db") if c.key in wanted.channels else c
            for c in self.world.channels
        )
        return Changes(people=True)
