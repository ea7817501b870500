"""Asks whom which wish of a mail is about: each person gets one, made of what the mail asks for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.lookalikes import shown
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import Case, OwnWish, RequestKind
from dsr_desk.domain.verifying.telling_apart import Told, forgone, within
from dsr_desk.ui import wording
from dsr_desk.ui.staying import StayingDialog
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.labels import Muted, PlainLabel

translate = QCoreApplication.translate

_KINDS = (
    *(RequestKind.ERASURE, RequestKind.ACCESS),
    *(RequestKind.PORTABILITY, RequestKind.ACCESS_ERASURE),
)
_WIDTH = 150
_ROWS_SEEN = 5
"""Persons whose rows are seen at once; more are scrolled to."""


@dataclass(frozen=True, slots=True)
class _Row:
    """The fields of one person."""

    number: int
    kind: QComboBox
    channels: Mapping[ChannelKind, QCheckBox]

    @property
    def told(self) -> Told | None:
        """What is chosen; None while something is missing."""
        ticked = tuple(kind for kind, box in self.channels.items() if box.isChecked())
        if self.kind.currentIndex() < 0 or not ticked:
            return None
        return Told(RequestKind(self.kind.currentData()), ticked)


class WishesDialog(StayingDialog):
    """A row a person, filled in where the mail leaves no doubt, and a reason.

    Ctrl+Enter confirms.
    """

    wishes_given = Signal(object, str)
    """Carries pairs of a person's number and their :class:`Told`, and the reason."""

    def __init__(
        self, case: Case, asked: Told, certain: Sequence[OwnWish], parent: QWidget
    ) -> None:
        """Take the case, all that its mails ask for, and for whom as far as that is certain."""
        title = translate("WishesDialog", "Tell the wishes apart")
        explanation = translate(
            "WishesDialog",
            "Each person gets what you choose here and nothing else. Every further wish becomes a"
            " case of its own, with the same mail and the same last day. Where the mail leaves a"
            " doubt, a supervisor answers for the choice. If you are not sure, ask the editor.",
        )
        super().__init__(title, explanation, parent, _WIDTH)
        self._case = case
        known = {wish.address: wish for wish in certain}
        self._asked = asked
        self._grid_of = QWidget(self)
        self._grid_of.setProperty("plain", "true")
        self._grid = QGridLayout(self._grid_of)
        self._grid.setHorizontalSpacing(theme.px(3))
        self._grid.setVerticalSpacing(theme.px(1.5))
        self._grid.setContentsMargins(0, 0, theme.px(2), 0)
        self.rows = [
            self._row(subject.number, subject.address, known.get(subject.address))
            for subject in case.subjects
            if subject.address is not None
        ]
        self._grid.setColumnStretch(0, 1)
        self.column.addWidget(self._scrolled())
        self.outcome = Muted("", self, wrap=True)
        self.column.addWidget(self.outcome)
        self.field = QPlainTextEdit(self)
        self.field.setProperty("field", "true")
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(theme.px(14))
        self.labelled(self.tr("How you know whom which wish is about"), self.field)
        self.add_buttons(title)
        self.field.textChanged.connect(self._on_changed)
        self._on_changed()
        if self.rows:
            self.rows[0].kind.setFocus()

    def give(self) -> None:
        """Hand on the wishes and the reason."""
        self.wishes_given.emit(tuple(self._told().items()), self._reason())

    def filled(self) -> bool:
        """Whether everybody has a wish, and a reason is given."""
        return len(self._told()) == len(self.rows) > 0 and bool(self._reason())

    def _row(self, number: int, address: EmailAddress, certain: OwnWish | None) -> _Row:
        who = shown(str(address), 80)
        label = PlainLabel(who, self._grid_of, elide=Qt.TextElideMode.ElideMiddle)
        kind = QComboBox(self._grid_of)
        kind.setPlaceholderText(self.tr("Choose…"))
        kind.setAccessibleName(self.tr("Wish of {person}").format(person=who))
        for one in _KINDS:
            if within(Told(one, self._asked.channels), self._asked.kind, self._asked.channels):
                kind.addItem(wording.kind(one), one.value)
        boxes: dict[ChannelKind, QCheckBox] = {
            channel: QCheckBox(wording.channel_kind(channel), self._grid_of)
            for channel in self._asked.channels
        }
        for channel, box in boxes.items():
            words = self.tr("{channel} of {person}")
            box.setAccessibleName(words.format(channel=box.text(), person=who))
            box.setChecked(channel in certain.channels if certain else len(boxes) == 1)
            box.toggled.connect(self._on_changed)
        chosen = kind.findData(certain.kind.value) if certain else -1
        kind.setCurrentIndex(0 if kind.count() == 1 else chosen)
        kind.currentIndexChanged.connect(self._on_changed)
        at = self._grid.rowCount()
        self._grid.addWidget(label, at, 0)
        self._grid.addWidget(kind, at, 1)
        for column, box in enumerate(boxes.values(), start=2):
            self._grid.addWidget(box, at, column)
        return _Row(number, kind, boxes)

    def _scrolled(self) -> QWidget:
        """Return the rows, in a scrolled view where there are many."""
        if len(self.rows) <= _ROWS_SEEN:
            return self._grid_of
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._grid_of)
        each = self._grid_of.sizeHint().height() // len(self.rows)
        area.setFixedHeight(each * _ROWS_SEEN)
        area.setAccessibleName(self.tr("The persons and their wishes"))
        return area

    def _told(self) -> dict[int, Told]:
        return {row.number: told for row in self.rows if (told := row.told) is not None}

    def _reason(self) -> str:
        return self.field.toPlainText().strip()

    def _sentence(self) -> str:
        if not self._asked.channels:
            return self.tr("The mail names neither mail, forum nor chat. Ask the editor.")
        told = self._told()
        left = len(self.rows) - len(told)
        if left:
            return self.tr("%Ln person(s) without a wish yet.", "", left)
        wishes = set(told.values())
        if len(wishes) == 1:
            outcome = self.tr("All persons have one wish: the case stays one.")
        else:
            outcome = self.tr("%Ln case(s) will come of it.", "", len(wishes))
        return " ".join(filter(None, (outcome, self._forgone(wishes))))

    def _forgone(self, wishes: Collection[Told]) -> str:
        """Say what the mail names and nobody gets, such as somebody's second wish."""
        kinds, channels = forgone(self._asked, wishes)
        left = [*map(wording.kind, kinds), *map(wording.channel_kind, channels)]
        if not left:
            return ""
        told = self.tr("Part of nobody’s wish: {what}. Ask the editor for a mail of its own on it.")
        return told.format(what=", ".join(left))

    @Slot()
    def _on_changed(self) -> None:
        self.outcome.set_text(self._sentence())
        self.weigh()
