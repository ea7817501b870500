"""What a statement is given when it runs: keys of rows, and the forms of the persons' addresses.

So neither is part of its text.  A statement that names nobody is made once and kept.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ARRAY,
    TEXT,
    Column,
    ColumnElement,
    Dialect,
    Select,
    String,
    TypeDecorator,
    any_,
    bindparam,
    func,
    select,
)

from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.sources.mapping.rules import Reader

Values = Sequence[int | str]
Given = Mapping[str, Values]
"""Values by the name of the parameter."""
KEYS = "keys_of_chunk"
"""The parameter that is given the keys of rows."""


class ListOfValues(TypeDecorator[Values]):
    """Values as one for SQLite: a mark for each would be written anew each time."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Values | None, dialect: Dialect) -> str:
        """Return them as JSON."""
        return as_json(value or ())


def as_json(values: Values) -> str:
    """Return values as SQLite takes a list of them."""
    return json.dumps(list(values))


def persons(mandate: Mandate) -> dict[str, Values]:
    """Return what a statement that asks for the persons is given: each form of their addresses."""
    return {
        _name(reader): [getattr(address, reader.value) for _, address in mandate.subjects]
        for reader in Reader
    }


def is_persons(
    column: ColumnElement[str], reader: Reader, *, embedded: bool
) -> ColumnElement[bool]:
    """Return the condition that a column holds this form of one of the persons' addresses."""
    name = _name(reader)
    if embedded:
        return column.in_(_listed(name))
    # One array: SQLAlchemy spells a list that grows once for the whole statement, and an empty one
    # in a statement that asks both who is a person and who is none would let every row through.
    return column == any_(bindparam(name, type_=ARRAY(_unbounded(column))))


def is_key(column: Column[Any], *, embedded: bool) -> ColumnElement[bool]:
    """Return the condition that a column holds one of the keys; it can't be turned round."""
    if not embedded:
        return column.in_(bindparam(KEYS, expanding=True))
    return exactly(column).in_(_listed(KEYS))


def exactly(column: Column[Any]) -> ColumnElement[Any]:
    """Return a column of SQLite's that is compared letter by letter.

    It may be declared to take “a” for “A”: two keys, and two rows that hang on them.
    """
    return column.collate("BINARY") if isinstance(column.type, String) else column


def _listed(name: str) -> Select[tuple[Any]]:
    listed = func.json_each(bindparam(name, type_=ListOfValues())).table_valued("value")
    return select(listed.c.value)


def _unbounded(column: ColumnElement[str]) -> String:
    """Return the type in which a server compares addresses with a column; it has no length.

    A server cuts what it is told to take for a column's VARCHAR(10) to ten letters: of
    “bo@firm.company” it would find what “bo@firm.com” wrote.
    """
    # A column that takes “A” for “a” (CITEXT) is a TEXT too.
    return column.type if isinstance(column.type, TEXT) else String()


def _name(reader: Reader) -> str:
    return f"{reader.value}_of_persons"
