"""A phone call typed in: nothing is filed half, and nothing typed is lost by a slip."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QDate, QDateTime, Qt, QTime
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsr_desk.config import DESK_ZONE
from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.intake.calls import CallerElsewhere, PhoneCall
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import RequestKind
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.phone.dialog import PhoneDialog
from dsr_desk.ui.style import theme
from tests.ui.fake_calls import CHOICES, FakeCalls
from tests.ui.fakes import NOW, SIGNED_AGENT, World, make_services

ANNA, BO = "anna@hemma.example", "bo@hemma.example"


@pytest.fixture
def calls() -> FakeCalls:
    return FakeCalls()


@pytest.fixture
def dialog(qtbot: QtBot, jobs: JobRunner, world: World, calls: FakeCalls) -> PhoneDialog:
    desk = Desk(make_services(world, calls=calls), jobs, lambda: NOW)
    desk.enter(SIGNED_AGENT)
    made = PhoneDialog(desk)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.fields.organisation.count() == len(CHOICES))
    return made


def fill(dialog: PhoneDialog) -> None:
    fields = dialog.fields
    fields.persons.setPlainText(f"{ANNA}\n {BO};\n")
    fields.kind.setCurrentIndex(0)
    fields.channels[ChannelKind.MAIL].setChecked(True)
    fields.said.setPlainText("Maria ringde.")


def test_a_call_that_is_complete_is_filed_as_it_was_typed(
    qtbot: QtBot, dialog: PhoneDialog, calls: FakeCalls
) -> None:
    fields = dialog.fields
    fill(dialog)
    fields.called_at.setDateTime(QDateTime(QDate(2026, 11, 23), QTime(10, 5)))
    fields.identity.setChecked(True)
    fields.day_known.setChecked(True)
    fields.requested_on.setDate(QDate(2026, 11, 20))
    with qtbot.waitSignal(dialog.call_filed) as filed:
        dialog.confirm.click()
    assert filed.args == ["DSR-0061"]
    assert calls.filed == [
        PhoneCall(
            organisation="nordkraft",
            caller=EmailAddress("maria@nordkraft.example"),
            caller_name="Maria Lind",
            called_at=datetime(2026, 11, 23, 10, 5, tzinfo=ZoneInfo(DESK_ZONE)),
            persons=(EmailAddress(ANNA), EmailAddress(BO)),
            kind=RequestKind.ERASURE,
            channels=(ChannelKind.MAIL,),
            said="Maria ringde.",
            identity_confirmed=True,
            requested_on=date(2026, 11, 20),
        )
    ]
    assert not dialog.isVisible()


def test_the_button_waits_for_every_part(dialog: PhoneDialog) -> None:
    fields = dialog.fields
    assert not dialog.confirm.isEnabled()
    fill(dialog)
    assert dialog.confirm.isEnabled()
    fields.said.setPlainText(" ")
    assert not dialog.confirm.isEnabled()
    fill(dialog)
    fields.channels[ChannelKind.MAIL].setChecked(False)
    assert not dialog.confirm.isEnabled()


def test_somebody_else_needs_an_address(
    qtbot: QtBot, dialog: PhoneDialog, calls: FakeCalls
) -> None:
    fields = dialog.fields
    fill(dialog)
    assert not fields.address.isVisible()
    fields.caller.setCurrentIndex(fields.caller.count() - 1)
    assert fields.address.isVisible()
    assert not dialog.confirm.isEnabled()
    fields.name.setText("Eva Ek")
    fields.address.setText("eva@nordkraft.example")
    with qtbot.waitSignal(dialog.call_filed):
        dialog.confirm.click()
    assert (calls.filed[0].caller, calls.filed[0].caller_name) == (
        EmailAddress("eva@nordkraft.example"),
        "Eva Ek",
    )


def test_what_is_no_address_is_named_and_nothing_is_filed(
    dialog: PhoneDialog, calls: FakeCalls
) -> None:
    fill(dialog)
    dialog.fields.persons.setPlainText("anna på hemma")
    dialog.confirm.click()
    assert "“anna på hemma” is no e-mail address" in dialog.banner.text.text()
    assert calls.filed == []


def test_only_the_organisations_channels_can_be_chosen(dialog: PhoneDialog) -> None:
    fields = dialog.fields
    fields.channels[ChannelKind.FORUM].setChecked(True)
    fields.organisation.setCurrentIndex(1)
    assert not fields.channels[ChannelKind.FORUM].isEnabled()
    assert not fields.channels[ChannelKind.FORUM].isChecked()


def test_leaving_with_something_typed_asks_once(qtbot: QtBot, dialog: PhoneDialog) -> None:
    fill(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.banner.isVisible()
    dialog.fields.said.setPlainText("mer")
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()


def test_leaving_an_empty_form_asks_nothing(dialog: PhoneDialog) -> None:
    dialog.reject()
    assert not dialog.isVisible()


def test_a_refusal_keeps_what_was_typed(
    qtbot: QtBot, dialog: PhoneDialog, calls: FakeCalls
) -> None:
    fill(dialog)
    calls.fails = CallerElsewhere("nordkraft")
    dialog.confirm.click()
    qtbot.waitUntil(dialog.banner.isVisible)
    assert dialog.isVisible()
    assert dialog.confirm.isEnabled()
    assert dialog.fields.said.toPlainText() == "Maria ringde."


def test_its_buttons_are_on_a_small_screen_however_large_the_letters(
    dressed: QApplication, dialog: PhoneDialog
) -> None:
    theme.apply_theme(dressed, theme.Scheme.LIGHT, 150)
    layout = dialog.layout()
    assert layout is not None
    assert (
        layout.totalMinimumHeightForWidth(dialog.width()) < 600 < dialog.fields.sizeHint().height()
    )
