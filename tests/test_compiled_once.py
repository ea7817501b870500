"""Databases share what was made of a statement when they are of one kind, and only then."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Column, Integer, MetaData, Table, create_engine, event, select
from sqlalchemy.dialects import sqlite

from tests.compiled_once import Compiled

NUMBERS = Table("numbers", MetaData(), Column("number", Integer))


def test_a_second_database_is_asked_what_was_made_for_the_first_and_answers_for_itself(
    tmp_path: Path,
) -> None:
    made = []
    for number in (1, 2):
        engine = create_engine(f"sqlite:///{tmp_path / str(number)}")
        event.listen(engine, "before_cursor_execute", lambda *told: made.append(told[4].compiled))
        with engine.begin() as connection:
            NUMBERS.create(connection)
            connection.execute(NUMBERS.insert(), {"number": number})
            assert connection.scalars(select(NUMBERS)).all() == [number]
        engine.dispose()
    assert made[-1] is made[len(made) // 2 - 1]


def test_a_statement_for_another_kind_of_database_is_another_statement() -> None:
    kept, server = Compiled(), create_engine("postgresql+psycopg://").dialect
    kept[sqlite.dialect(), "statement"] = "for SQLite"
    assert kept.get((sqlite.dialect(), "statement")) == "for SQLite"
    assert kept.get((server, "statement")) is None
    assert kept.get((sqlite.dialect(paramstyle="qmark"), "another")) is None
