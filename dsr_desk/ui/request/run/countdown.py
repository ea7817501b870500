"""How long an approved run still waits, and the way to cancel it meanwhile."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dsr_desk.domain.people import Right
from dsr_desk.ui import operations, wording
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.qt import flat
from dsr_desk.ui.request.reason_dialog import Question, ask_reason
from dsr_desk.ui.staying import StayingForms
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import SafeButton
from dsr_desk.ui.widgets.labels import PlainLabel
from dsr_desk.ui.widgets.picture import Picture


class Countdown(QWidget):
    """Counts by the desk's clock; whether the time is over is the gate's to say."""

    over = Signal()
    """The moment has come."""
    dialog_opened = Signal(object)
    """A dialog stands over the page now."""
    failed = Signal(object)
    """Carries why the run could not be cancelled."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._desk, self._clock = desk, desk.clock
        self._case = self._asked = 0
        self._forms = StayingForms(self.failed.emit, self)
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
        self.cancel.clicked.connect(self._on_cancel_clicked)
        self.show_moment(0, None)

    def show_moment(self, case_id: int, moment: datetime | None) -> None:
        """Count down to the moment of a case's run; None hides everything."""
        self._case, self._moment = case_id, moment
        self.setVisible(moment is not None)
        self.cancel.setVisible(moment is not None and self._desk.may(Right.PREPARE))
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

    @Slot()
    def _on_cancel_clicked(self) -> None:
        """Ask for the reason; the plan goes back to the review, and nothing is erased."""
        self._asked = self._case
        question = Question(
            title=self.tr("Cancel the scheduled run"),
            explanation=self.tr(
                "The approval is void and the case goes back to the review. Nothing is erased."
            ),
            field=self.tr("Reason, without personal data"),
            verb=self.tr("Cancel the run"),
        )
        self.dialog_opened.emit(
            ask_reason(question, self, self._forms, self._on_dialog_reason_given)
        )

    @Slot(str)
    def _on_dialog_reason_given(self, reason: str) -> None:
        cancelling = operations.send_back_plan(
            parent=self, desk=self._desk, case_id=self._asked, comment=reason
        )
        self._forms.carry_out(cancelling)

    def _say(self) -> None:
        self.cancel.setText(self.tr("Cancel the run…"))
        if self._moment is None:
            return
        left = max(timedelta(), self._moment - self._clock())
        text = self.tr("Scheduled: it may be run from {moment}. {left} left.")
        self.text.set_text(
            text.format(moment=wording.moment(self._moment), left=wording.time_left(left))
        )
