"""Fields for a day, as the house writes it: 2026-11-10, with a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget

from dsr_desk.ui.widgets.names import name_field

EARLIEST = QDate(1990, 1, 1)
LATEST = QDate(2100, 12, 31)


def day_field(day: date, name: str, parent: QWidget) -> QDateEdit:
    """Return a field for a day, under a name for a screen reader."""
    field = QDateEdit(QDate(day.year, day.month, day.day), parent)
    field.setDisplayFormat("yyyy-MM-dd")
    field.setMinimumDate(EARLIEST)
    field.setMaximumDate(LATEST)
    field.setCalendarPopup(True)
    name_field(field, name)
    return field


def day_of(field: QDateEdit) -> date:
    """Return the day that a field shows."""
    day = field.date()
    return date(day.year(), day.month(), day.day())
