"""A form stays until something came of it, and what came of one says nothing of another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from threading import Event

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.errors import Refusal, WrongStep
from dsr_desk.domain.requests import CaseSubject
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.operation import Operation
from dsr_desk.ui.request.clocks.date_dialog import DateDialog
from dsr_desk.ui.request.reason_dialog import Question, ReasonDialog
from dsr_desk.ui.request.verify.aside_dialog import AsideDialog
from dsr_desk.ui.request.verify.person_dialog import PersonDialog
from dsr_desk.ui.staying import StayingDialog, StayingForms

QUESTION = Question("Set aside", "The case leaves the queue.", "Why", "Set it aside")
REFUSED = WrongStep("set aside", "closed")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


class Elsewhere:
    """What was told beside the forms, and the forms themselves."""

    def __init__(self, window: QWidget, desk: Desk) -> None:
        self.told: list[Exception] = []
        self.came: list[str] = []
        self.forms = StayingForms(self.told.append, window)
        self._window, self._desk = window, desk

    def take(self, *, after: Event | None = None, refused: Refusal | None = None) -> None:
        """Take a step in the background; it waits for ``after``, and may be refused."""

        def work(_progress: object, _cancel: object) -> str:
            if after is not None:
                after.wait()
            if refused is not None:
                raise refused
            return "done"

        self.forms.carry_out(Operation(self._window, self._desk, work), self.came.append)


@pytest.fixture
def at(window: QWidget, desk: Desk) -> Elsewhere:
    return Elsewhere(window, desk)


def filled_reason(parent: QWidget) -> StayingDialog:
    dialog = ReasonDialog(QUESTION, parent)
    dialog.field.setPlainText("Seen by telephone")
    return dialog


def filled_aside(parent: QWidget) -> StayingDialog:
    dialog = AsideDialog(QUESTION, parent)
    dialog.choice.setCurrentIndex(1)
    dialog.reference.setText("D 2026/17")
    dialog.field.setPlainText("The third this month")
    return dialog


def filled_person(parent: QWidget) -> StayingDialog:
    persons = [CaseSubject(number, EmailAddress(f"{number}@a.example")) for number in (1, 2)]
    dialog = PersonDialog(persons, parent)
    dialog.person.setCurrentIndex(1)
    dialog.field.setPlainText("Named by mistake")
    return dialog


def filled_day(parent: QWidget) -> StayingDialog:
    day = date(2026, 11, 20)
    return DateDialog(QUESTION, day, day, lambda _day: "", parent)


@pytest.mark.parametrize("make", [filled_reason, filled_aside, filled_person, filled_day])
def test_what_was_typed_outlives_a_refusal(
    make: Callable[[QWidget], StayingDialog], window: QWidget, at: Elsewhere, qtbot: QtBot
) -> None:
    dialog = make(window)
    dialog.give = lambda: at.take(refused=REFUSED)  # type: ignore[method-assign]
    at.forms.open(dialog)
    dialog.confirm.click()
    assert not dialog.confirm.isEnabled(), "nobody gives it twice"
    qtbot.waitUntil(dialog.banner.isVisible)
    assert dialog.isVisible()
    assert dialog.confirm.isEnabled()
    assert at.told == []
    dialog.give = at.take  # type: ignore[method-assign]
    with qtbot.waitSignal(dialog.accepted):
        dialog.confirm.click()
    assert at.came == ["done"]


def test_what_came_of_a_form_that_was_left_ends_nothing_of_the_next(
    window: QWidget, at: Elsewhere, qtbot: QtBot
) -> None:
    go_on = Event()
    first, second = filled_reason(window), filled_reason(window)
    at.forms.open(first)
    at.take(after=go_on)
    first.reject()
    at.forms.open(second)
    go_on.set()
    qtbot.waitUntil(lambda: at.came == ["done"])
    assert second.isVisible()
    assert second.result() == 0


def test_a_refusal_of_a_form_that_was_left_is_told_elsewhere(
    window: QWidget, at: Elsewhere, qtbot: QtBot
) -> None:
    go_on = Event()
    first, second = filled_reason(window), filled_reason(window)
    at.forms.open(first)
    at.take(after=go_on, refused=REFUSED)
    first.reject()
    at.forms.open(second)
    go_on.set()
    qtbot.waitUntil(lambda: at.told == [REFUSED])
    assert not second.banner.isVisible()
