"""The five steps of a case: where it stands, what is done, where one may go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from dsr_desk.ui.qt import flat, set_flag
from dsr_desk.ui.style import theme
from dsr_desk.ui.style.icons import tint


class StepState(Enum):
    """How a step stands."""

    DONE = auto()
    REACHABLE = auto()
    AHEAD = auto()


@dataclass(frozen=True, slots=True)
class StepLook:
    """What a step shows; ``note`` is a count or a word beside its title."""

    state: StepState
    note: str = ""


class StepBar(QWidget):
    """Five buttons in a row, one of them chosen; the arrow keys go along it."""

    step_chosen = Signal(int)
    """A number from 1 to 5, chosen by the person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the five buttons."""
        super().__init__(parent)
        self._row = row = QHBoxLayout(self)
        flat(row, theme.px(1.5))
        self._group = QButtonGroup(self)
        self._looks = tuple(StepLook(StepState.AHEAD) for _ in range(5))
        for number in range(1, 6):
            button = QPushButton(self)
            button.setProperty("kind", "step")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._group.addButton(button, number)
            row.addWidget(button, 1)
        self._group.idClicked.connect(self._on_group_id_clicked)
        self._show()

    @property
    def current(self) -> int:
        """The step that is shown, 0 for none."""
        return max(self._group.checkedId(), 0)

    def titles(self) -> tuple[str, ...]:
        """Return the five titles in the language in use."""
        return (
            self.tr("Verify"),
            self.tr("Review"),
            self.tr("Approve"),
            self.tr("Run"),
            self.tr("Answer"),
        )

    def set_steps(self, looks: Sequence[StepLook]) -> None:
        """Show how the five steps stand."""
        if len(looks) != 5:
            raise ValueError(len(looks))
        self._looks = tuple(looks)
        self._show()

    def set_current(self, number: int) -> None:
        """Mark the step that is shown."""
        self._group.button(number).setChecked(True)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where there is less room."""
        super().resizeEvent(event)
        self._word_buttons()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the current step have the focus, and its name be said."""
        super().focusInEvent(event)
        if self.current:
            self._group.button(self.current).setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along the steps that can be reached."""
        ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
            return
        number = self.current + way
        while 1 <= number <= 5:
            button = self._group.button(number)
            if button.isEnabled():
                button.setFocus()
                button.click()
                return
            number += way

    def _show(self) -> None:
        for number, (title, look) in enumerate(zip(self.titles(), self._looks, strict=True), 1):
            button = self._group.button(number)
            note = f"  {look.note}" if look.note else ""
            button.setEnabled(look.state is not StepState.AHEAD)
            name = self.tr("Step {number} of 5: {title}").format(number=number, title=title)
            button.setAccessibleName(f"{name}{note}, {self._word(look.state)}")
            icon = {StepState.DONE: "check", StepState.AHEAD: "lock"}.get(look.state, "arrow-right")
            role = {StepState.DONE: "ok", StepState.AHEAD: "faint"}.get(look.state, "accent")
            tint(button, icon, role)
        self._word_buttons()

    def _word_buttons(self) -> None:
        """Write number, title and note; with less room the titles, then the current one's."""
        buttons, titles = self._group.buttons(), self.titles()
        for number, (title, look) in enumerate(zip(titles, self._looks, strict=True), 1):
            note = f"  {look.note}" if look.note else ""
            buttons[number - 1].setText(f"{number}  {title}{note}".replace("&", "&&"))
        self._set_tight(False)
        if self._too_narrow():
            for button, title in zip(buttons, titles, strict=True):
                button.setText(title)
        if self._too_narrow():
            for number, button in enumerate(buttons, 1):
                button.setText(button.text() if number == self.current else str(number))
            self._set_tight(True)

    def _too_narrow(self) -> bool:
        laid_out = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        room = (self.width() - 4 * self._row.spacing()) // 5
        return laid_out and any(
            room < each.minimumSizeHint().width() for each in self._group.buttons()
        )

    def _set_tight(self, tight: bool) -> None:
        """Let each step have just the room that it needs, or all of them the same."""
        self._row.setSpacing(theme.px(0.5 if tight else 1.5))
        for place, button in enumerate(self._group.buttons()):
            set_flag(button, "tight", tight)
            self._row.setStretch(place, button.minimumSizeHint().width() if tight else 1)

    def _word(self, state: StepState) -> str:
        if state is StepState.DONE:
            return self.tr("done")
        if state is StepState.REACHABLE:
            return self.tr("open")
        return self.tr("not yet")

    @Slot(int)
    def _on_group_id_clicked(self, number: int) -> None:
        self.step_chosen.emit(number)
