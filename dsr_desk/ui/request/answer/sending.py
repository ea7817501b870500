"""Sending the answer from its page: asked once more, told plainly, never twice by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from dsr_desk.domain.answers.errors import UNSETTLED
from dsr_desk.domain.answers.sending import SendState
from dsr_desk.domain.requests import MailRole
from dsr_desk.services.answers.sending import SentAnswer
from dsr_desk.services.desk import DeskServices
from dsr_desk.services.intake.case_view import CaseView
from dsr_desk.services.intake.letters import ReplyDraft
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.errors import show_error
from dsr_desk.ui.operation import Operation
from dsr_desk.ui.request.footer import footer_action
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.buttons import SafeButton
from dsr_desk.ui.widgets.danger_dialog import DangerDialog
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import Heading, PlainLabel
from dsr_desk.ui.wording.values import size as size_in_words

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Ways:
    """Whether the desk can send, and whether a sending's fate is not known; read off the store."""

    can_send: bool = False
    undecided: bool = False
    sent: bool = False


def ways(services: DeskServices, case_id: int) -> Ways:
    """Return how an answer of a case can leave."""
    account = services.sending_settings.account()
    known = services.sending.of_case(case_id)
    undecided = any(sending.state is SendState.SENDING for sending in known)
    return Ways(account is not None and not undecided, undecided)


def send_reply(
    *, parent: QObject, desk: Desk, case_id: int, draft: ReplyDraft
) -> Operation[SentAnswer]:
    """Send an answer; the network is waited for beside the writers."""
    return Operation(
        parent,
        desk,
        lambda _p, cancel: desk.services.sending.send(case_id, draft, desk.by, cancel),
        changes=lambda sent: sent.changes,
        watches=True,
    )


def settle_sending(
    *, parent: QObject, desk: Desk, case_id: int, sent: bool
) -> Operation[SentAnswer]:
    """Put on record what a person has found out about a mail."""
    return Operation(
        parent,
        desk,
        lambda _p, _c: desk.services.sending.settle(case_id, sent=sent, by=desk.by),
        changes=lambda settled: settled.changes,
        writes=True,
    )


def knowing(draft: ReplyDraft, view: CaseView, banner: Banner) -> ReplyDraft:
    """Say that a mail has come since an answer was drawn; whoever goes on then knows of it."""
    known = sum(mail.role is not MailRole.NOTICE for mail in view.mails)
    if draft.mails in (None, known):
        return draft
    told = translate(
        "AnswerPage", "A mail has come since this answer was drawn. Read it before you answer."
    )
    banner.show_message("attention", told)
    return replace(draft, mails=known)


class AnswerSender(QObject):
    """Asks, sends, and asks what became of a mail whose fate is not known."""

    sent = Signal(object)
    """Carries the path of the bytes that were sent, and what changed."""
    changed = Signal()
    """What can be done now is something else than before."""
    dialog_opened = Signal(object)

    def __init__(
        self,
        desk: Desk,
        banner: Banner,
        page: QWidget,
        written: Callable[[], tuple[int, ReplyDraft] | None],
    ) -> None:
        """Take where a fault is told, the page, and what gives the case and its answer."""
        super().__init__(page)
        self._desk, self._banner, self._page, self._written = desk, banner, page, written
        self.ways = Ways()
        self._asked: tuple[int, ReplyDraft] | None = None
        """What was shown and asked about, whichever case is shown when it is confirmed."""
        self._unsettled = 0
        """The case that was asked about."""
        self.send = footer_action(self, "send", self._on_send_triggered)
        self.settle = footer_action(self, "alert", self._on_settle_triggered)

    @Slot()
    def _on_send_triggered(self) -> None:
        if written := self._written():
            self.ask(*written)

    @Slot()
    def _on_settle_triggered(self) -> None:
        if written := self._written():
            self.ask_what_became(written[0])

    def ask(self, case_id: int, draft: ReplyDraft) -> None:
        """Show what would leave, and to whom; send it when that is confirmed."""
        dialog = SendDialog(draft, self._page)
        self._asked = case_id, draft
        dialog.accepted.connect(self._on_dialog_accepted)
        dialog.open()
        self.dialog_opened.emit(dialog)

    def ask_what_became(self, case_id: int) -> None:
        """Ask whether the mail was sent."""
        dialog = SettleDialog(self._page)
        self._unsettled = case_id
        dialog.answered.connect(self._on_dialog_answered)
        dialog.open()
        self.dialog_opened.emit(dialog)

    @Slot()
    def _on_dialog_accepted(self) -> None:
        if self._asked is None:
            return
        (case_id, draft), self._asked = self._asked, None
        self._banner.show_message("info", self.tr("Sending…"), dismissable=False)
        operation = send_reply(parent=self, desk=self._desk, case_id=case_id, draft=draft)
        operation.success(self._on_sent).failure(self._on_failed).run_in_background()

    @Slot(bool)
    def _on_dialog_answered(self, sent: bool) -> None:
        case_id = self._unsettled
        operation = settle_sending(parent=self, desk=self._desk, case_id=case_id, sent=sent)
        done = self._on_sent if sent else self._on_settled
        operation.success(done).failure(self._on_failed).run_in_background()

    @Slot(object)
    def _on_sent(self, sent: SentAnswer) -> None:
        self.ways = Ways(sent=True)
        self.sent.emit((sent.path, sent.changes))

    @Slot(object)
    def _on_settled(self, _settled: SentAnswer) -> None:
        self._banner.clear()
        self.ways = Ways(can_send=True)
        self.changed.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        show_error(self._banner, error)
        if getattr(error, "code", "") in UNSETTLED:
            self.ways = Ways(undecided=True)
            self.changed.emit()


