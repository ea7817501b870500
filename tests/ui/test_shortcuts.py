"""Keys: one table, none that destroys or signs, none that a Swedish keyboard needs for a letter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dsr_desk.ui import shortcuts
from dsr_desk.ui.shortcuts import SHORTCUTS, Shortcut, keys_of
from dsr_desk.ui.window.shortcuts_dialog import ShortcutsDialog

UI = Path(shortcuts.__file__).parent


@pytest.mark.parametrize("shortcut", SHORTCUTS, ids=lambda shortcut: shortcut.name)
def test_no_key_needs_control_and_alt(shortcut: Shortcut) -> None:
    for keys in keys_of(shortcut.name):
        assert not keys.isEmpty()
        held = keys.toString(QKeySequence.SequenceFormat.PortableText).split("+")
        assert not {"Ctrl", "Alt"} <= set(held)


def test_nothing_in_the_source_asks_for_control_and_alt() -> None:
    found = [
        file.name
        for file in UI.rglob("*.py")
        if re.search(r"[\"']Ctrl\+Alt|[\"']Alt\+Ctrl", file.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_no_key_erases_or_approves() -> None:
    names = " ".join(shortcut.name for shortcut in SHORTCUTS)
    assert not re.search(r"erase|approve|run|delete", names)


def test_no_key_means_two_things_in_one_place() -> None:
    used = [(s.place, QKeySequence(k).toString()) for s in SHORTCUTS for k in s.keys]
    assert len(used) == len(set(used))


def test_the_table_shows_every_key(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog()
    qtbot.addWidget(dialog)
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    for shortcut in SHORTCUTS:
        assert shortcut.does in shown
        native = QKeySequence.SequenceFormat.NativeText
        written = shortcut.keys[0].replace("Return", "Enter")
        assert any(QKeySequence(written).toString(native) in text for text in shown)
