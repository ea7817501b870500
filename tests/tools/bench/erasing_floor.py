"""What the erasing rows stand beside: a bare bulk script, and the ORM's unit of work.

Both work on a copy of the same store with the product's settings (WAL, secure_delete, full
synchronisation), in batches of the same size, each in its own transaction.  Neither looks whether
an item is still the one that was approved, notes an intent, an outcome or an audit event.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from ahocorasick_rs import BytesAhoCorasick, MatchKind
from sqlalchemy import Table
from sqlalchemy.orm import Session, registry, relationship, selectinload

from dsr_desk.sources.archive.store import attachment, item, open_archive, recipient
from dsr_desk.sources.known import FINGERPRINTS, FORGETTING
from dsr_desk.sources.masking import Masker

_PRAGMAS = (
    "journal_mode=WAL",
    "secure_delete=ON",
    "synchronous=FULL",
    "temp_store=MEMORY",
    "foreign_keys=ON",
    "cache_size=-32768",
)
_HANGING = ("attachment", "recipient", FINGERPRINTS.name)
_BLOCK = 1024 * 1024
_FORGET_WORDS = (
    "INSERT INTO item_fts(item_fts, rowid, subject, body, author)"
    " SELECT 'delete', id, subject, body, author FROM item WHERE id IN (SELECT id FROM chosen)"
)
_LEARN_WORDS = (
    "INSERT INTO item_fts(rowid, subject, body, author)"
    " SELECT id, subject, body, author FROM item WHERE id IN (SELECT id FROM chosen)"
)
_ANONYMISE = (
    "UPDATE item SET author='[borttaget]', author_key='[borttaget]', author_base='[borttaget]',"
    " author_name='[borttaget]', reply_to='', reply_key='', html=0,"
    " external_key='anonymised-' || id, subject=?, body=? WHERE id=?"
)


def bulk_delete(archive: Path, keys: Sequence[int], batch: int) -> None:
    """Delete items and what hangs on them, their words in one statement a batch."""
    with closing(_opened(archive)) as file:
        for _ in _batches(file, keys, batch):
            file.execute(_FORGET_WORDS)
            for table in _HANGING:
                _delete(file, table, "item_id")
            _delete(file, "item", "id")


def bulk_anonymise(archive: Path, keys: Sequence[int], batch: int, masker: Masker) -> None:
    """Blank the author's columns and mask the texts, their words in two statements a batch."""
    with closing(_opened(archive)) as file:
        for _ in _batches(file, keys, batch):
            file.execute(_FORGET_WORDS)
            for table in _HANGING:
                _delete(file, table, "item_id")
            rows = file.execute(
                "SELECT subject, body, id FROM item WHERE id IN (SELECT id FROM chosen)"
            ).fetchall()
            masked = [(masker.mask(s), masker.mask(b), key) for s, b, key in rows]
            file.executemany(_ANONYMISE, masked)
            file.execute(_LEARN_WORDS)


def delete_copies(archive: Path, address: str, organisation: str, channels: Sequence[str]) -> int:
    """Delete what names the person beside the items, as the run does; return how many rows.

    Those are the person's lines as a recipient of what others wrote, and conversations that hold
    nothing any more; what is known of an item that loses a recipient goes too.
    """
    fence = f"organisation = ? AND channel IN ({', '.join('?' * len(channels))})"
    place = (organisation, *channels)
    theirs = f"FROM recipient WHERE address_key = ? AND {fence}"
    with closing(_opened(archive)) as file:
        file.execute("BEGIN IMMEDIATE")
        known = f"DELETE FROM {FINGERPRINTS.name} WHERE item_id IN (SELECT item_id {theirs})"  # noqa: S608
        file.execute(known, (address, *place))
        lines = file.execute(f"DELETE {theirs}", (address, *place)).rowcount
        empty = file.execute(
            f"DELETE FROM conversation WHERE {fence} AND NOT EXISTS"  # noqa: S608
            " (SELECT 1 FROM item WHERE item.conversation_id = conversation.id)",
            place,
        ).rowcount
        file.execute("COMMIT")
    return lines + empty


