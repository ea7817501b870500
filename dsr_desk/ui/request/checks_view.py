"""The checklist: each check with its verdict, what it rests on, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dsr_desk.domain.checklist import (
    DISPOSAL,
    EDITOR,
    MAIL_SENDER,
    NOTHING_NEW,
    SENDER,
    SUBJECTS,
    Check,
)
from dsr_desk.domain.direct import DIRECT
from dsr_desk.domain.leaving_out import PERSON
from dsr_desk.domain.people import Right
from dsr_desk.domain.requests import CaseState, Verdict
from dsr_desk.services.case_view import CaseView
from dsr_desk.ui import theme, wording
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.qt import clear_layout, flat
from dsr_desk.ui.widgets.buttons import LinkButton
from dsr_desk.ui.widgets.card import Card
from dsr_desk.ui.widgets.chip import VerdictChip
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import Heading, Muted, PlainLabel

_BEFORE_PLAN = (CaseState.CHECKING, CaseState.WAITING, CaseState.REVIEWING)
_WAYS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}


class CheckRow(QFrame):
    """One check.  It takes the focus; its buttons are there only while they can do something."""

    chosen = Signal(object)
    """The row has the focus or was clicked; carries its :class:`Check`."""
    neighbour_requested = Signal(int)
    """1 for the check below, -1 for the one above."""
    evidence_requested = Signal(object)
    override_requested = Signal(object)
    call_back_requested = Signal(object)
    leave_out_requested = Signal(object)
    disposal_requested = Signal(object)
    read_requested = Signal(object)
    person_requested = Signal()
    take_in_requested = Signal(object)

    def __init__(
        self, check: Check, target: str, desk: Desk, parent: QWidget, *, persons: int = 0
    ) -> None:
        """Take the check and the title of the channel it is about, if it is about one.

        ``persons`` is how many the case has while one can be left out, else 0.
        """
        super().__init__(parent)
        self.check, self._persons = check, persons
        self._current = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.px(3), theme.px(2), theme.px(3), theme.px(2))
        grid.setHorizontalSpacing(theme.px(2))
        grid.setVerticalSpacing(theme.px(0.5))
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, theme.px(19))
        chip = VerdictChip(parent=self)
        chip.set_verdict(
            check.verdict,
            overridden=bool(check.settled_by) and not check.left_out,
            left_out=check.left_out,
            by_call=check.by_call,
        )
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        grid.addWidget(chip, 0, 0, 1, 1, top)
        self._title = wording.check_title(check.code, target)
        self._in_mail = check.evidence is not None and check.evidence.in_text
        if self._in_mail:
            self.setToolTip(self.tr("Enter or a double click shows the words in the mail"))
        lines = [Heading(self._title, self, level=3, wrap=True), *self._lines(desk)]
        column = QVBoxLayout()
        flat(column, theme.px(0.5))
        for line in lines:
            column.addWidget(line)
        buttons = self._buttons(desk)
        if buttons.count():
            column.addLayout(buttons)
        grid.addLayout(column, 0, 1)
        spoken = [chip.word, *(line.whole_text for line in lines)]
        self.setAccessibleName(". ".join(spoken))

    @property
    def open(self) -> bool:
        """Whether the check still stops the case."""
        return not self.check.settled

    def has_focus(self) -> bool:
        """Tell whether the row or one of its buttons has the focus."""
        return self.hasFocus() or any(b.hasFocus() for b in self.findChildren(LinkButton))

    def set_current(self, current: bool) -> None:
        """Mark the row whose evidence is framed in the mail."""
        self._current = current
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Become the current one."""
        super().focusInEvent(event)
        self.chosen.emit(self.check)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Become the current one."""
        super().mousePressEvent(event)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the words in the mail."""
        super().mouseDoubleClickEvent(event)
        self.show_evidence()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down; Enter and the space bar go to the words in the mail."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.show_evidence()
        elif (way := _WAYS.get(Qt.Key(event.key()))) is not None:
            self.neighbour_requested.emit(way)
        else:
            super().keyPressEvent(event)

    def show_evidence(self) -> None:
        """Ask for the words in the mail to be shown, if it has any."""
        if self._in_mail:
            self.evidence_requested.emit(self.check)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of the current row, a bar beside it, and the focus."""
        del event
        if not self._current:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.setPen(theme.color("accent"))
            else:
                painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft"))
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, theme.px(1.3), theme.px(1.3))
            painter.fillRect(0, 0, theme.px(0.75), self.height(), theme.color("accent"))

    def _lines(self, desk: Desk) -> list[PlainLabel]:
        """Return what stands below the title: what a good check rests on, what a bad one lacks."""
        check = self.check
        lines: list[PlainLabel] = []
        shown = check.evidence.text if check.evidence is not None else ""
        if check.verdict is not Verdict.OK or not shown:
            lines.append(Muted(wording.reason(check.reason), self, wrap=True))
        if shown:
            text = one_line(shown, 200)
            lines.append(Muted(self._quoted(text, check), self, elide=Qt.TextElideMode.ElideRight))
        hint = wording.check_hint(check.reason) if self.open else ""
        if hint:
            lines.append(Muted(hint, self, wrap=True))
        if check.settled_by:
            words = self._settled_words()
            name = desk.title_of(check.settled_by)
            text = words.format(name=name, reason=one_line(check.note))
            lines.append(PlainLabel(text, self, wrap=True, level="small"))
        return lines

    def _settled_words(self) -> str:
        if self.check.left_out:
            return self.tr("Left out by {name}: {reason}")
        if self.check.by_call:
            return self.tr("Called back by {name}: {reason}")
        return self.tr("Overridden by {name}: {reason}")

    def _quoted(self, text: str, check: Check) -> str:
        """Return what a check rests on; what stands in a follow-up says in which."""
        if not self._in_mail:
            return text
        if check.evidence is None or check.evidence.mail == 0:
            return self.tr("“{words}”").format(words=text)
        number = check.evidence.mail + 1
        return self.tr("Mail {number}: “{words}”").format(number=number, words=text)

    def _buttons(self, desk: Desk) -> QHBoxLayout:
        check = self.check
        row = QHBoxLayout()
        flat(row, theme.px(2))
        if self.open and check.code == DISPOSAL:
            self._offer(row, self.tr("Record the decision…"), self._on_disposal_clicked)
        if self.open and check.code == EDITOR and check.target:
            self._offer(row, self.tr("Leave this channel out…"), self._on_leave_out_clicked)
        sender = check.code in (SENDER, MAIL_SENDER)
        if self.open and sender and check.verdict is Verdict.ATTENTION and desk.may(Right.PREPARE):
            self._offer(row, self.tr("Call back…"), self._on_call_back_clicked)
        if self.open and check.reason == NOTHING_NEW:
            self._offer(row, self.tr("I have read it…"), self._on_read_clicked)
        final = check.reason == DIRECT or check.code == DISPOSAL
        if self.open and not final and desk.may(Right.OVERRIDE):
            self._offer(row, self.tr("Override…"), self._on_override_clicked)
        if check.code == SUBJECTS and self._persons > 1 and desk.may(Right.PREPARE):
            self._offer(row, self.tr("Leave a person out…"), self._on_person_clicked)
        if check.code == PERSON and self._persons and desk.may(Right.PREPARE):
            self._offer(row, self.tr("Take the person in again"), self._on_take_in_clicked)
        if row.count():
            row.addStretch(1)
        return row

    def _offer(self, row: QHBoxLayout, text: str, slot: object) -> None:
        button = LinkButton(text, self)
        button.setAccessibleName(f"{text} – {self._title}")
        button.clicked.connect(slot)
        row.addWidget(button)

    @Slot()
    def _on_override_clicked(self) -> None:
        self.override_requested.emit(self.check)

    @Slot()
    def _on_call_back_clicked(self) -> None:
        self.call_back_requested.emit(self.check)

    @Slot()
    def _on_leave_out_clicked(self) -> None:
        self.leave_out_requested.emit(self.check)

    @Slot()
    def _on_disposal_clicked(self) -> None:
        self.disposal_requested.emit(self.check)

    @Slot()
    def _on_read_clicked(self) -> None:
        self.read_requested.emit(self.check)

    @Slot()
    def _on_person_clicked(self) -> None:
        self.person_requested.emit()

    @Slot()
    def _on_take_in_clicked(self) -> None:
        self.take_in_requested.emit(self.check)


class ChecksView(Card):
    """All checks of a case; up and down go through them."""

    check_chosen = Signal(object)
    evidence_requested = Signal(object)
    override_requested = Signal(object)
    call_back_requested = Signal(object)
    leave_out_requested = Signal(object)
    disposal_requested = Signal(object)
    read_requested = Signal(object)
    person_requested = Signal()
    take_in_requested = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build the card."""
        super().__init__("", parent, tight=True)
        self._desk = desk
        self._view: CaseView | None = None
        self._rows: list[CheckRow] = []
        self._current = ""
        self._done = Muted("", self)
        self.head.addWidget(self._done)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget(self._scroll)
        inner.setProperty("plain", "true")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(theme.px(1), 0, theme.px(1), theme.px(1))
        self._column.setSpacing(theme.px(0.5))
        self._scroll.setWidget(inner)
        self.body.addWidget(self._scroll, 1)
        self._translate()

    @property
    def rows(self) -> Sequence[CheckRow]:
        """The rows as they stand."""
        return tuple(self._rows)

    @property
    def current(self) -> CheckRow | None:
        """The row whose evidence is framed, if any."""
        return next((row for row in self._rows if row.check.name == self._current), None)

    def show_view(self, view: CaseView) -> None:
        """Show a case's checks; the current one stays current while the case is the same."""
        if self._view is None or self._view.case.id != view.case.id:
            self._current = ""
        had_focus = any(row.has_focus() for row in self._rows)
        self._view = view
        self._fill(view)
        if not self._current and self._rows:
            first = next((row for row in self._rows if row.open), self._rows[0])
            self._current = first.check.name
        self._mark()
        current = self.current
        if had_focus and current is not None:
            current.show()
            current.setFocus()
        if current is not None:
            # The new rows have no places before the layout has been worked out.
            QTimer.singleShot(0, self, self._show_current)

    def clear(self) -> None:
        """Forget the checks."""
        self._view = None
        self._rows = []
        self._current = ""
        clear_layout(self._column)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()

    def _translate(self) -> None:
        self.set_title(self.tr("Checks"))
        self._scroll.setAccessibleName(self.tr("Checks"))
        if self._view is not None:
            self.show_view(self._view)

    def _fill(self, view: CaseView) -> None:
        clear_layout(self._column)
        titles = {channel.key: channel.title for channel in (*view.wished, *view.channels)}
        self._rows = []
        persons = len(view.case.subjects) if view.case.state in _BEFORE_PLAN else 0
        for check in view.checks:
            title = titles.get(check.target, check.target)
            row = CheckRow(check, title, self._desk, self, persons=persons)
            row.chosen.connect(self._on_row_chosen)
            row.neighbour_requested.connect(self._on_row_neighbour_requested)
            row.evidence_requested.connect(self.evidence_requested)
            row.override_requested.connect(self.override_requested)
            row.call_back_requested.connect(self.call_back_requested)
            row.leave_out_requested.connect(self.leave_out_requested)
            row.disposal_requested.connect(self.disposal_requested)
            row.read_requested.connect(self.read_requested)
            row.person_requested.connect(self.person_requested)
            row.take_in_requested.connect(self.take_in_requested)
            self._rows.append(row)
            self._column.addWidget(row)
        self._column.addStretch(1)
        done = sum(not row.open for row in self._rows)
        text = self.tr("{done} of {all} done").format(done=done, all=len(self._rows))
        self._done.set_text(text)

    @Slot()
    def _show_current(self) -> None:
        current = self.current
        if current is not None:
            self._scroll.ensureWidgetVisible(current)

    def _mark(self) -> None:
        for row in self._rows:
            row.set_current(row.check.name == self._current)

    @Slot(object)
    def _on_row_chosen(self, check: Check) -> None:
        self._current = check.name
        self._mark()
        self.check_chosen.emit(check)

    @Slot(int)
    def _on_row_neighbour_requested(self, way: int) -> None:
        current = self.current
        place = self._rows.index(current) + way if current is not None else 0
        if 0 <= place < len(self._rows):
            self._rows[place].setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(self._rows[place])
