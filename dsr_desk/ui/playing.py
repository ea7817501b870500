"""What the demo plays: one erasure from mail to proof, and one extract, as two people do it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QMessageLogContext, QSettings, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from dsr_desk.domain.requests import CaseState
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.i18n import Language
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.preferences import Preferences
from dsr_desk.ui.request.answer.page import AnswerPage
from dsr_desk.ui.request.answer.sealing import PasswordDialog
from dsr_desk.ui.request.approve.page import ApprovePage
from dsr_desk.ui.request.run.dialog import RunDialog
from dsr_desk.ui.request.run.page import RunPage
from dsr_desk.ui.start import make_application, make_window
from dsr_desk.ui.style import theme
from dsr_desk.ui.tour import Tour, TourStep, TourStuck
from dsr_desk.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from dsr_desk.services.desk import DeskServices
    from dsr_desk.services.extracts.review import Review

WIDTH, HEIGHT = 1440, 900
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays, and on which cases; passwords by account name."""

    agent: str
    supervisor: str
    passwords: Mapping[str, str]
    erasure: int
    extract: int


class Playing:
    """Writes the steps of the play for one window."""

    def __init__(self, window: MainWindow, desk: Desk, cast: Cast) -> None:
        """Take the window, its desk and the cast."""
        self._window, self._desk, self._cast = window, desk, cast
        self._case = window.case_page
        self._step = 0

    def steps(self) -> Iterator[TourStep]:
        """Yield the whole play."""
        agent, supervisor = self._cast.agent, self._cast.supervisor
        yield from self._enter(agent, "sign-in")
        yield from self._review(self._cast.erasure, "erasure")
        yield self._primary("send for approval", CaseState.REVIEWING, "erasure-review")
        yield self._at("approve", CaseState.TO_APPROVE, self._desk.leave, "erasure-waits")
        yield from self._enter(supervisor, "")
        yield self._open(self._cast.erasure)
        yield from self._approve(supervisor)
        yield from self._run()
        yield self._primary("to the answer", CaseState.TO_ANSWER, "erasure-proved")
        yield from self._answer("erasure")
        yield from self._review(self._cast.extract, "extract")
        yield self._primary("make the extract", CaseState.REVIEWING, "extract-review")
        yield from self._seal()
        yield from self._answer("extract")

    def _enter(self, name: str, picture: str) -> Iterator[TourStep]:
        page = self._window.sign_in

        def choose() -> None:
            users = [page.account.itemData(at) for at in range(page.account.count())]
            page.account.setCurrentIndex([user.name for user in users].index(name))
            page.password.setText(self._cast.passwords[name])

        def ready() -> bool:
            return self._desk.person is None and page.account.count() > 0 and self._quiet()

        yield TourStep("accounts", ready, choose)
        yield TourStep("sign in", page.button.isEnabled, page.button.click, picture)
        queue = self._window.queue.list.model()
        yield TourStep(
            "queue",
            lambda: self._desk.person is not None and queue.rowCount() > 0 and self._quiet(),
            _nothing,
            f"{picture and 'queue'}",
        )

    def _open(self, case_id: int) -> TourStep:
        def choose() -> None:
            self._window.queue.list.choose_row(self._window.queue.model.row_of(case_id))
            self._window.open_case(case_id)

        return TourStep("open", self._quiet, choose)

    def _review(self, case_id: int, name: str) -> Iterator[TourStep]:
        yield self._open(case_id)
        yield self._primary("look for the items", CaseState.CHECKING, f"{name}-verify")

    def _approve(self, supervisor: str) -> Iterator[TourStep]:
        page = self._page(2, ApprovePage)
        for _ in range(40):
            yield TourStep(
                "open what must be seen",
                lambda: self._in(CaseState.TO_APPROVE) and self._quiet(),
                page.list.view.open_next,
            )

        def fill() -> None:
            plan = self._desk.services.planning.view(self._cast.erasure)
            page.gate.typed.setText(plan.confirmation if plan else "")
            page.gate.password.setText(self._cast.passwords[supervisor])

        yield TourStep("fill the gate", self._quiet, fill, "erasure-approve")
        yield TourStep("approve", lambda: page.gate.open, page.gate.approve.click, "erasure-signed")

    def _run(self) -> Iterator[TourStep]:
        page = self._page(3, RunPage)
        yield self._at("start", CaseState.APPROVED, page.start.click, "erasure-run")

        def erase() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, RunDialog):
                dialog.erase.click()

        yield TourStep(
            "confirm",
            lambda: isinstance(QApplication.activeModalWidget(), RunDialog),
            erase,
            "erasure-confirm",
        )

    def _seal(self) -> Iterator[TourStep]:
        """Attach the extract encrypted, and note its password."""

        def noted() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, PasswordDialog):
                dialog.close_button.click()

        yield TourStep("seal", self._can_answer, self._take_primary, "extract-made")
        yield TourStep(
            "password",
            lambda: isinstance(QApplication.activeModalWidget(), PasswordDialog),
            noted,
            "extract-password",
        )

    def _answer(self, name: str) -> Iterator[TourStep]:
        yield TourStep("answer", self._can_answer, self._take_primary, f"{name}-answer")
        yield self._at("closed", CaseState.CLOSED, _nothing, f"{name}-closed")

    def _can_answer(self) -> bool:
        page = self._page(4, AnswerPage)
        shown = self._case.page is page and bool(page.body.toPlainText())
        return shown and self._in(CaseState.TO_ANSWER) and self._quiet()

    def _take_primary(self) -> None:
        action = self._case.footer.primary
        if action is not None:
            action.trigger()

    def _primary(self, name: str, state: CaseState, picture: str) -> TourStep:
        """Return the step that takes the footer's primary action."""

        def ready() -> bool:
            action = self._case.footer.primary
            return self._in(state) and self._quiet() and action is not None and action.isEnabled()

        return TourStep(name, ready, self._take_primary, picture)

    def _at(self, name: str, state: CaseState, act: Callable[[], object], picture: str) -> TourStep:
        return TourStep(name, lambda: self._in(state) and self._quiet(), act, picture)

    def _in(self, state: CaseState) -> bool:
        view = self._case.view
        return view is not None and view.case.state is state

    def _quiet(self) -> bool:
        """Whether nothing has been going on for a few looks, so that pictures are whole."""
        self._step = 0 if self._desk.jobs.busy else self._step + 1
        if self._step < 6:
            return False
        self._step = 0
        return True

    def _page(self, number: int, kind: type[T]) -> T:
        page = self._case.pages[number]
        if not isinstance(page, kind):
            raise TourStuck(kind.__name__)
        return page


