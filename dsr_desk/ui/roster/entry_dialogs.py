"""Adding one editor, and ending one entry, by hand: both go by the difference, too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QWidget,
)

from dsr_desk.domain.addresses import AddressError, EmailAddress
from dsr_desk.domain.people import Channel, RosterEntry
from dsr_desk.domain.roster.proposals import Ending, Row
from dsr_desk.domain.roster.table import cell_fault
from dsr_desk.ui.qt import set_flag
from dsr_desk.ui.roster.difference_dialog import period
from dsr_desk.ui.staying import StayingDialog
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.days import day_field, day_of
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import PlainLabel
from dsr_desk.ui.widgets.names import name_field

translate = QCoreApplication.translate


class _EntryDialog(StayingDialog):
    """A heading, a sentence, fields in a grid, and two buttons.

    It ends when the difference is there to be seen: what is refused before can be mended.
    """

    def __init__(self, title: str, sentence: str, verb: str, parent: QWidget) -> None:
        super().__init__(title, sentence, parent, 120)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(4))
        self._grid.setVerticalSpacing(theme.px(2))
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)
        self.add_buttons(verb)

    def filled(self) -> bool:
        """Whether there is something to look at: a wrong field is marked when it is given."""
        return True

    def _put(self, text: str, field: QWidget) -> None:
        at = self._grid.rowCount()
        label = PlainLabel(text, self)
        label.setBuddy(field)
        name_field(field, text)
        self._grid.addWidget(label, at, 0)
        self._grid.addWidget(field, at, 1)


class AddDialog(_EntryDialog):
    """Asks who becomes an editor of what, from when to when."""

    row_given = Signal(object)
    """Carries the :class:`Row`."""

    def __init__(self, channels: Sequence[Channel], today: date, parent: QWidget) -> None:
        """Take the channels to choose from, and the day."""
        super().__init__(
            translate("EntryDialogs", "Add an editor"),
            translate("EntryDialogs", "You will see what it changes before anything is stored."),
            translate("EntryDialogs", "Look at the change…"),
            parent,
        )
        self.channel = QComboBox(self)
        for channel in channels:
            self.channel.addItem(one_line(channel.title), channel.key)
        self.address, self.name = QLineEdit(self), QLineEdit(self)
        self.since = day_field(today, "", self)
        self.ends = QCheckBox(translate("EntryDialogs", "Last day"), self)
        self.until = day_field(today, "", self)
        self.until.setEnabled(False)
        for text, field in (
            (translate("EntryDialogs", "Channel"), self.channel),
            (translate("EntryDialogs", "E-mail"), self.address),
            (translate("EntryDialogs", "Name"), self.name),
            (translate("EntryDialogs", "First day"), self.since),
        ):
            self._put(text, field)
        at = self._grid.rowCount()
        self._grid.addWidget(self.ends, at, 0)
        self._grid.addWidget(self.until, at, 1)
        self.ends.setAccessibleName(translate("EntryDialogs", "The role ends on a day"))
        name_field(self.until, translate("EntryDialogs", "Last day"))
        self.ends.toggled.connect(self.until.setEnabled)
        self.address.textChanged.connect(self._on_address_text_changed)
        self.address.setFocus()

    @Slot(str)
    def _on_address_text_changed(self, _text: str) -> None:
        set_flag(self.address, "wrong", "")

    def give(self) -> None:
        """Hand the row on, or mark what is wrong in it."""
        name = " ".join(self.name.text().split())
        try:
            address = EmailAddress(self.address.text().strip())
        except AddressError:
            self._wrong(self.address)
            return
        for field, text in ((self.address, address.text), (self.name, name)):
            if cell_fault(text):
                self._wrong(field)
                return
        until = day_of(self.until) if self.ends.isChecked() else None
        key = str(self.channel.currentData())
        self.row_given.emit(Row(1, key, address, name, day_of(self.since), until))

    def _wrong(self, field: QLineEdit) -> None:
        self.stay()
        set_flag(field, "wrong", "true")
        field.setFocus()
        field.selectAll()


class EndDialog(_EntryDialog):
    """Asks for the last day of one entry."""

    ending_given = Signal(object)
    """Carries the :class:`Ending`."""

    def __init__(self, entry: RosterEntry, title: str, today: date, parent: QWidget) -> None:
        """Take the entry, the title of its channel, and the day."""
        super().__init__(
            translate("EntryDialogs", "End an editor’s role"),
            translate(
                "EntryDialogs",
                "The entry stays, with its last day: mails that were sent earlier are judged by"
                " it. You will see what it changes before anything is stored.",
            ),
            translate("EntryDialogs", "Look at the change…"),
            parent,
        )
        self._entry = entry
        self._put(translate("EntryDialogs", "Channel"), PlainLabel(title, self))
        self._put(translate("EntryDialogs", "E-mail"), PlainLabel(entry.address.text, self))
        self._put(translate("EntryDialogs", "Period"), PlainLabel(period(entry), self))
        self.last_day = day_field(today, "", self)
        self._put(translate("EntryDialogs", "Last day"), self.last_day)
        name_field(self.last_day, translate("EntryDialogs", "Last day"))
        self.last_day.setFocus()

    def give(self) -> None:
        """Hand on which entry ends, and when."""
        entry = self._entry
        day = day_of(self.last_day)
        self.ending_given.emit(Ending(entry.channel, entry.address, entry.since, day))
