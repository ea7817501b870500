"""The right-hand side: one case, its clocks, its five steps and the page of one of them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QApplication,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dsr_desk.domain.changes import case_changed
from dsr_desk.domain.lookalikes import shown
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.services.intake.case_view import CaseView
from dsr_desk.ui import errors, operations, wording
from dsr_desk.ui.desk import Changed, Desk
from dsr_desk.ui.later import InPieces
from dsr_desk.ui.qt import flat
from dsr_desk.ui.request.answer.page import AnswerPage
from dsr_desk.ui.request.approve.page import ApprovePage
from dsr_desk.ui.request.clocks.steps import ClockSteps
from dsr_desk.ui.request.clocks.view import Clocks
from dsr_desk.ui.request.footer import Footer
from dsr_desk.ui.request.headline import headline
from dsr_desk.ui.request.page import StepPage
from dsr_desk.ui.request.review.page import ReviewPage
from dsr_desk.ui.request.run.page import RunPage
from dsr_desk.ui.request.verify.page import VerifyPage
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import DangerButton
from dsr_desk.ui.widgets.confirming import on_confirm_keys
from dsr_desk.ui.widgets.empty import EmptyState
from dsr_desk.ui.widgets.labels import Heading, Muted
from dsr_desk.ui.widgets.roomy import Roomy
from dsr_desk.ui.widgets.step_bar import StepBar, StepLook, StepState
from dsr_desk.ui.widgets.turning import Turning

STEP_OF = {
    CaseState.CHECKING: 1,
    CaseState.WAITING: 1,
    CaseState.SET_ASIDE: 1,
    CaseState.REVIEWING: 2,
    CaseState.TO_APPROVE: 3,
    CaseState.APPROVED: 4,
    CaseState.RUNNING: 4,
    CaseState.RESIDUE: 4,
    CaseState.TO_ANSWER: 5,
    CaseState.CLOSED: 5,
}
"""Where a case stands, as one of the five steps."""


_KINDS: tuple[type[StepPage], ...] = (VerifyPage, ReviewPage, ApprovePage, RunPage, AnswerPage)


def step_looks(case: Case, not_needed: str, led_to: int = 0) -> tuple[StepLook, ...]:
    """Return how the five steps stand; a case that erases nothing has no third and fourth.

    ``led_to`` is the step to which a page has led: where nothing was found, from the second to
    the fifth.
    """
    here = STEP_OF[case.state]
    finished = case.state is CaseState.CLOSED
    # Of extract and erasure, the extract is answered while the erasure is still being reviewed.
    extract_ready = case.exported_at is not None and case.answered_at is None
    looks = []
    for number in range(1, 6):
        if number in (3, 4) and not case.kind.erases:
            looks.append(StepLook(StepState.AHEAD, not_needed if here >= 2 else ""))
        elif number < here or (finished and number == here):
            looks.append(StepLook(StepState.DONE))
        elif number in (here, led_to) or (number == 5 and extract_ready):
            looks.append(StepLook(StepState.REACHABLE))
        else:
            looks.append(StepLook(StepState.AHEAD))
    return tuple(looks)


class CasePage(QWidget):
    """Loads a case in a job and hands its view to the page of the step that is shown."""

    title_changed = Signal(str)
    """The case's number, for the window's title; empty when none is shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build the frame; nothing is shown yet."""
        super().__init__(parent)
        self._desk = desk
        self._case_id = 0
        self._view: CaseView | None = None
        self._wanted = 1
        self.headline = Heading("", self, level=1, wrap=True)
        self.facts = Muted("", self, wrap=True)
        self.clocks = Clocks(self)
        self.clock_steps = ClockSteps(desk, self.clocks, self)
        self.steps = StepBar(self)
        self.footer = Footer(self)
        self.empty = EmptyState(self)
        self._letter_keys = True
        self._stack = QStackedWidget()
        self._room = Roomy(self._stack, self)
        self._pages = tuple(InPieces(partial(self._make_page, kind)) for kind in _KINDS)
        self.unbuilt = partial(_unbuilt, self._pages)
        self._build()
        self.steps.step_chosen.connect(self._on_page_step_requested)
        self.footer.focus_left.connect(self._focus_page)
        self.empty.action_requested.connect(self._read)
        self._overtaken: Exception | None = None
        self._goes_on = False
        """Whether the keyboard follows the case to the step that it has come to."""
        desk.changed.connect(self._on_desk_changed)
        desk.signed_out.connect(self.clear)
        desk.people_learnt.connect(self._translate)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        on_confirm_keys(self, self.confirm, within)
        self.clear()

    @property
    def case_id(self) -> int:
        """The case that is shown or being read, 0 for none."""
        return self._case_id

    @property
    def view(self) -> CaseView | None:
        """The case as it was read last, None while none is shown."""
        return self._view

    @property
    def pages(self) -> tuple[StepPage, ...]:
        """The five steps' pages, all of them built by now."""
        return tuple(page() for page in self._pages)

    @property
    def page(self) -> StepPage:
        """The page that is shown."""
        return self._pages[max(self.steps.current, 1) - 1]()

    @Slot(int)
    def show_case(self, case_id: int) -> None:
        """Read a case and show the step at which it stands."""
        if case_id != self._case_id:
            self._let_go()
        self._case_id = case_id
        self._read()

    @Slot()
    def clear(self) -> None:
        """Show that no case is chosen."""
        self._let_go()
        self._case_id = 0
        _swap(self._frame, self.empty, False)
        self._translate()
        self.title_changed.emit("")

    def set_letter_keys(self, on: bool) -> None:
        """Switch single-letter keys in lists on or off (WCAG 2.1.4)."""
        self._letter_keys = on
        for page in _built(self._pages):
            _set_letter_keys(page, on)

    def panes(self) -> Sequence[QWidget]:
        """Return what F6 goes through: the steps and the page's own panes."""
        return (self.steps, *self.page.panes()) if self._view else ()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to the page, as soon as there is one."""
        super().focusInEvent(event)
        if self._view is not None:
            QTimer.singleShot(0, self, self._focus_page)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()

    def _build(self) -> None:
        said = QWidget(self)
        words = QVBoxLayout(said)
        flat(words, theme.px(0.5))
        words.addWidget(self.headline)
        words.addWidget(self.facts)
        self.headline.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._frame = QWidget(self)
        inner = QVBoxLayout(self._frame)
        inner.setContentsMargins(theme.px(5), theme.px(3), theme.px(5), theme.px(3))
        inner.setSpacing(theme.px(3))
        inner.addWidget(Turning(said, self.clocks, theme.px(4), self._frame))
        inner.addWidget(self.steps)
        inner.addWidget(self._room, 1)
        inner.addWidget(self.footer)
        column = QVBoxLayout(self)
        flat(column)
        column.addWidget(self._frame, 1)
        column.addWidget(self.empty, 1)

    def _make_page(self, kind: type[StepPage]) -> Generator[None, None, StepPage]:
        # The stack's child from the beginning: moved there later, it would be styled twice.
        page = kind(self._desk, self._stack, whole=False)
        # While it is not the stack's yet, the stack would show it wherever it stands.
        page.hide()
        for _ in page.pieces():
            yield
        _set_letter_keys(page, self._letter_keys)
        page.clear()
        self._stack.addWidget(page)
        page.actions_changed.connect(self._on_page_actions_changed)
        page.step_requested.connect(self._on_page_step_requested)
        page.case_requested.connect(self.show_case)
        page.focus_left.connect(self.steps.setFocus)
        return page

    def _let_go(self) -> None:
        self._view = None
        for page in _built(self._pages):
            page.clear()

    @Slot()
    def _read(self) -> None:
        case_id = self._case_id
        operations.query(
            parent=self,
            desk=self._desk,
            read=lambda services: services.checklist.view(case_id, self._desk.by),
            replaces="case",
        ).success(self._on_case_read).failure(self._on_case_failed).run_in_background()

    @Slot()
    def _translate(self) -> None:
        if self._view is None:
            self.empty.show_words(
                self.tr("No case is open"), self.tr("Choose one in the queue at the left.")
            )
            return
        case = self._view.case
        self.headline.set_text(headline(case, self._view.checks))
        organisation = self._view.organisation
        facts = [
            case.number,
            shown(case.sender_name or str(case.sender or ""), 80),
            organisation.title if organisation else self.tr("organisation unknown"),
            self.tr("received {moment}").format(moment=wording.moment(case.received_at)),
        ]
        if case.holder and case.state.open:
            facts.append(self.tr("taken by {name}").format(name=self._desk.title_of(case.holder)))
        self.facts.set_text(" · ".join(fact for fact in facts if fact))
        self.clocks.show_case(case, self._desk.clock())
        self.clock_steps.set_case(case)
        self.steps.set_steps(step_looks(case, self.tr("not needed"), self._wanted))

    def _show_step(self, number: int) -> None:
        self._wanted = number
        self._translate()
        self.steps.set_current(number)
        self._stack.setCurrentWidget(self.page)
        if self._view is not None:
            self.page.show_view(self._view)
        self._on_page_actions_changed()

    @Slot(object)
    def _on_case_read(self, view: CaseView) -> None:
        if view.case.id != self._case_id:
            # Whoever asked for it has signed out, or closed it, before it came.
            return
        before = self._view
        self._view = view
        self._translate()
        _swap(self._frame, self.empty, True)
        moved = (
            before is None or before.case.id != view.case.id or before.case.state != view.case.state
        )
        # What a run has proved is read before the answer to it is written.
        proved = view.case.state is CaseState.TO_ANSWER and isinstance(self.page, RunPage)
        moved = moved and not (before is not None and proved)
        if moved:
            self._goes_on = _has_keyboard(self)
            self._wanted = STEP_OF[view.case.state]
            if self._overtaken is not None:
                # The page on which it was said is left.
                self._desk.tell_failed(self._overtaken)
        self._overtaken = None
        # Head and page in two turns of the loop: each alone is done before anybody notices.
        QTimer.singleShot(0, self, self._show_wanted)

    @Slot()
    def _show_wanted(self) -> None:
        if self._view is None:
            return
        self._show_step(self._wanted)
        self.title_changed.emit(self._view.case.number)
        if self._goes_on or self.hasFocus():
            # What has only just been made can't take the focus before it has been laid out.
            QTimer.singleShot(0, self, self._focus_page)

    @Slot()
    def _focus_page(self) -> None:
        """Let the keyboard go on where the case does; it waits here for a page still being read."""
        self._goes_on = False
        if _has_keyboard(self):
            panes = self.page.panes()
            # What destroys something never has the first focus.
            own = [pane for pane in panes if not isinstance(pane, DangerButton)]
            target = own[0] if own else self.steps if panes else self
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_case_failed(self, error: Exception) -> None:
        if not self._case_id:
            return
        if self._view is not None:
            self._desk.tell_failed(error)
            return
        _swap(self._frame, self.empty, False)
        self.empty.show_words(
            self.tr("The case can’t be shown"), errors.sentence(error), self.tr("Try again")
        )

    @Slot(object)
    def _on_desk_changed(self, changed: Changed) -> None:
        if changed.overtaken is not None and self._view is not None:
            # The case and its row are shown as somebody else has left them.
            self._overtaken = changed.overtaken
            self._desk.tell_changed(case_changed(self._case_id))
            return
        if self._case_id not in changed.changes.cases or changed.initiator in _built(self._pages):
            return
        self._read()

    @Slot()
    def _on_page_actions_changed(self) -> None:
        if self._view is None:
            self.footer.show_actions((), "")
            return
        self.footer.show_actions(
            self.page.actions_in_footer(),
            self.page.footer_sentence(),
            folds=self.page.folds_sentence,
        )
        if self.hasFocus():
            QTimer.singleShot(0, self, self._focus_page)

    @Slot(int)
    def _on_page_step_requested(self, number: int) -> None:
        """Show a step; 0 is where the case stands.  The bar and the pages offer what fits."""
        if self._view is None:
            return
        # Whoever walks the bar stays in it; where a page leads, the keyboard goes along.
        goes_on = _has_keyboard(self) and self.sender() is not self.steps
        self._show_step(number or STEP_OF[self._view.case.state])
        if goes_on:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def confirm(self) -> None:
        """Press the footer's primary button, if the case is there and the button can be pressed."""
        primary = self.footer.primary
        # The same keys confirm a dialog; they must never reach the page below it.
        covered = QApplication.activeModalWidget() is not None
        if primary is not None and primary.isEnabled() and not covered:
            primary.trigger()


def _has_keyboard(page: QWidget) -> bool:
    """Whether the keyboard is in the case and not in the queue or in a dialog."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is page or page.isAncestorOf(focused))


def _set_letter_keys(page: StepPage, on: bool) -> None:
    if isinstance(page, ReviewPage):
        page.list.set_letter_keys(on)
    elif isinstance(page, ApprovePage):
        page.set_letter_keys(on)


def _built(pages: Sequence[InPieces[StepPage]]) -> tuple[StepPage, ...]:
    """Return the pages that can hold something of a case: those that have been visited."""
    return tuple(built for page in pages if (built := page.built) is not None)


def _swap(frame: QWidget, empty: QWidget, there: bool) -> None:
    frame.setVisible(there)
    empty.setVisible(not there)


def _unbuilt(pages: Sequence[InPieces[StepPage]]) -> Iterator[Callable[[], object]]:
    """Yield what builds the pages that nobody has visited yet, a piece at a time."""
    for page in pages:
        yield from page.left()
