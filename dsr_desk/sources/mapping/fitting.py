"""A mapping held against a real schema: every name becomes a column, or the reason why it can't.

``Fit`` is where the fence stands: each question about a mapped table is built from ``Fit.scope``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    MetaData,
    String,
    Table,
    and_,
    false,
    inspect,
    literal,
    or_,
    select,
    sql,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.domain.people import Channel, ChannelKind
from dsr_desk.services.ports import Readiness
from dsr_desk.sources.mapping.given import is_key, is_persons
from dsr_desk.sources.mapping.misfits import misfits
from dsr_desk.sources.mapping.obstacles import obstacle
from dsr_desk.sources.mapping.rules import (
    IsAddress,
    IsFlag,
    ItemRule,
    Link,
    Mapping,
    OfItem,
    Reader,
    TookPart,
)
from dsr_desk.sources.mapping.writers import WriterRows

_T = TypeVar("_T")
_MOST_KEPT = 200
_OF_A_DESK = frozenset({"dsr_case", "audit_entry"})
"""By these any desk's own database is known, whatever a mapping says of the others in it."""
_DESKS_OWN = "it is a desk’s own database, in which no mapping may erase"
_FTS5 = re.compile(r"\s*CREATE\s+VIRTUAL\s+TABLE\s.*\sUSING\s+fts5\b", re.IGNORECASE | re.DOTALL)


class Sieved(FunctionElement[Any]):
    """A column that rows are sieved by and never looked up by: its index leads to too many.

    SQLite takes an organisation for a few rows unless told otherwise, and would then read all of
    its rows to find ten by their keys.  Only a text column can be marked so: the mark takes away
    how a column compares a text with a number.
    """

    name = "sieved"
    inherit_cache = True

    def __init__(self, column: Column[Any]) -> None:
        """Take the column."""
        super().__init__(column)
        self.type = column.type


