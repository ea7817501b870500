"""What a person without a mouse or without sight would stumble over in a window that is shown.

Each function returns findings, a sentence each; :mod:`tests.tools.walk_windows` walks all scenes,
and a test walks one of every kind.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QMainWindow,
    QMenu,
    QMenuBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from dsr_desk.ui.request.case_page import CasePage
from dsr_desk.ui.widgets.reading_order import InReadingOrder
from tests.ui.keys import click_key

TECHNICAL = re.compile(r"Q[A-Z][a-z]+[A-Z]|[a-z]_[a-z]|[a-z][A-Z]\w*(Widget|View|Edit|Button)|^<")
"""Words of the program that no listener should hear."""


class _Host(InReadingOrder, QMainWindow):
    """Stands for the main window around a page that is shown alone."""


def standing(widget: QWidget) -> QWidget:
    """Return the window that the widget is or stands in, with the focus in it."""
    window = widget
    if isinstance(widget, CasePage):
        focused = widget.focusWidget()
        window = _Host()
        window.resize(widget.size())
        window.setCentralWidget(widget)
        window.show()
        if focused is not None:
            focused.setFocus()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    return window


def let_go(window: QWidget, widget: QWidget) -> None:
    """Take away what :func:`standing` has put around the widget."""
    if isinstance(window, _Host):
        window.takeCentralWidget()
        window.close()
        window.deleteLater()
        widget.setParent(None)


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls the widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def called(widget: QWidget) -> str:
    """Return how a finding calls the widget."""
    return f"{type(widget).__name__} “{name_of(widget)}”"


def reachable(window: QWidget) -> list[QWidget]:
    """Return what Tab can reach in the window."""
    return [
        widget
        for widget in [window, *window.findChildren(QWidget)]
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.isEnabled()
        and widget.window() is window
        and widget.focusProxy() is None
    ]


def spot(widget: QWidget, window: QWidget) -> QRect:
    """Return where the widget lies in its window, or at which edge it is scrolled out of sight."""
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        if isinstance(parent, QScrollArea):
            port = parent.viewport()
            seen = QRect(port.mapTo(window, QPoint(0, 0)), port.size())
            place.moveTop(min(max(place.top(), seen.top()), seen.bottom()))
        parent = parent.parentWidget()
    return place


def names(window: QWidget) -> Iterator[str]:
    """Yield what has no name, a word of the program for a name, or a name that another has."""
    seen: Counter[tuple[str, str]] = Counter()
    for widget in reachable(window):
        name = name_of(widget)
        if not name.strip():
            yield f"no name: {type(widget).__name__} {widget.objectName()}"
        elif TECHNICAL.search(name):
            yield f"a technical name: {called(widget)}"
        interface = QAccessible.queryAccessibleInterface(widget)
        more = interface.text(QAccessible.Text.Description)
        if "<p style" in more:
            yield f"marks are read aloud: {called(widget)}: {more}"
        if isinstance(widget, QComboBox):
            # Qt calls it by what is chosen: what it is about, only its label or more can say.
            if not more and not interface.relations(QAccessible.RelationFlag.Label):
                yield f"says what is chosen and not of what: {called(widget)}"
            continue
        seen[(name, more)] += 1
    for (name, more), times in seen.items():
        if times > 1 and name:
            yield f"{times} times the same name: “{name}” ({more})"


def _step(key: Qt.Key, modifier: Qt.KeyboardModifier) -> QWidget | None:
    focused = QApplication.focusWidget()
    if focused is not None:
        click_key(focused, key, modifier)
    return QApplication.focusWidget()


def round_trip(window: QWidget, *, back: bool = False) -> list[QWidget]:
    """Press Tab until a widget comes again; return what had the focus, in that order."""
    shift = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    stops = reachable(window)
    if not stops:
        return []
    focused: QWidget | None = window.focusWidget()
    focused = stops[0] if focused is None else focused
    focused.setFocus(Qt.FocusReason.TabFocusReason)
    trip: list[QWidget] = []
    stays = 0
    for _ in range(3 * len(stops) + 5):
        here = QApplication.focusWidget()
        # A date keeps Tab for its day, month and year.
        stays = stays + 1 if trip and here is trip[-1] else 0
        if here is None or stays > 8 or (not stays and here in trip):
            break
        if not stays:
            trip.append(here)
        _step(Qt.Key.Key_Tab if not back else Qt.Key.Key_Backtab, shift)
    return trip


def _alone(widget: QWidget) -> bool:
    """Return whether Tab stops at it: of exclusive buttons it stops at the chosen one."""
    if not isinstance(widget, QAbstractButton):
        return True
    group: QButtonGroup | None = widget.group()
    if not (widget.autoExclusive() if group is None else group.exclusive()):
        return True
    brothers = _brothers(widget) if group is None else group.buttons()
    return widget.isChecked() or not any(each.isChecked() for each in brothers)


def _brothers(widget: QAbstractButton) -> list[QAbstractButton]:
    parent = widget.parentWidget()
    assert parent is not None
    return parent.findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly)


def tabs(window: QWidget) -> Iterator[str]:
    """Yield where Tab is trapped, passes something by, or doesn't follow the eyes."""
    there = round_trip(window)
    if not there and reachable(window):
        yield "nothing takes the focus"
    if not there:
        return
    for widget in reachable(window):
        if widget not in there and _alone(widget):
            yield f"Tab never reaches {called(widget)}"
    if len(there) > 1:
        _step(Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
        back = round_trip(window, back=True)
        if set(back) != set(there):
            missed = [called(w) for w in there if w not in back]
            yield f"Shift+Tab goes another way; misses {missed}"
    yield from _against_the_eyes(window, there)


def _against_the_eyes(window: QWidget, trip: list[QWidget]) -> Iterator[str]:
    jumps: list[str] = []
    for one, other in zip(trip, (*trip[1:], trip[0]), strict=True):
        a, b = spot(one, window), spot(other, window)
        upwards = b.bottom() < a.top() and b.left() < a.right()
        leftwards = b.right() < a.left() and abs(b.center().y() - a.center().y()) < 6
        if upwards or leftwards:
            jumps.append(f"{'up' if upwards else 'left'}: {called(one)} → {called(other)}")
    # Once it goes back to where it began.
    if len(jumps) > 1:
        yield f"Tab goes {'; '.join(jumps)}"


def keys(window: QWidget) -> Iterator[str]:
    """Yield keys that a keyboard needs for letters, and letters that two things claim."""
    held: list[QKeySequence] = []
    for action in window.findChildren(QAction):
        held += action.shortcuts()
    for shortcut in window.findChildren(QShortcut):
        held += shortcut.keys()
    for each in held:
        text = each.toString(QKeySequence.SequenceFormat.PortableText)
        if {"Ctrl", "Alt"} <= set(text.split("+")):
            yield f"Control and Alt: {text}"
    yield from _mnemonics(window)


def _mnemonics(window: QWidget) -> Iterator[str]:
    texts: list[str] = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QAbstractButton) or (
            isinstance(widget, QLabel) and widget.buddy() is not None
        ):
            texts.append(widget.text())
        elif isinstance(widget, QMenuBar):
            texts += [action.text() for action in widget.actions()]
            for action in widget.actions():
                menu = action.menu()
                if isinstance(menu, QMenu):
                    yield from _twice([each.text() for each in menu.actions()])
    yield from _twice(texts)


