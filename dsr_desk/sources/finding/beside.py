"""What stands beside an instruction in one store: asides, other channels, twins, unread files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, String, func, select, type_coerce

from dsr_desk.domain.addresses import AddressError, EmailAddress
from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.finding.beside import MOST_ASIDES, Beside, Elsewhere, Likeness, Twin
from dsr_desk.domain.finding.matches import Mandate, Why
from dsr_desk.domain.finding.twins import likeness, worth_a_look
from dsr_desk.domain.people import Channel
from dsr_desk.sources.finding.asides import Asides, tables_of
from dsr_desk.sources.finding.searching import Finder, Hit
from dsr_desk.sources.finding.unsearched import unread
from dsr_desk.sources.finding.whose import Whose
from dsr_desk.sources.fingerprint import moment
from dsr_desk.sources.mapping import given
from dsr_desk.sources.mapping.fitting import Fit
from dsr_desk.sources.mapping.rules import IsAddress, ItemRule

_MANY = 1_000
_Counted = tuple[str, str, int, int, object, object]
"""Channel, kind, a person's number, how many, the first and the last time as stored."""


class BesideFinder:
    """Looks around one mandate in one store; nothing it reads can be planned."""

    def __init__(
        self,
        engine: Engine,
        fit: Fit,
        mandate: Mandate,
        others: Sequence[Channel],
        shared: Sequence[str],
    ) -> None:
        """Take the store, the fence, the organisation's other channels and its own numbers."""
        self._engine, self._fit, self._mandate, self._shared = engine, fit, mandate, shared
        self._others = [
            channel
            for channel in others
            if channel.source == fit.source and channel.organisation == mandate.organisation
        ]
        self._persons = Whose({address.key: n for n, address in reversed(mandate.subjects)})

    def look(self) -> Beside:
        """Return all there is, in one reading."""
        with self._engine.connect() as connection:
            hits = Finder(self._engine, self._fit, self._mandate).hits(connection)
            own = Counter(hit.subject_number for hit in hits if hit.why.exact)
            parts = [self._of_table(connection, rule, hits) for rule in tables_of(self._fit)]
            not_read = tuple(unread(connection, self._fit, self._mandate))
        asides = tuple(aside for part in parts for aside in part.asides)
        return Beside(
            asides=asides[:MOST_ASIDES],
            elsewhere=tuple(each for part in parts for each in part.elsewhere),
            twins=tuple(each for part in parts for each in part.twins),
            unread=not_read,
            own=tuple((number, own[number]) for number in sorted(set(self._persons.values()))),
            more=len(asides) > MOST_ASIDES,
        )

    def _of_table(self, connection: Connection, rule: ItemRule, hits: list[Hit]) -> Beside:
        if not isinstance(rule.mine, IsAddress):
            return Beside()
        return Beside(
            asides=tuple(
                Asides(self._fit, rule, self._mandate, hits, self._shared).find(connection)
            ),
            elsewhere=tuple(self._elsewhere(connection, rule, rule.mine)),
            twins=tuple(self._twins(connection, rule, rule.mine)),
        )

    def _elsewhere(
        self, connection: Connection, rule: ItemRule, mine: IsAddress
    ) -> Iterator[Elsewhere]:
        kinds = {each.key: each.kind for each in self._others}
        found: dict[tuple[str, int], Elsewhere] = {}
        counted = (self._written(connection, rule, mine), self._sent_along(connection, rule, mine))
        for key, name, number, count, first, last in chain.from_iterable(counted):
            if kinds[key].value == name:
                each = Elsewhere(key, kinds[key], number, count, _day(first), _day(last))
                before = found.get((key, number))
                found[key, number] = each if before is None else _added(before, each)
        yield from (found[place] for place in sorted(found))

    def _written(
        self, connection: Connection, rule: ItemRule, mine: IsAddress
    ) -> Iterator[_Counted]:
        """Yield how many items in the other channels the persons are the author of."""
        author = self._fit.column(rule.table, mine.column)
        channel, kind, at = self._place(rule)
        statement = (
            select(channel, kind, author, func.count(), func.min(at), func.max(at))
            .where(
                self._fit.fence(rule.table, self._mandate, self._others),
                author.in_(list(self._persons)),
            )
            .group_by(channel, kind, author)
        )
        for key, name, who, *figures in connection.execute(statement):
            yield (key, name, self._persons[who], *figures)

    def _sent_along(
        self, connection: Connection, rule: ItemRule, mine: IsAddress
    ) -> Iterator[_Counted]:
        """Yield the items there that they sent with somebody else, or may have sent."""
        rows = self._fit.writers(rule)
        if rows is None or not self._others:
            return
        author = self._fit.column(rule.table, mine.column)
        channel, kind, at = self._place(rule)
        base, near = rows.column("base"), rows.column("near")
        statement = select(channel, kind, self._fit.id(rule), at, author, base, near).where(
            self._fit.fence(rule.table, self._mandate, self._others),
            self._fit.fence(rows.table.name, self._mandate, self._others),
            rows.item == self._fit.id(rule),
            rows.suggest(),
        )
        persons = {address.base: number for number, address in reversed(self._mandate.subjects)}
        seen: set[tuple[object, int]] = set()
        asked = connection.execute(statement, given.persons(self._mandate))
        for key, name, item, when, who, *named in asked:
            for number in {persons[each] for each in named if each in persons}:
                # As its author they are counted already.
                if self._persons.get(who) != number and (item, number) not in seen:
                    seen.add((item, number))
                    yield key, name, number, 1, when, when

    def _place(self, rule: ItemRule) -> tuple[ColumnElement[Any], ...]:
        at = type_coerce(self._fit.column(rule.table, rule.show.at), String)
        channel = self._fit.column(rule.table, self._fit.mapping.channel)
        return channel, self._fit.column(rule.table, rule.kind), at

    def _twins(self, connection: Connection, rule: ItemRule, mine: IsAddress) -> Iterator[Twin]:
        """Yield addresses of the whole organisation that are near a named one."""
        channels = [*self._fit.channels(self._mandate), *self._others]
        author = self._fit.column(rule.table, mine.column)
        fence = self._fit.fence(rule.table, self._mandate, channels)
        statement = select(author, func.count()).where(fence).group_by(author)
        answers = self._answer_addresses(connection, rule, mine)
        near_one = worth_a_look(address for _, address in self._mandate.subjects)
        # A hundred thousand addresses: a thousand at a time they cost a third less.
        counted = connection.execute(statement).partitions(_MANY)
        for text, count in chain.from_iterable(counted):
            if text in self._persons or not text:
                continue
            # Where they ask for answers may be any address, spelt in some other way.
            if not answers and not near_one(text):
                continue
            try:
                other = EmailAddress(text)
            except AddressError:
                continue
            for number, named in self._mandate.subjects:
                near = likeness(named, other)
                if near is None and other.key in answers.get(number, ()):
                    near = Likeness.REPLY_ADDRESS
                if near is not None:
                    yield Twin(number, other, near, count)
                    break

    def _answer_addresses(
        self, connection: Connection, rule: ItemRule, mine: IsAddress
    ) -> dict[int, set[str]]:
        """Return where the persons' own mails ask for answers, by person."""
        hint = next((cond for why, cond in rule.hints if why is Why.REPLY_TO), None)
        found: dict[int, set[str]] = {}
        if hint is None:
            return found
        author = self._fit.column(rule.table, mine.column)
        reply = self._fit.column(rule.table, hint.column)
        statement = (
            select(author, reply)
            .where(
                self._fit.scope(rule.table, self._mandate),
                author.in_(list(self._persons)),
                reply != "",
            )
            .distinct()
        )
        for who, where in connection.execute(statement):
            if where not in self._persons:
                found.setdefault(self._persons[who], set()).add(where)
        return found


def _added(one: Elsewhere, other: Elsewhere) -> Elsewhere:
    """Return two counts of one person in one channel as one."""
    return replace(
        one,
        count=one.count + other.count,
        first=min(one.first, other.first),
        last=max(one.last, other.last),
    )


def _day(stored: object) -> date:
    return desk_day(moment(stored))
