"""Waits until nothing is under way any more."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from dsr_desk.ui.desk import Desk


def idle(qtbot: QtBot, desk: Desk) -> None:
    """Wait until every job of the desk has come to its end."""
    qtbot.waitUntil(lambda: not desk.jobs.busy)
