"""Sign-in, queue and main window."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QApplication, QWidget

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.errors import DiskFull
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.record.audit import HistoryMissing
from dsr_desk.services.intake.intake import IntakeOutcome, IntakeResult
from dsr_desk.ui.i18n import Language, Translators
from dsr_desk.ui.queue.filters import View
from dsr_desk.ui.request.case_page import CasePage
from dsr_desk.ui.settings.self_check import SelfCheckDialog
from dsr_desk.ui.window.intake_report import IntakeDialog
from dsr_desk.ui.window.leaving import LeaveDialog
from dsr_desk.ui.window.main_window import MainWindow, Surroundings
from dsr_desk.ui.window.report_dialog import ReportDialog
from dsr_desk.ui.window.shortcuts_dialog import ShortcutsDialog
from tests.tools.render_windows import Stage, scene
from tests.ui.fake_case import CaseWorld, case_services
from tests.ui.fakes import AGENT, SIGNED_AGENT, make_case, some_cases

HINT = "Demo: alva (handläggare) och siri (arbetsledare), lösenord ”demo-desk-1”."
OUTCOMES = (
    IntakeOutcome("/home/x/radera-anna.eml", "filed", "DSR-0051"),
    IntakeOutcome("/home/x/utdrag.eml", "filed", "DSR-0052"),
    IntakeOutcome("/home/x/igen.eml", "duplicate", "DSR-0053"),
    IntakeOutcome("/home/x/gammal.eml", "known", "DSR-0042"),
    IntakeOutcome("/home/x/Möte om <b>budget<b> 2026.msg", "filed", "DSR-0054", "outlook-rtf-only"),
    IntakeOutcome("/home/x/avtal.pdf", "skipped", "", "no-mail-file"),
    IntakeOutcome("/home/x/tom.eml", "unreadable", "", "empty-file"),
)


def window(stage: Stage, *, signed_in: bool = True, hint: str = "") -> MainWindow:
    """Return the main window, begun."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    translators = Translators(app)
    translators.language = Language.SWEDISH
    world = stage.world
    desk = stage.empty_desk(**(case_services(world) if isinstance(world, CaseWorld) else {}))
    around = Surroundings(stage.preferences(), translators, CasePage, lambda _path: None, hint=hint)
    made = MainWindow(desk, around)
    made.begin()
    made.show()
    stage.settle()
    if signed_in:
        desk.enter(SIGNED_AGENT)
        stage.settle()
    return made


@scene("sign-in")
def sign_in(stage: Stage) -> QWidget:
    """A demo workspace."""
    return window(stage, signed_in=False, hint=HINT)


@scene("sign-in-wrong")
def sign_in_wrong(stage: Stage) -> QWidget:
    """After a wrong password."""
    made = window(stage, signed_in=False)
    made.sign_in.password.setText("wrong")
    made.sign_in.button.click()
    stage.settle()
    return made


@scene("queue")
def queue(stage: Stage) -> QWidget:
    """An ordinary morning."""
    stage.fill()
    return window(stage)


@scene("queue-many")
def queue_many(stage: Stage) -> QWidget:
    """Four hundred cases, one chosen in the middle."""
    stage.world = CaseWorld()
    stage.fill()
    for number in range(100, 500):
        stage.world.add(
            make_case(
                number,
                due_in=timedelta(hours=number),
                holder=AGENT.id if number % 3 else "",
                kinds=list(ChannelKind)[: 1 + number % 4],
            )
        )
    made = window(stage)
    made.queue.list.setFocus()
    made.queue.list.choose_row(5)
    return made


@scene("queue-empty")
def queue_empty(stage: Stage) -> QWidget:
    """Nothing to do."""
    return window(stage)


@scene("queue-done")
def queue_done(stage: Stage) -> QWidget:
    """What is done, some of it forgotten."""
    stage.fill()
    for case in list(stage.world.cases.values()):
        if not case.state.open:
            nobody = tuple(replace(s, address=None, hashed="ab" * 32) for s in case.subjects)
            stage.world.add(replace(case, subjects=nobody))
    made = window(stage)
    made.queue.filters.choose(View.DONE)
    return made


