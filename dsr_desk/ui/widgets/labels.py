"""Labels for every text, foreign ones too: plain, elided where asked, escaped in the tooltip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from dsr_desk.ui.qt import set_flag
from dsr_desk.ui.widgets.visible import visible

_SHORTEST = 6
"""Characters an elided label never goes below."""
_LONGEST_TIP = 2000
"""Characters of a text that a tooltip shows."""
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
"""What ``html.escape`` writes: to import that takes a twentieth of the first window's time."""


def tooltip(text: str) -> str:
    """Return foreign text as a tooltip that shows it letter for letter."""
    shown = visible(text[:_LONGEST_TIP]).translate(_ESCAPED)
    return f"<p style='white-space: pre-wrap'>{shown}</p>" if shown else ""


def set_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip; a screen reader says it without the tooltip's marks."""
    widget.setToolTip(tooltip(text))
    # Qt takes the tooltip, marks and all, for the description of whatever has none of its own.
    widget.setAccessibleDescription(visible(text[:_LONGEST_TIP]))


def hints(text: str) -> str:
    """Return a line of keys, parted by dots, that breaks between two of them and in none."""
    whole = str.maketrans({" ": "\u00a0", "/": "/\u2060"})
    return " · ".join(part.translate(whole) for part in text.split(" · "))


class PlainLabel(QLabel):
    """Shows text letter for letter; with ``elide`` it gives way and keeps the rest in a tooltip."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideNone,
        wrap: bool = False,
        tone: str = "",
        level: str = "",
    ) -> None:
        """Take the text, how it gives way, and what it looks like (see ``stylesheet``)."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self._elide = elide
        self._whole = ""
        self._firm = False
        self.setProperty("tone", tone)
        self.setProperty("level", level)
        if elide is not Qt.TextElideMode.ElideNone:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    @property
    def whole_text(self) -> str:
        """The text as it was given, however much of it is seen."""
        return self._whole

    def set_text(self, text: str) -> None:
        """Show another text; characters that hide or turn round text are made visible."""
        self._whole = visible(text)
        self.setAccessibleName(self._whole)
        self._show()
        self._stand()
        self.updateGeometry()

    def keep_whole(self) -> None:
        """Wrap, and never be lower than all lines: for words that must not be signed half read.

        A splitter asks nobody which height a width needs, and a layout cuts a wrapped text first.
        """
        self.setWordWrap(True)
        self._firm = True
        self._stand()

    def set_tone(self, tone: str) -> None:
        """Take another colour by its token: muted, accent, ok, attention, failed, or none."""
        set_flag(self, "tone", tone)

    def sizeHint(self) -> QSize:
        """Return the room for the whole text, also while it is elided."""
        hint = super().sizeHint()
        if self._elide is Qt.TextElideMode.ElideNone:
            return hint
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, hint.height())

    def minimumSizeHint(self) -> QSize:
        """Return a few characters' room when the text may give way."""
        hint = super().minimumSizeHint()
        if self._elide is Qt.TextElideMode.ElideNone:
            return hint
        least = self.fontMetrics().averageCharWidth() * min(_SHORTEST, len(self._whole))
        return QSize(least, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way."""
        super().resizeEvent(event)
        self._show()
        self._stand()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again with another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._show()
            self._stand()

    def _stand(self) -> None:
        if self._firm:
            # Qt counts the least height in.
            self.setMinimumHeight(0)
            self.setMinimumHeight(max(self.heightForWidth(self.width()), 0))

    def _show(self) -> None:
        if self._elide is Qt.TextElideMode.ElideNone:
            shown = self._whole
        else:
            shown = self.fontMetrics().elidedText(self._whole, self._elide, max(self.width(), 1))
        if shown != self.text():
            self.setText(shown)
        elided = shown != self._whole
        if elided or self.toolTip():
            set_tip(self, self._whole if elided else "")


class Heading(PlainLabel):
    """A title: level 1 of a page, 2 of a card, 3 of a line."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        level: int = 2,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideNone,
        wrap: bool = False,
    ) -> None:
        """Take the text and how high it stands."""
        super().__init__(text, parent, elide=elide, wrap=wrap, level=str(level))


class Muted(PlainLabel):
    """What stands back: small and grey."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideNone,
        wrap: bool = False,
    ) -> None:
        """Take the text."""
        super().__init__(text, parent, elide=elide, wrap=wrap, tone="muted", level="small")
