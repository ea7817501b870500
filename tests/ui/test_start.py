"""What the windowed program has open, and for how long."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from dsr_desk.ui.desk import Desk
from dsr_desk.ui.i18n import Translators
from dsr_desk.ui.preferences import Preferences
from dsr_desk.ui.qt import alive
from dsr_desk.ui.review.window import ReviewWindow
from dsr_desk.ui.start import make_window
from tests.ui.fake_review import FakeReview, PackageWorld


def test_a_package_s_window_is_gone_once_it_is_closed(
    desk: Desk, preferences: Preferences, translators: Translators, qtbot: QtBot
) -> None:
    world = PackageWorld()
    window = make_window(
        desk,
        preferences,
        translators,
        lambda: FakeReview(world),
        key_store=lambda: True,
        hint="",
    )
    qtbot.addWidget(window)
    opened = window._around.open_package(world.add("DSR-0038.zip"))
    assert isinstance(opened, ReviewWindow)
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    opened.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not alive(opened)
