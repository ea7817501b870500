"""One line of the checklist: its verdict, what it rests on, and what can be done about it."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from dsr_desk.domain.requests import WISHES_DIFFER, Verdict
from dsr_desk.domain.sender import NO_ANSWER
from dsr_desk.domain.verifying.checklist import (
    DISPOSAL,
    EDITOR,
    MAIL_SENDER,
    NOTHING_NEW,
    SENDER,
    SUBJECTS,
    Check,
)
from dsr_desk.domain.verifying.direct import DIRECT
from dsr_desk.domain.verifying.leaving_out import PERSON
from dsr_desk.domain.verifying.telling_apart import BY_HAND, OWN_WISH
from dsr_desk.ui import wording
from dsr_desk.ui.qt import flat
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import LinkButton
from dsr_desk.ui.widgets.chip import VerdictChip
from dsr_desk.ui.widgets.flow import FlowLayout
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import Heading, Muted, PlainLabel, set_tip

_WAYS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
_TO_THIS_DAY = "–"
"""How a period ends that has no last day."""


class Way(Enum):
    """What can be done about a check, a button each."""

    OVERRIDE = "override"
    CALL_BACK = "call_back"
    LEAVE_OUT = "leave_out"
    DISPOSAL = "disposal"
    READ = "read"
    PERSON = "person"
    TAKE_IN = "take_in"
    TELL_APART = "tell_apart"
    ASK_AGAIN = "ask_again"


class Stands(NamedTuple):
    """All that a row shows: while it stays the same, so does the row."""

    check: Check
    title: str
    """Of the channel that the check is about, if it is about one."""
    persons: int
    """How many the case has while one can be left out, else 0."""
    may_prepare: bool
    may_override: bool
    settled_by: str
    """The name of who settled it."""
    more: tuple[str, ...] = ()
    """What else is told below it: each person's own wish, or that a channel stays."""
    apart: bool = False
    """Whether the person it is about has a wish, and a case, of their own."""


class Asked(QObject):
    """What is asked of any row of a checklist; all its rows say it here."""

    check_chosen = Signal(object)
    """A row has the focus or was clicked; carries its :class:`Check`."""
    neighbour_requested = Signal(int)
    """1 for the check below, -1 for the one above."""
    evidence_requested = Signal(object)
    """Carries the check."""
    step_requested = Signal(object, object)
    """Carries the :class:`Way` out that was chosen, and the check."""


