"""Fetching a mailbox: file what is new, then do on the server what was asked for.

Nothing on the server changes before a mail's case is stored.  Each mail is known by its folder's
validity and its number; besides, intake knows it by its content, so that renumbered or
copied mails are not filed twice.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.mailboxes.errors import MailboxLoginRefused, MailboxLost, UnknownMailbox
from dsr_desk.domain.mailboxes.mailbox import Mailbox
from dsr_desk.services.cases import Recorder
from dsr_desk.services.intake.intake import Intake, IntakeOutcome, IntakeResult
from dsr_desk.services.mailboxes.after import Settling
from dsr_desk.services.mailboxes.rounds import Round
from dsr_desk.services.mailboxes.secrets import MailboxSecrets
from dsr_desk.services.ports import BoxEntry, Clock, DeskStore, WorkspaceLock
from dsr_desk.services.ports.mailboxes import MailServers, MailSession
from dsr_desk.services.progress import CancelToken, Progress, unheard

TakeIn = Callable[[Sequence[BoxEntry]], IntakeResult]
"""Files some mails; a window gives one that waits for the writer's turn."""


@dataclass(frozen=True, slots=True)
class FetchResult:
    """What became of the mails that were new, and what could not be done, by code."""

    outcomes: tuple[IntakeOutcome, ...]
    notices: tuple[str, ...]
    settled: int
    """Mails that were moved or flagged."""
    changes: Changes


class MailFetching:
    """Fetches mailboxes and waits for news; keeps the connections between the two."""

    def __init__(
        self,
        store: DeskStore,
        secrets: MailboxSecrets,
        servers: MailServers,
        intake: Intake,
        lock: WorkspaceLock,
        clock: Clock,
        mail_bytes: int,
    ) -> None:
        """Take what it works with; of each mail at most ``mail_bytes`` are fetched."""
        self._store, self._secrets, self._servers = store, secrets, servers
        self._intake, self._lock, self._limit = intake, lock, mail_bytes
        self._record = Recorder(clock)
        self._guard = threading.Lock()
        self._resting: dict[str, tuple[Mailbox, MailSession]] = {}
        self._seen: dict[str, frozenset[int]] = {}

    def fetch(
        self,
        key: str,
        cancel: CancelToken,
        progress: Progress = unheard,
        take_in: TakeIn | None = None,
    ) -> FetchResult:
        """File every mail that was not dealt with yet, and finish what an earlier time owed.

        Raises:
            A Problem of ``domain/mailboxes/errors.py``; what was filed before stays filed.
            Cancelled: likewise.
        """
        box = self._box(key)
        file = take_in or (lambda entries: self._intake.take_in_entries(iter(entries)))
        work = Round(
            box,
            lambda: self._opened(box, cancel),
            self._taken(box, cancel),
            self._store,
            self._record,
            Settling(self._store, self._record, self._lock, self._limit),
            self._limit,
        )
        try:
            work.run(file, cancel, progress)
        except BaseException:
            work.session.close()
            raise
        self._seen[key] = work.seen
        self._rest(box, work.session)
        notices = tuple(dict.fromkeys(work.notices))
        return FetchResult(tuple(work.outcomes), notices, work.settled, work.changes)

    def wait(self, key: str, cancel: CancelToken) -> None:
        """Return as soon as there may be something new.

        Raises:
            A Problem of ``domain/mailboxes/errors.py``: the connection does not hold.
            Cancelled: nobody wants to wait any more.
        """
        box = self._box(key)
        session = self._taken(box, cancel)
        try:
            session.look(box.folder)
            news = bool(set(session.uids()) - self._seen.get(key, frozenset()))
            while not news:
                seconds = LONG if session.abilities().idle else box.poll_seconds
                news = session.wait(seconds)
        except BaseException:
            session.close()
            raise
        self._rest(box, session)

    def close(self) -> None:
        """Hang up everywhere."""
        with self._guard:
            resting, self._resting = self._resting, {}
        for _, session in resting.values():
            session.close()

    def _box(self, key: str) -> Mailbox:
        with self._store.reading() as uow:
            box = uow.mailboxes.get(key)
        if box is None:
            raise UnknownMailbox(key)
        return box

    def _taken(self, box: Mailbox, cancel: CancelToken) -> MailSession:
        with self._guard:
            earlier, session = self._resting.pop(box.key, (None, None))
        if session is not None and earlier == box and _holds(session, box, cancel):
            return session
        if session is not None:
            session.close()
        return self._opened(box, cancel)

    def _opened(self, box: Mailbox, cancel: CancelToken) -> MailSession:
        try:
            return self._servers.open(box, self._secrets.current(box, cancel), cancel)
        except MailboxLoginRefused:
            # An access token may end early; the provider then gives another.
            if not self._secrets.spent(box):
                raise
            return self._servers.open(box, self._secrets.current(box, cancel), cancel)

    def _rest(self, box: Mailbox, session: MailSession) -> None:
        with self._guard:
            _, earlier = self._resting.pop(box.key, (None, None))
            self._resting[box.key] = (box, session)
        if earlier is not None:
            earlier.close()


def _holds(session: MailSession, box: Mailbox, cancel: CancelToken) -> bool:
    """Tell whether a connection has outlived the time in which nobody used it."""
    session.use(cancel)
    try:
        session.look(box.folder)
    except MailboxLost:
        return False
    except BaseException:
        session.close()
        raise
    return True


LONG = 24 * 3600.0
"""For IDLE: the adapter begins it anew by itself."""
