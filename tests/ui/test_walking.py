"""One window of every kind is walked with Tab and listened to, as the tool does with all scenes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dsr_desk.ui.i18n import Language, Translators
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import DangerButton, IconButton, SafeButton
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.labels import set_tip, tooltip
from dsr_desk.ui.widgets.names import name_field
from dsr_desk.ui.widgets.rows import RowsModel, TableRow, table_over
from tests.tools import walking
from tests.tools.render_windows import Look, Stage, load_scenes, shown, turn

WALKED = (
    "answer-saved", "approve-ready", "beside-dialog", "holds-form", "mailbox-form-refused",
    "package-signed", "profile", "roster-difference", "verify-mails", "window",
)  # fmt: skip


@dataclass
class Quick(Stage):
    """A stage that waits for jobs and for nothing else."""

    def settle(self, more_ms: int = 0) -> None:
        """Let jobs end."""
        turn(0)
        self._wait()
        # Rows are built a few a turn, and each may begin a job.
        for _ in range(10):
            turn(0)
        self._wait()

    def _wait(self) -> None:
        # A job that watches a mailbox never ends.
        for _ in range(200):
            if self.jobs.busy:
                turn(1)


@pytest.fixture(scope="module", autouse=True)
def scenes() -> None:
    """All scenes are there."""
    load_scenes()


@pytest.fixture
def dialog(qtbot: QtBot) -> Dialog:
    """A dialog with nothing in it yet, and the focus."""
    made = Dialog()
    made.setWindowTitle("Dialog")
    qtbot.addWidget(made)
    QGridLayout(made)
    return made


def put(dialog: Dialog, *rows: tuple[QWidget, ...]) -> None:
    """Lay widgets out line by line, and show them."""
    grid = dialog.layout()
    assert isinstance(grid, QGridLayout)
    for line, row in enumerate(rows):
        for column, widget in enumerate(row):
            grid.addWidget(widget, line, column)
    dialog.show()
    dialog.activateWindow()
    QCoreApplication.processEvents()


@pytest.mark.parametrize("name", WALKED)
def test_a_window_is_walked_through_without_stumbling(
    name: str, tmp_path: Path, translators: Translators, dressed: QApplication
) -> None:
    language = Language.SWEDISH if len(name) % 2 else Language.ENGLISH
    translators.speak(language)
    look = Look(theme.Scheme.LIGHT, language, (1440, 900), 100)
    with shown(dressed, name, look, Quick(tmp_path)) as widget:
        window = walking.standing(widget)
        turn(0)
        found = [line for check in walking.QUICK_CHECKS for line in check(window)]
        walking.let_go(window, widget)
    assert found == []


def test_tab_goes_as_one_reads_however_late_something_was_made(dialog: Dialog) -> None:
    last, first, middle = (QPushButton(name, dialog) for name in ("Last", "First", "Middle"))
    put(dialog, (first, middle), (last,))
    first.setFocus()
    assert walking.round_trip(dialog) == [first, middle, last]
    late = QPushButton("Late", dialog)
    put(dialog, (late, first, middle), (last,))
    late.setFocus()
    assert walking.round_trip(dialog) == [late, first, middle, last]
    assert set(walking.round_trip(dialog, back=True)) == {late, first, middle, last}


def test_a_column_in_a_frame_of_its_own_is_read_before_what_stands_beside_it(
    dialog: Dialog,
) -> None:
    left, right = QWidget(dialog), QWidget(dialog)
    names = [QPushButton(name, at) for name in ("1", "2") for at in (right, left)]
    for place, button in enumerate(names):
        button.setGeometry(0, 40 * (place // 2), 50, 30)
    for part in (left, right):
        part.setMinimumSize(60, 80)
    put(dialog, (left, right))
    names[1].setFocus()
    assert walking.round_trip(dialog) == [names[1], names[3], names[0], names[2]]


def test_a_dialog_is_no_larger_than_the_screen(dialog: Dialog) -> None:
    room = dialog.screen().availableGeometry()
    dialog.resize(room.width() + 300, room.height() + 300)
    put(dialog)
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()


def test_a_table_has_a_current_row_and_chooses_none(dialog: Dialog) -> None:
    model = RowsModel(dialog)
    table = table_over(model, "Rows", dialog)
    model.set_headings(("One",))
    model.set_rows([TableRow(("first",)), TableRow(("second",))])
    put(dialog, (table,))
    assert table.currentIndex().row() == 0
    assert not table.selectionModel().hasSelection()
    assert list(walking.cells(dialog)) == []


def test_a_tooltip_is_read_without_its_marks(dialog: Dialog) -> None:
    button = SafeButton("Send", dialog)
    set_tip(button, "Not <b>yet</b>")
    put(dialog, (button,))
    assert list(walking.names(dialog)) == []
    assert button.accessibleDescription() == "Not <b>yet</b>"


def test_a_choice_says_of_what_it_is_one(dialog: Dialog) -> None:
    choice = QComboBox(dialog)
    choice.addItem("Swedish")
    choice.setAccessibleName("Language")
    put(dialog, (choice,))
    assert list(walking.names(dialog)) != []
    name_field(choice, "Language")
    assert list(walking.names(dialog)) == []


def stumbles(dialog: Dialog) -> Iterator[tuple[str, tuple[QWidget, ...]]]:
    """Yield what the walk finds, and what it finds it in."""
    marked = SafeButton("Send", dialog)
    marked.setToolTip(tooltip("more"))
    yield "marks are read aloud", (marked,)
    yield "no name", (QLineEdit(dialog),)
    yield "a technical name", (IconButton("cross", "QPushButton", dialog),)
    yield "2 times the same name", (SafeButton("Go", dialog), SafeButton("Go", dialog))
    yield "Alt+o twice", (QCheckBox("&One", dialog), QCheckBox("tw&o", dialog))
    narrow = QPushButton("A long text that is cut", dialog)
    narrow.setFixedWidth(20)
    yield "cut off", (narrow,)
    danger = DangerButton("Erase", dialog)
    danger.setDefault(True)
    yield "Enter presses", (danger,)
    keys = QAction(dialog)
    keys.setShortcut("Ctrl+Alt+E")
    dialog.addAction(keys)
    yield "Control and Alt", ()


def test_the_walk_finds_what_it_is_there_to_find(dialog: Dialog) -> None:
    for said, widgets in stumbles(dialog):
        put(dialog, widgets)
        found = [line for check in walking.QUICK_CHECKS for line in check(dialog)]
        assert any(line.startswith(said) for line in found), (said, found)
        for widget in widgets:
            widget.setParent(None)
            widget.deleteLater()


def test_a_trap_is_found(qtbot: QtBot) -> None:
    class Trap(Dialog):
        def focusNextPrevChild(self, forward: bool) -> bool:
            return False

    trap = Trap()
    qtbot.addWidget(trap)
    QGridLayout(trap)
    put(trap, (QPushButton("In", trap), QPushButton("Out", trap)))
    assert [line[:17] for line in walking.tabs(trap)][:1] == ["Tab never reaches"]


def test_focus_that_cannot_be_seen_is_found(dialog: Dialog) -> None:
    unseen = QWidget(dialog)
    unseen.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    unseen.setMinimumSize(40, 20)
    put(dialog, (unseen, SafeButton("Seen", dialog)))
    found = list(walking.unseen_focus(dialog))
    assert len(found) == 1


@pytest.mark.parametrize("name", ["approve-given", "exclude-dialog"])
def test_with_the_largest_text_in_a_small_window_nothing_is_cut(
    name: str, tmp_path: Path, translators: Translators, dressed: QApplication
) -> None:
    translators.speak(Language.SWEDISH)
    look = Look(theme.Scheme.LIGHT, Language.SWEDISH, (1100, 700), max(theme.TEXT_SIZES))
    with shown(dressed, name, look, Quick(tmp_path)) as widget:
        turn(0)
        found = list(walking.cut(widget))
        size = widget.size()
    theme.apply_theme(dressed, theme.Scheme.LIGHT, 100)
    assert found == []
    assert size.width() <= look.size[0]
    assert size.height() <= look.size[1]
