"""After filing: a mail is moved or flagged on the server, once, whatever happened in between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from dsr_desk.domain.errors import WorkspaceBusy
from dsr_desk.domain.mailboxes.errors import MailboxFolderMissing, MailboxLost
from dsr_desk.domain.mailboxes.mailbox import AfterFiling, Mailbox, MailState
from dsr_desk.services.cases import UNATTENDED, Recorder
from dsr_desk.services.ports import DeskStore, WorkspaceLock
from dsr_desk.services.ports.mailboxes import MailRow, MailSession

FLAGGED_INSTEAD, TARGET_MISSING, PUT_OFF = "flagged-instead", "target-missing", "put-off"
_AT_ONCE = 100
_MOST_ALIKE = 50
"""Mails of the same size in the target folder that are compared byte by byte."""


class Settling:
    """Finishes what is owed in a folder."""

    def __init__(self, store: DeskStore, record: Recorder, lock: WorkspaceLock, limit: int) -> None:
        """Take the desk's store, the recorder, the lock and the most bytes of a mail."""
        self._store, self._record, self._lock, self._limit = store, record, lock, limit

    def settle(
        self, box: Mailbox, session: MailSession, validity: int
    ) -> tuple[int, tuple[str, ...]]:
        """Move or flag what was filed; return how many mails, and what could not be done, by code.

        Two desks never do it at once: who finds the workspace's lock taken leaves it for next time.
        """
        with self._store.reading() as uow:
            owed = tuple(uow.mailboxes.unfinished(box.key, box.folder, validity))
        if not owed:
            return 0, ()
        try:
            with self._lock.hold():
                if session.look(box.folder, writing=True).validity != validity:
                    raise MailboxLost(box.host)
                return self._act(box, session, validity, owed)
        except WorkspaceBusy:
            return 0, (PUT_OFF,)
        except MailboxFolderMissing:
            return 0, (TARGET_MISSING,)

    def _act(
        self, box: Mailbox, session: MailSession, validity: int, owed: Sequence[MailRow]
    ) -> tuple[int, tuple[str, ...]]:
        notices: tuple[str, ...] = ()
        can = session.abilities()
        for start in range(0, len(owed), _AT_ONCE):
            rows = owed[start : start + _AT_ONCE]
            # What somebody has moved away by hand is owed nothing any more.
            there = {head.uid for head in session.heads([row.uid for row in rows])}
            left = [row for row in rows if row.uid in there]
            if not left or box.after is AfterFiling.LEAVE:
                pass
            elif box.after is AfterFiling.MOVE and can.move:
                session.move([row.uid for row in left], box.target)
            elif box.after is AfterFiling.MOVE and can.uidplus:
                for row in left:
                    self._carry(box, session, validity, row)
            else:
                session.flag([row.uid for row in left], box.keyword)
                notices = (FLAGGED_INSTEAD,) if box.after is AfterFiling.MOVE else ()
            self._note(box, validity, rows, MailState.DONE)
        return len(owed), notices

    def _carry(self, box: Mailbox, session: MailSession, validity: int, row: MailRow) -> None:
        """Copy one mail and remove it: three steps, between any of which we may be killed."""
        copied = row.state is MailState.COPYING and self._lies_there(box, session, validity, row)
        if not copied:
            self._note(box, validity, [row], MailState.COPYING)
            session.copy(row.uid, box.target)
        session.remove(row.uid)

    def _lies_there(self, box: Mailbox, session: MailSession, validity: int, row: MailRow) -> bool:
        """Tell whether an earlier attempt has copied it already: the same bytes lie there."""
        session.look(box.target)
        alike = session.sized(row.size)[-_MOST_ALIKE:]
        found = any(
            sha256(data).hexdigest() == row.sha256
            for uid in alike
            for data in session.contents([uid], self._limit).values()
        )
        if session.look(box.folder, writing=True).validity != validity:
            raise MailboxLost(box.host)
        return found

    def _note(self, box: Mailbox, validity: int, rows: Sequence[MailRow], state: MailState) -> None:
        with self._store.unit_of_work() as uow:
            changed = [replace(row, state=state) for row in rows]
            uow.mailboxes.note(box.key, box.folder, validity, changed)
            facts = {"mailbox": box.key, "mails": len(rows), "action": box.after.value}
            self._record.note(uow, UNATTENDED, f"mailbox.{state.value}", None, **facts)
            uow.commit()
