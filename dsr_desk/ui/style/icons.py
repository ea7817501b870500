"""Icons of our own drawing, tinted at run time by the name of a token."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton

from dsr_desk.config import resources
from dsr_desk.ui.style import theme

SIZES = (16, 24, 32)
GAP = 3
"""Pixels that Qt leaves too little between a button's icon of 16 and its words."""


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0, gap: int = 0) -> QPixmap:
    """Return an icon as a picture ``size`` logical pixels high, in a colour such as ``#112233``.

    With a ``gap`` it is wider by that, with nothing at its right.
    """
    svg = _drawing(name).replace("currentColor", colour)
    side = round(size * ratio)
    picture = QPixmap(side + round(gap * ratio), side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, role: str = "muted", *, beside_words: bool = False) -> QIcon:
    """Return an icon in the colour that the token has now, for words to stand beside it or not."""
    tokens = theme.tokens()
    # That of the finest screen: for the others Qt makes the picture smaller.
    ratio = max((s.devicePixelRatio() for s in QGuiApplication.screens()), default=1.0)
    return _icon(name, getattr(tokens, role), tokens.faint, ratio, GAP if beside_words else 0)


@lru_cache(maxsize=256)
def _icon(name: str, colour: str, faint: str, ratio: float, gap: int) -> QIcon:
    made = QIcon()
    for size in SIZES:
        wide = gap * size // SIZES[0]
        shown = pixmap(name, colour, size, ratio, wide)
        made.addPixmap(shown)
        # Else Qt bleaches it where its row is chosen.
        made.addPixmap(shown, QIcon.Mode.Selected)
        made.addPixmap(pixmap(name, faint, size, ratio, wide), QIcon.Mode.Disabled)
    return made


def size_beside_words() -> QSize:
    """Return the size of a button's icon: as high as a line of its words, with room beside it."""
    side = theme.px(4)
    return QSize(side + GAP * side // SIZES[0], side)


class _Tint(QObject):
    """Keeps the icon of its parent, a button or an action, in the colour of a token."""

    def __init__(self, target: QAbstractButton | QAction, name: str, role: str) -> None:
        super().__init__(target)
        self._target, self._name, self._role = target, name, role
        theme.watch().scheme_changed.connect(self._on_watch_scheme_changed)
        self._on_watch_scheme_changed()

    def use(self, name: str, role: str) -> None:
        self._name, self._role = name, role
        self._on_watch_scheme_changed()

    @Slot()
    def _on_watch_scheme_changed(self) -> None:
        beside_words = not isinstance(self._target, QToolButton)
        self._target.setIcon(icon(self._name, self._role, beside_words=beside_words))
        if isinstance(self._target, QPushButton):
            self._target.setIconSize(size_beside_words())
        elif isinstance(self._target, QToolButton):
            self._target.setIconSize(QSize(theme.px(4), theme.px(4)))


def tint(target: QAbstractButton | QAction, name: str, role: str = "muted") -> None:
    """Give a button or an action an icon that follows the scheme; called again, another one."""
    found = target.findChild(_Tint, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if found is None:
        _Tint(target, name, role)
    else:
        found.use(name, role)
