"""Finding: first the keys of all that is the persons', then the items in order, in chunks."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import compress, groupby, repeat
from operator import add, attrgetter, itemgetter
from types import NoneType
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Integer,
    Select,
    literal,
    literal_column,
    or_,
    select,
    union_all,
)

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.errors import SourceUnavailable
from dsr_desk.domain.finding.matches import Found, Mandate, Why
from dsr_desk.domain.people import Channel
from dsr_desk.sources.engines import lent
from dsr_desk.sources.finding.whose import Whose
from dsr_desk.sources.kept import Kept, Question
from dsr_desk.sources.keys import CHUNK, Key
from dsr_desk.sources.known import known_of, taken_apart
from dsr_desk.sources.mapping.fitting import Fit
from dsr_desk.sources.mapping.given import persons
from dsr_desk.sources.mapping.keys import name_rows, odd_key
from dsr_desk.sources.mapping.rules import IsAddress, ItemRule, OfItem, Reader, TookPart
from dsr_desk.sources.mapping.writers import WriterRows
from dsr_desk.sources.reading import Fence, ItemReader, Mark, marks_of
from dsr_desk.sources.times import as_stored
from dsr_desk.sqlitefile import Lent

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


class Condition(NamedTuple):
    """A condition by which a rule finds rows, of which the last column is an address."""

    make: Callable[[], Select[Any]]
    whose: Callable[[], Whose[tuple[int, Why]]]
    """Makes the table of whose an address is, and what it says that a row has it."""


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
        with lent(self._engine) as connection:
            hits = self.hits(connection)
        rules = self._fit.mapping.items
        readers = {rule.name: ItemReader(self._fit, rule, self._mandate) for rule in rules}
        for start in range(0, len(hits), CHUNK):
            yield from self._load(hits[start : start + CHUNK], readers)

    def hits(self, connection: Connection | Lent) -> list[Hit]:
        """Return every row that belongs to the persons, once: first rule, then strongest reason.

        Raises:
            SourceUnavailable: one of them has a key that names no row.
        """
        best: dict[tuple[str, Key], Hit] = {}
        for rule in self._fit.mapping.items:
            found: dict[Key, Hit] = {}
            for hit in self._of_rule(connection, rule, best.values()):
                known = found.setdefault(hit.key, hit)
                if known is not hit and _rank(hit) < _rank(known):
                    found[hit.key] = hit
            if not name_rows(self._fit.id(rule), found):
                raise SourceUnavailable(self._fit.source, odd_key(rule.table, rule.id))
            best = {(rule.table, key): hit for key, hit in found.items()} | best
        hits = list(best.values())
        kinds = {type(hit.at) for hit in hits}
        return sorted(hits, key=_TIMED if len(kinds) == 1 and NoneType not in kinds else _order)

    def _of_rule(
        self, connection: Connection | Lent, rule: ItemRule, before: Iterable[Hit]
    ) -> Iterator[Hit]:
        if isinstance(rule.mine, OfItem):
            yield from self._in_conversations(connection, rule, rule.mine, before)
            return
        conditions = list(self._conditions(rule, rule.mine))
        for number, found in self._found(connection, rule, [each.make for each in conditions]):
            *columns, addresses = found
            yield from _hits(rule, columns, map(conditions[number].whose().__getitem__, addresses))

    def _conditions(self, rule: ItemRule, mine: IsAddress) -> Iterator[Condition]:
        for condition, hint in ((mine, None), *((each, why) for why, each in rule.hints)):
            yield Condition(
                partial(self._by_address, rule, condition, hint),
                partial(_persons, self._mandate, condition, hint),
            )
        if not self._fit.channels(self._mandate):
            return
        if rule.participants is not None:
            yield Condition(
                partial(self._by_participant, rule, mine, rule.participants),
                partial(self._perhaps, Reader.KEY, Why.PARTICIPANT),
            )
        if (rows := self._fit.writers(rule)) is not None:
            for why in (Why.CO_AUTHOR, Why.NEAR_SENDER):
                yield Condition(
                    partial(self._by_writer, rule, rows, why),
                    partial(self._perhaps, Reader.BASE, why),
                )

    def _by_address(self, rule: ItemRule, condition: IsAddress, hint: Why | None) -> Select[Any]:
        where = [self._fit.is_address(rule.table, condition)]
        where += [self._fit.flag(rule.table, flag) for flag in rule.only]
        if hint is not None and isinstance(rule.mine, IsAddress):
            author = self._fit.column(rule.table, rule.mine.column)
            where.append(or_(author.is_(None), ~self._fit.is_address(rule.table, rule.mine)))
        return self._selected(rule, self._fit.column(rule.table, condition.column)).where(*where)

    def _by_participant(self, rule: ItemRule, mine: IsAddress, part: TookPart) -> Select[Any]:
        """Return the question for chats by a handle in which the persons took part."""
        link = self._fit.mapping.link(part.link)
        column = self._fit.column(link.child, part.column)
        return self._selected(rule, column).where(
            self._fit.scope(link.child, self._mandate),
            self._fit.took_part(rule, part, mine, self._mandate),
            self._fit.child(link) == self._fit.id(rule),
            self._fit.persons(column, Reader.KEY),
        )

    def _by_writer(self, rule: ItemRule, rows: WriterRows, why: Why) -> Select[Any]:
        """Return the question for items of which a further row names the persons.

        Together with others, or perhaps.  They are compared without plus-tags, for nothing that is
        found so is taken by itself.
        """
        column = rows.column("base" if why is Why.CO_AUTHOR else "near")
        found = self._selected(rule, column).where(
            self._fit.scope(rows.table.name, self._mandate),
            rows.item == self._fit.id(rule),
            self._fit.persons(column, Reader.BASE),
        )
        return found.where(rows.sent_with_others()) if why is Why.CO_AUTHOR else found

    def _perhaps(self, reader: Reader, why: Why) -> Whose[tuple[int, Why]]:
        """Return whose an address is where a row that has it is only suggested."""
        persons = reversed(self._mandate.subjects)
        return Whose({getattr(address, reader.value): (n, why) for n, address in persons})

    def _in_conversations(
        self,
        connection: Connection | Lent,
        rule: ItemRule,
        mine: OfItem,
        before: Iterable[Hit],
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
                number = numbers.get(hit.thread)
                if number is None or hit.subject_number < number:
                    numbers[hit.thread] = hit.subject_number
        asked = partial(self._answers, rule, mine, base.mine, channels)
        # Which channels are taken whole is the policy's, and no part of the fence.
        what = tuple(channel.key for channel in channels)
        for _, found in self._found(connection, rule, [asked], what):
            sure = [thread in numbers for thread in found[_THREAD]]
            if any(sure):
                columns = [tuple(compress(column, sure)) for column in found]
                said = [(numbers[thread], Why.CONVERSATION) for thread in columns[_THREAD]]
                yield from _hits(rule, columns, said)

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
        when = as_stored(self._fit.column(rule.table, rule.show.at))
        channel = self._fit.column(rule.table, self._fit.mapping.channel)
        linked = self._fit.column(rule.table, rule.show.thread)
        wanted = select(self._fit.id(rule), channel, when, linked, *self._told(rule), *columns)
        return wanted.where(self._fit.scope(rule.table, self._mandate))

    def _told(self, rule: ItemRule) -> Sequence[ColumnElement[Any]]:
        """Return what else is asked for where a match can be made of what the store knows."""
        if not self._knowing:
            return ()
        organisation = self._fit.column(rule.table, self._fit.mapping.organisation)
        return organisation, known_of(self._fit, rule)

    def _found(
        self,
        connection: Connection | Lent,
        rule: ItemRule,
        questions: Sequence[Callable[[], Select[Any]]],
        what: Hashable = None,
    ) -> Iterator[tuple[int, Sequence[Sequence[Any]]]]:
        """Yield the rows of a rule's questions by column, and of which of them they are.

        They are made once for all who are sought in this fence.  SQLite is asked all of them at
        once: for few rows it takes longer to be asked than to answer.  The columns of a server's
        tables are of types that need not fit under each other.
        """

        def made() -> list[Kept]:
            asked: list[Question] = [
                question().add_columns(literal_column(str(number), Integer))
                for number, question in enumerate(questions)
            ]
            if self._fit.embedded and len(asked) > 1:
                asked = [union_all(*asked)]
            return [Kept(each, connection.dialect) for each in asked]

        for question in self._fit.once(
            ("hits", self._knowing, what), rule.name, self._mandate, made
        ):
            for rows in question.every(connection, self._given):
                for number, own in groupby(rows, _NUMBER):
                    *columns, _ = zip(*own, strict=True)
                    yield number, columns

    def _load(self, hits: Sequence[Hit], readers: Mapping[str, ItemReader]) -> Iterator[Found]:
        told = [hit for hit in hits if hit.told and hit.told[1]]
        if len(told) == len(hits):
            marks = self._known(hits)
        else:
            unknown = [hit for hit in hits if not (hit.told and hit.told[1])]
            found = dict(zip(map(_PLACE, told), self._known(told), strict=True))
            found.update(self._looked_up(unknown, readers))
            marks = [found.get(place) for place in map(_PLACE, hits)]
        if None in marks:
            hits = [hit for hit, mark in zip(hits, marks, strict=True) if mark]
            marks = [mark for mark in marks if mark]
        return map(_FOUND, map(add, marks, map(_OF_PERSON, hits)))

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


def _hits(
    rule: ItemRule, columns: Sequence[Sequence[Any]], said: Iterable[tuple[int, Why]]
) -> Iterator[Hit]:
    """Return hits of rows, put together a column at a time: a search makes very many."""
    keys, channels, at, threads, *told = columns
    numbers, whys = zip(*said, strict=True)
    place = repeat(rule.name), repeat(rule.table)
    rest: Iterable[Sequence[Any]] = zip(*told, strict=True) if told else repeat(())
    return map(_HIT, zip(*place, keys, channels, at, numbers, whys, threads, rest, strict=False))


def _persons(mandate: Mandate, condition: IsAddress, hint: Why | None) -> Whose[tuple[int, Why]]:
    """Return, for each form of address, whose it is: a person's first address, or an alias.

    What is only a hint says that in either case.
    """
    persons: Whose[tuple[int, Why]] = Whose()
    numbered: set[int] = set()
    for number, address in mandate.subjects:
        why = Why.ALIAS if number in numbered else Why.SENDER
        numbered.add(number)
        persons.setdefault(_form(address, condition), (number, hint or why))
    return persons


def _form(address: EmailAddress, condition: IsAddress) -> str:
    return address.key if condition.reader == "key" else address.base


def _rank(hit: Hit) -> tuple[int, int]:
    return _STRENGTH[hit.why], hit.subject_number


# As a named tuple makes them, but in C.
_HIT: Callable[[Iterable[Any]], Hit] = partial(tuple.__new__, Hit)
_FOUND: Callable[[Iterable[Any]], Found] = partial(tuple.__new__, Found)
_OF_PERSON = attrgetter("subject_number", "why")
_THREAD = 3
"""Where a question's row says what links it to others."""
_NUMBER = itemgetter(-1)
_PLACE = attrgetter("rule", "key")
_TIMED = attrgetter("channel", "at", "key")
"""The order of :func:`_order` where every row has its time: for very many, and so in C."""


def _order(hit: Hit) -> tuple[str, bool, str, Any, Key]:
    """Sort rows without a time first, and times by their kind: no text is held against a number."""
    return hit.channel, hit.at is not None, type(hit.at).__name__, hit.at, hit.key
