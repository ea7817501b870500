"""Scrubbing: the steps after which no byte of a deleted row is left in a store's files.

Each step removes what the others leave: the full-text index keeps deleted words
until it is merged, statistics hold whole keys, pages keep fragments until the file is rewritten,
and the write-ahead log holds all of it until it is emptied.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, inspect, select, table, text
from sqlalchemy.sql import column as named

from dsr_desk.domain.errors import WorkspaceBusy
from dsr_desk.domain.finding.errors import SourceStopped
from dsr_desk.domain.room import TooLittleRoom, megabytes
from dsr_desk.services.erasing.watching import watched_log
from dsr_desk.services.progress import Progress, Step, unheard
from dsr_desk.sources.engines import outside_transactions
from dsr_desk.sources.fulltext import command
from dsr_desk.sources.mapping.fitting import Fit

ROOM = 2.2
"""Rewriting writes the live database into the log, then into the file: so often its size."""
TRIES = 3
SAMPLES = ("sqlite_stat4", "sqlite_stat3", "sqlite_stat2")
"""Tables in which some builds of SQLite quote keys: today's, and those of before 2019 and 2011.
Other builds let them be."""
_NOT_REWRITTEN = "the server did not rewrite this table, so deleted rows are still in its files"
_FILES = text(
    "SELECT c.relname, pg_relation_filenode(coalesce(p.relid, c.oid)) FROM pg_class c"
    " LEFT JOIN LATERAL pg_partition_tree(c.oid) p ON p.isleaf"
    " WHERE c.relname = ANY (:names) AND c.relkind IN ('r', 'p') AND pg_table_is_visible(c.oid)"
    " AND pg_relation_filenode(coalesce(p.relid, c.oid)) IS NOT NULL"
)

Figures = tuple[tuple[str, int], ...]
FreeBytes = Callable[[Path], int]


def free_bytes(path: Path) -> int:
    """Return how much room is left where the file lies."""
    return shutil.disk_usage(path.parent).free


def scrub_file(
    engine: Engine,
    path: Path,
    index: str,
    free: FreeBytes = free_bytes,
    tries: int = TRIES,
    progress: Progress = unheard,
) -> Figures:
    """Clean a SQLite store; each step can be repeated.

    Raises:
        TooLittleRoom: there is not enough to rewrite the file; nothing was begun.
        WorkspaceBusy: somebody reads, so the log could not be emptied.
    """
    before = path.stat().st_size
    needed, there = int(ROOM * before), free(path)
    if there < needed:
        raise TooLittleRoom(path.name, megabytes(needed), megabytes(there))

    def part(name: str, total: int = 0) -> AbstractContextManager[None]:
        return watched_log(progress, path, name, total)

    with outside_transactions(engine).connect() as connection:
        if index:
            with part("optimize"):
                optimize(connection, index)
        with part("samples"):
            samples = drop_samples(connection)
        with part("vacuum", before):
            vacuum(connection)
        with part("checkpoint"):
            emptied = checkpoint(connection, tries)
    return (
        ("bytes_before", before),
        ("bytes_after", path.stat().st_size),
        ("index_merged", int(bool(index))),
        ("log_emptied", int(emptied)),
        ("samples_dropped", samples),
    )


def optimize(connection: Connection, index: str) -> None:
    """Merge the full-text index: deleted words stay in it until then."""
    command(connection, index, "optimize")


def drop_samples(connection: Connection) -> int:
    """Delete the statistics that quote whole index keys; VACUUM would copy them."""
    # The inspector hides SQLite's own tables.
    master = table("sqlite_master", named("type"), named("name"))
    kept = (master.c.type == "table") & master.c.name.in_(SAMPLES)
    there = connection.scalars(select(master.c.name).where(kept)).all()
    return sum(connection.execute(delete(table(name))).rowcount for name in there)


def vacuum(connection: Connection) -> None:
    """Rewrite the file: fragments in the gaps of pages stay until then."""
    connection.exec_driver_sql("VACUUM")


def checkpoint(connection: Connection, tries: int = TRIES) -> bool:
    """Empty the write-ahead log and believe it only when SQLite says so.

    Raises:
        WorkspaceBusy: somebody was reading at every try.
    """
    for _ in range(tries):
        busy, _, _ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
        if not busy:
            return True
    raise WorkspaceBusy


def _file_numbers(connection: Connection, names: list[str]) -> frozenset[tuple[str, int]]:
    """Return the numbers of the files in which tables lie, those of their parts for a whole."""
    return frozenset((n, file) for n, file in connection.execute(_FILES, {"names": names}).all())


def scrub_server(engine: Engine, fit: Fit, progress: Progress = unheard) -> Figures:
    """Rewrite the mapped tables and their indexes on PostgreSQL; its log is the server's affair.

    Raises:
        SourceStopped: the server has left a table as it was.
    """
    with outside_transactions(engine).connect() as connection:
        quote = connection.dialect.identifier_preparer.quote
        connection.execute(text("SET lock_timeout = '5s'"))
        there = set(inspect(connection).get_table_names())
        names = [name for name in fit.mapping.tables if name in there]
        before = _file_numbers(connection, names)
        try:
            for number, name in enumerate(names):
                progress(Step("scrub", number, len(names), part="rewrite"))
                connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {quote(name)}")
        finally:
            connection.execute(text("RESET lock_timeout"))
        # A table that the account does not own is passed over, with a warning to nobody.
        after = _file_numbers(connection, names)
        kept = sorted(name for name, number in after if (name, number) in before)
    if kept:
        raise SourceStopped(fit.source, f"{_NOT_REWRITTEN} ({kept[0]})")
    return (("tables_rewritten", len(names)),)
