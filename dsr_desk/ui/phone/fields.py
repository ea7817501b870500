"""The fields of a phone call, and the call that they hold."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from dsr_desk.domain.addresses import EmailAddress, address_in
from dsr_desk.domain.intake.calls import (
    CALL_CHANNELS,
    CALL_KINDS,
    MOST_SAID,
    CallChoice,
    KnownCaller,
    PhoneCall,
)
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import RequestKind
from dsr_desk.ui import wording
from dsr_desk.ui.qt import flat
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import PlainLabel

_DAY, _MOMENT = "yyyy-MM-dd", "yyyy-MM-dd HH:mm"


class CallFields(QWidget):
    """A form; ``complete`` tells whether every part is there."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Start without organisations; :meth:`offer` brings them."""
        super().__init__(parent)
        self._choices: tuple[CallChoice, ...] = ()
        self.organisation, self.caller = QComboBox(self), QComboBox(self)
        self.name, self.address = QLineEdit(self), QLineEdit(self)
        self.called_at, self.requested_on = QDateTimeEdit(self), QDateEdit(self)
        self.persons, self.said = QPlainTextEdit(self), QPlainTextEdit(self)
        self.kind, self.language = QComboBox(self), QComboBox(self)
        self.channels = {
            kind: QCheckBox(wording.channel_kind(kind), self) for kind in CALL_CHANNELS
        }
        self.identity = QCheckBox(
            self.tr("The caller said that the person’s identity has been confirmed"), self
        )
        self.day_known = QCheckBox(self.tr("known:"), self)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(theme.px(2))
        self._form.setHorizontalSpacing(theme.px(4))
        self._fill()
        self._lay_out()
        self._connect()

    def offer(self, choices: tuple[CallChoice, ...]) -> None:
        """Let one of these organisations be chosen."""
        self._choices = choices
        self.organisation.clear()
        for choice in choices:
            self.organisation.addItem(one_line(choice.organisation.title))
        self._on_organisation_index_changed()

    @property
    def complete(self) -> bool:
        """Whether nothing is missing; addresses are looked at when it is filed."""
        called = self._known or self.address.text().strip()
        there = self._choice and called and self._lines and self.said.toPlainText().strip()
        chosen = any(box.isChecked() for box in self.channels.values())
        return bool(there) and chosen and self.kind.currentIndex() >= 0

    @property
    def typed(self) -> bool:
        """Whether something would be lost."""
        texts = (self.said.toPlainText(), self.persons.toPlainText(), self.address.text())
        return any(text.strip() for text in texts)

    @property
    def wrong_address(self) -> str:
        """What was typed as an address and is none; empty when all are."""
        typed = self._lines if self._known else [self.address.text().strip(), *self._lines]
        return next((one_line(text)[:80] for text in typed if address_in(text) is None), "")

    def call(self, zone: tzinfo) -> PhoneCall | None:
        """Return the call as typed, its moment in the zone; None while something is missing."""
        choice, known = self._choice, self._known
        if choice is None or not self.complete or self.wrong_address:
            return None
        called, day = self.called_at.dateTime().toPython(), self.requested_on.date().toPython()
        if not isinstance(called, datetime) or not isinstance(day, date):
            return None
        return PhoneCall(
            organisation=choice.organisation.key,
            caller=known.address if known else EmailAddress(self.address.text().strip()),
            caller_name=known.name if known else " ".join(self.name.text().split()),
            called_at=called.replace(tzinfo=zone),
            persons=tuple(dict.fromkeys(EmailAddress(line) for line in self._lines)),
            kind=RequestKind(self.kind.currentData()),
            channels=tuple(kind for kind, box in self.channels.items() if box.isChecked()),
            said=self.said.toPlainText(),
            identity_confirmed=self.identity.isChecked(),
            requested_on=day if self.day_known.isChecked() else None,
            language=str(self.language.currentData()),
        )

    @property
    def _choice(self) -> CallChoice | None:
        place = self.organisation.currentIndex()
        return self._choices[place] if 0 <= place < len(self._choices) else None

    @property
    def _known(self) -> KnownCaller | None:
        choice, place = self._choice, self.caller.currentIndex()
        if choice is None or not 0 <= place < len(choice.callers):
            return None
        return choice.callers[place]

    @property
    def _lines(self) -> list[str]:
        lines = self.persons.toPlainText().replace(",", "\n").replace(";", "\n").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def _fill(self) -> None:
        for kind in CALL_KINDS:
            self.kind.addItem(wording.kind(kind), kind.value)
        self.kind.setCurrentIndex(-1)
        self.kind.setPlaceholderText(self.tr("Choose…"))
        self.language.addItem("Svenska", "sv")
        self.language.addItem("English", "en")
        self.called_at.setDisplayFormat(_MOMENT)
        self.called_at.setCalendarPopup(True)
        self.requested_on.setDisplayFormat(_DAY)
        self.requested_on.setCalendarPopup(True)
        self.requested_on.setEnabled(False)
        for field, height in ((self.persons, 16), (self.said, 26)):
            field.setProperty("field", "true")
            field.setTabChangesFocus(True)
            field.setMinimumHeight(theme.px(height))
        self.persons.setMaximumHeight(theme.px(16))

    def _lay_out(self) -> None:
        self._add(self.tr("Organisation"), self.organisation)
        self._add(self.tr("Who called"), self.caller)
        self._add(self.tr("Caller’s name"), self.name)
        self._add(self.tr("Caller’s e-mail address"), self.address)
        self._add(self.tr("When"), self.called_at)
        self._add(self.tr("Persons’ e-mail addresses, one a line"), self.persons)
        self._add(self.tr("What is wished for"), self.kind)
        self._form.addRow(
            PlainLabel(self.tr("In which channels"), self), self._row(*self.channels.values())
        )
        self._form.addRow(PlainLabel(self.tr("Identity"), self), self.identity)
        label = self.tr("The person’s own request came")
        self.requested_on.setAccessibleName(label)
        self._form.addRow(PlainLabel(label, self), self._row(self.day_known, self.requested_on))
        self.day_known.setAccessibleName(self.tr("The day of the person’s own request is known"))
        self._add(self.tr("Language of the answer"), self.language)
        self._add(self.tr("What was said, in your words"), self.said)

    def _add(self, text: str, field: QWidget) -> None:
        label = PlainLabel(text, self)
        label.setBuddy(field)
        field.setAccessibleName(text)
        self._form.addRow(label, field)

    def _row(self, *widgets: QWidget) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        flat(row, theme.px(4))
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        return holder

    def _connect(self) -> None:
        self.organisation.currentIndexChanged.connect(self._on_organisation_index_changed)
        self.caller.currentIndexChanged.connect(self._on_caller_index_changed)
        self.kind.currentIndexChanged.connect(self.changed)
        for box in self.channels.values():
            box.toggled.connect(self.changed)
        self.day_known.toggled.connect(self.requested_on.setEnabled)
        for line in (self.name, self.address):
            line.textChanged.connect(self.changed)
        for field in (self.persons, self.said):
            field.textChanged.connect(self._on_field_text_changed)

    @Slot()
    def _on_organisation_index_changed(self) -> None:
        choice = self._choice
        self.caller.clear()
        for known in choice.callers if choice else ():
            self.caller.addItem(one_line(f"{known.name} · {known.address.text}".strip(" ·")))
        self.caller.addItem(self.tr("Somebody else"))
        offered = choice.channels if choice else tuple[ChannelKind, ...]()
        for kind, box in self.channels.items():
            box.setEnabled(kind in offered)
            box.setChecked(box.isChecked() and kind in offered)
        self._on_caller_index_changed()

    @Slot()
    def _on_caller_index_changed(self) -> None:
        for line in (self.name, self.address):
            self._form.setRowVisible(line, self._known is None)
        self.changed.emit()

    @Slot()
    def _on_field_text_changed(self) -> None:
        text = self.said.toPlainText()
        if len(text) > MOST_SAID:
            cursor = self.said.textCursor()
            self.said.setPlainText(text[:MOST_SAID])
            cursor.setPosition(MOST_SAID)
            self.said.setTextCursor(cursor)
        self.changed.emit()
