"""Large attachments are read and hashed in pieces, on a file and on a server."""

from __future__ import annotations

import os
import random
import tracemalloc

import pytest
from sqlalchemy import Engine, text

from dsr_desk.domain.errors import DeskError, SourceUnavailable
from dsr_desk.domain.finding.matches import Item
from dsr_desk.services.pieces import head
from dsr_desk.sources.contents import PIECE
from tests.sources.builders import Store, item, mandate

LARGE = random.Random(5).randbytes(9 * PIECE + 12_345)


def kept(store: Store) -> tuple[Item, str]:
    """Return the only item and the id of its attachment."""
    (found,) = store.found(mandate())
    (shown,) = store.source.items([found.ref], mandate())
    assert found.fingerprint == shown.fingerprint
    return shown, shown.attachments[0].id


def put(engine: Engine, content: object) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE attachment SET content = :content"), {"content": content})


def read(store: Store) -> bytes:
    shown, key = kept(store)
    return b"".join(store.source.attachment(shown.ref, key, mandate()))


def test_a_large_attachment_comes_whole_and_in_pieces(store: Store) -> None:
    store.add(item(1, files=(LARGE,)))
    shown, key = kept(store)
    pieces = list(store.source.attachment(shown.ref, key, mandate()))
    assert b"".join(pieces) == LARGE
    assert len(pieces) >= 3


def test_one_byte_in_the_middle_of_a_large_attachment_changes_the_fingerprint(store: Store) -> None:
    store.add(item(1, files=(LARGE,)))
    before = kept(store)[0].fingerprint
    middle = len(LARGE) // 2
    put(store.engine, LARGE[:middle] + bytes([LARGE[middle] ^ 1]) + LARGE[middle + 1 :])
    assert kept(store)[0].fingerprint != before
    put(store.engine, LARGE)
    assert kept(store)[0].fingerprint == before


def test_what_is_held_of_a_large_attachment_does_not_grow_with_it(store: Store) -> None:
    store.add(item(1, files=(LARGE * 2,)))
    shown, key = kept(store)
    tracemalloc.start()
    try:
        assert kept(store)[0] == shown
        size = sum(map(len, store.source.attachment(shown.ref, key, mandate())))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert size == 2 * len(LARGE)
    assert peak < size // 2


def test_whoever_needs_the_beginning_alone_leaves_nothing_open(store: Store) -> None:
    store.add(item(1, files=(LARGE,)))
    shown, key = kept(store)
    assert head(store.source.attachment(shown.ref, key, mandate()), 100) == LARGE[:100]
    assert store.engine.pool.checkedout() == 0  # type: ignore[attr-defined]  # of a queue pool


def test_a_large_text_is_read_as_its_bytes(sqlite_store: Store) -> None:
    sqlite_store.add(item(1, files=(b"",)))
    long = "räksmörgås " * 60_000
    put(sqlite_store.engine, long)
    assert read(sqlite_store) == long.encode()


def test_a_table_without_handles_gives_the_same_bytes(sqlite_store: Store) -> None:
    sqlite_store.add(item(1, files=(LARGE,)))
    before = kept(sqlite_store)[0].fingerprint
    with sqlite_store.engine.begin() as connection:
        asked = "SELECT sql FROM sqlite_master WHERE name = 'attachment'"
        made = str(connection.scalar(text(asked))).replace("AUTOINCREMENT", "")
        connection.execute(text("ALTER TABLE attachment RENAME TO former"))
        connection.execute(text(f"{made} WITHOUT ROWID"))
        connection.execute(text("INSERT INTO attachment SELECT * FROM former"))
        connection.execute(text("DROP TABLE former"))
    assert read(sqlite_store) == LARGE
    assert kept(sqlite_store)[0].fingerprint == before


def test_a_file_that_is_cut_off_meanwhile_is_a_problem(sqlite_store: Store) -> None:
    assert sqlite_store.path is not None
    sqlite_store.add(item(1, files=(LARGE,)))
    sqlite_store.source.scrub()
    shown, key = kept(sqlite_store)
    sqlite_store.engine.dispose()  # whatever is remembered of the file is no longer read from it
    pieces = sqlite_store.source.attachment(shown.ref, key, mandate())
    next(pieces)
    os.truncate(sqlite_store.path, 2 * PIECE)
    with pytest.raises(DeskError):
        list(pieces)


@pytest.mark.postgres
def test_a_server_that_goes_away_meanwhile_is_a_problem(postgres_store: Store) -> None:
    postgres_store.add(item(1, files=(LARGE,)))
    shown, key = kept(postgres_store)
    pieces = postgres_store.source.attachment(shown.ref, key, mandate())
    next(pieces)
    with postgres_store.engine.connect() as other:
        other.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    with pytest.raises(SourceUnavailable):
        list(pieces)


@pytest.mark.postgres
def test_all_pieces_are_of_one_moment(postgres_store: Store) -> None:
    postgres_store.add(item(1, files=(LARGE,)))
    shown, key = kept(postgres_store)
    pieces = postgres_store.source.attachment(shown.ref, key, mandate())
    first = next(pieces)
    put(postgres_store.engine, b"")
    assert first + b"".join(pieces) == LARGE