def _twice(texts: list[str]) -> Iterator[str]:
    claimed: dict[str, str] = {}
    for text in texts:
        found = re.search(r"(?<!&)&(\w)", text)
        if found is None:
            continue
        letter = found.group(1).lower()
        if letter in claimed:
            yield f"Alt+{letter} twice: “{claimed[letter]}” and “{text}”"
        claimed[letter] = text


def cut(window: QWidget) -> Iterator[str]:
    """Yield texts that have too little room, and a window that needs more than it was given."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not window:
            continue
        if isinstance(widget, QLabel) and widget.text():
            yield from _cut_label(widget)
        elif isinstance(widget, QPushButton | QCheckBox | QRadioButton) and widget.text():
            need = widget.minimumSizeHint()
            if widget.width() < need.width() - 1 or widget.height() < need.height() - 2:
                yield f"cut off: {called(widget)} {widget.size().toTuple()} < {need.toTuple()}"
        parent = widget.parentWidget()
        if (
            parent is not None
            and parent.layout() is not None
            and isinstance(widget, QLabel | QPushButton)
            and not parent.rect().contains(widget.geometry())
        ):
            yield f"over the edge: {called(widget)}"


def _cut_label(label: QLabel) -> Iterator[str]:
    if label.wordWrap():
        if label.height() < label.heightForWidth(label.width()):
            yield f"cut off below: {called(label)[:120]}"
        return
    if "…" in label.text() and label.toolTip():
        return
    if label.width() < label.sizeHint().width() - 1 and label.pixmap().isNull() is not False:
        yield f"cut off: {called(label)[:120]} {label.width()} < {label.sizeHint().width()}"


def defaults(window: QWidget) -> Iterator[str]:
    """Yield what Enter would press in a dialog although it does something."""
    if not isinstance(window, QDialog):
        return
    for button in window.findChildren(QPushButton):
        kind = button.property("kind")
        if (button.isDefault() or button.autoDefault()) and kind == "danger":
            yield f"Enter presses {called(button)}"
    focused = window.focusWidget()
    if isinstance(focused, QPushButton) and focused.property("kind") in ("danger",):
        yield f"the focus starts on {called(focused)}"


def cells(window: QWidget) -> Iterator[str]:
    """Yield rows that say nothing to a listener, and lists without a current row."""
    for view in window.findChildren(QAbstractItemView):
        model: QAbstractItemModel | None = view.model()
        if not view.isVisible() or model is None or view.window() is not window:
            continue
        if isinstance(view, QHeaderView):
            continue
        if model.rowCount() and not view.currentIndex().isValid():
            yield f"no current row: {called(view)}"
        for row in range(min(model.rowCount(), 5)):
            texts = []
            for column in range(_columns(model)):
                index = model.index(row, column)
                spoken = model.data(index, Qt.ItemDataRole.AccessibleTextRole)
                shown = model.data(index, Qt.ItemDataRole.DisplayRole)
                texts.append(str(spoken or shown or ""))
                drawn = model.data(index, Qt.ItemDataRole.DecorationRole)
                if drawn is not None and not texts[-1]:
                    yield f"an icon without words: {called(view)} row {row} column {column}"
            if not any(texts):
                yield f"a silent row: {called(view)} row {row}"


def _columns(model: QAbstractItemModel) -> int:
    # Qt keeps a list's number of columns to itself.
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount()


def tree(window: QWidget) -> Iterator[str]:
    """Yield each stop as a listener hears it: role, name, description, state."""
    for widget in reachable(window):
        interface = QAccessible.queryAccessibleInterface(widget)
        state = interface.state()
        said = [
            word
            for word in ("checked", "checkable", "expanded", "expandable", "readOnly", "selected")
            if getattr(state, word)
        ]
        role = str(interface.role()).rpartition(".")[2]
        more = interface.text(QAccessible.Text.Description)
        yield f"{type(widget).__name__} [{role}] {name_of(widget)!r} {more!r} {said}"


def unseen_focus(window: QWidget) -> Iterator[str]:
    """Yield what looks the same with the focus and without."""
    for widget in reachable(window):
        _scroll_to(widget)
        widget.clearFocus()
        before = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is not widget:
            continue
        if widget.grab().toImage() == before:
            yield f"the focus can't be seen: {called(widget)}"


def _scroll_to(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()


def tool_buttons(window: QWidget) -> Iterator[str]:
    """Yield buttons that are smaller than a finger needs (24 by 24)."""
    for button in window.findChildren(QToolButton):
        stops = button.isVisible() and button.focusPolicy() & Qt.FocusPolicy.TabFocus
        if stops and min(button.width(), button.height()) < 24:
            yield f"too small: {called(button)} {button.size().toTuple()}"


QUICK_CHECKS: tuple[Callable[[QWidget], Iterator[str]], ...] = (
    defaults,
    names,
    keys,
    cells,
    cut,
    tool_buttons,
    tabs,
)
"""What costs little; Tab last, since it moves."""
# Where the focus starts is looked at before anything moves it.
CHECKS = (QUICK_CHECKS[0], unseen_focus, *QUICK_CHECKS[1:])
"""All of them."""
