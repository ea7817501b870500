"""Chips: an icon and a word on a ground of their tone; colour never says it alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QWidget

from dsr_desk.domain.requests import Verdict
from dsr_desk.ui import wording
from dsr_desk.ui.style import theme
from dsr_desk.ui.style.icons import pixmap
from dsr_desk.ui.widgets.buttons import PressedByEnter
from dsr_desk.ui.widgets.visible import visible

TONES = ("muted", "accent", "ok", "attention", "failed")
VERDICT_LOOKS = {
    Verdict.OK: ("check", "ok"),
    Verdict.ATTENTION: ("alert", "attention"),
    Verdict.FAILED: ("cross", "failed"),
}


def chip_font() -> QFont:
    """Return the font of chips."""
    return theme.scaled_font(QApplication.font(), 0.88, bold=True)


def chip_size(word: str, icon: str = "") -> QSize:
    """Return the room a chip needs."""
    metrics = QFontMetrics(chip_font())
    height = metrics.height() + theme.px(1)
    width = metrics.horizontalAdvance(word) + 2 * theme.px(1.75)
    return QSize(width + (_icon_size(metrics) + theme.px(0.75) if icon else 0), height)


def paint_chip(
    painter: QPainter, at: QRect, word: str, icon: str = "", tone: str = "muted"
) -> None:
    """Paint a chip at the left of a rectangle, as wide as it needs and never wider than that."""
    tokens = theme.tokens()
    ground = tokens.raised if tone == "muted" else getattr(tokens, f"{tone}_soft")
    colour = getattr(tokens, tone)
    font = chip_font()
    metrics = QFontMetrics(font)
    size = chip_size(word, icon)
    box = QRect(at.left(), at.center().y() - size.height() // 2, size.width(), size.height())
    box.setWidth(min(box.width(), at.width()))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(QRectF(box), box.height() / 2, box.height() / 2)
    left = box.left() + theme.px(1.75)
    if icon:
        side = _icon_size(metrics)
        picture = pixmap(icon, colour, side, painter.device().devicePixelRatio())
        painter.drawPixmap(left, box.center().y() - side // 2 + 1, picture)
        left += side + theme.px(0.75)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    room = box.right() - left - theme.px(1.25)
    shown = metrics.elidedText(word, Qt.TextElideMode.ElideRight, room)
    line = QRect(left, box.top(), room + theme.px(1), box.height())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()


def _icon_size(metrics: QFontMetrics) -> int:
    return max(12, round(metrics.ascent() * 1.05))


class Chip(QWidget):
    """A word on a coloured ground, perhaps with an icon."""

    def __init__(
        self, word: str = "", icon: str = "", tone: str = "muted", parent: QWidget | None = None
    ) -> None:
        """Take the word, the icon's name and the tone."""
        super().__init__(parent)
        self._word, self._icon, self._tone = "", "", "muted"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_word(word, icon, tone)

    @property
    def word(self) -> str:
        """What it says."""
        return self._word

    @property
    def tone(self) -> str:
        """How it says it."""
        return self._tone

    def show_word(self, word: str, icon: str = "", tone: str = "muted") -> None:
        """Say something else."""
        if tone not in TONES:
            raise ValueError(tone)
        self._word, self._icon, self._tone = visible(word), icon, tone
        self.setAccessibleName(self._word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for icon and word."""
        return chip_size(self._word, self._icon)

    def changeEvent(self, event: QEvent) -> None:
        """Measure and paint again in another size or scheme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, icon and word."""
        with QPainter(self) as painter:
            paint_chip(painter, self.rect(), self._word, self._icon, self._tone)


class VerdictChip(Chip):
    """How a check came out, or that a person has settled it."""

    def set_verdict(
        self,
        verdict: Verdict,
        *,
        overridden: bool = False,
        left_out: bool = False,
        by_call: bool = False,
    ) -> None:
        """Show the verdict's word; a settled check is neither ok nor open, and says so."""
        if left_out:
            self.show_word(wording.verdict_left_out(), "minus", "muted")
        elif by_call:
            self.show_word(wording.verdict_called_back(), "chat", "accent")
        elif overridden:
            self.show_word(wording.verdict_overridden(), "pen", "accent")
        else:
            icon, tone = VERDICT_LOOKS[verdict]
            self.show_word(wording.verdict(verdict), icon, tone)


class FilterChip(PressedByEnter, QPushButton):
    """A filter that can be switched on, with how much it holds."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """Take its title."""
        super().__init__(parent)
        self._title = title
        self._count: int | None = None
        self.setProperty("kind", "filter")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._show()

    def set_title(self, title: str) -> None:
        """Take another title (another language)."""
        self._title = title
        self._show()

    def set_count(self, count: int | None) -> None:
        """Say how much it holds; None while unknown."""
        self._count = count
        self._show()

    def _show(self) -> None:
        count = "" if self._count is None else f"  {QLocale().toString(self._count)}"
        text = f"{self._title}{count}"
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
