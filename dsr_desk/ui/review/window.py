"""The review window: open a package, see that it holds, read it, with nothing else at hand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dsr_desk.domain.errors import PackageInvalid
from dsr_desk.domain.extracts.packages import OpenedPackage
from dsr_desk.domain.extracts.sealed import SealBroken, SealedPagesAlone, SealPasswordWrong
from dsr_desk.services.extracts.review import Review
from dsr_desk.services.progress import Step
from dsr_desk.ui import errors, wording
from dsr_desk.ui.garbage import GarbageKeeper
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.panes import Panes
from dsr_desk.ui.qt import flat, keep_window
from dsr_desk.ui.review import seal
from dsr_desk.ui.review.asking import ask_for_file, ask_for_target
from dsr_desk.ui.review.attachments_view import Enclosed
from dsr_desk.ui.review.fetching import Fetching, Opened
from dsr_desk.ui.review.locked_view import LockedView
from dsr_desk.ui.review.nothing_view import NothingView
from dsr_desk.ui.review.noting import Noting
from dsr_desk.ui.review.parts import PackageParts
from dsr_desk.ui.review.saving import suggested_name
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.busy import BusyBar
from dsr_desk.ui.widgets.buttons import SafeButton
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import Heading, Muted
from dsr_desk.ui.widgets.reading_order import InReadingOrder
from dsr_desk.ui.widgets.roomy import Roomy

_MANY = 10_000
"""Items among which nobody looks for garbage: a look through ten times as many takes a tenth of a
second, and what lets go of them lets go of all of them."""


class ReviewWindow(InReadingOrder, QWidget):
    """Needs a review service and a job runner, and no workspace."""

    dialog_opened = Signal(object)
    """A dialog stands over the window now."""

    def __init__(self, review: Review, jobs: JobRunner, parent: QWidget | None = None) -> None:
        """Build the window; a package comes with :meth:`open_package`."""
        super().__init__(parent, Qt.WindowType.Window)
        keep_window(self)
        self._package: OpenedPackage | None = None
        self._path: Path | None = None
        self._refusal: Exception | None = None
        self._in_spite = self._sealed = False
        self._saving: Enclosed | None = None
        self.fetching = Fetching(review, jobs, self)
        self.heading = Heading("", self, level=1, elide=Qt.TextElideMode.ElideRight)
        self.facts = Muted("", self, elide=Qt.TextElideMode.ElideRight)
        self.open_button = SafeButton("", self, icon="folder")
        self.seal = Banner(self)
        self.banner = Banner(self)
        self.busy = BusyBar(self)
        self.empty = NothingView(self)
        self.locked = LockedView(self)
        self.parts = PackageParts(self.fetching, jobs, self)
        self.items, self.item = self.parts.items, self.parts.item
        self.page, self.notes = self.parts.page, self.parts.notes
        self.noting = Noting(review, jobs, self.parts, self.banner, self)
        self._stack = QStackedWidget()
        self.setObjectName("ReviewWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.resize(theme.px(360), theme.px(220))
        self._build()
        self._connect()
        self._add_keys()
        self._show()

    def open_package(self, path: Path) -> None:
        """Read and check a package; nothing of an earlier one stays on screen meanwhile."""
        self._open(path, in_spite=False)

    def panes(self) -> tuple[QWidget, ...]:
        """Return what F6 goes through."""
        if self._package is not None:
            return self.parts.panes()
        return (self.empty.button, self.locked.field)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._show()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay until what was typed lies on the disk; who closes again leaves without it."""
        if self.noting.may_leave():
            self.fetching.close()
            # Whoever made the window may have it still: of what was read in it nothing stays.
            self._package = None
            self.items.show_items(())
            self.item.show_item(None)
            super().closeEvent(event)
        else:
            event.ignore()

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

    def _open(self, path: Path, *, in_spite: bool) -> None:
        self.noting.end()
        self._package = self._refusal = None
        self._path, self._in_spite, self._sealed = path, in_spite, False
        self.banner.clear()
        self.busy.begin(self.tr("Opening and checking the package…"))
        self._show()
        self.fetching.open(path, in_spite=in_spite)

    def _build(self) -> None:
        words = QVBoxLayout()
        flat(words, theme.px(0.5))
        words.addWidget(self.heading)
        words.addWidget(self.facts)
        head = QHBoxLayout()
        flat(head, theme.px(3))
        head.addLayout(words, 1)
        head.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignTop)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.locked)
        self._stack.addWidget(self.parts)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(4),) * 4)
        column.setSpacing(theme.px(2))
        column.addLayout(head)
        column.addWidget(self.seal)
        column.addWidget(self.banner)
        column.addWidget(self.busy)
        column.addWidget(Roomy(self._stack, self), 1)

    def _connect(self) -> None:
        self.open_button.clicked.connect(self._on_open_clicked)
        self.empty.action_requested.connect(self._on_open_clicked)
        self.locked.password_given.connect(self._on_locked_password_given)
        self.seal.action_requested.connect(self._on_seal_action_requested)
        self.noting.dialog_opened.connect(self.dialog_opened)
        self.noting.left.connect(self.close)
        self.item.attachments.save_requested.connect(self._on_attachments_save_requested)
        fetching = self.fetching
        fetching.stepped.connect(self._on_fetching_stepped)
        fetching.package_opened.connect(self._on_fetching_package_opened)
        fetching.package_sealed.connect(self._on_fetching_package_sealed)
        fetching.package_refused.connect(self._on_fetching_package_refused)
        fetching.attachment_saved.connect(self._on_fetching_attachment_saved)
        fetching.failed.connect(self._on_fetching_failed)

    def _add_keys(self) -> None:
        for keys, slot in (
            (QKeySequence.StandardKey.Open, self._on_open_clicked),
            (QKeySequence.StandardKey.Find, self.items.seek),
            (QKeySequence.StandardKey.Close, self.close),
            ("Ctrl+J", self.item.as_record.click),
            ("F3", self.item.hit_next.click),
            ("Shift+F3", self.item.hit_before.click),
            ("Ctrl+G", self.page.item.click),
            ("Ctrl++", self.page.larger.click),
            ("Ctrl+=", self.page.larger.click),
            ("Ctrl+-", self.page.smaller.click),
            ("Ctrl+0", self.page.fit),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        Panes(self, self.panes)

    def _show(self) -> None:
        """Show the package, or why there is none."""
        package = self._package
        self.open_button.setText(self.tr("Open a package…"))
        self.open_button.setVisible(package is not None)
        nothing = self.locked if self._sealed else self.empty
        self._stack.setCurrentWidget(self.parts if package is not None else nothing)
        if package is None:
            self.setWindowTitle(self.tr("Review a package"))
            self.heading.set_text(self.tr("Review a package"))
            self.facts.set_text("")
            self._show_empty()
            return
        tone, text = seal.line(package)
        case = one_line(package.case, 40)
        title = self.tr("{case} – package")
        if package.faults:
            title = self.tr("NOT TRUSTED: {case} – package")
        self.setWindowTitle(title.format(case=case))
        self.heading.set_text(f"{case} · {one_line(package.organisation, 120)}")
        subjects = ", ".join(one_line(subject, 80) for subject in package.subjects[:5])
        facts = self.tr("Extract about {persons} · made {moment}")
        made = wording.moment(package.created_at)
        self.facts.set_text(facts.format(persons=subjects, moment=made))
        self.seal.show_message(tone, text, dismissable=False)

    def _show_empty(self) -> None:
        error = self._refusal
        if error is not None:
            # Who has asked for that already, or has no package yet, would only be refused again.
            is_there = isinstance(error, PackageInvalid) and not isinstance(error, SealBroken)
            may_look = is_there and not self._in_spite
            action = self.tr("Look at it anyway") if may_look else ""
            tone = "attention" if isinstance(error, SealedPagesAlone) else "failed"
            self.seal.show_message(tone, seal.refusal(error), action, dismissable=False)
            self.empty.show_refusal(error, may_look=may_look)
            return
        self.seal.clear()
        if self._path is None:
            self.empty.show_none()
        else:
            self.empty.show_checking(self._path.name)

    @Slot()
    def _on_open_clicked(self) -> None:
        filters = [self.tr("Packages (*.zip *.pdf)"), self.tr("All files (*)")]
        title = self.tr("Open a package")
        dialog = ask_for_file(self, title, filters, self._on_dialog_package_selected)
        self.dialog_opened.emit(dialog)

    @Slot(str)
    def _on_dialog_package_selected(self, name: str) -> None:
        self.open_package(Path(name))

    @Slot()
    def _on_seal_action_requested(self) -> None:
        if self._path is not None and self._refusal is not None:
            self._open(self._path, in_spite=True)

    @Slot(object)
    def _on_fetching_stepped(self, step: Step) -> None:
        self.busy.show_step(step, seal.so_far(step, in_spite=self._in_spite))

    @Slot(object)
    def _on_fetching_package_opened(self, opened: Opened) -> None:
        self._package, self._sealed = opened.package, False
        self.busy.end()
        self._show()
        self.locked.field.clear()
        if len(opened.package.items) > _MANY:
            GarbageKeeper.set_aside()
        self.parts.show_package(opened.package)
        self.noting.begin(self._path or opened.path, opened.package)

    @Slot(object)
    def _on_fetching_package_refused(self, error: Exception) -> None:
        self.busy.end()
        if isinstance(error, SealPasswordWrong):
            self.banner.show_message("failed", errors.sentence(error))
            self.locked.ask()
            return
        self._refusal, self._sealed = error, False
        self._show()

    @Slot()
    def _on_fetching_package_sealed(self) -> None:
        self.busy.end()
        self._sealed = True
        self._show()
        self.locked.begin()

    @Slot(str)
    def _on_locked_password_given(self, password: str) -> None:
        if self._path is not None:
            self.banner.clear()
            self.busy.begin(self.tr("Opening and checking the package…"))
            self.fetching.open(self._path, password, in_spite=self._in_spite)

    @Slot(object)
    def _on_attachments_save_requested(self, enclosed: Enclosed) -> None:
        self._saving = enclosed
        title, name = self.tr("Save the attachment"), suggested_name(enclosed.label)
        dialog: QFileDialog = ask_for_target(self, title, name, self._on_dialog_target_selected)
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
        elif isinstance(error, PackageInvalid):
            self.banner.show_message("failed", seal.refusal(error))
        else:
            errors.show_error(self.banner, error)


def _dropped_file(event: QDropEvent) -> Path | None:
    """Return the one local file that is being dropped."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
