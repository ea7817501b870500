"""What a build of SQLite with ``ENABLE_STAT4`` leaves in a file: statistics that quote whole keys.

Most builds keep none, and those don't touch what another has left: a store may come with it from
any program.  ``VACUUM`` copies it like every table.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

_AN_INDEX = 24
"""As many keys of each index as SQLite samples."""
_INDEXES = (
    "SELECT t.name, i.name FROM sqlite_master AS t JOIN sqlite_master AS i"
    " ON i.tbl_name = t.name AND i.type = 'index' WHERE t.type = 'table'"
    " AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE '%_fts_%'"
)
_LEFT_BY_OLDER = {"sqlite_stat2": "tbl, idx, sampleno, sample"}
"""Another form, which builds of before 2011 wrote; ``sqlite_stat3`` has the columns of today's."""
_COLUMNS = "tbl, idx, neq, nlt, ndlt, sample"


def keep_samples(path: Path, table: str = "sqlite_stat4") -> int:
    """Let a program with such a build have analysed a file; return how many keys it has sampled."""
    columns = _LEFT_BY_OLDER.get(table, _COLUMNS)
    with closing(sqlite3.connect(path)) as tool, tool:
        sampled = [
            row
            for name, index in tool.execute(_INDEXES).fetchall()
            for row in _samples(tool, name, index)
        ]
        rows = [
            (name, index, *("1",) * (columns.count(",") - 2), key) for name, index, key in sampled
        ]
        tool.execute(f"CREATE TABLE made ({columns})")
        marks = ", ".join("?" * (columns.count(",") + 1))
        tool.executemany(f"INSERT INTO made VALUES ({marks})", rows)  # noqa: S608
        # Such a name is reserved: only so does one come about where SQLite makes none.
        tool.execute("PRAGMA writable_schema=ON")
        tool.execute(
            "UPDATE sqlite_master SET name = ?1, tbl_name = ?1, sql = replace(sql, 'made', ?1)"
            " WHERE name = 'made'",
            (table,),
        )
    return len(rows)


def _samples(tool: sqlite3.Connection, table: str, index: str) -> list[tuple[str, str, bytes]]:
    """Return keys of an index, evenly spread, each as it is kept: with the row's id."""
    parts = tool.execute("SELECT name FROM pragma_index_info(?)", (index,)).fetchall()
    names = ", ".join(f'"{name}"' for (name,) in parts)
    keys = tool.execute(f"SELECT {names}, rowid FROM {table} ORDER BY {names}").fetchall()  # noqa: S608
    return [(table, index, _record(key)) for key in keys[:: max(1, len(keys) // _AN_INDEX)]]


def _record(values: Sequence[str | int | None]) -> bytes:
    """Return values as a row of a file has them: what each is and how long, then all of them."""
    said, held = b"", b""
    for value in values:
        if isinstance(value, str):
            text = value.encode()
            said, held = said + _varint(13 + 2 * len(text)), held + text
        elif value is None:
            said += _varint(0)
        else:
            said, held = said + _varint(6), held + value.to_bytes(8, "big", signed=True)
    return _varint(len(said) + 1) + said + held


def _varint(number: int) -> bytes:
    """Return a number in groups of seven bits, the first ones marked."""
    groups = [number & 0x7F]
    while number := number >> 7:
        groups.append(number & 0x7F | 0x80)
    return bytes(reversed(groups))
