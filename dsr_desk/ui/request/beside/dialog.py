"""The side lane: what was found and not instructed, to be looked at and asked about."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dsr_desk.domain.finding.beside import Hint
from dsr_desk.domain.people import Channel
from dsr_desk.domain.requests import Case
from dsr_desk.services.finding.side_lane import BesideView
from dsr_desk.ui import errors
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.qt import flat
from dsr_desk.ui.request.beside import operations as beside_operations
from dsr_desk.ui.request.beside import words as beside_words
from dsr_desk.ui.request.beside.model import AsidesModel
from dsr_desk.ui.request.letter_dialog import LetterDialog
from dsr_desk.ui.request.matches.view import MatchDelegate
from dsr_desk.ui.request.preview.conversation import Conversation
from dsr_desk.ui.request.preview.view import PreviewView
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.buttons import PrimaryButton, SafeButton
from dsr_desk.ui.widgets.card import Card
from dsr_desk.ui.widgets.chip import FilterChip
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.empty import EmptyState
from dsr_desk.ui.widgets.flow import FlowLayout
from dsr_desk.ui.widgets.labels import Heading, PlainLabel
from dsr_desk.ui.widgets.picture import Picture
from dsr_desk.ui.widgets.turning import Panes

_NOTES_HEIGHT = 32
"""Of the notes above the list, before they scroll."""


class BesideDialog(Dialog):
    """Shows, and writes to the editor; there is no key and no button here that decides anything."""

    letter_opened = Signal(object)
    """The letter stands over the side lane now."""

    def __init__(self, desk: Desk, case: Case, view: BesideView, parent: QWidget) -> None:
        """Take what is shown; it was read a moment ago and stays as it is."""
        super().__init__(parent)
        self._desk, self._case, self._view = desk, case, view
        self.setModal(True)
        title = self.tr("Beside the request")
        self.setWindowTitle(title)
        self.resize(theme.px(260), theme.px(170))
        self.banner = Banner(self)
        self.model = AsidesModel(self)
        self.list = QListView(self)
        self.preview = PreviewView(desk, self)
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(5), theme.px(4), theme.px(5), theme.px(4))
        column.setSpacing(theme.px(2))
        column.addWidget(Heading(title, self, level=1))
        text = self.tr(
            "This was found and not instructed. It is never touched, whatever is decided in the"
            " review. Write to the editor if something of it should be included."
        )
        column.addWidget(PlainLabel(text, self, wrap=True, tone="muted"))
        column.addWidget(self.banner)
        column.addWidget(self._notes())
        column.addLayout(self._chips())
        column.addWidget(self._parts(), 1)
        column.addLayout(self._buttons())
        self._choose(0)

    def _notes(self) -> QWidget:
        inner = QWidget(self)
        rows = QVBoxLayout(inner)
        flat(rows, theme.px(1))
        self.notes = tuple(beside_words.notes(self._view, self._case))
        for icon, text in self.notes:
            row = QHBoxLayout()
            flat(row, theme.px(2))
            tone = "attention" if icon in ("alert", "failed") else "muted"
            picture = Picture(icon, tone, 4, inner)
            row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(PlainLabel(text, inner, wrap=True), 1)
            rows.addLayout(row)
        rows.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setProperty("framed", "true")
        area.setAccessibleName(self.tr("What stands beside the request"))
        area.setMaximumHeight(theme.px(_NOTES_HEIGHT))
        area.setSizeAdjustPolicy(QScrollArea.SizeAdjustPolicy.AdjustToContents)
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        area.setVisible(bool(self.notes))
        return area

    def _chips(self) -> FlowLayout:
        row = FlowLayout(spacing=theme.px(1.5))
        every = FilterChip(self.tr("All"), self)
        every.set_count(len(self._view.beside.asides))
        every.setChecked(True)
        self._group.addButton(every, 0)
        row.addWidget(every)
        self._hints: list[Hint] = []
        for hint, count in self._view.beside.by_hint():
            chip = FilterChip(beside_words.hint_words(hint), self)
            chip.set_count(count)
            self._hints.append(hint)
            self._group.addButton(chip, len(self._hints))
            row.addWidget(chip)
        self._group.idClicked.connect(self._choose)
        return row

    def _parts(self) -> Panes:
        self.list.setModel(self.model)
        self.list.setItemDelegate(MatchDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("framed", "true")
        self.list.setAccessibleName(self.tr("Items by others that mention the person"))
        self.list.selectionModel().currentChanged.connect(self._on_list_current_changed)
        split = Panes(self)
        there = bool(self._view.beside.asides)
        self.list.setVisible(there)
        split.fill((self.list if there else self._nothing(), 4), (self.preview, 5))
        return split

    def _nothing(self) -> Card:
        """Return what stands in the list's place, in a card as high as the one beside it."""
        card = Card("", self)
        empty = EmptyState(card, icon="search")
        empty.show_words(self.tr("No item by others mentions the person"), "")
        card.body.addWidget(empty, 1)
        return card

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        self.close_button = SafeButton(self.tr("Close"), self)
        self.ask = PrimaryButton(self.tr("Write to the editor…"), self, icon="send")
        self.ask.setAutoDefault(False)
        self.ask.setEnabled(not self._view.beside.empty and self._case.sender is not None)
        row.addWidget(self.close_button)
        row.addWidget(self.ask)
        self.close_button.clicked.connect(self.reject)
        self.ask.clicked.connect(self._on_ask_clicked)
        self.close_button.setDefault(True)
        self.close_button.setFocus()
        return row

    def _channel(self, key: str) -> Channel | None:
        return next((channel for channel in self._view.channels if channel.key == key), None)

    @Slot(int)
    def _choose(self, number: int) -> None:
        """List all asides, or those with one hint."""
        asides = self._view.beside.asides
        if number:
            hint = self._hints[number - 1]
            asides = tuple(aside for aside in asides if hint in aside.hints)
        self.model.set_rows(asides)
        self.preview.show_conversation(None, None, erases=False)
        if asides:
            self.list.setCurrentIndex(self.model.index(0))

    @Slot(QModelIndex, QModelIndex)
    def _on_list_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        aside = self.model.row(current.row())
        if aside is None:
            return
        beside_operations.open_aside(
            parent=self, desk=self._desk, case_id=self._case.id, aside=aside
        ).success(self._on_aside_read).failure(self._on_work_failed).run_in_background()

    @Slot(object)
    def _on_aside_read(self, shown: Conversation) -> None:
        self.banner.clear()
        self.preview.show_conversation(shown, None, erases=False)

    @Slot()
    def _on_ask_clicked(self) -> None:
        case_id, view = self._case.id, self._view
        letter = LetterDialog(
            self._desk,
            case_id,
            self.tr("Ask the editor"),
            self.tr(
                "The draft tells what was found beside the request and asks what is to be done."
                " Saving it changes nothing in the case."
            ),
            self,
            draft=lambda language: beside_operations.draft_beside(
                parent=self, desk=self._desk, case_id=case_id, view=view, language=language
            ),
        )
        self.letter_opened.emit(letter)
        letter.open()

    @Slot(object)
    def _on_work_failed(self, error: Exception) -> None:
        self.banner.show_message("failed", errors.sentence(error), dismissable=False)
