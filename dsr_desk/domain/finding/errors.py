"""Why nothing is planned, decided or handed out of a case's list of items."""

from __future__ import annotations

from dsr_desk.domain.errors import Refusal


class MatchesNotOnRecord(Refusal):
    """The items of a case, or what was decided about them, are not those that the audit has."""

    code = "matches-not-on-record"

    def __init__(self) -> None:
        """Say what to do; a search asks for the decisions anew."""
        super().__init__(
            "The items of this case, or what was decided about them, were changed outside the desk."
            " Nothing was done. Report this to your administrator; then search again and decide"
            " anew."
        )
