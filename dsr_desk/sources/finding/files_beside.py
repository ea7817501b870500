"""What hangs on other people's items: files that name a person, lines that say it was sent to one.

Files that are no text can't be searched; they are counted, so that the gap is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    func,
    or_,
    select,
)

from dsr_desk.domain.finding.attached_mail import mail_text
from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.sources.finding.sieving import holds_all
from dsr_desk.sources.finding.traits import Traits, phrases
from dsr_desk.sources.keys import Key
from dsr_desk.sources.mapping.fitting import Fit
from dsr_desk.sources.mapping.rules import IsAddress, ItemRule

MOST_BYTES = 1 << 20
"""A larger text file is not read."""
_TEXTS = ("text/", "message/")
_TEXT_TOO = ("application/json", "application/xml")


class FilesBeside:
    """Attachments and recipient lines in one mandate's channels, for one person."""

    def __init__(self, fit: Fit, rule: ItemRule, mandate: Mandate, traits: Traits) -> None:
        """Take the fitted mapping, the rule of the items, the fence and the person."""
        self._fit, self._rule, self._mandate, self._traits = fit, rule, mandate, traits

    def recipients(self, connection: Connection) -> set[Key]:
        """Return the items that were sent to the person, as the mapping's leftovers tell it."""
        found: set[Key] = set()
        for leftover in self._fit.mapping.leftovers:
            link = self._fit.mapping.link(leftover.belongs) if leftover.belongs else None
            if link is None or leftover.mine is None or link.parent != self._rule.table:
                continue
            column = self._fit.column(leftover.table, leftover.mine.column)
            statement = select(self._fit.child(link)).where(
                self._fit.scope(leftover.table, self._mandate),
                column.in_([_form(a, leftover.mine) for a in self._traits.addresses]),
            )
            found.update(connection.scalars(statement))
        return found

    def named(self, connection: Connection) -> dict[Key, str]:
        """Return the items with a file whose name, or readable text, names the person."""
        return {**dict(self._by_text(connection)), **dict(self._by_name(connection))}

    def _by_name(self, connection: Connection) -> Iterator[tuple[Key, str]]:
        name = self._column("filename")
        # Every file's name is looked through: a name turned round asks for the same words.
        sought = dict.fromkeys(tuple(sorted(words)) for words in phrases(self._traits))
        pieces = [holds_all([name], words) for words in sought]
        if not pieces:
            return
        statement = select(self._parent(), name).where(self._fence(), or_(*pieces))
        for key, text in connection.execute(statement):
            if self._traits.in_file_name(str(text or "")):
                yield key, str(text)

    def _by_text(self, connection: Connection) -> Iterator[tuple[Key, str]]:
        kind, key_of_file = self._column("media_type"), self._column("id")
        kinds = [
            each
            for each in connection.scalars(select(kind).where(self._fence()).distinct())
            if is_text(each)
        ]
        if not kinds:
            return
        # An index may hold the kinds of very many files; the files themselves lie between them.
        texts = select(key_of_file).where(
            self._fence(), kind.in_(kinds), small(self._column("size"))
        )
        statement = select(self._parent(), kind, self._column("content")).where(
            self._fence(), key_of_file.in_(texts)
        )
        for key, media_type, content in connection.execute(
            statement, execution_options={"yield_per": 100}
        ):
            raw = content.encode() if isinstance(content, str) else bytes(content or b"")
            mail = str(media_type).lower().startswith("message/")
            text = mail_text(raw) if mail else raw.decode("utf-8", "replace")
            found = self._traits.within(text)
            if found:
                yield key, next(iter(found.values()))

    def _parent(self) -> Column[Any]:
        return self._fit.child(self._fit.mapping.link(self._rule.show.attachments.link))

    def _column(self, part: str) -> Column[Any]:
        below = self._rule.show.attachments
        child = self._fit.mapping.link(below.link).child
        return self._fit.column(child, getattr(below, part))

    def _fence(self) -> ColumnElement[bool]:
        child = self._fit.mapping.link(self._rule.show.attachments.link).child
        return self._fit.scope(child, self._mandate)


def is_text(media_type: object) -> bool:
    """Tell whether an attachment of this kind is read as text; what is unknown is not."""
    kind = str(media_type or "").lower()
    return kind.startswith(_TEXTS) or kind in _TEXT_TOO


def small(size: Column[Any]) -> ColumnElement[bool]:
    """Return the condition that an attachment is small enough to be read; the unknown is not."""
    return func.coalesce(size, MOST_BYTES + 1) <= MOST_BYTES


def _form(address: object, condition: IsAddress) -> str:
    return str(getattr(address, condition.reader.value))
