"""All mailboxes: how each stands, and what can be done about it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.mailboxes import Mailbox
from dsr_desk.domain.sending import SendingAccount
from dsr_desk.ui import theme
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.errors import show_error
from dsr_desk.ui.icons import icon
from dsr_desk.ui.mailboxes import acts
from dsr_desk.ui.mailboxes.form import MailboxDialog
from dsr_desk.ui.mailboxes.sending_dialog import SendingDialog
from dsr_desk.ui.mailboxes.watch import MailWatch
from dsr_desk.ui.mailboxes.words import state_look, state_words
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.buttons import DangerButton, SafeButton
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import Heading, PlainLabel, tooltip

_KEY = Qt.ItemDataRole.UserRole


class MailboxesDialog(Dialog):
    """A list that follows the watching, with buttons below."""

    form_opened = Signal(object)
    """Carries the :class:`MailboxDialog`, or the :class:`SendingDialog`."""

    def __init__(self, desk: Desk, watch: MailWatch, parent: QWidget) -> None:
        """Take the desk and what watches the mailboxes."""
        super().__init__(parent)
        self._desk, self._watch = desk, watch
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Mailboxes"))
        self.resize(theme.px(190), theme.px(110))
        self.banner = Banner(self)
        self.list = QTreeWidget(self)
        self.list.setAccessibleName(self.tr("Mailboxes and how they stand"))
        self.list.setProperty("roomy", "true")
        self.list.setProperty("framed", "true")
        self.list.setRootIsDecorated(False)
        self.list.setTabKeyNavigation(False)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHeaderLabels([self.tr("Name"), self.tr("Server"), self.tr("State")])
        self.list.setColumnWidth(0, theme.px(42))
        self.list.setColumnWidth(1, theme.px(52))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(4),) * 4)
        column.setSpacing(theme.px(3))
        column.addWidget(Heading(self.tr("Mailboxes"), self, level=1))
        explanation = self.tr("Request mails are fetched from here and become cases by themselves.")
        column.addWidget(PlainLabel(explanation, self, wrap=True, tone="muted"))
        column.addWidget(self.banner)
        column.addWidget(self.list, 1)
        self.state = PlainLabel("", self, wrap=True)
        column.addWidget(self.state)
        column.addLayout(self._buttons())
        self.list.currentItemChanged.connect(self._on_current_changed)
        self.list.itemActivated.connect(self._on_change_clicked)
        watch.changed.connect(self._on_watch_changed)
        self._asked = ""
        self._on_watch_changed()
        self.close_button.setFocus()

    def _buttons(self) -> QHBoxLayout:
        self.add = SafeButton(self.tr("Add…"), self, icon="plus")
        self.change = SafeButton(self.tr("Change…"), self, icon="pen")
        self.fetch = SafeButton(self.tr("Fetch now"), self, icon="refresh")
        self.remove = SafeButton(self.tr("Remove…"), self)
        self.really = DangerButton(self.tr("Remove it for good"), self)
        self.sending = SafeButton(self.tr("Sending…"), self, icon="send")
        self.close_button = SafeButton(self.tr("Close"), self)
        self.sending.clicked.connect(self._on_sending_clicked)
        self.add.clicked.connect(self._on_add_clicked)
        self.change.clicked.connect(self._on_change_clicked)
        self.fetch.clicked.connect(self._watch.fetch_now)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.really.clicked.connect(self._on_really_clicked)
        self.close_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        for button in (self.add, self.change, self.fetch, self.remove, self.really):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.sending)
        row.addWidget(self.close_button)
        self.really.hide()
        return row

    @property
    def chosen(self) -> Mailbox | None:
        """The mailbox that the keyboard stands on."""
        item = self.list.currentItem()
        key = item.data(0, _KEY) if item is not None else ""
        return next((s.box for s in self._watch.states() if s.box.key == key), None)

    @Slot()
    def _on_watch_changed(self) -> None:
        key = self.chosen.key if self.chosen else ""
        states = self._watch.states()
        if [s.box.key for s in states] != self._keys():
            self.list.clear()
            self.list.addTopLevelItems([QTreeWidgetItem() for _ in states])
        for number, state in enumerate(states):
            item = self.list.topLevelItem(number)
            if item is None:
                continue
            words = one_line(state_words(state))
            sign, tone = state_look(state)
            item.setData(0, _KEY, state.box.key)
            item.setText(0, one_line(state.box.title))
            item.setText(1, one_line(state.box.host))
            item.setText(2, words)
            item.setIcon(2, icon(sign, tone))
            item.setData(2, Qt.ItemDataRole.ToolTipRole, tooltip(words))
            if state.box.key == key or (not key and number == 0):
                self.list.setCurrentItem(item)
        self._allow()

    def _keys(self) -> list[str]:
        items = (self.list.topLevelItem(n) for n in range(self.list.topLevelItemCount()))
        return [item.data(0, _KEY) for item in items if item is not None]

    def _allow(self) -> None:
        box = self.chosen
        for button in (self.change, self.fetch, self.remove):
            button.setEnabled(box is not None)
        asked = box is not None and box.key == self._asked
        self.really.setVisible(asked)
        self.remove.setVisible(not asked)
        states = [s for s in self._watch.states() if box is not None and s.box.key == box.key]
        nothing = self.tr("No mailbox is set up yet. “Add…” sets one up.")
        self.state.set_text(state_words(states[0]) if states else nothing)

    @Slot()
    def _on_current_changed(self) -> None:
        self._asked = ""
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
        operation = acts.read_sending(parent=self, desk=self._desk)
        operation.success(self._on_sending_read).failure(partial(show_error, self.banner))
        operation.run_in_background()

    @Slot(object)
    def _on_sending_read(self, account: SendingAccount | None) -> None:
        form = SendingDialog(self._desk, account, self)
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
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
        self._asked = self.chosen.key
        text = self.tr(
            "The desk forgets this mailbox and its password. The mails on the server and the cases"
            " that came from them stay."
        )
        self.banner.show_message("attention", text)
        self._allow()
        self.close_button.setFocus()

    @Slot()
    def _on_really_clicked(self) -> None:
        if self.chosen is None:
            return
        operation = acts.remove_mailbox(parent=self, desk=self._desk, key=self.chosen.key)
        operation.success(self._on_removed).failure(partial(show_error, self.banner))
        operation.run_in_background()

    @Slot(object)
    def _on_removed(self, _changes: Changes) -> None:
        self._asked = ""
        self.banner.clear()