class SendDialog(DangerDialog):
    """Shows what would leave, and to whom."""

    def __init__(self, draft: ReplyDraft, parent: QWidget) -> None:
        """Take the answer as it would leave."""
        question = translate("SendDialog", "Send this answer? It can’t be taken back.")
        super().__init__(translate("SendDialog", "Send the answer"), question, parent, 120)
        form = QFormLayout()
        form.setHorizontalSpacing(theme.px(3))
        self.facts = dict(self._facts(draft))
        for name, text in self.facts.items():
            form.addRow(PlainLabel(name, self, tone="muted"), PlainLabel(text, self, wrap=True))
        self.column.addLayout(form)
        if draft.password:
            note = self.tr(
                "The extract’s password goes another way than this mail: by telephone or letter."
            )
            self.column.addWidget(PlainLabel(note, self, wrap=True, tone="attention"))
        self.send = self.add_buttons(self.tr("Send it"))

    def _facts(self, draft: ReplyDraft) -> list[tuple[str, str]]:
        names = ", ".join(one_line(path.name) for path in draft.attachments)
        size = sum(map(_size, draft.attachments))
        attached = f"{names} · {size_in_words(size)}" if names else self.tr("nothing")
        return [
            (self.tr("To"), one_line(draft.recipient.text)),
            (self.tr("Subject"), one_line(draft.subject)),
            (self.tr("Attached"), attached),
        ]


def _size(path: Path) -> int:
    """Return a file's size; none where it is gone, which the sending itself tells."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


class SettleDialog(Dialog):
    """Asks what became of a mail; the way out that changes nothing has the focus."""

    answered = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        """Ask."""
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(self.tr("What became of the answer?"))
        self.setMinimumWidth(theme.px(120))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(5), theme.px(4), theme.px(5), theme.px(4))
        column.setSpacing(theme.px(2.5))
        column.addWidget(Heading(self.tr("Was the answer sent?"), self, level=2))
        text = self.tr(
            "The connection broke, or the program ended, while it was being sent. Look into the"
            " sent mail at the server, or ask the editor. What you say is put on record."
        )
        column.addWidget(PlainLabel(text, self, wrap=True))
        self.yes = SafeButton(self.tr("It was sent"), self)
        self.no = SafeButton(self.tr("It was not sent"), self)
        self.cancel = SafeButton(self.tr("I don’t know yet"), self)
        self.cancel.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(self.yes)
        row.addWidget(self.no)
        row.addStretch(1)
        row.addWidget(self.cancel)
        column.addLayout(row)
        self.yes.clicked.connect(self._on_yes_clicked)
        self.no.clicked.connect(self._on_no_clicked)
        self.cancel.clicked.connect(self.reject)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_yes_clicked(self) -> None:
        self.answered.emit(True)
        self.accept()

    @Slot()
    def _on_no_clicked(self) -> None:
        self.answered.emit(False)
        self.accept()
