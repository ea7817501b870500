"""Why nothing is planned, decided or handed out of a case's items, or found in a source."""

from __future__ import annotations

from dsr_desk.domain.errors import Problem, Refusal, SourceUnavailable


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


class SourceStopped(SourceUnavailable):
    """A content source did not let a step of a run come to its end."""

    code = "source-stopped"

    def __init__(self, source: str, reason: str) -> None:
        """Name the source and the technical reason (no content)."""
        Problem.__init__(
            self,
            f"The source {source} has stopped the run: {reason}. What was done so far is on record,"
            " and nothing that is still there is called erased. Have that mended, then start the"
            " run again: it looks at every item anew and goes on.",
            source=source,
            reason=reason,
        )


class SourceTextUnreadable(SourceUnavailable):
    """A content source holds text in an encoding that it does not say."""

    code = "source-text-unreadable"

    def __init__(self, source: str, place: str) -> None:
        """Name the source, and table and column where they are known; never the text."""
        Problem.__init__(
            self,
            f"The source {source} holds text that is not UTF-8, in {place}. It counts as a gap, not"
            " as “nothing found”, and nothing was changed there. Have whoever keeps that database"
            " write the text anew as UTF-8, then search again.",
            source=source,
            place=place,
            reason="it holds text that is not UTF-8",
        )
