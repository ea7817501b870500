"""Step 5, Answer: the prepared mail to the editor, to be read, changed, sent or saved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from dsr_desk.domain.answers.replies import EXTRACT, NOTHING_FOUND
from dsr_desk.domain.changes import Changes
from dsr_desk.domain.errors import PlanMissing, WrongStep
from dsr_desk.domain.languages import LANGUAGES
from dsr_desk.domain.requests import CaseState
from dsr_desk.services.answers.enclosures import enclosing
from dsr_desk.services.desk import DeskServices
from dsr_desk.services.extracts.sealing import SealedExtract
from dsr_desk.services.intake.case_view import CaseView
from dsr_desk.services.intake.letters import ReplyDraft
from dsr_desk.ui import operations
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.errors import show_error
from dsr_desk.ui.qt import flat
from dsr_desk.ui.request.answer.enclosed_files import EnclosedFiles
from dsr_desk.ui.request.answer.sealing import ExtractSealing
from dsr_desk.ui.request.answer.sending import AnswerSender, Ways, knowing, ways
from dsr_desk.ui.request.answer.undecided import UndecidedOthers
from dsr_desk.ui.request.footer import ASIDE, footer_action
from dsr_desk.ui.request.page import StepPage
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.card import Card
from dsr_desk.ui.widgets.empty import EmptyState
from dsr_desk.ui.widgets.labels import PlainLabel


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A draft, and the packages that are handed over beside the mail."""

    case: int
    draft: ReplyDraft
    packages: tuple[Path, ...]
    ways: Ways
    undecided: int
    """Others in the extract about whom nobody has decided."""


def _prepare(
    services: DeskServices,
    desk: Desk,
    case_id: int,
    language: str | None,
    sealed: SealedExtract | None,
) -> _Prepared:
    draft = services.replies.draft(case_id, desk.by, language, sealed)
    extract = draft.kind == EXTRACT
    packages = services.export.packages(case_id) if extract else ()
    undecided = services.export.undecided(case_id) if extract else 0
    return _Prepared(case_id, draft, packages, ways(services, case_id), undecided)


