"""The one main window: the queue at the left, the case at the right."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dsr_desk.domain.people import Right
from dsr_desk.ui import operations, theme
from dsr_desk.ui.desk import Desk, Failed
from dsr_desk.ui.dropping import DropTarget, refusal_text
from dsr_desk.ui.errors import Blame, blame, report_text, show_error
from dsr_desk.ui.history import HistoryBanner
from dsr_desk.ui.i18n import Translators
from dsr_desk.ui.leaving import LeaveDialog
from dsr_desk.ui.looks import Looks
from dsr_desk.ui.mailboxes.room import MailRoom
from dsr_desk.ui.menus import Menus
from dsr_desk.ui.openings import Openings
from dsr_desk.ui.panes import Panes
from dsr_desk.ui.preferences import Preferences
from dsr_desk.ui.queue.view import QueueView
from dsr_desk.ui.report_dialog import ReportDialog
from dsr_desk.ui.returning import ReturnedBanner
from dsr_desk.ui.sign_in import SignInPage
from dsr_desk.ui.status_line import StatusLine
from dsr_desk.ui.taking_in import TakingIn
from dsr_desk.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from dsr_desk.ui.request.case_page import CasePage

TITLE = "DSR Desk"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the window is given by the program that starts it."""

    preferences: Preferences
    translators: Translators
    make_case_page: Callable[[Desk, QWidget], CasePage]
    open_package: Callable[[Path], object]
    key_store: bool = True
    """Whether the system's key store can be used."""
    hint: str = ""
    """Names a demo workspace's accounts and their password; empty everywhere else."""


