"""Organisations and editors: who may speak for which channel, from when to when."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from dsr_desk.domain.people import Right, RosterEntry
from dsr_desk.services.people.roster import RosterImport, RosterView
from dsr_desk.ui import operations, wording
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.errors import show_error
from dsr_desk.ui.roster.changing import Changing
from dsr_desk.ui.roster.listing import entry_rows
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import SafeButton
from dsr_desk.ui.widgets.clear_button import ClearButton
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import Muted
from dsr_desk.ui.widgets.names import name_field
from dsr_desk.ui.widgets.rows_dialog import RowsDialog

_PAUSE_MS = 150


class RosterDialog(RowsDialog):
    """The roster as a filtered table; whoever may change it does so through the difference."""

    dialog_opened = Signal(object)
    """A dialog stands over this one now."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Read the roster in a job."""
        super().__init__(parent)
        rows = self.tr("Editors with their channels and periods")
        self.name(self.tr("Organisations and editors"), rows, (280, 155))
        self._desk = desk
        self._view: RosterView | None = None
        self.organisation = QComboBox(self)
        # The choices come later than the field is first measured.
        self.organisation.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        name_field(self.organisation, self.tr("Organisation"))
        self.search = QLineEdit(self)
        self.search.setAccessibleName(self.tr("Search editors and channels"))
        self.search.setPlaceholderText(self.tr("Search editors and channels"))
        ClearButton(self.search)
        self.running = QCheckBox(self.tr("Only roles that run today"), self)
        self.count = Muted("", self)
        self.history = Muted("", self, wrap=True)
        self.add = SafeButton(self.tr("Add an editor…"), self, icon="plus")
        self.end = SafeButton(self.tr("End the role…"), self, icon="minus")
        self.imports = SafeButton(self.tr("Import…"), self, icon="file")
        self.save = SafeButton(self.tr("Save as CSV…"), self, icon="save")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.changing = Changing(desk, self)
        self._build()
        self._connect()
        self._allow()
        self.search.setFocus()
        self.read()

    @Slot()
    def read(self) -> None:
        """Read the roster (again)."""
        operations.query(
            parent=self,
            desk=self._desk,
            read=lambda services: (services.rosters.view(), services.rosters.history()),
            replaces="rosters",
        ).success(self._show).failure(self._on_work_failed).run_in_background()

    def current(self) -> RosterEntry | None:
        """Return the entry that is chosen."""
        entry = self.payload()
        return entry if isinstance(entry, RosterEntry) else None

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(3))
        head.addWidget(self.organisation)
        head.addWidget(self.search, 1)
        head.addWidget(self.running)
        acts = (self.add, self.end, self.imports, self.save)
        self.lay_out("", acts, above=(head,), below=(self.count, self.history))
        self.model.set_headings(
            (
                self.tr("Organisation"),
                self.tr("Channel"),
                self.tr("E-mail"),
                self.tr("Name"),
                self.tr("Since"),
                self.tr("Until"),
                self.tr("Today"),
            )
        )

    def _connect(self) -> None:
        self.organisation.activated.connect(self._on_filter_changed)
        self.running.toggled.connect(self._on_filter_changed)
        self.search.textChanged.connect(self._on_search_text_changed)
        self._pause.timeout.connect(self._fill)
        self.changing.roster_changed.connect(self.read)
        self.changing.failed.connect(self._on_work_failed)
        self.changing.dialog_opened.connect(self.dialog_opened)
        self.add.clicked.connect(self.changing.add)
        self.end.clicked.connect(self.changing.end)
        self.imports.clicked.connect(self.changing.choose_list)
        self.save.clicked.connect(self._on_save_clicked)
        self.table.selectionModel().currentRowChanged.connect(self._on_table_current_row_changed)

    def _allow(self) -> None:
        may = self._desk.may(Right.ROSTER) and self._view is not None
        for button in (self.add, self.imports):
            button.setEnabled(may)
        entry = self.current()
        self.changing.set_entry(entry)
        self.end.setEnabled(may and entry is not None)
        self.save.setEnabled(self._view is not None)
        if self._view is not None and not may:
            text = self.tr("Only a supervisor changes who is an editor. You can look and save.")
            self.banner.show_message("info", text, dismissable=False)

    def _show(self, read: tuple[RosterView, tuple[RosterImport, ...]]) -> None:
        self._view, history = read
        chosen = self.organisation.currentData()
        self.organisation.clear()
        self.organisation.addItem(self.tr("All organisations"), "")
        for each in self._view.organisations:
            self.organisation.addItem(one_line(each.title), each.key)
        self.organisation.setCurrentIndex(max(0, self.organisation.findData(chosen)))
        self._tell(history)
        self._fill()

    def _tell(self, history: tuple[RosterImport, ...]) -> None:
        if not history:
            self.history.set_text(self.tr("The roster is as it was when the workspace was made."))
            return
        last = history[0]
        text = self.tr("Last changed {when} by {who} ({how}): {what}.")
        counts = (
            wording.counting.adds(last.added),
            wording.counting.changes(last.changed),
            wording.counting.ends(last.ended),
        )
        self.history.set_text(
            text.format(
                when=wording.moment(last.at),
                who=self._desk.title_of(last.actor),
                how=wording.made_by(last.kind, last.mode),
                what=", ".join(counts),
            )
        )

    @Slot()
    def _fill(self) -> None:
        if self._view is None:
            return
        rows = entry_rows(
            self._view,
            str(self.organisation.currentData() or ""),
            self.search.text(),
            running=self.running.isChecked(),
        )
        self.model.set_rows(rows)
        self.changing.set_view(self._view, str(self.organisation.currentData() or ""))
        nobody = self.tr(
            "Nobody is an editor yet, and no request is carried out before somebody is. Import a"
            " list, or add an editor."
        )
        count = wording.counting.entries(len(rows))
        self.count.set_text(count if self._view.roster.entries else nobody)
        self._allow()

    @Slot(object)
    def _on_work_failed(self, error: Exception) -> None:
        show_error(self.banner, error)

    @Slot()
    def _on_save_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the roster"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(self._on_target_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_target_chosen(self, file: str) -> None:
        organisation = str(self.organisation.currentData() or "")
        operations.query(
            parent=self,
            desk=self._desk,
            read=lambda services: services.rosters.export(Path(file), organisation),
        ).success(self._on_saved).failure(self._on_work_failed).run_in_background()

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        text = self.tr("Saved as {file}.").format(file=one_line(path.name))
        self.banner.show_message("ok", text)

    @Slot()
    def _on_filter_changed(self) -> None:
        self._fill()

    @Slot(str)
    def _on_search_text_changed(self, _text: str) -> None:
        self._pause.start()

    @Slot(QModelIndex, QModelIndex)
    def _on_table_current_row_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._allow()
