"""What stands beside the instruction: found, counted, shown and asked about, and never touched.

An erasure reaches what the persons wrote, in the channels that the editor may speak for (promise
0).  Other traces of them are here.  Nothing in this module becomes a ``Match``: the way into a
plan leads through ``matches.Found`` alone, so an aside can't come into one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.finding.gaps import Unread
from dsr_desk.domain.finding.matches import ItemRef
from dsr_desk.domain.people import Channel, ChannelKind

MOST_ASIDES = 2000
"""More asides than this are counted as “at least”: nobody looks through them one by one."""


class Hint(StrEnum):
    """How somebody else's item knows the person."""

    ADDRESS = "address"
    """Its text names the address."""
    NAME = "name"
    """Its text names the person as the person's own items do, first name and family name."""
    PHONE = "phone"
    """Its text has a telephone number that stands in the person's own texts."""
    QUOTE = "quote"
    """It quotes or forwards a sentence of the person's."""
    FILE = "file"
    """An attachment's name, or a text attachment, names the person."""
    RECIPIENT = "recipient"
    """It was sent to the person."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Somebody else's item, inside the mandate's channels, that knows the person."""

    ref: ItemRef
    channel: str
    kind: ChannelKind
    conversation: str
    at: datetime
    number: int
    """The person's number in the case."""
    hints: tuple[Hint, ...]
    """In the order of ``Hint``; never empty."""
    author: str
    subject: str
    excerpt: str
    """What stands around the trace: shown, never stored."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The person's own items in a channel of the same organisation that the mandate leaves out.

    Counted and dated, never shown: the editor does not speak for that channel.
    """

    channel: str
    kind: ChannelKind
    number: int
    count: int
    first: date
    last: date


class Likeness(StrEnum):
    """Why another address may be meant, or may be taken for the one that is named."""

    LOOKS_SAME = "looks_same"
    """Dots, accents or look-alike letters apart the same (``anna`` with a Cyrillic ``а``)."""
    ONE_LETTER = "one_letter"
    """One letter changed, added, left out, or two neighbours swapped."""
    PARTS_SWAPPED = "parts_swapped"
    """``svensson.anna`` and ``anna.svensson``."""
    OTHER_DOMAIN = "other_domain"
    """The same name at a domain that is almost the same."""
    REPLY_ADDRESS = "reply_address"
    """The person's own mails ask for answers there."""


@dataclass(frozen=True, slots=True)
class Twin:
    """An address of the same organisation's channels that could be taken for a named one."""

    number: int
    """The person whose named address is resembled."""
    address: EmailAddress
    likeness: Likeness
    count: int
    """Items written from it, in the whole organisation."""
    own: int = 0
    """Items written from the person's named addresses, within the mandate."""

    @property
    def alarming(self) -> bool:
        """Whether the named address has no item while this one has: perhaps the wrong twin."""
        return self.own == 0 and self.count > 0


@dataclass(frozen=True, slots=True)
class Beside:
    """Everything beside the instruction that one source, or all of them, can tell."""

    asides: tuple[Aside, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    twins: tuple[Twin, ...] = ()
    unread: tuple[Unread, ...] = ()
    own: tuple[tuple[int, int], ...] = ()
    """For each person by number, how many items were written from the named addresses."""
    more: bool = False
    """There are more asides than ``MOST_ASIDES``."""

    def by_hint(self) -> tuple[tuple[Hint, int], ...]:
        """Count the asides by hint; one that has two counts for both."""
        counted = Counter(hint for aside in self.asides for hint in aside.hints)
        return tuple((hint, counted[hint]) for hint in Hint if counted[hint])

    @property
    def alarms(self) -> tuple[Twin, ...]:
        """The twins beside which the named address has nothing."""
        return tuple(twin for twin in self.twins if twin.alarming)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look at or to ask about."""
        return not (self.asides or self.elsewhere or self.twins)


def together(parts: Iterable[Beside]) -> Beside:
    """Return what several sources tell as one: counts added up, asides newest first."""
    found = tuple(parts)
    own: Counter[int] = Counter()
    for part in found:
        own.update(dict(part.own))
    twins: dict[tuple[int, str], Twin] = {}
    for twin in (twin for part in found for twin in part.twins):
        key = (twin.number, twin.address.key)
        known = twins.get(key)
        count = twin.count + (known.count if known else 0)
        twins[key] = replace(known or twin, count=count, own=own[twin.number])
    asides = sorted((a for part in found for a in part.asides), key=_newest, reverse=True)
    return Beside(
        asides=tuple(asides[:MOST_ASIDES]),
        elsewhere=tuple(each for part in found for each in part.elsewhere),
        twins=tuple(sorted(twins.values(), key=_most_alarming)),
        unread=tuple(each for part in found for each in part.unread),
        own=tuple(sorted(own.items())),
        more=len(asides) > MOST_ASIDES or any(part.more for part in found),
    )


def others_of(
    every: Iterable[Channel], covered: Iterable[Channel], away: Iterable[str]
) -> tuple[Channel, ...]:
    """Return the organisation's channels that neither the mandate nor another case covers."""
    taken = {channel.key for channel in covered} | set(away)
    return tuple(channel for channel in every if channel.key not in taken)


def _newest(aside: Aside) -> tuple[datetime, ItemRef]:
    return aside.at, aside.ref


def _most_alarming(twin: Twin) -> tuple[bool, int, int, str]:
    return not twin.alarming, -twin.count, twin.number, twin.address.key
