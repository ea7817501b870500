"""The one style sheet, filled from the tokens; widgets choose by kind, tone and level."""

from __future__ import annotations

from string import Template

from dsr_desk.ui.style.tokens import Tokens

_SHEET = Template(
    """
QMainWindow, QDialog { background: $window; }
QToolTip { background: $raised; color: $text; border: 1px solid $line_strong; padding: ${u1}px; }
QFrame[card="true"] { background: $surface; border: 1px solid $line; border-radius: ${u2}px; }
QFrame[panel="true"] { background: $surface; border: none; }
QFrame[rule="true"] { background: $line; border: none; }

QLabel { background: transparent; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="faint"] { color: $faint; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="attention"] { color: $attention; }
QLabel[tone="failed"] { color: $failed; }
QLabel[level="1"] { font-size: ${pt1}pt; font-weight: 600; }
QLabel[level="2"] { font-size: ${pt2}pt; font-weight: 600; }
QLabel[level="3"] { font-weight: 600; }
QLabel[level="small"] { font-size: ${pts}pt; }
QLabel[level="big"] { font-size: ${ptb}pt; font-weight: 600; }

QPushButton { background: $surface; color: $text; border: 1px solid $line_strong;
  border-radius: ${r}px; padding: ${u1}px ${u3}px; min-height: ${target}px; font-weight: 600; }
QPushButton:hover { background: $raised; border-color: $accent; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:focus { border: 2px solid $accent; padding: ${u1f}px ${u3f}px; }
QPushButton:disabled { color: $faint; border-color: $line; background: transparent; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $line; color: $muted; border-color: $line; }
QPushButton[kind="danger"] { background: $failed; color: $on_failed; border-color: $failed; }
QPushButton[kind="danger"]:hover { background: $failed_hover; }
QPushButton[kind="danger"]:focus { border: 2px solid $text; }
QPushButton[kind="danger"]:disabled { background: $line; color: $muted; border-color: $line; }
QPushButton[kind="link"] { background: transparent; border: none; border-radius: 0;
  border-top: 2px solid transparent; border-bottom: 2px solid transparent; color: $accent;
  padding: 0; min-height: ${bare}px; font-weight: 500; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { background: $surface; border-bottom-color: $accent; }
QPushButton[kind="link"]:disabled { color: $faint; }
QPushButton[kind="filter"] { background: $raised; border: 2px solid transparent; color: $muted;
  border-radius: ${pill}px; padding: 0 ${u2}px; min-height: ${bare}px; font-size: ${pts}pt; }
QPushButton[kind="filter"]:hover { color: $text; border-color: $line_strong; }
QPushButton[kind="filter"]:checked { background: $accent_soft; color: $accent; }
QPushButton[kind="filter"][tone="failed"] { color: $failed; background: $failed_soft; }
QPushButton[kind="filter"][tone="failed"]:checked { border-color: $failed; }
QPushButton[kind="filter"][tone="attention"] { color: $attention; background: $attention_soft; }
QPushButton[kind="filter"][tone="attention"]:checked { border-color: $attention; }
QPushButton[kind="filter"]:focus { border: 2px solid $accent; }
QPushButton[kind="step"] { background: $surface; border: 1px solid $line; color: $muted;
  font-weight: 500; padding: ${u1}px ${u2}px; }
QPushButton[kind="step"]:hover { border-color: $accent; color: $text; }
QPushButton[kind="step"]:focus { border: 2px solid $accent; padding: ${u1f}px ${u2f}px; }
QPushButton[kind="step"][tight="true"] { padding: ${u1}px ${u05}px; }
QPushButton[kind="step"][tight="true"]:focus { padding: ${u1f}px ${u05}px; }
QPushButton[kind="step"]:checked { background: $accent_soft; border: 1px solid $accent;
  color: $accent; font-weight: 600; }
QPushButton[kind="step"]:checked:focus { border: 2px solid $accent; }
QPushButton[kind="step"]:disabled { background: transparent; color: $faint; border-color: $line; }

QToolButton[kind="icon"] { border: 2px solid transparent; border-radius: ${r}px; padding: ${u05}px;
  min-width: ${target}px; min-height: ${target}px; background: transparent; }
QToolButton[kind="icon"]:hover { background: $raised; }
QToolButton[kind="icon"]:focus { border: 2px solid $accent; }
QToolButton[kind="icon"]:checked { background: $accent_soft; }

QLineEdit, QPlainTextEdit[field="true"], QComboBox, QDateTimeEdit, QSpinBox {
  background: $surface; color: $text;
  border: 1px solid $line_strong; border-radius: ${r}px; padding: ${u1}px ${u1}px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox, QDateTimeEdit, QSpinBox { min-height: ${target}px; }
QLineEdit:read-only, QPlainTextEdit[field="true"]:read-only { background: $window;
  border-color: $line; }
QLineEdit:focus, QPlainTextEdit[field="true"]:focus, QComboBox:focus, QDateTimeEdit:focus,
QSpinBox:focus {
  border: 2px solid $accent; padding: ${u1f}px ${u1f}px; }
QComboBox { padding-left: ${u1c}px; }
QComboBox:focus { padding-left: ${u1}px; }
QComboBox::drop-down, QDateTimeEdit::drop-down { border: none; width: ${u6}px; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow { image: url($arrow);
  width: ${u3}px; height: ${u3}px; }
QSpinBox::up-button, QSpinBox::down-button { subcontrol-origin: border; border: none;
  width: ${u6}px; background: transparent; }
QSpinBox::up-button { subcontrol-position: top right; }
QSpinBox::down-button { subcontrol-position: bottom right; }
QSpinBox::up-button:hover, QSpinBox::down-button:hover { background: $raised; }
QSpinBox::up-arrow { image: url($up); width: ${u2}px; height: ${u2}px; }
QSpinBox::down-arrow { image: url($arrow); width: ${u2}px; height: ${u2}px; }
QComboBox QAbstractItemView { border: 1px solid $line_strong; padding: ${u05}px;
  selection-background-color: $accent_soft; selection-color: $text; }
QLineEdit:disabled, QComboBox:disabled, QDateTimeEdit:disabled, QSpinBox:disabled {
  color: $faint; border-color: $line; background: $window; }
QLineEdit[wrong="true"] { border: 2px solid $failed; padding: ${u1f}px ${u1f}px; }
QLineEdit[kind="search"] { background: $raised; }

QTextEdit, QPlainTextEdit, QTextBrowser { background: $surface; color: $text;
  selection-background-color: $accent; selection-color: $on_accent; }
QTextEdit[bare="true"], QPlainTextEdit[bare="true"], QTextBrowser[bare="true"] {
  border: 2px solid transparent; background: transparent; }
QTextEdit[bare="true"]:focus, QPlainTextEdit[bare="true"]:focus, QTextBrowser[bare="true"]:focus {
  border: 2px solid $accent; border-radius: ${r}px; }
QTextBrowser[apart="true"] { border: 1px solid $line; border-radius: ${r}px; padding: 1px; }
QTextBrowser[apart="true"]:focus { border: 2px solid $accent; padding: 0px; }
QAbstractItemView { background: $surface; border: none; outline: none; }
QAbstractItemView[framed="true"], QScrollArea[framed="true"] { border: 2px solid transparent; }
QAbstractItemView[framed="true"]:focus, QScrollArea[framed="true"]:focus {
  border: 2px solid $accent; border-radius: ${r}px; }
QAbstractItemView[roomy="true"]::item { padding: ${u05}px; min-height: ${target}px; }
QAbstractItemView[roomy="true"]::item:selected { background: $accent_soft; color: $text; }
QHeaderView::section { background: $surface; color: $muted; border: none;
  border-bottom: 1px solid $line; padding: ${u1}px; }

QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget[plain="true"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: ${bar}px; margin: 0; }
QScrollBar[apart="true"]:vertical { width: ${bar_apart}px; margin-left: ${u1}px; }
QScrollBar:horizontal { background: transparent; height: ${bar}px; margin: 0; }
QScrollBar::handle { background: $line_strong; border-radius: ${bar4}px; margin: 2px; }
QScrollBar::handle:vertical { min-height: ${u6}px; }
QScrollBar::handle:horizontal { min-width: ${u6}px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
QMenuBar { background: $surface; color: $text; border-bottom: 1px solid $line; }
QMenuBar::item { padding: ${u1}px ${u2}px; background: transparent; }
QMenuBar::item:selected { background: $accent_soft; }
QMenu { background: $surface; color: $text; border: 1px solid $line_strong; padding: ${u1}px; }
QMenu::item { padding: ${u1}px ${u6}px ${u1}px ${u4}px; border-radius: ${r}px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: ${u1}px; }
QStatusBar { background: $surface; color: $muted; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QProgressBar { background: $line; border: none; border-radius: ${u05}px; height: ${u1}px; }
QProgressBar::chunk { background: $accent; border-radius: ${u05}px; }
QCheckBox, QRadioButton { min-height: ${box}px; spacing: ${u1}px; border: 2px solid transparent;
  border-radius: ${r}px; padding-left: 1px; padding-right: ${u1}px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; }
QCheckBox::indicator { width: ${u4}px; height: ${u4}px; background: $surface;
  border: 1px solid $line_strong; border-radius: ${u05}px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($tick); }
QCheckBox::indicator:disabled { border-color: $line; }
QRadioButton::indicator { width: ${u4}px; height: ${u4}px; background: $surface;
  border: 1px solid $line_strong; border-radius: ${u2}px; }
QRadioButton::indicator:checked { border-color: $accent;
  background: qradialgradient(cx: 0.5, cy: 0.5, fx: 0.5, fy: 0.5, radius: 0.5,
    stop: 0 $accent, stop: 0.5 $accent, stop: 0.6 $surface); }
QRadioButton::indicator:disabled { border-color: $line; }

QFrame[banner="info"] { background: $accent_soft; border: 1px solid $accent;
  border-radius: ${r}px; }
QFrame[banner="ok"] { background: $ok_soft; border: 1px solid $ok; border-radius: ${r}px; }
QFrame[banner="attention"] { background: $attention_soft; border: 1px solid $attention;
  border-radius: ${r}px; }
QFrame[banner="failed"] { background: $failed_soft; border: 1px solid $failed;
  border-radius: ${r}px; }
QFrame[bleed="true"] { border-radius: 0; border-left: none; border-right: none; }
"""
)


