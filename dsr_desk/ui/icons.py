"""Icons of our own drawing, tinted at run time by the name of a token."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from dsr_desk.config import resources
from dsr_desk.ui import theme

SIZES = (16, 24, 32)


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture ``size`` logical pixels wide, in a colour such as ``#112233``."""
    svg = _drawing(name).replace("currentColor", colour)
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(
        painter, QRectF(0, 0, picture.width(), picture.height())
    )
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, role: str = "muted") -> QIcon:
    """Return an icon in the colour that the token has now."""
    tokens = theme.tokens()
    # That of the finest screen: for the others Qt makes the picture smaller.
    ratio = max((s.devicePixelRatio() for s in QGuiApplication.screens()), default=1.0)
    return _icon(name, getattr(tokens, role), tokens.faint, ratio)


@lru_cache(maxsize=256)
def _icon(name: str, colour: str, faint: str, ratio: float) -> QIcon:
    made = QIcon()
    for size in SIZES:
        made.addPixmap(pixmap(name, colour, size, ratio))
        made.addPixmap(pixmap(name, faint, size, ratio), QIcon.Mode.Disabled)
    return made


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
        self._target.setIcon(icon(self._name, self._role))


def tint(target: QAbstractButton | QAction, name: str, role: str = "muted") -> None:
    """Give a button or an action an icon that follows the scheme; called again, another one."""
    found = target.findChild(_Tint, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if found is None:
        _Tint(target, name, role)
    else:
        found.use(name, role)
