"""What the audit has of checks that people settled: who, which check, and in which way."""

from __future__ import annotations

from collections.abc import Iterable

from dsr_desk.domain.audit import AuditEntry
from dsr_desk.domain.checklist import SENDER, Check
from dsr_desk.domain.direct import CORRECTED, DIRECT
from dsr_desk.domain.requests import Verdict

OVERRIDDEN, LEFT_OUT, CALLED_BACK = "check.overridden", "channel.left_out", "sender.called_back"
_SETTLING = (OVERRIDDEN, LEFT_OUT, CALLED_BACK, CORRECTED)


class SettledOnRecord:
    """The recorded steps of one case that settle a check."""

    def __init__(self, entries: Iterable[AuditEntry], case: str) -> None:
        """Take the audit, whose chain has been checked, and the case's number."""
        self._steps = {
            (entry.event.event, dict(entry.event.facts).get("check", ""), entry.event.actor)
            for entry in entries
            if entry.event.case == case and entry.event.event in _SETTLING
        }

    def supports(self, kept: Check, fresh: Check) -> bool:
        """Tell whether a stored check was settled as it says; ``fresh`` is what the mail gives.

        A call settles only a sender about whom the mail leaves a doubt, never one it shows to be
        false, whatever stands in the row.
        """
        ways = (CALLED_BACK,) if kept.by_call else (OVERRIDDEN, LEFT_OUT)
        if fresh.reason == DIRECT:
            # That the person wrote themselves is no check to be overridden (law.md L5).
            ways = (CORRECTED,)
        if kept.by_call and (fresh.code != SENDER or fresh.verdict is not Verdict.ATTENTION):
            return False
        return any((way, kept.name, kept.settled_by) in self._steps for way in ways)
