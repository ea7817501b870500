"""Asides: other people's items inside the mandate's channels that know the persons.

Nothing here is a match: no fingerprint is taken, nothing is stored, and the rules that erase are
not asked.  The persons' own items, and what the mandate takes in with them, are left out first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from sqlalchemy import Connection, Dialect, func, select

from dsr_desk.domain.finding.beside import MOST_ASIDES, Aside, Hint
from dsr_desk.domain.finding.matches import ItemRef, Mandate
from dsr_desk.domain.finding.phones import numbers_in
from dsr_desk.domain.finding.quoting import sentences
from dsr_desk.domain.people import ChannelKind
from dsr_desk.sources.finding.conversing import by_rule
from dsr_desk.sources.finding.files_beside import FilesBeside
from dsr_desk.sources.finding.searching import Hit
from dsr_desk.sources.finding.sieving import by_index, by_scan, by_words
from dsr_desk.sources.finding.traits import Traits, excerpt, ordered, with_turned
from dsr_desk.sources.fingerprint import moment
from dsr_desk.sources.fulltext import entries, index_of, literally
from dsr_desk.sources.kept import Kept
from dsr_desk.sources.keys import Key, chunks
from dsr_desk.sources.mapping.fitting import Fit
from dsr_desk.sources.mapping.rules import IsAddress, ItemRule
from dsr_desk.sources.masking import html_to_text
from dsr_desk.sources.times import as_stored

OWN_READ = 100
"""How many of a person's own items, the newest, are read for names, numbers and sentences."""
OWN_BEGINNING = 100_000
"""Characters of each of them that are read: every opening of a review reads them anew."""
_OWN_IN_ALL = 2_000_000
"""Characters of all of them together that are read for numbers and sentences."""
_SCANNED_SENTENCES = 20
"""How many sentences a store without an index is scanned for."""
_FEW = 20
"""How many rows are read for a sentence because they hold some of its words, in any order."""
_KINDS: dict[object, ChannelKind] = {kind.value: kind for kind in ChannelKind}


@dataclass(frozen=True)
class _Text:
    """One row as it is looked at: its texts and where it stands, nothing that hangs on it."""

    key: Key
    channel: str
    kind: ChannelKind
    thread: object
    at: Any
    html: bool
    subject: str
    stored: str
    """The body as it is stored, or its beginning."""
    author: str
    author_name: str

    @cached_property
    def visible(self) -> str:
        """The body as it is read."""
        return html_to_text(self.stored) if self.html else self.stored

    @cached_property
    def body(self) -> str:
        """All that may know somebody: an address can stand where nobody reads it."""
        return f"{self.visible}\n{self.stored}" if self.html else self.stored

    @property
    def texts(self) -> tuple[str, ...]:
        return self.body, self.subject, self.author


