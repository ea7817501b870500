"""The saved views as chips with counts, and the search box above them."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from dsr_desk.domain.people import Right
from dsr_desk.services.desk import DeskServices
from dsr_desk.services.intake.queue import QueueCounts
from dsr_desk.services.ports import QueueFilter
from dsr_desk.ui import operations
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.qt import flat, set_flag
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.chip import FilterChip
from dsr_desk.ui.widgets.flow import FlowLayout
from dsr_desk.ui.widgets.search_box import SearchBox
from dsr_desk.ui.widgets.sought import Sought


class View(StrEnum):
    """The saved views, by the names the queue service gives them."""

    OPEN = "open"
    MINE = "mine"
    TO_APPROVE = "to_approve"
    WAITING = "waiting"
    OVERDUE = "overdue"
    DONE = "done"
    ASIDE = "aside"


def view_of(event: QKeyEvent) -> View | None:
    """Return the saved view that a key stands for: 1 for the first, and so on."""
    place = event.key() - Qt.Key.Key_1
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return list(View)[place] if plain and 0 <= place < len(View) else None


class QueueFilters(QWidget):
    """What the queue shows: one view at a time, narrowed by a text."""

    filter_changed = Signal()
    counted = Signal()
    """It is known how much each view holds."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Start with everything open."""
        super().__init__(parent)
        self._desk = desk
        self.search = SearchBox(self)
        self._group = QButtonGroup(self)
        self._chips: dict[View, FilterChip] = {}
        self._counted: tuple[str, QueueCounts] | None = None
        self.bare = False
        """Whether no case has come yet, to any view."""
        row = FlowLayout(None, theme.px(1))
        for number, view in enumerate(View):
            chip = FilterChip("", self)
            self._chips[view] = chip
            self._group.addButton(chip, number)
            row.addWidget(chip)
        self._chips[View.OPEN].setChecked(True)
        column = QVBoxLayout(self)
        flat(column, theme.px(2))
        column.addWidget(self.search)
        column.addLayout(row)
        self.sought = Sought(self.search)
        self.sought.begun.connect(self.filter_changed)
        self._group.idClicked.connect(self._on_group_id_clicked)
        self._say()

    @property
    def view(self) -> View:
        """The view that is chosen."""
        return list(View)[max(self._group.checkedId(), 0)]

    @property
    def narrowed(self) -> bool:
        """Whether a text is being looked for."""
        return bool(self.search.text().strip())

    def choose(self, view: View) -> None:
        """Choose a view, and drop the text."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._chips[view].setChecked(True)
        self.filter_changed.emit()

    def chip(self, view: View) -> FilterChip:
        """Return the chip of a view."""
        return self._chips[view]

    def filter_of(self, services: DeskServices, user_id: str) -> QueueFilter:
        """Return what to ask the queue for."""
        return replace(services.queue.views(user_id)[self.view], text=self.search.text().strip())

    def count(self) -> None:
        """Ask how much each view holds of what is looked for."""
        person = self._desk.person
        if person is None:
            return
        user_id, text = person.user.id, self.search.text().strip()
        operations.query(
            parent=self,
            desk=self._desk,
            read=lambda services: (text, services.queue.counts(user_id, text)),
            replaces="counts",
        ).success(self._show_counts).run_in_background()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()

    def elsewhere(self) -> tuple[View, int] | None:
        """Return a view beside the chosen one that holds the text, and how many of its cases."""
        if self._counted is None or self._counted[0] != self.search.text().strip():
            return None  # What was counted is something else.
        for view in (View.OPEN, View.DONE, View.ASIDE):
            count = getattr(self._counted[1], view.value)
            if view is not self.view and count:
                return view, count
        return None

    def go_to(self, view: View) -> None:
        """Choose a view; what is looked for stays."""
        self._chips[view].setChecked(True)
        self.filter_changed.emit()

    def title_of(self, view: View) -> str:
        """Return what a view is called."""
        return self._titles[view]

    def _show_counts(self, found: tuple[str, QueueCounts]) -> None:
        text, counts = found
        self._counted = found
        for view, chip in self._chips.items():
            chip.set_count(getattr(counts, view.value) or None)  # nothing needs no figure
        if not text:
            self.bare = not any(getattr(counts, view.value) for view in View)
        set_flag(self._chips[View.OVERDUE], "tone", "failed" if counts.overdue else "")
        # Nobody else can take these on: they wait for whoever may approve.
        waits = counts.to_approve and self._desk.may(Right.APPROVE)
        set_flag(self._chips[View.TO_APPROVE], "tone", "attention" if waits else "")
        self.counted.emit()

    def _say(self) -> None:
        self._titles = {
            View.OPEN: self.tr("Open"),
            View.MINE: self.tr("Mine"),
            View.TO_APPROVE: self.tr("To approve"),
            View.WAITING: self.tr("Waiting"),
            View.OVERDUE: self.tr("Overdue"),
            View.DONE: self.tr("Done"),
            View.ASIDE: self.tr("Set aside"),
        }
        for view, title in self._titles.items():
            self._chips[view].set_title(title)
        self.search.setPlaceholderText(self.tr("Search person, organisation, case  ( / )"))
        self.search.setAccessibleName(self.tr("Search the queue"))

    @Slot(int)
    def _on_group_id_clicked(self, _number: int) -> None:
        self.filter_changed.emit()
