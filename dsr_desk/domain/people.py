"""Organisations, their channels and editors, and the people who sit at the desk."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.canonical import digest


class OrganisationKind(StrEnum):
    """What law the controller is under: a public authority also has archive law (law.md L32)."""

    COMPANY = "company"
    PUBLIC_AUTHORITY = "public_authority"
    PUBLISHER = "publisher"


class ChannelKind(StrEnum):
    """What a channel carries; a wish names kinds, never single channels."""

    MAIL = "mail"
    FORUM = "forum"
    CHAT = "chat"
    SOCIAL = "social"


class Action(StrEnum):
    """What erasing an item means in its channel."""

    DELETE = "delete"
    ANONYMISE = "anonymise"


class Reach(StrEnum):
    """Which items of a person's conversations the channel's policy takes in."""

    OWN = "own"
    CONVERSATION = "conversation"


@dataclass(frozen=True, slots=True)
class ChannelPolicy:
    """The organisation's standing instruction for one channel."""

    action: Action = Action.DELETE
    reach: Reach = Reach.OWN


@dataclass(frozen=True, slots=True)
class Organisation:
    """A controller (law.md L1): it owns channels and decides admissibility and identity."""

    key: str
    title: str
    kind: OrganisationKind
    country: str = "SE"
    time_zone: str = "Europe/Stockholm"
    domains: tuple[str, ...] = ()
    backup_days: int = 30
    """For how long the organisation's backups still hold what was erased (law.md L37)."""
    phone: str = ""
    """The number on record for call-backs (law.md L18); empty when there is none."""


@dataclass(frozen=True, slots=True)
class Channel:
    """One inbox, forum, chat flow or social account; its content lies in one source."""

    key: str
    organisation: str
    kind: ChannelKind
    title: str
    policy: ChannelPolicy
    source: str
    ended: date | None = None
    """The day on which it ended: nothing of it was left, and nothing new is asked of it."""


class Period:
    """From a day to a day, both included; without an end it still holds."""

    __slots__ = ()
    since: date
    until: date | None

    def holds_on(self, day: date) -> bool:
        """Tell whether it held on that day (law.md L17: at the time of sending)."""
        return self.since <= day and (self.until is None or day <= self.until)


def directory_digest(organisations: Iterable[Organisation], channels: Iterable[Channel]) -> str:
    """Return what the audit binds of the organisations and their channels: every field.

    Each decides or is signed by its name: the number that is called back, the domains, the law that
    holds, the kind that a wish names, the policy, the source, the titles in the scope sentence.
    """
    owners = [
        [
            o.key,
            o.title,
            o.kind.value,
            o.country,
            o.time_zone,
            list(o.domains),
            o.backup_days,
            o.phone,
        ]
        for o in sorted(organisations, key=lambda found: found.key)
    ]
    places = [
        [
            c.key,
            c.organisation,
            c.kind.value,
            c.title,
            c.policy.action.value,
            c.policy.reach.value,
            c.source,
            # Only then: what stands on record of a directory without ended channels still holds.
            *((c.ended.isoformat(),) if c.ended else ()),
        ]
        for c in sorted(channels, key=lambda found: found.key)
    ]
    return digest([owners, places])


@dataclass(frozen=True, slots=True)
class RosterEntry(Period):
    """Somebody was an editor of a channel from a day to a day (both included; open = still)."""

    channel: str
    address: EmailAddress
    name: str
    since: date
    until: date | None = None

    @property
    def never_held(self) -> bool:
        """Whether it was withdrawn before it began: it stays as history and gives nothing."""
        return self.until is not None and self.until < self.since


@dataclass(frozen=True, slots=True)
class Roster:
    """Who was editor of what, when.

    What it says of a case's sender is stored with the case (``authority.Standing``), so that a
    later change is seen beside it (law.md L17).
    """

    entries: tuple[RosterEntry, ...]

    def entry_for(self, address: EmailAddress, channel: str, day: date) -> RosterEntry | None:
        """Return the entry that gives this address the channel on that day, if any."""
        for entry in self.entries:
            if entry.channel == channel and entry.address == address and entry.holds_on(day):
                return entry
        return None

    def of(self, address: EmailAddress) -> tuple[RosterEntry, ...]:
        """Return the entries of exactly this address, in stored order."""
        return tuple(entry for entry in self.entries if entry.address == address)

    def digest(self) -> str:
        """Return what the audit binds of the roster; the order of the entries means nothing."""
        return digest(
            sorted(
                [
                    e.channel,
                    e.address.key,
                    e.name,
                    e.since.isoformat(),
                    e.until.isoformat() if e.until else "",
                ]
                for e in self.entries
            )
        )


class Role(StrEnum):
    """What an account at the desk is for."""

    AGENT = "agent"
    SUPERVISOR = "supervisor"
    ENDED = "ended"
    """Somebody who has left: nobody signs in by the account, what was signed before stands."""


class Right(StrEnum):
    """Preparing, approving and executing are distinct rights (law.md L44)."""

    PREPARE = "prepare"
    OVERRIDE = "override"
    APPROVE = "approve"
    EXECUTE = "execute"
    ROSTER = "roster"
    """Change who is an editor: it opens the gate for mails to come."""
    CONFIGURE = "configure"
    """Change mailboxes."""
    ACCOUNTS = "change accounts"
    """Add and end accounts, change roles, and confirm that somebody else has done so."""
    SAFEGUARD = "change safeguards"
    """Propose and confirm what the second look asks for, and how long an approved run waits."""
    LIFT = "lift holds"
    """Lift a legal hold that somebody else has set: what it kept can be erased again."""


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.AGENT: frozenset({Right.PREPARE, Right.EXECUTE}),
    Role.SUPERVISOR: frozenset(Right),
    Role.ENDED: frozenset(),
}
GIVEN_ROLES = (Role.AGENT, Role.SUPERVISOR)
"""What an account can be made as."""


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who signs in; the public key is 32 bytes as hexadecimal (Ed25519)."""

    id: str
    name: str
    title: str
    role: Role
    public_key: str

    @property
    def ended(self) -> bool:
        """Whether whoever had the account has left."""
        return self.role is Role.ENDED

    def may(self, right: Right) -> bool:
        """Tell whether the role includes the right."""
        return right in RIGHTS[self.role]


def titles_apart(users: Iterable[User]) -> dict[str, str]:
    """Return what each account is called, by its id: those of one title keep apart by name."""
    known = tuple(users)
    shared = Counter(as_read(user.title) for user in known)
    return {
        user.id: f"{user.title} ({user.name})" if shared[as_read(user.title)] > 1 else user.title
        for user in known
    }


@lru_cache(maxsize=256)
def as_read(title: str) -> str:
    """Return a title without what nobody tells apart: blanks, case, and widths of letters."""
    return " ".join(unicodedata.normalize("NFKC", title).split()).casefold()


def in_use(channels: Iterable[Channel]) -> tuple[Channel, ...]:
    """Return the channels that have not ended: what can be asked for from now on."""
    return tuple(channel for channel in channels if channel.ended is None)


def by_kind(channels: Iterable[Channel], kinds: Iterable[ChannelKind]) -> tuple[Channel, ...]:
    """Return the channels of the named kinds, in their own order."""
    wanted = frozenset(kinds)
    return tuple(channel for channel in channels if channel.kind in wanted)
