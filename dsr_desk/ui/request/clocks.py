"""The two clocks of a case, with the arithmetic of the statutory one behind “why?”."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dsr_desk.domain.deadlines import SERVICE_DAYS
from dsr_desk.domain.requests import Case, Deadline
from dsr_desk.ui import theme, wording
from dsr_desk.ui.qt import flat
from dsr_desk.ui.widgets.buttons import LinkButton
from dsr_desk.ui.widgets.labels import Heading, Muted, PlainLabel
from dsr_desk.ui.widgets.picture import Picture


class WhyPopover(QFrame):
    """The arithmetic in words; any click beside it or Esc closes it."""

    def __init__(self, case: Case, parent: QWidget) -> None:
        """Take the case."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", "true")
        self.setFixedWidth(theme.px(100))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(4), theme.px(3), theme.px(4), theme.px(4))
        column.setSpacing(theme.px(1.5))
        self.lines: list[PlainLabel] = []
        column.addWidget(Heading(self.tr("The statutory last day"), self, level=3))
        self._list(column, wording.deadline_steps(case.deadline))
        column.addSpacing(theme.px(1))
        column.addWidget(Heading(self.tr("The service target"), self, level=3))
        text = self.tr(
            "{days} working days from our receipt on {received}, so that the answer is not left to"
            " the last day."
        )
        received = wording.moment(case.received_at)
        self._list(column, (text.format(days=SERVICE_DAYS, received=received),))
        self.setAccessibleName(" ".join(line.whole_text for line in self.lines))

    def _list(self, column: QVBoxLayout, sentences: tuple[str, ...]) -> None:
        for sentence in sentences:
            line = PlainLabel(sentence, self, wrap=True)
            self.lines.append(line)
            column.addWidget(line)


class Clocks(QWidget):
    """The service target large, the statutory last day small."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the lines."""
        super().__init__(parent)
        self._case: Case | None = None
        self._now: datetime | None = None
        self._picture = Picture("clock", "muted", 4, self)
        self.target = Heading("", self, level=3)
        self.last_day = Muted("", self)
        self.why = LinkButton("", self)
        self.popover: WhyPopover | None = None
        upper, lower = QHBoxLayout(), QHBoxLayout()
        flat(upper, theme.px(1))
        flat(lower, theme.px(1))
        upper.addStretch(1)
        upper.addWidget(self._picture)
        upper.addWidget(self.target)
        lower.addStretch(1)
        lower.addWidget(self.last_day)
        lower.addWidget(self.why)
        column = QVBoxLayout(self)
        flat(column)
        column.addLayout(upper)
        column.addLayout(lower)
        self.why.clicked.connect(self._on_why_clicked)

    def show_case(self, case: Case, now: datetime) -> None:
        """Show a case's clocks as seen from now; a finished case has none that run."""
        self._case, self._now = case, now
        running = case.state.open
        due = wording.due_words(case.service_due, now)
        self._picture.setVisible(running)
        self._picture.use(due.icon, due.tone)
        target = self.tr("Service target: {due}").format(due=due.words)
        self.target.set_text(target if running else wording.state(case.state))
        self.target.set_tone(due.tone if running else "muted")
        self.last_day.set_text(self._last_day_words(case.deadline))
        late = running and wording.in_zone(now).date() > case.deadline.due
        self.last_day.set_tone("failed" if late else "muted")
        self.why.setText(self.tr("why?"))
        self.why.setAccessibleName(self.tr("Why this last day?"))

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        spoken = event.type() is QEvent.Type.LanguageChange
        if spoken and self._case is not None and self._now is not None:
            self.show_case(self._case, self._now)

    def _last_day_words(self, deadline: Deadline) -> str:
        day = wording.date_words(deadline.due)
        if deadline.latest_possible:
            return self.tr("Last day by law: {day} at the latest").format(day=day)
        return self.tr("Last day by law: {day}").format(day=day)

    @Slot()
    def _on_why_clicked(self) -> None:
        if self._case is None:
            return
        self.popover = WhyPopover(self._case, self)
        self.popover.adjustSize()
        corner = self.why.mapToGlobal(QPoint(self.why.width(), self.why.height()))
        self.popover.move(corner - QPoint(self.popover.width(), 0))
        self.popover.show()
