"""Asks what a list of editors is, and where it comes from, before it is compared."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from dsr_desk.domain.people import Organisation
from dsr_desk.domain.roster.proposals import Mode
from dsr_desk.services.ports import SourceEntry
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import PrimaryButton, SafeButton
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import Heading, Muted, PlainLabel
from dsr_desk.ui.widgets.names import name_field


class ImportDialog(Dialog):
    """Two ways to mean a list, and a button for each place it may come from."""

    file_chosen = Signal(object, object, str)
    """Carries the path, the :class:`Mode` and the organisation's key."""
    source_chosen = Signal(str, object, str)
    """Carries the source's key, the :class:`Mode` and the organisation's key."""

    def __init__(
        self,
        organisations: Sequence[Organisation],
        sources: Sequence[SourceEntry],
        chosen: str,
        parent: QWidget,
    ) -> None:
        """Take what there is to choose from; ``chosen`` is the organisation that is shown."""
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(self.tr("Import editors"))
        self.setMinimumWidth(theme.px(140))
        self.add_only = QRadioButton(self.tr("Add and change only: whoever is missing stays"), self)
        self.whole = QRadioButton(self.tr("It is the whole roster of this organisation:"), self)
        self.add_only.setChecked(True)
        self._group = QButtonGroup(self)
        self._group.addButton(self.add_only)
        self._group.addButton(self.whole)
        self.organisation = QComboBox(self)
        name_field(self.organisation, self.tr("Organisation whose whole roster it is"))
        for each in organisations:
            self.organisation.addItem(one_line(each.title), each.key)
        self.organisation.setCurrentIndex(max(0, self.organisation.findData(chosen)))
        self.organisation.setEnabled(False)
        self.whole.toggled.connect(self.organisation.setEnabled)
        self.source = QComboBox(self)
        name_field(self.source, self.tr("Database with a mapping"))
        for source in sources:
            self.source.addItem(one_line(source.title), source.key)
        self.choose_file = PrimaryButton(self.tr("Choose a file…"), self, icon="file")
        self.read_source = SafeButton(self.tr("Read the database"), self)
        self._cancel = SafeButton(self.tr("Cancel"), self)
        self._build(has_sources=bool(sources))
        self.choose_file.clicked.connect(self._on_choose_file_clicked)
        self.read_source.clicked.connect(self._on_read_source_clicked)
        self._cancel.clicked.connect(self.reject)
        self.add_only.setFocus()

    @property
    def meaning(self) -> tuple[Mode, str]:
        """How the list is meant, and whose whole roster it is."""
        if self.whole.isChecked():
            return Mode.WHOLE, str(self.organisation.currentData())
        return Mode.ADD, ""

    def _build(self, *, has_sources: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(5),) * 4)
        column.setSpacing(theme.px(2))
        column.addWidget(Heading(self.tr("Import editors"), self, level=2))
        text = self.tr(
            "You will see every difference before anything is stored. Whoever is missing from a"
            " whole roster gets yesterday as the last day; nobody is deleted."
        )
        column.addWidget(PlainLabel(text, self, wrap=True, tone="muted"))
        column.addWidget(self.add_only)
        row = QHBoxLayout()
        row.addWidget(self.whole)
        row.addWidget(self.organisation, 1)
        column.addLayout(row)
        hint = self.tr(
            "A CSV file, with the columns channel, e-mail, name, since and until (kanal, e-post,"
            " namn, från, till)."
        )
        column.addWidget(Muted(hint, self, wrap=True))
        database = QHBoxLayout()
        database.addWidget(self.source, 1)
        database.addWidget(self.read_source)
        column.addLayout(database)
        for widget in (self.source, self.read_source):
            widget.setVisible(has_sources)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.choose_file)
        column.addLayout(buttons)

    @Slot()
    def _on_choose_file_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("A list of editors"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Lists (*.csv *.txt *.tsv)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.take_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def take_file(self, file: str) -> None:
        """Hand on a file with how it is meant."""
        self.file_chosen.emit(Path(file), *self.meaning)
        self.accept()

    @Slot()
    def _on_read_source_clicked(self) -> None:
        self.source_chosen.emit(str(self.source.currentData()), *self.meaning)
        self.accept()
