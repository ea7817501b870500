"""A real run behind the real page: no stall of ours from the first batch to the certificate.

``DSR_RUN_ITEMS=10000`` in the environment runs this with ten thousand items.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from dsr_desk.config import Limits
from dsr_desk.domain.requests import CaseState
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.request.run.dialog import RunDialog
from dsr_desk.ui.request.run.page import RunPage
from tests.services.world import make_small

COUNT = int(os.environ.get("DSR_RUN_ITEMS", "20"))
BATCH = Limits().run_batch if COUNT > 100 else 5
PATIENCE = 600_000


def test_the_window_turns_while_a_plan_is_carried_out(
    tmp_path: Path, qtbot: QtBot, jobs: JobRunner
) -> None:
    small = make_small(tmp_path, extra=COUNT, batch=BATCH)
    case = small.approved()
    desk = Desk(small.services, jobs, small.clock)
    desk.enter(small.alva)
    page = RunPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.show_view(small.services.checklist.view(case.id, small.alva))
    qtbot.waitUntil(lambda: page.start.isVisible() and not jobs.busy, timeout=PATIENCE)
    ended = QSignalSpy(desk.changed)
    with qtbot.waitSignal(page.dialog_opened) as opened:
        page.start.click()
    assert opened.args is not None
    dialog = opened.args[0]
    assert isinstance(dialog, RunDialog)
    dialog.accept()
    qtbot.waitUntil(lambda: ended.count() > 0 and not jobs.busy, timeout=PATIENCE)
    assert small.services.queue.get(case.id).state is CaseState.TO_ANSWER
