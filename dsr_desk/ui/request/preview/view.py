"""The preview beside the list: the item in its conversation, plain or formatted."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from dsr_desk.domain.finding.matches import Attachment
from dsr_desk.domain.people import Action, Channel, Reach
from dsr_desk.ui import operations
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.qt import set_flag
from dsr_desk.ui.request.preview.attachments_view import AttachmentLook, AttachmentsView, Fetch
from dsr_desk.ui.request.preview.conversation import Conversation, Turn
from dsr_desk.ui.request.preview.conversation_text import ConversationText
from dsr_desk.ui.request.preview.reading_bar import ReadingBar
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.card import Card
from dsr_desk.ui.widgets.empty import EmptyState
from dsr_desk.ui.widgets.foreign_parts import ForeignText, Place
from dsr_desk.ui.widgets.labels import Muted

_LEAST = 28
"""Grid units of height for who wrote and the first lines: with less nothing would be read."""
_LEAST_APPROVED = 38
"""Grid units where somebody signs that the item was looked at: the page scrolls around it."""


class PreviewView(Card):
    """Shows one match; fetched live, never stored."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build the card."""
        super().__init__("", parent)
        self._desk = desk
        self._shown: Conversation | None = None
        self._channel: Channel | None = None
        self._erases = False
        self._fetch: Fetch | None = None
        self.approving = False
        """Whether it is shown to an approver, who can’t search again but send the plan back."""
        self.reading = ReadingBar(self)
        self.head.addWidget(self.reading)
        # A stranger's subject: as it is long, it must not make the window wide.
        self.title.keep_whole()
        self.head.setStretch(0, 1)
        self.head.setStretch(1, 0)
        self._where = Muted("", self, wrap=True)
        self.note = Banner(self)
        self.text = ConversationText(self)
        self.attachments = AttachmentsView(self)
        self.look = AttachmentLook(desk, self)
        self._empty = EmptyState(self, icon="eye")
        self._stack = QStackedWidget(self)
        for page in (self.text, self._empty, self.look):
            self._stack.addWidget(page)
        # Else the page that is not shown would make a small window with large letters higher.
        self._stack.setMinimumHeight(theme.px(_LEAST))
        self.body.addWidget(self._where)
        self.body.addWidget(self.note)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self.attachments)
        self.reading.formatted_chosen.connect(self._on_reading_formatted_chosen)
        self.reading.part_chosen.connect(self._on_reading_part_chosen)
        self.attachments.chosen.connect(self._on_attachments_chosen)
        self.look.closed.connect(self._on_look_closed)
        self._policy = Muted("", self)
        self._policy.keep_whole()
        self.body.addWidget(self._policy)
        theme.watch().scheme_changed.connect(self._on_watch_scheme_changed)
        self.show_conversation(None, None, erases=False)

    def show_conversation(
        self,
        shown: Conversation | None,
        channel: Channel | None,
        *,
        erases: bool,
        fetch: Fetch | None = None,
    ) -> None:
        """Show an item in its conversation; None shows that nothing is chosen.

        With ``fetch`` its attachments can be looked at.
        """
        self._shown, self._channel, self._erases = shown, channel, erases
        self._fetch = fetch
        self._translate()
        opened = _opened(shown)
        there = opened is not None
        self.reading.show_part(
            opened.text if opened else None, html=shown is not None and shown.html
        )
        can_look = opened is not None and fetch is not None
        self.attachments.show_attachments(opened.attachments if opened and can_look else ())
        self._say_of(opened)
        self._stack.setCurrentWidget(self.text if there else self._empty)
        self.text.show_conversation(shown)
        if self.reading.formatted.isChecked():
            self._on_reading_formatted_chosen(True)

    def _say_of(self, opened: Turn | None) -> None:
        if self._shown is not None and self._shown.changed:
            text = (
                self.tr(
                    "This item has changed since it was found, so the plan can’t be approved. Send"
                    " it back: then it is searched and decided anew."
                )
                if self.approving
                else self.tr(
                    "This item has changed since it was found. Search again before anything is"
                    " decided: nothing is erased that is not as it was found."
                )
            )
            self.note.show_message("attention", text, dismissable=False)
        elif opened is not None and opened.text.is_source:
            text = self.tr(
                "The item’s layout could not be read in time. It is shown as it is written."
            )
            self.note.show_message("attention", text, dismissable=False)
        else:
            self.note.clear()

    def be_for_approval(self) -> None:
        """Be read by whoever approves: what is shown can't be decided anew here."""
        self.approving = True
        self._stack.setMinimumHeight(theme.px(_LEAST_APPROVED))

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
            self.text.restyle()

    def _translate(self) -> None:
        shown = self._shown
        self.text.setAccessibleName(self.tr("The item in its conversation"))
        if shown is None:
            self._empty.show_words(self.tr("No item is open"), self.tr("Choose one in the list."))
        elif shown.restricted:
            self._empty.show_words(
                self.tr("Restricted: not shown"),
                self.tr(
                    "It is kept and not looked at while its processing is restricted (Article 18)."
                    " No plan takes it."
                ),
            )
        elif shown.gone:
            text = (
                self.tr(
                    "Its source does not show it any more, so the plan can’t be approved. Send it"
                    " back: then it is searched and decided anew."
                )
                if self.approving
                else self.tr(
                    "Its source does not show it any more. Search again to bring the list up to"
                    " date."
                )
            )
            self._empty.show_words(self.tr("The item is no longer there"), text)
        there = shown is not None and not shown.gone
        title = (shown.title if shown else "") or self.tr("Without a subject")
        self.set_title(title if there else "")
        where = ""
        if shown is not None and there:
            count = len(shown.turns) + shown.earlier + shown.later
            items = self.tr("Conversation of %Ln item(s)", "", count)
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
            self.tr("The person’s own texts are pseudonymised in this channel.")
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
    def _on_reading_formatted_chosen(self, checked: bool) -> None:
        """Show the item’s own layout once it has been tried out, or the plain text at once."""
        set_flag(self.reading.formatted, "kind", "filter")
        shown = self._shown
        if not checked or shown is None or not shown.html:
            self.text.show_conversation(shown)
            return
        reader = self._desk.foreign
        operations.query(
            parent=self,
            desk=self._desk,
            read=lambda _services: (shown, reader.formatted(shown.body)),
            replaces="formatted",
        ).success(self._on_formatted_read).run_in_background()

    @Slot(object)
    def _on_formatted_read(self, read: tuple[Conversation, str]) -> None:
        shown, clean = read
        if shown is not self._shown or not self.reading.formatted.isChecked():
            return
        if clean:
            self.text.show_conversation(shown, formatted=clean)
            return
        text = self.tr("The item’s layout is too large or too deep to show: this is its text.")
        self.note.show_message("info", text, dismissable=False)

    @Slot(object)
    def _on_reading_part_chosen(self, place: Place) -> None:
        shown = self._shown
        if shown is None:
            return
        reader = self._desk.foreign
        operations.query(
            parent=self,
            desk=self._desk,
            read=lambda _services: (
                shown,
                reader.part(shown.body, is_html=shown.html, place=place),
            ),
            replaces="part",
        ).success(self._on_part_read).run_in_background()

    @Slot(object)
    def _on_part_read(self, read: tuple[Conversation, ForeignText]) -> None:
        shown, part = read
        if shown is not self._shown:
            return
        turns = tuple(replace(turn, text=part) if turn.current else turn for turn in shown.turns)
        self._shown = replace(shown, turns=turns)
        self.reading.formatted.setChecked(False)
        self.reading.show_part(part, html=shown.html)
        self._say_of(_opened(self._shown))
        self.text.show_conversation(self._shown)

    @Slot(object)
    def _on_attachments_chosen(self, attachment: Attachment) -> None:
        if self._fetch is not None:
            self._stack.setCurrentWidget(self.look)
            self.look.open(attachment, self._fetch)

    @Slot()
    def _on_look_closed(self) -> None:
        self._stack.setCurrentWidget(self.text)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_watch_scheme_changed(self) -> None:
        self.text.restyle()


def _opened(shown: Conversation | None) -> Turn | None:
    """Return the opened item; None when nothing is chosen or it is gone."""
    turns = shown.turns if shown is not None else ()
    return next((turn for turn in turns if turn.current), None)
