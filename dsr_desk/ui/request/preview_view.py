"""The preview beside the list: the item in its conversation, plain or formatted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from dsr_desk.domain.people import Action, Channel, Reach
from dsr_desk.ui import theme
from dsr_desk.ui.qt import set_flag
from dsr_desk.ui.request.conversation import Conversation
from dsr_desk.ui.request.conversation_text import ConversationText
from dsr_desk.ui.widgets.buttons import SafeButton
from dsr_desk.ui.widgets.card import Card
from dsr_desk.ui.widgets.empty import EmptyState
from dsr_desk.ui.widgets.labels import Muted


class PreviewView(Card):
    """Shows one match; fetched live, never stored."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the card."""
        super().__init__("", parent)
        self._shown: Conversation | None = None
        self._channel: Channel | None = None
        self._erases = False
        self.formatted = SafeButton("", self)
        self.formatted.setProperty("kind", "filter")
        self.formatted.setCheckable(True)
        self.formatted.toggled.connect(self._on_formatted_toggled)
        self.head.addWidget(self.formatted)
        self._where = Muted("", self)
        self.body.addWidget(self._where)
        self._stack = QStackedWidget(self)
        self.text = ConversationText(self)
        self._empty = EmptyState(self, icon="eye")
        self._stack.addWidget(self.text)
        self._stack.addWidget(self._empty)
        self.body.addWidget(self._stack, 1)
        self._policy = Muted("", self, wrap=True)
        self.body.addWidget(self._policy)
        theme.watch().scheme_changed.connect(self._on_watch_scheme_changed)
        self.show_conversation(None, None, erases=False)

    def show_conversation(
        self, shown: Conversation | None, channel: Channel | None, *, erases: bool
    ) -> None:
        """Show an item in its conversation; None shows that nothing is chosen."""
        self._shown, self._channel, self._erases = shown, channel, erases
        self._translate()
        there = shown is not None and not shown.gone
        self.formatted.setVisible(there and shown is not None and shown.has_formatted)
        self._stack.setCurrentWidget(self.text if there else self._empty)
        self.text.show_conversation(shown, formatted=self.formatted.isChecked())

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
            self.text.restyle()

    def _translate(self) -> None:
        shown = self._shown
        self.formatted.setText(self.tr("Formatted"))
        self.formatted.setToolTip(
            self.tr("Show the mail’s own layout; pictures and links are never loaded")
        )
        self.text.setAccessibleName(self.tr("The item in its conversation"))
        if shown is None:
            self._empty.show_words(self.tr("No item is chosen"), "")
        elif shown.gone:
            self._empty.show_words(
                self.tr("The item is no longer there"),
                self.tr("Its source does not show it any more. Search again to bring the list up."),
            )
        there = shown is not None and not shown.gone
        title = (shown.title if shown else "") or self.tr("Without a subject")
        self.set_title(title if there else "")
        where = ""
        if shown is not None and there:
            count = len(shown.turns) + shown.earlier + shown.later
            items = self.tr("Conversation of %n item(s)", "", count)
            where = f"{items} · {shown.channel}" if shown.channel else items
        self._where.set_text(where)
        self._where.setVisible(bool(where))
        self._policy.set_text(self._policy_words() if there else "")
        self._policy.setVisible(bool(self._policy.text()))

    def _policy_words(self) -> str:
        """Say what will become of what is shown, by the channel's policy."""
        if self._channel is None or not self._erases:
            return ""
        policy = self._channel.policy
        own = (
            self.tr("The person’s own texts are anonymised in this channel.")
            if policy.action is Action.ANONYMISE
            else self.tr("The person’s own texts are erased in this channel.")
        )
        rest = (
            self.tr("Staff replies in the conversation go with them.")
            if policy.reach is Reach.CONVERSATION
            else self.tr("Staff replies and other people’s texts stay.")
        )
        return f"{own} {rest}"

    @Slot(bool)
    def _on_formatted_toggled(self, checked: bool) -> None:
        set_flag(self.formatted, "kind", "filter")
        self.text.show_conversation(self._shown, formatted=checked)

    @Slot()
    def _on_watch_scheme_changed(self) -> None:
        self.text.restyle()
