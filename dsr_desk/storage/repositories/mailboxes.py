"""Intake mailboxes as configured, and which of their mails were dealt with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, select

from dsr_desk.domain.mailboxes.mailbox import Mailbox, MailState
from dsr_desk.services.ports.mailboxes import MailRow
from dsr_desk.storage.engine.link import Repository
from dsr_desk.storage.schema import mailbox as boxes
from dsr_desk.storage.schema import mailbox_mail as mails

_NAMES = tuple(field.name for field in fields(Mailbox))
_KEY = ("mailbox", "folder", "validity", "uid")


class SqlMailboxBook(Repository):
    """The ``MailboxBook`` port over SQL."""

    def all(self) -> tuple[Mailbox, ...]:
        """Return the mailboxes by key."""
        return tuple(_box(row) for row in self._link.rows(select(boxes).order_by(boxes.c.key)))

    def get(self, key: str) -> Mailbox | None:
        """Return one."""
        row = self._link.first(select(boxes).where(boxes.c.key == key))
        return None if row is None else _box(row)

    def save(self, box: Mailbox) -> None:
        """Store a mailbox, or change it."""
        row = {name: getattr(box, name) for name in _NAMES}
        self._link.merge(boxes, ("key",), [row])

    def remove(self, key: str) -> None:
        """Forget a mailbox and its rows."""
        self._link.write(delete(mails).where(mails.c.mailbox == key))
        self._link.write(delete(boxes).where(boxes.c.key == key))

    def known(self, key: str, folder: str, validity: int) -> frozenset[int]:
        """Return the numbers that were dealt with or are being so."""
        found = select(mails.c.uid).where(_here(key, folder, validity))
        return frozenset(row.uid for row in self._link.rows(found))

    def unfinished(self, key: str, folder: str, validity: int) -> Iterator[MailRow]:
        """Yield the rows of which the last step is still owed, lowest number first."""
        owed = select(mails).where(_here(key, folder, validity), mails.c.state != MailState.DONE)
        for row in self._link.pages(owed, [mails.c.uid]):
            yield MailRow(row.uid, row.state, row.case_number, row.sha256, row.size)

    def note(self, key: str, folder: str, validity: int, rows: Iterable[MailRow]) -> None:
        """Store rows, or change them."""
        place = {"mailbox": key, "folder": folder, "validity": validity}
        values = [place | asdict(row) for row in rows]
        if values:
            self._link.merge(mails, _KEY, values)

    def drop_other_validities(self, key: str, folder: str, validity: int) -> int:
        """Forget rows whose numbers mean nothing any more; return how many there were."""
        other = and_(mails.c.mailbox == key, mails.c.folder == folder, mails.c.validity != validity)
        return self._link.write(delete(mails).where(other))


def _here(key: str, folder: str, validity: int) -> ColumnElement[bool]:
    return and_(mails.c.mailbox == key, mails.c.folder == folder, mails.c.validity == validity)


def _box(row: Row[Any]) -> Mailbox:
    return Mailbox(**{name: row._mapping[name] for name in _NAMES})