def play(
    open_services: Callable[[], DeskServices],
    make_review: Callable[[], Review],
    accounts: Mapping[str, str],
    cases: tuple[int, int],
    out: Path,
    clock: Callable[[], datetime],
) -> list[Path]:
    """Play an erasure and an extract in the real window; return the pictures and documents.

    ``accounts`` are passwords by name, the agent's first; ``cases`` are the ids of the case to
    erase and of the case to export.

    Raises:
        TourStuck: the window did not come to where the play needed it.
    """
    qInstallMessageHandler(_unheard)
    app, _, translators = make_application()
    translators.speak(Language.SWEDISH)
    theme.apply_theme(app, theme.Scheme.LIGHT, 100)
    preferences = Preferences(QSettings(str(out / "play.ini"), QSettings.Format.IniFormat))
    jobs = JobRunner(app)
    services = open_services()
    desk = Desk(services, jobs, clock, app)
    window = make_window(desk, preferences, translators, make_review, key_store=_nowhere, hint="")
    window.resize(WIDTH, HEIGHT)
    window.show()
    window.begin()
    agent, supervisor = tuple(accounts)[:2]
    cast = Cast(agent, supervisor, accounts, *cases)
    tour = Tour(window, tuple(Playing(window, desk, cast).steps()), out, app)
    tour.ended.connect(app.quit)
    tour.start()
    QApplication.exec()
    window.close()
    jobs.shut_down()
    desk.close()
    (out / "play.ini").unlink(missing_ok=True)
    if tour.fault:
        raise TourStuck(tour.fault)
    return [*tour.pictures, *_documents(out)]


def _documents(out: Path) -> Iterator[Path]:
    """Copy what the cases left in the workspace beside the pictures."""
    for folder in ("certificates", "packages", "answers"):
        for path in sorted((out / "workspace" / folder).glob("*")):
            yield Path(shutil.copy(path, out / path.name))


def _unheard(_kind: QtMsgType, _context: QMessageLogContext, _text: str) -> None:
    """Drop what the offscreen platform says of a window manager that is not there."""


def _nothing() -> None:
    """Only take the picture."""


def _nowhere() -> bool:
    """Say that the play keeps no secrets in the system."""
    return False
