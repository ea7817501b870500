"""The two clocks of a case, with the arithmetic of the statutory one behind “why?”."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dsr_desk.domain.clocks.changing import Difference
from dsr_desk.domain.clocks.deadlines import SERVICE_DAYS
from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.requests import Case
from dsr_desk.ui import wording
from dsr_desk.ui.qt import flat
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import LinkButton
from dsr_desk.ui.widgets.labels import Heading, Muted, PlainLabel
from dsr_desk.ui.widgets.picture import Picture
from dsr_desk.ui.widgets.reading_order import InReadingOrder


class WhyPopover(InReadingOrder, QFrame):
    """The arithmetic in words, and the steps that change it; any click beside it or Esc closes."""

    request_date_requested = Signal()
    extension_requested = Signal()
    take_over_requested = Signal()

    def __init__(
        self, case: Case, parent: QWidget, found: Difference | None = None, *, may: bool = False
    ) -> None:
        """Take the case, what today's table gives otherwise, and whether that may be taken over."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", "true")
        self.setFixedWidth(theme.px(100))
        sheet = QWidget()
        sheet.setProperty("plain", "true")
        self._column = QVBoxLayout(sheet)
        self._column.setContentsMargins(theme.px(4), theme.px(3), theme.px(4), theme.px(4))
        self._column.setSpacing(theme.px(1.5))
        self.lines: list[PlainLabel] = []
        self.buttons: dict[str, LinkButton] = {}
        steps = (*wording.deadline_steps(case.deadline), *self._source(case))
        self._part(self.tr("The last day by law"), steps)
        self._show_extension(case)
        self._show_fallen(case)
        self._show_replaced(case)
        self._show_target(case)
        if found is not None and found.any:
            self._show_difference(found, may)
        if case.state.open:
            self._show_steps(case)
        self.setAccessibleName(" ".join(line.whole_text for line in self.lines))
        self._fit(sheet)

    def _fit(self, sheet: QWidget) -> None:
        """Take the height of the wrapped lines; what the screen has no room for is scrolled to."""
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)  # the frame's line has its own
        column.addWidget(area)
        self._column.activate()
        needed = self._column.totalHeightForWidth(self.width() - 2) + 2
        screen = self.screen().availableGeometry().height()
        self.setFixedHeight(min(needed, screen - theme.px(4)))

    def _show_extension(self, case: Case) -> None:
        extension = case.clocks.extension
        if extension is None:
            return
        why = self.tr("The organisation’s reason: {reason}").format(reason=extension.reason)
        on_record = self.tr("Recorded on {moment}.").format(moment=wording.moment(extension.at))
        steps = wording.deadline_steps(extension.deadline)
        self._part(self.tr("Extended, once"), (*steps, why, on_record))

    def _source(self, case: Case) -> tuple[str, ...]:
        """Return where the day of the person's request is known from, if that was kept."""
        told = case.clocks.told
        if told is None or case.deadline.latest_possible:
            return ()
        moment = wording.moment(told.at)
        if told.mail < 0:
            text = self.tr("Somebody at the desk recorded that day on {moment}.")
            return (text.format(moment=moment),)
        text = self.tr("Mail {number} tells that day.")
        taken = self.tr("Mail {number} tells that day; taken over on {moment}.")
        said = taken if told.by else text
        return (said.format(number=told.mail + 1, moment=moment),)

    def _show_fallen(self, case: Case) -> None:
        fallen = case.clocks.fallen
        if fallen is None:
            return
        text = self.tr(
            "The extension of {moment} came after the first last day as it is counted now, so it"
            " does not hold. It holds again when the day of the request is corrected."
        )
        self._part(
            self.tr("An extension that came too late"),
            (text.format(moment=wording.moment(fallen.at)),),
        )

    def _show_replaced(self, case: Case) -> None:
        reasons = {
            "request-date": self.tr("the day of the person’s request was told"),
            "table": self.tr("the table of holidays had changed"),
            "extension-late": self.tr("the extension had come too late"),
        }
        text = self.tr("Until {moment} it was {day}: then {why}.")
        lines = tuple(
            text.format(
                moment=wording.moment(old.at),
                day=wording.date_words(old.deadline.due),
                why=reasons.get(old.why, old.why),
            )
            for old in case.clocks.replaced
        )
        if lines:
            self._part(self.tr("What stood before"), lines)

    def _show_target(self, case: Case) -> None:
        text = self.tr(
            "{days} from our receipt on {received}, so that the answer is not left to the last day."
        )
        received = wording.moment(case.received_at)
        target = case.clocks.target
        days = target.days if target else SERVICE_DAYS
        skipped = wording.target_steps(target) if target else ()
        whole = text.format(days=wording.counting.working_days(days), received=received)
        self._part(self.tr("The service target"), (whole, *skipped))

    def _show_difference(self, found: Difference, may: bool) -> None:
        dates = [d.due for d in (found.deadline, found.extended) if d is not None]
        dates += [found.target.due.date()] if found.target else []
        days = ", ".join(wording.date_words(day) for day in dates)
        text = self.tr("Today’s table gives: {days}. Nothing is moved until somebody decides.")
        self._part(self.tr("The table of holidays has changed"), (text.format(days=days),))
        if may:
            self._button("take_over", self.tr("Take the new dates over"), self.take_over_requested)

    def _show_steps(self, case: Case) -> None:
        self._column.addSpacing(theme.px(1))
        self._button(
            "request_date",
            self.tr("Record the day of the person’s request…"),
            self.request_date_requested,
        )
        if case.clocks.extension is None:
            self._button("extension", self.tr("Record an extension…"), self.extension_requested)

    def _button(self, name: str, text: str, fact: SignalInstance) -> None:
        button = LinkButton(text, self)
        button.setAccessibleName(text)
        button.clicked.connect(self.close)
        button.clicked.connect(fact)
        self.buttons[name] = button
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _part(self, title: str, sentences: tuple[str, ...]) -> None:
        if self.lines:
            self._column.addSpacing(theme.px(1))
        self._column.addWidget(Heading(title, self, level=3))
        for sentence in sentences:
            line = PlainLabel(sentence, self, wrap=True)
            self.lines.append(line)
            self._column.addWidget(line)


