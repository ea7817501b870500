"""Sealing the extract for the answer, and telling its password once (law.md L25)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dsr_desk.services.extracts.sealing import SealedExtract
from dsr_desk.services.progress import CancelToken, Progress, Step
from dsr_desk.ui import wording
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.errors import show_error
from dsr_desk.ui.jobs import Ticket
from dsr_desk.ui.operation import Operation
from dsr_desk.ui.request.footer import footer_action
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.busy import BusyBar
from dsr_desk.ui.widgets.buttons import PrimaryButton, SafeButton
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.labels import Heading, PlainLabel


def seal_extract(*, parent: QObject, desk: Desk, case_id: int) -> Operation[SealedExtract]:
    """Seal the extract that was made for a case, under a new password."""

    def work(progress: Progress, cancel: CancelToken) -> SealedExtract:
        return desk.services.sealing.seal(case_id, desk.by, progress, cancel)

    return Operation(parent, desk, work, writes=True)


class ExtractSealing(QObject):
    """Seals the extract of the case that is shown; holds it, with its password, until then."""

    extract_sealed = Signal()
    changed = Signal()
    """It has begun, or has ended."""
    dialog_opened = Signal(object)
    """Carries the dialog that stands over the page now."""

    def __init__(self, desk: Desk, banner: Banner, page: QWidget) -> None:
        """Take where a fault is told, and the page that the dialog stands over."""
        super().__init__(page)
        self._desk, self._banner, self._page = desk, banner, page
        self._case_id = 0
        self._ticket: Ticket | None = None
        self.busy = BusyBar(page)
        self.busy.stop_requested.connect(self._on_busy_stop_requested)
        self.sealed: SealedExtract | None = None
        self.attach = footer_action(self, "lock", self.start)

    @property
    def running(self) -> bool:
        """Whether the extract is being sealed now."""
        return self._ticket is not None

    @property
    def files(self) -> tuple[Path, ...]:
        """The sealed files, if there are any."""
        return self.sealed.package.files if self.sealed else ()

    def set_case(self, case_id: int) -> None:
        """Take another case, or none (0); nobody would be told the password of what is left."""
        if self._ticket is not None:
            self._ticket.drop()
            self._end()
        self._case_id = case_id
        self.forget()

    def forget(self) -> None:
        """Let go of what was sealed, and of its password."""
        self.sealed = None

    @Slot()
    def start(self) -> None:
        """Seal it (again); asked once more meanwhile, nothing happens."""
        if self._ticket is not None:
            return
        self._banner.clear()
        self.busy.begin(wording.step("seal"), stoppable=True)
        sealing = seal_extract(parent=self, desk=self._desk, case_id=self._case_id)
        sealing.success(self._take).failure(self._fail).cancelled(self._stop)
        self._ticket = sealing.with_progress(self._step).run_in_background()
        self.changed.emit()

    def _step(self, step: Step) -> None:
        self.busy.show_step(step, wording.step_of(step))

    def _take(self, sealed: SealedExtract) -> None:
        self._end()
        self.sealed = sealed
        dialog = PasswordDialog(sealed, self._page)
        dialog.open()
        self.dialog_opened.emit(dialog)
        self.extract_sealed.emit()

    def _fail(self, error: Exception) -> None:
        self._end()
        show_error(self._banner, error)

    def _stop(self) -> None:
        self._end()
        text = self.tr("Stopped. Nothing was encrypted, and nothing is left of it.")
        self._banner.show_message("info", text)

    def _end(self) -> None:
        self._ticket = None
        self.busy.end()
        self.changed.emit()

    @Slot()
    def _on_busy_stop_requested(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()


class PasswordDialog(Dialog):
    """Shows the password, to be noted; when the dialog is closed it can't be seen again."""

    def __init__(self, sealed: SealedExtract, parent: QWidget | None) -> None:
        """Take what was sealed."""
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(self.tr("The password of the extract"))
        self.setMinimumWidth(theme.px(120))
        self.field = QLineEdit(sealed.password, self)
        self.field.setReadOnly(True)
        self.field.setAccessibleName(self.tr("Password, to be noted"))
        self.field.setFont(theme.scaled_font(self.font(), 1.4))
        # The house's style says how low a field may be; this one's letters are larger.
        height = self.field.fontMetrics().height() + theme.px(3)
        self.field.setStyleSheet(f"QLineEdit {{ min-height: {height}px; }}")
        text = self.tr(
            "Once this is closed nobody can see the password any more. Have you noted it?"
        )
        self.lost = PlainLabel(text, self, wrap=True, tone="attention")
        self.copy = SafeButton(self.tr("Copy"), self, icon="copy")
        self.close_button = PrimaryButton(self.tr("I have noted it"), self)
        for button in (self.copy, self.close_button):
            button.setAutoDefault(False)
        self.copy.clicked.connect(self._on_copy_clicked)
        self.close_button.clicked.connect(self.accept)
        self._build(large=sealed.package.rest is not None)
        self.field.setFocus()
        self.field.selectAll()

    @property
    def unsaved(self) -> bool:
        """Whether the password would be lost: always, for it is shown this once."""
        return True

    def warn(self) -> None:
        """Say that nobody can see it any more."""
        self.lost.show()
        self.close_button.setFocus()

    def _build(self, *, large: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(5),) * 4)
        column.setSpacing(theme.px(3))
        column.addWidget(Heading(self.tr("The password of the extract"), self, level=2))
        text = self.tr(
            "Note it now: it is shown this once, and kept nowhere. Tell the editor by telephone or"
            " letter, never by mail. If it is lost, seal the extract again."
        )
        column.addWidget(PlainLabel(text, self, wrap=True))
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self.copy)
        column.addLayout(row)
        if large:
            more = self.tr(
                "The extract is too large for a mail. Hand both files over in another way; this"
                " password opens both."
            )
            column.addWidget(PlainLabel(more, self, wrap=True, tone="attention"))
        self.lost.hide()
        column.addWidget(self.lost)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column.addLayout(foot)

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.field.text())
