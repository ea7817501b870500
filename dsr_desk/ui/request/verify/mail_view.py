"""The editor's mail in its card: who, when, the text with its evidence, and what the marks mean."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QGridLayout, QSizePolicy, QStackedWidget, QWidget

from dsr_desk.domain.finding.matches import Attachment
from dsr_desk.domain.intake.attesting.attached import ATTACHED
from dsr_desk.domain.intake.codes import READING
from dsr_desk.domain.lookalikes import shown
from dsr_desk.domain.requests import Evidence, MailRole, Nature
from dsr_desk.domain.verifying.checklist import MAIL_SENDER, SENDER
from dsr_desk.services.intake.case_view import CaseView, ShownMail
from dsr_desk.ui import wording
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.qt import clear_layout, flat
from dsr_desk.ui.request.preview.attachments_view import AttachmentLook, AttachmentsView
from dsr_desk.ui.request.verify.mail_tabs import MailTabs
from dsr_desk.ui.request.verify.mail_text import LINES, STROKES, MailText, ground_of
from dsr_desk.ui.request.verify.marks import MarkKind, marks_of
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.card import Card
from dsr_desk.ui.widgets.chip import VERDICT_LOOKS, Chip
from dsr_desk.ui.widgets.flow import FlowLayout
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import Muted, PlainLabel

_TOP = Qt.AlignmentFlag.AlignTop
_MOST_NOTES = 4


class LegendKey(QWidget):
    """One kind of mark: the word itself, grounded and underlined as in the mail."""

    def __init__(self, kind: MarkKind, parent: QWidget) -> None:
        """Take the kind; the word comes later."""
        super().__init__(parent)
        self._kind = kind
        self._word = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_word(self, word: str) -> None:
        """Say the kind."""
        self._word = word
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for the word."""
        metrics = QFontMetrics(self._font())
        return QSize(
            metrics.horizontalAdvance(self._word) + theme.px(2), metrics.height() + theme.px(1)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, word and line."""
        del event
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), ground_of(self._kind))
            painter.setFont(self._font())
            painter.setPen(theme.color("text"))
            painter.drawText(QRect(self.rect()), Qt.AlignmentFlag.AlignCenter, self._word)
            painter.setPen(QPen(theme.color(LINES[self._kind]), 2, STROKES[self._kind]))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _font(self) -> QFont:
        return theme.scaled_font(QApplication.font(), 0.88)


class MailView(Card):
    """The mails beside the checklist, one at a time."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build the card."""
        super().__init__("", parent)
        self._desk = desk
        self._view: CaseView | None = None
        self._place = 0
        self.tabs = MailTabs(self)
        self.tabs.mail_chosen.connect(self._on_tabs_mail_chosen)
        self.proof = Chip(parent=self)
        self.head.addWidget(self.proof)
        self.body.addWidget(self.tabs)
        self._facts = QGridLayout()
        flat(self._facts, theme.px(1))
        self._facts.setHorizontalSpacing(theme.px(3))
        self._facts.setColumnStretch(1, 1)
        self.body.addLayout(self._facts)
        self.attachments = AttachmentsView(self)
        self.body.addWidget(self.attachments)
        self.text = MailText(self)
        self.look = AttachmentLook(desk, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.text)
        self._stack.addWidget(self.look)
        self.body.addWidget(self._stack, 1)
        self.attachments.chosen.connect(self._on_attachments_chosen)
        self.look.closed.connect(self._on_look_closed)
        self._legend = FlowLayout(spacing=theme.px(2))
        self._keys = {kind: LegendKey(kind, self) for kind in STROKES}
        for key in self._keys.values():
            self._legend.addWidget(key)
        self._rule = Muted("", self, elide=Qt.TextElideMode.ElideRight)
        self._legend.addWidget(self._rule)
        self.body.addLayout(self._legend)
        theme.watch().scheme_changed.connect(self._on_watch_scheme_changed)
        self._translate()

    def show_view(self, view: CaseView) -> None:
        """Show a case's mail; one that has just come stands before the instruction."""
        newly = self._view is None or self._view.case.id != view.case.id
        grown = self._view is not None and len(view.mails) > len(self._view.mails)
        self._view = view
        mails = mails_of(view)
        if newly or grown or self._place >= len(mails):
            self._place = next((mail.place for mail in mails if mail.new), 0)
            newly = True
        self.tabs.show_mails(mails, self._place)
        self._show_mail(keep_place=not newly)

    @property
    def place(self) -> int:
        """The place of the mail that is shown, 0 for the instruction."""
        return self._place

    @property
    def shown(self) -> QWidget:
        """What is read: the mail's text, or the way back from one of its files."""
        return self.text if self._stack.currentWidget() is self.text else self.look.back

    def show_mail(self, place: int) -> None:
        """Show another mail of the case."""
        if self._view is None or place == self._place or place >= len(mails_of(self._view)):
            return
        self._place = place
        self.tabs.choose(place)
        self._show_mail(keep_place=False)

    def _show_mail(self, *, keep_place: bool) -> None:
        if self._view is None:
            return
        view, mail = self._view, mails_of(self._view)[self._place]
        self.set_title(self._title(view, mail))
        self._show_head(mail)
        self._show_files(mail, keep=keep_place)
        self._show_proof(view, mail)
        checks = [c for c in view.checks if c.evidence and c.evidence.mail == mail.place]
        marks = marks_of(mail.parsed, checks) if mail.parsed else ()
        at = self.text.verticalScrollBar().value() if keep_place else 0
        self.text.show_mail(mail.parsed, marks)
        self.text.verticalScrollBar().setValue(at)
        kinds = {mark.kind for mark in marks}
        for kind, key in self._keys.items():
            key.setVisible(kind in kinds)

    def _title(self, view: CaseView, mail: ShownMail) -> str:
        if mail.role is MailRole.NOTICE:
            return self.tr("An automatic notice")
        by_editor = view.case.nature in (Nature.INSTRUCTION, Nature.UNCLEAR)
        return self.tr("The editor’s mail") if by_editor else self.tr("The mail")

    def _show_proof(self, view: CaseView, mail: ShownMail) -> None:
        """Say whether this mail's sender is proved, by the check that is about it."""
        code, target = (MAIL_SENDER, str(mail.place + 1)) if mail.place else (SENDER, "")
        found = (c for c in view.checks if (c.code, c.target) == (code, target))
        sender = next(found, None)
        self.proof.setVisible(sender is not None)
        if sender is not None:
            icon, tone = VERDICT_LOOKS[sender.verdict]
            word = self.tr("Sender: {verdict}").format(verdict=wording.verdict(sender.verdict))
            self.proof.show_word(word, icon, tone)

    def clear(self) -> None:
        """Forget the mail."""
        self._view = None
        self._place = 0
        self.tabs.show_mails((), 0)
        clear_layout(self._facts)
        self.attachments.show_attachments(())
        self._stack.setCurrentWidget(self.text)
        self.text.show_mail(None, ())

    def emphasise(self, evidence: Evidence | None, *, jump: bool = False) -> bool:
        """Frame a piece of evidence, in the mail it stands in when told to go there.

        Tells whether it stands in the shown text.
        """
        if jump and evidence is not None and evidence.in_text:
            self.show_mail(evidence.mail)
        if evidence is not None and evidence.mail != self._place:
            evidence = None
        if jump and evidence is not None:
            self._stack.setCurrentWidget(self.text)
        return self.text.emphasise(evidence, jump=jump)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()

    def _translate(self) -> None:
        self.text.setAccessibleName(self.tr("Text of the mail"))
        words = {
            MarkKind.ATTESTATION: self.tr("attestation"),
            MarkKind.PERSON: self.tr("person"),
            MarkKind.WISH: self.tr("wish"),
            MarkKind.CHANNEL: self.tr("channel"),
            MarkKind.OTHER: self.tr("other evidence"),
        }
        for kind, key in self._keys.items():
            key.set_word(words[kind])
        self.look.say_of_unshown(
            self.tr(
                "Only pictures, plain text and what PDF and Word files say are shown. What stands"
                " in it does not count: ask the editor to write it in the mail itself."
            )
        )
        if self._view is not None:
            self.show_view(self._view)

    def _show_head(self, whole: ShownMail) -> None:
        clear_layout(self._facts)
        mail = whole.head
        if mail is None:
            return
        sender = shown(str(mail.sender)) if mail.sender else self.tr("not exactly one sender")
        who = f"{shown(mail.sender_name, 80)} <{sender}>" if mail.sender_name else sender
        lines = [(self.tr("From"), who)]
        lines.append((self.tr("To"), ", ".join(shown(str(r)) for r in mail.recipients[:5])))
        lines.append((self.tr("Subject"), one_line(mail.subject)))
        if mail.received_at is not None:
            lines.append((self.tr("Received"), wording.moment(mail.received_at)))
        if mail.attachments and not whole.files:
            names = ", ".join(
                f"{one_line(a.filename, 60)} ({wording.size(a.size)})" for a in mail.attachments[:5]
            )
            lines.append((self.tr("Attached"), self.tr("{names} – not opened").format(names=names)))
        if whole.namesakes:
            said = self.tr("the same as in {cases}, where the mail says something else")
            lines.append((self.tr("Message-ID"), said.format(cases=", ".join(whole.namesakes[:5]))))
        lines = [line for line in lines if line[1]]
        for number, (name, value) in enumerate(lines):
            self._facts.addWidget(Muted(name, self), number, 0)
            elide = Qt.TextElideMode.ElideRight
            self._facts.addWidget(PlainLabel(value, self, elide=elide, level="small"), number, 1)
        if notes := _notes_of(whole):
            self._facts.addWidget(Muted(self.tr("Note"), self), len(lines), 0, _TOP)
            note = PlainLabel(notes, self, wrap=True, level="small")
            self._facts.addWidget(note, len(lines), 1)

    def _show_files(self, mail: ShownMail, *, keep: bool) -> None:
        """Offer what hangs on the mail, and say that nothing of it counts."""
        if not keep:
            self._stack.setCurrentWidget(self.text)
        self.attachments.show_attachments(mail.files)
        self._rule.set_text(
            self.tr("Quoted text and attachments never count as attestation.")
            if mail.files
            else self.tr("Quoted text never counts as attestation.")
        )

    @Slot(object)
    def _on_attachments_chosen(self, attachment: Attachment) -> None:
        if self._view is None:
            return
        case, by, mail = self._view.case.id, self._desk.by, self._place
        self._stack.setCurrentWidget(self.look)
        self.look.open(
            attachment,
            lambda services, place: services.checklist.attachment(case, by, mail, int(place)),
        )

    @Slot()
    def _on_look_closed(self) -> None:
        self._stack.setCurrentWidget(self.text)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _on_tabs_mail_chosen(self, place: int) -> None:
        self.show_mail(place)

    @Slot()
    def _on_watch_scheme_changed(self) -> None:
        self.text.restyle()


def _notes_of(mail: ShownMail) -> str:
    """Say what the reading of a mail came upon, which its text alone does not show."""
    codes = mail.parsed.problems if mail.parsed else ()
    told = [code for code in codes if code in READING or code == ATTACHED]
    return " ".join(wording.code_sentence(code) for code in told[:_MOST_NOTES])


def mails_of(view: CaseView) -> tuple[ShownMail, ...]:
    """Return the mails of a case, at least the one it grew from."""
    if view.mails:
        return view.mails
    return (ShownMail(0, MailRole.INSTRUCTION, view.case.received_at, view.mail, view.parsed),)