class Clocks(QWidget):
    """The service target large, the statutory last day small."""

    request_date_requested = Signal()
    extension_requested = Signal()
    take_over_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the lines."""
        super().__init__(parent)
        self._case: Case | None = None
        self._now: datetime | None = None
        self._found: Difference | None = None
        self._may_take_over = False
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
        column.addStretch()
        self.why.clicked.connect(self._on_why_clicked)

    def show_case(self, case: Case, now: datetime) -> None:
        """Show a case's clocks as seen from now; a finished case has none that run."""
        if self._case is None or (self._case.id, self._case.version) != (case.id, case.version):
            self._found = None
        self._case, self._now = case, now
        running = case.state.open
        due = wording.due_words(case.service_due, now)
        self._picture.setVisible(running)
        self._picture.use(due.icon, due.tone)
        target = self.tr("Service target: {due}").format(due=due.words)
        self.target.set_text(target if running else wording.state(case.state))
        self.target.set_tone(due.tone if running else "muted")
        words = self.tr("Last day by law: {day}").format(day=wording.last_day_words(case))
        self.last_day.set_text(words)
        late = running and desk_day(now) > case.last_day.due
        self.last_day.set_tone("failed" if late else "muted")
        moved = self._found is not None and self._found.any
        self.why.setText(self.tr("the table has changed") if moved else self.tr("why?"))
        self.why.setAccessibleName(self.tr("Why this last day?"))

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        spoken = event.type() is QEvent.Type.LanguageChange
        if spoken and self._case is not None and self._now is not None:
            self.show_case(self._case, self._now)

    def show_difference(self, found: Difference, *, may_take_over: bool) -> None:
        """Say that today's table gives other dates than those stored; nothing moves by itself."""
        self._found, self._may_take_over = found, may_take_over
        if self._case is not None and self._now is not None:
            self.show_case(self._case, self._now)

    @Slot()
    def _on_why_clicked(self) -> None:
        if self._case is None:
            return
        self.popover = WhyPopover(self._case, self, self._found, may=self._may_take_over)
        self.popover.request_date_requested.connect(self.request_date_requested)
        self.popover.extension_requested.connect(self.extension_requested)
        self.popover.take_over_requested.connect(self.take_over_requested)
        corner = self.why.mapToGlobal(QPoint(self.why.width(), self.why.height()))
        place = QRect(corner - QPoint(self.popover.width(), 0), self.popover.size())
        screen = self.screen().availableGeometry()
        place.moveBottom(min(place.bottom(), screen.bottom()))
        place.moveTop(max(place.top(), screen.top()))
        self.popover.move(place.topLeft())
        self.popover.show()
