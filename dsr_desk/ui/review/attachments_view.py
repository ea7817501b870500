"""The attachments of an item in a package: name, size, and a way to save each."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsr_desk.domain.extracts.packages import OpenedItem
from dsr_desk.ui import wording
from dsr_desk.ui.qt import clear_layout, flat
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import IconButton
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import Muted, PlainLabel
from dsr_desk.ui.widgets.picture import Picture
from dsr_desk.ui.widgets.turning import Turning

MOST = 50
"""So many have a line; a mail with more is told about in a sentence."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """One attachment: where it is in the package, and how it is labelled."""

    member: str
    label: str
    size: int


class _Line(QWidget):
    """One attachment."""

    chosen = Signal(object)

    def __init__(self, enclosed: Enclosed, parent: QWidget) -> None:
        super().__init__(parent)
        self._enclosed = enclosed
        row = QHBoxLayout(self)
        flat(row, theme.px(1.5))
        row.addWidget(Picture("attachment", "muted", 4, self), 0, Qt.AlignmentFlag.AlignVCenter)
        text = one_line(enclosed.label, 120)
        name = PlainLabel(text, self, elide=Qt.TextElideMode.ElideMiddle)
        # A picture alone: words would be cut beside a long name, or where letters are large.
        self.save = IconButton("save", self.tr("Save {name} as…").format(name=text), self)
        self.save.clicked.connect(self._on_save_clicked)
        rest = QWidget(self)
        beside = QHBoxLayout(rest)
        flat(beside, theme.px(1.5))
        beside.addWidget(Muted(wording.size(enclosed.size), rest))
        beside.addStretch(1)
        beside.addWidget(self.save)
        # What a file is stands at the end of its name: that is the last to be cut.
        row.addWidget(Turning(name, rest, theme.px(1), self, shares=(0, 1), whole=True), 1)

    @Slot()
    def _on_save_clicked(self) -> None:
        self.chosen.emit(self._enclosed)


class AttachmentsView(QWidget):
    """Nothing is opened or unpacked here: only saved where the person says."""

    save_requested = Signal(object)
    """Carries an :class:`Enclosed`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        flat(self._column, theme.px(1))

    def lines(self) -> list[_Line]:
        """Return the lines as they stand."""
        items = (self._column.itemAt(at) for at in range(self._column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, _Line)]

    def show_item(self, item: OpenedItem | None) -> None:
        """List the attachments of an item."""
        clear_layout(self._column)
        enclosed = item.attachments if item else ()
        for member, label, size in enclosed[:MOST]:
            line = _Line(Enclosed(member, label, size), self)
            line.chosen.connect(self.save_requested)
            self._column.addWidget(line)
        if len(enclosed) > MOST:
            more = self.tr("%Ln more attachment(s) in the package", "", len(enclosed) - MOST)
            self._column.addWidget(Muted(more, self))
        self.setVisible(bool(enclosed))
