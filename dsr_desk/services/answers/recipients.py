"""To whom the desk itself sends: the editor of the case, proved to be so (law.md L17, L18)."""

from __future__ import annotations

from collections.abc import Iterable

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.answers.errors import RecipientNotVerified
from dsr_desk.domain.requests import Case
from dsr_desk.domain.verifying.checklist import EDITOR, SENDER, Check


def require_verified_editor(case: Case, checks: Iterable[Check], recipient: EmailAddress) -> None:
    """Refuse any recipient but the case's sender, proved, and editor of a channel of the mandate.

    Raises:
        RecipientNotVerified: it is somebody else, or sender or role are not verified.
    """
    of_sender, of_editor = [], []
    for check in checks:
        if check.code == SENDER:
            of_sender.append(check.settled)
        if check.code == EDITOR and not check.left_out:
            of_editor.append(check.settled)
    proved = of_sender and all(of_sender) and of_editor and all(of_editor)
    if case.sender is None or recipient != case.sender or not proved:
        raise RecipientNotVerified
