"""Step 5, Answer: the prepared mail to the editor, to be read, changed and saved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QUrl, Slot
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

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.requests import CaseState
from dsr_desk.services.checklist import CaseView
from dsr_desk.services.replies import ReplyDraft
from dsr_desk.ui import operations, theme
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.errors import show_error
from dsr_desk.ui.icons import tint
from dsr_desk.ui.qt import flat
from dsr_desk.ui.request.page import StepPage
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.card import Card
from dsr_desk.ui.widgets.empty import EmptyState
from dsr_desk.ui.widgets.labels import PlainLabel

_LANGUAGES = ("sv", "en")


class AnswerPage(StepPage):
    """The recipient is the editor who wrote, and nobody else: it can't be changed here."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build the page; a case comes with :meth:`show_view`."""
        super().__init__(desk, parent)
        self._view: CaseView | None = None
        self._draft: ReplyDraft | None = None
        self._touched = False
        self._saved: Path | None = None
        self.banner = Banner(self)
        self.empty = EmptyState(self, icon="send")
        self.card = Card("", self)
        self.recipient = PlainLabel("", self)
        self.recipient_name = PlainLabel("", self, tone="muted")
        self.language = QComboBox(self)
        self.language_name = PlainLabel("", self, tone="muted")
        self.subject = QLineEdit(self)
        self.subject_name = PlainLabel("", self, tone="muted")
        self.body = QPlainTextEdit(self)
        self.body.setTabChangesFocus(True)
        self._build()
        self._save = self._action("save", "on_accent")
        self._save.triggered.connect(self._on_save_triggered)
        self._save_as = self._action("folder", "text")
        self._save_as.triggered.connect(self._on_save_as_triggered)
        self._show_folder = self._action("folder", "text")
        self._show_folder.triggered.connect(self._on_show_folder_triggered)
        self.language.activated.connect(self._on_language_activated)
        self.body.textChanged.connect(self._on_body_changed)
        self.subject.textEdited.connect(self._on_subject_edited)
        self._translate()

    def show_view(self, view: CaseView) -> None:
        """Ask for the draft that fits the case; what somebody has typed is never overwritten."""
        same = self._view is not None and self._view.case.id == view.case.id
        if not same:
            self.clear()
        self._view = view
        if not (same and self._touched):
            self._ask()

    def clear(self) -> None:
        """Let go of the case."""
        self._view = self._draft = self._saved = None
        self._touched = False
        self.banner.clear()
        self._show()

    def actions_in_footer(self) -> tuple[QAction, ...]:
        """Return saving, and after it the way to the file."""
        if self._saved is not None:
            return (self._show_folder,)
        return (self._save, self._save_as) if self._draft is not None else ()

    def footer_sentence(self) -> str:
        """Return what saving does."""
        if self._view is None or self._draft is None or self._saved is not None:
            return ""
        if self._view.case.state is CaseState.TO_ANSWER:
            return self.tr("Saving the answer closes the case.")
        return ""

    def panes(self) -> tuple[QWidget, ...]:
        """Return subject and text."""
        return (self.subject, self.body) if self._draft is not None else ()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language; the mail keeps its own."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
            self._show()

    def _build(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(theme.px(3))
        form.setVerticalSpacing(theme.px(2))
        form.addRow(self.recipient_name, self.recipient)
        form.addRow(self.language_name, self.language)
        form.addRow(self.subject_name, self.subject)
        self.subject_name.setBuddy(self.subject)
        self.language_name.setBuddy(self.language)
        self.card.body.addLayout(form)
        self.card.body.addWidget(self.body, 1)
        column = QVBoxLayout(self)
        flat(column, theme.px(2))
        column.addWidget(self.banner)
        column.addWidget(self.empty, 1)
        column.addWidget(self.card, 1)

    def _action(self, icon: str, role: str) -> QAction:
        action = QAction(self)
        tint(action, icon, role)
        return action

    def _translate(self) -> None:
        self.card.set_title(self.tr("The answer"))
        self.recipient_name.set_text(self.tr("To"))
        self.language_name.set_text(self.tr("Language"))
        self.subject_name.set_text(self.tr("Subject"))
        self.subject.setAccessibleName(self.tr("Subject"))
        self.body.setAccessibleName(self.tr("Text of the answer"))
        self.language.setAccessibleName(self.tr("Language of the answer"))
        chosen = max(self.language.currentIndex(), 0)
        self.language.clear()
        self.language.addItems([self.tr("Swedish"), self.tr("English")])
        self.language.setCurrentIndex(chosen)
        self._save.setText(self.tr("Save the answer"))
        self._save_as.setText(self.tr("Save as…"))
        self._show_folder.setText(self.tr("Show the folder"))

    def _ask(self, language: str | None = None) -> None:
        if self._view is None:
            return
        operations.draft_reply(
            parent=self, desk=self.desk, case_id=self._view.case.id, language=language
        ).success(self._on_draft_read).failure(self._on_draft_failed).run_in_background()

    def _show(self) -> None:
        self.card.setVisible(self._draft is not None)
        self.empty.setVisible(self._draft is None)
        self.empty.show_words(
            self.tr("No answer to write yet"),
            self.tr("The answer is prepared when the run is proved, or the extract is made."),
        )
        self.actions_changed.emit()

    def _store(self, target: Path | None) -> None:
        if self._view is None or self._draft is None:
            return
        draft = replace(self._draft, subject=self.subject.text(), body=self.body.toPlainText())
        operations.save_reply(
            parent=self, desk=self.desk, case_id=self._view.case.id, draft=draft, target=target
        ).success(self._on_saved).failure(self._on_save_failed).run_in_background()

    @Slot(object)
    def _on_draft_read(self, draft: ReplyDraft) -> None:
        self._draft = draft
        self.recipient.set_text(draft.recipient.text)
        self.language.setCurrentIndex(_LANGUAGES.index(draft.language))
        self.subject.setText(draft.subject)
        self.body.setPlainText(draft.body)
        self._touched = False
        self._show()

    @Slot(object)
    def _on_draft_failed(self, _error: Exception) -> None:
        """Nothing can be said yet: the empty state explains when."""
        self._draft = None
        self._show()

    @Slot(object)
    def _on_saved(self, saved: tuple[Path, Changes]) -> None:
        self._saved = saved[0]
        self._touched = False
        text = self.tr("Saved as {file}. Open it in your mail program and send it.")
        self.banner.show_message("ok", text.format(file=saved[0].name), dismissable=False)
        self.actions_changed.emit()

    @Slot(object)
    def _on_save_failed(self, error: Exception) -> None:
        show_error(self.banner, error)

    @Slot()
    def _on_save_triggered(self) -> None:
        self._store(None)

    @Slot()
    def _on_save_as_triggered(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the answer"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Mail (*.eml)"))
        dialog.setDefaultSuffix("eml")
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    @Slot(str)
    def _on_file_selected(self, name: str) -> None:
        self._store(Path(name))

    @Slot()
    def _on_show_folder_triggered(self) -> None:
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved.parent)))

    @Slot(int)
    def _on_language_activated(self, index: int) -> None:
        self._ask(_LANGUAGES[index])

    @Slot()
    def _on_body_changed(self) -> None:
        self._touched = self.body.document().isModified()

    @Slot(str)
    def _on_subject_edited(self, _text: str) -> None:
        self._touched = True
