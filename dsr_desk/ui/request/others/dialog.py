"""Other people in the extract: who there is, where they are named, and who is taken out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from dsr_desk.domain.changes import case_changed
from dsr_desk.domain.extracts.redaction.decided import GROUNDS, Choice, RedactionGround, Standing
from dsr_desk.domain.extracts.redaction.errors import OthersAskedAnew
from dsr_desk.domain.requests import Case
from dsr_desk.services.extracts.others import StandingFile
from dsr_desk.services.extracts.packing import profile_of
from dsr_desk.services.extracts.redacting import DecidedOthers, OthersView
from dsr_desk.services.progress import Step
from dsr_desk.ui import errors, operations, wording
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.operation import Operation
from dsr_desk.ui.qt import announce, flat
from dsr_desk.ui.request.others import operations as others_operations
from dsr_desk.ui.request.others import words as others_words
from dsr_desk.ui.request.others.model import OthersModel
from dsr_desk.ui.request.others.view import OthersView as OthersList
from dsr_desk.ui.request.others.words import Row, about_of, standing_of
from dsr_desk.ui.request.preview.conversation import Conversation
from dsr_desk.ui.request.preview.view import PreviewView
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.busy import BusyBar
from dsr_desk.ui.widgets.buttons import PrimaryButton, SafeButton
from dsr_desk.ui.widgets.chip import FilterChip
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.empty import EmptyState
from dsr_desk.ui.widgets.flow import FlowLayout
from dsr_desk.ui.widgets.labels import Heading, Muted, PlainLabel
from dsr_desk.ui.widgets.turning import Panes

_DEEPEST = 100
"""How many steps can be taken back."""
_FILTERS: tuple[Callable[[Row], bool], ...] = (
    lambda _row: True,
    lambda row: not standing_of(row).decided,
    lambda row: standing_of(row).choice is Choice.REDACT,
    lambda row: standing_of(row).choice is Choice.SHOW,
    lambda row: isinstance(row, StandingFile),
)
_Step = tuple[DecidedOthers, list[tuple[tuple[str, ...], Standing]]]


class OthersDialog(Dialog):
    """Nothing here is irreversible: each decision can be taken back until the extract is sent."""

    def __init__(self, desk: Desk, case: Case, parent: QWidget) -> None:
        """Take the case; who is in its items is read at once."""
        super().__init__(parent)
        self._desk, self._case = desk, case
        self._view = OthersView(case.id, (), (), 0)
        self._steps: list[_Step] = []
        self._place = 0
        self._marked: str = ""
        self._opened: set[int] = set()
        self.setModal(True)
        self.setWindowTitle(self.tr("Other people in the extract"))
        self.resize(theme.px(270), theme.px(175))
        self.banner = Banner(self)
        self.busy = BusyBar(self)
        self.figures = PlainLabel("", self, level="3")
        self.model = OthersModel(profile_of(case), self)
        self.list = OthersList(self.model, self)
        self.preview = PreviewView(desk, self)
        self.ground = QComboBox(self)
        self._nobody = EmptyState(self, icon="users")
        self._nobody.hide()
        self.chips = QButtonGroup(self)
        self._build()
        self._connect()
        self._read()

    # --- what it is made of ----------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(5), theme.px(4), theme.px(5), theme.px(4))
        column.setSpacing(theme.px(2))
        column.addWidget(Heading(self.windowTitle(), self, level=1))
        text = self.tr(
            "Whoever is taken out is called the same, such as “Person 3”, all through the extract."
            " What is certainly somebody else’s is taken out unless you decide otherwise; what"
            " only looks like a name or a number is shown until you decide."
        )
        column.addWidget(PlainLabel(text, self, wrap=True, tone="muted"))
        column.addWidget(self.banner)
        column.addWidget(self.figures)
        split = Panes(self)
        self.list.setAccessibleName(self.tr("Other people and files"))
        # What a guess was taken for and how it stands are to be read beside each other.
        split.fill((self.list, 5), (self.preview, 5), sizes=(150, 110))
        buttons = self._buttons()
        self._parts = (self._chip_row(), split, self._ground_row(), self.undo, self.show_button)
        column.addWidget(self._parts[0])
        column.addWidget(split, 1)
        column.addWidget(self._nobody, 1)
        column.addWidget(self.busy)
        column.addWidget(self._parts[2])
        column.addLayout(buttons)
        self._show_parts(there=False)

    def _show_parts(self, *, there: bool) -> None:
        """Show what decides only where there is somebody to decide about."""
        for part in (*self._parts, self.redact):
            part.setVisible(there)

    def _chip_row(self) -> QWidget:
        line = QWidget(self)
        row = FlowLayout(line, theme.px(1.5))
        titles = (
            self.tr("All"),
            self.tr("Not decided"),
            self.tr("Taken out"),
            self.tr("Shown"),
            self.tr("Files"),
        )
        for number, title in enumerate(titles):
            chip = FilterChip(title, self)
            chip.setChecked(number == 0)
            self.chips.addButton(chip, number)
            row.addWidget(chip)
        return line

    def _ground_row(self) -> QWidget:
        lines = QWidget(self)
        row = QHBoxLayout()
        label = PlainLabel(self.tr("Ground for showing or handing over"), self)
        label.setBuddy(self.ground)
        self.ground.setAccessibleName(label.text())
        for ground in GROUNDS[Choice.SHOW]:
            self.ground.addItem(others_words.ground(ground, profile_of(self._case)), ground.value)
        hint = self.tr(
            "U takes out, M shows, Ctrl+A chooses all listed; comma and full stop go through the"
            " places."
        )
        row.addWidget(label)
        row.addWidget(self.ground)
        row.addStretch(1)
        column = QVBoxLayout(lines)
        flat(column, theme.px(2))
        column.addLayout(row)
        column.addWidget(Muted(hint, self, wrap=True))
        return lines

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.undo = SafeButton(self.tr("Undo"), self, icon="undo")
        self.undo.setEnabled(False)
        self.show_button = SafeButton(self.tr("Show"), self, icon="check")
        self.redact = PrimaryButton(self.tr("Take out"), self, icon="minus")
        self.close_button = SafeButton(self.tr("Close"), self)
        row.addWidget(self.undo)
        row.addStretch(1)
        for button in (self.close_button, self.show_button, self.redact):
            row.addWidget(button)
        self.close_button.setDefault(True)
        return row

    def _connect(self) -> None:
        self.chips.idClicked.connect(self._on_chips_id_clicked)
        self.list.redact_requested.connect(self._on_redact_requested)
        self.list.show_requested.connect(self._on_show_requested)
        self.list.place_requested.connect(self._on_place_requested)
        self.list.selectionModel().currentChanged.connect(self._on_list_current_changed)
        self.redact.clicked.connect(self._on_redact_requested)
        self.show_button.clicked.connect(self._on_show_requested)
        self.undo.clicked.connect(self._on_undo_clicked)
        self.close_button.clicked.connect(self.reject)
        self.busy.stop_requested.connect(self.reject)
        QShortcut(QKeySequence.StandardKey.Undo, self).activated.connect(self._on_undo_clicked)

    # --- reading ---------------------------------------------------------------------------

    def _read(self) -> None:
        self.busy.begin(self.tr("Looking for other people…"), stoppable=True)
        self._ticket = (
            others_operations.find_others(parent=self, desk=self._desk, case_id=self._case.id)
            .success(self._on_others_read)
            .failure(self._on_work_failed)
            .cancelled(self.busy.end)
            .with_progress(self._on_work_progressed)
            .run_in_background()
        )

    def done(self, result: int) -> None:
        """Stop looking when the window goes."""
        self._ticket.cancel()
        super().done(result)

    def _show(self) -> None:
        """Show the figures; rows stay where they are."""
        rows = self.model.every
        persons = tuple(row for row in rows if not isinstance(row, StandingFile))
        files = tuple(row for row in rows if isinstance(row, StandingFile))
        self._view = replace(self._view, persons=persons, files=files)
        self.figures.setVisible(bool(rows))
        figures, before = others_words.summary(self._view), self.figures.whole_text
        self.figures.set_text(figures)
        if before not in ("", figures):
            # The list has gone on to the next one, and says nothing of what was decided.
            announce(self.figures, figures)
        self._nobody.show_words(figures, "")
        self._nobody.setHidden(bool(rows))
        self._show_parts(there=bool(rows))
        if words := others_words.warning(self._view):
            self.banner.show_message("attention", words, dismissable=False)
        for number, wanted in enumerate(_FILTERS):
            chip = self.chips.button(number)
            if isinstance(chip, FilterChip):
                chip.set_count(sum(wanted(row) for row in rows))
        self.undo.setEnabled(bool(self._steps))

    @Slot(object)
    def _on_others_read(self, view: OthersView) -> None:
        self.busy.end()
        self._view = view
        rows: tuple[Row, ...] = (*view.persons, *view.files)
        self.model.set_rows(rows, _FILTERS[self.chips.checkedId()])
        self._show()
        if rows:
            self.list.setCurrentIndex(self.model.index(0))
            self.list.setFocus()

    @Slot(int)
    def _on_chips_id_clicked(self, number: int) -> None:
        self.model.set_rows(self.model.every, _FILTERS[number])
        self.preview.show_conversation(None, None, erases=False)
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))

    @Slot(QModelIndex, QModelIndex)
    def _on_list_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._place = 0
        self._open(self.model.row(current.row()))

    @Slot(int)
    def _on_place_requested(self, step: int) -> None:
        row = self.model.row(self.list.currentIndex().row())
        if row is not None and not isinstance(row, StandingFile) and row.spots:
            self._place = (self._place + step) % len(row.spots)
            self._open(row)

    def _open(self, row: Row | None) -> None:
        """Open the item in which somebody is named, or to which a file belongs."""
        match_id = 0
        if isinstance(row, StandingFile):
            match_id, self._marked = row.match.id, ""
        elif row is not None and row.spots:
            spot = row.spots[self._place]
            match_id, self._marked = spot.match, spot.words
        if not match_id:
            self.preview.show_conversation(None, None, erases=False)
            return
        others_operations.open_place(
            parent=self, desk=self._desk, case_id=self._case.id, match_id=match_id
        ).success(self._on_place_read).failure(self._on_work_failed).run_in_background()

    @Slot(object)
    def _on_place_read(self, shown: Conversation) -> None:
        case_id, match_id = self._case.id, shown.match_id
        if match_id not in self._opened:
            self._opened.add(match_id)
            operations.note_opened(
                parent=self, desk=self._desk, case_id=case_id, match_id=match_id
            ).run_in_background(initiator=self)
        self.preview.show_conversation(
            shown,
            None,
            erases=False,
            fetch=lambda services, attachment: services.preview.attachment(
                case_id, match_id, attachment, self._desk.person
            ),
        )
        self.preview.text.mark(self._marked)

    # --- deciding --------------------------------------------------------------------------

    def _decide(self, choice: Choice, ground: RedactionGround) -> None:
        rows = self.list.chosen()
        if not rows:
            return
        standing = Standing(choice, ground, decided=True)
        before = [(about_of(row), standing_of(row)) for row in rows]
        work = others_operations.decide_others(
            parent=self,
            desk=self._desk,
            case_id=self._case.id,
            about=[about for row in rows for about in about_of(row)],
            choice=choice,
            ground=ground,
        )
        self._start(work, before)
        self.model.set_standing([(about_of(row), standing) for row in rows])
        self._show()
        if len(rows) == 1:
            self.list.go_on()

    def _start(self, work: Operation[Any], before: list[tuple[tuple[str, ...], Standing]]) -> None:
        def stored(done: DecidedOthers) -> None:
            self._steps = [*self._steps, (done, before)][-_DEEPEST:]
            self._show()

        work.success(stored).failure(self._on_decision_refused).run_in_background(initiator=self)

    @Slot()
    def _on_redact_requested(self) -> None:
        self._decide(Choice.REDACT, RedactionGround.OTHERS)

    @Slot()
    def _on_show_requested(self) -> None:
        self._decide(Choice.SHOW, RedactionGround(self.ground.currentData()))

    @Slot()
    def _on_undo_clicked(self) -> None:
        if not self._steps:
            return
        done, before = self._steps.pop()
        others_operations.put_others_back(
            parent=self, desk=self._desk, case_id=self._case.id, before=done.before
        ).failure(self._on_decision_refused).run_in_background(initiator=self)
        self.model.set_standing(before)
        self._show()

    @Slot(object)
    def _on_decision_refused(self, error: Exception) -> None:
        """What was shown too early is read again."""
        self._steps.clear()
        self._on_work_failed(error)
        if isinstance(error, OthersAskedAnew):
            self._desk.tell_changed(case_changed(self._case.id), self)
        self._read()

    @Slot(object)
    def _on_work_progressed(self, step: Step) -> None:
        self.busy.show_step(step, wording.step_of(step))

    @Slot(object)
    def _on_work_failed(self, error: Exception) -> None:
        self.busy.end()
        self.banner.show_message("failed", errors.sentence(error), dismissable=False)