@scene("queue-nothing-found")
def queue_nothing_found(stage: Stage) -> QWidget:
    """A search without a result."""
    stage.fill()
    made = window(stage)
    made.queue.filters.search.setText("finns inte")
    stage.settle(400)
    return made


@scene("trouble")
def trouble(stage: Stage) -> QWidget:
    """The disk is full."""
    stage.fill()
    made = window(stage)
    made._desk.tell_failed(DiskFull(), stage.settle)
    return made


@scene("older-copy")
def older_copy(stage: Stage) -> QWidget:
    """An older copy of the workspace was put back."""
    stage.fill()
    stage.world.missing = HistoryMissing(1248, 1203)
    return window(stage)


@scene("changed-elsewhere")
def changed_elsewhere(stage: Stage) -> QWidget:
    """Somebody else has taken in a mail and approved a plan."""
    stage.fill()
    made = window(stage)
    stage.world.add(make_case(60, due_in=timedelta(hours=2)))
    made._desk.tell_changed(Changes(frozenset({42}), queue=True))
    return made


@scene("intake-dialog")
def intake_dialog(_stage: Stage) -> QWidget:
    """Every mail with what became of it."""
    return _own_size(IntakeDialog(IntakeResult(OUTCOMES, Changes())))


@scene("shortcuts")
def shortcuts(_stage: Stage) -> QWidget:
    """The table of keys."""
    return _own_size(ShortcutsDialog())


@scene("leaving")
def leaving(_stage: Stage) -> QWidget:
    """Closing while something is written."""
    return _own_size(LeaveDialog())


@scene("self-check")
def self_check(stage: Stage) -> QWidget:
    """What this machine lacks."""
    return _own_size(SelfCheckDialog(stage.desk()))


@scene("report")
def report(_stage: Stage) -> QWidget:
    """A mistake of ours."""
    try:
        raise KeyError("anna.svensson@example.org")
    except KeyError as error:
        return _own_size(ReportDialog(error))


def _own_size(widget: QWidget) -> QWidget:
    widget.setProperty("own_size", True)
    return widget


@scene("window")
def whole_window(stage: Stage) -> QWidget:
    """The whole window with a real case at the right."""
    world = CaseWorld()
    world.add(*some_cases())
    stage.world = world
    desk = stage.desk(**case_services(world))
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    around = Surroundings(stage.preferences(), Translators(app), CasePage, lambda _path: None)
    made = MainWindow(desk, around)
    made.show()
    desk.enter(SIGNED_AGENT)
    stage.settle()
    made.queue.list.choose_row(1)
    made.queue.list.opened.emit(42)
    made.room().go_to_queue()
    stage.settle(200)
    return made


@scene("window-case")
def case_in_window(stage: Stage) -> QWidget:
    """The same at work in the case: in a narrow window the queue has folded."""
    made = whole_window(stage)
    assert isinstance(made, MainWindow)
    made.setProperty("ready", lambda: made.open_case(42))
    return made


def _taken_in(stage: Stage, *outcomes: IntakeOutcome) -> QWidget:
    """Return the window in which mails have come while a case is worked on."""
    made = whole_window(stage)
    assert isinstance(made, MainWindow)
    made.open_case(42)
    stage.settle()
    stage.world.outcomes = outcomes
    for number in (51, 52, 53):
        stage.world.add(make_case(number, due_in=timedelta(days=10)))
    made.room().taking_in.take([stage.folder])
    stage.settle(100)
    return made


@scene("intake-result")
def intake_result(stage: Stage) -> QWidget:
    """After mails have been dropped on the window."""
    return _taken_in(stage, *OUTCOMES)


@scene("intake-one")
def intake_one(stage: Stage) -> QWidget:
    """After a single mail was: its case is named, and one press away."""
    return _taken_in(stage, OUTCOMES[0])
