"""One table of all keys; F1 shows it.  Nothing that destroys or signs has a key."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from dsr_desk.ui.qt import QT_TRANSLATE_NOOP


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
    Shortcut(
        "view",
        ("1", "2", "3", "4", "5", "6", "7"),
        QT_TRANSLATE_NOOP("Shortcuts", "The saved view in that place"),
        _QUEUE,
    ),
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
