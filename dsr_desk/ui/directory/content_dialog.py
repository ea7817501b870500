"""Takes what customers have written into a channel, from files; says what can't be read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from dsr_desk.domain.finding.tables import NOTHING_TOLD, TableHead, Told, is_table
from dsr_desk.domain.people import Channel
from dsr_desk.services.finding.importing import Imported
from dsr_desk.services.progress import Step
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.directory import operations as acts
from dsr_desk.ui.directory.columns_form import ColumnsForm
from dsr_desk.ui.directory.import_words import said_of, tone_of
from dsr_desk.ui.directory.table_words import head_words, not_read
from dsr_desk.ui.errors import show_error
from dsr_desk.ui.jobs import Ticket
from dsr_desk.ui.qt import set_flag
from dsr_desk.ui.widgets.busy import BusyBar
from dsr_desk.ui.widgets.buttons import PrimaryButton, SafeButton
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import set_tip
from dsr_desk.ui.widgets.rows import TableRow
from dsr_desk.ui.widgets.rows_dialog import RowsDialog


class ContentDialog(RowsDialog):
    """Files and folders are chosen, then imported; it stays to say what came of them.

    While it is at work it can't be left, but stopped: what was read by then is stored.
    """

    form_opened = Signal(object)
    """Carries the :class:`ColumnsForm`."""

    def __init__(self, desk: Desk, channel: Channel, parent: QWidget) -> None:
        """Take the channel."""
        super().__init__(parent)
        title = self.tr("Import into {channel}").format(channel=one_line(channel.title, 60))
        self.name(title, self.tr("Files and folders, and what could not be read"), (190, 110))
        self.setModal(True)
        self._desk, self._channel = desk, channel
        self._paths: tuple[Path, ...] = ()
        self._told = NOTHING_TOLD
        self._heads: tuple[TableHead, ...] = ()
        """How the tables among the files are read, as far as they were looked at."""
        self._looking = False
        self._otherwise = False
        """Whether rows that were chosen stand there as they were read otherwise."""
        self._done = False
        """Whether all that was chosen is imported."""
        self._ticket: Ticket | None = None
        self.files = SafeButton(self.tr("Choose files…"), self, icon="file")
        self.folder = SafeButton(self.tr("Choose a folder…"), self, icon="folder")
        self.columns = SafeButton(self.tr("Columns…"), self)
        self.set_right = SafeButton(self.tr("Set the rows right"), self)
        tip = self.tr("Imports the same again: rows that are there become what is read now")
        set_tip(self.set_right, tip)
        self.start = PrimaryButton("", self)
        self.start.setAutoDefault(False)
        self.busy = BusyBar(self)
        self._build()
        self.files.clicked.connect(self._on_files_clicked)
        self.folder.clicked.connect(self._on_folder_clicked)
        self.columns.clicked.connect(self._on_columns_clicked)
        self.start.clicked.connect(self._on_start_clicked)
        self.set_right.clicked.connect(self._on_set_right_clicked)
        self.busy.stop_requested.connect(self._on_busy_stop_requested)
        self.choose(())
        self.files.setFocus()

    def _build(self) -> None:
        about = self.tr(
            "What customers have written to this channel: mail files (.eml, .msg), mailboxes"
            " (mbox), folders of them (Maildir), and tables that the platform has exported (CSV)."
            " It is searched when somebody’s request comes, and never becomes a request. The files"
            " are only read, and nothing is taken in twice."
        )
        chosen = (self.files, self.folder, self.columns)
        self.lay_out(about, chosen, below=(self.busy,), onward=(self.set_right, self.start))
        self.model.set_headings((self.tr("File or folder"), self.tr("What became of it")))

    @property
    def running(self) -> bool:
        """Whether it is at work."""
        return self._ticket is not None

    def choose(self, paths: Sequence[Path]) -> None:
        """Take what is to be imported."""
        self._paths, self._told, self._heads = tuple(paths), NOTHING_TOLD, ()
        self._otherwise = self._done = False
        self.banner.clear()
        self._look()

    def _look(self) -> None:
        """Look how the tables would be read, where there are any."""
        self._looking = any(map(is_table, self._paths))
        self._show_chosen()
        if self._looking:
            acts.look_at_tables(
                parent=self, desk=self._desk, paths=self._paths, told=self._told
            ).success(self._on_looked).failure(self._on_failed).run_in_background()

    def _show_chosen(self) -> None:
        waits, heads = self.tr("is imported when you say so"), {h.path: h for h in self._heads}
        rows = []
        for path in self._paths:
            head = heads.get(path)
            said = head_words(head) if head else waits
            look = ("alert", "attention") if head and head.why else ("file", "muted")
            rows.append(TableRow((one_line(str(path), 300), said), path, *look))
        self.model.set_rows(rows)
        self._allow()

    def _allow(self) -> None:
        for button in (self.files, self.folder):
            button.setEnabled(not self.running)
        self.columns.setVisible(bool(self._heads))
        self.columns.setEnabled(not self.running and any(h.headings for h in self._heads))
        clear = not self._looking and not any(head.why for head in self._heads)
        chosen = bool(self._paths)
        set_flag(self.files, "kind", "safe" if chosen or self._done else "primary")
        self.start.setVisible(chosen)
        # Where rows stand there otherwise, nobody but a person knows which way leads on.
        set_flag(self.start, "kind", "safe" if self._otherwise else "primary")
        self.set_right.setVisible(self._otherwise)
        self.set_right.setEnabled(clear and not self.running)
        self.start.setText(self.tr("Import"))
        self.start.setEnabled(chosen and clear and not self.running)
        self.close_button.setEnabled(not self.running)

    def reject(self) -> None:
        """Leave; while it is at work, stop it first."""
        if self.running:
            self._on_busy_stop_requested()
            return
        super().reject()

    @Slot()
    def _on_files_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("Mails to import"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        both = self.tr("Mail and tables (*.eml *.msg *.mbox *.mbx *.emlx *.csv *.tsv)")
        dialog.setNameFilters([both, self.tr("All files (*)")])
        self._show(dialog)

    @Slot()
    def _on_folder_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("A folder of mails to import"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._show(dialog)

    def _show(self, dialog: QFileDialog) -> None:
        dialog.filesSelected.connect(self._on_dialog_files_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot("QStringList")
    def _on_dialog_files_selected(self, files: list[str]) -> None:
        self.choose([Path(file) for file in files])

    @Slot(object)
    def _on_looked(self, heads: tuple[TableHead, ...]) -> None:
        if self._looking:  # else something else was chosen meanwhile
            self._heads, self._looking = heads, False
            self._show_chosen()

    @Slot()
    def _on_columns_clicked(self) -> None:
        """Ask about the first table that is not clear, else about the first."""
        head = next((h for h in self._heads if h.why and h.headings), None) or self._heads[0]
        form = ColumnsForm(head, self)
        form.told.connect(self._on_form_told)
        self.form_opened.emit(form)
        form.open()

    @Slot(object)
    def _on_form_told(self, told: Told) -> None:
        # What stands there is held against these columns before anything is set right by them.
        self._told, self._otherwise = told, False
        self.banner.clear()
        self._look()

    @Slot()
    def _on_start_clicked(self) -> None:
        if self.start.isEnabled():
            self._begin(set_right=False)

    @Slot()
    def _on_set_right_clicked(self) -> None:
        self._begin(set_right=True)

    def _begin(self, *, set_right: bool) -> None:
        self.banner.clear()
        self.busy.begin(self.tr("Importing…"), stoppable=True)
        work = acts.import_content(
            parent=self,
            desk=self._desk,
            channel=self._channel.key,
            paths=self._paths,
            told=self._told,
            set_right=set_right,
        )
        work.success(self._on_imported).failure(self._on_failed).cancelled(self._on_cancelled)
        self._ticket = work.with_progress(self._on_progressed).run_in_background()
        self._allow()

    @Slot()
    def _on_busy_stop_requested(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    @Slot(object)
    def _on_progressed(self, step: Step) -> None:
        self.busy.show_step(step, self.tr("Importing: %Ln item(s) so far", "", step.done))

    @Slot(object)
    def _on_imported(self, done: Imported) -> None:
        self._otherwise = bool(done.taken.other_time or done.taken.otherwise)
        self._done = not done.stopped and not self._otherwise
        if self._done:
            self._paths, self._heads = (), ()
        self._end()
        if done.unread or self._done:
            self.model.set_rows(
                [
                    TableRow((one_line(each.origin, 300), not_read(each.why)), each, "failed")
                    for each in done.unread
                ]
            )
        else:
            self._show_chosen()
        self.banner.show_message(tone_of(done), said_of(done), dismissable=False)
        self.close_button.setFocus()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._looking = False
        self._end()
        show_error(self.banner, error)

    @Slot()
    def _on_cancelled(self) -> None:
        """Hear that it was stopped before it had begun."""
        self._end()

    def _end(self) -> None:
        self._ticket = None
        self.busy.end()
        self._allow()
