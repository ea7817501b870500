"""Editors read from the platform's own database, by the ``[roster]`` section of a mapping.

The transaction is read-only by the database's own word, every name was found in the real schema,
and rows are streamed within bounds.  The password is the key store's; an address with one in it is
refused.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Engine,
    Integer,
    MetaData,
    Select,
    String,
    Table,
    func,
    inspect,
    select,
)
from sqlalchemy.sql.selectable import FromClause

from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.errors import MappingRefused, SourceUnavailable
from dsr_desk.domain.roster.errors import RosterFileRefused
from dsr_desk.domain.roster.proposals import Origin, RowProblem
from dsr_desk.domain.roster.table import MOST_CHARACTERS, MOST_ROWS, RawRow, RawTable
from dsr_desk.sources.addresses import (
    address_of,
    looking_engine,
    password_entry,
    whole_address,
)
from dsr_desk.sources.failures import told
from dsr_desk.sources.mapping.file import mapping_text, parse_roster_mapping
from dsr_desk.sources.mapping.roster_rule import chain
from dsr_desk.sources.mapping.rules import Condition, RosterMapping, RosterRule
from dsr_desk.sources.mapping.taking_in import take_in
from dsr_desk.sources.times import as_stored

_FORM = re.compile(r"roster-[A-Za-z0-9_-]{1,60}\.toml")
_KEY = re.compile(r"[A-Za-z0-9_-]{1,60}")
_CHUNK = 500
_DAYS = ("since", "until")
_STATEMENT_MS = 60_000


class Passwords(Protocol):
    """The key store (``vault.Vault``)."""

    def password(self, workspace: str, name: str) -> str: ...
    def remember(self, workspace: str, name: str, password: str) -> bool: ...


class MappedRosters:
    """The ``RosterDatabases`` port over SQLite files and PostgreSQL servers."""

    def __init__(self, folder: Path, workspace: str, passwords: Passwords) -> None:
        """Take the workspace's folder of mappings, its id, and the key store."""
        self._folder = folder
        self._workspace = workspace
        self._passwords = passwords

    def read(self, mapping: str, location: str, key: str) -> RawTable:
        """Return the rows that the mapping's rule takes in."""
        if not _FORM.fullmatch(mapping):
            raise MappingRefused(mapping[:60], "it is no file of this workspace’s mappings")
        text = mapping_text(self._folder / mapping)
        rules = parse_roster_mapping(text, mapping)
        password = self._passwords.password(self._workspace, password_entry(key))
        engine = looking_engine(address_of(location, key), password, key)
        try:
            with told(key), _reading(engine) as connection:
                return _table(connection, rules, key, text)
        finally:
            engine.dispose()

    def adopt(self, mapping: Path, key: str, location: str, password: str) -> tuple[str, str]:
        """Check a mapping file and take it in under a name of ours."""
        if not _KEY.fullmatch(key):
            raise SourceUnavailable(key[:60], "its key may hold letters, digits, - and _ only")
        text = mapping_text(mapping)
        parse_roster_mapping(text, mapping.name)
        whole = whole_address(location, key)
        if password and not self._passwords.remember(
            self._workspace, password_entry(key), password
        ):
            raise SourceUnavailable(key, "there is no key store that would keep the password")
        name = f"roster-{key}.toml"
        take_in(self._folder, name, text)
        return name, whole


@contextmanager
def _reading(engine: Engine) -> Iterator[Connection]:
    """Open one transaction that can't write and sees one state."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA query_only=ON")
            yield connection
        return
    with engine.connect() as plain:
        connection = plain.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        connection.execute(select(func.set_config("statement_timeout", str(_STATEMENT_MS), True)))
        yield connection


def _table(connection: Connection, rules: RosterMapping, key: str, text: str) -> RawTable:
    statement = _Question(connection, rules, key).statement()
    names = dict(rules.rule.channels)
    fields = [f for f in ("channel", "address", "name", "since", "until") if _column(rules.rule, f)]
    rows: list[RawRow] = []
    problems: list[RowProblem] = []
    result = connection.execution_options(yield_per=_CHUNK).execute(statement.limit(MOST_ROWS + 1))
    for number, row in enumerate(result, start=1):
        if number > MOST_ROWS:
            raise RosterFileRefused("it has more than 50,000 rows")
        given = zip(fields, row, strict=True)
        cells = {field: _text(_timed(value) if field in _DAYS else value) for field, value in given}
        if cells["channel"] not in names:
            problems.append(RowProblem(number, "value-not-mapped", "channel"))
            continue
        rows.append(RawRow(number, {**cells, "channel": names[cells["channel"]]}))
    origin = Origin("database", key, hashlib.sha256(text.encode()).hexdigest())
    return RawTable(origin, frozenset(fields), tuple(rows), tuple(problems))


def _column(rule: RosterRule, field: str) -> str:
    return str(getattr(rule, field))


def _timed(value: Any) -> Any:
    """Return a text that a file's column of times holds as the moment it tells, if it tells one."""
    if isinstance(value, str) and len(value) > len("2026-01-31"):
        with suppress(ValueError):
            return datetime.fromisoformat(value)
    return value


