"""Watches the mailboxes while somebody is signed in: fetch, wait for news, fetch again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum, auto

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dsr_desk.domain.errors import DeskError
from dsr_desk.domain.mailboxes.errors import (
    MailboxCertificateWrong,
    MailboxFolderMissing,
    MailboxLoginRefused,
    MailboxSecretMissing,
    TokenRefused,
    UnknownMailbox,
)
from dsr_desk.domain.mailboxes.mailbox import Mailbox
from dsr_desk.services.mailboxes.fetching import FetchResult
from dsr_desk.ui import operations
from dsr_desk.ui.desk import Changed, Desk
from dsr_desk.ui.jobs import Ticket
from dsr_desk.ui.mailboxes import operations as mailbox_operations

FIRST_PAUSE_MS, LONGEST_PAUSE_MS = 5_000, 300_000
FOR_A_PERSON = (MailboxLoginRefused, MailboxSecretMissing, TokenRefused, UnknownMailbox)
"""Trying again by itself mends nothing here, and may lock the account."""
SAID_ALOUD = (*FOR_A_PERSON, MailboxCertificateWrong, MailboxFolderMissing)


class Doing(Enum):
    """What is going on with a mailbox."""

    FETCHING = auto()
    WAITING = auto()
    PAUSING = auto()
    STOPPED = auto()


@dataclass(frozen=True, slots=True)
class BoxState:
    """How a mailbox stands: since when it is waited, when it was fetched last, what is wrong."""

    box: Mailbox
    doing: Doing = Doing.STOPPED
    since: datetime | None = None
    fetched_at: datetime | None = None
    error: DeskError | None = None
    notices: tuple[str, ...] = field(default=())


class BoxWatch(QObject):
    """Watches one mailbox."""

    changed = Signal()
    fetched = Signal(object)
    """Carries a :class:`FetchResult` in which something happened."""
    help_wanted = Signal(object)
    """Carries the error that only a person can mend; told once until something else happens."""

    def __init__(self, desk: Desk, box: Mailbox, parent: QObject) -> None:
        """Take the mailbox; :meth:`fetch` begins."""
        super().__init__(parent)
        self._desk = desk
        self.state = BoxState(box)
        self._ticket: Ticket | None = None
        self._failures = 0
        self._told = ""
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.fetch)

    @Slot()
    def fetch(self) -> None:
        """Fetch now, whatever it was waiting for."""
        if self.state.doing is Doing.FETCHING:
            return
        self.stop()
        self._become(Doing.FETCHING)
        operation = mailbox_operations.fetch_mailbox(
            parent=self, desk=self._desk, key=self.state.box.key
        )
        operation.success(self._on_fetched).failure(self._on_failed).cancelled(self._on_cancelled)
        self._ticket = operation.run_in_background(initiator=self)

    def stop(self) -> None:
        """Let go of it at once."""
        self._pause.stop()
        if self._ticket is not None:
            self._ticket.drop()
            self._ticket = None
        self.state = replace(self.state, doing=Doing.STOPPED)

    def _wait(self) -> None:
        self._become(Doing.WAITING)
        operation = mailbox_operations.await_mail(
            parent=self, desk=self._desk, key=self.state.box.key
        )
        operation.success(self._on_news).failure(self._on_failed).cancelled(self._on_cancelled)
        self._ticket = operation.run_in_background(initiator=self)

    def _become(self, doing: Doing) -> None:
        self.state = replace(self.state, doing=doing, since=self._desk.clock())
        self.changed.emit()

    @Slot(object)
    def _on_fetched(self, result: FetchResult) -> None:
        self._ticket = None
        self._failures, self._told = 0, ""
        self.state = replace(
            self.state, fetched_at=self._desk.clock(), notices=result.notices, error=None
        )
        if result.outcomes:
            self.fetched.emit(result)
        self._wait()

    @Slot(object)
    def _on_news(self, _nothing: None) -> None:
        self._ticket = None
        self.fetch()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._ticket = None
        if not isinstance(error, DeskError):
            self._desk.tell_failed(error)
            self._become(Doing.STOPPED)
            return
        self._failures += 1
        stays = isinstance(error, FOR_A_PERSON)
        self.state = replace(self.state, error=error)
        self._become(Doing.STOPPED if stays else Doing.PAUSING)
        if not stays:
            pause = FIRST_PAUSE_MS * 2 ** min(self._failures - 1, 10)
            self._pause.start(min(pause, LONGEST_PAUSE_MS))
        if isinstance(error, SAID_ALOUD) and error.code != self._told:
            self._told = error.code
            self.help_wanted.emit(error)

    @Slot()
    def _on_cancelled(self) -> None:
        self._ticket = None
        self._become(Doing.STOPPED)


class MailWatch(QObject):
    """Watches all of them."""

    changed = Signal()
    fetched = Signal(object)
    help_wanted = Signal(object, object)
    """Carries a :class:`Mailbox` and the error that only a person can mend."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Take the desk; watching begins when somebody signs in."""
        super().__init__(parent)
        self._desk = desk
        self._watches: dict[str, BoxWatch] = {}
        desk.signed_in.connect(self._on_desk_signed_in)
        desk.signed_out.connect(self.stop)
        desk.changed.connect(self._on_desk_changed)

    def states(self) -> tuple[BoxState, ...]:
        """Return how each mailbox stands, by key."""
        return tuple(self._watches[key].state for key in sorted(self._watches))

    @Slot()
    def fetch_now(self) -> None:
        """Fetch all of them."""
        for watch in self._watches.values():
            watch.fetch()

    @Slot()
    def stop(self) -> None:
        """Let go of all of them."""
        for watch in self._watches.values():
            watch.stop()
            watch.deleteLater()
        self._watches = {}
        self.changed.emit()

    def _learn(self) -> None:
        operations.query(
            parent=self,
            desk=self._desk,
            read=lambda services: services.mailboxes.all(),
            replaces="mailboxes",
        ).success(self._use).run_in_background()

    def _use(self, boxes: tuple[Mailbox, ...]) -> None:
        if self._desk.person is None:
            return
        self.stop()
        for box in boxes:
            watch = BoxWatch(self._desk, box, self)
            watch.changed.connect(self.changed)
            watch.fetched.connect(self.fetched)
            watch.help_wanted.connect(self._on_help_wanted)
            self._watches[box.key] = watch
        self.fetch_now()
        self.changed.emit()

    @Slot()
    def _on_desk_signed_in(self) -> None:
        self._learn()

    @Slot(object)
    def _on_desk_changed(self, changed: Changed) -> None:
        if changed.changes.mailboxes and self._desk.person is not None:
            self._learn()

    @Slot(object)
    def _on_help_wanted(self, error: DeskError) -> None:
        watch = self.sender()
        if isinstance(watch, BoxWatch):
            self.help_wanted.emit(watch.state.box, error)
