"""A conversation made fit to be shown, in the job that fetched it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from dsr_desk.domain.finding.matches import Attachment, Item
from dsr_desk.services.finding.preview import Shown, ShownItem
from dsr_desk.ui.foreign_reader import ForeignReader, Sitting
from dsr_desk.ui.widgets.foreign_parts import ForeignText
from dsr_desk.ui.widgets.foreign_text import one_line

BEFORE, AFTER = 20, 20
"""How many items around the opened one are shown; the rest of a long thread is counted."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One item of a conversation: its texts capped, none of them markup."""

    author: str
    address: str
    staff: bool
    at: datetime
    subject: str
    text: ForeignText
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
    body: str = ""
    """The opened item's own, as it was sent: for further parts only, never for a window."""
    html: bool = False
    """Whether it has a layout of its own that can be asked for."""
    changed: bool = False
    """Whether the opened item is not what was found."""
    restricted: bool = False
    """True where the item is there and not to be looked at; then ``gone`` is too."""

    @property
    def as_found(self) -> bool:
        """Whether the opened item is there and is what was found, as far as one may know."""
        return not self.changed and (self.restricted or not self.gone)


def prepare(match_id: int, shown: Shown, reader: ForeignReader) -> Conversation:
    """Return a conversation ready to be laid out; takes a few seconds at the worst."""
    if shown.item is None:
        nothing = (match_id, True, "", shown.channel_title, (), 0, 0)
        return Conversation(*nothing, restricted=shown.restricted)
    opened = shown.item.ref
    around = shown.conversation or (ShownItem(shown.item, True, None),)
    at = next((n for n, part in enumerate(around) if part.item.ref == opened), 0)
    first, last = max(0, at - BEFORE), min(len(around), at + AFTER + 1)
    sitting = reader.sitting()
    # The opened one first: whatever is slow around it must not cost it its turn.
    own = _turn(around[at], current=True, sitting=sitting)
    turns = tuple(
        own if number == at else _turn(around[number], current=False, sitting=sitting)
        for number in range(first, last)
    )
    return Conversation(
        match_id,
        False,
        one_line(shown.item.subject),
        shown.channel_title,
        turns,
        first,
        len(around) - last,
        shown.item.body,
        shown.item.html,
        shown.changed,
    )


def _turn(part: ShownItem, *, current: bool, sitting: Sitting) -> Turn:
    item: Item = part.item
    name = item.author_name
    if part.restricted:
        name = QCoreApplication.translate("Preview", "Restricted (Article 18): not shown")
    return Turn(
        author=one_line(name, 120),
        address=one_line(item.author, 120),
        staff=item.staff,
        at=item.at,
        subject=one_line(item.subject),
        text=sitting.part(item.body, is_html=item.html),
        attachments=item.attachments,
        own=part.own,
        current=current,
        included=part.included,
    )
