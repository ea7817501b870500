from __future__ import annotations

import random

import pytest
from sqlalchemy import Column, Integer, String, column, create_engine, or_, select, table
from sqlalchemy.dialects.sqlite import dialect

from dsr_desk.sources.finding.seeking import holds_text
from tests.sources.builders import ANNA, BERTIL, Store, item


@pytest.fixture
def filled(store: Store) -> Store:
    store.add(
        item(1, BERTIL.text, body="Blåbärspaj à la Berit", files=(b"\x00PDF Byte String\xff",)),
        item(2, organisation="press", channel="press-mail", subject="Rubrik"),
    )
    return store


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Blåbärspaj", True),
        ("blåbärspaj à LA berit", True),
        ("bertil@HEMMA.example", True),
        ("Byte String", True),
        ("rubrik", True),
        ("kundtjanst@town.example", True),
        ("file-1-1", True),
        ("Byte  String", False),
        ("%", False),
        ("_ubrik", False),
        ("' OR '1'='1", False),
        ("a\x00b", False),
        ("", False),
    ],
)
def test_a_string_is_found_wherever_a_live_row_holds_it(
    filled: Store, text: str, *, there: bool
) -> None:
    held = filled.source.holds([text, "nothing like it"])
    assert held == (frozenset({text}) if there else frozenset())


def test_many_strings_are_told_apart(filled: Store) -> None:
    strings = [ANNA.text, "Berit", "nobody@example.org"]
    assert filled.source.holds(strings) == {ANNA.text, "Berit"}


def test_the_index_is_no_row(sqlite_store: Store) -> None:
    from sqlalchemy import text

    sqlite_store.add(item(1, body="palsternacka"))
    with sqlite_store.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER item_fts_delete"))
        connection.execute(text("DELETE FROM recipient"))
        connection.execute(text("DELETE FROM item"))
    assert sqlite_store.source.holds(["palsternacka"]) == frozenset()


@pytest.mark.parametrize(
    ("stored", "text", "there"),
    [
        ("before\x00Palsternacka", "palsternacka", True),
        ("before\x00Palsternacka", "before", True),
        ("\x00Palsternacka", "palsternacka", True),
        ("Palsternacka\x00", "palsternacka", True),
        ("before\x1f\x00Palsternacka\x1f", "palsternacka", True),
        ("Palster\x00nacka", "palsternacka", False),
        (b"Palsternacka", "palsternacka", True),
        (b"\x00\xe2Palsternacka\xe2", "palsternacka", True),
        ("100 % säkert_nog\\slut", "100 % SÄKERT", False),
        ("100 % säkert_nog\\slut", "100 % säkert_NOG\\slut", True),
        ("100 x säkert", "100 % säkert", False),
        ("säkert-nog", "säkert_nog", False),
        ("säkert/nog", "säkert\\nog", False),
        (4711, "471", True),
    ],
)
def test_whatever_a_text_column_holds_is_looked_through(
    sqlite_store: Store, stored: object, text: str, *, there: bool
) -> None:
    sqlite_store.add(item(1))
    with sqlite_store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE item SET reply_to = ?", (stored,))
    assert (text in sqlite_store.source.holds([text])) is there


@pytest.mark.parametrize("collation", ["BINARY", "NOCASE", "RTRIM"])
def test_a_column_of_long_texts_is_looked_through_as_any_other(collation: str) -> None:
    dice = random.Random(5)
    parts = ["cilla@hemma.example", "CILLA@hemma", "@hemma.example", "\x00", "%", "å", " ", "cilla"]
    said = ["".join(dice.choices(parts, k=dice.randint(0, 5))) for _ in range(800)]
    stored = [text if dice.random() < 0.9 else text.encode() for text in said]
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        connection.exec_driver_sql(f"CREATE TABLE t (n INTEGER, body TEXT COLLATE {collation})")
        rows = list(enumerate(stored))
        connection.exec_driver_sql("INSERT INTO t VALUES (?, ?)", rows)
        body: Column[str] = Column("body", String)
        for text in ("cilla@hemma.example", "Cilla@", "%", "@hemma", "a@b"):
            asked = select(column("n", Integer)).select_from(table("t"))
            found = set(connection.scalars(asked.where(holds_text(body, text, long=True))))
            assert found == {n for n, each in enumerate(said) if text.lower() in each.lower()}


def test_what_is_already_told_is_not_worked_out() -> None:
    column: Column[str] = Column("body", String)
    text = str(or_(holds_text(column, "a"), holds_text(column, "b")).compile(dialect=dialect()))
    assert "LIKE" in text
    # SQLite works out every part of what is compared with a number.
    assert "= 1" not in text


@pytest.mark.parametrize("length", [60, 60_000])
def test_a_text_of_any_length_is_sought(store: Store, length: int) -> None:
    said = "Palsternacka" * (length // 12)
    store.add(item(1, body=f"före {said} efter"))
    assert store.source.holds([said.upper(), said + "x"]) == {said.upper()}
