"""Small words in their frames: what goes on, turns or denies, in both languages."""

from __future__ import annotations

import pytest

from dsr_desk.mail.texts import load_wordings

JOINED = load_wordings().connectives


@pytest.mark.parametrize(
    "text",
    ["we haven't.", "så säger vi, men vi har det inte", "and i never did", "vi (vi hann inte)"],
)
def test_a_statement_that_ends_in_its_denial_is_heard(text: str) -> None:
    assert JOINED.left_undone.search(text)


@pytest.mark.parametrize("text", ["we have not lost it", "vi har inte mer", "he hasn't"])
def test_a_denial_that_goes_on_is_none(text: str) -> None:
    assert not JOINED.left_undone.search(text)


def test_a_swedish_preposition_is_not_the_senders_voice() -> None:
    assert not JOINED.own_voice.search("det står i mailet")
    assert JOINED.own_voice.search("mind, i did it")
    assert JOINED.own_voice.search("obs, jag gjorde det")


def test_words_are_taken_from_both_languages_and_stand_whole() -> None:
    assert JOINED.own_word.search("kolla, men we saw him")
    assert JOINED.turns.search("the form, although new")
    assert not JOINED.turns.search("formuläret är fastställt")
    assert JOINED.joins.search("radera allt, därför")
    assert JOINED.new_statement.match(", hon kom hit")
    assert JOINED.how.match(" över disk")
    assert not JOINED.how.match(" överallt")
    assert JOINED.next_wish.match(" so please erase it")
