"""The card around the list of what must be opened: its title, how far it is, its keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from dsr_desk.services.erasing.to_see import ToSee
from dsr_desk.ui import wording
from dsr_desk.ui.request.approve.to_see_model import ToSeeModel
from dsr_desk.ui.request.approve.to_see_view import ToSeeView
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.card import Card
from dsr_desk.ui.widgets.empty import EmptyState
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import Muted, PlainLabel, hints


class ToSeePane(Card):
    """Says in words how many are opened; a tick alone would not do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the card, empty."""
        super().__init__(" ", parent, tight=True)
        self._signing = self._signed = False
        self.model = ToSeeModel(self)
        self.view = ToSeeView(self.model, self)
        self._empty = EmptyState(self, icon="eye")
        self.count = PlainLabel("", self, tone="muted", level="3")
        self.title.keep_whole()
        self.head.addWidget(self.count)
        self.head.setStretch(0, 1)
        self.head.setStretch(1, 0)
        self.body.setSpacing(theme.px(1))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self.body.addWidget(self._stack, 1)
        self._keys = Muted("", self, wrap=True)
        self._keys.setContentsMargins(theme.px(4), theme.px(1), theme.px(4), theme.px(1.5))
        self.body.addWidget(self._keys)
        self.translate()

    def show_rows(self, rows: Sequence[ToSee], *, signing: bool, signed: bool) -> None:
        """Show what must be opened; ``signing`` for the person who could approve.

        ``signed`` when somebody has approved it already.
        """
        self._signing, self._signed = signing, signed
        self.model.set_rows(rows, due=signing)
        self._stack.setCurrentWidget(self.view if rows else self._empty)
        if rows and not self.view.currentIndex().isValid():
            self.view.go_to(0)
        self.translate()

    def set_seen(self, mark: str) -> None:
        """Mark one as opened."""
        self.model.set_seen(mark)
        self._show_count()

    def clear(self) -> None:
        """Let go of everything."""
        self.model.set_rows(())

    def ground_words(self, row: ToSee) -> str:
        """Return on what ground an exception is kept, with its note."""
        ground = wording.ground(row.ground) if row.ground is not None else ""
        note = one_line(row.note, 400)
        if note:
            return self.tr("Kept: {ground}. Note: {note}").format(ground=ground, note=note)
        return self.tr("Kept: {ground}. No note was made.").format(ground=ground)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.model.describe_anew()
            self.translate()

    def translate(self) -> None:
        """Put everything into words again."""
        self.set_title(self._title())
        self.view.setAccessibleName(self.title.whole_text)
        keys = self.tr("Enter opens · N opens the next · J/K down, up")
        self._keys.set_text(hints(keys))
        self._keys.setVisible(self.view.letter_keys and self.model.rowCount() > 0)
        self._empty.show_words(
            self.tr("Nothing has to be opened"), self.tr("The plan erases nothing.")
        )
        self._show_count()

    def _title(self) -> str:
        if self._signing:
            return self.tr("Open before signing")
        if self._signed:
            return self.tr("What the approver opened")
        return self.tr("What the approver opens")

    def _show_count(self) -> None:
        """Say how far the person has come who signs; nobody else has anything to get through."""
        total, left = self.model.rowCount(), self.model.left
        text = self.tr("{done} of {total} opened").format(done=total - left, total=total)
        self.count.set_text(text if total and self._signing else "")
        self.count.set_tone("muted" if left else "ok")
