"""Fields for a number, with arrows."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox, QWidget

from dsr_desk.ui.style import theme


def number_field(least: int, most: int, parent: QWidget) -> QSpinBox:
    """Return a field for a number within these bounds."""
    field = QSpinBox(parent)
    field.setRange(least, most)
    # Where a style sheet has arrows of its own, Qt lays the text upon the frame.
    field.lineEdit().setTextMargins(theme.px(1), 0, 0, 0)
    return field