class AnswerPage(StepPage):
    """The recipient is the editor who wrote, and nobody else: it can't be changed here."""

    def _build(self) -> Iterator[None]:
        self._view: CaseView | None = None
        self._draft: ReplyDraft | None = None
        self._packages: tuple[Path, ...] = ()
        self._touched = False
        self._wanted: str | None = None
        """The language that was chosen over a text somebody has changed."""
        self._saved: Path | None = None
        self.banner = Banner(self)
        self.others = UndecidedOthers(self.desk, self)
        self.empty = EmptyState(self, icon="send")
        self.card = Card("", self)
        self.recipient = PlainLabel("", self)
        self.recipient_name = PlainLabel("", self, tone="muted")
        yield
        self.language = QComboBox(self)
        self.language.addItems(["Svenska", "English"])
        self.language_name = PlainLabel("", self, tone="muted")
        self.subject, self.subject_name = QLineEdit(self), PlainLabel("", self, tone="muted")
        self.files = EnclosedFiles(self)
        yield
        self.body = QPlainTextEdit(self)
        self.body.setProperty("field", "true")
        self.body.setTabChangesFocus(True)
        self.sealing = ExtractSealing(self.desk, self.banner, self)
        yield
        _lay_out(self)
        yield
        self._save = footer_action(self, "save", self._on_save_triggered)
        self._save_as = footer_action(self, "folder", self._on_save_as_triggered)
        self._show_folder = footer_action(self, "folder", self._on_show_folder_triggered)
        self._show_folder.setProperty(ASIDE, True)
        self._onward = footer_action(self, "arrow-right", self._on_onward_triggered)
        self.language.activated.connect(self._on_language_activated)
        self.body.textChanged.connect(self._on_text_changed)
        self.subject.textEdited.connect(self._on_text_changed)
        self.banner.action_requested.connect(self._on_banner_action_requested)
        self.files.sealing_requested.connect(self.sealing.start)
        self.sealing.changed.connect(self._show)
        self.sealing.extract_sealed.connect(self._on_extract_sealed)
        self.sealing.dialog_opened.connect(self.dialog_opened)
        self.sending = AnswerSender(self.desk, self.banner, self, self._written)
        self.sending.dialog_opened.connect(self.dialog_opened)
        self.sending.sent.connect(self._on_saved)
        self.sending.changed.connect(self._show)

    def show_view(self, view: CaseView) -> None:
        """Ask for the draft that fits the case; what somebody has typed is never overwritten."""
        same = self._view is not None and self._view.case.id == view.case.id
        if not same:
            self.clear()
            self.sealing.set_case(view.case.id)
        self._view = view
        if self._draft is not None:
            # Who has answered it meanwhile is known by now: a second answer is one's own decision.
            self._draft = replace(self._draft, answered_at=view.case.answered_at)
            self._draft = knowing(self._draft, view, self.banner)
        if not (same and (self._touched or self._saved is not None)):
            self._ask()

    def clear(self) -> None:
        """Let go of the case."""
        self._view = self._draft = self._saved = self._wanted = None
        self.sealing.set_case(0)
        self._packages, self.sending.ways = (), Ways()
        self._touched = False
        self.banner.clear()
        self.others.clear()
        self._show()

    def actions_in_footer(self) -> tuple[QAction, ...]:
        """Return saving; after it the way on where the case has one, and the way to the file."""
        if self._saved is not None:
            open_still = self._view is not None and self._view.case.state is CaseState.REVIEWING
            erases = open_still and self._draft is not None and self._draft.kind == EXTRACT
            return (*((self._onward,) if erases else ()), self._show_folder)
        if not self._writable:
            return ()
        if self.sending.ways.undecided:
            return (self.sending.settle,)
        leaves = (*((self.sending.send,) if self.sending.ways.can_send else ()), self._save)
        # What closes the case does not lead on while the extract is still to go with it.
        return (*((self.sealing.attach,) if _is_loose(self) else ()), *leaves, self._save_as)

    def footer_sentence(self) -> str:
        """Return what saving or sending does, and afterwards how one goes on."""
        if self._view is None or self._draft is None or self._saved is not None:
            return self.tr("Esc leads back to the queue.") if self._saved else ""
        if self.sending.ways.undecided:
            return self.tr("Nobody knows whether the answer was sent. Say what became of it.")
        if self._view.case.state is CaseState.CLOSED:
            return self.tr("The case is closed. This is the answer as it would be written today.")
        if self._view.case.state is CaseState.TO_ANSWER:
            closes = self.tr("Saving the answer closes the case.")
            loose = self.tr("The extract is not attached.") if _is_loose(self) else ""
            return f"{loose} {closes}".strip()
        if self._draft.kind == NOTHING_FOUND:
            return self.tr("Nothing was found to erase. Saving the answer closes the case.")
        return self.tr("The erasure is still to come after this answer.")

    def panes(self) -> tuple[QWidget, ...]:
        """Return the way to attach an extract that is still to be, subject and text."""
        if self._draft is None:
            return ()
        seal = self.files.seal
        return (*((seal,) if _is_loose(self) and seal.isVisible() else ()), self.subject, self.body)

    def _speak(self) -> None:
        self._translate()
        self._show()

    @property
    def _writable(self) -> bool:
        """Whether there is an answer to be written; a closed case has given its own."""
        closed = self._view is None or self._view.case.state is CaseState.CLOSED
        return self._draft is not None and self._saved is None and not closed

    def _translate(self) -> None:
        self.card.set_title(self.tr("The answer"))
        self.recipient_name.set_text(self.tr("To"))
        self.language_name.set_text(self.tr("Language"))
        self.subject_name.set_text(self.tr("Subject"))
        self.subject.setAccessibleName(self.tr("Subject"))
        self.body.setAccessibleName(self.tr("Text of the answer"))
        self.language.setAccessibleName(self.tr("Language of the answer"))
        self.sealing.attach.setText(self.tr("Attach it encrypted…"))
        self._save.setText(self.tr("Save the answer"))
        self._save_as.setText(self.tr("Save as…"))
        self.sending.send.setText(self.tr("Send…"))
        self.sending.settle.setText(self.tr("What became of it…"))
        self._show_folder.setText(self.tr("Show the folder"))
        self._onward.setText(self.tr("Go on with the erasure"))

    def _ask(self, language: str | None = None) -> None:
        if self._view is None:
            return
        case_id, desk, sealed = self._view.case.id, self.desk, self.sealing.sealed
        operations.query(
            parent=self,
            desk=desk,
            read=lambda services: _prepare(services, desk, case_id, language, sealed),
            replaces="draft-reply",
        ).success(self._on_draft_read).failure(self._on_draft_failed).run_in_background()

    def _show(self) -> None:
        self.card.setVisible(self._draft is not None)
        self.empty.setVisible(self._draft is None)
        self.empty.show_words(
            self.tr("No answer to write yet"),
            self.tr("The answer is prepared when the run is proved, or the extract is made."),
        )
        for field in (self.subject, self.body):
            field.setReadOnly(not self._writable)
        self.language.setEnabled(self._writable)
        attached = self._draft.attachments if self._draft else ()
        beside = self.sealing.files or self._packages
        sealing = self.sealing.running
        may_seal = self._writable and bool(self._packages) and not sealing
        # An answer that leaves meanwhile would say nothing of what is being sealed for it.
        for action in (self.sealing.attach, self._save, self._save_as, self.sending.send):
            action.setEnabled(not sealing)
        leaves = self.window().focusWidget() is self.files.seal
        self.files.show_files(attached, beside, may_seal=may_seal)
        if leaves and self.files.seal.isHidden():
            # Qt would go on to the queue, and from there nothing leads to the answer.
            self.subject.setFocus(Qt.FocusReason.OtherFocusReason)
        self.actions_changed.emit()

    def _written(self) -> tuple[int, ReplyDraft] | None:
        """Return the case and the answer as it stands in the fields."""
        if self._view is None or self._draft is None:
            return None
        subject, text = self.subject.text(), self.body.toPlainText()
        return self._view.case.id, replace(self._draft, subject=subject, body=text)

    def _store(self, target: Path | None) -> None:
        written = self._written()
        if written is None:
            return
        case_id, draft = written
        operations.save_reply(
            parent=self, desk=self.desk, case_id=case_id, draft=draft, target=target
        ).success(self._on_saved).failure(partial(show_error, self.banner)).run_in_background()

    @Slot(object)
    def _on_draft_read(self, prepared: _Prepared) -> None:
        if self._view is None or self._view.case.id != prepared.case:
            return
        draft = prepared.draft
        self._draft, self._packages = draft, prepared.packages
        self.sending.ways = prepared.ways
        self.recipient.set_text(draft.recipient.text)
        self.language.setCurrentIndex(LANGUAGES.index(draft.language))
        self.subject.setText(draft.subject)
        self.body.setPlainText(draft.body)
        self._touched = False
        self.others.show_count(self._view.case, prepared.undecided if self._writable else 0)
        self._show()

    @Slot(object)
    def _on_draft_failed(self, error: Exception) -> None:
        """Where nothing can be said yet, the empty state explains when."""
        self._draft = None
        self._show()
        if not isinstance(error, (WrongStep, PlanMissing)):
            show_error(self.banner, error)

    @Slot()
    def _on_extract_sealed(self) -> None:
        """Ask for the draft that goes with the sealed extract; a typed text is kept."""
        sealed = self.sealing.sealed
        if self._draft is None or sealed is None:
            return
        if not self._touched:
            self._ask(self._draft.language)
            return
        self._draft = enclosing(self._draft, sealed)
        text = self.tr("Your text is kept. Read once more what it says of the extract.")
        self.banner.show_message("attention", text)
        self._show()

    @Slot(object)
    def _on_saved(self, saved: tuple[Path, Changes]) -> None:
        """Let go of the password, and say where the answer is."""
        self._saved = saved[0]
        self.others.clear()
        self.sealing.forget()
        if self._draft is not None:
            self._draft = replace(self._draft, password="")
        self._touched = False
        text = self.tr("Saved as {file}. Open it in your mail program and send it.")
        if self.sending.ways.sent:
            text = self.tr("Sent to the editor. What was sent is kept as {file}.")
        self.banner.show_message("ok", text.format(file=saved[0].name), dismissable=False)
        self._show()

    @Slot()
    def _on_save_triggered(self) -> None:
        self._store(None)

    @Slot()
    def _on_save_as_triggered(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the answer"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Mail (*.eml)"))
        dialog.setDefaultSuffix("eml")
        dialog.fileSelected.connect(self._on_dialog_file_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        self.dialog_opened.emit(dialog)

    @Slot(str)
    def _on_dialog_file_selected(self, name: str) -> None:
        self._store(Path(name))

    @Slot()
    def _on_show_folder_triggered(self) -> None:
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved.parent)))

    @Slot()
    def _on_onward_triggered(self) -> None:
        self.step_requested.emit(0)

    @Slot(int)
    def _on_language_activated(self, index: int) -> None:
        """Fetch the other language’s draft; a text that was changed is not thrown away for it."""
        if self._draft is None or LANGUAGES[index] == self._draft.language:
            return
        if not self._touched:
            self._ask(LANGUAGES[index])
            return
        self._wanted = LANGUAGES[index]
        self.language.setCurrentIndex(LANGUAGES.index(self._draft.language))
        self.banner.show_message(
            "attention",
            self.tr("You have changed the text. The draft in the other language replaces it."),
            self.tr("Replace my text"),
        )

    @Slot()
    def _on_banner_action_requested(self) -> None:
        if self._wanted is not None:
            self.banner.clear()
            self._ask(self._wanted)
            self._wanted = None

    @Slot()
    def _on_text_changed(self) -> None:
        modified = self.body.document().isModified() or self.subject.isModified()
        self._touched = self._touched or modified


def _is_loose(page: AnswerPage) -> bool:
    """Tell whether there is an extract that would not go with the answer as it stands."""
    extract = page._draft is not None and page._draft.kind == EXTRACT
    return extract and bool(page._packages) and page.sealing.sealed is None


def _lay_out(page: AnswerPage) -> None:
    form = QFormLayout()
    form.setHorizontalSpacing(theme.px(3))
    form.setVerticalSpacing(theme.px(2))
    form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
    page.language.setFixedWidth(theme.px(40))
    form.addRow(page.recipient_name, page.recipient)
    form.addRow(page.files.title, page.files)
    form.addRow(page.language_name, page.language)
    form.addRow(page.subject_name, page.subject)
    page.subject_name.setBuddy(page.subject)
    page.language_name.setBuddy(page.language)
    page.card.body.addLayout(form)
    page.card.body.addWidget(page.body, 1)
    column = QVBoxLayout(page)
    flat(column, theme.px(2))
    column.addWidget(page.banner)
    column.addWidget(page.others)
    column.addWidget(page.sealing.busy)
    column.addWidget(page.empty, 1)
    column.addWidget(page.card, 1)
