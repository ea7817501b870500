"""Conversations: the opened item is always among what is shown, staff only by role."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dsr_desk.domain.finding.matches import Attachment, ItemRef
from dsr_desk.services.finding.preview import Shown, ShownItem
from dsr_desk.ui.foreign_reader import ForeignReader
from dsr_desk.ui.request.preview import conversation
from dsr_desk.ui.request.preview.conversation import AFTER, BEFORE, Conversation
from dsr_desk.ui.request.preview.conversation_text import ConversationText
from dsr_desk.ui.widgets.foreign_text import formatted_html
from tests.ui.fake_case import STAFF, make_item

READER = ForeignReader()


def prepare(match_id: int, shown: Shown) -> Conversation:
    return conversation.prepare(match_id, shown, READER)


def thread(length: int, opened: int) -> Shown:
    items = [make_item(n, ref=ItemRef("a", "r", str(n))) for n in range(length)]
    parts = tuple(ShownItem(item, True, True) for item in items)
    return Shown(items[opened], parts, "Medborgarforum", 7)


@given(st.integers(1, 120).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n - 1))))
def test_a_long_thread_is_cut_around_the_opened_item(drawn: tuple[int, int]) -> None:
    length, opened = drawn
    shown = prepare(7, thread(length, opened))
    assert shown.earlier + len(shown.turns) + shown.later == length
    assert [turn.current for turn in shown.turns].count(True) == 1
    assert len(shown.turns) <= BEFORE + 1 + AFTER


def test_an_item_that_is_gone_is_said_to_be_gone() -> None:
    shown = prepare(7, Shown(None, (), "", 7))
    assert shown.gone
    assert shown.turns == ()


def test_what_is_restricted_is_said_to_be_there_and_not_shown() -> None:
    shown = prepare(7, Shown(None, (), "", 7, restricted=True))
    assert (shown.gone, shown.restricted, shown.turns) == (True, True, ())
    opened = thread(2, 0)
    nobody = replace(opened.conversation[1].item, author="", author_name="", subject="", body="")
    parts = (opened.conversation[0], ShownItem(nobody, True, True, restricted=True))
    turns = prepare(7, replace(opened, conversation=parts)).turns
    assert [turn.author.startswith("Restricted") for turn in turns] == [False, True]


@pytest.fixture
def text(qtbot: QtBot) -> ConversationText:
    made = ConversationText()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def test_staff_are_shown_by_their_role(text: ConversationText) -> None:
    item = make_item(1)
    reply = replace(item, ref=ItemRef("a", "r", "2"), staff=True, author=STAFF, author_name="Eva")
    parts = (ShownItem(item, True, True), ShownItem(reply, False, None))
    text.show_conversation(prepare(1, Shown(item, parts, "Kundtjänst", 1)))
    assert "Customer service" in text.toPlainText()
    assert "Eva" not in text.toPlainText()
    assert STAFF not in text.toPlainText()


def test_a_reply_that_goes_too_says_so(text: ConversationText) -> None:
    """Where a channel takes in the staff's replies, each tells what becomes of it."""
    item = make_item(1)
    reply = replace(item, ref=ItemRef("a", "r", "2"), staff=True, author=STAFF)
    for included, said in ((True, ["included"]), (False, ["left out"]), (None, [])):
        parts = (ShownItem(item, True, None), ShownItem(reply, False, included))
        text.show_conversation(prepare(1, Shown(item, parts, "Kundtjänst", 1)))
        assert re.findall(r"· (included|left out)", text.toPlainText()) == said


def test_attachments_are_listed_with_size_and_type(text: ConversationText) -> None:
    item = make_item(1, attachments=(Attachment("1", "fak\u202etura.jpg", "image/jpeg", 212_400),))
    text.show_conversation(prepare(1, Shown(item, (), "Kundtjänst", 1)))
    assert "fak⟨U+202E⟩tura.jpg · 212 kB · image/jpeg" in text.toPlainText()


def test_html_is_plain_until_its_layout_is_given(text: ConversationText) -> None:
    body = "<b>Hej</b><script>x()</script><img src='file:///etc/passwd'>"
    item = make_item(1, body=body, html=True)
    shown = prepare(1, Shown(item, (), "Kundtjänst", 1))
    assert shown.html
    for formatted in ("", formatted_html(body)):
        text.show_conversation(shown, formatted=formatted)
        text.grab()
        assert "Hej" in text.toPlainText()
        assert "x()" not in text.toPlainText()
        assert ("font-weight:700" in text.toHtml()) is bool(formatted)
        assert text.refused == ()


def test_a_plain_body_with_tags_in_it_keeps_them(text: ConversationText) -> None:
    item = make_item(1, body="<b>inte fet</b>")
    shown = prepare(1, Shown(item, (), "Kundtjänst", 1))
    assert not shown.html
    text.show_conversation(shown)
    assert "<b>inte fet</b>" in text.toPlainText()


def test_what_is_long_comes_in_slices_and_the_opened_item_is_on_top(
    text: ConversationText, qtbot: QtBot
) -> None:
    items = [make_item(n, ref=ItemRef("a", "r", str(n)), body="ord " * 2_000) for n in range(5)]
    parts = tuple(ShownItem(item, True, True) for item in items)
    text.show_conversation(prepare(7, Shown(items[3], parts, "Kundtjänst", 7)))
    assert not text.complete
    qtbot.waitUntil(lambda: text.complete)
    assert text.toPlainText().split().count("ord") == 10_000
    at = text.cursorRect(text.textCursor())
    assert 0 <= at.top() < 60
    assert "Anna Svensson" in text.textCursor().block().text()


def test_a_new_conversation_stops_the_slices_of_the_one_before(
    text: ConversationText, qtbot: QtBot
) -> None:
    item = make_item(1, body="gammal " * 5_000)
    text.show_conversation(prepare(1, Shown(item, (), "", 1)))
    text.show_conversation(prepare(2, Shown(make_item(2, body="ny"), (), "", 2)))
    qtbot.waitUntil(lambda: text.complete)
    assert "gammal" not in text.toPlainText()


def test_nothing_of_the_last_conversation_is_left(text: ConversationText) -> None:
    text.show_conversation(prepare(1, thread(3, 1)))
    text.grab()
    text.show_conversation(None)
    text.grab()
    assert text.toPlainText() == ""


def test_a_name_that_runs_from_right_to_left_turns_nothing_round(text: ConversationText) -> None:
    item = make_item(1, author_name="ليلى")
    text.show_conversation(prepare(1, Shown(item, (), "Kundtjänst", 1)))
    heading = text.textCursor().block()
    assert heading.text().startswith("\u2068ليلى\u2069 <\u2068anna.svensson@example.org\u2069>")
    assert heading.textDirection() is Qt.LayoutDirection.LeftToRight
