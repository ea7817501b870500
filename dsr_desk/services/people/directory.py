"""The directory after the founding: organisations and channels are added, and channels end."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.erasing.holds import HoldOn
from dsr_desk.domain.errors import SourceUnavailable
from dsr_desk.domain.errors.directory import DirectoryRefused
from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.domain.people import (
    Action,
    Channel,
    ChannelKind,
    ChannelPolicy,
    Organisation,
    Reach,
    Right,
    User,
    directory_digest,
    in_use,
)
from dsr_desk.domain.record.registry import Registry
from dsr_desk.domain.requests import CaseState
from dsr_desk.domain.verifying.checklist import EDITOR
from dsr_desk.services.cases import Recorder
from dsr_desk.services.people.accounts import Accounts, SignedIn, acting
from dsr_desk.services.people.directory_rules import KEY, organisation_fault
from dsr_desk.services.people.founding_file import ARCHIVE, NETWORK
from dsr_desk.services.ports import (
    Clock,
    DeskStore,
    QueueFilter,
    Sources,
    UnitOfWork,
    WorkspaceLock,
)
from dsr_desk.services.record.on_record import CHANNEL_ADDED, DIRECTORY, directory_fault

ORGANISATION_ADDED = "organisation.added"
CHANNEL_ENDED = "channel.ended"
LEAST = ChannelPolicy(Action.ANONYMISE, Reach.OWN)
"""The policy that takes the least."""
_PAGE = 200


@dataclass(frozen=True, slots=True)
class DirectoryView:
    """Who is served, by which channels, and what the looker may do about it."""

    organisations: tuple[Organisation, ...]
    channels: tuple[Channel, ...]
    may_change: bool
    two: bool
    """Whether a new channel begins with the least policy, since another supervisor is there."""


class Directory:
    """Adds organisations and channels, and ends channels."""

    def __init__(
        self,
        store: DeskStore,
        sources: Sources,
        accounts: Accounts,
        importing: WorkspaceLock,
        clock: Clock,
    ) -> None:
        """Take the desk's store, the sources, who works here, the imports' lock, and the clock."""
        self._store = store
        self._sources = sources
        self._accounts = accounts
        self._importing = importing
        self._clock = clock
        self._record = Recorder(clock)

    def view(self, by: SignedIn | None) -> DirectoryView:
        """Return organisations and channels, those that have ended last."""
        with self._store.reading() as uow:
            organisations, channels = uow.people.organisations(), uow.people.channels()
        ordered = sorted(channels, key=lambda c: (c.ended is not None, c.organisation, c.key))
        may = by is not None and by.user.may(Right.CONFIGURE)
        return DirectoryView(
            organisations, tuple(ordered), may, _two(self._accounts.trusted_registry(), by)
        )

    def add_organisation(self, organisation: Organisation, by: SignedIn | None) -> Changes:
        """Serve another organisation.

        Raises:
            DirectoryRefused: a field of it can't be, or there is one of that name.
        """
        if fault := organisation_fault(organisation):
            raise DirectoryRefused(fault)
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.CONFIGURE).user
            if organisation.key in {each.key for each in uow.people.organisations()}:
                raise DirectoryRefused("key")
            require_on_record(uow)
            uow.people.save_organisation(organisation)
            self._note(uow, who, ORGANISATION_ADDED, organisation=organisation.key)
            uow.commit()
        return Changes(people=True)

    def add_channel(self, channel: Channel, by: SignedIn | None) -> Changes:
        """Take in another channel of an organisation; its content comes by import or connection.

        What a channel erases is a safeguard.  Where somebody else could sign for it, a new channel
        begins with the least.

        Raises:
            DirectoryRefused: a field of it can't be, or it would begin with more than the least.
        """
        if not KEY.fullmatch(channel.key):
            raise DirectoryRefused("key")
        if not channel.title.strip() or not channel.title.isprintable():
            raise DirectoryRefused("title")
        source = NETWORK if channel.kind is ChannelKind.SOCIAL else ARCHIVE
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.CONFIGURE).user
            if channel.policy != LEAST and _two(self._accounts.list_within(uow).registry, by):
                raise DirectoryRefused("policy")
            if channel.organisation not in {each.key for each in uow.people.organisations()}:
                raise DirectoryRefused("organisation")
            if channel.key in {each.key for each in uow.people.channels()}:
                raise DirectoryRefused("key")
            require_on_record(uow)
            uow.people.save_channel(replace(channel, source=source, ended=None))
            self._note(uow, who, CHANNEL_ADDED, channel=channel.key, policy=_words(channel.policy))
            uow.commit()
        return Changes(people=True)

    def end_channel(self, key: str, by: SignedIn | None, reason: str = "") -> Changes:
        """End a channel of which nothing is left; no new case is about it.

        Args:
            key: the channel's.
            by: who ends it.
            reason: why nobody can look any more, where its store was taken away; no personal data.

        Raises:
            DirectoryRefused: it holds something, can't be looked into, or a case or hold is open.
            WorkspaceBusy: an import is under way, whose content nobody could look for afterwards.
        """
        with self._importing.hold():
            return self._end_channel(key, by, reason)

    def _end_channel(self, key: str, by: SignedIn | None, reason: str) -> Changes:
        with self._store.reading() as uow:
            acting(uow, by, Right.CONFIGURE)
            channel = channel_in_use(uow, key)
        looked = self._require_empty(channel, reason)
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.CONFIGURE).user
            channel = channel_in_use(uow, key)
            _require_free(uow, channel)
            require_on_record(uow)
            uow.people.save_channel(replace(channel, ended=desk_day(self._clock())))
            facts: dict[str, object] = {"channel": key, "looked": "yes" if looked else "no"}
            if not looked:
                facts["reason"] = reason.strip()
            self._note(uow, who, CHANNEL_ENDED, **facts)
            uow.commit()
        return Changes(people=True)

    def _require_empty(self, channel: Channel, reason: str) -> bool:
        """Refuse while the channel holds something; return whether anybody could look.

        Raises:
            DirectoryRefused: it does, or nobody can look and no reason is given.
        """
        if channel.source == NETWORK:
            return True
        mandate = Mandate(channel.organisation, (channel,), ())
        try:
            held = self._sources.get(channel.source).volumes(mandate)
        except SourceUnavailable:
            if not reason.strip():
                raise DirectoryRefused("unsearched") from None
            return False
        if any(held.values()):
            raise DirectoryRefused("holds-content")
        return True

    def _note(self, uow: UnitOfWork, who: User, event: str, **facts: object) -> None:
        bound = directory_digest(uow.people.organisations(), uow.people.channels())
        self._record.note(uow, who.id, event, None, **facts, **{DIRECTORY: bound})


def _two(registry: Registry, by: SignedIn | None) -> bool:
    """Tell whether another supervisor than who asks is there."""
    own = by.user.id if by is not None else ""
    return any(user.may(Right.SAFEGUARD) and user.id != own for user in registry.users)


def require_on_record(uow: UnitOfWork) -> None:
    """Refuse to bind anew what somebody has edited: it would be on record from then on.

    Raises:
        DirectoryRefused: organisations or channels are not those on record.
    """
    if directory_fault(uow, tuple(uow.audit.entries())):
        raise DirectoryRefused("edited")


def channel_in_use(uow: UnitOfWork, key: str) -> Channel:
    """Return a channel that has not ended.

    Raises:
        DirectoryRefused: there is none, or it has.
    """
    found = next((c for c in uow.people.channels() if c.key == key), None)
    if found is None:
        raise DirectoryRefused("channel")
    if not in_use((found,)):
        raise DirectoryRefused("ended")
    return found


def _require_free(uow: UnitOfWork, channel: Channel) -> None:
    for hold in uow.holds.every():
        if hold.lifted_at is None and hold.on is HoldOn.ITEMS and hold.target == channel.key:
            raise DirectoryRefused("held")
    where, after = QueueFilter(tuple(state for state in CaseState if state.open)), None
    while True:
        page = uow.cases.page(where, after, _PAGE)
        for row in page.rows:
            checks = uow.cases.checks(row.id) if row.organisation == channel.organisation else ()
            if any(c.code == EDITOR and c.target == channel.key for c in checks):
                raise DirectoryRefused("open-case")
        after = page.next_key
        if after is None:
            return


def _words(policy: ChannelPolicy) -> str:
    return f"{policy.action.value}/{policy.reach.value}"