def style_sheet(tokens: Tokens, points: float, unit: int, *, arrow: str, up: str, tick: str) -> str:
    """Return the style sheet for these colours and this size of text.

    ``arrow``, ``up`` and ``tick`` are the files of the arrows, down and up, and of the boxes' tick,
    in the scheme's colours.
    """
    target = max(24, 6 * unit) - 2 * unit
    bare = max(24, 5 * unit) - 4
    sizes = {
        "pt1": f"{points * 1.35:.1f}",
        "pt2": f"{points * 1.12:.1f}",
        "pts": f"{points * 0.9:.1f}",
        "ptb": f"{points * 1.8:.1f}",
        "u05": max(1, unit // 2),
        "u1": unit,
        "u1f": unit - 1,
        "u1c": unit + 2,  # Qt writes a field's text two pixels further in than a choice's
        "u2": 2 * unit,
        "u2f": 2 * unit - 1,
        "u3": 3 * unit,
        "u3f": 3 * unit - 1,
        "u4": 4 * unit,
        "u6": 6 * unit,
        "r": round(1.3 * unit),
        "bare": bare,
        "box": max(target, 4 * unit + 4),  # a box with its frame, and air inside the mark of focus
        "pill": bare // 2 + 2,
        "bar": round(2.4 * unit),
        "bar_apart": round(2.4 * unit) + unit,
        "bar4": max(2, unit // 2),
        "target": target,
    }
    colours = {name: getattr(tokens, name) for name in tokens.__slots__}
    return _SHEET.substitute(**colours, **sizes, arrow=arrow, up=up, tick=tick)