class CheckRow(QFrame):
    """One check.  It takes the focus; its buttons are there only while they can do something."""

    def __init__(self, stands: Stands, asked: Asked, parent: QWidget) -> None:
        """Take what it shows, and where it says what it is asked."""
        super().__init__(parent)
        self._asked = asked
        self.stands = stands
        self.check = check = stands.check
        self._current = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.px(3), theme.px(2), theme.px(3), theme.px(2))
        grid.setHorizontalSpacing(theme.px(2))
        grid.setVerticalSpacing(theme.px(0.5))
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, theme.px(21))
        chip = VerdictChip(parent=self)
        chip.set_verdict(
            check.verdict,
            overridden=bool(check.settled_by) and not check.left_out,
            left_out=check.left_out,
            by_call=check.by_call,
        )
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        grid.addWidget(chip, 0, 0, 1, 1, top)
        self._title = wording.check_title(check.code, stands.title)
        if stands.apart:
            self._title = self.tr("A person with another wish")
        self._in_mail = check.evidence is not None and check.evidence.in_text
        if self._in_mail:
            self.setToolTip(self.tr("Enter or a double click shows the words in the mail"))
        lines = [Heading(self._title, self, level=3, wrap=True), *self._lines()]
        column = QVBoxLayout()
        flat(column, theme.px(0.5))
        for line in lines:
            column.addWidget(line)
        buttons = self._buttons()
        if buttons.count():
            column.addLayout(buttons)
        grid.addLayout(column, 0, 1)
        *spoken, last = (chip.word, *(line.whole_text for line in lines))
        self.setAccessibleName("".join(f"{each.removesuffix('.')}. " for each in spoken) + last)

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
        self._asked.check_chosen.emit(self.check)

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
            self._asked.neighbour_requested.emit(way)
        else:
            super().keyPressEvent(event)

    def show_evidence(self) -> None:
        """Ask for the words in the mail to be shown, if it has any."""
        if self._in_mail:
            self._asked.evidence_requested.emit(self.check)

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

    def _lines(self) -> list[PlainLabel]:
        """Return what stands below the title: what a good check rests on, what a bad one lacks."""
        check = self.check
        lines: list[PlainLabel] = []
        shown = check.evidence.text if check.evidence is not None else ""
        if check.verdict is Verdict.OK and check.code in (SENDER, MAIL_SENDER):
            # What a server has written says something to few: to those who ask.
            set_tip(self, shown)
            shown = ""
        if check.verdict is not Verdict.OK or not shown:
            lines.append(Muted(self._reason(), self, wrap=True))
        if shown:
            text = one_line(shown, 200)
            lines.append(Muted(self._quoted(text, check), self, elide=Qt.TextElideMode.ElideRight))
        lines += [Muted(text, self, wrap=True) for text in self.stands.more]
        hint = wording.check_hint(check.reason) if self.open else ""
        if hint:
            lines.append(Muted(hint, self, wrap=True))
        if self.stands.apart:
            text = self.tr("What is asked for them is {case}.").format(case=one_line(check.note))
            lines.append(PlainLabel(text, self, wrap=True, level="small"))
        elif check.settled_by:
            words = self._settled_words()
            text = words.format(name=self.stands.settled_by, reason=one_line(check.note))
            lines.append(PlainLabel(text, self, wrap=True, level="small"))
        return lines

    def _reason(self) -> str:
        if self.stands.apart:
            return self.tr("The mail asks for something else for this person.")
        return wording.reason(self.check.reason)

    def _settled_words(self) -> str:
        if self.check.code == OWN_WISH:
            return self.tr("Told by {name}: {reason}")
        if self.check.left_out:
            return self.tr("Left out by {name}: {reason}")
        if self.check.by_call:
            return self.tr("Called back by {name}: {reason}")
        return self.tr("Overridden by {name}: {reason}")

    def _quoted(self, text: str, check: Check) -> str:
        """Return what a check rests on; what stands in a follow-up says in which."""
        if check.code == EDITOR and text.endswith(_TO_THIS_DAY):
            return self.tr("since {day}").format(day=text.removesuffix(_TO_THIS_DAY).strip())
        if not self._in_mail:
            return text
        if check.evidence is None or check.evidence.mail == 0:
            return self.tr("“{words}”").format(words=text)
        number = check.evidence.mail + 1
        return self.tr("Mail {number}: “{words}”").format(number=number, words=text)

    def _buttons(self) -> FlowLayout:
        """Return the ways out: one below the other where the row is narrow."""
        check, stands = self.check, self.stands
        row = FlowLayout(spacing=theme.px(2))
        if self.open and check.code == DISPOSAL:
            self._offer(row, self.tr("Record the decision…"), Way.DISPOSAL)
        if self.open and check.code == EDITOR and check.target:
            self._offer(row, self.tr("Leave this channel out…"), Way.LEAVE_OUT)
        sender = check.code in (SENDER, MAIL_SENDER)
        if self.open and check.reason == NO_ANSWER and stands.may_prepare:
            self._offer(row, self.tr("Ask again for the key"), Way.ASK_AGAIN)
        if self.open and sender and check.verdict is Verdict.ATTENTION and stands.may_prepare:
            self._offer(row, self.tr("Call back…"), Way.CALL_BACK)
        if self.open and check.reason == NOTHING_NEW:
            self._offer(row, self.tr("I have read it…"), Way.READ)
        if self.open and check.reason in (WISHES_DIFFER, BY_HAND) and stands.may_prepare:
            self._offer(row, self.tr("Tell the wishes apart…"), Way.TELL_APART)
        final = check.reason in (DIRECT, WISHES_DIFFER) or check.code == DISPOSAL
        if self.open and not final and stands.may_override:
            self._offer(row, self.tr("Override…"), Way.OVERRIDE)
        if check.code == SUBJECTS and stands.persons > 1 and stands.may_prepare:
            self._offer(row, self.tr("Leave a person out…"), Way.PERSON)
        if check.code == PERSON and stands.persons and stands.may_prepare and not stands.apart:
            self._offer(row, self.tr("Take the person in again"), Way.TAKE_IN)
        return row

    def _offer(self, row: FlowLayout, text: str, way: Way) -> None:
        button = LinkButton(text, self)
        button.setAccessibleName(f"{text} – {self._title}")
        button.setProperty("way", way.value)
        button.clicked.connect(self._on_way_clicked)
        row.addWidget(button)

    @Slot()
    def _on_way_clicked(self) -> None:
        self._asked.step_requested.emit(Way(self.sender().property("way")), self.check)
