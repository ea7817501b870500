"""How rows are looked up: by key, sieved by the fence; and marks say what items say."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, event

from dsr_desk.domain.people import ChannelKind, Reach
from tests.sources.builders import ANNA, BERTIL, Store, channel, item, mandate

WITHIN = mandate(channel(reach=Reach.CONVERSATION), channel("town-forum", kind=ChannelKind.FORUM))


@pytest.fixture
def plans(sqlite_store: Store) -> Iterator[list[str]]:
    """What SQLite says of how it carries out each question."""
    said: list[str] = []

    def explain(_c: object, cursor: sqlite3.Cursor, text: str, values: object, *_: object) -> None:
        if text.lstrip().startswith("SELECT"):
            other = cursor.connection.cursor()
            rows = other.execute(f"EXPLAIN QUERY PLAN {text}", values)  # type: ignore[arg-type]
            said.extend(row[3] for row in rows)

    event.listen(Engine, "before_cursor_execute", explain)
    yield said
    event.remove(Engine, "before_cursor_execute", explain)


def stored(store: Store) -> Store:
    """Fill a store with items that have all that hangs on items."""
    store.add(
        item(1, conversation="a", files=(b"one", b"two")),
        item(2, "desk@town.example", conversation="a", staff=True, recipients=(ANNA.text,)),
        item(3, BERTIL.text, conversation="b"),
        item(4, channel="town-forum", kind=ChannelKind.FORUM, body="åäö"),
        item(5, channel="town-forum", kind=ChannelKind.CHAT),
        item(6, organisation="county"),
    )
    return store


def test_no_item_is_looked_up_by_its_organisation(sqlite_store: Store, plans: list[str]) -> None:
    store = stored(sqlite_store)
    found = store.found(WITHIN)
    store.source.items([each.ref for each in found], WITHIN)
    store.source.conversation(found[0].ref, WITHIN)
    assert any("INTEGER PRIMARY KEY" in plan for plan in plans)
    by_fence = [plan for plan in plans if "(organisation=" in plan]
    # What is taken in is looked up by its whole key, which begins with the organisation.
    assert [plan for plan in by_fence if "external_key=?)" not in plan] == []


def test_what_a_match_keeps_is_what_the_item_says(store: Store) -> None:
    found = stored(store).found(WITHIN)
    assert len(found) == 3
    items = {each.ref: each for each in store.source.items([each.ref for each in found], WITHIN)}
    for each in found:
        shown = items[each.ref]
        kept = (each.channel, each.kind, each.conversation, each.at, each.fingerprint)
        assert kept == (
            shown.channel, shown.kind, shown.conversation, shown.at, shown.fingerprint
        )  # fmt: skip
