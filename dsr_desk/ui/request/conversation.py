"""A conversation made fit to be shown, in the job that fetched it.  Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dsr_desk.domain.matches import Attachment, Item
from dsr_desk.services.preview import Shown, ShownItem
from dsr_desk.ui.widgets.foreign_text import formatted_html, one_line, plain_text

BEFORE, AFTER = 20, 20
"""How many items around the opened one are shown; the rest of a long thread is counted."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One item of a conversation: texts capped and sanitised."""

    author: str
    address: str
    staff: bool
    at: datetime
    subject: str
    plain: str
    formatted: str
    """Sanitised HTML; empty when there is none or it is better shown plain."""
    attachments: tuple[Attachment, ...]
    own: bool
    current: bool
    included: bool | None


@dataclass(frozen=True, slots=True)
class Conversation:
    """What the preview shows; ``gone`` when the opened item is no longer in its source."""

    match_id: int
    gone: bool
    title: str
    channel: str
    turns: tuple[Turn, ...]
    earlier: int
    later: int

    @property
    def has_formatted(self) -> bool:
        """Whether there is anything to see beside the plain text."""
        return any(turn.formatted for turn in self.turns)


def prepare(match_id: int, shown: Shown) -> Conversation:
    """Return a conversation ready to be laid out."""
    if shown.item is None:
        return Conversation(match_id, True, "", shown.channel_title, (), 0, 0)
    opened = shown.item.ref
    around = shown.conversation or (ShownItem(shown.item, True, None),)
    at = next((n for n, part in enumerate(around) if part.item.ref == opened), 0)
    first, last = max(0, at - BEFORE), min(len(around), at + AFTER + 1)
    turns = tuple(_turn(part, part.item.ref == opened) for part in around[first:last])
    title = one_line(shown.item.subject)
    return Conversation(
        match_id, False, title, shown.channel_title, turns, first, len(around) - last
    )


def _turn(part: ShownItem, current: bool) -> Turn:
    item: Item = part.item
    return Turn(
        author=one_line(item.author_name, 120),
        address=one_line(item.author, 120),
        staff=item.staff,
        at=item.at,
        subject=one_line(item.subject),
        plain=plain_text(item.body, is_html=item.html).strip("\n"),
        formatted=formatted_html(item.body) if item.html else "",
        attachments=item.attachments,
        own=part.own,
        current=current,
        included=part.included,
    )
