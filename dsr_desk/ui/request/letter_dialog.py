"""A prepared mail to the editor or the referral of a data subject: read, changed, saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.languages import LANGUAGES
from dsr_desk.services.intake.letters import ReplyDraft
from dsr_desk.ui import errors, operations
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.operation import Operation
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.buttons import PrimaryButton, SafeButton
from dsr_desk.ui.widgets.confirming import confirm_hint, on_confirm_keys
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.labels import Heading, Muted, PlainLabel
from dsr_desk.ui.widgets.names import name_field

Drafting = Callable[[str | None], Operation[ReplyDraft]]
"""Drafts the mail in a language, or in that of the editor's own mail."""


class LetterDialog(Dialog):
    """Loads the draft that fits the case, lets it be changed, and saves it as a mail file.

    The recipient stands fixed: whoever wrote the mail, and nobody else (law.md L25).
    """

    letter_saved = Signal(object)
    """Carries the :class:`~pathlib.Path` of the mail file."""

    def __init__(
        self,
        desk: Desk,
        case_id: int,
        title: str,
        explanation: str,
        parent: QWidget,
        draft: Drafting | None = None,
    ) -> None:
        """Take the case, what the mail is for, and what drafts it if not the case's own step."""
        super().__init__(parent)
        self._desk, self._case_id = desk, case_id
        self._drafting = draft
        self._draft: ReplyDraft | None = None
        self.setModal(True)
        self.setWindowTitle(title)
        self.resize(theme.px(150), theme.px(130))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(5), theme.px(4), theme.px(5), theme.px(4))
        column.setSpacing(theme.px(2))
        column.addWidget(Heading(title, self, level=2, wrap=True))
        column.addWidget(PlainLabel(explanation, self, wrap=True, tone="muted"))
        self.banner = Banner(self)
        column.addWidget(self.banner)
        column.addLayout(self._head())
        self.subject = QLineEdit(self)
        self.subject.setAccessibleName(self.tr("Subject"))
        column.addWidget(self.subject)
        self.body = QPlainTextEdit(self)
        self.body.setProperty("field", "true")
        self.body.setTabChangesFocus(True)
        self.body.setAccessibleName(self.tr("Text of the mail"))
        column.addWidget(self.body, 1)
        column.addLayout(self._buttons())
        self.body.textChanged.connect(self._on_edited)
        self.subject.textEdited.connect(self._on_edited)
        self._fill(None)
        self._load(None)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(Muted(self.tr("To"), self))
        self.recipient = PlainLabel("", self)
        row.addWidget(self.recipient, 1)
        self.language = QComboBox(self)
        name_field(self.language, self.tr("Language of the mail"))
        self.language.addItem("Svenska", LANGUAGES[0])
        self.language.addItem("English", LANGUAGES[1])
        self.language.activated.connect(self._on_language_activated)
        row.addWidget(self.language)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(confirm_hint(self), 1)
        self._cancel = SafeButton(self.tr("Cancel"), self)
        self.save = PrimaryButton(self.tr("Save the mail"), self, icon="save")
        row.addWidget(self._cancel)
        row.addWidget(self.save)
        self._cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_save_clicked)
        on_confirm_keys(self, self.save.click)
        return row

    @property
    def unsaved(self) -> bool:
        """Whether somebody has written in the draft."""
        draft = self._draft
        return draft is not None and (
            self.body.toPlainText().strip() != draft.body.strip()
            or self.subject.text().strip() != draft.subject.strip()
        )

    def warn(self) -> None:
        """Say above the mail what would be lost."""
        text = self.tr("What you have written is not saved. Do it again to throw it away.")
        self.banner.show_message("attention", text)

    def _load(self, language: str | None) -> None:
        drafting = (
            self._drafting(language)
            if self._drafting
            else operations.draft_reply(
                parent=self, desk=self._desk, case_id=self._case_id, language=language
            )
        )
        drafting.success(self._on_draft_read).failure(self._on_work_failed).run_in_background()

    def _fill(self, draft: ReplyDraft | None) -> None:
        self._draft = draft
        for widget in (self.subject, self.body, self.language, self.save):
            widget.setEnabled(draft is not None)
        if draft is None:
            return
        self.recipient.set_text(str(draft.recipient))
        self.subject.setText(draft.subject)
        self.subject.setCursorPosition(0)
        self.body.setPlainText(draft.body)
        if draft.language in LANGUAGES:
            self.language.setCurrentIndex(LANGUAGES.index(draft.language))
        self.body.setFocus()

    @Slot()
    def _on_edited(self) -> None:
        """Take note that something else would be lost than what was told."""
        self.mended()

    @Slot(object)
    def _on_draft_read(self, draft: ReplyDraft) -> None:
        self.banner.clear()
        self._fill(draft)

    @Slot(int)
    def _on_language_activated(self, place: int) -> None:
        changed = self._draft is not None and (
            self.body.toPlainText().strip() != self._draft.body.strip()
        )
        if changed:
            self.banner.show_message(
                "attention",
                self.tr("The text you have changed is kept; only an unchanged draft is replaced."),
            )
            return
        self._load(str(self.language.itemData(place)))

    @Slot()
    def _on_save_clicked(self) -> None:
        if self._draft is None:
            return
        self.save.setEnabled(False)
        draft = replace(
            self._draft,
            subject=" ".join(self.subject.text().split()),
            body=self.body.toPlainText().strip() + "\n",
            language=str(self.language.currentData()),
        )
        operations.save_reply(
            parent=self, desk=self._desk, case_id=self._case_id, draft=draft
        ).success(self._on_letter_saved).failure(self._on_work_failed).run_in_background()

    @Slot(object)
    def _on_letter_saved(self, saved: tuple[Path, Changes]) -> None:
        self.letter_saved.emit(saved[0])
        self.accept()

    @Slot(object)
    def _on_work_failed(self, error: Exception) -> None:
        self.save.setEnabled(self._draft is not None)
        self.banner.show_message("failed", errors.sentence(error), dismissable=False)
