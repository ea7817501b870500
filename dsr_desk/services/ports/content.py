"""Ports to content: the sources that are searched and erased, and the archive that takes it in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from dsr_desk.domain.finding.gaps import Unread
from dsr_desk.services.progress import Progress, unheard

if TYPE_CHECKING:
    from dsr_desk.domain.content import ImportedItem
    from dsr_desk.domain.erasing.plans import PlanItem
    from dsr_desk.domain.erasing.receipts import ItemOutcome, Standing, Trace
    from dsr_desk.domain.erasing.triggers import Trigger
    from dsr_desk.domain.finding.beside import Beside
    from dsr_desk.domain.finding.matches import Found, Glance, Item, ItemRef, Mandate
    from dsr_desk.domain.finding.tables import TableHead, TableRow, Told
    from dsr_desk.domain.people import Channel
    from dsr_desk.services.ports.people import SourceEntry


@dataclass(frozen=True, slots=True)
class Readiness:
    """What a source can do now; ``reason`` says why it can't, without content."""

    can_search: bool
    can_erase: bool
    reason: str = ""


class ContentSource(Protocol):
    """A store of content behind a mapping.

    Every method that takes a mandate stays inside it: an item of another organisation or channel is
    neither returned, counted nor touched (promise 0).  Foreign failures arrive as
    ``SourceUnavailable``, a full disk as ``DiskFull``.
    """

    key: str

    def readiness(self) -> Readiness:
        """Tell whether the source fits its mapping."""
        ...

    def find(self, mandate: Mandate, *, hashed: bool = False) -> Iterator[Found]:
        """Yield every item the persons wrote, and staff replies where the mandate takes them in.

        One Found per item (first rule, then strongest reason, wins), ordered by channel and time.
        A store may know its items' fingerprints; with ``hashed`` each is taken of what is there.
        """
        ...

    def items(self, refs: Sequence[ItemRef], mandate: Mandate) -> tuple[Item, ...]:
        """Return the items as they are now, in the order asked; one that is gone is left out."""
        ...

    def texts(self, refs: Sequence[ItemRef], mandate: Mandate) -> Iterator[str]:
        """Yield what the items say now: subject, text, recipients and names of files, in any order.

        It lies inside the same fence as :meth:`items`; made for very many.
        """
        ...

    def glances(self, refs: Sequence[ItemRef], mandate: Mandate) -> tuple[Glance | None, ...]:
        """Return what a list shows of each item now, in the order asked; None where it is gone.

        It lies inside the same fence as :meth:`items`, and reads neither whole texts nor files.
        """
        ...

    def conversation(self, ref: ItemRef, mandate: Mandate, limit: int = 50) -> tuple[Item, ...]:
        """Return the items around one item, oldest first, at most ``limit``."""
        ...

    def containing(
        self, refs: Sequence[ItemRef], text: str, mandate: Mandate
    ) -> frozenset[ItemRef]:
        """Return those of the items that hold a text, ignoring case.

        Sought in subject, author, the names of attachments and the first million characters of the
        body (of HTML without its tags).
        """
        ...

    def attachment(self, ref: ItemRef, attachment: str, mandate: Mandate) -> Iterator[bytes]:
        """Yield an attachment's bytes in pieces of some megabytes at most; never whole in memory.

        All pieces are of one moment.  Nothing is looked up before the first is asked for; then, or
        at any later one, the source may turn out to be gone.  Whoever stops early closes it.
        """
        ...

    def standing(self, items: Sequence[PlanItem], mandate: Mandate) -> tuple[Standing, ...]:
        """Tell, for each plan item in order, how it stands compared with its fingerprint."""
        ...

    def present(self, items: Sequence[PlanItem], mandate: Mandate) -> tuple[bool, ...]:
        """Tell, for each plan item in order, whether it is there at all; nothing is compared."""
        ...

    def erase(
        self,
        items: Sequence[PlanItem],
        mandate: Mandate,
        last_word: Callable[[], None] = lambda: None,
    ) -> tuple[ItemOutcome, ...]:
        """Delete or anonymise a batch in one transaction; give each item exactly one outcome.

        An item whose content has changed since it was approved is left alone (``CHANGED``).
        ``last_word`` is asked when only the commit is left; what it raises undoes the batch.
        """
        ...

    def erase_leftovers(
        self,
        mandate: Mandate,
        kept: Sequence[ItemRef],
        last_word: Callable[[], None] = lambda: None,
    ) -> int:
        """Erase the mapped copies without a preview (recipient lines, account rows); count them.

        Copies that belong to a kept item stay.  ``last_word``: as for ``erase``.
        """
        ...

    def residue(self, mandate: Mandate, kept: Sequence[ItemRef]) -> tuple[Trace, ...]:
        """Look for the persons again, by a way of its own: rules, leftovers, every text column.

        Blocking: an item the rules still find that is not kept; a leftover; an orphan in an index.
        Not blocking, counted: mentions in other people's texts inside the mandate's channels.
        """
        ...

    def beside(self, mandate: Mandate, others: Sequence[Channel], shared: Sequence[str]) -> Beside:
        """Tell what stands beside the instruction: shown and counted, never part of a plan.

        ``others`` are channels of the same organisation that the mandate leaves out: the persons'
        own items there are counted and dated.  ``shared`` are telephone numbers of nobody's own.
        """
        ...

    def unread(self, mandate: Mandate) -> tuple[Unread, ...]:
        """Tell, for each channel with such, what no search can tell anything of.

        Attachments that are no readable text, and mails with a sender that could not be read.
        """
        ...

    def copying(self) -> frozenset[Trigger]:
        """Return the triggers of mapped tables that may copy rows to where nobody looks."""
        ...

    def volumes(self, mandate: Mandate) -> dict[str, int]:
        """Return how many items the mandate's channels hold, by channel, whoever wrote them.

        A channel that holds none is left out.
        """
        ...

    def landmarks(self, mandate: Mandate, but: Collection[ItemRef], most: int) -> tuple[str, ...]:
        """Return a mark of each of so many items that the mandate's channels hold, whoever's.

        Those with the lowest keys, ``but`` for some, in any order.  The same row has the same mark;
        a mark says nothing of what stands in it.
        """
        ...

    def holds(self, strings: Sequence[str]) -> frozenset[str]:
        """Return those of the strings that some live row of the store holds, in any channel."""
        ...

    def addresses(self, mandate: Mandate) -> Iterator[str]:
        """Yield every address that stands as an author's or a recipient's inside the fence.

        The mandate's persons play no part: this is how an erased person, of whom only a keyed hash
        is left, is known again.
        """
        ...

    def scrub(self, progress: Progress = unheard) -> tuple[tuple[str, int], ...]:
        """Remove deleted content from the store's files; return figures (pages, bytes, steps).

        For SQLite: full-text optimize, stat4 samples dropped, VACUUM (free space checked first),
        checkpoint with its result checked; each is a part of the step ``scrub``, told in bytes.
        Idempotent.

        Raises:
            TooLittleRoom: there is not enough to rewrite the file; nothing was begun.
        """
        ...

    def stand(self) -> str:
        """Tell which server and database answer: another text once others do, or a new start.

        A server that has come back from a crash, from a backup or as another one may have lost what
        it had said was done.  For a store in a file: which file lies there, by the disk's number.
        """
        ...

    def files(self) -> tuple[Path, ...]:
        """Return the store's files on this machine, for the byte probe; empty for a server."""
        ...


