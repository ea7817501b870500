"""The demo's texts as records: what people write about, and what the staff answer.

Texts hold fields in braces (``{faktura}``) that are filled once a conversation (``details.py``), so
that question and answer speak of the same invoice.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from dsr_desk.config import resources

ALL_YEAR = tuple(range(1, 13))
STAFF = "S "
"""How a chat script marks a staff turn; the customer's begin with ``K ``."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What every topic has: a key, a language and the months in which people ask about it."""

    key: str
    language: str
    months: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MailTopic(Topic):
    """A matter for a mail, in several wordings.

    ``subjects``, ``ask`` and ``answer`` belong together by place; ``settle`` answers the ``follow``
    of its place.  With as many of these as of ``ask`` they go by the same place too.
    """

    subjects: tuple[str, ...]
    ask: tuple[str, ...]
    more: tuple[str, ...]
    answer: tuple[str, ...]
    follow: tuple[str, ...]
    settle: tuple[str, ...]
    attach: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChatTopic(Topic):
    """A matter for the chat: whole scripts, turn by turn."""

    title: str
    scripts: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ForumTopic(Topic):
    """A thread: openings, what others say to it in any order, and the staff's word."""

    titles: tuple[str, ...]
    posts: tuple[str, ...]
    replies: tuple[str, ...]
    staff: tuple[str, ...]
    back: tuple[str, ...]
    """What the one who opened the thread says later."""


@dataclass(frozen=True, slots=True)
class Library:
    """All texts of one organisation."""

    mail: tuple[MailTopic, ...]
    chat: tuple[ChatTopic, ...]
    forum: tuple[ForumTopic, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """What fits every topic of a language: greetings, thanks, ends."""

    greetings: tuple[str, ...]
    greetings_morning: tuple[str, ...]
    greetings_late: tuple[str, ...]
    closings: tuple[str, ...]
    closings_ask: tuple[str, ...]
    phone_tails: tuple[str, ...]
    staff_greetings: tuple[str, ...]
    staff_short: tuple[str, ...]
    """For an answer that thanks already, or is not the first."""
    staff_ends: tuple[str, ...]
    staff_closing: tuple[str, ...]
    sorry: tuple[str, ...]
    reminders: tuple[str, ...]
    thanks: tuple[str, ...]
    last_question: tuple[str, ...]
    last_answer: tuple[str, ...]
    customer_lines: dict[str, tuple[str, ...]]
    """By organisation."""


@cache
def table(name: str) -> dict[str, Any]:
    """Return one TOML file of ``resources/demo``."""
    text = (resources() / "demo" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _texts(row: dict[str, Any], name: str) -> tuple[str, ...]:
    return tuple(row.get(name, ()))


def _topic(row: dict[str, Any]) -> tuple[str, str, tuple[int, ...]]:
    return row["key"], row.get("language", "sv"), tuple(row.get("months", ALL_YEAR))


def _mail(row: dict[str, Any]) -> MailTopic:
    parts = ("subjects", "ask", "more", "answer", "follow", "settle", "attach")
    return MailTopic(*_topic(row), *(_texts(row, part) for part in parts))


def _chat(row: dict[str, Any]) -> ChatTopic:
    return ChatTopic(*_topic(row), row["title"], tuple(tuple(turns) for turns in row["scripts"]))


def _forum(row: dict[str, Any]) -> ForumTopic:
    parts = ("titles", "posts", "replies", "staff", "back")
    return ForumTopic(*_topic(row), *(_texts(row, part) for part in parts))


@cache
def load_library(organisation: str) -> Library:
    """Return the texts of an organisation."""
    return Library(
        tuple(_mail(row) for row in table(f"{organisation}-mail")["topic"]),
        tuple(_chat(row) for row in table(f"{organisation}-chat")["topic"]),
        tuple(_forum(row) for row in table(f"{organisation}-forum")["topic"]),
    )


@cache
def load_phrases(language: str) -> Phrases:
    """Return the phrases of a language."""
    row = table("phrases")[language]
    lines = {key: tuple(value) for key, value in row["customer_lines"].items()}
    names = [name for name in Phrases.__dataclass_fields__ if name != "customer_lines"]
    return Phrases(customer_lines=lines, **{name: _texts(row, name) for name in names})
