"""Literal search over a whole store, for strings that the byte probe has found in its files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    LargeBinary,
    MetaData,
    String,
    Table,
    func,
    inspect,
    literal,
    or_,
    select,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import Integer

LONGEST_PATTERN = 10_000
"""Characters; SQLite takes no pattern of LIKE of 50,000 bytes, and some are escaped by another."""

_TELLING = 4
"""Characters that stand in few texts by chance."""


class Position(FunctionElement[int]):
    """Where a text or bytes stand in another, counted from 1; 0 when nowhere."""

    type = Integer()
    inherit_cache = True
    name = "position"


@compiles(Position)
def _position(element: Position, compiler: SQLCompiler, **options: Any) -> str:
    whole, part = (compiler.process(clause, **options) for clause in element.clauses)
    return f"position({part} IN {whole})"


@compiles(Position, "sqlite")
def _instr(element: Position, compiler: SQLCompiler, **options: Any) -> str:
    whole, part = (compiler.process(clause, **options) for clause in element.clauses)
    return f"instr({whole}, {part})"


class Holding(FunctionElement[Any]):
    """Whether a text holds another, whatever the case of ASCII letters.

    Given are the text, what is sought, and that as a pattern of LIKE.
    """

    type = Integer()
    """Of a truth value SQLAlchemy makes “… = 1” for SQLite, which then works out every part."""
    inherit_cache = True
    name = "holding"


@compiles(Holding)
def _holding(element: Holding, compiler: SQLCompiler, **options: Any) -> str:
    whole, part = (compiler.process(clause, **options) for clause in list(element.clauses)[:2])
    return f"(position(lower({part}) IN lower({whole})) > 0)"


@compiles(Holding, "sqlite")
def _liked(element: Holding, compiler: SQLCompiler, **options: Any) -> str:
    whole, part, pattern = (compiler.process(clause, **options) for clause in element.clauses)
    # LIKE takes a fifth of the time, for it copies nothing; but it ends at a zero, and some builds
    # let it see no bytes.
    # Any bytes are more than any text, which is sooner told than what kind a value is of.
    return (
        f"({whole} LIKE {pattern} ESCAPE '\\'"
        f" OR (instr({whole}, char(0)) > 0 OR {whole} >= x'')"
        f" AND instr(lower({whole}), lower({part})) > 0)"
    )


class HoldingLong(Holding):
    """The same of a column in which long texts stand.

    Given is, last, a pattern for the end of what is sought.
    """

    inherit_cache = True
    name = "holding_long"


@compiles(HoldingLong, "sqlite")
def _liked_long(element: HoldingLong, compiler: SQLCompiler, **options: Any) -> str:
    clauses = (compiler.process(clause, **options) for clause in element.clauses)
    whole, part, pattern, end = clauses
    # From one rare letter to the next LIKE jumps, and at each usual one it looks.  What is printed
    # ends at a zero, and is compared by whole words of memory; bytes are like no text.
    return (
        f"({whole} LIKE {end} ESCAPE '\\' AND {whole} LIKE {pattern} ESCAPE '\\'"
        f" OR {whole} COLLATE BINARY <> printf('%s', {whole})"
        f" AND instr(lower({whole}), lower({part})) > 0)"
    )


def holds_bytes(column: Column[Any], text: str) -> ColumnElement[bool]:
    """Return the condition that a column of bytes holds a text, as written or in lower case."""
    forms = dict.fromkeys((text.encode("utf-8"), text.lower().encode("utf-8")))
    return or_(*(Position(column, literal(form, LargeBinary)) > 0 for form in forms))


def holds_text(column: Column[Any], text: str, *, long: bool = False) -> ColumnElement[bool]:
    """Return the condition that a text column holds a text, whatever the case of ASCII letters.

    ``long`` says that most texts of the column are.
    """
    if len(text) > LONGEST_PATTERN:
        return Position(func.lower(column), func.lower(literal(text, String))) > 0
    given = column, literal(text, String), _pattern(text)
    return HoldingLong(*given, _pattern(_from_rare(text))) if long else Holding(*given)


def _pattern(text: str) -> ColumnElement[str]:
    escaped = re.sub(r"([\\%_])", r"\\\1", text)
    return literal(f"%{escaped}%", String)


def _from_rare(text: str) -> str:
    """Return a text from its “@” on, where much follows; texts have few of them."""
    end = text[max(0, text.rfind("@")) :]
    return end if len(end) >= _TELLING else text


def held(connection: Connection, strings: Sequence[str], index: str) -> frozenset[str]:
    """Return those of the strings that some live row of any table holds, in any channel.

    This looks beyond the mandate on purpose and says nothing but yes or no: it explains bytes that
    belong to somebody else's row.  The full-text index is no row; its tables begin with its name.
    """
    found: set[str] = set()
    sought = [text for text in dict.fromkeys(strings) if text and "\x00" not in text]
    tables = [
        Table(name, MetaData(), autoload_with=connection, resolve_fks=False)
        for name in inspect(connection).get_table_names()
        if not index or (name != index and not name.startswith(f"{index}_"))
    ]
    # Most is found where most is said; files are large, and looked through last.
    for table in sorted(tables, key=_little_is_said):
        for text in sought:
            if text not in found and _table_holds(connection, table, text):
                found.add(text)
    return frozenset(found)


def _little_is_said(table: Table) -> tuple[bool, int]:
    files = any(isinstance(column.type, LargeBinary) for column in table.columns)
    return files, -sum(isinstance(column.type, String) for column in table.columns)


def _table_holds(connection: Connection, table: Table, text: str) -> bool:
    conditions = [
        (holds_bytes if isinstance(column.type, LargeBinary) else holds_text)(column, text)
        for column in table.columns
        if isinstance(column.type, String | LargeBinary)
    ]
    if not conditions:
        return False
    statement = select(literal(1)).select_from(table).where(or_(*conditions)).limit(1)
    return connection.scalar(statement) is not None
