"""A content store in a SQL database behind a mapping: the only kind of source with rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from sqlalchemy import Engine, Table

from dsr_desk.domain.erasing.plans import PlanItem
from dsr_desk.domain.erasing.receipts import ItemOutcome, Standing, Trace
from dsr_desk.domain.erasing.triggers import Trigger
from dsr_desk.domain.errors import OutsideMandate, SourceUnavailable
from dsr_desk.domain.finding.beside import Beside
from dsr_desk.domain.finding.gaps import Unread
from dsr_desk.domain.finding.matches import Found, Glance, Item, ItemRef, Mandate
from dsr_desk.domain.people import Channel
from dsr_desk.services.ports import Readiness
from dsr_desk.services.progress import Progress, unheard
from dsr_desk.sources.engines import lent, server_stand, unchanging, writing
from dsr_desk.sources.erasing.batches import Eraser
from dsr_desk.sources.erasing.leftovers import Leftovers, standing_addresses
from dsr_desk.sources.erasing.residue import Residue
from dsr_desk.sources.erasing.scrubbing import Figures, scrub_file, scrub_server
from dsr_desk.sources.failures import acting, told
from dsr_desk.sources.finding.beside import BesideFinder
from dsr_desk.sources.finding.containing import containing
from dsr_desk.sources.finding.conversing import conversation
from dsr_desk.sources.finding.glancing import glances
from dsr_desk.sources.finding.landmarks import landmarks
from dsr_desk.sources.finding.searching import Finder
from dsr_desk.sources.finding.seeking import held
from dsr_desk.sources.finding.unsearched import unread
from dsr_desk.sources.finding.volumes import volumes
from dsr_desk.sources.keys import parse_key, parse_keys
from dsr_desk.sources.known import OWN_TRIGGERS
from dsr_desk.sources.mapping.rules import Mapping
from dsr_desk.sources.mapping.triggers import unexplained
from dsr_desk.sources.reading import ItemReader
from dsr_desk.sources.schema import Schema

_BESIDE = ("", "-wal", "-shm", "-journal")


class SqlSource:
    """A ``ContentSource`` over one engine and one mapping (services/ports/content.py)."""

    def __init__(
        self,
        key: str,
        engine: Engine,
        mapping: Mapping,
        path: Path | None = None,
        fingerprints: Table | None = None,
    ) -> None:
        """Take the source's key, the engine, the mapping, and the file where there is one.

        ``fingerprints`` is where the store itself keeps those of its items.
        """
        self.key = key
        self._engine = engine
        self._mapping = mapping
        self._path = path
        self._schema = Schema(key, engine, mapping, path, fingerprints)
        self._fit = self._schema.fit

    def readiness(self) -> Readiness:
        """Look at the schema anew and tell whether it fits."""
        return self._schema.readiness()

    def find(self, mandate: Mandate, *, hashed: bool = False) -> Iterator[Found]:
        """Yield every item that is the persons'."""
        with told(self.key, self._path):
            yield from Finder(self._engine, self._fit(), mandate).find(hashed=hashed)

    def items(self, refs: Sequence[ItemRef], mandate: Mandate) -> tuple[Item, ...]:
        """Return the items as they are now, in the order asked."""
        fitted = self._fit()
        found: dict[ItemRef, Item] = {}
        with told(self.key, self._path), self._engine.connect() as connection:
            for rule in fitted.mapping.items:
                own = [r for r in refs if r.rule == rule.name and r.source == self.key]
                keys = [parse_key(fitted.id(rule), ref.key) for ref in own]
                rows = ItemReader(fitted, rule, mandate).load(
                    connection, [key for key in dict.fromkeys(keys) if key is not None]
                )
                found.update((row.item.ref, row.item) for row in rows.values())
        return tuple(found[ref] for ref in refs if ref in found)

    def texts(self, refs: Sequence[ItemRef], mandate: Mandate) -> Iterator[str]:
        """Yield what the items say now."""
        fitted = self._fit()
        with told(self.key, self._path), self._engine.connect() as connection:
            for rule in fitted.mapping.items:
                own = [r.key for r in refs if r.rule == rule.name and r.source == self.key]
                keys = dict.fromkeys(parse_keys(fitted.id(rule), own))
                known = [key for key in keys if key is not None]
                yield from ItemReader(fitted, rule, mandate).texts(connection, known)

    def glances(self, refs: Sequence[ItemRef], mandate: Mandate) -> tuple[Glance | None, ...]:
        """Return what a list shows of each item."""
        fitted = self._fit()
        with told(self.key, self._path), lent(self._engine) as connection:
            return glances(connection, fitted, refs, mandate)

    def conversation(self, ref: ItemRef, mandate: Mandate, limit: int = 50) -> tuple[Item, ...]:
        """Return the items around one item, oldest first."""
        fitted = self._fit()
        with told(self.key, self._path), self._engine.connect() as connection:
            return conversation(connection, fitted, ref, mandate, limit)

    def containing(
        self, refs: Sequence[ItemRef], text: str, mandate: Mandate
    ) -> frozenset[ItemRef]:
        """Return those of the items that hold a text, ignoring case."""
        fitted = self._fit()
        own = [ref for ref in refs if ref.source == self.key]
        with told(self.key, self._path), self._engine.connect() as connection:
            return containing(connection, fitted, own, text, mandate)

    def attachment(self, ref: ItemRef, attachment: str, mandate: Mandate) -> Iterator[bytes]:
        """Yield an attachment's bytes in pieces, as they were when the first was asked for.

        Raises:
            OutsideMandate: there is no such item inside the fence.
            SourceUnavailable: the item has no such attachment any more, or the store is gone.
        """
        fitted = self._fit()
        rule = fitted.rule(ref.rule) if ref.source == self.key else None
        key = parse_key(fitted.id(rule), ref.key) if rule is not None else None
        if rule is None or key is None:
            raise OutsideMandate
        with told(self.key, self._path), unchanging(self._engine).connect() as connection:
            pieces = ItemReader(fitted, rule, mandate).pieces(connection, key, attachment)
            if pieces is None:
                raise SourceUnavailable(self.key, "the attachment is no longer there")
            yield from pieces

    def standing(self, items: Sequence[PlanItem], mandate: Mandate) -> tuple[Standing, ...]:
        """Tell how each plan item stands compared with its fingerprint."""
        with told(self.key, self._path):
            return Eraser(self._engine, self._fit(), mandate).standing(items)

    def present(self, items: Sequence[PlanItem], mandate: Mandate) -> tuple[bool, ...]:
        """Tell of each plan item whether it is there at all."""
        with acting(self.key, self._path):
            return Eraser(self._engine, self._fit(), mandate).present(items)

    def erase(
        self,
        items: Sequence[PlanItem],
        mandate: Mandate,
        last_word: Callable[[], None] = lambda: None,
    ) -> tuple[ItemOutcome, ...]:
        """Carry out a batch in one transaction."""
        with acting(self.key, self._path):
            return Eraser(self._engine, self._fit(erasing=True), mandate).erase(items, last_word)

    def erase_leftovers(
        self,
        mandate: Mandate,
        kept: Sequence[ItemRef],
        last_word: Callable[[], None] = lambda: None,
    ) -> int:
        """Erase the copies that nobody previews, in one transaction."""
        with acting(self.key, self._path):
            fitted = self._fit(erasing=True)
            with writing(self._engine).begin() as connection:
                erased = Leftovers(fitted, mandate, kept).erase(connection)
                last_word()
        return erased

    def residue(self, mandate: Mandate, kept: Sequence[ItemRef]) -> tuple[Trace, ...]:
        """Look for the persons again."""
        with acting(self.key, self._path), self._engine.connect() as connection:
            return Residue(self._engine, self._fit(), mandate, kept).traces(connection)

    def beside(self, mandate: Mandate, others: Sequence[Channel], shared: Sequence[str]) -> Beside:
        """Tell what stands beside the instruction."""
        with told(self.key, self._path):
            return BesideFinder(self._engine, self._fit(), mandate, others, shared).look()

    def unread(self, mandate: Mandate) -> tuple[Unread, ...]:
        """Tell, for each channel, how many files and senders no search can tell anything of."""
        with told(self.key, self._path), self._engine.connect() as connection:
            return tuple(unread(connection, self._fit(), mandate))

    def copying(self) -> frozenset[Trigger]:
        """Return the triggers that may copy rows to where nobody looks."""
        with told(self.key, self._path), self._engine.connect() as connection:
            return frozenset(unexplained(connection, self._mapping, OWN_TRIGGERS))

    def volumes(self, mandate: Mandate) -> dict[str, int]:
        """Return how many items lie inside the fence, by channel."""
        with told(self.key, self._path), self._engine.connect() as connection:
            return volumes(connection, self._fit(), mandate)

    def landmarks(self, mandate: Mandate, but: Collection[ItemRef], most: int) -> tuple[str, ...]:
        """Return marks of some items inside the fence."""
        with told(self.key, self._path), self._engine.connect() as connection:
            return tuple(landmarks(connection, self._fit(), mandate, but, most))

    def holds(self, strings: Sequence[str]) -> frozenset[str]:
        """Return those of the strings that some live row still holds."""
        with told(self.key, self._path), self._engine.connect() as connection:
            return held(connection, strings, self._mapping.fulltext)

    def addresses(self, mandate: Mandate) -> Iterator[str]:
        """Yield every author's and recipient's address inside the fence."""
        with told(self.key, self._path), self._engine.connect() as connection:
            yield from standing_addresses(connection, self._fit(), mandate)

    def scrub(self, progress: Progress = unheard) -> Figures:
        """Remove deleted content from the store's files."""
        with acting(self.key, self._path):
            fitted = self._fit(erasing=True)
            if self._path is None:
                return scrub_server(self._engine, fitted, progress)
            index = fitted.mapping.fulltext
            try:
                return scrub_file(self._engine, self._path, index, progress=progress)
            except FileNotFoundError:
                raise SourceUnavailable(self.key, f"{self._path.name} is not there") from None

    def stand(self) -> str:
        """Tell which server, database and tables answer, or which file."""
        if self._path is not None:
            with acting(self.key):
                return self._schema.file()
        with acting(self.key), self._engine.connect() as connection:
            return server_stand(connection, sorted(self._mapping.tables))

    def files(self) -> tuple[Path, ...]:
        """Return the store's files that are there now; none for a server."""
        if self._path is None:
            return ()
        beside = [self._path.with_name(self._path.name + end) for end in _BESIDE]
        return tuple(path for path in beside if path.exists())

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()
