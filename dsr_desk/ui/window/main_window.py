"""The one main window: first who is there, then the queue at the left and the case at the right."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from dsr_desk.ui.desk import Desk, Failed
from dsr_desk.ui.later import InPieces, InTurn
from dsr_desk.ui.operation import Operation
from dsr_desk.ui.panes import Panes
from dsr_desk.ui.qt import keep_window
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.reading_order import InReadingOrder
from dsr_desk.ui.window.looks import Looks
from dsr_desk.ui.window.menus import Menus
from dsr_desk.ui.window.sign_in import SignInPage
from dsr_desk.ui.window.status_line import StatusLine
from dsr_desk.ui.window.still_here import StillHere

if TYPE_CHECKING:
    from pathlib import Path

    from dsr_desk.services.progress import CancelToken, Progress
    from dsr_desk.ui.i18n import Translators
    from dsr_desk.ui.preferences import Preferences
    from dsr_desk.ui.queue.view import QueueView
    from dsr_desk.ui.request.case_page import CasePage
    from dsr_desk.ui.window.workroom import Workroom

TITLE = "DSR Desk"
log = logging.getLogger(__name__)


def _there() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the window is given by the program that starts it."""

    preferences: Preferences
    translators: Translators
    make_case_page: Callable[[Desk, QWidget], CasePage]
    open_package: Callable[[Path], object]
    key_store: Callable[[], bool] = _there
    """Tells, in a job, whether the system's key store can be used."""
    hint: str = ""
    """Names a demo workspace's accounts and their password; empty everywhere else."""


