"""Ports to the desk's own database: people, the audit chain and the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from dsr_desk.domain.people import Channel, Organisation, Roster, RosterEntry, User

if TYPE_CHECKING:
    from dsr_desk.domain.erasing.safeguards import SafeguardChange
    from dsr_desk.domain.extracts.profiles import OrganisationProfile
    from dsr_desk.domain.record.audit import AuditEntry, AuditEvent
    from dsr_desk.domain.record.registry import AccountChange, Registry


@dataclass(frozen=True, slots=True)
class Account:
    """A user with the sealed secret that only their password opens."""

    user: User
    sealed: bytes


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A content source as configured; the address of a server's password is in the key store."""

    key: str
    title: str
    mapping: str
    """Name of a shipped mapping (``archive``) or a file in the workspace."""
    location: str
    """``archive`` for the workspace's own archive, else a database address without a password."""


class People(Protocol):
    """Organisations, channels, rosters, sources and the accounts of the desk."""

    def organisations(self) -> tuple[Organisation, ...]: ...
    def channels(self, organisation: str = "") -> tuple[Channel, ...]: ...
    def roster(self) -> Roster: ...
    def sources(self) -> tuple[SourceEntry, ...]: ...
    def accounts(self) -> tuple[Account, ...]: ...
    def registry(self) -> Registry | None: ...

    def profile(self, organisation: str) -> OrganisationProfile: ...
    def save_profile(self, profile: OrganisationProfile) -> None: ...
    def save_organisation(self, organisation: Organisation) -> None: ...
    def save_channel(self, channel: Channel) -> None: ...
    def save_roster(self, entries: Sequence[RosterEntry]) -> None: ...
    def save_source(self, source: SourceEntry) -> None: ...
    def save_account(self, account: Account) -> None: ...
    def save_registry(self, registry: Registry) -> None: ...

    def account_changes(self) -> tuple[AccountChange, ...]:
        """Return the proposed changes of the list of users, as they are stored, by number."""
        ...

    def save_account_change(self, change: AccountChange) -> None:
        """Store a change; one of the same number is replaced."""
        ...

    def safeguard_changes(self) -> tuple[SafeguardChange, ...]:
        """Return the proposed changes of the safeguards, as they are stored, by number."""
        ...

    def save_safeguard_change(self, change: SafeguardChange) -> None:
        """Store a change; one of the same number is replaced."""
        ...

    def workspace(self) -> tuple[str, str, bytes]:
        """Return the workspace's id, the administrator's public key and the sealing public key."""
        ...

    def found_workspace(self, workspace: str, admin_key: str, sealing_key: bytes) -> None:
        """Store the identity of a new workspace."""
        ...


class AuditLog(Protocol):
    """The chain of events, written in the transaction of the change itself."""

    def append(self, event: AuditEvent) -> AuditEntry:
        """Add an event at the end of the chain."""
        ...

    def head(self) -> tuple[int, str]:
        """Return the last sequence number and hash; (0, GENESIS) when empty."""
        ...

    def hash_at(self, sequence: int) -> str:
        """Return the hash of one entry, or empty when there is no such entry."""
        ...

    def entries(
        self, case: str = "", events: Sequence[str] = (), after: int = 0
    ) -> Iterator[AuditEntry]:
        """Yield entries in order, of one case or all; of the named events, or of every kind.

        ``after`` is the sequence number of the last entry that is not wanted.
        """
        ...


class Ledger(Protocol):
    """Keyed hashes of what was erased."""

    def record(self, hashes: Sequence[str], case: str, at: datetime) -> None:
        """Remember erased addresses by their keyed hashes."""
        ...

    def known(self, keyed_hash: str) -> tuple[str, ...]:
        """Return the cases that have erased this address."""
        ...