@compiles(Sieved)
def _plain(element: Sieved, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(element.clauses, **options)


@compiles(Sieved, "sqlite")
def _marked(element: Sieved, compiler: SQLCompiler, **options: Any) -> str:
    column = compiler.process(element.clauses, **options)
    return f"+{column}" if isinstance(element.type, String) else column


@dataclass(frozen=True)
class Fit:
    """A mapping whose every name stands for a real table or column."""

    source: str
    mapping: Mapping
    tables: dict[str, Table]
    embedded: bool = False
    """Whether the store is SQLite."""
    fingerprints: Table | None = None
    """Where the store keeps its items' fingerprints; only the archive does (docs/adr/0080)."""
    _kept: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, what: Hashable, rule: str, mandate: Mandate, make: Callable[[], _T]) -> _T:
        """Return the statement that was made for the same fence before, or make it.

        Making one takes longer than running it.  Whom a mandate names must have no part in it: it
        is kept as long as the store is open, and would keep the persons with it.  ``given.persons``
        says who they are when it runs.  ``what`` tells apart all that else makes it another one.
        """
        fence = tuple(channel.key for channel in self.channels(mandate))
        key = (what, rule, mandate.organisation, fence)
        found: _T | None = self._kept.get(key)
        if found is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            found = self._kept[key] = make()
        return found

    def among(self, column: Column[Any]) -> ColumnElement[bool]:
        """Return the condition that a column is one of the keys given as ``KEYS``."""
        return is_key(column, embedded=self.embedded)

    def persons(self, column: ColumnElement[str], reader: Reader) -> ColumnElement[bool]:
        """Return the condition that a column holds one of the persons' addresses.

        Who they are the statement is given when it runs: ``given.persons``.
        """
        return is_persons(column, reader, embedded=self.embedded)

    def column(self, table: str, name: str) -> Column[Any]:
        """Return a mapped column."""
        return self.tables[table].c[name]

    def rule(self, name: str) -> ItemRule | None:
        """Return an item rule by name, or None: a reference may come from anywhere."""
        return next((rule for rule in self.mapping.items if rule.name == name), None)

    def shown_alike(self, rule: ItemRule) -> ItemRule:
        """Return the first rule that shows the same of the same rows: the others are read as it."""
        found: ItemRule | None = self._kept.get(("alike", rule.name))
        if found is None:
            shown = (rule.table, rule.id, rule.kind, rule.show)
            alike = (r for r in self.mapping.items if (r.table, r.id, r.kind, r.show) == shown)
            found = self._kept["alike", rule.name] = next(alike)
        return found

    def id(self, rule: ItemRule) -> Column[Any]:
        """Return the column that names a row of the rule."""
        return self.column(rule.table, rule.id)

    def child(self, link: Link) -> Column[Any]:
        """Return the column by which the rows of a link know their parent."""
        return self.column(link.child, link.child_column)

    def channels(self, mandate: Mandate) -> tuple[Channel, ...]:
        """Return the mandate's channels that are this organisation's and lie in this source."""
        return tuple(
            channel
            for channel in mandate.channels
            if channel.source == self.source and channel.organisation == mandate.organisation
        )

    def scope(self, table: str, mandate: Mandate) -> ColumnElement[bool]:
        """Return the fence around a table's rows (promise 0); without channels, no row."""
        return self.fence(table, mandate, self.channels(mandate))

    def fence(
        self, table: str, mandate: Mandate, channels: Iterable[Channel]
    ) -> ColumnElement[bool]:
        """Return the fence around some of the mandate's channels."""
        keys = [channel.key for channel in channels]
        if not keys:
            return false()
        return and_(
            Sieved(self.column(table, self.mapping.organisation)) == mandate.organisation,
            # Each a value of its own: a list that grows can't be part of a statement for many rows.
            Sieved(self.column(table, self.mapping.channel)).in_([literal(key) for key in keys]),
        )

    def flag(self, table: str, flag: IsFlag) -> ColumnElement[bool]:
        """Return the condition that a flag has its value."""
        return self.column(table, flag.column).is_(flag.value)

    def is_address(self, table: str, condition: IsAddress) -> ColumnElement[bool]:
        """Return the condition that a column of a table holds one of the persons' addresses."""
        return self.persons(self.column(table, condition.column), condition.reader)

    def belongs(self, rule: ItemRule, mandate: Mandate) -> ColumnElement[bool]:
        """Return the condition that a row may be erased by this rule for these persons.

        For a rule built on another it does not ask whether the person's own items are still there,
        because an earlier batch may have erased them; it does ask whether others have written.
        """
        if isinstance(rule.mine, IsAddress):
            conditions = (rule.mine, *(condition for _, condition in rule.hints))
            found = [self.is_address(rule.table, each) for each in conditions]
            if rule.participants is not None:
                found.append(self.took_part(rule, rule.participants, rule.mine, mandate))
            if (rows := self.writers(rule)) is not None:
                fence = self.scope(rows.table.name, mandate)
                suggested = select(rows.item).where(fence, rows.suggest())
                found.append(self.id(rule).in_(suggested))
            return or_(*found)
        flags = [self.flag(rule.table, flag) for flag in rule.only]
        return and_(*flags, ~self.shared(rule, rule.mine, pardon_anonymised=True))

    def writers(self, rule: ItemRule) -> WriterRows | None:
        """Return the rows that name further senders of a rule's items, where there are such."""
        if rule.writers is None:
            return None
        link = self.mapping.link(rule.writers.link)
        return WriterRows(
            self.tables[link.child], link.child_column, rule.writers, embedded=self.embedded
        )

    def took_part(
        self, rule: ItemRule, part: TookPart, mine: IsAddress, mandate: Mandate
    ) -> ColumnElement[bool]:
        """Return the condition that a row is a chat by a handle in which the persons took part.

        A handle names nobody: who has an address wrote as themselves, and staff as staff.
        """
        link = self.mapping.link(part.link)
        table, author = self.tables[rule.table], self.column(rule.table, mine.column)
        child = self.tables[link.child]
        named = select(child.c[link.child_column]).where(
            self.scope(link.child, mandate), self.persons(child.c[part.column], Reader.KEY)
        )
        return and_(
            table.c[rule.kind] == ChannelKind.CHAT.value,
            table.c[rule.show.staff].is_(False),
            or_(author.is_(None), ~author.contains("@")),
            self.id(rule).in_(named),
        )

    def shared(
        self, rule: ItemRule, mine: OfItem, *, pardon_anonymised: bool
    ) -> ColumnElement[bool]:
        """Return the condition that somebody else than the named persons wrote there too.

        An anonymised row was somebody's: it counts when items are looked for, and is pardoned while
        a plan is carried out, because then it may be the person's own, done a moment ago.  The look
        at the conversation's other rows carries no fence: should a broken store put a foreign row
        into it, then somebody else has written, and less is taken.
        """
        base = self.rule(mine.rule)
        if base is None or not isinstance(base.mine, IsAddress) or not rule.unshared:
            return false()
        return or_(
            self._written_by_others(rule, mine, base.mine, base, pardon_anonymised),
            self._sent_to_others(rule, base),
        )

    def _sent_to_others(self, rule: ItemRule, base: ItemRule) -> ColumnElement[bool]:
        """Return the condition that a reply was sent to people, and to none of the named persons.

        Whoever writes a mail chooses which conversation it belongs to; whom a reply was sent to is
        the organisation's own word.
        """
        part = base.participants
        if part is None:
            return false()
        link = self.mapping.link(part.link)
        child = self.tables[link.child]
        sent = self.child(link) == self.id(rule)
        named = self.persons(child.c[part.column], Reader.KEY)
        return and_(
            select(child).where(sent).exists(),
            ~select(child).where(sent, named).exists(),
        )

    def _written_by_others(
        self,
        rule: ItemRule,
        mine: OfItem,
        own: IsAddress,
        base: ItemRule,
        pardon_anonymised: bool,
    ) -> ColumnElement[bool]:
        other = self.tables[rule.table].alias("other")
        author = other.c[own.column]
        anonymised = [str(v) for column, v in base.anonymise.set if column == own.column]
        pardoned = anonymised if pardon_anonymised else []

        def named(column: ColumnElement[str]) -> ColumnElement[bool]:
            of_persons = self.persons(column, own.reader)
            return or_(of_persons, column.in_(pardoned)) if pardoned else of_persons

        by_named = and_(author.is_not(None), named(author))
        if (rows := self.writers(base)) is not None:
            by_named = and_(by_named, ~rows.shared(other.c[rule.id], named))
        return (
            other.select()
            .where(
                other.c[mine.rule_column] == self.column(rule.table, mine.column),
                *(other.c[flag.column].is_(flag.value) for flag in rule.unshared),
                ~by_named,
            )
            .exists()
        )


