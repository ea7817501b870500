"""Starting the windowed program: the application, one desk, its main window, and an orderly end."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from dsr_desk.config import resources
from dsr_desk.deferred import deferred
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.garbage import GarbageKeeper
from dsr_desk.ui.i18n import Translators
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.not_caught import ExceptHook
from dsr_desk.ui.preferences import Preferences
from dsr_desk.ui.style import theme
from dsr_desk.ui.window.main_window import MainWindow, Surroundings

if TYPE_CHECKING:
    from dsr_desk.services.desk import DeskServices
    from dsr_desk.services.extracts.review import Review
    from dsr_desk.ui.request.case_page import CasePage

_SIGNAL_MS = 250
"""Python sees a signal only when it is given a turn."""


def make_application() -> tuple[QApplication, Preferences, Translators]:
    """Make the application and dress it as its person likes it."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = theme.made_in_style(sys.argv[:1])
    GarbageKeeper.keep_for(app)
    app.setApplicationName("dsr-desk")
    app.setApplicationDisplayName("DSR Desk")
    app.setWindowIcon(QIcon(str(resources() / "icons" / "shield.svg")))
    settings = QSettings(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, "dsr-desk", "windows"
    )
    preferences = Preferences(settings)
    translators = Translators(app)
    translators.speak(preferences.language)
    theme.apply_theme(app, preferences.scheme, preferences.text_size)
    return app, preferences, translators


def make_window(
    desk: Desk,
    preferences: Preferences,
    translators: Translators,
    make_review: Callable[[], Review],
    *,
    key_store: Callable[[], bool],
    hint: str,
) -> MainWindow:
    """Make the main window of a desk; nothing but the asking who is there is built."""

    def open_package(path: Path) -> object:
        from dsr_desk.ui.review.window import ReviewWindow

        window = ReviewWindow(make_review(), desk.jobs)
        # Whoever opens fifty packages in a day has not fifty windows in the end.
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.show()
        window.open_package(path)
        return window

    around = Surroundings(preferences, translators, _make_case_page, open_package, key_store, hint)
    return MainWindow(desk, around)


def _make_case_page(desk: Desk, parent: QWidget) -> CasePage:
    from dsr_desk.ui.request.case_page import CasePage  # most of the program hangs on it

    return CasePage(desk, parent)


def show_desk(
    open_services: Callable[[], DeskServices],
    make_review: Callable[[], Review],
    clock: Callable[[], datetime],
    *,
    key_store: Callable[[], bool],
    hint: str,
) -> int:
    """Show the main window until it is closed; return the exit status."""
    app, preferences, translators = make_application()
    jobs = JobRunner(app)
    # The window paints before the database is imported, and a workspace that can't be opened is an
    # error of the first question, with “Try again” beside it.
    desk = Desk(deferred(open_services), jobs, clock, app)
    window = make_window(
        desk, preferences, translators, make_review, key_store=key_store, hint=hint
    )
    _report_to(window, app)
    window.built.connect(GarbageKeeper.set_aside)
    window.show()
    QTimer.singleShot(0, window.begin)
    status = _turn(app, jobs)
    desk.close()
    return status


def show_review(make_review: Callable[[], Review], package: Path | None) -> int:
    """Show the package review window; it needs no workspace."""
    from dsr_desk.ui.review.window import ReviewWindow

    app, _, _ = make_application()
    jobs = JobRunner(app)
    window = ReviewWindow(make_review(), jobs)
    window.show()
    if package is not None:
        window.open_package(package)
    return _turn(app, jobs)


def _report_to(window: MainWindow, app: QApplication) -> None:
    def show(error: BaseException) -> None:
        from dsr_desk.ui.window.report_dialog import ReportDialog

        ReportDialog(error, window).open()

    ExceptHook(show, app).install()


def _turn(app: QApplication, jobs: JobRunner) -> int:
    """Turn the event loop until the last window is closed, then let the jobs end."""
    signal.signal(signal.SIGINT, lambda *_: app.quit())
    pulse = QTimer(app)
    pulse.timeout.connect(_nothing)
    pulse.start(_SIGNAL_MS)
    status = QApplication.exec()
    jobs.shut_down()
    return status


def _nothing() -> None:
    """Give Python a turn."""
