"""The review window: open a package, see that it holds, read it, with nothing else at hand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dsr_desk.domain.approvals import fingerprint_words
from dsr_desk.domain.packages import OpenedItem, OpenedPackage
from dsr_desk.services.review import Review
from dsr_desk.ui import errors, theme, wording
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.panes import Panes
from dsr_desk.ui.qt import flat
from dsr_desk.ui.review.attachments_view import Enclosed
from dsr_desk.ui.review.fetching import Fetching, ItemText, Page
from dsr_desk.ui.review.item_view import ItemView
from dsr_desk.ui.review.items_pane import ItemsPane
from dsr_desk.ui.review.page_view import PageView
from dsr_desk.ui.review.saving import suggested_name
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.busy import BusyBar
from dsr_desk.ui.widgets.buttons import SafeButton
from dsr_desk.ui.widgets.empty import EmptyState
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import Heading, Muted


class ReviewWindow(QWidget):
    """Needs a review service and a job runner, and no workspace."""

    dialog_opened = Signal(object)
    """A dialog stands over the window now."""

    def __init__(self, review: Review, jobs: JobRunner, parent: QWidget | None = None) -> None:
        """Build the window; a package comes with :meth:`open_package`."""
        super().__init__(parent, Qt.WindowType.Window)
        self._package: OpenedPackage | None = None
        self._refusal: Exception | None = None
        self._saving: Enclosed | None = None
        self._asked: tuple[int, int | None] = (0, 0)
        """What is to be seen of the PDF: an item’s page, or a page by its number."""
        self.fetching = Fetching(review, jobs, self)
        self.heading = Heading("", self, level=1, elide=Qt.TextElideMode.ElideRight)
        self.facts = Muted("", self, elide=Qt.TextElideMode.ElideRight)
        self.open_button = SafeButton("", self, icon="folder")
        self.seal = Banner(self)
        self.banner = Banner(self)
        self.busy = BusyBar(self)
        self.empty = EmptyState(self, icon="package")
        self.items = ItemsPane(jobs, self)
        self.item = ItemView(self)
        self.page = PageView(self)
        self._stack = QStackedWidget(self)
        self.setObjectName("ReviewWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.resize(theme.px(360), theme.px(220))
        self._build()
        self._connect()
        self._show()

    def open_package(self, path: Path) -> None:
        """Read and check a package; nothing of an earlier one stays on screen meanwhile."""
        self._package = self._refusal = None
        self.banner.clear()
        self.busy.begin(self.tr("Opening and checking the package…"))
        self._show()
        self.fetching.open(path)

    def panes(self) -> tuple[QWidget, ...]:
        """Return what F6 goes through."""
        if self._package is None:
            return (self.empty.button,)
        return (self.items.view, self.item.text, self.page.area)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one local file."""
        if _dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open it."""
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_package(path)

    def _build(self) -> None:
        words = QVBoxLayout()
        flat(words, theme.px(0.5))
        words.addWidget(self.heading)
        words.addWidget(self.facts)
        head = QHBoxLayout()
        flat(head, theme.px(3))
        head.addLayout(words, 1)
        head.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignTop)
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(theme.px(2))
        parts.setStyleSheet("QSplitter::handle { background: transparent; }")
        for widget, share in ((self.items, 115), (self.item, 90), (self.page, 115)):
            widget.setMinimumWidth(theme.px(55))
            parts.addWidget(widget)
            parts.setStretchFactor(parts.count() - 1, share)
        parts.setSizes([theme.px(115), theme.px(90), theme.px(115)])
        self._stack.addWidget(self.empty)
        self._stack.addWidget(parts)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(4),) * 4)
        column.setSpacing(theme.px(2))
        column.addLayout(head)
        column.addWidget(self.seal)
        column.addWidget(self.banner)
        column.addWidget(self.busy)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.open_button.clicked.connect(self._on_open_clicked)
        self.empty.action_requested.connect(self._on_open_clicked)
        self.items.item_chosen.connect(self._on_items_item_chosen)
        self.page.page_requested.connect(self._on_page_page_requested)
        self.page.redrawing_requested.connect(self._draw)
        self.item.attachments.save_requested.connect(self._on_attachments_save_requested)
        fetching = self.fetching
        fetching.package_opened.connect(self._on_fetching_package_opened)
        fetching.package_refused.connect(self._on_fetching_package_refused)
        fetching.text_read.connect(self._on_fetching_text_read)
        fetching.page_drawn.connect(self._on_fetching_page_drawn)
        fetching.attachment_saved.connect(self._on_fetching_attachment_saved)
        fetching.failed.connect(self._on_fetching_failed)
        for keys, slot in (
            (QKeySequence.StandardKey.Open, self._on_open_clicked),
            (QKeySequence.StandardKey.Find, self._on_find_activated),
            (QKeySequence.StandardKey.Close, self.close),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        Panes(self, self.panes)

    def _show(self) -> None:
        """Show the package, or why there is none."""
        package = self._package
        self.open_button.setText(self.tr("Open a package…"))
        self.open_button.setVisible(package is not None)
        self._stack.setCurrentIndex(1 if package is not None else 0)
        if package is None:
            self.setWindowTitle(self.tr("Review a package"))
            self.heading.set_text(self.tr("Review a package"))
            self.facts.set_text("")
            self._show_empty()
            return
        case = one_line(package.case, 40)
        self.setWindowTitle(self.tr("{case} – package").format(case=case))
        self.heading.set_text(f"{case} · {one_line(package.organisation, 120)}")
        subjects = ", ".join(one_line(subject, 80) for subject in package.subjects[:5])
        text = self.tr("Extract about {persons} · made {moment}")
        made = wording.moment(package.created_at)
        self.facts.set_text(text.format(persons=subjects, moment=made))
        self._show_seal(package)

    def _show_empty(self) -> None:
        if self._refusal is None:
            self.seal.clear()
            self.empty.show_words(
                self.tr("No package is open"),
                self.tr("Drop a package here, or choose one. It is only read, on this machine."),
                self.tr("Open a package…"),
                icon="package",
            )
            return
        self.seal.show_message("failed", errors.sentence(self._refusal), dismissable=False)
        self.empty.show_words(
            self.tr("Nothing of this file is shown"),
            self.tr("A package is shown only when all of it is what it should be."),
            self.tr("Open another package…"),
            icon="failed",
        )

    def _show_seal(self, package: OpenedPackage) -> None:
        if package.signed_by:
            # The name is the package's own claim; only the key can be compared with somebody's.
            text = self.tr("Every member matches its manifest; signed as {name}, key {key}.")
            name = one_line(package.signed_by, 120)
            key = fingerprint_words(package.signer_key)
            self.seal.show_message("ok", text.format(name=name, key=key), dismissable=False)
            return
        text = self.tr(
            "Every member matches its manifest, but it is not signed: who made it is not proved."
        )
        self.seal.show_message("attention", text, dismissable=False)

    @Slot()
    def _draw(self) -> None:
        """Ask for the page again at the width that there is now."""
        item, page = self._asked
        self.fetching.draw(item, page, self.page.wanted_width)

    @Slot()
    def _on_open_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("Open a package"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Packages (*.zip)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self._on_dialog_package_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        self.dialog_opened.emit(dialog)

    @Slot(str)
    def _on_dialog_package_selected(self, name: str) -> None:
        self.open_package(Path(name))

    @Slot()
    def _on_find_activated(self) -> None:
        self.items.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.items.field.selectAll()

    @Slot(object)
    def _on_fetching_package_opened(self, package: OpenedPackage) -> None:
        self._package = package
        self.busy.end()
        self._show()
        self.item.show_item(None)
        self.page.begin(package.pages)
        self.items.show_items(package.items)
        self.items.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_fetching_package_refused(self, error: Exception) -> None:
        self._refusal = error
        self.busy.end()
        self._show()

    @Slot(object)
    def _on_items_item_chosen(self, item: OpenedItem | None) -> None:
        if item is not None and item is self.item.item:
            return
        self.item.show_item(item)
        if item is not None:
            self._asked = (item.number, None)
            self.fetching.read_text(item)
            self._draw()

    @Slot(int)
    def _on_page_page_requested(self, page: int) -> None:
        self._asked = (0, page)
        self._draw()

    @Slot(object)
    def _on_fetching_text_read(self, read: ItemText) -> None:
        self.item.show_text(read.number, read.text)

    @Slot(object)
    def _on_fetching_page_drawn(self, page: Page) -> None:
        self.page.show_page(page.number, page.image)

    @Slot(object)
    def _on_attachments_save_requested(self, enclosed: Enclosed) -> None:
        self._saving = enclosed
        dialog = QFileDialog(self, self.tr("Save the attachment"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(suggested_name(enclosed.label))
        dialog.fileSelected.connect(self._on_dialog_target_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        self.dialog_opened.emit(dialog)

    @Slot(str)
    def _on_dialog_target_selected(self, name: str) -> None:
        if self._saving is not None:
            self.fetching.save(self._saving, Path(name))

    @Slot(object)
    def _on_fetching_attachment_saved(self, path: Path) -> None:
        text = self.tr("Saved as {file}. It comes from outside: open it with care.")
        self.banner.show_message("ok", text.format(file=path.name))

    @Slot(object)
    def _on_fetching_failed(self, error: Exception) -> None:
        if isinstance(error, OSError):
            text = self.tr("The file could not be saved: {reason}")
            self.banner.show_message("failed", text.format(reason=error.strerror or ""))
        else:
            errors.show_error(self.banner, error)


def _dropped_file(event: QDropEvent) -> Path | None:
    """Return the one local file that is being dropped."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
