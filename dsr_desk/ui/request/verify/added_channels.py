"""What the Verify step says of channels that were added since a case's checks were made."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dsr_desk.domain.requests import UNPLANNED, CaseState
from dsr_desk.services.intake.case_view import CaseView
from dsr_desk.ui.widgets.foreign_text import one_line

translate = QCoreApplication.translate


def what_was_added(view: CaseView) -> str:
    """Return which channels were added, and how the case comes to them."""
    titles = ", ".join(one_line(channel.title, 60) for channel in view.added)
    one = translate(
        "VerifyNotes",
        "{channels} was added since the checks were made, and the mail asks for it as well: its"
        " sender was an editor there that day.",
    )
    several = translate(
        "VerifyNotes",
        "Added since the checks were made: {channels}. The mail asks for them as well: its sender"
        " was an editor there that day.",
    )
    text = (several if view.added[1:] else one).format(channels=titles)
    if view.case.state in (CaseState.TO_APPROVE, CaseState.APPROVED):
        return f"{text} " + translate(
            "VerifyNotes", "Send the plan back first, then check that here."
        )
    if view.case.state not in UNPLANNED:
        return f"{text} " + translate(
            "VerifyNotes", "This case goes on without that: a new mail has to ask."
        )
    return text


def to_check_too(view: CaseView) -> str:
    """Return what the button says that has them checked."""
    if view.added[1:]:
        return translate("VerifyNotes", "Check them too")
    return translate("VerifyNotes", "Check it too")
