"""Step 1, Verify: the mail with its evidence beside the checklist, and the ways on from there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsr_desk.domain.people import Right
from dsr_desk.domain.requests import UNPLANNED, UNSETTLED, CaseState, Nature
from dsr_desk.domain.verifying.checklist import Check, open_checks
from dsr_desk.services.intake.case_view import CaseView
from dsr_desk.services.progress import Step
from dsr_desk.ui import operations
from dsr_desk.ui.jobs import Ticket
from dsr_desk.ui.qt import flat
from dsr_desk.ui.request.footer import ASIDE, footer_action
from dsr_desk.ui.request.page import StepPage
from dsr_desk.ui.request.verify.added_channels import to_check_too
from dsr_desk.ui.request.verify.checks_view import ChecksView
from dsr_desk.ui.request.verify.mail_view import MailView
from dsr_desk.ui.request.verify.notes import (
    FOLDER,
    OPEN,
    RENEW,
    SAME_ID,
    TELL_DAY,
    can_split,
    leads_aside,
    letter_for,
    letter_offered,
    may_ask,
    may_correct,
    note_of,
    note_stops,
    other_case,
    waits_for_a_call,
    with_letter,
)
from dsr_desk.ui.request.verify.settling import Settling
from dsr_desk.ui.request.verify.unlawful import UnlawfulNotice
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.busy import BusyBar
from dsr_desk.ui.widgets.turning import TurningPanes


class VerifyPage(StepPage):
    """Shows what the case rests on; every open check names its way out."""

    def _build(self) -> Iterator[None]:
        self._view: CaseView | None = None
        self._check: Check | None = None
        self._search: Ticket | None = None
        self.banner = Banner(self)
        self.mail = MailView(self.desk, self)
        self.checks = ChecksView(self.desk, self)
        self.busy = BusyBar(self)
        self.settling = Settling(self.desk, self)
        yield
        self._lay_out()
        self._search_action = footer_action(self, "search", self._on_search_triggered)
        self._renew_action = footer_action(self, "check", self._on_renew_triggered)
        self._go_on_action = footer_action(self, "arrow-right", self._on_go_on_triggered)
        self._ask_action = footer_action(self, "send", self._on_ask_triggered)
        self._split_action = footer_action(self, "copy", self.settling.split)
        self._call_action = footer_action(self, "chat", self.settling.call_the_sender_back)
        self._aside_action = footer_action(self, "minus", self.settling.set_aside)
        self._reopen_action = footer_action(self, "undo", self.settling.reopen)
        self._reopen_action.setProperty(ASIDE, True)
        self._judge_action = footer_action(self, "users", self.settling.judge_anew)
        self._choose_action = footer_action(self, "building", self.settling.choose_organisation)
        self._editor_action = footer_action(self, "user", self.settling.call_it_an_editors)
        self.unlawful = UnlawfulNotice(self.desk, self)
        self._way = ""
        self._letter: Path | None = None
        """The mail that was saved here last: nobody has sent it yet."""
        self.banner.action_requested.connect(self._on_banner_action_requested)
        self.checks.asked.check_chosen.connect(self._on_asked_check_chosen)
        self.checks.asked.evidence_requested.connect(self._on_asked_evidence_requested)
        self.settling.listen_to(self.checks.asked)
        self.settling.dialog_opened.connect(self.dialog_opened)
        self.unlawful.dialog_opened.connect(self.dialog_opened)
        self.unlawful.letter_saved.connect(self._on_dialog_letter_saved)
        self.busy.stop_requested.connect(self._on_busy_stop_requested)

    def show_view(self, view: CaseView) -> None:
        """Show the case's mail and checks."""
        newly = self._view is None or self._view.case.id != view.case.id
        if newly and self._search is not None:
            self._search = None
            self.busy.end()
        self._letter = None if newly else self._letter
        self._view = view
        self.settling.set_view(view)
        self.unlawful.set_case(view.case)
        self.mail.show_view(view)
        self.checks.show_view(view)
        self._show_note()
        self._emphasise(self.checks.current_check)
        self._translate()

    def clear(self) -> None:
        """Let go of the case."""
        self._view = self._letter = None
        self.mail.clear()
        self.checks.clear()
        self.banner.clear()
        self.busy.end()

    def panes(self) -> tuple[QWidget, ...]:
        """Return checklist, the choice among several mails, and the mail."""
        current = self.checks.current
        tabs = [chip for chip in self.mail.tabs.chips() if chip.isChecked()]
        several = tuple(tabs) if self.mail.tabs.isVisible() else ()
        return (*((current,) if current else ()), *several, self.mail.shown)

    def actions_in_footer(self) -> tuple[QAction, ...]:
        """Return what fits the case's state, what leads on first."""
        view = self._view
        if view is None:
            return ()
        case, closing = view.case, (self._aside_action, *self.unlawful.actions())
        if case.state is CaseState.SET_ASIDE:
            refused = case.clocks.refusal is not None and case.sender is not None
            return (*((self._ask_action,) if refused else ()), self._reopen_action)
        if case.state not in UNSETTLED:
            reviewing = case.state is CaseState.REVIEWING
            rest = (*self._roster_actions(view), *closing) if reviewing else ()
            return (self._go_on_action, *rest)
        if case.nature is Nature.DATA_SUBJECT:
            return self._actions_of_direct_request(view)
        if roster := self._roster_actions(view):
            return (*roster, self._ask_action, *closing)
        if leads_aside(view):
            return (self._aside_action, *((self._ask_action,) if may_ask(view) else ()))
        if not open_checks(view.checks):
            # The notice of Article 28(3) comes with the review: four buttons are slow to build.
            # A search without what was added would be for nothing: no plan of it can be approved.
            leading = self._renew_action if view.added else self._search_action
            return (leading, self._ask_action, self._aside_action)
        if waits_for_a_call(view) and self.desk.may(Right.PREPARE):
            return (self._call_action, self._ask_action, *closing)
        split = (self._split_action,) if can_split(view) else ()
        return (self._ask_action, *split, *closing)

    def _roster_actions(self, view: CaseView) -> tuple[QAction, ...]:
        """Return what the roster asks a person to decide."""
        if view.candidates and self.desk.may(Right.PREPARE):
            return (self._choose_action,)
        moved = any(change.code != "roster-moved" for change in view.roster_changes)
        return (self._judge_action,) if moved and self.desk.may(Right.OVERRIDE) else ()

    def _actions_of_direct_request(self, view: CaseView) -> tuple[QAction, ...]:
        corrects = self.desk.may(Right.OVERRIDE) and may_correct(view)
        refer = (self._ask_action,) if view.case.sender is not None else ()
        return (*refer, self._aside_action, *((self._editor_action,) if corrects else ()))

    def footer_sentence(self) -> str:
        """Return what is left to do."""
        view = self._view
        if view is None or view.case.state not in UNPLANNED or note_stops(view):
            return ""
        left = len(open_checks(view.checks))
        if left:
            return self.tr("%Ln check(s) left before anything can be searched.", "", left)
        return "" if view.added else self.tr("All checks are done.")

    def _speak(self) -> None:
        self._translate()
        self._show_note()

    def _lay_out(self) -> None:
        split = TurningPanes(self)
        split.fill((self.mail, 5), (self.checks, 4), sizes=(150, 120))
        column = QVBoxLayout(self)
        flat(column, theme.px(2))
        column.addWidget(self.banner)
        column.addWidget(split, 1)
        column.addWidget(self.busy)

    def _translate(self) -> None:
        self._search_action.setText(self.tr("Look for the items"))
        self._renew_action.setText(to_check_too(self._view) if self._view else "")
        self._go_on_action.setText(self.tr("Go on with the case"))
        self._ask_action.setText(letter_offered(self._view))
        self._split_action.setText(self.tr("Split the case"))
        self._split_action.setStatusTip(
            self.tr(
                "The channels that the sender is no editor of become a case of their own; the rest"
                " can go on."
            )
        )
        self._call_action.setText(self.tr("Call back…"))
        self._aside_action.setText(self.tr("Set aside…"))
        self.unlawful.translate()
        self._reopen_action.setText(self.tr("Take up again"))
        self._judge_action.setText(self.tr("Judge by today’s roster…"))
        self._choose_action.setText(self.tr("Choose the organisation…"))
        self._editor_action.setText(self.tr("An editor wrote this…"))
        self._search_action.setEnabled(self._search is None)
        self.actions_changed.emit()

    def _show_note(self) -> None:
        """Say at the top what sort of case this is when it is no plain instruction.

        A mail that was saved is told first, and stays told until the case is left: saving it is
        what changes the case, and nobody else sends it.
        """
        note = note_of(self._view) if self._view else None
        if self._letter is not None:
            note = with_letter(note, self._letter)
        self._way = note.way if note else ""
        if note is not None:
            leads = self._way == RENEW and self._renew_action in self.actions_in_footer()
            button = "" if leads else note.button
            self.banner.show_message(note.tone, note.text, button, dismissable=False)
        else:
            self.banner.clear()

    def _emphasise(self, check: Check | None, *, jump: bool = False) -> None:
        self._check = check
        self.mail.emphasise(check.evidence if check else None, jump=jump)

    @Slot(object)
    def _on_asked_check_chosen(self, check: Check) -> None:
        self._emphasise(check, jump=True)

    @Slot(object)
    def _on_asked_evidence_requested(self, check: Check) -> None:
        self._emphasise(check, jump=True)
        self.mail.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_banner_action_requested(self) -> None:
        if self._way in (OPEN, SAME_ID) and self._view is not None:
            number = other_case(self._view, self._way)
            operations.query(
                parent=self,
                desk=self.desk,
                read=lambda services: services.queue.get(number).id,
                replaces="case-by-number",
            ).success(self.case_requested.emit).failure(self.desk.tell_failed).run_in_background()
        elif self._way == TELL_DAY and self._view is not None:
            _count_from_told_day(self, self._view)
        elif self._way == RENEW:
            self._on_renew_triggered()
        elif self._way == FOLDER and self._letter is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._letter.parent)))

    @Slot()
    def _on_renew_triggered(self) -> None:
        """Have the checks made again, with the channels that were added since."""
        if self._view is not None:
            operations.renew_checks(
                parent=self, desk=self.desk, case_id=self._view.case.id
            ).run_in_background()

    @Slot()
    def _on_go_on_triggered(self) -> None:
        self.step_requested.emit(0)

    @Slot()
    def _on_ask_triggered(self) -> None:
        if self._view is None:
            return
        dialog = letter_for(self.desk, self._view, self)
        dialog.letter_saved.connect(self._on_dialog_letter_saved)
        dialog.open()
        self.dialog_opened.emit(dialog)

    @Slot(object)
    def _on_dialog_letter_saved(self, path: Path) -> None:
        self._letter = path
        self._show_note()

    @Slot()
    def _on_search_triggered(self) -> None:
        if self._view is None or self._search is not None:
            return
        self.busy.begin(self.tr("Looking for the items…"), stoppable=True)
        search = operations.search_items(parent=self, desk=self.desk, case_id=self._view.case.id)
        self._search = (
            search.success(self._end_search)
            .failure(self._on_search_failed)
            .cancelled(self._end_search)
            .with_progress(self._on_search_progressed)
            .run_in_background()
        )
        self._translate()

    @Slot()
    def _on_busy_stop_requested(self) -> None:
        if self._search is not None:
            self._search.cancel()

    @Slot(object)
    def _on_search_progressed(self, step: Step) -> None:
        text = self.tr("%Ln item(s) found so far", "", step.done)
        self.busy.show_step(step, text)

    @Slot(object)
    def _on_search_failed(self, error: Exception) -> None:
        self._end_search()
        self.desk.tell_failed(error)

    def _end_search(self, _result: object = None) -> None:
        """Take the end of a search, found or stopped; what it changed is told to all."""
        self._search = None
        self.busy.end()
        self._translate()


def _count_from_told_day(page: VerifyPage, view: CaseView) -> None:
    """Take the day over that a mail tells; a doubtful one is refused and says what to do."""
    told = view.told_day
    if told is not None:
        operations.record_request_date(
            parent=page, desk=page.desk, case_id=view.case.id, day=told.day, mail=told.mail
        ).run_in_background()
