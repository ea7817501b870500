"""How long an approved run still waits, and the way to cancel it meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dsr_desk.ui import theme, wording
from dsr_desk.ui.qt import flat
from dsr_desk.ui.widgets.buttons import SafeButton
from dsr_desk.ui.widgets.labels import PlainLabel
from dsr_desk.ui.widgets.picture import Picture


class Countdown(QWidget):
    """Counts by the desk's clock; whether the time is over is the gate's to say."""

    over = Signal()
    """The moment has come."""
    cancel_requested = Signal()

    def __init__(self, clock: Callable[[], datetime], parent: QWidget) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._clock = clock
        self._moment: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tick)
        self.text = PlainLabel("", self, wrap=True)
        self.cancel = SafeButton("", self, icon="undo")
        row = QHBoxLayout(self)
        flat(row, theme.px(2))
        row.addWidget(Picture("hourglass", "attention", 4, self))
        row.addWidget(self.text, 1)
        row.addWidget(self.cancel)
        self.cancel.clicked.connect(self.cancel_requested)
        self.show_moment(None, may_cancel=False)

    def show_moment(self, moment: datetime | None, *, may_cancel: bool) -> None:
        """Count down to this moment; None hides everything."""
        self._moment = moment
        self.setVisible(moment is not None)
        self.cancel.setVisible(may_cancel)
        if moment is None:
            self._timer.stop()
        else:
            self._timer.start()
            self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()

    @Slot()
    def tick(self) -> None:
        """Say how long is left now."""
        if self._moment is None:
            return
        if self._clock() >= self._moment:
            self._timer.stop()
            self.over.emit()
            return
        self._say()

    def _say(self) -> None:
        self.cancel.setText(self.tr("Cancel the run…"))
        if self._moment is None:
            return
        left = max(timedelta(), self._moment - self._clock())
        text = self.tr("Scheduled: it may be run from {moment}. {left} left.")
        self.text.set_text(
            text.format(moment=wording.moment(self._moment), left=wording.time_left(left))
        )
