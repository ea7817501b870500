"""Connects a channel to the platform's own database: first it is shown what would be found."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.errors import SourceUnavailable
from dsr_desk.domain.errors.directory import DirectoryRefused
from dsr_desk.domain.people import Channel
from dsr_desk.services.people.connecting import StoreSeen, Wanted
from dsr_desk.ui import wording
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.directory import operations as acts
from dsr_desk.ui.errors import sentence, show_error
from dsr_desk.ui.widgets.asking_dialog import AskingDialog
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.buttons import SafeButton
from dsr_desk.ui.widgets.foreign_text import one_line


class ConnectDialog(AskingDialog):
    """The mapping, the address and the password; connecting is possible once it was tried."""

    connected = Signal()

    def __init__(self, desk: Desk, channel: Channel, parent: QWidget) -> None:
        """Take the channel."""
        super().__init__(
            self.tr("Connect {channel} to a database").format(channel=one_line(channel.title, 60)),
            self.tr(
                "A mapping file says which tables hold what people wrote (docs/mapping.md). Trying"
                " it only looks: nothing is changed, there or here. The password goes to the key"
                " store alone."
            ),
            parent,
            150,
        )
        self._desk, self._channel = desk, channel
        self._seen: StoreSeen | None = None
        self.mapping, self.location, self.password = (QLineEdit(self) for _ in range(3))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.location.setPlaceholderText("postgresql://desk@db.example/helpdesk")
        self.choose = SafeButton(self.tr("Choose the file…"), self)
        self.attempt = SafeButton(self.tr("Look what would be found"), self, icon="search")
        self.banner = Banner(self)
        self.labelled(self.tr("Mapping file"), self.mapping)
        self.column.addWidget(self.choose)
        self.labelled(self.tr("Address of the database, without a password"), self.location)
        self.labelled(self.tr("Password of the database, for a server"), self.password)
        self.column.addWidget(self.attempt)
        self.column.addWidget(self.banner)
        self.add_buttons(self.tr("Connect it"))
        for field in (self.mapping, self.location, self.password):
            field.textChanged.connect(self._on_text_changed)
        self.choose.clicked.connect(self._on_choose_clicked)
        self.attempt.clicked.connect(self._on_attempt_clicked)
        self._allow()

    @property
    def wanted(self) -> Wanted:
        """What is to be connected, as it stands in the fields."""
        mapping = Path(self.mapping.text().strip())
        return Wanted(mapping, self.location.text().strip(), (self._channel.key,))

    def give(self) -> None:
        """Connect what was seen."""

    def _allow(self) -> None:
        filled = bool(self.mapping.text().strip() and self.location.text().strip())
        self.attempt.setEnabled(filled)
        self.confirm.setEnabled(self._seen is not None and not self._seen.why_not)

    @Slot(str)
    def _on_text_changed(self, _text: str) -> None:
        # What was seen was seen of something else.
        self._seen = None
        self.banner.clear()
        self._allow()

    @Slot()
    def _on_attempt_clicked(self) -> None:
        self.attempt.setEnabled(False)
        acts.try_database(
            parent=self, desk=self._desk, wanted=self.wanted, password=self.password.text()
        ).success(self._on_seen).failure(self._on_failed).run_in_background()

    @Slot(object)
    def _on_seen(self, seen: StoreSeen) -> None:
        self._seen = seen
        lines = [self.tr("%Ln item(s)", "", count) for _, count in seen.tried.held]
        for unread in seen.tried.unread:
            files = self.tr("no search can read: %Ln file(s)", "", unread.files)
            senders = self.tr("%Ln sender(s)", "", unread.senders)
            lines.append(f"{files}, {senders}")
        if seen.tried.readiness.reason:
            lines.append(one_line(wording.fact(seen.tried.readiness.reason), 300))
        found = f"{one_line(seen.tried.title, 60)}: {'; '.join(lines)}."
        if seen.why_not:
            self.banner.show_message(
                "attention", f"{found} {sentence(DirectoryRefused(seen.why_not))}"
            )
        else:
            self.banner.show_message("ok", found)
        self._allow()

    @Slot()
    def _on_confirm_clicked(self) -> None:
        if self._seen is None or not self.confirm.isEnabled():
            return
        self.confirm.setEnabled(False)
        acts.connect_database(
            parent=self,
            desk=self._desk,
            wanted=self.wanted,
            seen=self._seen.digest,
            password=self.password.text(),
        ).success(self._on_connected).failure(self._on_failed).run_in_background()

    @Slot(object)
    def _on_connected(self, _changes: Changes) -> None:
        self.connected.emit()
        self.accept()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._seen = None
        if isinstance(error, SourceUnavailable):
            # As a source that is searched, it would be a gap; here nothing was connected yet.
            text = self.tr("The database can’t be used: {reason}. Nothing was connected.")
            reason = wording.fact(error.facts["reason"])
            self.banner.show_message("failed", text.format(reason=reason))
        else:
            show_error(self.banner, error)
        self._allow()

    @Slot()
    def _on_choose_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("Mapping file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.mapping.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
