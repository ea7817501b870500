"""A small window of one kind of thing: its rows, and what can be done about the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.buttons import SafeButton
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.labels import Heading, PlainLabel
from dsr_desk.ui.widgets.rows import RowsModel, table_over


class RowsDialog(Dialog):
    """Title, what it is about, news, rows, and buttons of which none is on Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make what every such window has; :meth:`lay_out` places it."""
        super().__init__(parent)
        self.banner = Banner(self)
        self.model = RowsModel(self)
        self.table = table_over(self.model, "", self)
        self.close_button = SafeButton(self.tr("Close"), self)
        self.close_button.clicked.connect(self.reject)

    def name(self, title: str, rows: str, size: tuple[int, int]) -> None:
        """Take the title, what the rows are (for a screen reader), and the size in units."""
        self.setWindowTitle(title)
        self.table.setAccessibleName(rows)
        self.resize(*map(theme.px, size))

    def payload(self) -> object:
        """Return what the row stands for that the keyboard is on, None for none."""
        row = self.model.row(self.table.currentIndex().row())
        return row.payload if row is not None else None

    def lay_out(
        self,
        about: str,
        acts: Sequence[QPushButton],
        *,
        above: Sequence[QWidget | QLayout] = (),
        below: Sequence[QWidget] = (),
        beside: Sequence[QPushButton] = (),
        onward: Sequence[QPushButton] = (),
        title: str = "",
    ) -> None:
        """Place everything; ``beside`` are buttons that are not about the chosen row.

        What leads on (``onward``) stands last, where it stands in every other window.

        The title stands above as it stands in the frame, unless it is another one.
        """
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(2))
        for button in acts:
            foot.addWidget(button)
        foot.addStretch(1)
        for button in (*beside, self.close_button, *onward):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(5),) * 4)
        column.setSpacing(theme.px(2))
        column.addWidget(Heading(title or self.windowTitle(), self, level=1, wrap=True))
        if about:
            column.addWidget(PlainLabel(about, self, wrap=True, tone="muted"))
        for part in above:
            column.addWidget(part) if isinstance(part, QWidget) else column.addLayout(part)
        column.addWidget(self.banner)
        column.addWidget(self.table, 1)
        for words in below:
            column.addWidget(words)
        column.addLayout(foot)
