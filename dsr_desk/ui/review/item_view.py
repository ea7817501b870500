"""One item of a package: its fields and its text, or its record as the JSON has it."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

from dsr_desk.domain.extracts.packages import OpenedItem
from dsr_desk.ui import wording
from dsr_desk.ui.qt import flat
from dsr_desk.ui.review.attachments_view import AttachmentsView
from dsr_desk.ui.review.fetching import ItemText
from dsr_desk.ui.review.items_model import author_of, kind_of, subject_of
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import IconButton, LinkButton
from dsr_desk.ui.widgets.card import Card, Rule
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import Heading, Muted

_MOST_RECIPIENTS = 5
_BEGINNING = 400
_LEAST = 26
"""Grid units of height for the first lines of a text: with less nothing would be read."""


class ItemView(Card):
    """Subject, facts, text.  The text and the record are only ever plain."""

    record_wanted = Signal()
    """The record is to be seen, and has to be fetched."""
    hit_past_end = Signal(int)
    """There is no further hit in this text: 1 forwards, -1 back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the card, empty."""
        super().__init__(" ", parent)
        self._item: OpenedItem | None = None
        self._hits: tuple[tuple[int, int], ...] = ()
        self._unmarked = 0
        self._hit = -1
        self._words = ""
        self.subject, self.facts = Heading("", self, level=2), Muted("", self)
        self.subject.keep_whole()
        self.facts.keep_whole()
        self.text, self.record = self._plain(), self._plain()
        self.record.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.text)
        self.stack.addWidget(self.record)
        self.stack.setMinimumHeight(theme.px(_LEAST))
        self.as_record = LinkButton("", self)
        self.as_record.setCheckable(True)
        self.head.addWidget(self.as_record)
        self.hits = Muted("", self)
        self.hit_before = IconButton("arrow-left", "", self)
        self.hit_next = IconButton("arrow-right", "", self)
        self.attachments = AttachmentsView(self)
        self._shelf = QScrollArea(self)
        self._rule = Rule(self)
        self._build()
        self.as_record.toggled.connect(self._on_as_record_toggled)
        self.hit_before.clicked.connect(self._on_hit_before_clicked)
        self.hit_next.clicked.connect(self._on_hit_next_clicked)
        self.show_item(None)

    @property
    def item(self) -> OpenedItem | None:
        """What is shown."""
        return self._item

    def show_item(self, item: OpenedItem | None) -> None:
        """Show an item’s head at once; its text follows when it has been made fit to be shown."""
        self._item = item
        self.text.clear()
        self.record.clear()
        self._hits, self._hit, self._unmarked = (), -1, 0
        self.attachments.show_item(item)
        enclosed = len(item.attachments) if item else 0
        self._rule.setVisible(bool(enclosed))
        self._shelf.setVisible(bool(enclosed))
        self._shelf.setFixedHeight(min(theme.px(36), theme.px(9) * enclosed))
        self._translate()
        if item is not None and self.as_record.isChecked():
            self.record_wanted.emit()

    def show_text(self, read: ItemText, words: str = "") -> None:
        """Show the text of an item with its hits marked, if it still is the one that is shown."""
        if self._item is None or self._item.number != read.number:
            return
        if self.text.toPlainText() != read.text:
            _begin_at(self.text, _right_to_left(read.text))
            self.text.setPlainText(read.text)
        self._hits, self._hit, self._words = read.hits, -1, words
        self._unmarked = read.unmarked
        self._mark()
        if read.hits:
            self.go_to_hit(1)

    def show_record(self, number: int, text: str) -> None:
        """Show the record of an item, if it still is the one that is shown."""
        if self._item is not None and self._item.number == number:
            self.record.setPlainText(text)

    def go_to_hit(self, way: int) -> None:
        """Go to the next hit or the one before; past the last it is somebody else's turn."""
        if not 0 <= self._hit + way < len(self._hits):
            self.hit_past_end.emit(way)
            return
        self.as_record.setChecked(False)
        self._hit += way
        place = QTextCursor(self.text.document())
        place.setPosition(self._hits[self._hit][0])
        self.text.setTextCursor(place)
        self.text.ensureCursorVisible()
        self._mark()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language, or take other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.attachments.show_item(self._item)
            self._translate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._mark()

    def _plain(self) -> QPlainTextEdit:
        field = QPlainTextEdit(self)
        field.setReadOnly(True)
        field.setProperty("bare", "true")
        field.setTabChangesFocus(True)
        field.setAcceptDrops(False)
        field.setUndoRedoEnabled(False)
        flags = Qt.TextInteractionFlag
        field.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        return field

    def _build(self) -> None:
        self._shelf.setWidgetResizable(True)
        self._shelf.setFrameShape(QFrame.Shape.NoFrame)
        self._shelf.setMaximumHeight(theme.px(36))
        self._shelf.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shelf.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.attachments.setProperty("plain", "true")
        self._shelf.setWidget(self.attachments)
        found = QHBoxLayout()
        flat(found, theme.px(1))
        found.addWidget(self.hits, 1)
        found.addWidget(self.hit_before)
        found.addWidget(self.hit_next)
        self.body.addWidget(self.subject)
        self.body.addWidget(self.facts)
        self.body.addLayout(found)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self._rule)
        self.body.addWidget(self._shelf)

    def _mark(self) -> None:
        """Mark every hit, the current one strongly; a line tells them for who sees no colours."""
        marks = []
        for number, (start, end) in enumerate(self._hits):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.text.document())
            mark.cursor.setPosition(start)
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            here = number == self._hit
            mark.format.setBackground(theme.color("accent" if here else "mark_wish"))
            mark.format.setForeground(theme.color("on_accent" if here else "text"))
            mark.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            marks.append(mark)
        self.text.setExtraSelections(marks)
        self._show_hits()

    def _show_hits(self) -> None:
        sought = bool(self._words.split()) and self._item is not None
        for widget in (self.hits, self.hit_before, self.hit_next):
            widget.setVisible(sought)
        text = self.tr("Hit {hit} of {hits} in this text")
        if self._unmarked:
            text = self.tr(
                "Hit {hit} of {hits} in the part of this text that is shown, and %Ln further on:"
                " see the item’s page beside it.",
                "",
                self._unmarked,
            )
        elif not self._hits:
            text = self.tr("The words stand beside this text: in its fields or attachments.")
        self.hits.set_text(text.format(hit=self._hit + 1, hits=len(self._hits)))

    def _translate(self) -> None:
        self.text.setAccessibleName(self.tr("The item’s text"))
        self.record.setAccessibleName(self.tr("The item’s record as JSON"))
        self.set_title(self.tr("Item"))
        self.as_record.setText(self.tr("As JSON  (Ctrl+J)"))
        self.hit_before.set_name(self.tr("Hit before (Shift+F3)"))
        self.hit_next.set_name(self.tr("Next hit (F3)"))
        self._show_hits()
        item = self._item
        self.as_record.setEnabled(item is not None)
        if item is None:
            self.subject.set_text(self.tr("No item is chosen"))
            self.facts.set_text("")
            return
        self.subject.set_text(subject_of(item) or self.tr("Without a subject"))
        number = self.tr("No. {number}").format(number=item.number)
        moment = wording.moment(item.at)
        channel = one_line(item.channel, 80)
        facts = (number, author_of(item), moment, kind_of(item), channel, self._sent_to(item))
        self.facts.set_text(" · ".join(fact for fact in facts if fact))

    def _sent_to(self, item: OpenedItem) -> str:
        if not item.recipients:
            return ""
        shown = ", ".join(one_line(name, 80) for name in item.recipients[:_MOST_RECIPIENTS])
        more = len(item.recipients) - _MOST_RECIPIENTS
        shown += f" (+{more})" if more > 0 else ""
        return self.tr("to {recipients}").format(recipients=shown)

    @Slot(bool)
    def _on_as_record_toggled(self, on: bool) -> None:
        self.stack.setCurrentWidget(self.record if on else self.text)
        if on and self._item is not None:
            self.record_wanted.emit()

    @Slot()
    def _on_hit_before_clicked(self) -> None:
        self.go_to_hit(-1)

    @Slot()
    def _on_hit_next_clicked(self) -> None:
        self.go_to_hit(1)


def _right_to_left(text: str) -> bool:
    """Tell whether a text begins at the right: its first letter that has a direction says so."""
    ways = (unicodedata.bidirectional(letter) for letter in text[:_BEGINNING])
    return next((way for way in ways if way in ("L", "R", "AL")), "L") != "L"


def _begin_at(field: QPlainTextEdit, right: bool) -> None:
    """Lay paragraphs out by their own letters, from the side where the text begins."""
    option = field.document().defaultTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
    field.document().setDefaultTextOption(option)
