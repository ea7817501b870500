"""What each organisation says of itself in every extract: Article 15, and how staff are shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dsr_desk.domain.extracts.packages import COVER_CODES
from dsr_desk.domain.extracts.processing import ProcessingRecord
from dsr_desk.domain.extracts.profiles import OrganisationProfile
from dsr_desk.domain.languages import LANGUAGES
from dsr_desk.domain.people import Right
from dsr_desk.services.extracts.profiles import ProfilesView
from dsr_desk.ui import operations, workspace_operations
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.i18n import NAMES, Language
from dsr_desk.ui.qt import QT_TRANSLATE_NOOP
from dsr_desk.ui.style import theme
from dsr_desk.ui.unsaved import SavingDialog
from dsr_desk.ui.widgets.buttons import SafeButton
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import PlainLabel
from dsr_desk.ui.widgets.names import name_field

_POINTS = {
    "purposes": QT_TRANSLATE_NOOP("Profile", "Purposes of the processing (15.1 a)"),
    "categories": QT_TRANSLATE_NOOP("Profile", "Categories of personal data (15.1 b)"),
    "recipients": QT_TRANSLATE_NOOP("Profile", "Recipients (15.1 c)"),
    "storage": QT_TRANSLATE_NOOP("Profile", "Storage period, or how it is decided (15.1 d)"),
    "rights": QT_TRANSLATE_NOOP("Profile", "The person’s rights (15.1 e)"),
    "complaint": QT_TRANSLATE_NOOP("Profile", "Complaint to the authority (15.1 f)"),
    "origin": QT_TRANSLATE_NOOP("Profile", "Where the data comes from (15.1 g)"),
    "automated": QT_TRANSLATE_NOOP("Profile", "Automated decisions and profiling (15.1 h)"),
    "safeguards": QT_TRANSLATE_NOOP("Profile", "Safeguards for third countries (15.2)"),
}
_LINES = 3


class ProfileDialog(SavingDialog):
    """Nine texts in a language; an empty one is marked in the extract as left to fill in.

    Leaving with something unsaved asks first.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Read the profiles in a job."""
        super().__init__(
            desk, QCoreApplication.translate("ProfileDialog", "What extracts say"), parent
        )
        self._view: ProfilesView | None = None
        self._shown: OrganisationProfile | None = None
        self._language = LANGUAGES[0]
        self.resize(theme.px(170), theme.px(190))
        self.organisation = QComboBox(self)
        name_field(self.organisation, self.tr("Organisation"))
        self.language = QComboBox(self)
        name_field(self.language, self.tr("Language of the texts"))
        for language in LANGUAGES:
            self.language.addItem(NAMES[Language(language)], language)
        self.processing = SafeButton(self.tr("Record of processing…"), self, icon="file")
        self.staff = QCheckBox(self.tr("Show staff by name; otherwise by their role"), self)
        self.fields = {code: QPlainTextEdit(self) for code in COVER_CODES}
        for field in self.fields.values():
            field.setProperty("field", "true")
        self.start()

    @Slot()
    def read(self) -> None:
        """Read the profiles (again)."""
        operations.query(
            parent=self,
            desk=self._desk,
            read=lambda services: services.profiles.view(),
            replaces="profiles",
        ).success(self._show).failure(self._on_work_failed).run_in_background()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(3))
        head.addWidget(self.organisation, 1)
        head.addWidget(self.language)
        head.addWidget(self.processing)
        text = self.tr(
            "Each extract carries these points of Article 15 as the organisation words them. An"
            " empty point is marked in the extract, which is then incomplete."
        )
        column = self.begin(text)
        column.addLayout(head)
        column.addWidget(self.staff)
        column.addWidget(self.banner)
        column.addWidget(self._texts(), 1)
        self.end(column)

    def _texts(self) -> QScrollArea:
        """Return the nine fields under their labels."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.px(2), 0)
        column.setSpacing(theme.px(1))
        for code, field in self.fields.items():
            name = QCoreApplication.translate("Profile", _POINTS[code])
            column.addWidget(PlainLabel(name, inner))
            field.setAccessibleName(name)
            field.setTabChangesFocus(True)
            field.setFixedHeight(field.fontMetrics().lineSpacing() * _LINES + theme.px(4))
            column.addWidget(field)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        return scroll

    def _connect(self) -> None:
        self.organisation.activated.connect(self._on_choice_activated)
        self.language.activated.connect(self._on_choice_activated)
        self.staff.toggled.connect(self._on_edited)
        self.processing.clicked.connect(self._on_processing_clicked)
        for field in self.fields.values():
            field.textChanged.connect(self._on_edited)

    def edited(self) -> OrganisationProfile | None:
        """Return the profile as it stands in the fields."""
        if self._shown is None:
            return None
        texts = {code: field.toPlainText() for code, field in self.fields.items()}
        worded = self._shown.worded(self._language, texts)
        return replace(worded, show_staff_names=self.staff.isChecked())

    def _show(self, view: ProfilesView) -> None:
        first = self._view is None
        self._view = view
        if first:
            for each in view.organisations:
                self.organisation.addItem(one_line(each.title), each.key)
        self._fill()

    def _fill(self) -> None:
        """Show the chosen organisation's texts in the chosen language."""
        key = self.organisation.currentData()
        profiles = self._view.profiles if self._view is not None else ()
        self._shown = None
        found = next((p for p in profiles if p.organisation == key), None)
        if found is not None:
            self._language = str(self.language.currentData())
            self.staff.setChecked(found.show_staff_names)
            for point in found.cover(self._language):
                self.fields[point.code].setPlainText(point.text)
        self._shown = found
        self._on_edited()

    def allow(self) -> None:
        """Let a supervisor edit, and save what has changed."""
        may = self._desk.may(Right.CONFIGURE)
        for field in self.fields.values():
            field.setReadOnly(not may)
        self.staff.setEnabled(may)
        self.processing.setEnabled(self._shown is not None and self._desk.may(Right.PREPARE))
        self.save.setEnabled(may and self.unsaved)
        if not may:
            text = self.tr("Only a supervisor changes what extracts say. You can look.")
            self.banner.show_message("info", text, dismissable=False)

    @Slot(int)
    def _on_choice_activated(self, _index: int) -> None:
        if self.may_lose():
            self._fill()
            return
        # Back to what the fields belong to; choosing once more throws them away.
        if self._shown is not None:
            place = self.organisation.findData(self._shown.organisation)
            self.organisation.setCurrentIndex(place)
            self.language.setCurrentIndex(self.language.findData(self._language))

    @Slot()
    def _on_processing_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the record of processing (Article 30.2)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.fileSelected.connect(self._on_target_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_target_chosen(self, file: str) -> None:
        if self._shown is not None:
            workspace_operations.write_processing_record(
                parent=self,
                desk=self._desk,
                organisation=self._shown.organisation,
                language=self._language,
                target=Path(file),
            ).success(self._on_written).failure(self._on_work_failed).run_in_background()

    @Slot(object)
    def _on_written(self, record: ProcessingRecord) -> None:
        if not record.missing:
            self.banner.show_message("ok", self.tr("The record of processing is saved."))
            return
        text = self.tr(
            "The record of processing is saved. %Ln point(s) in it are to be filled in.",
            "",
            len(record.missing),
        )
        self.banner.show_message("attention", text)

    @Slot()
    def _on_save_clicked(self) -> None:
        profile = self.edited()
        if profile is None or not self.unsaved:
            return
        self.save.setEnabled(False)
        workspace_operations.save_profile(parent=self, desk=self._desk, profile=profile).success(
            self._on_saved
        ).failure(self._on_work_failed).run_in_background(initiator=self)

    @Slot(object)
    def _on_saved(self, _changes: object) -> None:
        self._say_saved(self.tr("Saved. Extracts made from now on say this."))
