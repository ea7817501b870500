"""Founding: a new workspace with its people, channels and sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dsr_desk.domain.people import Channel, Organisation, RosterEntry, directory_digest
from dsr_desk.services.cases import Recorder
from dsr_desk.services.people.accounts import Accounts, NewUser
from dsr_desk.services.ports import Clock, DeskStore, SourceEntry
from dsr_desk.services.record.on_record import DIRECTORY, ROSTER


@dataclass(frozen=True, slots=True)
class SetUp:
    """What a workspace begins with."""

    workspace: str
    users: tuple[NewUser, ...]
    passphrase: str
    """The administrator's: it opens the key that signs the list of users."""
    organisations: tuple[Organisation, ...]
    channels: tuple[Channel, ...]
    roster: tuple[RosterEntry, ...]
    sources: tuple[SourceEntry, ...]


class Founding:
    """Fills a workspace that has just been made."""

    def __init__(self, store: DeskStore, accounts: Accounts, clock: Clock) -> None:
        """Take the desk's store, the accounts and the clock."""
        self._store = store
        self._accounts = accounts
        self._record = Recorder(clock)

    def found(self, setup: SetUp) -> bytes:
        """Store accounts, organisations, channels, rosters and sources.

        Returns:
            The administrator's key, sealed under the passphrase.
        """
        sealed = self._accounts.found(setup.workspace, setup.users, setup.passphrase)
        with self._store.unit_of_work() as uow:
            for source in setup.sources:
                uow.people.save_source(source)
            for organisation in setup.organisations:
                uow.people.save_organisation(organisation)
            for channel in setup.channels:
                uow.people.save_channel(channel)
            uow.people.save_roster(setup.roster)
            facts = {
                **_facts(setup),
                ROSTER: uow.people.roster().digest(),
                DIRECTORY: directory_digest(uow.people.organisations(), uow.people.channels()),
            }
            self._record.note(uow, "administrator", "people.saved", None, **facts)
            uow.commit()
        return sealed


def _facts(setup: SetUp) -> dict[str, int]:
    counted: dict[str, Sequence[object]] = {
        "organisations": setup.organisations,
        "channels": setup.channels,
        "editors": setup.roster,
        "sources": setup.sources,
    }
    return {name: len(rows) for name, rows in counted.items()}