def fit(
    connection: Connection, mapping: Mapping, source: str, fingerprints: Table | None = None
) -> tuple[Fit | None, Readiness]:
    """Hold a mapping against the schema behind a connection."""
    there = set(inspect(connection).get_table_names())
    if there >= _OF_A_DESK:
        return None, Readiness(can_search=False, can_erase=False, reason=_DESKS_OWN)
    tables = {
        name: Table(name, MetaData(), autoload_with=connection, resolve_fks=False)
        for name in mapping.tables
        if name in there
    }
    embedded = connection.dialect.name == "sqlite"
    found = Fit(source, mapping, tables, embedded, fingerprints)
    for reason in misfits(mapping, tables):
        return None, Readiness(can_search=False, can_erase=False, reason=reason)
    by_text = [rule for rule in mapping.items if isinstance(found.id(rule).type, String)]
    if found.embedded and mapping.fulltext and by_text:
        reason = f"“{mapping.fulltext}” lists rows by number, and “{by_text[0].table}” has none"
        return None, Readiness(can_search=False, can_erase=False, reason=reason)
    missing = [name for name in mapping.guard if name not in there]
    reason = f"the table “{missing[0]}” is missing, so nothing can be erased" if missing else ""
    if not missing and not _has_index(connection, mapping):
        reason = f"“{mapping.fulltext}” is no full-text index, so nothing can be erased"
    reason = reason or obstacle(connection, mapping)
    return found, Readiness(can_search=True, can_erase=not reason, reason=reason)


def _has_index(connection: Connection, mapping: Mapping) -> bool:
    """Tell whether the full-text index is there and is one; only SQLite has one of its own."""
    if not mapping.fulltext or connection.dialect.name != "sqlite":
        return True
    master = sql.table("sqlite_master", sql.column("name"), sql.column("sql"))
    made = connection.scalar(select(master.c.sql).where(master.c.name == mapping.fulltext))
    return bool(_FTS5.match(made or ""))
