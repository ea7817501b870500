"""What a person can set off about the roster of editors and what it says of a case's sender.

As in ``operations``: one function an intention, which returns an unstarted operation.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.roster.proposals import Risk
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.people.roster import Rosters, Seen
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.operation import Operation, change
from dsr_desk.ui.operations import query


def preview_roster(
    *, parent: QObject, desk: Desk, look: Callable[[Rosters, SignedIn], Seen]
) -> Operation[Seen]:
    """Compare a list of editors with the stored roster; nothing is changed."""
    return query(
        parent=parent,
        desk=desk,
        read=lambda services: look(services.rosters, desk.by),
        replaces="preview-roster",
    )


def apply_roster(
    *, parent: QObject, desk: Desk, seen: Seen, digest: str, accepted: Collection[Risk]
) -> Operation[Changes]:
    """Change the roster by exactly the difference that was seen."""
    ticked = frozenset(accepted)
    return change(
        parent, desk, lambda services, by: services.rosters.apply(seen, digest, ticked, by)
    )


def choose_organisation(
    *, parent: QObject, desk: Desk, case_id: int, organisation: str
) -> Operation[Changes]:
    """Say for which of a sender's organisations a mail speaks."""
    return change(
        parent,
        desk,
        lambda services, by: services.authority.choose_organisation(case_id, organisation, by),
    )


def judge_authority_anew(
    *, parent: QObject, desk: Desk, case_id: int, reason: str
) -> Operation[Changes]:
    """Have the sender's authority judged by the roster as it is today, with a reason."""
    return change(
        parent, desk, lambda services, by: services.authority.judge_anew(case_id, reason, by)
    )
