"""All mailboxes: how each stands, and what can be done about it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from dsr_desk.domain.answers.sending import SendingAccount
from dsr_desk.domain.mailboxes.mailbox import Mailbox
from dsr_desk.services.mailboxes.secrets import Removed
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.errors import show_error
from dsr_desk.ui.mailboxes import operations as mailbox_operations
from dsr_desk.ui.mailboxes.form import MailboxDialog
from dsr_desk.ui.mailboxes.sending_dialog import SendingDialog
from dsr_desk.ui.mailboxes.watch import BoxState, MailWatch
from dsr_desk.ui.mailboxes.words import left_words, state_look, state_words
from dsr_desk.ui.widgets.asked_twice import AskedTwice
from dsr_desk.ui.widgets.buttons import DangerButton, SafeButton
from dsr_desk.ui.widgets.empty import EmptyState
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.rows import TableRow
from dsr_desk.ui.widgets.rows_dialog import RowsDialog


class MailboxesDialog(RowsDialog):
    """A list that follows the watching, with buttons below."""

    form_opened = Signal(object)
    """Carries the :class:`MailboxDialog`, or the :class:`SendingDialog`."""

    def __init__(self, desk: Desk, watch: MailWatch, parent: QWidget) -> None:
        """Take the desk and what watches the mailboxes."""
        super().__init__(parent)
        rows = self.tr("Mailboxes and how they stand")
        self.name(self.tr("Mailboxes"), rows, (190, 110))
        self._desk, self._watch = desk, watch
        self._filling = False
        self.empty = EmptyState(self)
        self._make_buttons()
        self.lay_out(
            self.tr("Request mails are fetched from here and become cases by themselves."),
            (self.add, self.change, self.fetch, self.remove, self.really),
            below=(self.empty,),
            beside=(self.sending,),
        )
        self.model.set_headings((self.tr("Name"), self.tr("Server"), self.tr("State")))
        self.table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.table.activated.connect(self._on_change_clicked)
        watch.changed.connect(self._on_watch_changed)
        self._on_watch_changed()
        self.close_button.setFocus()

    def _make_buttons(self) -> None:
        self.add = SafeButton(self.tr("Add…"), self, icon="plus")
        self.change = SafeButton(self.tr("Change…"), self, icon="pen")
        self.fetch = SafeButton(self.tr("Fetch now"), self, icon="refresh")
        self.remove = SafeButton(self.tr("Remove…"), self)
        self.really = DangerButton(self.tr("Remove it for good"), self)
        self.sending = SafeButton(self.tr("Sending…"), self, icon="send")
        self.sending.clicked.connect(self._on_sending_clicked)
        self.add.clicked.connect(self._on_add_clicked)
        self.change.clicked.connect(self._on_change_clicked)
        self.fetch.clicked.connect(self._watch.fetch_now)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.asked = AskedTwice(self.remove, self.really, self.banner, self.close_button, self)
        self.asked.confirmed.connect(self._on_asked_confirmed)

    @property
    def chosen(self) -> Mailbox | None:
        """The mailbox that the keyboard stands on."""
        box = self.payload()
        return box if isinstance(box, Mailbox) else None

    @Slot()
    def _on_watch_changed(self) -> None:
        key = self.chosen.key if self.chosen else ""
        states, self._filling = self._watch.states(), True
        self.model.set_rows([self._row(state) for state in states])
        keys = [state.box.key for state in states]
        if keys:
            self.table.selectRow(keys.index(key) if key in keys else 0)
        self._filling = False
        if self.asked.about not in keys:
            self.asked.let_go()
        self._allow()

    def _row(self, state: BoxState) -> TableRow:
        cells = (state.box.title, state.box.host, state_words(state))
        return TableRow(cells, state.box, *state_look(state), sign_at=2)

    def _allow(self) -> None:
        box = self.chosen
        for button in (self.change, self.fetch, self.remove):
            button.setEnabled(box is not None)
        self.empty.setVisible(not self.model.rowCount())
        self.table.setVisible(bool(self.model.rowCount()))
        self.empty.show_words(self.tr("No mailbox is set up yet"), self.tr("“Add…” sets one up."))

    @Slot()
    def _on_current_changed(self) -> None:
        if not self._filling:
            self.asked.let_go()
            self._allow()

    @Slot()
    def _on_add_clicked(self) -> None:
        self._open(None)

    @Slot()
    def _on_change_clicked(self) -> None:
        if self.chosen is not None:
            self._open(self.chosen)

    @Slot()
    def _on_sending_clicked(self) -> None:
        operation = mailbox_operations.read_sending(parent=self, desk=self._desk)
        operation.success(self._on_sending_read).failure(partial(show_error, self.banner))
        operation.run_in_background()

    @Slot(object)
    def _on_sending_read(self, account: SendingAccount | None) -> None:
        form = SendingDialog(self._desk, account, self)
        self.form_opened.emit(form)
        form.open()

    def _open(self, box: Mailbox | None) -> None:
        taken = [state.box.key for state in self._watch.states()]
        form = MailboxDialog(self._desk, box, taken, self)
        self.form_opened.emit(form)
        form.open()

    @Slot()
    def _on_remove_clicked(self) -> None:
        if self.chosen is None:
            return
        text = self.tr(
            "The desk forgets “{name}” and its password. The mails on the server and the cases that"
            " came from them stay."
        ).format(name=one_line(self.chosen.title, 60))
        self.asked.ask(self.chosen.key, text)

    @Slot(object)
    def _on_asked_confirmed(self, key: str) -> None:
        # Until it is known what came of it.
        self.remove.setEnabled(False)
        operation = mailbox_operations.remove_mailbox(parent=self, desk=self._desk, key=key)
        operation.success(self._on_removed).failure(self._on_failed).run_in_background()

    @Slot(object)
    def _on_removed(self, removed: Removed) -> None:
        """Say where the secret of what is gone may still be, or is."""
        if said := left_words(removed.left):
            self.banner.show_message("attention", said, dismissable=False)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        show_error(self.banner, error)
        self._allow()
