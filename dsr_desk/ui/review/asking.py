"""The file dialogs of the review window, each opened over it and forgotten when it is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_for_file(
    parent: QWidget, title: str, filters: list[str], chosen: Callable[[str], None]
) -> QFileDialog:
    """Ask for one existing file; ``chosen`` is a slot of a widget that lives on."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(filters)
    return _opened(dialog, chosen)


def ask_for_target(
    parent: QWidget, title: str, name: str, chosen: Callable[[str], None]
) -> QFileDialog:
    """Ask where something should be saved."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(name)
    return _opened(dialog, chosen)


def _opened(dialog: QFileDialog, chosen: Callable[[str], None]) -> QFileDialog:
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
