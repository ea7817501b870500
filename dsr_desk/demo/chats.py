"""Chats: short turns, seconds apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from dsr_desk.demo.library import STAFF
from dsr_desk.demo.scenes import Scene
from dsr_desk.domain.content import ImportedItem

_MARK = len(STAFF)


def write_chat(scene: Scene) -> Iterator[ImportedItem]:
    """Yield the turns of a chat."""
    topic = scene.library.chat[scene.outline.topic]
    at = scene.outline.start
    for serial, turn in enumerate(topic.scripts[scene.outline.variant][: scene.outline.length]):
        text = turn[_MARK:].format_map(scene.details)
        yield scene.item(
            serial, at, text, staff=turn.startswith(STAFF), subject=f"Chatt: {topic.title}"
        )
        at += timedelta(seconds=12 + len(text) // 3 + scene.dice.between(0, 70))
