"""Importing: content of a channel into the archive, from mail files and exported tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, takewhile
from pathlib import Path
from zoneinfo import ZoneInfo

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.content import ImportedItem
from dsr_desk.domain.errors.directory import DirectoryRefused
from dsr_desk.domain.errors.steps import UnknownChannel, UnknownOrganisation
from dsr_desk.domain.finding.tables import NOTHING_TOLD, TableHead, Told, is_table, item_of
from dsr_desk.domain.people import Channel, Right, in_use
from dsr_desk.domain.requests import ReadMessage
from dsr_desk.services.cases import Recorder, place_of
from dsr_desk.services.intake.mail_parser import SKIPPED
from dsr_desk.services.people.accounts import SignedIn, acting
from dsr_desk.services.people.founding_file import ARCHIVE
from dsr_desk.services.ports import (
    ArchiveWriter,
    BoxEntry,
    Clock,
    ContentTables,
    DeskStore,
    MailFiles,
    Taken,
    UnitOfWork,
    WorkspaceLock,
)
from dsr_desk.services.progress import Cancelled, CancelToken, Progress, unheard


@dataclass(frozen=True, slots=True)
class MailItems:
    """The two ways in which a mail becomes an item of a channel."""

    plain: Callable[[BoxEntry, Channel, frozenset[str]], ImportedItem | None]
    """Reads a plain mail at once, or leaves it; the domains are those that staff writes from."""
    careful: Callable[[BoxEntry, ReadMessage, Channel, bool], ImportedItem]
    """Turns any mail that was read into an item; the flag says that staff sent it."""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """How many items were added, were there already, and could not be read."""

    added: int
    known: int
    unreadable: int
    senders_unread: int = 0
    """Of those that were read: mails with a sender that could not be, so that nobody is found by
    whom they are from."""
    mended: int = 0
    """Of those that were there: mails that an earlier import had stored without a sender that could
    be found, and that can be found by whom they are from now."""
    other_time: int = 0
    """Of those that were there: rows that were read with day and month the other way round then."""
    retimed: int = 0
    """Of those that were there: rows that have got the time that was read now."""
    otherwise: int = 0
    """Of those that were there: rows that were read with other columns then."""
    reread: int = 0
    """Of those that were there: rows that have become what was read of them now."""
    differing: frozenset[str] = frozenset()
    """In which parts the two readings differ."""


IMPORT_BEGUN, IMPORTED = "content.import_begun", "content.imported"
MOST_TOLD = 1_000
"""Files that can't be read which are told by name."""


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Something that could not be read."""

    origin: str
    """Where it lies: a file, a place in a mailbox, or a line of a table."""
    why: str = ""
    """Of a line of a table, the code of the reason; nothing of a mail."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where content comes to: the channel, whom its staff writes from, where its clock hangs."""

    channel: Channel
    domains: frozenset[str]
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import by a person came to."""

    taken: ImportResult
    unread: tuple[NotTaken, ...] = ()
    """The first of those that could not be read."""
    tables: tuple[TableHead, ...] = ()
    """How each table was read."""
    stopped: bool = False
    """Whether it was stopped before its end; asked for again, it goes on."""

    @property
    def changes(self) -> Changes:
        """What has changed: the content of a channel."""
        return Changes(content=True)


class Importing:
    """Takes content into the archive."""

    def __init__(
        self,
        store: DeskStore,
        archive: ArchiveWriter,
        files: MailFiles,
        as_items: MailItems,
        tables: ContentTables,
        lock: WorkspaceLock,
        clock: Clock,
    ) -> None:
        """Take the desk's store, the archive, what reads files, the converters, a clock.

        The lock keeps the channel where it is: what came into the archive for a channel that has
        ended or was connected to a database meanwhile would be searched by nobody.
        """
        self._store = store
        self._record = Recorder(clock)
        self._archive = archive
        self._files = files
        self._as_items = as_items
        self._tables = tables
        self._lock = lock

    def look(
        self,
        paths: Iterable[Path],
        told: Told = NOTHING_TOLD,
        cancel: CancelToken | None = None,
    ) -> tuple[TableHead, ...]:
        """Return how each table among files would be read; nothing is taken in.

        Raises:
            FileUnreadable: one can't be opened.
        """
        check = partial(_stop, cancel or CancelToken())
        return tuple(self._tables.look(path, told, check) for path in filter(is_table, paths))

    def take_in(
        self,
        paths: Iterable[Path],
        channel: str,
        by: SignedIn | None,
        progress: Progress = unheard,
        cancel: CancelToken | None = None,
        *,
        organisation: str = "",
        told: Told = NOTHING_TOLD,
        set_right: bool = False,
    ) -> Imported:
        """Import content into a channel, as somebody who may change channels; that is on record.

        Stopped on demand, it stores what it has read so far.  The same mail or row is one item.

        Args:
            paths: mail files, tables, and folders of mails.
            channel: its key.
            by, progress, cancel: who imports, and how it is followed and stopped.
            organisation: the key of the one that must have the channel; empty where it was chosen.
            told: what a person has said of the tables.
            set_right: whether rows that were read otherwise become what is read now; else none

        Raises:
            NotSignedIn, RightMissing: nobody is there, or may not.
            UnknownOrganisation, UnknownChannel: there is none, or it has no such channel.
            DirectoryRefused: the channel's content is not imported, but lies elsewhere.
            TableRefused: how a table is to be read is not clear; nothing is taken in.
            WorkspaceBusy: another import is under way.
        """
        every, cancel = tuple(paths), cancel or CancelToken()
        heads = self._heads(every, told, by, cancel)
        with self._lock.hold():
            with self._store.unit_of_work() as uow:
                who = acting(uow, by, Right.CONFIGURE).user
                place = _place(uow, organisation, channel)
                self._record.note(uow, who.id, IMPORT_BEGUN, channel=channel)
                uow.commit()
            done = self._take(every, heads, place, progress, cancel, set_right)
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.CONFIGURE).user
            self._record.note(uow, who.id, IMPORTED, None, channel=channel, **_facts(done))
            uow.commit()
        return done

    def _heads(
        self, paths: Iterable[Path], told: Told, by: SignedIn | None, cancel: CancelToken
    ) -> dict[Path, TableHead]:
        """Return how each table is to be read, to somebody who may import it.

        Raises:
            TableRefused: of one it is not clear.
        """
        with self._store.reading() as uow:
            acting(uow, by, Right.CONFIGURE)
        heads = self.look(paths, told, cancel)
        for head in heads:
            head.require_clear()
        return {head.path: head for head in heads}

    def _not_so(
        self, heads: Mapping[Path, TableHead], place: _Place, cancel: CancelToken
    ) -> Imported | None:
        """Return what there is to be said instead of an import, where rows were read otherwise."""
        rows = takewhile(lambda _row: not cancel.cancelled, self._rows(heads, place, []))
        seen = self._archive.otherwise(rows)
        return Imported(_result(seen), tables=tuple(heads.values())) if seen.otherwise else None

    def _take(
        self,
        paths: Iterable[Path],
        heads: Mapping[Path, TableHead],
        place: _Place,
        progress: Progress,
        cancel: CancelToken,
        set_right: bool,
    ) -> Imported:
        if not set_right and (instead := self._not_so(heads, place, cancel)):
            return instead
        unreadable: list[NotTaken] = []
        senders_unread, stopped = 0, False
        mails = [path for path in paths if path not in heads]
        items = chain(self._items(mails, place, unreadable), self._rows(heads, place, unreadable))

        def noted() -> Iterator[ImportedItem]:
            nonlocal senders_unread, stopped
            for item in items:
                if cancel.cancelled:
                    stopped = True
                    return
                senders_unread += item.senders.unread
                yield item

        taken = self._archive.add(noted(), progress, set_right=set_right)
        result = replace(_result(taken), unreadable=len(unreadable), senders_unread=senders_unread)
        return Imported(result, tuple(unreadable[:MOST_TOLD]), tuple(heads.values()), stopped)

    def items(self, items: Iterable[ImportedItem], progress: Progress = unheard) -> ImportResult:
        """Import items that are understood already."""
        return _result(self._archive.add(items, progress))

    def behind(self) -> bool:
        """Tell whether an earlier program has left undone what makes a first search quick."""
        return self._archive.behind()

    def work_out(self) -> None:
        """Do it for a few items; whoever has time does so until nothing is left.

        Nobody's right is asked: nothing is shown, and what is kept is what a search would find out.
        """
        self._archive.work_out()

    def _rows(
        self, heads: Mapping[Path, TableHead], place: _Place, unreadable: list[NotTaken]
    ) -> Iterator[ImportedItem]:
        for path, head in heads.items():
            for row in self._tables.rows(path, head):
                found = item_of(row, head, place.channel, place.domains, place.zone)
                if isinstance(found, str):
                    unreadable.append(NotTaken(f"{path}:{row.line}", found))
                else:
                    yield found

    def _items(
        self, paths: Iterable[Path], place: _Place, unreadable: list[NotTaken]
    ) -> Iterator[ImportedItem]:
        channel, domains = place.channel, place.domains
        for entry in self._files.entries(paths):
            if entry.problem == SKIPPED:
                continue
            if entry.problem:
                unreadable.append(NotTaken(entry.origin))
                continue
            if plain := self._as_items.plain(entry, channel, domains):
                yield plain
                continue
            message = self._files.read(entry)
            if "not-a-mail" in message.problems or "empty-file" in message.problems:
                unreadable.append(NotTaken(entry.origin))
                continue
            # One name of ours beside a stranger's makes nobody's mail the organisation's.
            theirs = [s for s in message.senders if s.domain.lower() not in domains]
            staff = bool(message.senders) and not theirs
            yield self._as_items.careful(entry, message, channel, staff)


def _result(taken: Taken) -> ImportResult:
    return ImportResult(
        taken.added,
        taken.known,
        unreadable=0,
        mended=taken.mended,
        other_time=taken.other_time,
        retimed=taken.retimed,
        otherwise=taken.otherwise,
        reread=taken.reread,
        differing=taken.differing,
    )


def _stop(cancel: CancelToken) -> None:
    if cancel.cancelled:
        raise Cancelled


def _place(uow: UnitOfWork, organisation: str, channel: str) -> _Place:
    """Return where content comes to.

    Raises:
        UnknownOrganisation, UnknownChannel, DirectoryRefused: see ``take_in``.
    """
    owners = {o.key: o for o in uow.people.organisations()}
    if organisation and organisation not in owners:
        raise UnknownOrganisation(owners)
    found = _imported_into(in_use(uow.people.channels(organisation)), channel)
    owner = owners.get(found.organisation)
    return _Place(found, frozenset(owner.domains if owner else ()), ZoneInfo(place_of(owner)[1]))


def _imported_into(channels: Iterable[Channel], key: str) -> Channel:
    """Return the channel of a key, whose content is imported.

    Of any other, what comes into the archive would be searched, exported and erased by nobody.
    """
    known = {channel.key: channel for channel in channels}
    if key not in known:
        raise UnknownChannel(known)
    if known[key].source != ARCHIVE:
        raise DirectoryRefused("not-imported")
    return known[key]


def _facts(done: Imported) -> dict[str, object]:
    """Return what the audit keeps: counts alone."""
    taken = done.taken
    return {
        "added": taken.added,
        "known": taken.known,
        "mended": taken.mended,
        "retimed": taken.retimed,
        "otherwise": taken.otherwise,
        "reread": taken.reread,
        "unreadable": taken.unreadable,
        "stopped": "yes" if done.stopped else "no",
    }
