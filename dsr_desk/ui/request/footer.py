"""The case page's footer: what is left to do, the safe actions, and the primary one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QSize, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QAction, QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsr_desk.ui.qt import flat
from dsr_desk.ui.request.own_language import is_long, part_a_line
from dsr_desk.ui.style import theme
from dsr_desk.ui.style.icons import tint
from dsr_desk.ui.widgets.buttons import ActionButton, LinkButton
from dsr_desk.ui.widgets.labels import PlainLabel

ICON = "footer_icon"
"""An action's property with its icon's name; the primary action's icon has another colour."""

PLAIN = "footer_plain"
"""An action's property: it leads on, but the page has a coloured button of its own."""

_FEW = 2
"""Lines that are worth no button."""

ASIDE = "footer_aside"
"""An action's property: it leads the case nowhere, so it is never the primary one."""

_LOW = 200
"""Units of height of a window under which a page has better use for what a sentence takes."""

_NARROW = 60
"""Units of width under which a sentence beside the buttons would be a column of single words."""


def footer_action(page: QObject, icon: str, slot: Callable[[], None] | SignalInstance) -> QAction:
    """Return an action for the footer; its text comes with the page’s language."""
    action = QAction(page)
    action.setProperty(ICON, icon)
    action.triggered.connect(slot)
    return action


class Footer(QWidget):
    """Shows a page's actions: buttons are kept while the actions are the same.

    A sentence of many parts has the whole width, and each part a line of its own.  Where a page
    says so, a low window shows the first of them and a button for the rest.
    """

    focus_left = Signal()
    """A button that had the focus can do no more: the page takes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._actions: tuple[QAction, ...] = ()
        self._buttons: list[ActionButton] = []
        self._column, self._above, self._row = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        flat(self._column, theme.px(2))
        self._above.addStretch()  # the buttons stand at the right, in both lines
        for row in (self._above, self._row):
            flat(row, theme.px(2))
            self._column.addLayout(row)
        self.sentence = PlainLabel("", self, wrap=True, tone="muted", level="small")
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lines: Sequence[str] = ("",)
        self._folds = self._unfolded = False
        self.unfolding = LinkButton("", self)
        self.unfolding.hide()
        self.unfolding.clicked.connect(self._on_unfolding_clicked)
        self._row.addWidget(self.sentence, 1)
        self._row.addWidget(self.unfolding)
        self._row.addStretch()  # takes what the sentence leaves

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on: a button has given it up."""
        super().focusInEvent(event)
        self.focus_left.emit()

    def minimumSizeHint(self) -> QSize:
        """Return half of the buttons' width: they stand in two lines where there is no more."""
        widths = [button.minimumSizeHint().width() for button in self._buttons]
        half = max(sum(widths) // 2 + theme.px(2) * len(widths), max(widths, default=0))
        return QSize(half, super().minimumSizeHint().height())

    @property
    def primary(self) -> QAction | None:
        """The primary action, if the page has one."""
        first = self._actions[0] if self._actions else None
        return None if first is None or first.property(ASIDE) else first

    def buttons(self) -> tuple[ActionButton, ...]:
        """Return the buttons as they stand, the primary one last."""
        return tuple(self._buttons)

    def show_actions(
        self, actions: Sequence[QAction], sentence: str, *, folds: bool = False
    ) -> None:
        """Show actions, the primary one (given first) at the far right.

        ``folds`` where a low window may begin with the sentence's first line alone.
        """
        self._lines, self._folds = part_a_line(sentence).split("\n"), folds
        if tuple(actions) != self._actions:
            self._show_buttons(actions)
        self._give_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the sentence have a line of its own where the buttons leave it too little."""
        super().resizeEvent(event)
        self._give_room()

    def _show_buttons(self, actions: Sequence[QAction]) -> None:
        self._actions = tuple(actions)
        if any(button.hasFocus() for button in self._buttons):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        for button in self._buttons:
            for row in (self._above, self._row):
                row.removeWidget(button)
            button.hide()
            button.deleteLater()
        coloured = self.primary
        if coloured is not None and coloured.property(PLAIN):
            coloured = None
        for action in self._actions:
            name = action.property(ICON)
            if name:
                tint(action, str(name), "on_accent" if action is coloured else "text")
        ordered = [*self._actions[1:], *self._actions[:1]]
        self._buttons = [
            ActionButton(action, self, primary=action is coloured) for action in ordered
        ]
        for button in self._buttons:
            self._row.addWidget(button)

    @Slot()
    def _on_unfolding_clicked(self) -> None:
        self._unfolded = not self._unfolded
        self._give_room()

    def _fold(self) -> None:
        """Show all of the sentence, or its first line where it is folded."""
        low = self.window().height() < theme.px(_LOW)
        may = self._folds and low and len(self._lines) > _FEW
        folded = may and not self._unfolded
        self.sentence.set_text(f"{self._lines[0]} …" if folded else "\n".join(self._lines))
        whole, first = self.tr("Show the whole sentence"), self.tr("Show the first line")
        self.unfolding.setText(whole if folded else first)
        self.unfolding.setVisible(may)

    def _give_room(self) -> None:
        self._fold()
        sentence = " ".join(self._lines)
        gap = self._row.spacing()
        link = () if self.unfolding.isHidden() else (self.unfolding,)
        left = self.width() - sum(each.sizeHint().width() + gap for each in (*self._buttons, *link))
        self._break(left + gap < 0)
        letters = self.sentence.fontMetrics().horizontalAdvance(sentence)
        crowded = bool(self._buttons) and left < min(letters, theme.px(_NARROW))
        self._place(above=is_long(sentence) or (bool(sentence) and crowded))

    def _break(self, in_two: bool) -> None:
        """Put the first of the buttons into a line of their own; the primary one stays below."""
        first = self._buttons[: (len(self._buttons) + 1) // 2] if in_two else []
        for button in self._buttons:
            row, other = (self._above, self._row) if button in first else (self._row, self._above)
            if other.indexOf(button) >= 0:
                other.removeWidget(button)
                row.insertWidget(self._spot(row, button), button)

    def _spot(self, row: QHBoxLayout, button: ActionButton) -> int:
        later = self._buttons[self._buttons.index(button) + 1 :]
        spots = [row.indexOf(each) for each in later if row.indexOf(each) >= 0]
        return min(spots, default=row.count())

    def _place(self, *, above: bool) -> None:
        """Put the sentence above the buttons or beside them."""
        if above is (self._column.indexOf(self.sentence) >= 0):
            return
        if above:
            self._row.removeWidget(self.sentence)
            self._column.insertWidget(0, self.sentence)
        else:
            self._column.removeWidget(self.sentence)
            self._row.insertWidget(0, self.sentence, 1)
