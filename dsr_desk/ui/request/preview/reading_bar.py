"""How an item is read: plain or with its own layout, and which part of a very long one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dsr_desk.ui.qt import flat
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import IconButton, SafeButton
from dsr_desk.ui.widgets.foreign_parts import BEGINNING, ForeignText, Place
from dsr_desk.ui.widgets.labels import Muted


class ReadingBar(QWidget):
    """Buttons that are there only when they lead somewhere."""

    formatted_chosen = Signal(bool)
    part_chosen = Signal(object)
    """Carries a :class:`Place`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the buttons."""
        super().__init__(parent)
        self._before: list[Place] = []
        self._part: ForeignText | None = None
        self._html = False
        self._where = Muted("", self)
        self.earlier = IconButton("arrow-left", "", self)
        self.later = IconButton("arrow-right", "", self)
        self.formatted = SafeButton("", self)
        self.formatted.setProperty("kind", "filter")
        self.formatted.setCheckable(True)
        row = QHBoxLayout(self)
        flat(row, theme.px(1))
        for part in (self._where, self.earlier, self.later, self.formatted):
            row.addWidget(part)
        self.earlier.clicked.connect(self.go_back)
        self.later.clicked.connect(self.go_on)
        self.formatted.clicked.connect(self._on_formatted_clicked)
        self._translate()

    def show_part(self, part: ForeignText | None, *, html: bool) -> None:
        """Take the part that is shown; a first part begins a new text."""
        self._part, self._html = part, html
        if part is None or part.place == BEGINNING:
            self._before.clear()
        self._show()

    @Slot()
    def go_on(self) -> None:
        """Ask for the next part."""
        if self._part is not None and self._part.next is not None:
            self._before.append(self._part.place)
            self.part_chosen.emit(self._part.next)

    @Slot()
    def go_back(self) -> None:
        """Ask for the part before."""
        if self._before:
            self.part_chosen.emit(self._before.pop())

    @Slot()
    def toggle_formatted(self) -> None:
        """Change between plain and formatted, as the button does."""
        if self._html:
            self.formatted.click()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()

    def _translate(self) -> None:
        self.earlier.set_name(self.tr("Earlier part of the text"))
        self.later.set_name(self.tr("Next part of the text"))
        self.formatted.setText(self.tr("Formatted"))
        self.formatted.setToolTip(
            self.tr("Show the item’s own layout; pictures and links are never loaded")
        )
        self._show()

    def _show(self) -> None:
        part = self._part
        long = part is not None and (part.next is not None or bool(self._before))
        self.formatted.setVisible(self._html)
        self.earlier.setVisible(long)
        self.later.setVisible(long)
        self._where.setVisible(long)
        if part is not None:
            self.earlier.setEnabled(bool(self._before))
            self.later.setEnabled(part.next is not None)
            text = self.tr("Long text, from {n} %")
            self._where.set_text(text.format(n=round(100 * part.begins)))

    @Slot(bool)
    def _on_formatted_clicked(self, checked: bool) -> None:
        self.formatted_chosen.emit(checked)