def _text(value: Any) -> str:
    """Return a value as the cell of a file would hold it."""
    if isinstance(value, datetime):
        return (desk_day(value) if value.tzinfo else value.date()).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value[: MOST_CHARACTERS + 1].decode("utf-8", "replace")
    return "" if value is None else str(value)[: MOST_CHARACTERS + 1].strip()


class _Question:
    """The one statement, built from names that are all in the real schema."""

    def __init__(self, connection: Connection, rules: RosterMapping, key: str) -> None:
        self._connection, self._rules, self._key = connection, rules, key
        looked = inspect(connection)
        self._there = {*looked.get_table_names(), *looked.get_view_names()}
        for name in rules.guard:
            self._needed(name)
        self._root = self._reflected(rules.rule.table)
        self._from: FromClause = self._root
        self._joined: dict[str, Any] = {}

    def statement(self) -> Select[Any]:
        """Return the question: the mapped columns, the joins they need, the conditions."""
        rule = self._rules.rule
        names = (rule.channel, rule.address, rule.name, rule.since, rule.until)
        columns = [as_stored(self._find(name)) for name in names if name]
        conditions = [self._condition(each) for each in rule.only]
        ordered = sorted({c.name: c for c in self._root.primary_key.columns}.items())
        order = [column for _, column in ordered] or columns
        return select(*columns).select_from(self._from).where(*conditions).order_by(*order)

    def _condition(self, condition: Condition) -> ColumnElement[bool]:
        column = self._find(condition.column)
        if condition.value is None:
            return column.is_(None)
        return column == self._fitted(column, condition)

    def _fitted(self, column: Column[Any], condition: Condition) -> str | int | bool:
        """Return the value as the column's kind has it; databases don't compare across kinds."""
        value, kind = condition.value, column.type
        if isinstance(kind, Integer) and (isinstance(value, bool) or str(value).isdecimal()):
            return int(str(value)) if isinstance(value, str) else int(bool(value))
        if isinstance(value, bool) and isinstance(kind, Boolean):
            return value
        if isinstance(value, str) and isinstance(kind, String):
            return value
        raise self._missing(f"“{condition.column}” can’t be compared with what “only” says")

    def _find(self, name: str) -> Column[Any]:
        link, _, column = name.rpartition(".")
        table = self._join(link) if link else self._root
        if column not in table.c:
            raise self._missing(f"the column “{name}” is missing")
        found: Column[Any] = table.c[column]
        return found

    def _join(self, name: str) -> Any:
        """Return the table a link leads to, joined with all that lies on the way."""
        wanted = next(link for link in self._rules.links if link.name == name)
        here: Any = self._root
        for link in chain(wanted, self._rules.rule.table, self._rules.links):
            if link.name not in self._joined:
                parent = self._reflected(link.parent).alias(link.name)
                for table, column in ((here, link.child_column), (parent, link.parent_column)):
                    if column not in table.c:
                        raise self._missing(f"the column “{column}” of “{link.name}” is missing")
                on = here.c[link.child_column] == parent.c[link.parent_column]
                self._from = self._from.outerjoin(parent, on)
                self._joined[link.name] = parent
            here = self._joined[link.name]
        return here

    def _reflected(self, name: str) -> Table:
        self._needed(name)
        return Table(name, MetaData(), autoload_with=self._connection, resolve_fks=False)

    def _needed(self, name: str) -> None:
        if name not in self._there:
            raise self._missing(f"the table “{name}” is missing")

    def _missing(self, reason: str) -> MappingRefused:
        return MappingRefused(self._rules.key, f"{reason} in the database")
