"""Rows that are poured: the same as Core stores, whatever their values are."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, delete, insert, select

from dsr_desk.sources.archive.store import attachment, conversation, item
from dsr_desk.sources.pouring import pour
from tests.sources.builders import Store

WHERE = {"organisation": "town", "channel": "town-mail"}
ODD = "Hej ⟨åäö⟩ \U0001f469\u200d\U0001f4bb '); DROP TABLE item; --"
TIMES = (
    datetime(2026, 2, 3, 4, 5, 6, 789, tzinfo=UTC),
    datetime(1, 1, 1, tzinfo=UTC),
    datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),
)


def items() -> list[dict[str, object]]:
    return [
        {
            # Not in the order of the table's columns.
            "body": ODD * number,
            "id": number,
            **WHERE,
            "kind": "mail",
            "conversation_id": 1,
            "external_key": str(number),
            "author": "a@town.example",
            "author_key": "a@town.example",
            "author_base": "",
            "author_name": ODD,
            "staff": number % 2 == 0,
            "at": at,
            "subject": ODD,
            "html": number % 2 == 1,
            "reply_to": "",
            "reply_key": "",
            "row_key": None if number == 1 else "k",
        }
        for number, at in enumerate(TIMES, start=1)
    ]


def begun(connection: Connection) -> None:
    thread = {"id": 1, **WHERE, "external_key": "t"}
    connection.execute(insert(conversation), thread)


def test_what_is_poured_is_stored_as_core_would(store: Store) -> None:
    with store.engine.begin() as connection:
        begun(connection)
        pour(connection, item, items())
        poured = connection.execute(select(item).order_by(item.c.id)).all()
        connection.execute(delete(item))
        connection.execute(insert(item), items())
        assert poured == connection.execute(select(item).order_by(item.c.id)).all()
        assert [row.body for row in poured] == [ODD, ODD * 2, ODD * 3]


def test_rows_without_an_id_get_one_and_bytes_stay_bytes(store: Store) -> None:
    contents = [b"\x00\xff" * 1_000, b""]
    with store.engine.begin() as connection:
        begun(connection)
        pour(connection, item, items())
        rows = [
            {**WHERE, "item_id": 2, "filename": "a", "media_type": "x", "size": 1, "content": held}
            for held in contents
        ]
        pour(connection, attachment, rows)
        found = connection.execute(select(attachment).order_by(attachment.c.id)).all()
        assert [bytes(row.content) for row in found] == contents
        assert len({row.id for row in found}) == 2


def test_each_row_may_name_its_columns_in_another_order(sqlite_store: Store) -> None:
    turned = [dict(reversed(row.items())) if row["id"] == 2 else row for row in items()]
    with sqlite_store.engine.begin() as connection:
        begun(connection)
        pour(connection, item, turned)
        assert connection.scalars(select(item.c.id).order_by(item.c.id)).all() == [1, 2, 3]


def test_a_row_that_lacks_a_column_is_not_stored_without_it(sqlite_store: Store) -> None:
    rows = items()
    del rows[1]["html"]
    with sqlite_store.engine.begin() as connection:
        begun(connection)
        with pytest.raises(KeyError):
            pour(connection, item, rows)


def test_no_rows_are_nothing_to_do(store: Store) -> None:
    with store.engine.begin() as connection:
        pour(connection, item, [])
        assert connection.execute(select(item)).all() == []
