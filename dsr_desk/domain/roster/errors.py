"""Why the roster is not changed."""

from __future__ import annotations

from dsr_desk.domain.errors import Refusal


class RosterFileRefused(Refusal):
    """What was given is no list of editors that can be read for certain."""

    code = "roster-file-refused"

    def __init__(self, reason: str, line: int | str = "–") -> None:
        """Say why in words, and on which line where it is one; no content."""
        super().__init__(
            f"This list of editors can’t be read: {reason} (line {line}). Nothing was changed. Mend"
            " the list, then choose it again.",
            reason=reason,
            line=line,
        )


class RosterMoved(Refusal):
    """The difference is not the one that was looked at."""

    code = "roster-moved"

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "The roster, or what was to be imported, is no longer what the difference was shown"
            " for. Nothing was changed. Look at the new difference, then confirm it."
        )


class RosterEdited(Refusal):
    """The stored roster is not the one on record; a change would put the edit on record too."""

    code = "roster-edited"

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "The stored roster is not the one on record: somebody has changed the database. Nothing"
            " was changed. Tell your administrator; the newest sound copy has to be put back."
        )


class RosterNotReady(Refusal):
    """The difference can't be applied as it is."""

    code = "roster-not-ready"

    def __init__(self, reason: str) -> None:
        """Say why in words."""
        super().__init__(f"The roster was not changed: {reason}.", reason=reason)


class RiskNotAccepted(Refusal):
    """Something in the difference must be looked at and ticked first."""

    code = "risk-not-accepted"

    def __init__(self, risks: str) -> None:
        """Name the risks as codes."""
        super().__init__(
            f"Look at these first, and accept each of them: {risks} (on the command line: --accept"
            " NAME). Nothing was changed.",
            risks=risks,
        )


NOTHING_TO_DO = "nothing in it differs from what is stored"
BAD_ROWS = "as the whole roster of an organisation it must have no row that can’t be read"
STOPS = {"nothing": NOTHING_TO_DO, "bad-rows": BAD_ROWS}
"""Why a difference can't be applied, by what ``RosterDifference.stops`` says."""
EVERYBODY = "not a single row of it can be read, and everybody’s role would end"
