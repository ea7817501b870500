"""The window that shows the table of all keys."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dsr_desk.ui.shortcuts import SHORTCUTS
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import SafeButton
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.labels import Heading, Muted, PlainLabel

translate = QCoreApplication.translate


def _named(keys: str) -> str:
    """Return keys as they are written on a keyboard: nobody's Enter says “Return”."""
    native = QKeySequence.SequenceFormat.NativeText
    return QKeySequence(keys.replace("Return", "Enter")).toString(native)


class ShortcutsDialog(Dialog):
    """The table, by place, in two columns: three are wider than a small screen with large text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay it out."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        columns = QHBoxLayout()
        columns.setSpacing(theme.px(10))
        first, *others = dict.fromkeys(shortcut.place for shortcut in SHORTCUTS)
        columns.addLayout(self._column(first))
        beside = QVBoxLayout()
        beside.setSpacing(theme.px(5))
        for place in others:
            beside.addLayout(self._column(place))
        columns.addLayout(beside)
        close = SafeButton(self.tr("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(
            Muted(
                self.tr("Erasing and approving take the space bar or a click; Enter never does it.")
            )
        )
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(5),) * 4)
        column.setSpacing(theme.px(5))
        column.addLayout(columns)
        column.addLayout(row)
        close.setFocus()

    def _column(self, place: str) -> QVBoxLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(4))
        grid.setVerticalSpacing(theme.px(1.5))
        here = [shortcut for shortcut in SHORTCUTS if shortcut.place == place]
        for line, shortcut in enumerate(here):
            shown = "  ".join(_named(keys) for keys in shortcut.keys)
            grid.addWidget(PlainLabel(shown, self, level="3"), line, 0)
            grid.addWidget(PlainLabel(translate("Shortcuts", shortcut.does), self), line, 1)
        column = QVBoxLayout()
        column.setSpacing(theme.px(2))
        column.addWidget(Heading(translate("Shortcuts", place), self, level=2))
        column.addLayout(grid)
        column.addStretch(1)
        return column
