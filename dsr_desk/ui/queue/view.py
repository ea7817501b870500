"""The queue as it stands at the left of the window."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from dsr_desk.ui.desk import Changed, Desk
from dsr_desk.ui.errors import show_error
from dsr_desk.ui.preferences import Preferences
from dsr_desk.ui.qt import flat
from dsr_desk.ui.queue.filters import QueueFilters, View, view_of
from dsr_desk.ui.queue.list import QueueList
from dsr_desk.ui.queue.model import QueueModel
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.buttons import IconButton, LinkButton
from dsr_desk.ui.widgets.empty import EmptyState
from dsr_desk.ui.widgets.labels import Heading

MINUTE_MS = 60_000


class QueueView(QFrame):
    """Title, search, saved views and the list; or the reason why it is empty."""

    case_chosen = Signal(int)
    """A case should be shown; the focus stays here."""
    case_opened = Signal(int)
    """A case should be shown and worked on."""
    case_confirmed = Signal(int)
    """The case that is shown should take its next step."""
    intake_requested = Signal()

    def __init__(self, desk: Desk, preferences: Preferences, parent: QWidget | None = None) -> None:
        """Build it; nothing is read before :meth:`start`."""
        super().__init__(parent)
        self.setProperty("panel", "true")
        self._desk, self._preferences = desk, preferences
        self.model = QueueModel(desk, self)
        self.filters = QueueFilters(desk, self)
        self.list = QueueList(preferences, self)
        self.list.setModel(self.model)
        self._title = Heading("", self, level=1)
        self._stale = LinkButton("", self, icon="refresh")
        self._stale.hide()
        self.fold = IconButton("panel", "", self)
        self.folded = False
        """Whether only a rail is seen, with the button that brings the rest back."""
        self._banner = Banner(self)
        self._empty = EmptyState(self)
        self._wanted = 0
        """The case that is shown at the right, and so marked in the list."""
        self._started = False
        self._to_list = False
        """Whether the keyboard goes to the list once the view that a key has chosen is read."""
        self._build()
        self._connect()
        self._say()

    @property
    def shown_case(self) -> int:
        """The case that is shown at the right, 0 for none."""
        return self._wanted

    def start(self) -> None:
        """Read the queue for the person signed in."""
        self._started = True
        self.filters.choose(View.OPEN)
        self.filters.count()

    def stop(self) -> None:
        """Show nothing more (signed out)."""
        self._started = False
        self._wanted = 0
        self.model.clear()

    def reload(self, case_id: int = 0) -> None:
        """Read the view anew, and choose a case in it if it is there."""
        person = self._desk.person
        if person is None:
            return
        if case_id:
            # A row that the keyboard was still resting on must not take the place of this one.
            self.list.forget_rest()
            self._wanted = case_id
        self.model.load(self.filters.filter_of(self._desk.services, person.user.id))
        self.filters.count()

    def set_folded(self, folded: bool) -> None:
        """Show a rail with the button alone, or everything."""
        self.folded = folded
        self._open.setHidden(folded)
        side = 0 if folded else theme.px(4)
        self._head.setContentsMargins(side, theme.px(3), side and theme.px(2), theme.px(2))
        self._said.setHidden(folded)
        self._say_fold()

    def go_to_list(self) -> None:
        """Put the focus into the list, or on what leads on from an empty one."""
        empty = self._pages.currentIndex() == 1 and self._empty.button.isVisible()
        target = self._empty.button if empty else self.list
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to a saved view by its number, wherever in the queue the keyboard is."""
        view = view_of(event)
        if view is None or not self._preferences.single_keys:
            super().keyPressEvent(event)
            return
        self._to_list = True
        self.filters.go_to(view)

    def go_to_search(self) -> None:
        """Put the focus into the search box."""
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
            self.model.reword()

    def _build(self) -> None:
        side = theme.px(4)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(side, theme.px(3), theme.px(2), theme.px(2))
        self._said = QWidget(self)
        said = QHBoxLayout(self._said)
        flat(said)
        said.addWidget(self._title)
        said.addStretch(1)
        said.addWidget(self._stale)
        self._head.addWidget(self._said, 1)
        self._head.addWidget(self.fold)
        self._open = QWidget(self)
        top = QVBoxLayout()
        top.setContentsMargins(side, 0, side, theme.px(2))
        top.setSpacing(theme.px(2))
        top.addWidget(self.filters)
        top.addWidget(self._banner)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty)
        inner = QVBoxLayout(self._open)
        flat(inner)
        inner.addLayout(top)
        inner.addLayout(self._pages, 1)
        column = QVBoxLayout(self)
        flat(column)
        column.addLayout(self._head)
        column.addWidget(self._open, 1)
        column.addStretch()

    def _connect(self) -> None:
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self._on_minute_timeout)
        self._minute.start()
        self.filters.filter_changed.connect(self._on_filters_filter_changed)
        self.filters.sought.reached.connect(self.go_to_list)
        self.filters.sought.opened.connect(self.list.open_current)
        self.filters.counted.connect(self._say_empty)
        self.model.loaded.connect(self._on_model_loaded)
        self.model.failed.connect(partial(show_error, self._banner, retry=True))
        self.model.failed.connect(self.filters.sought.lose)
        self.model.stale_changed.connect(self._stale.setVisible)
        self.list.rested.connect(self._on_list_rested)
        self.list.opened.connect(self._on_list_opened)
        self.list.confirmed.connect(self._on_list_confirmed)
        self._stale.clicked.connect(self._on_stale_clicked)
        self._banner.action_requested.connect(self._on_stale_clicked)
        self._empty.action_requested.connect(self._on_empty_action_requested)
        self._desk.changed.connect(self._on_desk_changed)
        self._desk.people_learnt.connect(self.model.reword)

    def _say(self) -> None:
        self._title.set_text(self.tr("Cases"))
        self._stale.setText(self.tr("Changed – show"))
        self._stale.setAccessibleName(self.tr("The list has changed: show it anew"))
        self.list.setAccessibleName(self.tr("Queue of cases"))
        self._say_fold()
        self._say_empty()

    def _say_fold(self) -> None:
        name = self.tr("Show the queue (F9)") if self.folded else self.tr("Fold the queue (F9)")
        self.fold.set_name(name)

    @Slot()
    def _say_empty(self) -> None:
        if self.filters.narrowed:
            self._say_not_found()
        elif self.filters.bare and self.filters.view is View.OPEN:
            self._empty.show_words(
                self.tr("No case has come yet"),
                self.tr(
                    "A desk begins with its editors (File → Organisations and editors…) and with"
                    " what customers have written (File → Organisations and channels…). Then mail"
                    " comes from a mailbox (File → Mailboxes…), or is taken in here."
                ),
                self.tr("Take in mail…"),
                "inbox",
            )
        elif self.filters.view is View.OPEN:
            self._empty.show_words(
                self.tr("No cases"),
                self.tr("Nothing is waiting."),
                self.tr("Take in mail…"),
                "inbox",
            )
        else:
            self._empty.show_words(
                self.tr("No cases here."),
                self.tr("This view is empty; other views may not be."),
                self.tr("Show all open"),
                "inbox",
            )

    def _say_not_found(self) -> None:
        """Say that the chosen view lacks what is looked for, and lead to one that has it."""
        reason = self.tr("No case in this view holds that text.")
        button = self.tr("Clear the search")
        if (elsewhere := self.filters.elsewhere()) is not None:
            view, count = elsewhere
            title = self.filters.title_of(view)
            there = self.tr("“{view}” has {count}.").format(view=title, count=count)
            reason = f"{reason} {there}"
            button = self.tr("Show “{view}”").format(view=title)
        self._empty.show_words(self.tr("Nothing found"), reason, button, "search")

    @Slot()
    def _on_filters_filter_changed(self) -> None:
        if self._started:
            self.reload()

    @Slot()
    def _on_model_loaded(self) -> None:
        self._banner.clear()
        self._say_empty()
        self._pages.setCurrentIndex(0 if self.model.rowCount() else 1)
        if self.model.rowCount():
            row = self.model.row_of(self._wanted)
            self.list.choose_row(max(row, 0), mark=row >= 0)
        if self._to_list:
            self._to_list = False
            self.go_to_list()
        self.filters.sought.listed()

    @Slot(int)
    def _on_list_rested(self, case_id: int) -> None:
        self._wanted = case_id
        self.case_chosen.emit(case_id)

    @Slot(int)
    def _on_list_opened(self, case_id: int) -> None:
        self._wanted = case_id
        self.list.choose_row(self.list.currentIndex().row())
        self.case_opened.emit(case_id)

    @Slot(int)
    def _on_list_confirmed(self, case_id: int) -> None:
        """Confirm only what is seen: of another row, its case is shown first."""
        if case_id == self._wanted:
            self.case_confirmed.emit(case_id)
        else:
            self._on_list_opened(case_id)

    @Slot()
    def _on_stale_clicked(self) -> None:
        self.reload()

    @Slot()
    def _on_empty_action_requested(self) -> None:
        elsewhere = self.filters.elsewhere() if self.filters.narrowed else None
        if elsewhere is not None:
            self.filters.go_to(elsewhere[0])
        elif self.filters.narrowed:
            self.filters.search.clear()
        elif self.filters.view is View.OPEN:
            self.intake_requested.emit()
        else:
            self.filters.choose(View.OPEN)

    @Slot(object)
    def _on_desk_changed(self, changed: Changed) -> None:
        if not self._started or not (changed.changes.queue or changed.changes.cases):
            return
        self.filters.count()
        if self.model.rowCount() == 0:
            self.reload()
        else:
            self.model.renew(changed.changes)

    @Slot()
    def _on_minute_timeout(self) -> None:
        self.model.reword()
