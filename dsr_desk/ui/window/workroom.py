"""Where a person works who has signed in: the queue at the left, the case at the right.

Its modules and those of its pages are ten times those of the window that asks who is there, so it
is built after that has been painted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QSplitter, QWidget

from dsr_desk.domain.errors import DeskError
from dsr_desk.ui import operations, workspace_operations
from dsr_desk.ui.mailboxes.room import MailLine, MailRoom
from dsr_desk.ui.queue.folding import QUEUE, Folding
from dsr_desk.ui.queue.view import QueueView
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.confirming import on_confirm_keys
from dsr_desk.ui.window.dropping import DropTarget, refusal_text
from dsr_desk.ui.window.history import HistoryBanner
from dsr_desk.ui.window.openings import Openings
from dsr_desk.ui.window.returning import ReturnedBanner
from dsr_desk.ui.window.taking_in import TakingIn

if TYPE_CHECKING:
    from pathlib import Path

    from dsr_desk.ui.desk import Desk
    from dsr_desk.ui.operation import Operation
    from dsr_desk.ui.preferences import Preferences
    from dsr_desk.ui.request.case_page import CasePage
    from dsr_desk.ui.window.menus import Menus
    from dsr_desk.ui.window.status_line import StatusLine


class Workroom(QSplitter):
    """Queue and case, mailboxes, intake, and the small windows that the menus open."""

    case_changed = Signal()
    """Another case is shown, or none."""
    title_changed = Signal(str)
    """The number of the case that is shown, or empty."""

    queue: QueueView
    case_page: CasePage

    def __init__(
        self,
        desk: Desk,
        preferences: Preferences,
        menus: Menus,
        status: StatusLine,
        window: QWidget,
    ) -> None:
        """Take what it is built of; :meth:`pieces` builds it."""
        super().__init__(Qt.Orientation.Horizontal, window)
        # A window that is shown meanwhile would show it wherever it stands.
        self.hide()
        self._desk, self._menus = desk, menus
        self._preferences, self._status, self._window = preferences, status, window

    def pieces(
        self,
        make_case_page: Callable[[Desk, QWidget], CasePage],
        open_package: Callable[[Path], object],
    ) -> Iterator[None]:
        """Build it in the window, which has to place it and its three banners, bit by bit."""
        desk, window = self._desk, self._window
        self.queue = QueueView(desk, self._preferences, self)
        yield
        self.case_page = make_case_page(desk, self)
        self.case_page.set_letter_keys(self._preferences.single_keys)
        yield
        self.mail = MailRoom(desk, self._menus.actions["mailboxes"], window)
        self._status.show_mail(MailLine(self.mail.watch, self._status))
        yield
        self.intake_banner = Banner(window)
        self.history_banner = HistoryBanner(desk, window)
        self.returned_banner = ReturnedBanner(desk, window)
        for banner in (self.history_banner, self.returned_banner, self.intake_banner):
            banner.setProperty("bleed", "true")
        self.taking_in = TakingIn(desk, self.intake_banner, self._status.busy, window)
        self.drop = DropTarget(window)
        self._openings = Openings(desk, self._menus, open_package, window)
        yield
        self._build()
        self._connect()

    def start(self) -> None:
        """Begin to work: somebody has signed in."""
        self.queue.start()
        self.go_to_queue()
        # An archive that can't be read or written is told by whoever has to; nobody waits for this.
        workspace_operations.work_out(parent=self, desk=self._desk).failure(
            _leave_it
        ).run_in_background()

    def stop(self) -> None:
        """Show nothing more of anybody's."""
        self.queue.stop()
        self.folding.unfold()
        self.case_page.clear()
        self.intake_banner.clear()

    def panes(self) -> list[QWidget]:
        """Return what F6 goes through."""
        queue = self.queue.fold if self.queue.folded else self.queue.list
        return [queue, *self.case_page.panes(), self.queue.filters.search]

    def layout_to_keep(self) -> QByteArray:
        """Return how the room is shared while the queue is seen."""
        self.folding.unfold()
        return self.saveState()

    def unbuilt(self) -> Iterator[Callable[[], object]]:
        """Return what builds the pages that nobody has visited yet, one after another."""
        return self.case_page.unbuilt()

    def take_drop(self, event: QDropEvent) -> None:
        """File what was dropped, or say why not."""
        found, refused = self.drop.dropped(event, self.taking_in.hindrance)
        if refused:
            self.taking_in.refuse(refusal_text(refused))
        else:
            self.taking_in.take(found.paths, found.mails)

    @Slot(int)
    def open_case(self, case_id: int) -> None:
        """Show a case and work on it."""
        self.case_page.show_case(case_id)
        self.case_changed.emit()
        self._go_into_case()

    @Slot()
    def go_to_queue(self) -> None:
        """Show the queue and put the focus into its list."""
        self.folding.unfold()
        self.queue.go_to_list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the queue again where there is room for it."""
        super().resizeEvent(event)
        self.folding.follow_width()

    @Slot()
    def refresh(self) -> None:
        """Read the queue and fetch mail anew."""
        self.queue.reload()
        self.returned_banner.look()
        self.mail.watch.fetch_now()

    def _build(self) -> None:
        self.setHandleWidth(max(1, theme.px(0.25)))
        self.setChildrenCollapsible(False)
        self.addWidget(self.queue)
        self.addWidget(self.case_page)
        self.folding = Folding(self, self.queue, self.case_page)
        self.setStretchFactor(1, 1)
        width = self._window.width()
        queue = min(theme.px(90), max(theme.px(QUEUE), width * 9 // 25))
        self.setSizes([queue, width - queue])
        self.restoreState(self._preferences.layout("splitter"))

    def _connect(self) -> None:
        actions = self._menus.actions
        actions["take_mail"].triggered.connect(self.taking_in.on_files_wanted)
        actions["take_folder"].triggered.connect(self.taking_in.on_folder_wanted)
        actions["refresh"].triggered.connect(self.refresh)
        actions["replay"].triggered.connect(self.returned_banner.open_dialog)
        actions["search"].triggered.connect(self._on_search_triggered)
        actions["queue"].triggered.connect(self.folding.toggle)
        actions["take_case"].triggered.connect(self._on_take_case_triggered)
        self.queue.case_chosen.connect(self._on_queue_case_chosen)
        self.queue.case_opened.connect(self.open_case)
        self.queue.case_confirmed.connect(self._on_queue_case_confirmed)
        self.queue.list.clicked.connect(self._on_queue_list_clicked)
        self.queue.intake_requested.connect(self.taking_in.on_files_wanted)
        self.taking_in.finished.connect(self._on_taking_in_finished)
        self.taking_in.case_requested.connect(self._on_case_requested)
        # What has come may bring somebody back who was erased.
        self.taking_in.finished.connect(self.returned_banner.look)
        self.mail.mails_came.connect(self.returned_banner.look)
        self._openings.call_filed.connect(self._on_case_requested)
        self.mail.mails_came.connect(self.taking_in.on_mails_came)
        self.case_page.title_changed.connect(self.title_changed)
        # The list takes its own; at the rail's button it is the case beside it that is meant.
        alone = Qt.ShortcutContext.WidgetShortcut
        on_confirm_keys(self.queue.fold, self.case_page.confirm, alone)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.case_page)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._on_back_activated)

    def _go_into_case(self) -> None:
        self.folding.make_room()
        self.case_page.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _on_queue_case_chosen(self, case_id: int) -> None:
        self.case_page.show_case(case_id)
        self.case_changed.emit()

    @Slot(int)
    def _on_queue_case_confirmed(self, case_id: int) -> None:
        """Take the case on if it is the one that is read at the right; else show it first."""
        if self.case_page.case_id == case_id:
            self.case_page.confirm()
        else:
            self.open_case(case_id)

    @Slot(QModelIndex)
    def _on_queue_list_clicked(self, _index: QModelIndex) -> None:
        """Open at once, as Enter does, where there is no room for a glance beside the queue."""
        if self.folding.narrow and self.queue.shown_case:
            self.folding.heed_double_click()
            self._go_into_case()

    @Slot()
    def _on_back_activated(self) -> None:
        """Go one step out: from what is read to its list, from the list to the queue."""
        _steps, first, *others = [*self.case_page.panes(), None, None][:5]
        focused = QApplication.focusWidget()
        reading = focused is not None and focused in others
        if reading and first is not None and not isinstance(first, QLineEdit):
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.go_to_queue()

    @Slot()
    def _on_search_triggered(self) -> None:
        self.folding.unfold()
        self.queue.go_to_search()

    @Slot(str)
    def _on_taking_in_finished(self, number: str) -> None:
        if not number:
            self.queue.reload()
            return
        _find_case(self, self._desk, number).success(self._show_new_case).run_in_background()

    @Slot(str)
    def _on_case_requested(self, number: str) -> None:
        """Show a case that has just come, and work on it."""
        _find_case(self, self._desk, number).success(self._open_new_case).run_in_background()

    def _show_new_case(self, case_id: int) -> None:
        """Show it to whoever waits at the queue; a case that is worked on stays where it is."""
        if self.case_page.case_id and not self.queue.list.hasFocus():
            self.queue.reload()
            return
        self.queue.reload(case_id)
        self._on_queue_case_chosen(case_id)

    def _open_new_case(self, case_id: int) -> None:
        self.queue.reload(case_id)
        self.open_case(case_id)

    @Slot()
    def _on_take_case_triggered(self) -> None:
        case_id = self.queue.shown_case
        if case_id:
            operations.take_case(parent=self, desk=self._desk, case_id=case_id).run_in_background()


def _find_case(room: QWidget, desk: Desk, number: str) -> Operation[int]:
    return operations.query(
        parent=room, desk=desk, read=lambda services: services.queue.get(number).id
    )


def _leave_it(error: Exception) -> None:
    if not isinstance(error, DeskError):
        raise error
