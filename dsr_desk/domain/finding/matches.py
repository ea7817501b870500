"""Items, why they were found, and what was decided about each.

What a person's whole match set, or every page of it, is made of is a named tuple: a frozen record
like the others, made and compared several times as fast.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Any, NamedTuple, TypeVar

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.people import Channel, ChannelKind, Reach

_T = TypeVar("_T", bound=NamedTuple)


def maker(kind: type[_T]) -> Callable[[Iterable[Any]], _T]:
    """Return what makes a named tuple of its values without a step of Python.

    Nothing counts them: give it rows that were zipped of as many columns as the tuple has.
    """
    made: Callable[[Iterable[Any]], _T] = partial(tuple.__new__, kind)
    return made


class Why(StrEnum):
    """Why an item is a match; the strongest reason counts."""

    SENDER = "sender"
    ALIAS = "alias"
    PLUS_TAG = "plus_tag"
    REPLY_TO = "reply_to"
    CO_AUTHOR = "co_author"
    """Sent by the person together with somebody who is not named in the request."""
    NEAR_SENDER = "near_sender"
    """The sender line is no address, and what it may mean is the person's."""
    PARTICIPANT = "participant"
    """A chat whose author has no address, with the person among those who took part."""
    CONVERSATION = "conversation"
    """A staff reply inside the person's own conversation, taken in by the channel's policy."""

    @property
    def weak(self) -> bool:
        """Whether the reason is only a suggestion: such a match starts excluded."""
        return self in _WEAK

    @property
    def exact(self) -> bool:
        """Whether the author's address is one that was named, letter for letter as compared."""
        return self in (Why.SENDER, Why.ALIAS)


_WEAK = frozenset({Why.PLUS_TAG, Why.REPLY_TO, Why.CO_AUTHOR, Why.NEAR_SENDER, Why.PARTICIPANT})


class Ground(StrEnum):
    """Why a match is left out (law.md L31: Art. 17(3), or the match is no match)."""

    UNCONFIRMED = "unconfirmed"
    NOT_THE_PERSON = "not_the_person"
    LEGAL_CLAIM = "legal_claim"
    LEGAL_OBLIGATION = "legal_obligation"
    PUBLIC_INTEREST = "public_interest"
    FREE_EXPRESSION = "free_expression"
    ARCHIVE = "archive"
    RESTRICTION = "restriction"
    """Article 18: it is kept, and not looked at either (law.md L36)."""


class ItemRef(NamedTuple):
    """Names one item for ever: the source's key, the mapping's rule and the primary key as text."""

    source: str
    rule: str
    key: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment as it is listed; its bytes are fetched on demand."""

    id: str
    filename: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Item:
    """One mail, forum post or chat, as the source shows it now."""

    ref: ItemRef
    organisation: str
    channel: str
    kind: ChannelKind
    conversation: str
    author: str
    """The author's address as the source holds it; may be a handle."""
    author_name: str
    staff: bool
    at: datetime
    subject: str
    body: str
    html: bool
    recipients: tuple[str, ...]
    attachments: tuple[Attachment, ...]
    fingerprint: str
    """SHA-256 (hex) over every mapped column and the attachments' bytes."""


class Glance(NamedTuple):
    """What a line of a list shows of an item, as the source holds it now; made for many."""

    subject: str
    author: str
    """The author's name, or the address where there is none."""
    beginning: str
    """How the body begins, as it is written."""
    attachments: int
    """How many there are."""
    html: bool
    """Whether the body is HTML."""


class Found(NamedTuple):
    """What a source yields for a mandate: enough to store a match, never the body."""

    ref: ItemRef
    channel: str
    kind: ChannelKind
    conversation: str
    at: datetime
    fingerprint: str
    subject_number: int
    why: Why


@dataclass(frozen=True, slots=True)
class Mandate:
    """The fence (promise 0): these persons, in these channels of this organisation only."""

    organisation: str
    channels: tuple[Channel, ...]
    subjects: tuple[tuple[int, EmailAddress], ...]
    whole_conversations: bool = False
    """True for an access export: staff replies belong to the copy whatever erasing covers (L23)."""

    def covers(self, item: Item) -> bool:
        """Tell whether the item lies inside the organisation and the channels."""
        return item.organisation == self.organisation and any(
            item.channel == channel.key and item.kind == channel.kind for channel in self.channels
        )

    def channel(self, key: str) -> Channel | None:
        """Return the channel of that key when the mandate covers it."""
        return next((channel for channel in self.channels if channel.key == key), None)

    def takes_conversations(self, channel: str) -> bool:
        """Tell whether staff replies in the person's own conversations are covered too."""
        found = self.channel(channel)
        if found is None:
            return False
        return self.whole_conversations or found.policy.reach is Reach.CONVERSATION


class Decision(NamedTuple):
    """Include or exclude a match; an exclusion has a ground."""

    included: bool
    ground: Ground | None = None
    note: str = ""


_TAKEN_IN, _LEFT_OUT = Decision(True), Decision(False, Ground.UNCONFIRMED)


def initial_decision(why: Why) -> Decision:
    """Return how a match starts: a weak one is left out until a person has confirmed it."""
    return _LEFT_OUT if why.weak else _TAKEN_IN


class Match(NamedTuple):
    """An item found for a subject, with why, and what was decided."""

    id: int
    case: int
    ref: ItemRef
    channel: str
    kind: ChannelKind
    conversation: str
    at: datetime
    fingerprint: str
    subject_number: int
    why: Why
    decision: Decision
    seen: bool = False
    decided_by: str = ""

    @property
    def open(self) -> bool:
        """Whether it is still to be looked at: never opened, or not confirmed."""
        return not self.seen or self.decision.ground is Ground.UNCONFIRMED


@dataclass(frozen=True, slots=True)
class Gap:
    """A source or channel that could not be searched: shown, never a silent zero."""

    source: str
    channel: str
    reason: str


@dataclass(frozen=True, slots=True)
class MatchCounts:
    """What a case's match set adds up to."""

    total: int
    included: int
    excluded: int
    unconfirmed: int
    by_kind: tuple[tuple[ChannelKind, int], ...]
    by_channel: tuple[tuple[str, int, int], ...]
    """Channel key, included, excluded."""
