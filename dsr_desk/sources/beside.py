"""What stands beside an instruction in one store: asides, other channels, twins, unread files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import Connection, Engine, String, func, select, type_coerce

from dsr_desk.domain.addresses import AddressError, EmailAddress
from dsr_desk.domain.beside import MOST_ASIDES, Beside, Elsewhere, Likeness, Twin
from dsr_desk.domain.matches import Mandate, Why
from dsr_desk.domain.people import Channel, ChannelKind
from dsr_desk.domain.twins import likeness
from dsr_desk.sources.asides import Asides, tables_of
from dsr_desk.sources.finding import Finder, Hit
from dsr_desk.sources.fingerprint import moment
from dsr_desk.sources.fitting import Fit
from dsr_desk.sources.mapping import IsAddress, ItemRule
from dsr_desk.sources.unsearched import unread


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
        self._persons = {address.key: number for number, address in reversed(mandate.subjects)}

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
        author = self._fit.column(rule.table, mine.column)
        channel = self._fit.column(rule.table, self._fit.mapping.channel)
        kind = self._fit.column(rule.table, rule.kind)
        at = type_coerce(self._fit.column(rule.table, rule.show.at), String)
        statement = (
            select(channel, kind, author, func.count(), func.min(at), func.max(at))
            .where(
                self._fit.fence(rule.table, self._mandate, self._others),
                author.in_(list(self._persons)),
            )
            .group_by(channel, kind, author)
            .order_by(channel, author)
        )
        kinds = {each.key: each.kind for each in self._others}
        for key, name, who, count, first, last in connection.execute(statement):
            if kinds[key].value == name:
                number = self._persons[who]
                yield Elsewhere(key, ChannelKind(name), number, count, _day(first), _day(last))

    def _twins(self, connection: Connection, rule: ItemRule, mine: IsAddress) -> Iterator[Twin]:
        """Yield addresses of the whole organisation that are near a named one."""
        channels = [*self._fit.channels(self._mandate), *self._others]
        author = self._fit.column(rule.table, mine.column)
        fence = self._fit.fence(rule.table, self._mandate, channels)
        statement = select(author, func.count()).where(fence).group_by(author)
        answers = self._answer_addresses(connection, rule, mine)
        for text, count in connection.execute(statement):
            if text in self._persons or not text:
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


def _day(stored: object) -> date:
    return moment(stored).date()
