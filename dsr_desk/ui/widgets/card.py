"""A card: a frame with a ground of its own, a title and what belongs together."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.labels import Heading


class Card(QFrame):
    """Holds its content in ``body``; ``head`` has the title at the left and room at the right."""

    def __init__(
        self, title: str = "", parent: QWidget | None = None, *, tight: bool = False
    ) -> None:
        """Take a title; a tight card lets its content reach the frame."""
        super().__init__(parent)
        self.setProperty("card", "true")
        side = 1 if tight else theme.px(4)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(side, theme.px(3), side, 1 if tight else theme.px(3))
        self.body.setSpacing(theme.px(2))
        self.head = QHBoxLayout()
        inner = theme.px(4) if tight else 0
        self.head.setContentsMargins(inner, 0, inner, 0)
        self.head.setSpacing(theme.px(2))
        self.title = Heading(title, self, level=2)
        self.title.setVisible(bool(title))
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.body.addLayout(self.head)

    def set_title(self, title: str) -> None:
        """Take another title."""
        self.title.set_text(title)
        self.title.setVisible(bool(title))


class Rule(QFrame):
    """A thin line between things."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Be one pixel high."""
        super().__init__(parent)
        self.setProperty("rule", "true")
        self.setFixedHeight(1)
