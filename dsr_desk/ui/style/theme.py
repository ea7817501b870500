"""Colours, sizes and fonts: the only place that names a colour.

Everything is Fusion under a palette of our own, with one style sheet built from the same tokens.
A widget that paints itself asks :func:`tokens` while painting; one that keeps something tinted
listens to ``watch().scheme_changed``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from dsr_desk.config import resources
from dsr_desk.ui.qt import alive
from dsr_desk.ui.style.stylesheet import style_sheet
from dsr_desk.ui.style.tokens import DARK, LIGHT, Tokens

FONTS = ("Inter.ttf", "Inter-SemiBold.ttf", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
BASE_POINTS = 10.0
TEXT_SIZES = (90, 100, 115, 130, 150)
"""Per cent of the base size."""


class Scheme(StrEnum):
    """What the person has chosen; ``system`` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(slots=True)
class _Look:
    """What is applied at the moment."""

    tokens: Tokens = LIGHT
    scheme: Scheme = Scheme.SYSTEM
    per_cent: int = 100
    fonts_loaded: bool = False
    drawings: QTemporaryDir | None = None
    """Holds what the style sheet can only take from a file; gone when the program ends."""
    watch: Watch | None = None
    fusion: bool = False
    """Whether the style is known to be the one it should be; Qt is not asked for it again, for that
    makes its largest class known to Python."""


_look = _Look()


class Watch(QObject):
    """Tells when colours or sizes have changed, and follows the desktop's choice."""

    scheme_changed = Signal()

    def __init__(self, app: QApplication) -> None:
        """Listen to the desktop."""
        super().__init__(app)
        app.styleHints().colorSchemeChanged.connect(self._on_hints_color_scheme_changed)

    @Slot(Qt.ColorScheme)
    def _on_hints_color_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        if _look.scheme is Scheme.SYSTEM:
            apply_theme(_app(), Scheme.SYSTEM)


def tokens() -> Tokens:
    """Return the colours in use."""
    return _look.tokens


def scheme() -> Scheme:
    """Return what was chosen last."""
    return _look.scheme


def color(name: str) -> QColor:
    """Return one colour in use by its name in :class:`Tokens`."""
    return QColor(getattr(_look.tokens, name))


def watch() -> Watch:
    """Return the one object that tells of changes."""
    if _look.watch is None or not alive(_look.watch):
        _look.watch = Watch(_app())
    return _look.watch


def made_in_style(words: Sequence[str]) -> QApplication:
    """Make the application in the style it keeps; ``words`` are its arguments."""
    app = QApplication([*words, "-style", "fusion"])
    _look.fusion = True
    return app


def px(units: float) -> int:
    """Return a length in pixels; 4 units are the height of a line of text."""
    return round(units * QFontMetrics(QApplication.font()).height() / 4)


def load_fonts() -> None:
    """Load the shipped fonts, once."""
    if _look.fonts_loaded:
        return
    _look.fonts_loaded = True
    folder = resources() / "fonts"
    for name in FONTS:
        QFontDatabase.addApplicationFont(str(folder / name))


def scaled_font(app_font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """Return a font relative to the program's own."""
    font = QFont(app_font)
    font.setPointSizeF(app_font.pointSizeF() * factor)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def apply_theme(app: QApplication, chosen: Scheme, per_cent: int | None = None) -> None:
    """Dress the program: style, palette, font and style sheet."""
    _look.scheme = chosen
    _look.per_cent = per_cent or _look.per_cent
    _look.tokens = DARK if _wants_dark(app, chosen) else LIGHT
    load_fonts()
    font = QFont(["Inter", "DejaVu Sans"])
    font.setPointSizeF(BASE_POINTS * _look.per_cent / 100)
    if not _look.fusion:
        app.setStyle("Fusion")
        _look.fusion = True
    app.setFont(font)
    app.setPalette(_palette(_look.tokens))
    arrow = _drawing("chevron-down", _look.tokens.muted)
    up = _drawing("chevron-up", _look.tokens.muted)
    tick = _drawing("check", _look.tokens.on_accent)
    sheet = style_sheet(_look.tokens, font.pointSizeF(), px(1), arrow=arrow, up=up, tick=tick)
    app.setStyleSheet(sheet)
    watch().scheme_changed.emit()


def _drawing(name: str, colour: str) -> str:
    """Write an icon that the style sheet shows, in the scheme's colour, and return its file."""
    _look.drawings = _look.drawings or QTemporaryDir()
    drawing = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    file = _look.drawings.filePath(f"{name}-{'dark' if _look.tokens.dark else 'light'}.svg")
    Path(file).write_text(drawing.replace("currentColor", colour), encoding="utf-8")
    return file


def _wants_dark(app: QApplication, chosen: Scheme) -> bool:
    if chosen is Scheme.SYSTEM:
        return app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return chosen is Scheme.DARK


def _app() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("Windows need a QApplication first.")
    return app


def _palette(t: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    roles = {
        role.Window: t.window,
        role.WindowText: t.text,
        role.Base: t.surface,
        role.AlternateBase: t.raised,
        role.Text: t.text,
        role.Button: t.surface,
        role.ButtonText: t.text,
        role.BrightText: t.failed,
        role.Highlight: t.accent_soft,
        role.HighlightedText: t.text,
        role.Link: t.accent,
        role.LinkVisited: t.accent,
        role.PlaceholderText: t.muted,
        role.ToolTipBase: t.raised,
        role.ToolTipText: t.text,
        role.Accent: t.accent,
        role.Mid: t.line,
        role.Midlight: t.line,
        role.Dark: t.line_strong,
        role.Light: t.raised,
    }
    for name, value in roles.items():
        palette.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(t.faint))
    return palette