class MainWindow(InReadingOrder, QMainWindow):
    """Sign-in first; then queue and case, with a banner above both for what concerns all.

    Only what asks who is there is made with the window.  The room behind it is imported in a job
    once the window is painted and built in short steps, or at once by whoever wants it earlier.
    """

    built = Signal()
    """The room behind the sign-in is there, with all its pages."""

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        """Build it; :meth:`begin` asks who is there."""
        super().__init__()
        keep_window(self)
        self._desk, self._around = desk, around
        self._preferences = around.preferences
        self._retry: Callable[[], object] | None = None
        self._leaving = False
        self._prepared = False
        self.room: InPieces[Workroom] = InPieces(self._make_room)
        self.setWindowTitle(TITLE)
        self.setAcceptDrops(True)
        self.menus = Menus(self)
        # Each is made where it stands: to move what is built is to dress all of it anew.
        middle = QWidget(self)
        self._pages = QStackedWidget(middle)
        self.banner = Banner(middle)
        self.banner.setProperty("bleed", "true")
        self.sign_in = SignInPage(desk, self._preferences, around.hint, self._pages)
        self.still_here = StillHere(desk, self)
        self.status = StatusLine(desk, self)
        self.setStatusBar(self.status)
        self._looks = Looks(self.menus, self._preferences, around.translators, self)
        self._build(middle)
        self._connect()
        self._panes = Panes(self, self._list_panes)
        self._allow()

    @property
    def queue(self) -> QueueView:
        """The queue."""
        return self.room().queue

    @property
    def case_page(self) -> CasePage:
        """The case."""
        return self.room().case_page

    def begin(self) -> None:
        """Ask who is there."""
        self._pages.setCurrentWidget(self.sign_in)
        self.sign_in.ask_for_accounts()

    @Slot(int)
    def open_case(self, case_id: int) -> None:
        """Show a case and work on it."""
        self.room().open_case(case_id)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.menus.say()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say whether it can be dropped here, and why not."""
        self.room().drop.entered(event, self.room().taking_in.hindrance)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Let the pointer say it too."""
        self.room().drop.moved(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Be the window again."""
        self.room().drop.left()

    def dropEvent(self, event: QDropEvent) -> None:
        """File what was dropped, or say why not."""
        self.room().take_drop(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the layout; while something is being written, ask first."""
        if self._desk.jobs.writing and not self._leaving:
            # Dialogs are rare and would all be imported before the first paint.
            from dsr_desk.ui.window.leaving import LeaveDialog

            event.ignore()
            dialog = LeaveDialog(self)
            dialog.accepted.connect(self._on_leave_accepted)
            dialog.open()
            return
        self._preferences.keep_layout("window", self.saveGeometry())
        room = self.room.built
        if room is not None:
            self._preferences.keep_layout("splitter", room.layout_to_keep())
        self._preferences.save()
        super().closeEvent(event)

    def _build(self, middle: QWidget) -> None:
        self._pages.addWidget(self.sign_in)
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.banner)
        self._column.addWidget(self._pages, 1)
        self.setCentralWidget(middle)
        self.resize(theme.px(360), theme.px(225))
        self.restoreGeometry(self._preferences.layout("window"))

    def _make_room(self) -> Generator[None, None, Workroom]:
        # Behind the sign-in lie nine tenths of the program's modules: they come after it is seen.
        from dsr_desk.ui.window.workroom import Workroom

        around = self._around
        room = Workroom(self._desk, around.preferences, self.menus, self.status, self)
        for _ in room.pieces(around.make_case_page, around.open_package):
            yield
        self._column.insertWidget(0, room.history_banner)
        self._column.insertWidget(1, room.returned_banner)
        self._column.insertWidget(3, room.intake_banner)
        self._pages.addWidget(room)
        room.case_changed.connect(self._allow)
        room.title_changed.connect(self._on_room_title_changed)
        self._looks.letter_keys_changed.connect(room.case_page.set_letter_keys)
        return room

    def _connect(self) -> None:
        actions = self.menus.actions
        actions["sign_out"].triggered.connect(self._on_sign_out_triggered)
        actions["quit"].triggered.connect(self.close)
        self._desk.arriving.connect(self.room)
        self._desk.signed_in.connect(self._on_desk_signed_in)
        self._desk.signed_out.connect(self._on_desk_signed_out)
        self._desk.turning_out.connect(self.sign_in.set_reason)
        self._desk.failed.connect(self._on_desk_failed)
        self.banner.action_requested.connect(self._on_banner_action_requested)
        self.sign_in.asked.connect(self._on_sign_in_asked)

    def _list_panes(self) -> list[QWidget]:
        if self._pages.currentWidget() is self.sign_in:
            return [self.sign_in.password]
        return self.room().panes()

    def _build_in_turn(self, _imported: None) -> None:
        steps = InTurn(_steps(self.room), self)
        steps.done.connect(self.built)
        steps.begin()

    @Slot()
    def _allow(self) -> None:
        room, person = self.room.built, self._desk.person
        self.menus.allow(
            signed_in=person is not None,
            case=room is not None and room.queue.shown_case != 0,
            configure=_may_configure(self._desk),
        )

    @Slot()
    def _on_sign_in_asked(self) -> None:
        """Prepare the room while a password is being typed."""
        if not self._prepared:
            self._prepared = True
            Operation(self, self._desk, _import_room).success(
                self._build_in_turn
            ).run_in_background()
            Operation(self, self._desk, lambda _p, _c: self._around.key_store()).success(
                self.status.show_key_store
            ).run_in_background()

    @Slot()
    def _on_desk_signed_in(self) -> None:
        room = self.room()
        self._pages.setCurrentWidget(room)
        room.start()
        self._allow()

    @Slot()
    def _on_desk_signed_out(self) -> None:
        self.room().stop()
        self.banner.clear()
        self._allow()
        self.begin()

    @Slot(object)
    def _on_desk_failed(self, failed: Failed) -> None:
        # As with the dialogs: what tells of errors knows every word of the domain.
        from dsr_desk.ui.errors import Blame, blame, report_text, show_error
        from dsr_desk.ui.window.report_dialog import ReportDialog

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

    @Slot(str)
    def _on_room_title_changed(self, number: str) -> None:
        self.setWindowTitle(f"{number} – {TITLE}" if number else TITLE)

    @Slot()
    def _on_sign_out_triggered(self) -> None:
        self._desk.leave()

    @Slot()
    def _on_leave_accepted(self) -> None:
        self._leaving = True
        self.close()


def _import_room(_progress: Progress, _cancel: CancelToken) -> None:
    """Import, in a job, what the room is built of: in one go, that would hold the window up.

    In the order in which the window would: whoever comes second waits for the first.
    """
    for name in ("dsr_desk.ui.window.workroom", "dsr_desk.ui.request.case_page"):
        import_module(name)


def _steps(room: InPieces[Workroom]) -> Iterator[Callable[[], object]]:
    yield from room.left()
    yield from room().unbuilt()


def _may_configure(desk: Desk) -> bool:
    if desk.person is None:
        return False
    from dsr_desk.domain.people import Right  # nobody can be signed in at the first paint

    return desk.may(Right.CONFIGURE)