class Asides:
    """Looks through one table of items for the persons of one mandate."""

    def __init__(
        self, fit: Fit, rule: ItemRule, mandate: Mandate, hits: Iterable[Hit], shared: Sequence[str]
    ) -> None:
        """Take the fitted mapping, the table's first rule, the fence and all that is found.

        ``shared`` are telephone numbers that belong to nobody in particular.
        """
        self._fit, self._rule, self._mandate, self._shared = fit, rule, mandate, shared
        self._hits = [hit for hit in hits if hit.table == rule.table]
        self._known = {hit.key for hit in self._hits}
        table = fit.tables[rule.table]
        self._id = fit.id(rule)
        show = rule.show
        self._texts = [table.c[name] for name in (show.subject, show.body, show.author)]

    def find(self, connection: Connection) -> Iterator[Aside]:
        """Yield what knows a person, newest key first, at most one more than can be shown."""
        left = MOST_ASIDES + 1
        for traits in self._persons(connection):
            for aside in self._of(connection, traits):
                yield aside
                left -= 1
                if not left:
                    return

    def _persons(self, connection: Connection) -> Iterator[Traits]:
        most = None if index_of(connection, self._fit) else _SCANNED_SENTENCES
        numbers = dict.fromkeys(number for number, _ in self._mandate.subjects)
        for number in numbers:
            own = self._own_texts(connection, number)
            read = list(_read_of(own))
            written = dict.fromkeys(s for text in read for s in sentences(text.visible))
            yield Traits(
                number,
                tuple(address for n, address in self._mandate.subjects if n == number),
                with_turned(text.author_name for text in own),
                numbers_in((text.body for text in read), self._shared),
                tuple(written)[:most],
            )

    def _own_texts(self, connection: Connection, number: int) -> list[_Text]:
        hits = [hit for hit in self._hits if hit.subject_number == number and hit.why.exact]
        newest = sorted((hit.key for hit in hits), reverse=True)[:OWN_READ]
        own = self._read(connection, newest, OWN_BEGINNING)
        return sorted(own, key=lambda text: text.key, reverse=True)

    def _of(self, connection: Connection, traits: Traits) -> Iterator[Aside]:
        files = FilesBeside(self._fit, self._rule, self._mandate, traits)
        sent_to, named = files.recipients(connection), files.named(connection)
        keys = (self._listed(connection, traits) | sent_to | named.keys()) - self._known
        threads = {h.thread for h in self._hits if h.subject_number == traits.number}
        for part in chunks(sorted(keys, reverse=True)):
            found: dict[Key, tuple[_Text, tuple[Hint, ...], str]] = {}
            for text in self._read(connection, part):
                hints = _looked_at(text, traits, same_conversation=text.thread in threads)
                if text.key in named:
                    hints[Hint.FILE] = named[text.key]
                if text.key in sent_to:
                    hints[Hint.RECIPIENT] = ""
                if hints:
                    shown = next((words for words in hints.values() if words), "")
                    found[text.key] = (text, ordered(hints), shown or excerpt(text.body, 0, 0))
            yield from self._asides(connection, found, traits.number)

    def _asides(
        self,
        connection: Connection,
        found: dict[Key, tuple[_Text, tuple[Hint, ...], str]],
        number: int,
    ) -> Iterator[Aside]:
        named = by_rule(connection, self._fit, self._rule, list(found), self._mandate)
        rules = {key: name for name, keys in named.items() for key in keys}
        for key, (text, hints, shown) in found.items():
            yield Aside(
                ItemRef(self._fit.source, rules.get(key, self._rule.name), str(key)),
                text.channel,
                text.kind,
                "" if text.thread is None else str(text.thread),
                moment(text.at),
                number,
                hints,
                text.author_name or text.author,
                text.subject,
                shown,
            )

    def _listed(self, connection: Connection, traits: Traits) -> set[Key]:
        """Return the keys that the sieve lets through; whose they are, :meth:`_read` asks.

        The index lists the person's own items too, perhaps very many: as keys alone, they cost
        little, and no row of theirs is looked up.
        """
        index = index_of(connection, self._fit)
        found: set[Key] = set()
        if index:
            for question in by_index(traits):
                found |= entries(connection, index, question)
            for sentence in traits.sentences:
                found |= _quoting(connection, index, sentence)
            return found
        fence = self._fit.scope(self._rule.table, self._mandate)
        for condition in by_scan(self._texts, traits):
            found.update(connection.scalars(select(self._id).where(fence, condition)))
        return found

    def _read(
        self, connection: Connection, keys: Sequence[Key], most: int | None = None
    ) -> Iterator[_Text]:
        """Yield the rows of these keys; ``most`` characters of each body, or all."""
        make = partial(self._reading, connection.dialect, most)
        kept = self._fit.once(f"aside {most}", self._rule.name, self._mandate, make)
        for part in chunks(keys):
            for key, channel, kind, thread, at, html, subject, body, *who in kept.rows(
                connection, part
            ):
                named = _KINDS.get(kind)
                covered = self._mandate.channel(str(channel))
                if named is None or covered is None or covered.kind is not named:
                    continue
                texts = (str(value or "") for value in (subject, body, *who))
                yield _Text(key, str(channel), named, thread, at, bool(html), *texts)

    def _reading(self, dialect: Dialect, most: int | None) -> Kept:
        fit, show = self._fit, self._rule.show
        table, mapping = fit.tables[self._rule.table], fit.mapping
        names = (mapping.channel, self._rule.kind, show.thread, show.at, show.html)
        subject, body, author = self._texts
        shown = body if most is None else func.substr(body, 1, most)
        columns = [*(as_stored(table.c[name]) for name in names), subject, shown, author]
        fence = fit.scope(self._rule.table, self._mandate)
        statement = select(self._id, *columns, table.c[show.author_name])
        return Kept(statement.where(fit.among(self._id), fence), dialect)


def _quoting(connection: Connection, index: str, sentence: str) -> set[int]:
    """Return the keys of what may quote a sentence: where its words are usual, of what holds it."""
    found = entries(connection, index, by_words(sentence), _FEW + 1)
    return found if len(found) <= _FEW else entries(connection, index, literally(sentence))


def _read_of(own: Iterable[_Text]) -> Iterator[_Text]:
    """Yield the items whose texts are read: as many as are no more than all that is read."""
    left = _OWN_IN_ALL
    for text in own:
        left -= len(text.stored)
        if left < 0:
            return
        yield text


def tables_of(fit: Fit) -> Iterator[ItemRule]:
    """Yield, for each table with items that are found by an address, its first such rule."""
    seen: set[str] = set()
    for rule in fit.mapping.items:
        if isinstance(rule.mine, IsAddress) and rule.table not in seen:
            seen.add(rule.table)
            yield rule


def _looked_at(text: _Text, traits: Traits, *, same_conversation: bool) -> dict[Hint, str]:
    hints: dict[Hint, str] = {}
    for part in text.texts:
        hints = {**traits.within(part), **hints}
    quoted = traits.quoted(text.body, same_conversation=same_conversation)
    if quoted:
        hints[Hint.QUOTE] = quoted
    return hints
