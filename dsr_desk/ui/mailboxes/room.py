"""The mailboxes' place in the main window: the watch, its line at the bottom, and its dialogs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dsr_desk.domain.errors import DeskError
from dsr_desk.domain.mailboxes.errors import MailboxLoginRefused, MailboxSecretMissing, TokenRefused
from dsr_desk.domain.mailboxes.mailbox import Mailbox
from dsr_desk.services.intake.intake import IntakeResult
from dsr_desk.services.mailboxes.fetching import FetchResult
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.mailboxes.dialog import MailboxesDialog
from dsr_desk.ui.mailboxes.secret_dialog import SecretDialog
from dsr_desk.ui.mailboxes.watch import MailWatch
from dsr_desk.ui.mailboxes.words import line, state_look
from dsr_desk.ui.qt import flat
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.labels import Muted
from dsr_desk.ui.widgets.picture import Picture

_FOR_A_SECRET = (MailboxLoginRefused, MailboxSecretMissing, TokenRefused)


class MailLine(QWidget):
    """How the mailboxes stand, at the bottom of the window; hidden while there are none."""

    def __init__(self, watch: MailWatch, parent: QWidget | None = None) -> None:
        """Take the watch."""
        super().__init__(parent)
        self._watch = watch
        self._picture = Picture("mail", "muted", 3.5, self)
        self.text = Muted("", self, elide=Qt.TextElideMode.ElideRight)
        row = QHBoxLayout(self)
        flat(row, theme.px(1))
        row.setContentsMargins(theme.px(3), 0, theme.px(2), 0)
        row.addWidget(self._picture)
        row.addWidget(self.text, 1)
        watch.changed.connect(self._on_watch_changed)
        self._on_watch_changed()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._on_watch_changed()

    @Slot()
    def _on_watch_changed(self) -> None:
        states = self._watch.states()
        self.setVisible(bool(states))
        self.text.set_text(line(states))
        looks = [state_look(state) for state in states]
        worst = next((look for look in looks if look[0] == "alert"), ("mail", "muted"))
        self._picture.use(*worst)


class MailRoom(QObject):
    """Opens the dialogs, and says aloud what only a person can mend."""

    mails_came = Signal(object)
    """Carries an :class:`IntakeResult`."""

    def __init__(self, desk: Desk, action: QAction, window: QWidget) -> None:
        """Take the action that opens the list of mailboxes."""
        super().__init__(window)
        self._desk, self._window = desk, window
        self.watch = MailWatch(desk, self)
        self.watch.fetched.connect(self._on_watch_fetched)
        self.watch.help_wanted.connect(self._on_watch_help_wanted)
        self._wanting: Mailbox | None = None
        self.dialog: MailboxesDialog | SecretDialog | None = None
        action.triggered.connect(self._on_action_triggered)

    @Slot()
    def _on_action_triggered(self) -> None:
        self.dialog = MailboxesDialog(self._desk, self.watch, self._window)
        self.dialog.open()

    @Slot(object)
    def _on_watch_fetched(self, result: FetchResult) -> None:
        self.mails_came.emit(IntakeResult(result.outcomes, result.changes))

    @Slot(object, object)
    def _on_watch_help_wanted(self, box: Mailbox, error: DeskError) -> None:
        self._wanting = box
        secret = isinstance(error, _FOR_A_SECRET)
        self._desk.tell_failed(error, self.ask_for_secret if secret else self.watch.fetch_now)

    @Slot()
    def ask_for_secret(self) -> None:
        """Let the person type the secret of the mailbox that wants it."""
        if self._wanting is not None:
            self.dialog = SecretDialog(self._desk, self._wanting, self._window)
            self.dialog.open()
