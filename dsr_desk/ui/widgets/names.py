"""What a screen reader calls a field, where Qt needs more than one word for it."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget


def name_field(field: QWidget, name: str) -> None:
    """Give a field its name; Qt puts a line of its own into a date's, which takes the focus.

    A choice is called by what is chosen, wherever no label is its own: so the name is told beside.
    """
    field.setAccessibleName(name)
    if isinstance(field, QComboBox):
        field.setAccessibleDescription(name)
    for inner in field.findChildren(QLineEdit):
        inner.setAccessibleName(name)
