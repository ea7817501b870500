"""Gone from the bytes: what each step takes away, and what stays when it is left out."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event, text

from dsr_desk.domain.content import ImportedItem
from dsr_desk.domain.errors import WorkspaceBusy
from dsr_desk.domain.people import Action
from dsr_desk.domain.room import TooLittleRoom
from dsr_desk.services.progress import Step
from dsr_desk.sources.archive.store import archive_source, create_archive, open_archive
from dsr_desk.sources.engines import outside_transactions
from dsr_desk.sources.erasing.scrubbing import (
    SAMPLES,
    checkpoint,
    drop_samples,
    optimize,
    scrub_file,
    vacuum,
)
from dsr_desk.sources.fulltext import command
from tests.kept_samples import keep_samples
from tests.sources.builders import ANNA, BERTIL, Store, item, mandate, plan, store_over

LETTERS = "abcdefghijklmnopqrstuvwxyz"
MARKERS = 200


def markers() -> list[str]:
    """Words that are nobody else's; the index keeps but their ends, so the ends are sought."""
    draw = random.Random(7)
    return ["".join(draw.choices(LETTERS, k=20)) for _ in range(MARKERS)]


def fill(store: Store) -> None:
    """Anna's items hold the markers in every kind of place; Bertil's stand between them."""
    filler = "lorem ipsum dolor sit amet " * 40
    items: list[ImportedItem] = []
    for number, word in enumerate(markers(), start=1):
        items += (
            item(
                number,
                subject=f"about {word}",
                body=f"{filler} {word} {filler * (number % 5)}",
                name=f"Anna {word}",
                recipients=(f"{word}@hemma.example",),
                files=(word.encode() * (400 if number % 20 == 0 else 1),),
            ),
            item(1000 + number, BERTIL.text, body=filler),
        )
    store.add(*items)


def an_older_tool_has_been_here(path: Path) -> None:
    """Copy and drop every body without secure_delete, as a store of earlier times may show it."""
    tool = sqlite3.connect(path, isolation_level=None)
    tool.execute("PRAGMA secure_delete=OFF")
    tool.execute("CREATE TABLE copied AS SELECT body FROM item")
    tool.execute("DROP TABLE copied")
    tool.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    tool.close()
    keep_samples(path)


def left(store: Store) -> int:
    """How many markers some file of the store still holds."""
    everything = b"".join(path.read_bytes() for path in store.source.files()).lower()
    return sum(word[-10:].encode() in everything for word in markers())


def erase(store: Store, action: Action = Action.DELETE) -> None:
    store.source.erase(plan(store.found(mandate()), action), mandate())
    store.source.erase_leftovers(mandate(), [])


STEPS_TOLD = ("optimize", "samples", "vacuum", "checkpoint")
STEPS: dict[str, Callable[..., object]] = {
    "optimize": lambda connection: optimize(connection, "item_fts"),
    "samples": drop_samples,
    "vacuum": vacuum,
    "checkpoint": checkpoint,
}


@pytest.mark.parametrize("left_out", ["nothing", *STEPS])
def test_every_step_is_needed(sqlite_store: Store, left_out: str) -> None:
    assert sqlite_store.path is not None
    fill(sqlite_store)
    an_older_tool_has_been_here(sqlite_store.path)
    assert left(sqlite_store) == MARKERS
    erase(sqlite_store)
    with outside_transactions(sqlite_store.engine).connect() as connection:
        for name, step in STEPS.items():
            if name != left_out:
                step(connection)
        # Looked at while the store is open: closing it would empty the log by itself.
        found = left(sqlite_store)
    assert (found == 0) is (left_out == "nothing")


