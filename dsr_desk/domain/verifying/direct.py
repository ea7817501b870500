"""The rule for a person who writes to the desk directly: referred, never served (law.md L5)."""

from __future__ import annotations

from collections.abc import Iterable

from dsr_desk.domain.errors import Refusal
from dsr_desk.domain.requests import Case, Nature, Verdict
from dsr_desk.domain.verifying.checklist import EDITOR, NATURE, Check

DIRECT = "nature-data-subject"
"""The reason of the nature check of a mail in the person's own name."""
CORRECTED = "nature.corrected"
"""The audit's name for the one step that makes such a mail an editor's after all."""


class DirectRequest(Refusal):
    """The person has written themselves: the case can neither erase nor export (law.md L5)."""

    code = "direct-request"

    def __init__(self) -> None:
        """Say who decides, and the one way back."""
        super().__init__(
            "The person writes to us directly. Only the organisation can decide, so nothing can be"
            " searched, erased or handed out from this case, and no supervisor can override that."
            " Refer the person to the organisation. If an editor wrote the mail after all, a"
            " supervisor puts that on record."
        )


class WriterNotEditor(Refusal):
    """Whoever wrote the mail is no editor on the roster, or is the person concerned."""

    code = "writer-not-editor"

    def __init__(self) -> None:
        """Say what is missing."""
        super().__init__(
            "The sender was editor of no channel concerned when the mail was sent, or is the person"
            " the request is about. So the mail stays the person’s own. Refer them to the"
            " organisation."
        )


def require_no_direct_request(case: Case, checks: Iterable[Check]) -> None:
    """Refuse to serve a case that grew from the person's own mail.

    Raises:
        DirectRequest: it did, and nobody has put on record that an editor wrote it.
    """
    uncorrected = any(check.reason == DIRECT and not check.settled_by for check in checks)
    if case.nature is Nature.DATA_SUBJECT or uncorrected:
        raise DirectRequest


def require_editor_as_writer(case: Case, checks: Iterable[Check]) -> None:
    """Refuse to call a mail an editor's when no roster knows its sender as one.

    Raises:
        WriterNotEditor: the roster knows no such editor, or it is the person concerned.
    """
    found = tuple(checks)
    direct = any(check.code == NATURE and check.reason == DIRECT for check in found)
    on_roster = any(c.code == EDITOR and c.target and c.verdict is Verdict.OK for c in found)
    persons = {subject.address for subject in case.subjects}
    if not direct or not on_roster or case.sender is None or case.sender in persons:
        raise WriterNotEditor
