"""The file that a workspace is founded from: accounts, organisations and their channels (TOML)."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from dsr_desk.domain.clocks.deadlines import COUNTRIES
from dsr_desk.domain.errors.founding import FoundingRefused
from dsr_desk.domain.people import (
    GIVEN_ROLES,
    RIGHTS,
    Action,
    Channel,
    ChannelKind,
    ChannelPolicy,
    Organisation,
    OrganisationKind,
    Reach,
    Right,
    Role,
)
from dsr_desk.domain.record.account_errors import LEAST_PASSWORD
from dsr_desk.services.people.accounts import NewUser
from dsr_desk.services.people.directory_rules import KEY, organisation_fault
from dsr_desk.services.people.founding import SetUp
from dsr_desk.services.ports import SourceEntry
from dsr_desk.tomltable import TomlTable, as_texts, is_table

ARCHIVE, NETWORK = "archive", "network"
"""The workspace's own store; a social account's content, which the desk can't search."""

_FAULTS = {
    "country": f"is none of {', '.join(COUNTRIES)}",
    "time_zone": "is none, such as Europe/Stockholm",
    "domains": "holds what is no domain, such as nordljus.example",
}
"""What a table has not looked at itself."""
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Founded:
    """What a founding file says; passwords never stand in it."""

    accounts: tuple[tuple[str, str, Role], ...]
    """Name, title and role of each."""
    organisations: tuple[Organisation, ...]
    channels: tuple[Channel, ...]
    receiving_servers: tuple[str, ...]

    def with_passwords(self, of_account: Callable[[str], str], passphrase: str) -> SetUp:
        """Return what a workspace begins with.

        Raises:
            FoundingRefused: a password is too short, or two are the same.
        """
        users = tuple(NewUser(n, title, role, of_account(n)) for n, title, role in self.accounts)
        secrets = {user.name: user.password for user in users}
        secrets["administrator"] = passphrase
        for name, secret in secrets.items():
            if len(secret) < LEAST_PASSWORD:
                raise FoundingRefused(
                    f"the password of {name} has fewer than {LEAST_PASSWORD} characters"
                )
        if len(set(secrets.values())) < len(secrets):
            raise FoundingRefused("two of the passwords are the same: each person has their own")
        archive = SourceEntry(ARCHIVE, "Archive", ARCHIVE, ARCHIVE)
        return SetUp("", users, passphrase, self.organisations, self.channels, (), (archive,))


def read_founding(text: str) -> Founded:
    """Return what a founding file says.

    Raises:
        FoundingRefused: it breaks a rule; names the place.
    """
    try:
        whole = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # A number of very many digits is no ValueError of TOML's own.
        raise FoundingRefused(f"it is not TOML: {error}") from None
    top = _Table("the file", whole)
    servers = top.texts("receiving_servers")
    accounts = tuple(_account(table) for table in top.tables("account"))
    organisations = tuple(_organisation(table) for table in top.tables("organisation"))
    owners = [organisation.key for organisation in organisations]
    channels = tuple(_channel(table, owners) for table in top.tables("channel"))
    top.done()
    _all_different("account", [name for name, _, _ in accounts])
    _all_different("organisation", owners)
    _all_different("channel", [channel.key for channel in channels])
    _can_be_approved([role for _, _, role in accounts])
    return Founded(accounts, organisations, channels, servers)


def _account(table: _Table) -> tuple[str, str, Role]:
    found = (table.key("name"), table.text("title"), table.one_of("role", Role))
    if found[2] not in GIVEN_ROLES:
        raise table.refused("role", f"is none of {', '.join(GIVEN_ROLES)}")
    if found[0] == "administrator":
        raise table.refused("name", "is what the audit calls whoever founded the workspace")
    table.done()
    return found


def _organisation(table: _Table) -> Organisation:
    domains = table.texts("domains")
    found = Organisation(
        table.key("key"),
        table.text("title"),
        table.one_of("kind", OrganisationKind),
        table.text("country", "SE"),
        table.text("time_zone", "Europe/Stockholm"),
        domains,
        table.number("backup_days", 30),
        table.text("phone", "", may_be_empty=True),
    )
    table.done()
    fault = organisation_fault(found)
    if fault:
        raise table.refused(fault, _FAULTS[fault])
    return found


def _channel(table: _Table, owners: Sequence[str]) -> Channel:
    kind = table.one_of("kind", ChannelKind)
    policy = ChannelPolicy(
        table.one_of("action", Action, Action.DELETE), table.one_of("reach", Reach, Reach.OWN)
    )
    source = NETWORK if kind is ChannelKind.SOCIAL else ARCHIVE
    owner = table.key("organisation")
    found = Channel(table.key("key"), owner, kind, table.text("title"), policy, source)
    table.done()
    if owner not in owners:
        raise table.refused("organisation", f"is none of {', '.join(owners)}")
    return found


def _all_different(what: str, keys: Sequence[str]) -> None:
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise FoundingRefused(f"there are two of {what} {', '.join(twice)}")


def _can_be_approved(roles: Sequence[Role]) -> None:
    """Refuse accounts among whom nothing could ever be erased: who prepares can't approve."""
    if len(roles) < 2 or not any(Right.APPROVE in RIGHTS[role] for role in roles):
        raise FoundingRefused(
            "it takes two people to erase: give at least two accounts, one of them a supervisor"
        )


class _Table(TomlTable):
    """One table of the file."""

    def refused(self, key: str, reason: str) -> FoundingRefused:
        return FoundingRefused(f"“{key}” of {self.place} {reason}")

    def done(self) -> None:
        if unknown := self.unknown():
            raise self.refused(unknown[0], "is not known")

    def tables(self, key: str) -> list[_Table]:
        found = self.asked(key)
        if not isinstance(found, list) or not found or not all(map(is_table, found)):
            raise FoundingRefused(f"it holds no [[{key}]]")
        return [_Table(f"{key} {at}", each) for at, each in enumerate(found, start=1)]

    def text(self, key: str, usual: str | None = None, *, may_be_empty: bool = False) -> str:
        found = self.asked(key, usual)
        if not isinstance(found, str) or not found.isprintable():
            raise self.refused(key, "is missing, or is no text of one line")
        if not found.strip() and not may_be_empty:
            raise self.refused(key, "is empty")
        return found.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        found = as_texts(self.asked(key, []))
        if found is None:
            raise self.refused(key, "is no list of texts")
        return tuple(each.strip() for each in found)

    def key(self, key: str) -> str:
        found = self.text(key)
        if not KEY.fullmatch(found):
            raise self.refused(key, "may hold a to z, digits, - and _ (at most 40)")
        return found

    def number(self, key: str, usual: int) -> int:
        found = self.asked(key, usual)
        if type(found) is not int or not 0 <= found <= 3650:
            raise self.refused(key, "is no number of days from 0 to 3650")
        return found

    def one_of(self, key: str, kind: type[E], usual: E | None = None) -> E:
        found = self.text(key, usual)
        try:
            return kind(found)
        except ValueError:
            known = ", ".join(each.value for each in kind)
            raise self.refused(key, f"is none of {known}") from None
