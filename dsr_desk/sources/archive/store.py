"""The archive: the workspace's own content store, for imported content and for the demo.

Only the tables are its own.  It is searched, shown and erased through ``resources/mappings/
archive.toml`` like any other store (docs/adr).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    DateTime,
    Dialect,
    Engine,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    column,
    func,
    insert,
    inspect,
    select,
    update,
)

from dsr_desk.config import resources
from dsr_desk.domain.errors import WorkspaceDamaged, WorkspaceMissing, WorkspaceTooNew
from dsr_desk.sources.engines import BUSY_MS, sqlite_engine, writing
from dsr_desk.sources.failures import told
from dsr_desk.sources.fulltext import gathered
from dsr_desk.sources.known import (
    FINGERPRINTS,
    WORKED_OUT,
    forgotten_together,
    keep_fingerprints,
    kept_up,
)
from dsr_desk.sources.mapping.file import read_mapping
from dsr_desk.sources.mapping.rules import Mapping
from dsr_desk.sources.sql import SqlSource

ARCHIVE_FORMAT = 5
KEY = "archive"

metadata = MetaData()


def _scope() -> tuple[Column[str], Column[str]]:
    """Return the two columns that every row of content has: whose it is."""
    return Column("organisation", String, nullable=False), Column("channel", String, nullable=False)


def _of_item() -> tuple[Column[int], Column[str], Column[str], Column[int]]:
    """Return the columns that every row of an item's has: its id, whose it is, the item."""
    item_id: Column[int] = Column("item_id", ForeignKey("item.id"), nullable=False)
    return (Column("id", Integer, primary_key=True), *_scope(), item_id)


archive_format = Table("archive_format", metadata, Column("version", Integer, nullable=False))

conversation = Table(
    "conversation",
    metadata,
    Column("id", Integer, primary_key=True),
    *_scope(),
    Column("external_key", String(64), nullable=False),
    UniqueConstraint("organisation", "channel", "external_key"),
    sqlite_autoincrement=True,
)

