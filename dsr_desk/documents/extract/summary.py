"""What an extract holds, counted while its items pass: channels and their conversations."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from dsr_desk.documents.extract.as_json import Laid
from dsr_desk.documents.pdf.book import Place


@dataclass(slots=True)
class Conversation:
    """One line of the contents."""

    title: str
    """As the PDF shows it: with its letters, and cut to one line."""
    place: Place
    first: int
    last: int
    plain: str = ""
    """The same in its own letters, for the HTML."""


@dataclass(slots=True)
class ChannelSummary:
    """What the extract holds of one channel."""

    title: str
    kind: str = ""
    items: int = 0
    files: int = 0
    html: int = 0
    first: datetime | None = None
    last: datetime | None = None
    conversations: list[Conversation] = field(default_factory=list)


class Summary:
    """Counts the items as they pass, by channel and conversation."""

    def __init__(self, channels: tuple[tuple[str, str], ...]) -> None:
        """Take the channels that were searched: one without items is shown too."""
        self.channels = {key: ChannelSummary(title) for key, title in channels}

    def begin(self, shown: Laid, title: str, place: Place) -> None:
        """Note that a conversation begins."""
        found, number = self._channel(shown).conversations, shown.number
        found.append(Conversation(title, place, number, number, shown.conversation_title))

    def count(self, shown: Laid) -> None:
        """Count an item of the conversation that began last."""
        channel, at = self._channel(shown), shown.item.at
        channel.kind = shown.item.kind.value
        channel.items += 1
        channel.files += len(shown.files)
        channel.html += shown.item.html
        channel.first = min(channel.first or at, at)
        channel.last = max(channel.last or at, at)
        channel.conversations[-1].last = shown.number

    def _channel(self, shown: Laid) -> ChannelSummary:
        found = self.channels.get(shown.item.channel)
        if found is None:
            found = self.channels[shown.item.channel] = ChannelSummary(shown.channel_title)
        return found

    @property
    def items(self) -> int:
        """How many items there are."""
        return sum(channel.items for channel in self.channels.values())

    @property
    def files(self) -> int:
        """How many attachments there are."""
        return sum(channel.files for channel in self.channels.values())

    @property
    def has_html(self) -> bool:
        """Whether some message was HTML."""
        return any(channel.html for channel in self.channels.values())
