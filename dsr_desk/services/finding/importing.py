"""Importing: mails of an organisation's channel into the archive, from files and folders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.content import ImportedItem
from dsr_desk.domain.errors.directory import DirectoryRefused
from dsr_desk.domain.errors.steps import UnknownChannel, UnknownOrganisation
from dsr_desk.domain.people import Channel, Right, in_use
from dsr_desk.domain.requests import ReadMessage
from dsr_desk.services.cases import Recorder
from dsr_desk.services.intake.mail_parser import SKIPPED
from dsr_desk.services.people.accounts import SignedIn, acting
from dsr_desk.services.people.founding_file import ARCHIVE
from dsr_desk.services.ports import (
    ArchiveWriter,
    BoxEntry,
    Clock,
    DeskStore,
    MailFiles,
    WorkspaceLock,
)
from dsr_desk.services.progress import CancelToken, Progress, unheard


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


IMPORT_BEGUN, IMPORTED = "content.import_begun", "content.imported"
MOST_TOLD = 1_000
"""Files that can't be read which are told by name."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import by a person came to."""

    taken: ImportResult
    unread: tuple[str, ...] = ()
    """Where the first of those lie that could not be read: a file, or a place in a mailbox."""
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
        lock: WorkspaceLock,
        clock: Clock,
    ) -> None:
        """Take the desk's store, the archive, the reader of mail files, the converters, a clock.

        The lock keeps the channel where it is: what came into the archive for a channel that has
        ended or was connected to a database meanwhile would be searched by nobody.
        """
        self._store = store
        self._record = Recorder(clock)
        self._archive = archive
        self._files = files
        self._as_items = as_items
        self._lock = lock

    def mails(
        self,
        paths: Iterable[Path],
        channel: str,
        by: SignedIn | None,
        progress: Progress = unheard,
        cancel: CancelToken | None = None,
        *,
        organisation: str = "",
    ) -> Imported:
        """Import mails into a channel, as somebody who may change channels; that is on record.

        Stopped on demand, it stores what it has read so far.  The same mail twice is one item.

        Args:
            paths: files and folders.
            channel: its key.
            by: who imports.
            progress: is told how many items have been stored.
            cancel: asked before each mail.
            organisation: the key of the one that must have the channel; empty where it was chosen.

        Raises:
            NotSignedIn, RightMissing: nobody is there, or may not.
            UnknownOrganisation, UnknownChannel: there is none, or it has no such channel.
            DirectoryRefused: the channel's content is not imported, but lies elsewhere.
            WorkspaceBusy: another import is under way.
        """
        with self._lock.hold():
            with self._store.unit_of_work() as uow:
                who = acting(uow, by, Right.CONFIGURE).user
                owners = {o.key: o.domains for o in uow.people.organisations()}
                if organisation and organisation not in owners:
                    raise UnknownOrganisation(owners)
                place = _imported_into(in_use(uow.people.channels(organisation)), channel)
                self._record.note(uow, who.id, IMPORT_BEGUN, channel=channel)
                uow.commit()
            domains = frozenset(owners.get(place.organisation, ()))
            done = self._take(paths, place, domains, progress, cancel or CancelToken())
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.CONFIGURE).user
            self._record.note(uow, who.id, IMPORTED, None, channel=channel, **_facts(done))
            uow.commit()
        return done

    def _take(
        self,
        paths: Iterable[Path],
        channel: Channel,
        domains: frozenset[str],
        progress: Progress,
        cancel: CancelToken,
    ) -> Imported:
        unreadable: list[str] = []
        senders_unread, stopped = 0, False

        def noted() -> Iterator[ImportedItem]:
            nonlocal senders_unread, stopped
            for item in self._items(paths, channel, domains, unreadable):
                if cancel.cancelled:
                    stopped = True
                    return
                senders_unread += item.senders.unread
                yield item

        taken = self._archive.add(noted(), progress)
        result = ImportResult(
            taken.added, taken.known, len(unreadable), senders_unread, taken.mended
        )
        return Imported(result, tuple(unreadable[:MOST_TOLD]), stopped)

    def items(self, items: Iterable[ImportedItem], progress: Progress = unheard) -> ImportResult:
        """Import items that are understood already."""
        taken = self._archive.add(items, progress)
        return ImportResult(taken.added, taken.known, 0, mended=taken.mended)

    def behind(self) -> bool:
        """Tell whether an earlier program has left undone what makes a first search quick."""
        return self._archive.behind()

    def work_out(self) -> None:
        """Do it for a few items; whoever has time does so until nothing is left.

        Nobody's right is asked: nothing is shown, and what is kept is what a search would find out.
        """
        self._archive.work_out()

    def _items(
        self,
        paths: Iterable[Path],
        channel: Channel,
        domains: frozenset[str],
        unreadable: list[str],
    ) -> Iterator[ImportedItem]:
        for entry in self._files.entries(paths):
            if entry.problem == SKIPPED:
                continue
            if entry.problem:
                unreadable.append(entry.origin)
                continue
            if plain := self._as_items.plain(entry, channel, domains):
                yield plain
                continue
            message = self._files.read(entry)
            if "not-a-mail" in message.problems or "empty-file" in message.problems:
                unreadable.append(entry.origin)
                continue
            # One name of ours beside a stranger's makes nobody's mail the organisation's.
            theirs = [s for s in message.senders if s.domain.lower() not in domains]
            staff = bool(message.senders) and not theirs
            yield self._as_items.careful(entry, message, channel, staff)


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
        "unreadable": taken.unreadable,
        "stopped": "yes" if done.stopped else "no",
    }
