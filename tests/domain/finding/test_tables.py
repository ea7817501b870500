"""A row of an exported table becomes an item, or it is told why it is none."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from dsr_desk.domain.content import ImportedItem
from dsr_desk.domain.finding.tables import (
    MOST_RECIPIENTS,
    NOTHING_TOLD,
    TableHead,
    TableRefused,
    TableRow,
    Told,
    columns_of,
    item_of,
    row_key,
)
from dsr_desk.domain.people import Action, Channel, ChannelKind, ChannelPolicy, Reach

ZONE = ZoneInfo("Europe/Stockholm")
POLICY = ChannelPolicy(Action.ANONYMISE, Reach.OWN)
FORUM = Channel("nk-forum", "nordkraft", ChannelKind.FORUM, "Forum", POLICY, "")
HEADINGS = ("E-post", "Datum", "Inlägg", "Ämne", "Namn", "Tråd", "Till", "Id", "Personal")


def head(headings: tuple[str, ...] = HEADINGS) -> TableHead:
    columns, why = columns_of(headings, NOTHING_TOLD)
    return TableHead(Path("x.csv"), "utf-8", ";", headings, columns, why=why)


def read(*cells: str, channel: Channel = FORUM, why: str = "") -> ImportedItem | str:
    row = TableRow(2, cells, why)
    return item_of(row, head(), channel, frozenset({"nordkraft.example"}), ZONE)


def item(*cells: str, channel: Channel = FORUM) -> ImportedItem:
    found = read(*cells, channel=channel)
    assert isinstance(found, ImportedItem)
    return found


def test_a_row_is_an_item_with_all_that_its_columns_say() -> None:
    found = item(
        "Anna <Anna@Hemma.example>", "2026-03-02 14:05", "Rad ett\r\nRad två", " Mätaren ",
        "", "t7", "bo@x.example; info@nordkraft.example", "p1", "nej",
    )  # fmt: skip
    assert (found.author, found.author_name, found.staff) == ("Anna@Hemma.example", "Anna", False)
    assert found.at == datetime(2026, 3, 2, 13, 5, tzinfo=UTC)
    assert (found.body, found.subject) == ("Rad ett\nRad två", "Mätaren")
    assert (found.conversation, found.external_id) == ("t7", "p1")
    assert found.recipients == ("bo@x.example", "info@nordkraft.example")
    assert not found.senders.unread


def test_a_row_without_an_id_is_known_by_what_it_says() -> None:
    one, same = (item("a@x.example", "2026-03-02", "Hej") for _ in range(2))
    other = item("a@x.example", "2026-03-02", "Hej!")
    assert (one.external_id, one.content) == (same.external_id, same.content)
    assert one.conversation == one.external_id != other.external_id
    edited = (item("a@x.example", "2026-03-02", t, "", "", "", "", "p1") for t in ("Hej", "Hå"))
    assert len({each.content for each in edited}) == 2, "what was edited is not what is known"


@pytest.mark.parametrize(
    ("author", "staff", "kind", "to", "unread"),
    [
        ("SolStrale", "", ChannelKind.FORUM, "", True),
        ("", "", ChannelKind.FORUM, "", True),
        ("a@x.example, b@x.example", "", ChannelKind.MAIL, "", True),
        ("SolStrale", "ja", ChannelKind.FORUM, "", False),
        ("visitor-17", "", ChannelKind.CHAT, "a@x.example", False),
        ("visitor-17", "", ChannelKind.CHAT, "", True),
        ("a@x.example", "", ChannelKind.FORUM, "", False),
        ("a@x.example\u200b", "", ChannelKind.FORUM, "", True),
        ("\ufeffa@x.example", "", ChannelKind.FORUM, "", True),
    ],
)
def test_whose_author_is_no_address_nobody_finds_and_that_is_told(
    author: str, staff: str, kind: ChannelKind, to: str, unread: bool
) -> None:
    channel = replace(FORUM, kind=kind)
    found = item(author, "2026-03-02", "Hej", "", "", "", to, "", staff, channel=channel)
    assert found.senders.unread is unread
    assert found.author == author


def test_who_writes_from_the_organisations_domain_is_staff_where_no_column_says_so() -> None:
    headings = HEADINGS[:3]
    row = TableRow(2, ("maria@Nordkraft.example", "2026-03-02", "Hej"))
    found = item_of(row, head(headings), FORUM, frozenset({"nordkraft.example"}), ZONE)
    assert isinstance(found, ImportedItem)
    assert found.staff


def test_a_cell_of_nothing_but_recipients_is_not_taken_apart_to_its_end() -> None:
    tracemalloc.start()
    found = item("a@x.example", "2026-03-02", "Hej", "", "", "", "a;" * 2_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found.recipients) == MOST_RECIPIENTS
    assert peak < 40_000_000


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (("a@x.example", "soon", "Hej"), "time"),
        (("a@x.example",), "time"),
        (("a@x.example", "2026-03-02", "H\udce5j"), "encoding"),
        (("a@x.example", "2026-03-02", "H\x00j"), "encoding"),
        (("a@x.example", "2026-03-02", "Hej", *[""] * 5, "perhaps"), "staff"),
        (("a@x.example", "2026-03-02", "Hej", *[""] * 6, "more"), "too-many-cells"),
    ],
)
def test_a_row_that_can_not_be_read_for_certain_is_told(cells: tuple[str, ...], why: str) -> None:
    assert read(*cells) == why
    assert read(why="quotes") == "quotes"


@pytest.mark.parametrize(
    ("headings", "told", "why"),
    [
        (("Från", "Tid", "Meddelande"), (), ""),
        (("sender_email", "Created At", "message-body"), (), ""),
        (("Från", "Meddelande"), (), "no-columns"),
        (("From", "E-mail", "Date", "Text"), (), "two-columns"),
        (("From", "E-mail", "Date", "Text"), (("author", "e-mail"),), ""),
        (("Wer", "Wann", "Was"), (("author", "Wer"), ("at", "Wann"), ("text", "Was")), ""),
        (("Från", "Tid", "Text"), (("thread", "Nummer"),), "unknown-heading"),
        (("Text", "text", "Från", "Tid"), (("text", "text"),), ""),
    ],
)
def test_a_column_is_known_by_its_heading_or_told(
    headings: tuple[str, ...], told: tuple[tuple[str, str], ...], why: str
) -> None:
    columns, found = columns_of(headings, Told(told))
    assert found == why
    assert len(set(columns.values())) == len(columns)


def test_a_refusal_holds_nothing_of_the_table() -> None:
    """A table without headings begins with what somebody wrote."""
    unclear = TableHead(Path("x.csv"), "utf-8", ";", ("Wer", "Wann"), why="no-columns")
    with pytest.raises(TableRefused, match="its first line does not tell") as refused:
        unclear.require_clear()
    assert "Wann" not in refused.value.message


def test_a_row_is_known_whichever_column_is_read_as_what() -> None:
    one = head(("Från", "Till", "Datum", "Text", "Anm"))
    cells = ("a@x.example", "b@x.example", "2026-03-02", "Rad\r\nRad", "\udcff")
    key = row_key(TableRow(2, cells), one)
    other = replace(one, columns={"author": 1, "to": 0, "at": 2, "text": 3})
    assert row_key(TableRow(9, cells), other) == key
    moved = head(("text", "Datum", "Till", "FRÅN", "Anm", "Tom"))
    again = ("Rad\nRad ", "2026-03-02", "b@x.example", "a@x.example", "\udcff", "")
    assert row_key(TableRow(2, again), moved) == key
    turned = (cells[1], cells[0], *cells[2:])
    assert row_key(TableRow(2, turned), one) != key, "who wrote to whom is not the same"
    twice = head(("Från", "Från", "Datum"))
    first, second = (row_key(TableRow(2, each), twice) for each in (("a", "b"), ("b", "a")))
    assert first != second
