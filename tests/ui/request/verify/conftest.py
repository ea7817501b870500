"""Fixtures for the first step: its page over the usual case, and what the page tells."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from dsr_desk.ui.desk import Desk
from dsr_desk.ui.request.verify.page import VerifyPage
from tests.ui.fake_case import CaseWorld
from tests.ui.request.verify.pages import Heard, shown


@pytest.fixture
def page(qtbot: QtBot, case_desk: Desk, case_world: CaseWorld) -> VerifyPage:
    return shown(qtbot, case_desk, case_world)


@pytest.fixture
def heard(page: VerifyPage) -> Heard:
    return Heard(page)
