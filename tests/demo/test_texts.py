"""The demo's texts belong together and leave no field unfilled."""

from __future__ import annotations

import re
from datetime import date
from string import Formatter

import pytest

from dsr_desk.demo.details import make_details
from dsr_desk.demo.dice import Dice
from dsr_desk.demo.library import Library, MailTopic, load_library, load_phrases
from dsr_desk.demo.world import World
from dsr_desk.domain.content import ImportedItem

ORGANISATIONS = ("nordkraft", "exempelstads-kommun", "tidningen-dagen")
LIBRARIES = [pytest.param(load_library(key), id=key) for key in ORGANISATIONS]
MAIL_TOPICS = [
    pytest.param(topic, id=f"{key}-{topic.key}")
    for key in ORGANISATIONS
    for topic in load_library(key).mail
]


def _texts(library: Library) -> list[str]:
    texts: list[str] = []
    for mail in library.mail:
        texts += [*mail.subjects, *mail.ask, *mail.more, *mail.answer, *mail.follow, *mail.settle]
        texts += mail.attach
    for chat in library.chat:
        texts += [turn for script in chat.scripts for turn in script]
    for thread in library.forum:
        texts += [*thread.titles, *thread.posts, *thread.replies, *thread.staff, *thread.back]
    return texts


@pytest.mark.parametrize("library", LIBRARIES)
def test_an_organisation_has_at_least_25_topics_in_two_languages(library: Library) -> None:
    topics = [*library.mail, *library.chat, *library.forum]
    assert len(topics) >= 25
    for rows in (library.mail, library.chat, library.forum):
        assert {row.language for row in rows} == {"sv", "en"}


@pytest.mark.parametrize("topic", MAIL_TOPICS)
def test_question_subject_and_answer_belong_together(topic: MailTopic) -> None:
    assert len(topic.subjects) == len(topic.ask) == len(topic.answer) == 3
    assert len(topic.follow) == len(topic.settle) > 0


@pytest.mark.parametrize("library", LIBRARIES)
def test_every_field_of_every_text_can_be_filled(world: World, library: Library) -> None:
    details = make_details(world.houses[0], world.people[0], "Eva Ek", date(2026, 3, 5), Dice(1))
    known = set(details)
    for text in _texts(library):
        assert {name for _, name, _, _ in Formatter().parse(text) if name is not None} <= known


@pytest.mark.parametrize("library", LIBRARIES)
def test_every_turn_of_a_chat_says_who_speaks(library: Library) -> None:
    for topic in library.chat:
        for script in topic.scripts:
            assert script[0].startswith("K ")
            assert all(turn.startswith(("K ", "S ")) for turn in script)
            assert len(script) <= 8


def test_no_text_was_written_twice() -> None:
    texts = [
        text
        for key in ORGANISATIONS
        for topic in load_library(key).mail
        for text in (*topic.ask, *topic.answer)
    ]
    assert len(set(texts)) == len(texts)


def test_every_last_question_has_its_answer() -> None:
    for language in ("sv", "en"):
        phrases = load_phrases(language)
        assert len(phrases.last_question) == len(phrases.last_answer)


def test_a_reminder_greets_nobody_by_name() -> None:
    for language in ("sv", "en"):
        phrases = load_phrases(language)
        first_words = [*phrases.greetings, *phrases.greetings_morning, *phrases.thanks]
        assert not [text for text in first_words if "{handl}" in text]


def test_no_field_is_left_in_an_item(items: tuple[ImportedItem, ...]) -> None:
    for item in items:
        assert not re.search(r"\{[a-z0-9]+\}", item.subject + item.body)
