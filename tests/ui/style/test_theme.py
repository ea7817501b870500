"""Theme and icons: readable in both schemes, and tinted anew when the scheme changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from dsr_desk.config import resources
from dsr_desk.ui.style import theme
from dsr_desk.ui.style.icons import icon, pixmap, tint
from dsr_desk.ui.style.theme import Scheme
from dsr_desk.ui.style.tokens import DARK, LIGHT, Tokens
from dsr_desk.ui.widgets.roomy import Roomy

UI = Path(theme.__file__).parents[1]
ON_GROUND = [
    *((text, ground) for text in ("text", "muted") for ground in ("window", "surface", "raised")),
    *((text, ground) for text in ("text", "muted") for ground in ("accent_soft",)),
    *(
        (tone, ground)
        for tone in ("accent", "ok", "attention", "failed")
        for ground in ("surface",)
    ),
    *((tone, "window") for tone in ("accent", "ok", "attention", "failed")),
    *((tone, f"{tone}_soft") for tone in ("accent", "ok", "attention", "failed")),
    *(("text", f"{tone}_soft") for tone in ("ok", "attention", "failed")),
    *(("text", mark) for mark in ("mark_wish", "mark_person", "mark_sender")),
    *((tone, "accent_soft") for tone in ("ok", "attention", "failed")),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_failed", "failed"),
    ("on_failed", "failed_hover"),
]


def luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2.2)."""
    made = QColor(colour)

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return (
        0.2126 * linear(made.redF())
        + 0.7152 * linear(made.greenF())
        + 0.0722 * linear(made.blueF())
    )


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), ON_GROUND)
def test_text_can_be_read_on_its_ground(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["window", "surface"])
@pytest.mark.parametrize("edge", ["line_strong", "accent"])
def test_what_can_be_used_stands_out(tokens: Tokens, edge: str, ground: str) -> None:
    assert contrast(getattr(tokens, edge), getattr(tokens, ground)) >= 3


def test_no_colour_is_named_outside_the_tokens() -> None:
    found = [
        f"{file.relative_to(UI)}: {line.strip()}"
        for file in UI.rglob("*.py")
        if file.name != "tokens.py"
        for line in file.read_text(encoding="utf-8").splitlines()
        if re.search(r"[\"'(: ]#[0-9a-fA-F]{3,8}\b", line) and "``#" not in line
    ]
    assert found == []


@pytest.mark.parametrize(
    ("scheme", "tokens"), [(Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK), (Scheme.SYSTEM, LIGHT)]
)
def test_a_scheme_dresses_the_whole_program(
    qapp: QApplication, scheme: Scheme, tokens: Tokens
) -> None:
    # The offscreen desktop has no scheme of its own: then it is light.
    theme.apply_theme(qapp, scheme)
    assert theme.tokens() is tokens
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(tokens.window)
    assert tokens.accent in qapp.styleSheet()
    assert "$" not in qapp.styleSheet()


@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.DemiBold])
def test_the_shipped_font_is_used_in_both_weights(qapp: QApplication, weight: QFont.Weight) -> None:
    font = QFont(qapp.font())
    font.setWeight(weight)
    used = QFontInfo(font)
    assert used.family() == "Inter"
    assert used.weight() == weight


def test_larger_text_makes_larger_lengths(qapp: QApplication) -> None:
    usual = theme.px(4)
    theme.apply_theme(qapp, Scheme.LIGHT, 150)
    assert theme.px(4) > usual
    assert qapp.font().pointSizeF() == 15


def test_the_bar_of_a_page_stands_apart_from_its_cards(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply_theme(qapp, Scheme.LIGHT)
    page, other = Roomy(QWidget()), QScrollArea()
    widths = []
    for area in (page, other):
        qtbot.addWidget(area)
        area.verticalScrollBar().ensurePolished()
        widths.append(area.verticalScrollBar().sizeHint().width())
    assert widths[0] - widths[1] == theme.px(1)


def test_an_icon_changes_its_colour_with_the_scheme(qapp: QApplication) -> None:
    button = QPushButton()
    tint(button, "check", "ok")
    light = button.icon().pixmap(16, 16).toImage()
    theme.apply_theme(qapp, Scheme.DARK)
    assert button.icon().pixmap(16, 16).toImage() != light
    tint(button, "cross", "failed")
    theme.apply_theme(qapp, Scheme.LIGHT)
    cross = icon("cross", "failed", beside_words=True)
    assert button.icon().pixmap(19, 16).toImage() == cross.pixmap(19, 16).toImage()
    assert len(button.findChildren(QObject)) == 1


@pytest.mark.parametrize(
    "file", sorted((resources() / "icons").glob("*.svg")), ids=lambda f: f.stem
)
def test_every_icon_can_be_drawn_in_any_colour(qapp: QApplication, file: Path) -> None:
    drawing = file.read_text(encoding="utf-8")
    assert "currentColor" in drawing
    assert not re.search(r"#[0-9a-fA-F]{3}|href|<script|<image", drawing)
    image = pixmap(file.stem, LIGHT.accent, 32).toImage()
    colours = {image.pixelColor(x, y).name() for x in range(32) for y in range(32)}
    assert LIGHT.accent in colours


def test_every_icon_that_is_named_is_there() -> None:
    there = {file.stem for file in (resources() / "icons").glob("*.svg")}
    named = set()
    for file in UI.rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        named |= set(re.findall(r"(?:\bicon\(|pixmap\(|Picture\(|icon=)\"([a-z-]+)\"", source))
    assert named
    assert named <= there


def test_disabled_is_not_the_same_as_enabled(qapp: QApplication) -> None:
    made = icon("check", "accent")
    off = made.pixmap(16, 16, mode=made.Mode.Disabled).toImage()
    assert off != made.pixmap(16, 16).toImage()


@pytest.mark.parametrize(("scheme", "told"), [(Scheme.LIGHT, 0), (Scheme.SYSTEM, 1)])
def test_the_desktop_is_followed_only_when_asked_to(
    qapp: QApplication, scheme: Scheme, told: int
) -> None:
    theme.apply_theme(qapp, scheme)
    heard: list[Tokens] = []
    watch = theme.watch()

    def hear() -> None:
        heard.append(theme.tokens())

    watch.scheme_changed.connect(hear)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    watch.scheme_changed.disconnect(hear)
    assert len(heard) == told
