"""The line at the bottom: who is signed in, in which role, and where the keys are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QHBoxLayout, QStatusBar, QWidget

from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.busy import BusyBar
from dsr_desk.ui.widgets.labels import Muted
from dsr_desk.ui.widgets.picture import Picture

if TYPE_CHECKING:
    from dsr_desk.ui.desk import Desk
    from dsr_desk.ui.mailboxes.room import MailLine


class StatusLine(QStatusBar):
    """Left what is being done, right who is here."""

    mail: MailLine

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Take the desk; keys and mailboxes are told when they are known."""
        super().__init__(parent)
        self._desk = desk
        self._key_store: bool | None = None
        self.setSizeGripEnabled(False)
        self.busy = BusyBar(self)
        self._person = Muted("", self)
        self._keys = Muted("", self)
        right = QWidget(self)
        row = QHBoxLayout(right)
        row.setContentsMargins(theme.px(2), theme.px(0.5), theme.px(3), theme.px(0.5))
        row.setSpacing(theme.px(1))
        self._key = Picture("key", "muted", 3.5, self)
        row.addWidget(self._key)
        row.addWidget(self._keys)
        row.addSpacing(theme.px(4))
        row.addWidget(Picture("user", "muted", 3.5, self))
        row.addWidget(self._person)
        self.addWidget(self.busy, 1)
        self.addPermanentWidget(right)
        desk.signed_in.connect(self._on_desk_person_changed)
        desk.signed_out.connect(self._on_desk_person_changed)
        self._on_desk_person_changed()

    def show_key_store(self, usable: bool) -> None:
        """Say whether the system's key store can be used."""
        self._key_store = usable
        self._key.use("key", "muted" if usable else "attention")
        self._on_desk_person_changed()

    def show_mail(self, line: MailLine) -> None:
        """Give the mailboxes' line its place."""
        self.mail = line
        self.addWidget(line, 1)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._on_desk_person_changed()

    @Slot()
    def _on_desk_person_changed(self) -> None:
        person = self._desk.person
        if person is None:
            self._person.set_text(self.tr("Nobody is signed in"))
        else:
            from dsr_desk.ui import wording  # knows the domain, which nobody needs to sign in

            user = person.user
            self._person.set_text(f"{self._desk.title_of(user.id)} · {wording.role(user.role)}")
        self._key.setVisible(self._key_store is not None)
        if self._key_store is not None:
            self._keys.set_text(
                self.tr("System key store in use")
                if self._key_store
                else self.tr("No system key store: what this machine has seen is kept in a file")
            )
