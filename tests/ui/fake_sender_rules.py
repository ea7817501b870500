"""The rules by which senders are proved, kept in memory."""

from __future__ import annotations

from dataclasses import dataclass, field

from dsr_desk.config import SenderSettings
from dsr_desk.domain.changes import Changes
from dsr_desk.services.intake.sender_rules import SenderRules
from dsr_desk.services.people.accounts import SignedIn

SAID = SenderSettings(("mx.desk.example",), desk_addresses=("gdpr@desk.example",))


@dataclass
class FakeSenderRules(SenderRules):
    """Keeps the rules in memory."""

    kept: SenderSettings = field(default=SAID)

    def view(self) -> SenderSettings:
        return self.kept

    def save(self, settings: SenderSettings, by: SignedIn | None) -> Changes:
        self.kept = settings
        return Changes(people=True)
