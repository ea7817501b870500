"""What a mapping says, as frozen values: which table holds items, whose they are, how they go.

The format is described in docs/mapping.md; ``file`` reads it, ``fitting`` holds it against
a real schema.  Nothing here is SQL: a mapping names columns and chooses from fixed words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dsr_desk.domain.finding.matches import Why


class Reader(StrEnum):
    """Which form of a person's address a column is compared with."""

    KEY = "key"
    """The whole address as it is compared: lower case, domain by IDNA."""
    BASE = "base"
    """The same without a plus-tag; a match by it is only ever a hint."""


@dataclass(frozen=True, slots=True)
class IsAddress:
    """``column = address|reader``: the column holds a named person's address."""

    column: str
    reader: Reader


@dataclass(frozen=True, slots=True)
class TookPart:
    """``link.column = address|key``: a row of the link says that a person took part in a chat."""

    link: str
    column: str


@dataclass(frozen=True, slots=True)
class OfItem:
    """``column = item.NAME.COLUMN``: the row hangs together with items of an earlier rule."""

    column: str
    rule: str
    rule_column: str


@dataclass(frozen=True, slots=True)
class IsFlag:
    """``column = true`` or ``column = false``."""

    column: str
    value: bool


@dataclass(frozen=True, slots=True)
class Link:
    """``child.column = parent.column``: rows of one table that belong to a row of another."""

    name: str
    child: str
    child_column: str
    parent: str
    parent_column: str


@dataclass(frozen=True, slots=True)
class Writers:
    """Rows of a link that name senders beside the one author of an item.

    A row that names somebody has a key and a base, one that may mean somebody a near base; one
    with neither is a sender that could not be read.
    """

    link: str
    written: str
    key: str
    base: str
    near: str


@dataclass(frozen=True, slots=True)
class AttachmentColumns:
    """Where the attachments of an item lie."""

    link: str
    id: str
    filename: str
    media_type: str
    size: str
    content: str


@dataclass(frozen=True, slots=True)
class Show:
    """Which column becomes which part of an item."""

    subject: str
    body: str
    html: str
    author: str
    author_name: str
    staff: str
    at: str
    thread: str
    recipients: tuple[str, str]
    """Link and column."""
    attachments: AttachmentColumns


@dataclass(frozen=True, slots=True)
class Delete:
    """Delete the row, and first the rows of some links."""

    first: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Anonymise:
    """Overwrite the row: delete linked rows, set columns to fixed texts, mask texts."""

    set: tuple[tuple[str, str | bool], ...]
    mask: tuple[str, ...]
    first: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemRule:
    """One ``[[item]]``: rows that are previewed, exported and erased."""

    name: str
    table: str
    id: str
    kind: str
    mine: IsAddress | OfItem
    hints: tuple[tuple[Why, IsAddress], ...]
    participants: TookPart | None
    """Only chats whose author has no address are found by it, and only as a hint."""
    only: tuple[IsFlag, ...]
    unshared: tuple[IsFlag, ...]
    show: Show
    delete: Delete
    anonymise: Anonymise
    writers: Writers | None = None


@dataclass(frozen=True, slots=True)
class LeftoverRule:
    """One ``[[leftover]]``: copies erased without a preview.

    Either rows with a person's address (``mine``) that belong to an item (``belongs``), or rows to
    which no row of a link is left (``unused``).
    """

    table: str
    mine: IsAddress | None
    belongs: str
    unused: str


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition that rows must fulfil: a column has a value, or (with None) is null."""

    column: str
    value: str | bool | None


@dataclass(frozen=True, slots=True)
class RosterRule:
    """``[roster]``: which rows say who is an editor; columns are ``column`` or ``link.column``."""

    table: str
    address: str
    channel: str
    channels: tuple[tuple[str, str], ...]
    """What stands in the column, and the key of the channel that it means."""
    name: str = ""
    since: str = ""
    until: str = ""
    only: tuple[Condition, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column the rule names."""
        named = (self.address, self.channel, self.name, self.since, self.until)
        return (*(name for name in named if name), *(c.column for c in self.only))


@dataclass(frozen=True, slots=True)
class RosterMapping:
    """What a mapping file says about editors; it may say nothing about content."""

    key: str
    title: str
    guard: tuple[str, ...]
    links: tuple[Link, ...]
    rule: RosterRule


@dataclass(frozen=True, slots=True)
class Mapping:
    """A whole mapping file."""

    key: str
    title: str
    guard: tuple[str, ...]
    organisation: str
    channel: str
    links: tuple[Link, ...]
    items: tuple[ItemRule, ...]
    leftovers: tuple[LeftoverRule, ...]
    fulltext: str = ""
    """The FTS5 table over the items' texts; empty when there is none."""
    roster: RosterRule | None = None

    def link(self, name: str) -> Link:
        """Return a link by name; the file reader has checked that it is there."""
        return next(link for link in self.links if link.name == name)

    @property
    def tables(self) -> tuple[str, ...]:
        """Every table the mapping names outside ``[guard]``, once."""
        named = [rule.table for rule in self.items]
        named += [rule.table for rule in self.leftovers]
        for link in self.links:
            named += [link.child, link.parent]
        return tuple(dict.fromkeys(named))
