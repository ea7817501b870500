"""Asks which column of an exported table is what, where its headings do not say it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from dsr_desk.domain.finding.table_times import Order
from dsr_desk.domain.finding.tables import FIELDS, NEEDED, TableHead, Told
from dsr_desk.ui.directory.table_words import field_name
from dsr_desk.ui.widgets.asking_dialog import AskingDialog
from dsr_desk.ui.widgets.foreign_text import one_line

translate = QCoreApplication.translate


class ColumnsForm(AskingDialog):
    """A choice for each part of a row; what is known already stands there."""

    told = Signal(object)
    """Carries a :class:`Told`."""

    def __init__(self, head: TableHead, parent: QWidget) -> None:
        """Take how the table is read so far."""
        text = translate(
            "ColumnsForm",
            "Author, time and text are needed. Where the author is no address, nobody is found by"
            " it: such rows are counted. A time without a zone is one of the organisation’s.",
        )
        title = translate("ColumnsForm", "Columns of {file}").format(file=one_line(head.file, 60))
        super().__init__(title, text, parent)
        self._head = head
        self.choices = {name: self._choice(name) for name in FIELDS}
        self.order = QComboBox(self)
        for order, words in (
            (Order.UNKNOWN, self.tr("told by the table")),
            (Order.DAY_FIRST, self.tr("3 April: the day first")),
            (Order.MONTH_FIRST, self.tr("4 March: the month first")),
        ):
            self.order.addItem(words, order)
        self.order.setCurrentIndex(max(self.order.findData(head.order), 0))
        shown = [(field_name(name), self.choices[name]) for name in FIELDS]
        shown.append((self.tr("Dates such as 03/04/2026 are"), self.order))
        for at in range(0, len(shown), 2):
            self.beside(*shown[at : at + 2])
        self.add_buttons(self.tr("Read it so"))
        self._on_choice_changed(0)

    def _choice(self, name: str) -> QComboBox:
        choice = QComboBox(self)
        choice.addItem("–", "")
        for heading in self._head.headings:
            choice.addItem(one_line(heading, 60), heading)
        if name in self._head.columns:
            choice.setCurrentIndex(self._head.columns[name] + 1)
        choice.currentIndexChanged.connect(self._on_choice_changed)
        return choice

    def give(self) -> None:
        """Hand on what was chosen."""
        chosen = ((name, str(each.currentData())) for name, each in self.choices.items())
        order = Order(self.order.currentData())
        self.told.emit(Told(tuple((name, to) for name, to in chosen if to), order))

    @Slot(int)
    def _on_choice_changed(self, _place: int) -> None:
        """Let it be confirmed once what is needed is chosen, and no column twice."""
        if not hasattr(self, "confirm"):
            return
        chosen = [c.currentIndex() for c in self.choices.values() if c.currentIndex()]
        needed = all(self.choices[name].currentIndex() for name in NEEDED)
        self.confirm.setEnabled(needed and len(set(chosen)) == len(chosen))
