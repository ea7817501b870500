"""Takes down a call to the organisation that settles a doubt about a mail's sender (law.md L18)."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from dsr_desk.domain.desk_time import desk_minute, zoned
from dsr_desk.domain.people import Organisation
from dsr_desk.domain.sender import CallBack
from dsr_desk.ui.staying import StayingDialog
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import PlainLabel

translate = QCoreApplication.translate

_WIDTH = 120
_SHORT, _LONG = 120, 600
_TIME = "%Y-%m-%d %H:%M"


class CallBackDialog(StayingDialog):
    """Whom, at which number, known from where, when, and what was confirmed; all are needed.

    The number on the organisation's record is filled in.  Ctrl+Enter confirms.
    """

    call_given = Signal(object)
    """Carries a :class:`CallBack`."""

    def __init__(self, organisation: Organisation | None, now: datetime, parent: QWidget) -> None:
        """Take the sender's organisation, if it is known, and the moment (aware UTC)."""
        text = translate(
            "CallBackDialog",
            "Call a number that you know from the organisation’s record or from elsewhere, never"
            " from this mail, and ask whether they sent it. The call stands in the checklist, in"
            " the plan that is approved, and in the audit.",
        )
        title = translate("CallBackDialog", "Call the organisation back")
        super().__init__(title, text, parent, _WIDTH)
        self.column.setSpacing(theme.px(1))
        phone = organisation.phone if organisation is not None else ""
        self.column.addWidget(PlainLabel(self._record_words(organisation), self, wrap=True))
        self.column.addSpacing(theme.px(1))
        self.number = self._line(self.tr("Number you called"), phone)
        known = self.tr("The organisation’s record") if phone else ""
        self.source = self._line(self.tr("Where the number is known from"), known)
        self.callee = self._line(self.tr("Whom you spoke with"), "")
        self.at = self._line(self.tr("When (such as 2026-11-24 10:30)"), desk_minute(now))
        self.confirmed = self._text(self.tr("What was confirmed"))
        self.add_buttons(self.tr("Record the call"))
        self._on_changed()
        self.callee.setFocus()

    @property
    def call(self) -> CallBack:
        """The call as it is told in the fields; its time is None while it can't be read."""
        return CallBack(
            self.callee.text().strip(),
            self.number.text().strip(),
            self.source.text().strip(),
            self._moment(),
            self.confirmed.toPlainText().strip()[:_LONG],
        )

    def _moment(self) -> datetime | None:
        """Return when the call was made, or None while the field holds no time."""
        try:
            at = datetime.strptime(self.at.text().strip(), _TIME)  # noqa: DTZ007 (two lines on)
        except ValueError:
            return None
        return zoned(at).astimezone(UTC)

    def _record_words(self, organisation: Organisation | None) -> str:
        if organisation is None:
            return self.tr("The sender’s organisation is not known: find a number elsewhere.")
        if not organisation.phone:
            text = self.tr("No number is on record for {organisation}: find one elsewhere.")
            return text.format(organisation=one_line(organisation.title, 80))
        text = self.tr("On record for {organisation}: {number}")
        return text.format(
            organisation=one_line(organisation.title, 80), number=one_line(organisation.phone, 40)
        )

    def _line(self, title: str, text: str) -> QLineEdit:
        line = QLineEdit(text, self)
        line.setMaxLength(_SHORT)
        self.labelled(title, line)
        line.textChanged.connect(self._on_changed)
        return line

    def _text(self, title: str) -> QPlainTextEdit:
        field = QPlainTextEdit(self)
        field.setProperty("field", "true")
        field.setTabChangesFocus(True)
        field.setFixedHeight(theme.px(14))
        self.labelled(title, field)
        field.textChanged.connect(self._on_changed)
        return field

    def give(self) -> None:
        """Hand the call on."""
        self.call_given.emit(self.call)

    def filled(self) -> bool:
        """Whether all is told."""
        call = self.call
        return all((call.callee, call.number, call.source, call.at, call.confirmed))

    @Slot()
    def _on_changed(self) -> None:
        if hasattr(self, "confirm"):
            self.weigh()
