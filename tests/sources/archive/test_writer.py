from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Connection, func, select, text

from dsr_desk.domain.content import ImportedItem
from dsr_desk.services.ports import Taken
from dsr_desk.services.progress import Step, unheard
from dsr_desk.sources.archive.rows import address_forms
from dsr_desk.sources.archive.store import conversation
from dsr_desk.sources.archive.store import item as item_table
from dsr_desk.sources.archive.writer import SqlArchive
from tests.sources.builders import ANNA, Store, item, mandate


def test_importing_again_adds_nothing(store: Store) -> None:
    items = [item(number, files=(b"x",)) for number in range(1, 6)]
    assert store.add(*items[:3]) == (3, 0)
    before = store.found(mandate())
    assert store.add(*items) == (2, 3)
    assert store.found(mandate())[:3] == before


def test_an_item_named_twice_in_one_import_is_taken_once(store: Store) -> None:
    assert store.add(item(1), item(1, body="another")) == (1, 1)
    (found,) = store.found(mandate())
    assert store.source.items([found.ref], mandate())[0].body == "Body 1"


def test_the_same_name_in_another_channel_or_organisation_is_another_item(store: Store) -> None:
    first = item(1, conversation="t")
    others = [replace(first, channel="town-info"), replace(first, organisation="press")]
    assert store.add(first, *others) == (3, 0)
    with store.engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(conversation)) == 3


def test_a_conversation_goes_on_in_a_later_import(store: Store) -> None:
    store.add(item(1, conversation="t"))
    store.add(item(2, conversation="t"), item(3, conversation="u"))
    first, second, third = store.found(mandate())
    assert first.conversation == second.conversation != third.conversation


def test_progress_is_told_for_each_batch(sqlite_store: Store) -> None:
    steps: list[Step] = []
    items = (item(number) for number in range(1, 1102))
    assert SqlArchive(sqlite_store.engine).add(items, steps.append) == Taken(1101)
    assert [step.done for step in steps] == [500, 1000, 1101]
    assert len(sqlite_store.found(mandate())) == 1101


def test_an_import_that_is_cut_off_keeps_what_it_read_and_goes_on(sqlite_store: Store) -> None:
    def broken() -> Iterator[ImportedItem]:
        yield from (item(number) for number in range(1, 701))
        raise OSError("the mailbox went away")

    with pytest.raises(OSError, match="went away"):
        SqlArchive(sqlite_store.engine).add(broken(), unheard)
    assert len(sqlite_store.found(mandate())) == 700
    whole = [item(number) for number in range(1, 801)]
    assert sqlite_store.add(*whole) == (100, 700)


def test_items_of_many_batches_are_told_apart_and_found_by_their_words(store: Store) -> None:
    archive = SqlArchive(store.engine, batch=2)
    items = [item(number, conversation="t") for number in (1, 2, 3, 2, 4, 5)]
    assert archive.add(items, unheard) == Taken(5, 1)
    found = store.found(mandate())
    shown = store.source.items([each.ref for each in found], mandate())
    assert sorted(each.body for each in shown) == [f"Body {number}" for number in range(1, 6)]


def _entries(connection: Connection, word: str) -> list[int]:
    question = text("SELECT rowid FROM item_fts WHERE item_fts MATCH :word ORDER BY rowid")
    return list(connection.scalars(question, {"word": word}))


def test_each_item_is_in_the_full_text_index_once(sqlite_store: Store) -> None:
    archive = SqlArchive(sqlite_store.engine, batch=2)
    archive.add((item(number, body="falukorv") for number in range(1, 6)), unheard)
    archive.add([item(6, body="falukorv"), item(5)], unheard)
    with sqlite_store.engine.begin() as connection:
        connection.execute(
            text("INSERT INTO item_fts(item_fts, rank) VALUES('integrity-check', 1)")
        )
        assert _entries(connection, "falukorv") == [1, 2, 3, 4, 5, 6]


def test_a_batch_that_fails_leaves_the_index_as_it_was(sqlite_store: Store) -> None:
    sqlite_store.add(item(1, body="falukorv"))
    broken = replace(item(2, body="falukorv"), subject=None)  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        sqlite_store.add(broken)
    copied = "organisation, channel, kind, conversation_id, author, author_key, author_base,"
    copied += "author_name, staff, at, subject, body, html, reply_to, reply_key"
    with sqlite_store.engine.begin() as connection:
        connection.execute(
            text(f"INSERT INTO item(external_key, {copied}) SELECT 'x', {copied} FROM item")  # noqa: S608
        )
        assert _entries(connection, "falukorv") == [1, 2]


def test_an_id_is_not_given_out_again(store: Store) -> None:
    store.add(item(1), item(2))
    with store.engine.begin() as connection:
        taken = set(connection.scalars(select(item_table.c.id)))
        for table in ("recipient", "attachment", "item"):
            connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608
    store.add(item(3))
    with store.engine.connect() as connection:
        assert not taken & set(connection.scalars(select(item_table.c.id)))


@pytest.mark.parametrize(
    ("written", "key", "base"),
    [
        ("Anna@Example.ORG", "anna@example.org", "anna@example.org"),
        ("Anna Å <anna+x@example.org> ", "anna+x@example.org", "anna@example.org"),
        ("“<b@x.example>” <anna@example.org>", "anna@example.org", "anna@example.org"),
        ("anna@smörgås.example", "anna@xn--smrgs-pra0j.example", "anna@xn--smrgs-pra0j.example"),
        ("anna@example.org (Anna)", "anna@example.org", "anna@example.org"),
        ("'Anna@example.org'", "anna@example.org", "anna@example.org"),
        ("mailto:anna@example.org", "anna@example.org", "anna@example.org"),
        ("a@x.example, b@x.example", "a@x.example, b@x.example", "a@x.example, b@x.example"),
        ("Nick_Name42", "nick_name42", "nick_name42"),
        ("Nick <not an address>", "not an address", "not an address"),
        ("a@b@c", "a@b@c", "a@b@c"),
        ("", "", ""),
    ],
)
def test_an_author_is_kept_in_the_form_that_is_sought(written: str, key: str, base: str) -> None:
    assert address_forms(written) == (key, base)


def test_what_a_database_can_not_hold_is_marked(store: Store) -> None:
    hostile = item(1, subject="a\x00b", body="c\ud800d", name="\udfff", files=(b"\x00",))
    assert store.add(hostile) == (1, 0)
    (found,) = store.found(mandate())
    (shown,) = store.source.items([found.ref], mandate())
    assert (shown.subject, shown.body, shown.author_name) == ("a\ufffdb", "c\ufffdd", "\ufffd")


def test_outside_names_are_kept_as_hashes_only(store: Store) -> None:
    name = f"<{ANNA.key}>"
    store.add(replace(item(1), external_id=name, conversation=name))
    with store.engine.connect() as connection:
        keys = [
            connection.scalars(select(table.c.external_key)).one()
            for table in (item_table, conversation)
        ]
    assert all(len(key) == 64 and int(key, 16) for key in keys)


def test_text_is_stored_as_text_whatever_it_says(store: Store) -> None:
    hostile = "'); DROP TABLE item; -- %s :x ${x} \\"
    store.add(item(1, subject=hostile, body=hostile, name=hostile))
    (found,) = store.found(mandate())
    (shown,) = store.source.items([found.ref], mandate())
    assert (shown.subject, shown.body, shown.author_name) == (hostile,) * 3
    with store.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM item")) == 1
