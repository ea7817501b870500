"""The first step's page as its tests show it, look at it and press what it offers."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from dsr_desk.ui.desk import Changed, Desk
from dsr_desk.ui.request.verify.check_row import CheckRow
from dsr_desk.ui.request.verify.page import VerifyPage
from dsr_desk.ui.widgets.buttons import LinkButton
from tests.ui.fake_case import CaseWorld


class Heard:
    """Collects what the page tells: dialogs that were opened, steps that were asked for."""

    def __init__(self, page: VerifyPage) -> None:
        self.dialogs: list[QDialog] = []
        self.steps: list[int] = []
        page.dialog_opened.connect(self.dialogs.append)
        page.step_requested.connect(self.steps.append)


class Reader(QObject):
    """Shows the page the case again when it has changed, as the case page does."""

    def __init__(self, page: VerifyPage, world: CaseWorld) -> None:
        super().__init__(page)
        self._page, self._world = page, world

    @Slot(object)
    def _on_desk_changed(self, _changed: Changed) -> None:
        self._page.show_view(self._world.view)


def shown(qtbot: QtBot, desk: Desk, world: CaseWorld) -> VerifyPage:
    """Return the page with the world's case, which is shown again when it has changed."""
    page = VerifyPage(desk)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    page.show_view(world.view)
    desk.changed.connect(Reader(page, world)._on_desk_changed)
    return page


def row(page: VerifyPage, name: str) -> CheckRow:
    return next(row for row in page.checks.rows if row.check.name == name)


def offered(page: VerifyPage, name: str) -> list[str]:
    return [button.text() for button in row(page, name).findChildren(LinkButton)]


def press(page: VerifyPage, name: str, text: str) -> None:
    button = next(b for b in row(page, name).findChildren(LinkButton) if b.text() == text)
    button.click()
