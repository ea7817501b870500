"""The mails of a case, one beside the other: when each came, from whom, and what it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.requests import MailRole
from dsr_desk.services.intake.case_view import ShownMail
from dsr_desk.ui import wording
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.chip import FilterChip
from dsr_desk.ui.widgets.flow import FlowLayout
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import set_tip

translate = QCoreApplication.translate
_NAME = 24
"""Characters of a sender's name on a chip; all of it stands in the mail's head."""
_SHORT = 6
"""Mails above which a chip shows only its number and the day; its name still says all."""
_LEAST = 24
"""Characters that a chip shows in the narrowest window."""
_WAYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


def role_word(role: MailRole) -> str:
    """Return what a mail is to its case."""
    words = {
        MailRole.INSTRUCTION: translate("MailTabs", "Instruction"),
        MailRole.FOLLOW_UP: translate("MailTabs", "Follow-up"),
        MailRole.NOTICE: translate("MailTabs", "Automatic notice"),
        MailRole.LATE: translate("MailTabs", "Came afterwards"),
    }
    return words[role]


class MailChip(FilterChip):
    """One mail; the arrow keys go to its neighbours, in whichever line they stand."""

    neighbour_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without words."""
        super().__init__("", parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_words(self, shown: str, spoken: str) -> None:
        """Take what is shown, and all that a screen reader and the tooltip say."""
        self._whole = shown
        self._show_words()
        self.setAccessibleName(spoken)
        set_tip(self, spoken)

    def sizeHint(self) -> QSize:
        """Return the room for all its words, also while they give way."""
        hint = super().sizeHint()
        return QSize(
            hint.width() + self._wide(self._whole) - self._wide(self.text()), hint.height()
        )

    def minimumSizeHint(self) -> QSize:
        """Return the room for its number, and what it is."""
        hint = self.sizeHint()
        return QSize(
            min(hint.width(), self.fontMetrics().averageCharWidth() * _LEAST), hint.height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way."""
        super().resizeEvent(event)
        self._show_words()

    def _show_words(self) -> None:
        around = super().sizeHint().width() - self._wide(self.text())
        room = self.width() - around
        laid_out = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        words = self._whole
        if laid_out and room < self._wide(words):
            words = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        # Doubled last: cut between the two, an ampersand would underline what follows it.
        self.setText(words.replace("&", "&&"))

    def _wide(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text.replace("&&", "&"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to a neighbour."""
        way = _WAYS.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            self.neighbour_requested.emit(way)


class MailTabs(QWidget):
    """Chips of which one is chosen; the arrow keys go through them.  Not there for a single mail.

    The chosen mail is told by its place among those of the case.
    """

    mail_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self._mails: tuple[ShownMail, ...] = ()
        self._group = QButtonGroup(self)
        self._row = FlowLayout(self, theme.px(1.5))
        self._group.idToggled.connect(self._on_group_id_toggled)
        self.hide()

    @property
    def chosen(self) -> int:
        """The place of the mail that is chosen."""
        return max(self._group.checkedId(), 0)

    def chips(self) -> tuple[MailChip, ...]:
        """Return the chips in their order."""
        return tuple(b for b in self._group.buttons() if isinstance(b, MailChip))

    def show_mails(self, mails: Sequence[ShownMail], place: int) -> None:
        """Show a case's mails, one of them chosen; nobody is told."""
        self._mails = tuple(mails) if len(mails) > 1 else ()
        for chip in self.chips()[len(self._mails) :]:
            self._group.removeButton(chip)
            self._row.removeWidget(chip)
            chip.deleteLater()
        while len(self.chips()) < len(self._mails):
            chip = MailChip(self)
            chip.neighbour_requested.connect(self._on_chip_neighbour_requested)
            self._group.addButton(chip, len(self.chips()))
            self._row.addWidget(chip)
            chip.show()
        for chip, mail in zip(self.chips(), self._mails, strict=True):
            spoken = self._words(mail)
            chip.set_words(spoken if len(self._mails) <= _SHORT else self._short(mail), spoken)
        self.setVisible(bool(self._mails))
        self.choose(place)

    def choose(self, place: int) -> None:
        """Mark a mail as the one that is shown; nobody is told."""
        button = self._group.button(place)
        if button is not None:
            self._group.blockSignals(True)
            button.setChecked(True)
            self._group.blockSignals(False)

    def _words(self, mail: ShownMail) -> str:
        sender = ""
        if mail.head is not None:
            sender = one_line(mail.head.sender_name or str(mail.head.sender or ""), _NAME)
        parts = [
            f"{mail.place + 1}",
            role_word(mail.role),
            sender,
            wording.moment(mail.received_at),
            self.tr("new") if mail.new else "",
        ]
        return " · ".join(part for part in parts if part)

    def _short(self, mail: ShownMail) -> str:
        day = wording.date_words(desk_day(mail.received_at))
        parts = [f"{mail.place + 1}", day, self.tr("new") if mail.new else ""]
        return " · ".join(part for part in parts if part)

    @Slot(int)
    def _on_chip_neighbour_requested(self, way: int) -> None:
        button = self._group.button(self.chosen + way)
        if button is not None:
            button.setFocus(Qt.FocusReason.TabFocusReason)
            button.setChecked(True)

    @Slot(int, bool)
    def _on_group_id_toggled(self, place: int, checked: bool) -> None:
        if checked:
            self.mail_chosen.emit(place)
