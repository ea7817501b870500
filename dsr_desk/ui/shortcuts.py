"""One table of all keys; F1 shows it.  Nothing that destroys or signs has a key."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dsr_desk.ui.qt import QT_TRANSLATE_NOOP
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import SafeButton
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.labels import Heading, Muted, PlainLabel

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Shortcut:
    """Keys in Qt's notation, what they do, and where they are listed."""

    name: str
    keys: tuple[str, ...]
    does: str
    place: str


_ANYWHERE = QT_TRANSLATE_NOOP("Shortcuts", "Everywhere")
_QUEUE = QT_TRANSLATE_NOOP("Shortcuts", "In the queue")
_CASE = QT_TRANSLATE_NOOP("Shortcuts", "In a case")

SHORTCUTS: tuple[Shortcut, ...] = (
    Shortcut(
        "help", ("F1", "Ctrl+?"), QT_TRANSLATE_NOOP("Shortcuts", "Show these keys"), _ANYWHERE
    ),
    Shortcut(
        "panes", ("F6",), QT_TRANSLATE_NOOP("Shortcuts", "Next part of the window"), _ANYWHERE
    ),
    Shortcut(
        "panes_back",
        ("Shift+F6",),
        QT_TRANSLATE_NOOP("Shortcuts", "Previous part of the window"),
        _ANYWHERE,
    ),
    Shortcut("fold", ("F9",), QT_TRANSLATE_NOOP("Shortcuts", "Fold or show the queue"), _ANYWHERE),
    Shortcut(
        "refresh",
        ("F5",),
        QT_TRANSLATE_NOOP("Shortcuts", "Fetch mail and read the queue anew"),
        _ANYWHERE,
    ),
    Shortcut("intake", ("Ctrl+O",), QT_TRANSLATE_NOOP("Shortcuts", "Take in mail"), _ANYWHERE),
    Shortcut(
        "phone_call", ("Ctrl+N",), QT_TRANSLATE_NOOP("Shortcuts", "Type in a phone call"), _ANYWHERE
    ),
    Shortcut(
        "larger", ("Ctrl++", "Ctrl+="), QT_TRANSLATE_NOOP("Shortcuts", "Larger text"), _ANYWHERE
    ),
    Shortcut("smaller", ("Ctrl+-",), QT_TRANSLATE_NOOP("Shortcuts", "Smaller text"), _ANYWHERE),
    Shortcut("usual", ("Ctrl+0",), QT_TRANSLATE_NOOP("Shortcuts", "Usual size of text"), _ANYWHERE),
    Shortcut("quit", ("Ctrl+Q",), QT_TRANSLATE_NOOP("Shortcuts", "Quit"), _ANYWHERE),
    Shortcut(
        "search",
        ("Ctrl+Shift+F", "/"),
        QT_TRANSLATE_NOOP("Shortcuts", "Search the queue"),
        _QUEUE,
    ),
    Shortcut("next", ("J", "Down"), QT_TRANSLATE_NOOP("Shortcuts", "Next case"), _QUEUE),
    Shortcut("previous", ("K", "Up"), QT_TRANSLATE_NOOP("Shortcuts", "Previous case"), _QUEUE),
    Shortcut("open", ("Return",), QT_TRANSLATE_NOOP("Shortcuts", "Open the case"), _QUEUE),
    Shortcut("back", ("Esc",), QT_TRANSLATE_NOOP("Shortcuts", "Back to the queue"), _CASE),
    Shortcut("take", ("Ctrl+T",), QT_TRANSLATE_NOOP("Shortcuts", "Take the case"), _CASE),
    Shortcut(
        "primary",
        ("Ctrl+Return",),
        QT_TRANSLATE_NOOP("Shortcuts", "The page’s next step (never erases or approves)"),
        _CASE,
    ),
    Shortcut("include", ("M",), QT_TRANSLATE_NOOP("Shortcuts", "Include the item"), _CASE),
    Shortcut("exclude", ("U",), QT_TRANSLATE_NOOP("Shortcuts", "Leave the item out"), _CASE),
    Shortcut("next_open", ("N",), QT_TRANSLATE_NOOP("Shortcuts", "Next item to look at"), _CASE),
    Shortcut(
        "all_items", ("Ctrl+A",), QT_TRANSLATE_NOOP("Shortcuts", "Choose all items listed"), _CASE
    ),
    Shortcut("undo", ("Ctrl+Z",), QT_TRANSLATE_NOOP("Shortcuts", "Undo the last decision"), _CASE),
    Shortcut(
        "formatted",
        ("F",),
        QT_TRANSLATE_NOOP("Shortcuts", "The item’s own layout, or plain again"),
        _CASE,
    ),
    Shortcut(
        "parts",
        (",", "."),
        QT_TRANSLATE_NOOP("Shortcuts", "Part before, next part of a long text"),
        _CASE,
    ),
)


def keys_of(name: str) -> list[QKeySequence]:
    """Return the keys of a shortcut by its name."""
    found = next(shortcut for shortcut in SHORTCUTS if shortcut.name == name)
    return [QKeySequence(keys) for keys in found.keys]


def _named(keys: str) -> str:
    """Return keys as they are written on a keyboard: nobody's Enter says “Return”."""
    native = QKeySequence.SequenceFormat.NativeText
    return QKeySequence(keys.replace("Return", "Enter")).toString(native)


class ShortcutsDialog(Dialog):
    """The table, by place, in two columns: three are wider than a small screen with large text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay it out."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
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
