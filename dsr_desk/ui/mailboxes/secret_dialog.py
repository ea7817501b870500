"""Asks for a mailbox's secret where no key store keeps it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dsr_desk.domain.mailboxes.mailbox import AuthKind, Mailbox
from dsr_desk.services.mailboxes.secrets import Credential
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.errors import show_error
from dsr_desk.ui.mailboxes import operations as mailbox_operations
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.buttons import PrimaryButton, SafeButton
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import Heading, PlainLabel


class SecretDialog(Dialog):
    """One field; what is typed goes to the key store, or lives as long as the program."""

    def __init__(self, desk: Desk, box: Mailbox, parent: QWidget) -> None:
        """Take the mailbox."""
        super().__init__(parent)
        self._desk, self._box = desk, box
        self.setModal(True)
        self.setWindowTitle(self.tr("The mailbox’s password"))
        self.setMinimumWidth(theme.px(120))
        tokens = box.auth is AuthKind.XOAUTH2
        name = self.tr("Refresh token") if tokens else self.tr("Password")
        self.banner = Banner(self)
        self.field = QLineEdit(self)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(name)
        label = PlainLabel(name, self)
        label.setBuddy(self.field)
        self.use = PrimaryButton(self.tr("Use it"), self)
        self.use.setDefault(True)
        cancel = SafeButton(self.tr("Cancel"), self)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(5), theme.px(4), theme.px(5), theme.px(4))
        column.setSpacing(theme.px(2))
        column.addWidget(Heading(one_line(box.title), self, level=2, wrap=True))
        said = self.tr("{user} at {host}").format(user=one_line(box.user), host=one_line(box.host))
        column.addWidget(PlainLabel(said, self, wrap=True, tone="muted"))
        column.addWidget(self.banner)
        column.addWidget(label)
        column.addWidget(self.field)
        column.addLayout(row)
        self.field.textChanged.connect(self._on_field_text_changed)
        self.use.clicked.connect(self._on_use_clicked)
        cancel.clicked.connect(self.reject)
        self._on_field_text_changed()
        self.field.setFocus()

    @Slot()
    def _on_field_text_changed(self) -> None:
        self.use.setEnabled(bool(self.field.text()))

    @Slot()
    def _on_use_clicked(self) -> None:
        operation = mailbox_operations.give_secret(
            parent=self,
            desk=self._desk,
            key=self._box.key,
            credential=Credential(self.field.text()),
        )
        operation.success(self._on_given).failure(partial(show_error, self.banner))
        operation.run_in_background()

    @Slot(object)
    def _on_given(self, _kept: bool) -> None:
        self.accept()
