"""Connecting a platform's own content database to channels: tried first, then taken in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dsr_desk.domain.canonical import digest
from dsr_desk.domain.changes import Changes
from dsr_desk.domain.errors import SourceUnavailable
from dsr_desk.domain.errors.directory import DirectoryRefused, NotConnected
from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.domain.people import Channel, Right, directory_digest
from dsr_desk.services.cases import Recorder
from dsr_desk.services.people.accounts import SignedIn, acting
from dsr_desk.services.people.directory import channel_in_use, require_on_record
from dsr_desk.services.people.founding_file import ARCHIVE, NETWORK
from dsr_desk.services.ports import (
    Clock,
    ContentStores,
    DeskStore,
    Sources,
    Tried,
    UnitOfWork,
    WorkspaceLock,
)
from dsr_desk.services.record.audit import Audit
from dsr_desk.services.record.on_record import DIRECTORY, SOURCES, sources_digest

CONNECTED = "channel.connected"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A database, the mapping of it, and the channels whose content it holds."""

    mapping: Path
    location: str
    """Its address, without a password."""
    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoreSeen:
    """What would be found; ``why_not`` is the rule in the way of connecting it."""

    tried: Tried
    channels: tuple[Channel, ...]
    why_not: str
    digest: str
    """Handed back by whoever connects what they have seen."""


class Connecting:
    """Tries and connects content databases."""

    def __init__(
        self,
        store: DeskStore,
        sources: Sources,
        stores: ContentStores,
        audit: Audit,
        importing: WorkspaceLock,
        clock: Clock,
    ) -> None:
        """Take the desk's store, the sources, what tries databases, the audit and a clock.

        The lock is that of imports, which go to where a channel's content was when they began.
        """
        self._store = store
        self._sources = sources
        self._stores = stores
        self._audit = audit
        self._importing = importing
        self._record = Recorder(clock)

    def look(self, wanted: Wanted, password: str, by: SignedIn | None) -> StoreSeen:
        """Return what would be found of the channels; nothing is changed, there or here.

        Raises:
            MappingRefused, FileUnreadable: the mapping can't be used; says the place.
            NotConnected: the database can't be reached, or is none that could be connected.
            DirectoryRefused: a channel can't be connected.
        """
        with self._store.reading() as uow:
            acting(uow, by, Right.CONFIGURE)
            channels = _channels(uow, wanted.channels)
        try:
            tried = self._stores.look(wanted.mapping, wanted.location, password, channels)
        except SourceUnavailable as problem:
            raise NotConnected(problem.facts["source"], problem.facts["reason"]) from None
        seen = digest(
            [tried.key, tried.mapping_sha256, tried.location, [list(h) for h in tried.held]]
        )
        return StoreSeen(tried, channels, _why_not(tried), seen)

    def connect(self, wanted: Wanted, seen: str, password: str, by: SignedIn | None) -> Changes:
        """Connect what was seen; the channels are searched and erased there from then on.

        Raises:
            DirectoryRefused: it is not what was seen, or it can't be connected.
            SourceUnavailable: there is no key store that would keep the password.
            HistoryMissing: an older copy was put back, which may know less of what is connected.
            WorkspaceBusy: an import is under way, whose content would be searched no more.
        """
        with self._importing.hold():
            return self._connect(wanted, seen, password, by)

    def _connect(self, wanted: Wanted, seen: str, password: str, by: SignedIn | None) -> Changes:
        self._audit.require_seen()
        now = self.look(wanted, password, by)
        if now.digest != seen:
            raise DirectoryRefused("not-listed")
        if now.why_not:
            raise DirectoryRefused(now.why_not)
        for channel in now.channels:
            self._require_nothing_elsewhere(channel)
        key = now.tried.key
        with self._store.reading() as uow:
            _require_free_key(uow, key)
        entry = self._stores.adopt(
            wanted.mapping, now.tried.location, password, now.tried.mapping_sha256
        )
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.CONFIGURE).user.id
            _require_free_key(uow, key)
            require_on_record(uow)
            for channel in _channels(uow, wanted.channels):
                uow.people.save_channel(replace(channel, source=key))
            uow.people.save_source(entry)
            bound = directory_digest(uow.people.organisations(), uow.people.channels())
            facts: dict[str, object] = {
                "source": key,
                "channels": ",".join(wanted.channels),
                "mapping": now.tried.mapping_sha256,
                "items": sum(count for _, count in now.tried.held),
                DIRECTORY: bound,
                SOURCES: sources_digest(uow.people.sources()),
            }
            self._record.note(uow, who, CONNECTED, None, **facts)
            uow.commit()
        return Changes(people=True)

    def _require_nothing_elsewhere(self, channel: Channel) -> None:
        """Refuse to turn away from content: what lies there would be searched no more.

        Raises:
            DirectoryRefused: the channel holds something where it is now, or nobody can look.
        """
        mandate = Mandate(channel.organisation, (channel,), ())
        try:
            held = self._sources.get(channel.source).volumes(mandate)
        except SourceUnavailable:
            raise DirectoryRefused("unsearched") from None
        if any(held.values()):
            raise DirectoryRefused("holds-elsewhere")


def _why_not(tried: Tried) -> str:
    if not tried.readiness.can_search:
        return "unsearchable"
    if not tried.readiness.can_erase:
        return "read-only"
    return "nothing" if any(not count for _, count in tried.held) else ""


def _channels(uow: UnitOfWork, keys: Sequence[str]) -> tuple[Channel, ...]:
    found = tuple(channel_in_use(uow, key) for key in dict.fromkeys(keys))
    if not found:
        raise DirectoryRefused("channel")
    if any(channel.source == NETWORK for channel in found):
        raise DirectoryRefused("social")
    return found


def _require_free_key(uow: UnitOfWork, key: str) -> None:
    if key in {ARCHIVE, NETWORK} or any(s.key == key for s in uow.people.sources()):
        raise DirectoryRefused("taken")
