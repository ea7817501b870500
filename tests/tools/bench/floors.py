"""The floors: the same questions in bare ``sqlite3``, with the product's tables and indexes."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

Tuples = list[tuple[Any, ...]]
_SHOWN = (
    "id, organisation, channel, kind, subject, body, html, author, author_name, staff, at,"
    " conversation_id, author_key, author_base, reply_key"
)
_MATCH = (
    "id, case_id, source, rule, key, channel, kind, conversation, at, fingerprint,"
    " subject_number, why, included, ground, note, seen, decided_by"
)
_STORED = f"{_MATCH.removeprefix('id, ')}, search_round, changed_round"
_OF_ITEMS = (
    (_SHOWN, "item", "id"),
    ("item_id, address", "recipient", "item_id"),
    ("item_id, id, filename, media_type, size, content", "attachment", "item_id"),
)
_INDEXED = ("subject", "body", "author")
_MANY = 500


class Floor:
    """Bare connections to a workspace's two files."""

    def __init__(self, desk: Path, archive: Path, channels: Sequence[str]) -> None:
        """Open both files; ``channels`` are those of the mandate."""
        self.desk = sqlite3.connect(desk)
        self.archive = sqlite3.connect(archive)
        for file in (self.desk, self.archive):
            file.execute("PRAGMA cache_size=-32768")
        self._within = f"organisation = ? AND channel IN ({_marks(channels)})"
        self._fence = ("nordkraft", *channels)

    def close(self) -> None:
        """Close both files."""
        self.desk.close()
        self.archive.close()

    def match_everything(self, case: int, items: int) -> None:
        """Store a match for every item of an archive of this size, unless they are there."""
        there = "SELECT count(*) FROM item_match WHERE case_id = ?"
        if self.desk.execute(there, (case,)).fetchone() == (items,):
            return
        rows = self.archive.execute("SELECT id, channel, kind, conversation_id, at FROM item")
        self.desk.executemany(
            "INSERT INTO item_match (case_id, source, rule, key, channel, kind, conversation, at,"
            " fingerprint, subject_number, why, included, ground, note, seen, decided_by,"
            " search_round, changed_round) VALUES"
            " (?, 'archive', 'own', ?, ?, ?, ?, ?, '', 1, 'sender', ?, NULL, '', 0, '', 1, 0)",
            (
                (case, str(key), channel, kind, str(thread), f"{at.replace(' ', 'T')}+00:00",
                 key % 7 != 0)
                for key, channel, kind, thread, at in rows
            ),
        )  # fmt: skip
        self.desk.commit()

    def matches(self, case: int, limit: int = 50, where: str = "") -> Tuples:
        """Return the newest matches of a case."""
        return self.desk.execute(
            f"SELECT {_MATCH} FROM item_match WHERE case_id = ? {where}"  # noqa: S608
            " ORDER BY at DESC, id DESC LIMIT ?",
            (case, limit + 1),
        ).fetchall()

    def page(self, case: int, limit: int = 50) -> Tuples:
        """Return the newest matches with what their items hold and what hangs on them."""
        found = self.matches(case, limit)[:limit]
        self.items([int(row[4]) for row in found])
        return found

    def months(self, case: int) -> Tuples:
        """Count a case's matches by month and channel."""
        return self.desk.execute(
            "SELECT substr(at, 1, 7), channel, count(*) FROM item_match WHERE case_id = ?"
            " GROUP BY 1, 2 ORDER BY 1, 2",
            (case,),
        ).fetchall()

    def decide(self, case: int, match: int) -> str:
        """Store a decision and hash all that were taken in a case."""
        self.desk.execute("UPDATE item_match SET included = 0 WHERE id = ?", (match,))
        rows = self.desk.execute(
            "SELECT source, rule, key, included, ground, decided_by, note FROM item_match"
            " WHERE case_id = ? AND decided_by != ''",
            (case,),
        ).fetchall()
        self.desk.commit()
        return hashlib.sha256(json.dumps(sorted(rows)).encode("ascii")).hexdigest()

    def items(self, keys: Sequence[int]) -> int:
        """Fetch items with their recipients and attachments, as whoever shows them must."""
        return sum(len(rows) for part in self._fetched(keys) for rows in part)

    def found_and_stored(self, case: int) -> None:
        """Fetch what a case's matches are of, hash each, and store a match of each again.

        The matches are stored under no case (0), in the product's table with all its indexes.
        """
        rows = self.matches(case, 10_000_000)
        digests: dict[int, str] = {}
        for items, recipients, files in self._fetched([int(row[4]) for row in rows]):
            below: dict[int, list[Any]] = {}
            for key, *rest in (*recipients, *files):
                below.setdefault(key, []).append(rest)
            for item in items:
                held = json.dumps((item, below.get(item[0], ())), default=_hashed)
                digests[item[0]] = hashlib.sha256(held.encode("ascii")).hexdigest()
        places = _marks(_STORED.split(","))
        self.desk.executemany(
            f"INSERT OR REPLACE INTO item_match ({_STORED}) VALUES ({places})",  # noqa: S608
            ((0, *row[2:9], digests[int(row[4])], *row[10:], 1, 0) for row in rows),
        )
        self.desk.commit()

    def forget(self, case: int) -> None:
        """Delete a case's matches, and those that stand under no case."""
        self.desk.execute("DELETE FROM item_match WHERE case_id IN (0, ?)", (case,))
        self.desk.commit()

    def _fetched(self, keys: Sequence[int]) -> Iterator[tuple[Tuples, Tuples, Tuples]]:
        """Yield items, recipients and attachments of some keys at a time."""
        for start in range(0, len(keys), _MANY):
            part = keys[start : start + _MANY]
            marks = _marks(part)
            items, recipients, files = (
                self.archive.execute(
                    f"SELECT {columns} FROM {table} WHERE {key} IN ({marks})",  # noqa: S608
                    part,
                ).fetchall()
                for columns, table, key in _OF_ITEMS
            )
            yield items, recipients, files

    def ids(self, address: str) -> Tuples:
        """Return the keys of what an address wrote, is asked to be answered at, or is near to."""
        found: dict[int, tuple[Any, ...]] = {}
        for column in ("author_key", "author_base", "reply_key"):
            for row in self.archive.execute(
                "SELECT id, channel, at, author_key, conversation_id FROM item"  # noqa: S608
                f" WHERE {column} = ? AND {self._within}",
                (address, *self._fence),
            ):
                found.setdefault(row[0], row)
        return sorted(found.values(), key=lambda row: (row[1], row[2], row[0]))

    def conversation(self, key: int) -> Tuples:
        """Return an item with what was written around it."""
        (thread,) = self.archive.execute(
            "SELECT conversation_id FROM item WHERE id = ?", (key,)
        ).fetchone()
        keys = self.archive.execute(
            f"SELECT id FROM item WHERE conversation_id = ? AND {self._within}"  # noqa: S608
            " ORDER BY at, id LIMIT 50",
            (thread, *self._fence),
        ).fetchall()
        self.items([row[0] for row in keys])
        return keys

    def like(self, texts: Sequence[str]) -> Tuples:
        """Look for texts in all that the index holds of an item, as a script would."""
        clauses = " OR ".join(f"{column} LIKE ?" for column in _INDEXED for _ in texts)
        return self.archive.execute(
            f"SELECT id FROM item WHERE ({clauses}) AND {self._within}",  # noqa: S608
            (*(f"%{text}%" for _ in _INDEXED for text in texts), *self._fence),
        ).fetchall()

    def phrases(self, texts: Sequence[str]) -> Tuples:
        """Ask the full-text index for texts."""
        question = " OR ".join(f'"{text}"' for text in texts)
        return self.archive.execute(
            "SELECT rowid FROM item_fts WHERE item_fts MATCH ?", (question,)
        ).fetchall()


def _hashed(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
