"""Takes down a call to the organisation that settles a doubt about a mail's sender (law.md L18)."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from dsr_desk.config import DESK_ZONE
from dsr_desk.domain.people import Organisation
from dsr_desk.domain.sender import CallBack
from dsr_desk.ui import theme
from dsr_desk.ui.widgets.buttons import PrimaryButton, SafeButton
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import Heading, PlainLabel

_SHORT, _LONG = 120, 600
_TIME = "%Y-%m-%d %H:%M"


class CallBackDialog(QDialog):
    """Whom, at which number, known from where, when, and what was confirmed; all are needed.

    The number on the organisation's record is filled in.  Ctrl+Enter confirms.
    """

    call_given = Signal(object)
    """Carries a :class:`CallBack`."""

    def __init__(self, organisation: Organisation | None, now: datetime, parent: QWidget) -> None:
        """Take the sender's organisation, if it is known, and the moment (aware UTC)."""
        super().__init__(parent)
        self.setModal(True)
        title = self.tr("Call the organisation back")
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(120))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(5), theme.px(4), theme.px(5), theme.px(4))
        self._column.setSpacing(theme.px(1))
        self._column.addWidget(Heading(title, self, level=2))
        text = self.tr(
            "Call a number that you know from the organisation’s record or from elsewhere, never"
            " from this mail, and ask whether they sent it. The call stands in the checklist, in"
            " the plan that is approved, and in the record."
        )
        self._column.addWidget(PlainLabel(text, self, wrap=True, tone="muted"))
        phone = organisation.phone if organisation is not None else ""
        self._column.addWidget(PlainLabel(self._record_words(organisation), self, wrap=True))
        self._column.addSpacing(theme.px(1))
        self.number = self._line(self.tr("Number you called"), phone)
        known = self.tr("The organisation’s record") if phone else ""
        self.source = self._line(self.tr("Where the number is known from"), known)
        self.callee = self._line(self.tr("Whom you spoke with"), "")
        local = now.astimezone(ZoneInfo(DESK_ZONE))
        self.at = self._line(self.tr("When (such as 2026-11-24 10:30)"), f"{local:{_TIME}}")
        self.confirmed = self._text(self.tr("What was confirmed"))
        self._add_buttons()
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
        return at.replace(tzinfo=ZoneInfo(DESK_ZONE)).astimezone(UTC)

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

    def _labelled(self, title: str, field: QWidget) -> None:
        label = PlainLabel(title, self)
        label.setBuddy(field)
        field.setAccessibleName(title)
        self._column.addWidget(label)
        self._column.addWidget(field)

    def _line(self, title: str, text: str) -> QLineEdit:
        line = QLineEdit(text, self)
        line.setMaxLength(_SHORT)
        self._labelled(title, line)
        line.textChanged.connect(self._on_changed)
        return line

    def _text(self, title: str) -> QPlainTextEdit:
        field = QPlainTextEdit(self)
        field.setProperty("field", "true")
        field.setTabChangesFocus(True)
        field.setFixedHeight(theme.px(14))
        self._labelled(title, field)
        field.textChanged.connect(self._on_changed)
        return field

    def _add_buttons(self) -> None:
        self.confirm = PrimaryButton(self.tr("Record the call"), self)
        cancel = SafeButton(self.tr("Cancel"), self)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.confirm)
        self._column.addSpacing(theme.px(2))
        self._column.addLayout(row)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(self._on_confirm_clicked)
        self.confirm.clicked.connect(self._on_confirm_clicked)
        cancel.clicked.connect(self.reject)

    @Slot()
    def _on_changed(self) -> None:
        if hasattr(self, "confirm"):
            call = self.call
            told = (call.callee, call.number, call.source, call.at, call.confirmed)
            self.confirm.setEnabled(all(told))

    @Slot()
    def _on_confirm_clicked(self) -> None:
        if self.confirm.isEnabled():
            self.call_given.emit(self.call)
            self.accept()