@pytest.mark.parametrize("secure", [True, False])
def test_without_secure_delete_freed_pages_keep_their_text(tmp_path: Path, *, secure: bool) -> None:
    path = tmp_path / "archive.sqlite"
    store = store_over(create_archive(path), path)
    store.engine.dispose()

    def forget(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA secure_delete=OFF")

    if not secure:
        event.listen(store.engine, "connect", forget)
    fill(store)
    erase(store)
    with outside_transactions(store.engine).connect() as connection:
        optimize(connection, "item_fts")
        checkpoint(connection)
        found = left(store)
    store.source.close()
    # Without VACUUM a handful of fragments may stay in the gaps of pages even so.
    assert found <= 20 if secure else found == MARKERS


@pytest.mark.parametrize("action", list(Action))
def test_after_a_scrub_no_byte_of_the_erased_is_left(sqlite_store: Store, action: Action) -> None:
    assert sqlite_store.path is not None
    fill(sqlite_store)
    an_older_tool_has_been_here(sqlite_store.path)
    erase(sqlite_store, action)
    figures = dict(sqlite_store.source.scrub())
    everything = b"".join(path.read_bytes() for path in sqlite_store.source.files()).lower()
    assert BERTIL.key.encode() in everything
    assert ANNA.key.encode() not in everything
    if action is Action.DELETE:
        assert left(sqlite_store) == 0
        assert figures["bytes_after"] < figures["bytes_before"]
    assert (figures["index_merged"], figures["log_emptied"]) == (1, 1)
    assert b"file-1-1" not in everything


def test_a_scrub_can_be_repeated(sqlite_store: Store) -> None:
    fill(sqlite_store)
    erase(sqlite_store)
    first = dict(sqlite_store.source.scrub())
    second = dict(sqlite_store.source.scrub())
    assert second["bytes_before"] == second["bytes_after"] == first["bytes_after"]
    assert len(sqlite_store.found(mandate(subjects=[BERTIL]))) == MARKERS


def test_too_little_room_is_said_before_anything_is_begun(sqlite_store: Store) -> None:
    assert sqlite_store.path is not None
    sqlite_store.add(item(1))
    size = sqlite_store.path.stat().st_size
    before = sqlite_store.path.read_bytes()
    with pytest.raises(TooLittleRoom) as refused:
        scrub_file(
            sqlite_store.engine, sqlite_store.path, "item_fts", free=lambda _: int(size * 2.1)
        )
    assert refused.value.facts == {
        "file": sqlite_store.path.name,
        "needed": f"{size * 2.2 / 1e6:.1f} MB",
        "free": f"{size * 2.1 / 1e6:.1f} MB",
    }
    assert sqlite_store.path.read_bytes() == before
    scrub_file(sqlite_store.engine, sqlite_store.path, "item_fts", free=lambda _: int(size * 2.3))


def test_each_part_of_a_scrub_is_told_with_the_bytes_of_the_file(sqlite_store: Store) -> None:
    assert sqlite_store.path is not None
    fill(sqlite_store)
    erase(sqlite_store)
    size = sqlite_store.path.stat().st_size
    told: list[Step] = []
    sqlite_store.source.scrub(told.append)
    assert list(dict.fromkeys(step.part for step in told)) == [*STEPS_TOLD]
    assert {step.what for step in told} == {"scrub"}
    assert all(step.in_bytes for step in told)
    assert {step.total >= size for step in told if step.part == "vacuum"} == {True}


def test_a_batch_leaves_the_index_set_as_it_was(sqlite_store: Store) -> None:
    fill(sqlite_store)
    with sqlite_store.engine.begin() as connection:
        command(connection, "item_fts", "automerge", 7)
    erase(sqlite_store)
    with sqlite_store.engine.connect() as connection:
        settings = connection.exec_driver_sql("SELECT k, v FROM item_fts_config").all()
    assert dict(map(tuple, settings)).items() >= {"automerge": 7, "hashsize": 1 << 20}.items()


def test_a_reader_keeps_the_log_from_being_emptied_and_is_named(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    create_archive(path).dispose()
    source = archive_source(path, open_archive(path, busy_ms=20))
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM item").fetchone()
    with pytest.raises(WorkspaceBusy):
        source.scrub()
    reader.close()
    assert dict(source.scrub())["log_emptied"] == 1
    source.close()


@pytest.mark.parametrize("table", SAMPLES)
def test_statistics_that_quote_keys_are_dropped(sqlite_store: Store, table: str) -> None:
    assert sqlite_store.path is not None
    fill(sqlite_store)
    assert dict(sqlite_store.source.scrub())["samples_dropped"] == 0
    sqlite_store.source.close()
    sampled = keep_samples(sqlite_store.path, table)
    erase(sqlite_store)
    with outside_transactions(sqlite_store.engine).connect() as connection:
        for step in STEPS.values():
            if step is not drop_samples:
                step(connection)
        assert left(sqlite_store)
        connection.exec_driver_sql("BEGIN")
        assert drop_samples(connection) == sampled
        connection.exec_driver_sql("ROLLBACK")
    assert dict(sqlite_store.source.scrub())["samples_dropped"] == sampled
    assert left(sqlite_store) == 0


@pytest.mark.postgres
def test_a_server_rewrites_the_mapped_tables(postgres_store: Store) -> None:
    def file_nodes() -> set[str]:
        with postgres_store.engine.connect() as connection:
            names = ("item", "recipient", "attachment", "conversation", "writer")
            return {
                str(connection.scalar(text("SELECT pg_relation_filepath(:name)"), {"name": name}))
                for name in names
            }

    fill(postgres_store)
    erase(postgres_store)
    before = file_nodes()
    assert dict(postgres_store.source.scrub()) == {"tables_rewritten": 5}
    assert not before & file_nodes()
    assert postgres_store.source.files() == ()
    assert len(postgres_store.found(mandate(subjects=[BERTIL]))) == MARKERS