def scrub(archive: Path) -> None:
    """Do what makes deleted rows leave the file."""
    with closing(sqlite3.connect(archive, isolation_level=None)) as file:
        for pragma in _PRAGMAS:
            file.execute(f"PRAGMA {pragma}").fetchall()
        file.execute("INSERT INTO item_fts(item_fts) VALUES ('optimize')")
        file.execute("VACUUM")
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def seek(archive: Path, strings: Sequence[str]) -> int:
    """Seek the run's strings in a file's bytes until each is found; return how many stand in it.

    A run that only deletes has not shown that it erased.  How long it takes depends on the strings:
    made-up ones that all begin alike would take half the time.
    """
    left = [text.encode().lower() for text in strings]
    search = _search_for(left)
    longest, tail = max(map(len, left)), b""
    with archive.open("rb") as file:
        while block := file.read(_BLOCK):
            window = (tail + block).lower()
            if found := {number for number, _, _ in search.find_matches_as_indexes(window)}:
                left = [text for number, text in enumerate(left) if number not in found]
                search = _search_for(left)
            tail = window[-longest:]
    return len(strings) - len(left)


def _search_for(strings: Sequence[bytes]) -> BytesAhoCorasick:
    return BytesAhoCorasick(strings, matchkind=MatchKind.LeftmostFirst)


def _opened(archive: Path) -> sqlite3.Connection:
    file = sqlite3.connect(archive, isolation_level=None)
    for pragma in _PRAGMAS:
        file.execute(f"PRAGMA {pragma}").fetchall()
    # A script that handles an index in bulk takes its triggers away first.
    for name in ("item_fts_insert", "item_fts_delete", "item_fts_update", *FORGETTING):
        file.execute(f"DROP TRIGGER IF EXISTS {name}")
    file.execute("CREATE TEMP TABLE chosen (id INTEGER PRIMARY KEY)")
    return file


def _batches(file: sqlite3.Connection, keys: Sequence[int], size: int) -> Iterator[None]:
    """Open a transaction for each batch of keys, and commit it after what is done with it."""
    for start in range(0, len(keys), size):
        file.execute("BEGIN IMMEDIATE")
        file.execute("DELETE FROM chosen")
        part = ((key,) for key in keys[start : start + size])
        file.executemany("INSERT INTO chosen VALUES (?)", part)
        yield
        file.execute("COMMIT")


def _delete(file: sqlite3.Connection, table: str, column: str) -> None:
    file.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT id FROM chosen)")  # noqa: S608


class _Mapped:
    """A row as an object; the columns come from the table."""

    id: int


class OfItem(_Mapped):
    """An item as the ORM's unit of work knows it."""

    recipients: list[_Mapped]
    attachments: list[_Mapped]


def _mapped() -> type[OfItem]:
    book = registry()

    def child(table: Table) -> type[_Mapped]:
        made = type(table.name.title(), (_Mapped,), {})
        book.map_imperatively(made, table)
        return made

    below = {
        f"{table.name}s": relationship(child(table), cascade="all, delete-orphan")
        for table in (recipient, attachment)
    }
    book.map_imperatively(OfItem, item, properties=below)
    return OfItem


def orm_delete(archive: Path, keys: Sequence[int], batch: int) -> None:
    """Delete through the ORM: load each item with what hangs on it, delete, commit each batch."""
    mapped = OfItem if hasattr(OfItem, "__mapper__") else _mapped()
    engine = open_archive(archive)
    with Session(engine) as session:
        for start in range(0, len(keys), batch):
            for each in _loaded(session, mapped, keys[start : start + batch]):
                session.delete(each)
            session.commit()
    engine.dispose()


def _loaded(session: Session, mapped: type[OfItem], keys: Sequence[int]) -> Iterable[OfItem]:
    query = session.query(mapped).filter(item.c.id.in_(keys))
    whole = (selectinload(getattr(mapped, name)) for name in ("recipients", "attachments"))
    return query.options(*whole).all()
