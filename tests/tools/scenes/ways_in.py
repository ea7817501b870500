"""Ways in: what is dragged over the window, and a phone call being typed in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dsr_desk.domain.people import ChannelKind
from dsr_desk.ui.phone.dialog import PhoneDialog
from tests.tools.render_windows import Stage, scene
from tests.tools.scenes.main import window
from tests.ui.fake_calls import FakeCalls


def _dragged(stage: Stage, code: str) -> QWidget:
    stage.fill()
    made = window(stage)
    # The picture's size comes after the scene is made.
    made.setProperty("ready", lambda: made.room().drop.sign.show_offer(code))
    return made


@scene("drop-offer")
def drop_offer(stage: Stage) -> QWidget:
    """A mail is dragged over the window."""
    return _dragged(stage, "")


@scene("drop-refused")
def drop_refused(stage: Stage) -> QWidget:
    """A link is dragged over the window."""
    return _dragged(stage, "link")


def _dialog(stage: Stage) -> PhoneDialog:
    made = PhoneDialog(stage.desk(calls=FakeCalls()))
    made.setProperty("own_size", True)
    stage.settle()
    return made


@scene("phone-empty")
def phone_empty(stage: Stage) -> QWidget:
    """A call, not typed in yet."""
    return _dialog(stage)


@scene("phone-filled")
def phone_filled(stage: Stage) -> QWidget:
    """Somebody whom the roster does not know has called; leaving was tried."""
    made = _dialog(stage)
    fields = made.fields
    fields.caller.setCurrentIndex(fields.caller.count() - 1)
    fields.name.setText("Eva Ek")
    fields.address.setText("eva.ek@nordkraft.example")
    fields.persons.setPlainText("anna.svensson@hemma.example\nbo.ek@hemma.example")
    fields.kind.setCurrentIndex(0)
    fields.channels[ChannelKind.MAIL].setChecked(True)
    fields.channels[ChannelKind.CHAT].setChecked(True)
    fields.identity.setChecked(True)
    fields.day_known.setChecked(True)
    fields.said.setPlainText("Eva ringde om paret Svensson. Hon skickar ett mail i eftermiddag.")
    made.reject()
    return made