class Sources(Protocol):
    """Opens content sources by their keys."""

    def get(self, key: str) -> ContentSource:
        """Return the source.

        Raises:
            SourceUnavailable: it is not configured or can't be reached.
        """
        ...


@dataclass(frozen=True, slots=True)
class Tried:
    """What a mapping has found in a database, before anything is connected."""

    key: str
    title: str
    location: str
    """The database's address as it would be kept."""
    mapping_sha256: str
    readiness: Readiness
    held: tuple[tuple[str, int], ...] = ()
    """By channel: how many items, whoever wrote them."""
    unread: tuple[Unread, ...] = ()
    """What no search could tell anything of."""


class ContentStores(Protocol):
    """Tries a platform's own content database by a mapping, and takes it into the workspace."""

    def look(
        self, mapping: Path, location: str, password: str, channels: Sequence[Channel]
    ) -> Tried:
        """Read the mapping, hold it against the database, count; nothing is written anywhere.

        Args:
            mapping: the file, wherever it lies.
            location: the database's address, without a password.
            password: for a server; empty where the key store has it, or none is needed.
            channels: whose items are counted.

        Raises:
            FileUnreadable, MappingRefused: the mapping can't be used.
            SourceUnavailable: the database can't be reached or read.
        """
        ...

    def adopt(self, mapping: Path, location: str, password: str, sha256: str) -> SourceEntry:
        """Copy the mapping into the workspace and put the password into the key store.

        Raises:
            MappingRefused: it is no longer the file of that digest.
            SourceUnavailable: there is no key store that would keep the password.
        """
        ...


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of items that were given to the archive."""

    added: int = 0
    known: int = 0
    """There already."""
    mended: int = 0
    """Of the known: those of which the archive did not know all senders, and now does."""
    other_time: int = 0
    """Of the known: those that stand there with day and month the other way round."""
    retimed: int = 0
    """Of the known: those that stood there so, and have got the time that was read now."""
    otherwise: int = 0
    """Of the known: rows of a table that stand there read with other columns."""
    reread: int = 0
    """Of the known: those that stood there so, and are as they were read now."""
    differing: frozenset[str] = frozenset()
    """Which parts of those are others (of the fields of a table)."""

    @property
    def all(self) -> int:
        """How many were given."""
        return self.added + self.known

    def __add__(self, other: Taken) -> Taken:
        """Return both together."""
        *mine, _ = astuple(self)
        *theirs, _ = astuple(other)
        counted: Iterator[Any] = map(sum, zip(mine, theirs, strict=True))
        return replace(Taken(*counted), differing=self.differing | other.differing)


class ArchiveWriter(Protocol):
    """Takes content into the archive."""

    def add(
        self, items: Iterable[ImportedItem], progress: Progress, *, set_right: bool = False
    ) -> Taken:
        """Store items not there yet (by channel, external id and content).

        An item that is there with fewer senders than are read now is given those that it lacks.
        One whose time was read with day and month the other way round is given the time that is
        read now if that is asked for, else counted; so is a row of a table that was read with
        other columns, which is never stored beside itself.
        """
        ...

    def otherwise(self, items: Iterable[ImportedItem]) -> Taken:
        """Tell which rows of tables stand there read with other columns; nothing is stored."""
        ...

    def behind(self) -> bool:
        """Tell whether there are items of which an earlier program has left something undone.

        They are searched all the same; a first search of a case takes longer.
        """
        ...

    def work_out(self) -> None:
        """Do it for a few of them, in a moment."""
        ...


class ContentTables(Protocol):
    """Reads the tables that a platform has exported."""

    def look(self, path: Path, told: Told, check: Callable[[], None]) -> TableHead:
        """Return how a table is to be read, and why not where that is not clear.

        ``check`` is called between pieces of a large one, and may stop it by raising.

        Raises:
            FileUnreadable: it can't be opened.
        """
        ...

    def rows(self, path: Path, head: TableHead) -> Iterator[TableRow]:
        """Yield its rows as they stream by.

        Raises:
            FileUnreadable: it can't be opened or read any further.
        """
        ...
