"""One mailbox: its settings, a test that names what failed, and the sign-in at a provider."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dsr_desk.domain.mailboxes.mailbox import AuthKind, Mailbox
from dsr_desk.services.mailboxes.settings import Reached, Saved
from dsr_desk.services.ports.mailboxes import DeviceCode, Tokens
from dsr_desk.ui import wording
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.errors import show_error
from dsr_desk.ui.jobs import Ticket
from dsr_desk.ui.mailboxes import operations as mailbox_operations
from dsr_desk.ui.mailboxes.fields import NEW, MailboxFields
from dsr_desk.ui.mailboxes.words import notice
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.buttons import PrimaryButton, SafeButton
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import Heading, PlainLabel


class MailboxDialog(Dialog):
    """Adds a mailbox or changes one; what is typed is kept only by “Save”."""

    def __init__(
        self, desk: Desk, box: Mailbox | None, taken: Sequence[str], parent: QWidget
    ) -> None:
        """Take the mailbox to be changed, or None, and the short names that are taken."""
        super().__init__(parent)
        self._desk = desk
        self._ticket: Ticket | None = None
        self.setModal(True)
        title = self.tr("Change a mailbox") if box else self.tr("Add a mailbox")
        self.setWindowTitle(title)
        self.resize(theme.px(150), theme.px(165))
        self.banner = Banner(self)
        self.fields = MailboxFields(box or NEW, taken, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(5), theme.px(4), theme.px(5), theme.px(4))
        column.setSpacing(theme.px(2))
        column.addWidget(Heading(title, self, level=2))
        explanation = self.tr(
            "Mails are only read until their case is filed. Password and tokens are kept in the"
            " system’s key store, and without one for this session only."
        )
        column.addWidget(PlainLabel(explanation, self, wrap=True, tone="muted"))
        column.addWidget(self.banner)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.fields)
        column.addWidget(area, 1)
        self.missing = PlainLabel("", self, wrap=True, tone="muted", level="small")
        column.addWidget(self.missing)
        column.addLayout(self._buttons())
        self.fields.changed.connect(self._on_fields_changed)
        self._on_fields_changed()
        self.fields.name.setFocus()

    def _buttons(self) -> QHBoxLayout:
        self.test = SafeButton(self.tr("Test the connection"), self, icon="play")
        self.sign_in = SafeButton(self.tr("Sign in by a code…"), self, icon="key")
        self.cancel = SafeButton(self.tr("Cancel"), self)
        self.save = PrimaryButton(self.tr("Save"), self)
        self.test.clicked.connect(self._on_test_clicked)
        self.sign_in.clicked.connect(self._on_sign_in_clicked)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_save_clicked)
        row = QHBoxLayout()
        row.addWidget(self.test)
        row.addWidget(self.sign_in)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        return row

    def done(self, result: int) -> None:
        """Let go of what was asked of the network."""
        if self._ticket is not None:
            self._ticket.drop()
        super().done(result)

    @Slot()
    def _on_fields_changed(self) -> None:
        box = self.fields.box
        tokens = box.auth is AuthKind.XOAUTH2
        self.sign_in.setVisible(tokens)
        self.sign_in.setEnabled(bool(box.provider.device_endpoint and box.provider.client_id))
        needed = (
            (box.title, self.tr("the name")),
            (box.host, self.tr("the mail server")),
            (box.user, self.tr("the user")),
        )
        missing = ", ".join(what for given, what in needed if not given)
        filled = not missing
        self.missing.set_text(self.tr("Still missing: {what}").format(what=missing))
        self.missing.setVisible(not filled)
        self.save.setEnabled(filled)
        self.test.setEnabled(filled)

    @Slot()
    def _on_test_clicked(self) -> None:
        self.banner.show_message("info", self.tr("Connecting…"), dismissable=False)
        self.test.setEnabled(False)
        fields = self.fields
        operation = mailbox_operations.test_mailbox(
            parent=self, desk=self._desk, box=fields.box, credential=fields.credential
        )
        operation.success(self._on_tested).failure(self._on_failed)
        self._ticket = operation.run_in_background()

    @Slot(object)
    def _on_tested(self, found: Reached) -> None:
        self._on_fields_changed()
        said = [wording.counting.mails_waiting(found.mails), *map(notice, found.notices)]
        self.banner.show_message("attention" if found.notices else "ok", " ".join(said))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._on_fields_changed()
        show_error(self.banner, error)

    @Slot()
    def _on_sign_in_clicked(self) -> None:
        self.banner.show_message("info", self.tr("Connecting…"), dismissable=False)
        operation = mailbox_operations.begin_sign_in(
            parent=self, desk=self._desk, box=self.fields.box
        )
        operation.success(self._on_code).failure(self._on_failed)
        self._ticket = operation.run_in_background()

    @Slot(object)
    def _on_code(self, code: DeviceCode) -> None:
        text = self.tr("Open {address} in a browser, sign in and type the code {code}.")
        words = text.format(address=one_line(code.address), code=one_line(code.user_code, 40))
        self.banner.show_message("info", words, dismissable=False)
        operation = mailbox_operations.finish_sign_in(
            parent=self,
            desk=self._desk,
            box=self.fields.box,
            code=code,
            client_secret=self.fields.client_secret.text(),
        )
        operation.success(self._on_signed_in).failure(self._on_failed)
        self._ticket = operation.run_in_background()

    @Slot(object)
    def _on_signed_in(self, tokens: Tokens) -> None:
        self.fields.secret.setText(tokens.refresh)
        self.banner.show_message("ok", self.tr("Signed in. Save to keep it."))

    @Slot()
    def _on_save_clicked(self) -> None:
        operation = mailbox_operations.save_mailbox(
            parent=self,
            desk=self._desk,
            box=self.fields.box,
            credential=self.fields.credential,
        )
        operation.success(self._on_saved).failure(self._on_failed).run_in_background()

    @Slot(object)
    def _on_saved(self, _saved: Saved) -> None:
        self.accept()
