"""How senders are proved."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dsr_desk.ui.settings.sender_rules_dialog import SenderRulesDialog
from tests.tools.render_windows import Stage, scene
from tests.ui.fake_sender_rules import FakeSenderRules
from tests.ui.fakes import SIGNED_SUPERVISOR


@scene("sender-rules")
def sender_rules(stage: Stage) -> QWidget:
    """A supervisor looks at them."""
    desk = stage.empty_desk(sender_rules=FakeSenderRules())
    desk.enter(SIGNED_SUPERVISOR)
    made = SenderRulesDialog(desk)
    made.setProperty("own_size", True)
    return made