item = Table(
    "item",
    metadata,
    Column("id", Integer, primary_key=True),
    *_scope(),
    Column("kind", String(16), nullable=False),
    Column("conversation_id", ForeignKey("conversation.id"), nullable=False),
    # A hash of the Message-ID or post number: it tells a second import, and names nobody.
    Column("external_key", String(64), nullable=False),
    Column("author", String, nullable=False),
    Column("author_key", String, nullable=False),
    Column("author_base", String, nullable=False),
    Column("author_name", String, nullable=False),
    Column("staff", Boolean, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("subject", String, nullable=False),
    Column("body", String, nullable=False),
    Column("html", Boolean, nullable=False),
    Column("reply_to", String, nullable=False),
    Column("reply_key", String, nullable=False),
    # Of a row of an exported table: a hash of all its cells, by which it is known again when its
    # columns are read as something else. Nothing else has one, or is in the index.
    Column("row_key", String(64)),
    UniqueConstraint("organisation", "channel", "external_key"),
    # Wide enough that a search reads its first list from the index alone.
    Index("item_by_author", "author_key", "organisation", "channel", "at", "conversation_id", "id"),
    Index("item_by_base", "author_base", "organisation", "channel", "author_key"),
    Index("item_by_reply_to", "reply_key", "organisation", "channel"),
    Index("item_by_conversation", "conversation_id", "at", "id"),
    Index(
        "item_by_row",
        "row_key",
        "organisation",
        "channel",
        sqlite_where=column("row_key").is_not(None),
        postgresql_where=column("row_key").is_not(None),
    ),
    # An id names one item for ever (ItemRef): SQLite would give a deleted one out again.
    sqlite_autoincrement=True,
)

recipient = Table(
    "recipient",
    metadata,
    *_of_item(),
    Column("address", String, nullable=False),
    Column("address_key", String, nullable=False),
    Index("recipient_by_item", "item_id"),
    Index("recipient_by_address", "address_key", "organisation", "channel"),
    sqlite_autoincrement=True,
)

attachment = Table(
    "attachment",
    metadata,
    *_of_item(),
    Column("filename", String, nullable=False),
    Column("media_type", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index("attachment_by_item", "item_id"),
    # Wide enough that counting what is no text reads no file.
    Index("attachment_by_type", "organisation", "channel", "media_type", "size"),
    sqlite_autoincrement=True,
)

# Senders that a mail's one author does not tell: those who sent it together (with a key), whom a
# line that is no address may mean (near), and what could not be read in any way (neither).
writer = Table(
    "writer",
    metadata,
    *_of_item(),
    Column("written", String, nullable=False),
    Column("address_key", String, nullable=False),
    Column("address_base", String, nullable=False),
    Column("near_base", String, nullable=False),
    Index("writer_by_item", "item_id"),
    Index("writer_by_base", "address_base", "organisation", "channel"),
    Index("writer_by_near", "near_base", "organisation", "channel"),
    sqlite_autoincrement=True,
)

_ENTERS = (
    "INSERT INTO item_fts(rowid, subject, body, author)"
    " VALUES (new.id, new.subject, new.body, new.author);"
)
# An index over foreign content must be told the old words, or it keeps them.
_LEAVES = (
    "INSERT INTO item_fts(item_fts, rowid, subject, body, author)"
    " VALUES ('delete', old.id, old.subject, old.body, old.author);"
)
_ON_INSERT = f"CREATE TRIGGER item_fts_insert AFTER INSERT ON item BEGIN {_ENTERS} END"
_FULL_TEXT = (
    "CREATE VIRTUAL TABLE item_fts USING fts5"
    "(subject, body, author, content='item', content_rowid='id', tokenize='unicode61')",
    _ON_INSERT,
    f"CREATE TRIGGER item_fts_delete AFTER DELETE ON item BEGIN {_LEAVES} END",
    f"CREATE TRIGGER item_fts_update AFTER UPDATE ON item BEGIN {_LEAVES} {_ENTERS} END",
)


def create_archive(path: Path) -> Engine:
    """Make an empty archive and open it; one that is there already is only opened."""
    engine = sqlite_engine(path, create=True)
    with told(KEY, path):
        make_schema(engine)
    return _checked(engine, path)


def open_archive(path: Path, busy_ms: int = BUSY_MS) -> Engine:
    """Open an archive.

    Raises:
        WorkspaceMissing: there is no such file.
        WorkspaceTooNew: a newer program has written it.
        WorkspaceDamaged: the file is no archive.
    """
    if not path.is_file():
        raise WorkspaceMissing(str(path.parent))
    return _checked(sqlite_engine(path, busy_ms=busy_ms), path)


def archive_source(path: Path, engine: Engine | None = None) -> SqlSource:
    """Open an archive as a content source; an engine that is open already may be shared."""
    mapping = read_mapping(resources() / "mappings" / "archive.toml")
    return source_over(engine or open_archive(path), mapping, path)


def source_over(engine: Engine, mapping: Mapping, path: Path | None = None) -> SqlSource:
    """Return an archive as a content source; one in a file keeps its items' fingerprints."""
    return SqlSource(KEY, engine, mapping, path, FINGERPRINTS if _keeps(engine.dialect) else None)


def make_schema(engine: Engine) -> None:
    """Make the tables, all or none, unless they are there."""
    with writing(engine).begin() as connection:
        if inspect(connection).has_table(archive_format.name):
            return
        metadata.create_all(connection)
        if _keeps(connection.dialect):
            for statement in _FULL_TEXT:
                connection.exec_driver_sql(statement)
            keep_fingerprints(connection)
        connection.execute(insert(archive_format).values(version=ARCHIVE_FORMAT))


@contextmanager
def added_together(connection: Connection) -> Iterator[None]:
    """Let the items that the block adds enter the full-text index at its end, in one statement.

    Each row that a trigger adds makes SQLite write out what the index has gathered, which is most
    of an import's time.  The trigger is away inside this transaction only: if that does not end
    well it was never gone, and nobody else can write meanwhile.  What hangs on the items is added
    in the block too, for what forgets fingerprints is away as well (``known``).
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    last = connection.scalar(select(func.coalesce(func.max(item.c.id), 0))) or 0
    connection.exec_driver_sql("DROP TRIGGER item_fts_insert")
    with forgotten_together(connection, last):
        yield
    with gathered(connection, "item_fts"):
        connection.exec_driver_sql(
            "INSERT INTO item_fts(rowid, subject, body, author)"
            " SELECT id, subject, body, author FROM item WHERE id > ? ORDER BY id",
            (last,),
        )
    connection.exec_driver_sql(_ON_INSERT)


def next_ids(connection: Connection, table: Table, count: int) -> Sequence[int]:
    """Return so many ids that no row of a table has had; a writing transaction keeps them free."""
    if connection.dialect.name != "sqlite":
        sequence = func.nextval(func.pg_get_serial_sequence(table.name, "id"))
        rows = func.generate_series(1, count).table_valued("number")
        return connection.scalars(select(sequence).select_from(rows)).all()
    # What AUTOINCREMENT goes by: also the highest id that was ever given out.
    given = connection.exec_driver_sql(
        "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = ?", (table.name,)
    ).scalar_one()
    highest = connection.scalar(select(func.coalesce(func.max(table.c.id), 0)))
    first = max(given, highest or 0) + 1
    return range(first, first + count)


def _checked(engine: Engine, path: Path) -> Engine:
    """Return the engine when the file is an archive of a known format; close it otherwise."""
    try:
        with told(KEY, path):
            with engine.connect() as connection:
                sound = _format_of(connection, path) == ARCHIVE_FORMAT and kept_up(connection)
            if not sound:
                _brought_up(engine)
    except Exception:
        engine.dispose()
        raise
    return engine


def _format_of(connection: Connection, path: Path) -> int:
    if not inspect(connection).has_table(archive_format.name):
        raise WorkspaceDamaged(path.name)
    version = connection.scalar(select(archive_format.c.version))
    if version is None or version < 1:
        raise WorkspaceDamaged(path.name)
    if version > ARCHIVE_FORMAT:
        raise WorkspaceTooNew(version, ARCHIVE_FORMAT)
    return int(version)


def _brought_up(engine: Engine) -> None:
    """Give an archive what it lacks, be it of an earlier format or touched by others.

    All or nothing.  Fingerprints are not worked out here: until they are (``fingerprints``), its
    items are hashed when they are read.
    """
    with writing(engine).begin() as connection:
        metadata.create_all(connection, [writer])
        if item.c.row_key.name not in {c["name"] for c in inspect(connection).get_columns("item")}:
            connection.exec_driver_sql("ALTER TABLE item ADD COLUMN row_key VARCHAR(64)")
        for index in (*attachment.indexes, *item.indexes):
            index.create(connection, checkfirst=True)
        if kept_up(connection):
            WORKED_OUT.create(connection, checkfirst=True)
        else:
            keep_fingerprints(connection)
        connection.execute(update(archive_format).values(version=ARCHIVE_FORMAT))


def _keeps(dialect: Dialect) -> bool:
    """Tell whether an archive has what only SQLite's does: a full-text index, fingerprints."""
    return dialect.name == "sqlite"
