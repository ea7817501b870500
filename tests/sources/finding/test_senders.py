"""Whatever stands in From: a mail is found for its person, offered as a weak match, or counted."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, event, select, text

from dsr_desk.domain.finding.gaps import Unread
from dsr_desk.domain.finding.matches import Why, initial_decision
from dsr_desk.domain.people import Reach
from dsr_desk.sources.archive.store import attachment, conversation, recipient, writer
from dsr_desk.sources.archive.store import item as item_table
from tests.sources.builders import ANNA, BERTIL, Store, channel, item, mandate, plan
from tests.sources.sender_lines import HERE, imported, standing, unread


@pytest.mark.parametrize(
    "sender",
    [
        "anna.svensson@hemma.example.",
        "Anna <anna.svensson@hemma.example.>",
        "=?utf-8?q?anna=2Esvensson=40hemma=2Eexample?=",
        "=?utf-8?b?YW5uYS5zdmVuc3NvbkBoZW1tYS5leGFtcGxl?= <>",
        "Anna <anna.svensson\u00a0@hemma.example>",
        "anna.svensson\uff20hemma.example",
        "anna.sv\u200bensson@hemma.example",
        "anna..svensson@hemma.example",
        "anna.svensson@@hemma.example",
        "Anna [anna.svensson@hemma.example]",
        "anna.svensson at hemma.example",
        "anna.svensson (at) hemma (dot) example",
        "anna.svensson snabel-a hemma punkt example",
        "anna.svensson%40hemma.example",
        "anna.svensson&#64;hemma.example",
        '"anna.svensson@hemma.example via Info" <list@town.example>',
        "anna.svensson+el@hemma.example.",
    ],
)
def test_a_sender_read_leniently_is_a_weak_match(sqlite_store: Store, sender: str) -> None:
    sqlite_store.add(imported(1, sender))
    assert standing(sqlite_store) == {"1": Why.NEAR_SENDER}
    assert not initial_decision(Why.NEAR_SENDER).included
    assert unread(sqlite_store) == 0


@pytest.mark.parametrize(
    ("sender", "why"),
    [
        ("anna.svensson@(home)hemma.example", Why.SENDER),
        ("Anna <anna.svensson@hemma.example", Why.SENDER),
        ("Svensson, Anna <anna.svensson@hemma.example>", Why.SENDER),
        ('"anna.svensson@hemma.example" <ANNA.Svensson@hemma.example>', Why.SENDER),
        ("Anna <anna.svensson@hemma.example>, old@[192.0.2.1]", Why.CO_AUTHOR),
        ("anna.svensson@hemma.example, Bertil <bertil@hemma.example.>", Why.CO_AUTHOR),
    ],
)
def test_what_is_clear_stays_strong_unless_somebody_else_sent_it_too(
    sqlite_store: Store, sender: str, why: Why
) -> None:
    sqlite_store.add(imported(1, sender))
    assert standing(sqlite_store) == {"1": why}


@pytest.mark.parametrize(
    "sender",
    ["", "<>", "MAILER-DAEMON", "anna@localhost", '"anna s"@hemma.example', "a@[192.0.2.1]"],
)
def test_a_sender_that_can_not_be_read_is_kept_and_counted(store: Store, sender: str) -> None:
    store.add(imported(1, sender), imported(2, str(BERTIL)))
    assert unread(store) == 1
    assert store.source.unread(mandate(HERE)) == (Unread("town-mail", 0, 1),)
    with store.engine.connect() as connection:
        assert sender in connection.scalars(select(item_table.c.author)).all()


@pytest.mark.postgres
def test_no_sender_at_all_is_counted_like_an_empty_one(postgres_store: Store) -> None:
    postgres_store.add(item(1, ""), item(2, str(BERTIL)))
    with postgres_store.engine.begin() as connection:
        connection.execute(text("ALTER TABLE item ALTER author_key DROP NOT NULL"))
        connection.execute(text("UPDATE item SET author_key = NULL WHERE author_key = ''"))
    assert unread(postgres_store) == 1


def test_no_item_is_read_to_count_those_without_a_sender(sqlite_store: Store) -> None:
    sqlite_store.add(item(1, ""), item(2, str(BERTIL)))
    said: list[str] = []

    def explain(_c: object, cursor: sqlite3.Cursor, asked: str, values: Any, *_: object) -> None:
        rows = cursor.connection.execute(f"EXPLAIN QUERY PLAN {asked}", values)
        said.extend(row[3] for row in rows)

    event.listen(sqlite_store.engine, "before_cursor_execute", explain)
    assert unread(sqlite_store) == 1
    event.remove(sqlite_store.engine, "before_cursor_execute", explain)
    assert any(line.startswith("SEARCH item ") for line in said)
    assert "SCAN item" not in said


def test_who_sent_it_is_asked_where_from_tells_nobody(store: Store) -> None:
    store.add(imported(1, "", f"Sender: {ANNA}"))
    store.add(imported(2, "Anna via list <list@town.example>", f"X-Original-From: {ANNA}"))
    assert standing(store) == {"1": Why.NEAR_SENDER, "2": Why.NEAR_SENDER}
    assert unread(store) == 1


def test_every_sender_of_a_mail_is_found_and_asked_about(store: Store) -> None:
    store.add(imported(1, f"{BERTIL}, Anna <{ANNA}>"), imported(2, f"{ANNA}, {BERTIL}"))
    store.add(imported(3, str(ANNA)), imported(4, str(BERTIL)))
    both = {"1": Why.CO_AUTHOR, "2": Why.CO_AUTHOR}
    assert standing(store, ANNA) == both | {"3": Why.SENDER}
    assert standing(store, BERTIL) == both | {"4": Why.SENDER}
    assert set(standing(store, ANNA, BERTIL).values()) == {Why.SENDER}
    assert not initial_decision(Why.CO_AUTHOR).included


def test_a_reply_where_somebody_else_sent_along_is_not_taken(store: Store) -> None:
    within = mandate(channel(reach=Reach.CONVERSATION))
    mine = item(1, conversation="t")
    reply = item(2, "kundtjanst@town.example", conversation="t", staff=True)
    store.add(mine, reply)
    assert [f.why for f in store.found(within)] == [Why.SENDER, Why.CONVERSATION]
    store.add(replace(imported(3, f"{ANNA}, {BERTIL}"), conversation="t"))
    assert {f.why for f in store.found(within)} == {Why.SENDER, Why.CO_AUTHOR}


def test_what_a_weak_match_takes_along_goes_with_it(store: Store) -> None:
    store.add(imported(1, f"{BERTIL}, {ANNA}"), imported(2, f"{ANNA}."))
    outcomes = store.source.erase(plan(store.found(mandate(HERE))), mandate(HERE))
    assert [o.reason for o in outcomes] == ["", ""]
    with store.engine.connect() as connection:
        assert connection.execute(writer.select()).all() == []
    store.source.erase_leftovers(mandate(HERE), [])
    assert store.source.residue(mandate(HERE), []) == ()


def test_an_erased_person_who_comes_back_as_a_further_sender_is_known(store: Store) -> None:
    store.add(imported(1, f"{BERTIL}, {ANNA}"), imported(2, "bo@hemma.example."))
    assert {ANNA.key, "bo@hemma.example"} <= set(store.source.addresses(mandate(HERE)))


_SIGNS = st.sampled_from(
    (
        '@|.| |,|;|<|>|(|)|"|[|]|\\|:|at|\u00a0|\uff20|\u200b|=?utf-8?q?|?=|=40|%40|Å|bo'
        "|x@y.example|'|/|\u3002"
    ).split("|")
)


def _written(parts: Sequence[str]) -> str:
    return " ".join("".join(parts).split("\n"))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(_SIGNS, max_size=4), st.lists(_SIGNS, max_size=4), st.integers(0, 29))
@example([], ["."], 29)
@example(["bo", "@"], [], 5)
def test_no_mail_is_lost_whatever_its_sender_line_says(
    sqlite_store: Store, before: list[str], after: list[str], cut: int
) -> None:
    """The person's address with signs around it, and one within: found, offered or counted.

    Only where what stands there is an address of somebody else exactly is it theirs alone.
    """
    with sqlite_store.engine.begin() as connection:
        for table in (attachment, recipient, writer, item_table, conversation):
            connection.execute(delete(table))
    address = ANNA.text
    inside = after[:1] if cut < len(address) else []
    text = _written([*before, address[:cut], *inside, address[cut:], *after])
    one = imported(1, text)
    sqlite_store.add(one)
    others = {one.author.lower()} - {"", ANNA.key} | {a.lower() for a in one.senders.several}
    assert standing(sqlite_store) or unread(sqlite_store) or others or one.senders.near
    if not one.author:
        assert standing(sqlite_store) != {"1": Why.SENDER}
    if f" {ANNA.text} " in f" {text} ":
        assert standing(sqlite_store)
    traces = sqlite_store.source.residue(mandate(HERE), [])
    assert not any(trace.what == "address-outside-texts" for trace in traces)
