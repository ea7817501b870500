"""One round through a folder: what is new is fetched in pieces, filed, and noted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.mailboxes.errors import MailboxLost, MailboxNotUnderstood
from dsr_desk.domain.mailboxes.mailbox import AfterFiling, Mailbox, MailState
from dsr_desk.services.cases import UNATTENDED, Recorder
from dsr_desk.services.intake.intake import IntakeOutcome, IntakeResult
from dsr_desk.services.mailboxes.after import Settling
from dsr_desk.services.ports import BoxEntry, DeskStore
from dsr_desk.services.ports.mailboxes import MailHead, MailRow, MailSession
from dsr_desk.services.progress import CancelToken, Progress, Step

CHUNK = 500
"""Mails whose sizes are asked for at once, and after which the server's side is settled."""
GROUP_MAILS, GROUP_BYTES = 50, 8_000_000
"""What is held in memory at once, but for one mail that is larger by itself."""
UNFETCHABLE = "mail-unfetchable"


class Round:
    """Goes through one folder once."""

    def __init__(
        self,
        box: Mailbox,
        reopen: Callable[[], MailSession],
        session: MailSession,
        store: DeskStore,
        record: Recorder,
        settling: Settling,
        limit: int,
    ) -> None:
        """Take the mailbox, a session, how another is opened, and where things are noted."""
        self.session = session
        self.seen: frozenset[int] = frozenset()
        self.outcomes: list[IntakeOutcome] = []
        self.notices: list[str] = []
        self.settled = 0
        self.changes = Changes()
        self._box, self._reopen, self._limit = box, reopen, limit
        self._store, self._record, self._settling = store, record, settling
        self._validity = 0

    def run(
        self,
        take_in: Callable[[Sequence[BoxEntry]], IntakeResult],
        cancel: CancelToken,
        progress: Progress,
    ) -> None:
        """File what is new; settle what is owed, from earlier times too."""
        self._validity = self.session.look(self._box.folder).validity
        known = self._known()
        self._settle()
        uids = self.session.uids()
        self.seen = frozenset(uids)
        fresh = [uid for uid in uids if uid not in known]
        for start in range(0, len(fresh), CHUNK):
            for group in _groups(self.session.heads(fresh[start : start + CHUNK]), self._limit):
                cancel.check()
                with self._store.command():
                    self._file(group, take_in)
                progress(Step("fetch", len(self.outcomes), len(fresh)))
            self._settle()

    def _known(self) -> frozenset[int]:
        """Return the numbers that were dealt with; those of another validity are forgotten."""
        box = self._box
        with self._store.reading() as reading:
            found = reading.mailboxes.known(box.key, box.folder, self._validity)
        if found:
            return found
        with self._store.unit_of_work() as uow:
            dropped = uow.mailboxes.drop_other_validities(box.key, box.folder, self._validity)
            if dropped:
                facts = {"mailbox": box.key, "mails": dropped}
                self._record.note(uow, UNATTENDED, "mailbox.renumbered", None, **facts)
                uow.commit()
        return frozenset()

    def _file(
        self,
        group: Sequence[MailHead],
        take_in: Callable[[Sequence[BoxEntry]], IntakeResult],
    ) -> None:
        bodies = self._bodies([head.uid for head in group])
        there = [head for head in group if head.uid in bodies]
        there += self._withheld([head for head in group if head.uid not in bodies])
        result = take_in([self._entry(head, bodies.get(head.uid)) for head in there])
        self.outcomes += result.outcomes
        self.changes |= result.changes
        self._note(
            [
                self._row(head, bodies[head.uid], outcome)
                for head, outcome in zip(there, result.outcomes, strict=True)
                if outcome.status != "unreadable"
            ]
        )

    def _bodies(self, uids: Sequence[int]) -> dict[int, bytes]:
        """Return what can be had; a mail that breaks the connection doesn't take the others along.

        Raises:
            A Problem: the server can't be reached any more.
        """
        try:
            return self.session.contents(uids, self._limit)
        except (MailboxLost, MailboxNotUnderstood):
            self._again()
        found: dict[int, bytes] = {}
        for uid in uids:
            try:
                found |= self.session.contents([uid], self._limit)
            except (MailboxLost, MailboxNotUnderstood):
                self._again()
        return found

    def _again(self) -> None:
        self.session.close()
        self.session = self._reopen()
        self._look()

    def _look(self) -> None:
        if self.session.look(self._box.folder).validity != self._validity:
            raise MailboxLost(self._box.host)

    def _withheld(self, heads: Sequence[MailHead]) -> list[MailHead]:
        """Return those mails that are still there although the server did not hand them out."""
        if not heads:
            return []
        there = {head.uid for head in self.session.heads([head.uid for head in heads])}
        return [head for head in heads if head.uid in there]

    def _entry(self, head: MailHead, data: bytes | None) -> BoxEntry:
        origin = f"{self._box.key}/{self._box.folder};UID={head.uid}"
        if data is None:
            return BoxEntry(origin, b"", head.received_at, UNFETCHABLE)
        return BoxEntry(origin, data, head.received_at)

    def _row(self, head: MailHead, data: bytes, outcome: IntakeOutcome) -> MailRow:
        leaves = self._box.after is AfterFiling.LEAVE
        state = MailState.DONE if leaves else MailState.FILED
        digest = sha256(data).hexdigest()
        return MailRow(head.uid, state, outcome.case_number, digest, head.size)

    def _note(self, rows: Sequence[MailRow]) -> None:
        if not rows:
            return
        box = self._box
        with self._store.unit_of_work() as uow:
            uow.mailboxes.note(box.key, box.folder, self._validity, rows)
            facts = {"mailbox": box.key, "mails": len(rows)}
            self._record.note(uow, UNATTENDED, "mailbox.fetched", None, **facts)
            uow.commit()

    def _settle(self) -> None:
        with self._store.command():
            done, notices = self._settling.settle(self._box, self.session, self._validity)
        self.settled += done
        self.notices += notices
        if done or notices:
            self._look()


def _groups(heads: Sequence[MailHead], limit: int) -> Iterator[list[MailHead]]:
    """Yield mails in groups that fit into memory together."""
    group: list[MailHead] = []
    size = 0
    for head in heads:
        least = min(head.size, limit)
        if group and (len(group) == GROUP_MAILS or size + least > GROUP_BYTES):
            yield group
            group, size = [], 0
        group.append(head)
        size += least
    if group:
        yield group
