"""Says that something is being done, how far it is, and lets it be stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from dsr_desk.ui.qt import flat
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import SafeButton
from dsr_desk.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from dsr_desk.services.progress import Step

PATIENCE_MS = 250
"""What is done sooner than that is not worth a flicker."""
_PERMILLE = 1000


class BusyBar(QWidget):
    """A line of text, a bar and, where it can be stopped, a button."""

    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.text = PlainLabel("", self, tone="muted")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setMaximumWidth(theme.px(60))
        self._stop = SafeButton("", self)
        self._stop.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._delay = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        row = QHBoxLayout(self)
        flat(row, theme.px(2))
        row.addWidget(self.text)
        row.addWidget(self._bar, 1)
        row.addWidget(self._stop)
        self._delay.timeout.connect(self.show)
        self._stop.clicked.connect(self._on_stop_clicked)
        self.hide()

    def begin(self, text: str, *, stoppable: bool = False) -> None:
        """Say what is being done; seen after a moment only."""
        self.text.set_text(text)
        self._bar.setAccessibleName(text)
        self._bar.setRange(0, 0)
        self._stop.setText(self.tr("Stop"))
        self._stop.setEnabled(True)
        self._stop.setVisible(stoppable)
        self._delay.start()

    def show_step(self, step: Step, text: str = "") -> None:
        """Say how far it is; without a total the bar only moves."""
        if text:
            self.text.set_text(text)
        self._bar.setRange(0, _PERMILLE if step.total else 0)
        if step.total:
            self._bar.setValue(min(_PERMILLE, step.done * _PERMILLE // step.total))

    def end(self) -> None:
        """Be gone."""
        self._delay.stop()
        self.hide()

    @Slot()
    def _on_stop_clicked(self) -> None:
        self._stop.setEnabled(False)
        self._stop.setText(self.tr("Stopping…"))
        self.stop_requested.emit()
