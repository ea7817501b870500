"""Finding: first the keys of all that is the persons', then the items in order, in chunks."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import partial
from itertools import repeat
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    DateTime,
    Engine,
    Select,
    String,
    literal,
    or_,
    select,
    type_coerce,
)

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.errors import SourceUnavailable
from dsr_desk.domain.finding.matches import Found, Mandate, Why
from dsr_desk.domain.people import Channel
from dsr_desk.sources.finding.whose import Whose
from dsr_desk.sources.kept import Kept
from dsr_desk.sources.keys import CHUNK, Key
from dsr_desk.sources.known import known_of, taken_apart
from dsr_desk.sources.mapping.fitting import Fit
from dsr_desk.sources.mapping.given import persons
from dsr_desk.sources.mapping.keys import name_rows, odd_key
from dsr_desk.sources.mapping.rules import IsAddress, ItemRule, OfItem, Reader, TookPart
from dsr_desk.sources.mapping.writers import WriterRows
from dsr_desk.sources.reading import Fence, ItemReader, Mark, marks_of

_STRENGTH = {why: number for number, why in enumerate(Why)} | {Why.CO_AUTHOR: -1}
"""What was sent with somebody who is not named is never more than that, whoever stands first."""


class Hit(NamedTuple):
    """A row that some condition has found: what is needed to sort it and to say why."""

    rule: str
    table: str
    key: Key
    channel: str
    at: Any
    """As stored: it only sorts."""
    subject_number: int
    why: Why
    thread: object
    """What rules built on this one are linked by."""
    told: Sequence[Any] = ()
    """Organisation, and what is known of the item, where the store was asked for it."""


class Finder:
    """Searches one store for one mandate."""

    def __init__(self, engine: Engine, fit: Fit, mandate: Mandate) -> None:
        """Take the store, the fitted mapping and the fence."""
        self._engine = engine
        self._fit = fit
        self._mandate = mandate
        self._given = persons(mandate)
        self._knowing = False

    def find(self, *, hashed: bool = False) -> Iterator[Found]:
        """Yield what is found, ordered by channel and time, with each item's fingerprint.

        With ``hashed`` none is taken that the store knows: each is of what is there now.

        No connection stays open between two chunks, so whoever reads slowly keeps nobody waiting.
        """
        self._knowing = self._fit.fingerprints is not None and not hashed
        with self._engine.connect() as connection:
            hits = self.hits(connection)
        rules = self._fit.mapping.items
        readers = {rule.name: ItemReader(self._fit, rule, self._mandate) for rule in rules}
        for start in range(0, len(hits), CHUNK):
            yield from self._load(hits[start : start + CHUNK], readers)

    def hits(self, connection: Connection) -> list[Hit]:
        """Return every row that belongs to the persons, once: first rule, then strongest reason.

        Raises:
            SourceUnavailable: one of them has a key that names no row.
        """
        best: dict[tuple[str, Key], Hit] = {}
        for rule in self._fit.mapping.items:
            found: dict[tuple[str, Key], Hit] = {}
            for hit in self._of_rule(connection, rule, list(best.values())):
                known = found.setdefault(hit[1:3], hit)
                if known is not hit and _rank(hit) < _rank(known):
                    found[hit[1:3]] = hit
            column = self._fit.id(rule)
            if not name_rows(column, [key for _, key in found]):
                raise SourceUnavailable(self._fit.source, odd_key(rule.table, rule.id))
            best = found | best
        hits = list(best.values())
        return sorted(hits, key=_order if any(hit.at is None for hit in hits) else _TIMED)

    def _of_rule(self, connection: Connection, rule: ItemRule, before: list[Hit]) -> Iterator[Hit]:
        if isinstance(rule.mine, OfItem):
            yield from self._in_conversations(connection, rule, rule.mine, before)
            return
        yield from self._by_address(connection, rule, rule.mine, None)
        for why, condition in rule.hints:
            yield from self._by_address(connection, rule, condition, why)
        if rule.participants is not None:
            yield from self._by_participant(connection, rule, rule.mine, rule.participants)
        rows = self._fit.writers(rule)
        if rows is not None and self._fit.channels(self._mandate):
            yield from self._by_writer(connection, rule, rows, Why.CO_AUTHOR)
            yield from self._by_writer(connection, rule, rows, Why.NEAR_SENDER)

    def _by_address(
        self, connection: Connection, rule: ItemRule, condition: IsAddress, hint: Why | None
    ) -> Iterator[Hit]:
        def asked() -> Select[Any]:
            where = [self._fit.is_address(rule.table, condition)]
            where += [self._fit.flag(rule.table, flag) for flag in rule.only]
            if hint is not None and isinstance(rule.mine, IsAddress):
                author = self._fit.column(rule.table, rule.mine.column)
                where.append(or_(author.is_(None), ~self._fit.is_address(rule.table, rule.mine)))
            column = self._fit.column(rule.table, condition.column)
            return self._selected(rule, column).where(*where)

        whose = _persons(self._mandate, condition)
        for key, channel, at, thread, *told, value in self._ask(
            connection, rule, (condition, hint), asked
        ):
            number, why = whose[value]
            yield Hit(rule.name, rule.table, key, channel, at, number, hint or why, thread, told)

    def _by_participant(
        self, connection: Connection, rule: ItemRule, mine: IsAddress, part: TookPart
    ) -> Iterator[Hit]:
        """Yield chats by a handle in which the persons took part: perhaps theirs."""
        if not self._fit.channels(self._mandate):
            return

        def asked() -> Select[Any]:
            link = self._fit.mapping.link(part.link)
            column = self._fit.column(link.child, part.column)
            return self._selected(rule, column).where(
                self._fit.scope(link.child, self._mandate),
                self._fit.took_part(rule, part, mine, self._mandate),
                self._fit.child(link) == self._fit.id(rule),
                self._fit.persons(column, Reader.KEY),
            )

        whose = Whose({address.key: n for n, address in reversed(self._mandate.subjects)})
        for key, channel, at, thread, *told, value in self._ask(connection, rule, part, asked):
            why = Why.PARTICIPANT
            yield Hit(rule.name, rule.table, key, channel, at, whose[value], why, thread, told)

    def _by_writer(
        self, connection: Connection, rule: ItemRule, rows: WriterRows, why: Why
    ) -> Iterator[Hit]:
        """Yield items of which a further row names the persons: together with others, or perhaps.

        They are compared without plus-tags, for nothing that is found so is taken by itself.
        """

        def asked() -> Select[Any]:
            column = rows.column("base" if why is Why.CO_AUTHOR else "near")
            found = self._selected(rule, column).where(
                self._fit.scope(rows.table.name, self._mandate),
                rows.item == self._fit.id(rule),
                self._fit.persons(column, Reader.BASE),
            )
            return found.where(rows.sent_with_others()) if why is Why.CO_AUTHOR else found

        whose = Whose({address.base: n for n, address in reversed(self._mandate.subjects)})
        for key, channel, at, thread, *told, value in self._ask(connection, rule, why, asked):
            yield Hit(rule.name, rule.table, key, channel, at, whose[value], why, thread, told)

    def _in_conversations(
        self, connection: Connection, rule: ItemRule, mine: OfItem, before: list[Hit]
    ) -> Iterator[Hit]:
        """Yield what the staff wrote in conversations in which the persons surely wrote."""
        channels = [
            channel
            for channel in self._fit.channels(self._mandate)
            if self._mandate.takes_conversations(channel.key)
        ]
        base = self._fit.rule(mine.rule)
        if not channels or base is None or not isinstance(base.mine, IsAddress):
            return
        numbers: dict[object, int] = {}
        for hit in before:
            if hit.rule == mine.rule and not hit.why.weak:
                number = numbers.get(hit.thread, hit.subject_number)
                numbers[hit.thread] = min(number, hit.subject_number)
        asked = partial(self._answers, rule, mine, base.mine, channels)
        # Which channels are taken whole is the policy's, and no part of the fence.
        what = tuple(channel.key for channel in channels)
        for key, channel, at, thread, *told in self._ask(connection, rule, what, asked):
            if thread in numbers:
                why = Why.CONVERSATION
                number = numbers[thread]
                yield Hit(rule.name, rule.table, key, channel, at, number, why, thread, told)

    def _answers(
        self, rule: ItemRule, mine: OfItem, wrote: IsAddress, channels: Sequence[Channel]
    ) -> Select[Any]:
        own = self._fit.tables[rule.table].alias("own")
        threads = select(own.c[mine.rule_column]).where(
            self._fit.persons(own.c[wrote.column], wrote.reader),
            own.c[self._fit.mapping.organisation] == self._mandate.organisation,
            own.c[self._fit.mapping.channel].in_([literal(channel.key) for channel in channels]),
        )
        return self._selected(rule).where(
            self._fit.fence(rule.table, self._mandate, channels),
            self._fit.column(rule.table, mine.column).in_(threads),
            *(self._fit.flag(rule.table, flag) for flag in rule.only),
            ~self._fit.shared(rule, mine, pardon_anonymised=False),
        )

    def _selected(self, rule: ItemRule, *columns: ColumnElement[Any]) -> Select[Any]:
        """Return the question for rows of the fence, with what sorts and links them."""
        at = self._fit.column(rule.table, rule.show.at)
        channel = self._fit.column(rule.table, self._fit.mapping.channel)
        when = type_coerce(at, String) if isinstance(at.type, DateTime) else at
        linked = self._fit.column(rule.table, rule.show.thread)
        wanted = select(self._fit.id(rule), channel, when, linked, *self._told(rule), *columns)
        return wanted.where(self._fit.scope(rule.table, self._mandate))

    def _told(self, rule: ItemRule) -> Sequence[ColumnElement[Any]]:
        """Return what else is asked for where a match can be made of what the store knows."""
        if not self._knowing:
            return ()
        organisation = self._fit.column(rule.table, self._fit.mapping.organisation)
        return organisation, known_of(self._fit, rule)

    def _ask(
        self,
        connection: Connection,
        rule: ItemRule,
        what: Hashable,
        make: Callable[[], Select[Any]],
    ) -> Iterator[Sequence[Any]]:
        """Yield the rows of a question that is made once for all who are sought in this fence."""

        def kept() -> Kept:
            return Kept(make(), connection.dialect)

        question = self._fit.once(("hits", self._knowing, what), rule.name, self._mandate, kept)
        yield from question.every(connection, self._given)

    def _load(self, hits: Sequence[Hit], readers: Mapping[str, ItemReader]) -> Iterator[Found]:
        told = [hit for hit in hits if hit.told and hit.told[1]]
        if len(told) == len(hits):
            marks = self._known(hits)
        else:
            unknown = [hit for hit in hits if not (hit.told and hit.told[1])]
            found = dict(zip(map(_PLACE, told), self._known(told), strict=True))
            found.update(self._looked_up(unknown, readers))
            marks = [found.get(place) for place in map(_PLACE, hits)]
        rows = zip(marks, hits, strict=True)
        of_persons = [(*mark, hit.subject_number, hit.why) for mark, hit in rows if mark]
        yield from map(Found._make, of_persons)

    def _known(self, hits: Sequence[Hit]) -> Sequence[Mark | None]:
        """Return marks of hits of which the store has told all; None for what is outside."""
        if not hits:
            return ()
        # Put together a column at a time: a search makes very many.
        rules, _, keys, channels, at, _, _, threads, told = zip(*hits, strict=True)
        organisations, known = zip(*told, strict=True)
        names, fingerprints = taken_apart(known)
        fence = Fence(self._mandate)
        kinds = [fence[each] for each in zip(organisations, channels, names, strict=True)]
        place = repeat(self._fit.source), rules
        found = list(marks_of(place, keys, channels, kinds, threads, at, fingerprints))
        return [mark if mark[2] else None for mark in found] if None in kinds else found

    def _looked_up(
        self, hits: Sequence[Hit], readers: Mapping[str, ItemReader]
    ) -> Iterator[tuple[tuple[str, Key], Mark]]:
        """Yield marks of hits, by rule and key, of the items as they are now."""
        with self._engine.connect() as connection:
            for name, reader in readers.items():
                keys = [hit.key for hit in hits if hit.rule == name]
                for key, mark in reader.marks(connection, keys):
                    yield (name, key), mark


def _persons(mandate: Mandate, condition: IsAddress) -> Whose[tuple[int, Why]]:
    """Return, for each form of address, whose it is: a person's first address, or an alias."""
    persons: Whose[tuple[int, Why]] = Whose()
    numbered: set[int] = set()
    for number, address in mandate.subjects:
        why = Why.ALIAS if number in numbered else Why.SENDER
        numbered.add(number)
        persons.setdefault(_form(address, condition), (number, why))
    return persons


def _form(address: EmailAddress, condition: IsAddress) -> str:
    return address.key if condition.reader == "key" else address.base


def _rank(hit: Hit) -> tuple[int, int]:
    return _STRENGTH[hit.why], hit.subject_number


_PLACE = attrgetter("rule", "key")
_TIMED = attrgetter("channel", "at", "key")
"""The order of :func:`_order` where every row has its time: for very many, and so in C."""


def _order(hit: Hit) -> tuple[str, bool, Any, Key]:
    return hit.channel, hit.at is not None, hit.at, hit.key
