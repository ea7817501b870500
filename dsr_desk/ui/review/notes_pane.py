"""Where a reviewer writes: about the item that is shown, and about the package as a whole."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from dsr_desk.domain.extracts.review_notes import WHOLE, ReviewNotes
from dsr_desk.ui.qt import flat
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import LinkButton
from dsr_desk.ui.widgets.card import Card
from dsr_desk.ui.widgets.flow import FlowLayout
from dsr_desk.ui.widgets.foreign_text import breakable, one_line
from dsr_desk.ui.widgets.labels import Muted


class NotesPane(Card):
    """Two fields; whoever keeps the notes hears of every change."""

    note_typed = Signal(int, str)
    """Carries the item's number (0: the package) and what is noted about it now."""
    sending_requested = Signal()
    opening_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the card; nothing can be written before there are notes to write in."""
        super().__init__(" ", parent)
        self._notes: ReviewNotes | None = None
        self._item = WHOLE
        self._filling = False
        self._file = ""
        self.about = Muted("", self)
        self.field = self._field()
        self.about_whole = Muted("", self)
        self.whole = self._field()
        self.kept = Muted("", self)
        self.kept.keep_whole()
        self.send = LinkButton("", self)
        self.open = LinkButton("", self)
        for widget in (self.about, self.field, self.about_whole, self.whole, self.kept):
            self.body.addWidget(widget, int(isinstance(widget, QPlainTextEdit)))
        row = FlowLayout()
        flat(row, theme.px(2))
        row.addWidget(self.send)
        row.addWidget(self.open)
        self.body.addLayout(row)
        self.field.textChanged.connect(self._on_field_text_changed)
        self.whole.textChanged.connect(self._on_whole_text_changed)
        self.send.clicked.connect(self.sending_requested)
        self.open.clicked.connect(self.opening_requested)
        self._fill()

    def show_notes(self, notes: ReviewNotes | None) -> None:
        """Show other notes, or none."""
        self._notes = notes
        if notes is None:
            self._file = ""
        self._fill()

    def show_item(self, number: int) -> None:
        """Go to the note on an item; 0 when none is shown."""
        self._item = number
        self._fill()

    def note(self, notes: ReviewNotes | None) -> None:
        """Know what was typed, without filling the field under the cursor anew."""
        self._notes = notes

    def show_kept(self, file: str) -> None:
        """Say where the notes lie."""
        self._file = file
        self._translate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()

    def _field(self) -> QPlainTextEdit:
        field = QPlainTextEdit(self)
        field.setProperty("field", "true")
        field.setTabChangesFocus(True)
        field.setAcceptDrops(False)
        field.setMinimumHeight(theme.px(12))
        return field

    def _fill(self) -> None:
        notes = self._notes
        self._filling = True
        for field, item in ((self.field, self._item), (self.whole, WHOLE)):
            ready = notes is not None and (field is self.whole or item != WHOLE)
            # A note may be a stranger's: what hides or turns round text is made visible.
            text = breakable(notes.text(item)) if notes is not None and ready else ""
            if field.toPlainText() != text:
                field.setPlainText(text)
            field.setEnabled(ready)
        self._filling = False
        for button in (self.send, self.open):
            button.setEnabled(notes is not None)
        self._translate()

    def _translate(self) -> None:
        self.set_title(self.tr("Notes"))
        about = self.tr("On no. {number}").format(number=self._item)
        self.about.set_text(about if self._item else self.tr("On an item"))
        self.about_whole.set_text(self.tr("On the whole package"))
        self.field.setAccessibleName(self.tr("Note on the item that is shown"))
        self.whole.setAccessibleName(self.tr("Note on the whole package"))
        self.send.setText(self.tr("Save notes to send back…"))
        self.open.setText(self.tr("Open notes…"))
        text = self.tr("Kept readable in {file}, beside the package.")
        self.kept.set_text(text.format(file=one_line(self._file, 80)) if self._file else "")
        self.kept.setVisible(bool(self._file))

    @Slot()
    def _on_field_text_changed(self) -> None:
        if not self._filling and self._item != WHOLE:
            self.note_typed.emit(self._item, self.field.toPlainText())

    @Slot()
    def _on_whole_text_changed(self) -> None:
        if not self._filling:
            self.note_typed.emit(WHOLE, self.whole.toPlainText())
