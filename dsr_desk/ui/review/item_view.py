"""One item of a package as plain text, with its attachments."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollArea, QWidget

from dsr_desk.domain.packages import OpenedItem
from dsr_desk.ui import theme, wording
from dsr_desk.ui.review.attachments_view import AttachmentsView
from dsr_desk.ui.review.items_model import author_of, kind_of, subject_of
from dsr_desk.ui.widgets.card import Card, Rule
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import Heading, Muted


class ItemView(Card):
    """Subject, facts, text.  The text is only ever plain."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the card, empty."""
        super().__init__("", parent)
        self._item: OpenedItem | None = None
        self.subject = Heading("", self, level=2, wrap=True)
        self.facts = Muted("", self, wrap=True)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setProperty("bare", "true")
        self.text.setTabChangesFocus(True)
        self.text.setAcceptDrops(False)
        self.text.setUndoRedoEnabled(False)
        self.attachments = AttachmentsView(self)
        self._shelf = QScrollArea(self)
        self._shelf.setWidgetResizable(True)
        self._shelf.setFrameShape(QFrame.Shape.NoFrame)
        self._shelf.setMaximumHeight(theme.px(36))
        self._shelf.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shelf.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.attachments.setProperty("plain", "true")
        self._shelf.setWidget(self.attachments)
        self._rule = Rule(self)
        self.body.addWidget(self.subject)
        self.body.addWidget(self.facts)
        self.body.addWidget(self.text, 1)
        self.body.addWidget(self._rule)
        self.body.addWidget(self._shelf)
        self.show_item(None)

    @property
    def item(self) -> OpenedItem | None:
        """What is shown."""
        return self._item

    def show_item(self, item: OpenedItem | None) -> None:
        """Show an item’s head at once; its text follows when it has been made fit to be shown."""
        self._item = item
        self.text.clear()
        self.attachments.show_item(item)
        enclosed = len(item.attachments) if item else 0
        self._rule.setVisible(bool(enclosed))
        self._shelf.setVisible(bool(enclosed))
        self._shelf.setFixedHeight(min(theme.px(36), theme.px(9) * enclosed))
        self._translate()

    def show_text(self, number: int, text: str) -> None:
        """Show the text of an item, if it still is the one that is shown."""
        if self._item is not None and self._item.number == number:
            self.text.setPlainText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.attachments.show_item(self._item)
            self._translate()

    def _translate(self) -> None:
        self.text.setAccessibleName(self.tr("The item’s text"))
        item = self._item
        if item is None:
            self.subject.set_text(self.tr("No item is chosen"))
            self.facts.set_text("")
            return
        self.subject.set_text(subject_of(item) or self.tr("Without a subject"))
        number = self.tr("No. {number}").format(number=item.number)
        moment = wording.moment(item.at)
        channel = one_line(item.channel, 80)
        facts = (number, author_of(item), moment, kind_of(item), channel)
        self.facts.set_text(" · ".join(fact for fact in facts if fact))
