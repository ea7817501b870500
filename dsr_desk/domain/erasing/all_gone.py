"""The rule for a database in which nothing that was approved is to be found any more."""

from __future__ import annotations

from collections.abc import Iterable

from dsr_desk.domain.errors import Refusal


class NothingThere(Refusal):
    """None of the approved items of a source is there, though each was when it was approved.

    One that stands as it was approved would prove the database to be the same, and one that stands
    otherwise keeps the case open: so only where all are gone may another database hide.  So it is
    too where this desk has erased all of them, and another file lies there since.
    """

    code = "nothing-there"

    def __init__(self, sources: Iterable[str]) -> None:
        """Take the sources' keys."""
        named = ", ".join(sources)
        super().__init__(
            f"Nothing of this plan is in {named} any more, so nothing shows that it is the database"
            " that was approved. Perhaps it was erased there, perhaps another database stands in"
            " its place. Nothing was erased there now. Have whoever keeps it look; put the right"
            " one back, send the plan back, or let a supervisor confirm at the Run step, with a"
            " reason, that it is the right one"
            " (“dsr-desk run CASE --confirm-gone REASON”).",
            sources=named,
        )


class MarksUnreadable(Refusal):
    """Nothing of the plan is there, and what the database would be known by can't be compared.

    The key of the marks lies in the workspace's folder for as long as the run needs it.
    """

    code = "marks-unreadable"

    def __init__(self, sources: Iterable[str]) -> None:
        """Take the sources' keys."""
        named = ", ".join(sources)
        super().__init__(
            f"All of this plan is done in {named}, and whether it still is the same database can’t"
            " be told: the key to the marks that were taken of it is not in the workspace’s"
            " folder. Put the key file back (“marks-….key”, from where the run was begun), or let a"
            " supervisor confirm at the Run step, with a reason, that it is the right database"
            " (“dsr-desk run CASE --confirm-gone REASON”).",
            sources=named,
        )


class NothingToConfirm(Refusal):
    """Somebody is about to confirm that all is gone, and something is there."""

    code = "nothing-to-confirm"

    def __init__(self) -> None:
        """Say how to go on."""
        super().__init__(
            "Something of this plan is there, so nothing is to be confirmed. Start the run."
        )
