"""The editor's mail in its card: who, when, the text with its evidence, and what the marks mean."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from dsr_desk.domain.checklist import SENDER
from dsr_desk.domain.lookalikes import shown
from dsr_desk.domain.requests import Evidence, Nature
from dsr_desk.services.checklist import CaseView, MailHead
from dsr_desk.ui import theme, wording
from dsr_desk.ui.qt import clear_layout, flat
from dsr_desk.ui.request.mail_text import LINES, STROKES, MailText, ground_of
from dsr_desk.ui.request.marks import MarkKind, marks_of
from dsr_desk.ui.widgets.card import Card
from dsr_desk.ui.widgets.chip import VERDICT_LOOKS, Chip
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import Muted, PlainLabel


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
    """The mail beside the checklist."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the card."""
        super().__init__("", parent)
        self._view: CaseView | None = None
        self.proof = Chip(parent=self)
        self.head.addWidget(self.proof)
        self._facts = QGridLayout()
        flat(self._facts, theme.px(1))
        self._facts.setColumnStretch(1, 1)
        self.body.addLayout(self._facts)
        self.text = MailText(self)
        self.body.addWidget(self.text, 1)
        self._legend = QHBoxLayout()
        flat(self._legend, theme.px(2))
        self._keys = {kind: LegendKey(kind, self) for kind in STROKES}
        for key in self._keys.values():
            self._legend.addWidget(key)
        self._legend.addStretch(1)
        self.body.addLayout(self._legend)
        self._rule = Muted("", self, wrap=True)
        self.body.addWidget(self._rule)
        theme.watch().scheme_changed.connect(self._on_watch_scheme_changed)
        self._translate()

    def show_view(self, view: CaseView) -> None:
        """Show a case's mail."""
        newly = self._view is None or self._view.case.id != view.case.id
        self._view = view
        by_editor = view.case.nature in (Nature.INSTRUCTION, Nature.UNCLEAR)
        self.set_title(self.tr("The editor’s mail") if by_editor else self.tr("The mail"))
        self._show_head(view.mail)
        sender = next((check for check in view.checks if check.code == SENDER), None)
        self.proof.setVisible(sender is not None)
        if sender is not None:
            icon, tone = VERDICT_LOOKS[sender.verdict]
            word = self.tr("Sender: {verdict}").format(verdict=wording.verdict(sender.verdict))
            self.proof.show_word(word, icon, tone)
        marks = marks_of(view.parsed, view.checks) if view.parsed else ()
        at = 0 if newly else self.text.verticalScrollBar().value()
        self.text.show_mail(view.parsed, marks)
        self.text.verticalScrollBar().setValue(at)
        kinds = {mark.kind for mark in marks}
        for kind, key in self._keys.items():
            key.setVisible(kind in kinds)

    def clear(self) -> None:
        """Forget the mail."""
        self._view = None
        clear_layout(self._facts)
        self.text.show_mail(None, ())

    def emphasise(self, evidence: Evidence | None, *, jump: bool = False) -> bool:
        """Frame a piece of evidence; tells whether it stands in the mail's shown text."""
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
        self._rule.set_text(self.tr("Quoted text never counts as attestation."))
        if self._view is not None:
            self.show_view(self._view)

    def _show_head(self, mail: MailHead | None) -> None:
        clear_layout(self._facts)
        if mail is None:
            return
        sender = shown(str(mail.sender)) if mail.sender else self.tr("not exactly one sender")
        who = f"{shown(mail.sender_name, 80)} <{sender}>" if mail.sender_name else sender
        lines = [(self.tr("From"), who)]
        lines.append((self.tr("To"), ", ".join(shown(str(r)) for r in mail.recipients[:5])))
        lines.append((self.tr("Subject"), one_line(mail.subject)))
        if mail.received_at is not None:
            lines.append((self.tr("Received"), wording.moment(mail.received_at)))
        if mail.attachments:
            names = ", ".join(
                f"{one_line(a.filename, 60)} ({wording.size(a.size)})" for a in mail.attachments[:5]
            )
            lines.append((self.tr("Attached"), self.tr("{names} – not opened").format(names=names)))
        for number, (name, value) in enumerate(line for line in lines if line[1]):
            self._facts.addWidget(Muted(name, self), number, 0)
            elide = Qt.TextElideMode.ElideRight
            self._facts.addWidget(PlainLabel(value, self, elide=elide, level="small"), number, 1)

    @Slot()
    def _on_watch_scheme_changed(self) -> None:
        self.text.restyle()