class MainWindow(QMainWindow):
    """Sign-in first; then queue and case, with a banner above both for what concerns all."""

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        """Build it; :meth:`begin` asks who is there."""
        super().__init__()
        self._desk, self._around = desk, around
        self._preferences = around.preferences
        self._retry: Callable[[], object] | None = None
        self._leaving = False
        self.setWindowTitle(TITLE)
        self.setAcceptDrops(True)
        self.menus = Menus(self)
        self.banner = Banner(self)
        self.intake_banner = Banner(self)
        self.history_banner = HistoryBanner(desk, self)
        self.returned_banner = ReturnedBanner(desk, self)
        above = (self.history_banner, self.returned_banner, self.banner, self.intake_banner)
        for banner in above:
            banner.setProperty("bleed", "true")
        self.sign_in = SignInPage(desk, self._preferences, around.hint, self)
        self.queue = QueueView(desk, self._preferences, self)
        self.case_page = around.make_case_page(desk, self)
        self.mail = MailRoom(desk, self.menus.actions["mailboxes"], self)
        self.status = StatusLine(desk, around.key_store, self.mail.watch, self)
        self.setStatusBar(self.status)
        self._openings = Openings(desk, self.menus, around.open_package, self)
        self._looks = Looks(self.menus, self._preferences, around.translators, self)
        self.taking_in = TakingIn(desk, self.intake_banner, self.status.busy, self)
        self._build()
        self._drop = DropTarget(self)
        self._connect()
        self._panes = Panes(self, self._list_panes)
        self._allow()

    def begin(self) -> None:
        """Ask who is there."""
        self._pages.setCurrentWidget(self.sign_in)
        self.sign_in.ask_for_accounts()

    @Slot(int)
    def open_case(self, case_id: int) -> None:
        """Show a case and work on it."""
        self.case_page.show_case(case_id)
        self._allow()
        panes = self.case_page.panes()
        (panes[0] if panes else self.case_page).setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.menus.say()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say whether it can be dropped here, and why not."""
        self._drop.entered(event, self.taking_in.hindrance)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Let the pointer say it too."""
        self._drop.moved(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Be the window again."""
        self._drop.left()

    def dropEvent(self, event: QDropEvent) -> None:
        """File what was dropped, or say why not."""
        found, refused = self._drop.dropped(event, self.taking_in.hindrance)
        if refused:
            self.taking_in.refuse(refusal_text(refused))
        else:
            self.taking_in.take(found.paths, found.mails)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the layout; while something is being written, ask first."""
        if self._desk.jobs.writing and not self._leaving:
            event.ignore()
            dialog = LeaveDialog(self)
            dialog.accepted.connect(self._on_leave_accepted)
            dialog.open()
            return
        self._preferences.keep_layout("window", self.saveGeometry())
        self._preferences.keep_layout("splitter", self._splitter.saveState())
        self._preferences.save()
        super().closeEvent(event)

    def _build(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(max(1, theme.px(0.25)))
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.queue)
        self._splitter.addWidget(self.case_page)
        self.queue.setMinimumWidth(theme.px(72))
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([theme.px(90), theme.px(270)])
        self._splitter.restoreState(self._preferences.layout("splitter"))
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.sign_in)
        self._pages.addWidget(self._splitter)
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.history_banner)
        column.addWidget(self.returned_banner)
        column.addWidget(self.banner)
        column.addWidget(self.intake_banner)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(middle)
        self.resize(theme.px(360), theme.px(225))
        self.restoreGeometry(self._preferences.layout("window"))

    def _connect(self) -> None:
        actions = self.menus.actions
        actions["take_mail"].triggered.connect(self.taking_in.on_files_wanted)
        actions["take_folder"].triggered.connect(self.taking_in.on_folder_wanted)
        actions["sign_out"].triggered.connect(self._on_sign_out_triggered)
        actions["quit"].triggered.connect(self._on_quit_triggered)
        actions["refresh"].triggered.connect(self._on_refresh_triggered)
        actions["replay"].triggered.connect(self.returned_banner.open_dialog)
        actions["search"].triggered.connect(self.queue.go_to_search)
        actions["take_case"].triggered.connect(self._on_take_case_triggered)
        self._looks.letter_keys_changed.connect(self.case_page.set_letter_keys)
        self._desk.signed_in.connect(self._on_desk_signed_in)
        self._desk.signed_out.connect(self._on_desk_signed_out)
        self._desk.failed.connect(self._on_desk_failed)
        self.banner.action_requested.connect(self._on_banner_action_requested)
        self.queue.case_chosen.connect(self._on_queue_case_chosen)
        self.queue.case_opened.connect(self.open_case)
        self.queue.intake_requested.connect(self.taking_in.on_files_wanted)
        self.taking_in.finished.connect(self._on_taking_in_finished)
        self._openings.call_filed.connect(self._on_taking_in_finished)
        self.mail.mails_came.connect(self.taking_in.on_mails_came)
        self.case_page.title_changed.connect(self._on_case_page_title_changed)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.case_page)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.queue.go_to_list)

    def _list_panes(self) -> list[QWidget]:
        if self._pages.currentWidget() is self.sign_in:
            return [self.sign_in.password]
        return [self.queue.list, *self.case_page.panes(), self.queue.filters.search]

    def _allow(self) -> None:
        signed_in = self._desk.person is not None
        configure = self._desk.may(Right.CONFIGURE)
        self.menus.allow(signed_in=signed_in, case=self.queue.shown_case != 0, configure=configure)

    @Slot()
    def _on_desk_signed_in(self) -> None:
        self._pages.setCurrentWidget(self._splitter)
        self.queue.start()
        self.queue.go_to_list()
        self._allow()

    @Slot()
    def _on_desk_signed_out(self) -> None:
        self.queue.stop()
        self.case_page.clear()
        self.banner.clear()
        self.intake_banner.clear()
        self._allow()
        self.begin()

    @Slot(object)
    def _on_desk_failed(self, failed: Failed) -> None:
        if blame(failed.error) is Blame.PROGRAM:
            log.error("an operation failed\n%s", report_text(failed.error))
            ReportDialog(failed.error, self).open()
            return
        self._retry = failed.retry
        show_error(self.banner, failed.error, retry=failed.retry is not None)

    @Slot()
    def _on_banner_action_requested(self) -> None:
        self.banner.clear()
        if self._retry is not None:
            self._retry()

    @Slot(int)
    def _on_queue_case_chosen(self, case_id: int) -> None:
        self.case_page.show_case(case_id)
        self._allow()

    @Slot(str)
    def _on_taking_in_finished(self, number: str) -> None:
        if not number:
            self.queue.reload()
            return
        operations.query(
            parent=self, desk=self._desk, read=lambda services: services.queue.get(number).id
        ).success(self.queue.reload).run_in_background()

    @Slot(str)
    def _on_case_page_title_changed(self, number: str) -> None:
        self.setWindowTitle(f"{number} – {TITLE}" if number else TITLE)

    @Slot()
    def _on_take_case_triggered(self) -> None:
        case_id = self.queue.shown_case
        if case_id:
            operations.take_case(parent=self, desk=self._desk, case_id=case_id).run_in_background()

    @Slot()
    def _on_refresh_triggered(self) -> None:
        self.queue.reload()
        self.returned_banner.look()
        self.mail.watch.fetch_now()

    @Slot()
    def _on_sign_out_triggered(self) -> None:
        self._desk.leave()

    @Slot()
    def _on_quit_triggered(self) -> None:
        self.close()

    @Slot()
    def _on_leave_accepted(self) -> None:
        self._leaving = True
        self.close()
