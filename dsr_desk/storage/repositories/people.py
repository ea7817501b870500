"""Organisations, channels, rosters, sources, accounts and the workspace's identity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from itertools import starmap
from typing import Any

from sqlalchemy import Row, bindparam, delete, select

from dsr_desk.domain.erasing.safeguards import SafeguardChange
from dsr_desk.domain.errors import WorkspaceDamaged
from dsr_desk.domain.extracts.profiles import OrganisationProfile
from dsr_desk.domain.people import (
    Channel,
    ChannelPolicy,
    Organisation,
    Roster,
    RosterEntry,
    User,
)
from dsr_desk.domain.record.registry import AccountChange, Registry
from dsr_desk.services.ports import Account, SourceEntry
from dsr_desk.storage.engine.link import Repository
from dsr_desk.storage.engine.questions import Question, Recurring
from dsr_desk.storage.repositories.records import folded
from dsr_desk.storage.schema import account as accounts
from dsr_desk.storage.schema import account_change as account_changes
from dsr_desk.storage.schema import channel as channels
from dsr_desk.storage.schema import organisation as organisations
from dsr_desk.storage.schema import organisation_profile as profiles
from dsr_desk.storage.schema import registry as registries
from dsr_desk.storage.schema import roster_entry as roster
from dsr_desk.storage.schema import safeguard_change as changes
from dsr_desk.storage.schema import source as sources
from dsr_desk.storage.schema import workspace as workspaces

_C = channels.c
_ALL_CHANNELS = select(
    _C.key, _C.organisation, _C.kind, _C.title, _C.action, _C.reach, _C.source, _C.ended
).order_by(_C.key)
_WORKSPACE = Question(
    select(workspaces.c.workspace, workspaces.c.admin_key, workspaces.c.sealing_key)
)
_SOURCES = Question(
    select(sources.c.key, sources.c.title, sources.c.mapping, sources.c.location).order_by(
        sources.c.key
    )
)


def _channels(rows: Sequence[Sequence[Any]]) -> tuple[Channel, ...]:
    return tuple(
        Channel(key, owner, kind, title, ChannelPolicy(action, reach), source, ended)
        for key, owner, kind, title, action, reach, source, ended in rows
    )


_CHANNELS = Recurring(_ALL_CHANNELS, _channels)
_CHANNELS_OF = Recurring(
    _ALL_CHANNELS.where(_C.organisation == bindparam("organisation")), _channels
)


class SqlPeople(Repository):
    """The ``People`` port over SQL."""

    def organisations(self) -> tuple[Organisation, ...]:
        """Return all organisations by key."""
        rows = self._link.rows(select(organisations).order_by(organisations.c.key))
        return tuple(map(organisation_of, rows))

    def channels(self, organisation: str = "") -> tuple[Channel, ...]:
        """Return the channels of one organisation, or all, by key."""
        if organisation:
            return self._link.recurring(_CHANNELS_OF, organisation=organisation)
        return self._link.recurring(_CHANNELS)

    def roster(self) -> Roster:
        """Return who was editor of what, in the order in which it was stored."""
        rows = self._link.rows(select(roster).order_by(roster.c.id))
        return Roster(
            tuple(RosterEntry(r.channel, r.address, r.name, r.since, r.until) for r in rows)
        )

    def sources(self) -> tuple[SourceEntry, ...]:
        """Return the sources by key."""
        return tuple(starmap(SourceEntry, self._link.ask(_SOURCES)))

    def accounts(self) -> tuple[Account, ...]:
        """Return the accounts by id."""
        rows = self._link.rows(select(accounts).order_by(accounts.c.id))
        return tuple(
            Account(User(r.id, r.name, r.title, r.role, r.public_key), bytes(r.sealed))
            for r in rows
        )

    def registry(self) -> Registry | None:
        """Return the list of users that the workspace was founded with."""
        row = self._link.first(select(registries).order_by(registries.c.version.desc()).limit(1))
        if row is None:
            return None
        return Registry(row.workspace, row.version, row.users, row.signature)

    def account_changes(self) -> tuple[AccountChange, ...]:
        """Return the proposed changes of the list of users, as they are stored, by number."""
        table = account_changes
        rows = self._link.rows(select(table.c.document).order_by(table.c.number))
        return tuple(row.document for row in rows)

    def save_account_change(self, change: AccountChange) -> None:
        """Store a change; one of the same number is replaced."""
        row = {"number": change.number, "document": change}
        self._link.merge(account_changes, ("number",), [row])

    def safeguard_changes(self) -> tuple[SafeguardChange, ...]:
        """Return the proposed changes of the safeguards, as they are stored, by number."""
        rows = self._link.rows(select(changes.c.document).order_by(changes.c.number))
        return tuple(row.document for row in rows)

    def save_safeguard_change(self, change: SafeguardChange) -> None:
        """Store a change; one of the same number is replaced."""
        self._link.merge(changes, ("number",), [{"number": change.number, "document": change}])

    def save_organisation(self, organisation: Organisation) -> None:
        """Store an organisation, or change it."""
        row = {**asdict(organisation), "folded": folded(organisation.title)}
        self._link.merge(organisations, ("key",), [row])

    def profile(self, organisation: str) -> OrganisationProfile:
        """Return what an organisation says in extracts; nothing, when it has said nothing."""
        found = self._link.first(select(profiles).where(profiles.c.organisation == organisation))
        if found is None:
            return OrganisationProfile(organisation)
        return OrganisationProfile(found.organisation, found.show_staff_names, found.texts)

    def save_profile(self, profile: OrganisationProfile) -> None:
        """Store what an organisation says, or change it."""
        row = {
            "organisation": profile.organisation,
            "show_staff_names": profile.show_staff_names,
            "texts": profile.texts,
        }
        self._link.merge(profiles, ("organisation",), [row])

    def save_channel(self, channel: Channel) -> None:
        """Store a channel, or change it."""
        row = {
            "key": channel.key,
            "organisation": channel.organisation,
            "kind": channel.kind,
            "title": channel.title,
            "action": channel.policy.action,
            "reach": channel.policy.reach,
            "source": channel.source,
            "ended": channel.ended,
        }
        self._link.merge(channels, ("key",), [row])

    def save_roster(self, entries: Sequence[RosterEntry]) -> None:
        """Replace the rosters of the channels that are named in the entries."""
        named = sorted({entry.channel for entry in entries})
        self._link.write(delete(roster).where(roster.c.channel.in_(named)))
        self._link.write(
            roster.insert(),
            [
                {
                    "channel": entry.channel,
                    "address": entry.address,
                    "name": entry.name,
                    "since": entry.since,
                    "until": entry.until,
                }
                for entry in entries
            ],
        )

    def save_source(self, source: SourceEntry) -> None:
        """Store a source, or change it."""
        self._link.merge(sources, ("key",), [asdict(source)])

    def save_account(self, account: Account) -> None:
        """Store an account, or change it."""
        row = {**asdict(account.user), "sealed": account.sealed}
        self._link.merge(accounts, ("id",), [row])

    def save_registry(self, registry: Registry) -> None:
        """Store a list of users; the highest version counts, the earlier ones stay."""
        self._link.merge(
            registries,
            ("version",),
            [
                {
                    "version": registry.version,
                    "workspace": registry.workspace,
                    "users": registry.users,
                    "signature": registry.signature,
                }
            ],
        )

    def workspace(self) -> tuple[str, str, bytes]:
        """Return the workspace's id, the administrator's public key and the sealing public key.

        Raises:
            WorkspaceDamaged: there is no such row, which founding makes.
        """
        found = self._link.ask(_WORKSPACE)
        if not found:
            raise WorkspaceDamaged("desk.sqlite")
        workspace, admin_key, sealing_key = found[0]
        return workspace, admin_key, bytes(sealing_key)

    def found_workspace(self, workspace: str, admin_key: str, sealing_key: bytes) -> None:
        """Store the identity of a new workspace; it can't be stored twice."""
        self._link.write(
            workspaces.insert(),
            {"id": 1, "workspace": workspace, "admin_key": admin_key, "sealing_key": sealing_key},
        )


def organisation_of(row: Row[Any]) -> Organisation:
    """Return the organisation of a row of its table."""
    return Organisation(
        row.key,
        row.title,
        row.kind,
        row.country,
        row.time_zone,
        row.domains,
        row.backup_days,
        row.phone,
    )
