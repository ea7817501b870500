"""What is said of an exported table: its columns, what is not clear, what could not be read."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication

from dsr_desk.domain.finding.table_times import Order
from dsr_desk.domain.finding.tables import FIELDS, TableHead
from dsr_desk.ui.qt import QT_TRANSLATE_NOOP
from dsr_desk.ui.widgets.foreign_text import one_line

translate = QCoreApplication.translate

_FIELDS = {
    "author": QT_TRANSLATE_NOOP("Tables", "Author (e-mail)"),
    "at": QT_TRANSLATE_NOOP("Tables", "Time"),
    "text": QT_TRANSLATE_NOOP("Tables", "Text"),
    "subject": QT_TRANSLATE_NOOP("Tables", "Subject"),
    "name": QT_TRANSLATE_NOOP("Tables", "Name of the author"),
    "to": QT_TRANSLATE_NOOP("Tables", "Recipients"),
    "thread": QT_TRANSLATE_NOOP("Tables", "Conversation"),
    "id": QT_TRANSLATE_NOOP("Tables", "Number of the row"),
    "staff": QT_TRANSLATE_NOOP("Tables", "Written by staff (yes or no)"),
}
_ORDERS = {
    Order.DAY_FIRST: QT_TRANSLATE_NOOP("Tables", "03/04/2026 is 3 April"),
    Order.MONTH_FIRST: QT_TRANSLATE_NOOP("Tables", "03/04/2026 is 4 March"),
}
_UNCLEAR = {
    "no-columns": QT_TRANSLATE_NOOP(
        "Tables", "Which column is the author, the time or the text? Choose under “Columns…”"
    ),
    "two-columns": QT_TRANSLATE_NOOP(
        "Tables", "Two columns seem to be the same: choose under “Columns…”"
    ),
    "unknown-heading": QT_TRANSLATE_NOOP(
        "Tables", "It lacks a column that was chosen: import it by itself"
    ),
    "two-encodings": QT_TRANSLATE_NOOP(
        "Tables", "It mixes two encodings: save it as “CSV UTF-8” and choose it again"
    ),
    "no-text": QT_TRANSLATE_NOOP("Tables", "It is no text: export it as CSV"),
    "many-columns": QT_TRANSLATE_NOOP(
        "Tables", "It has too many columns: export those that are needed"
    ),
    "empty": QT_TRANSLATE_NOOP("Tables", "Nothing is in it"),
    "order": QT_TRANSLATE_NOOP(
        "Tables", "Is 03/04/2026 a day of April or of March? Choose under “Columns…”"
    ),
}
_NOT_READ = {
    "": QT_TRANSLATE_NOOP("Tables", "can’t be read: open it in a mail program, or export it anew"),
    "time": QT_TRANSLATE_NOOP("Tables", "its time can’t be told: write it as 2026-03-02 14:05"),
    "staff": QT_TRANSLATE_NOOP(
        "Tables", "whether staff wrote it is neither yes nor no: write one of them"
    ),
    "too-many-cells": QT_TRANSLATE_NOOP(
        "Tables", "it has more cells than there are headings: export it anew"
    ),
    "encoding": QT_TRANSLATE_NOOP(
        "Tables", "some of it can’t be decoded: save the file as “CSV UTF-8”"
    ),
    "quotes": QT_TRANSLATE_NOOP(
        "Tables",
        "its quotation marks don’t fit, or a cell never ends: nothing from here on was read",
    ),
}


def field_name(field: str) -> str:
    """Return what a part of a row is called."""
    return translate("Tables", _FIELDS[field])


def fields_of(names: Collection[str]) -> list[str]:
    """Return parts of a row in the order in which they are always told."""
    return [each for each in FIELDS if each in names]


def head_words(head: TableHead) -> str:
    """Say how a table is read, or what is not clear of it."""
    if head.why:
        return translate("Tables", _UNCLEAR[head.why])
    read = (
        f"{field_name(each)}: {one_line(head.headings[head.columns[each]], 40)}"
        for each in fields_of(head.columns)
    )
    order = [translate("Tables", _ORDERS[head.order])] if head.order in _ORDERS else []
    return " · ".join([*read, *order])


def not_read(why: str) -> str:
    """Say why something could not be read, and what helps."""
    return translate("Tables", _NOT_READ[why])
