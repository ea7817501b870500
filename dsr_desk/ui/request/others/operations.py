"""What a person can set off about other people; each returns an unstarted operation."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from dsr_desk.domain.extracts.redaction.decided import Choice, RedactionGround
from dsr_desk.services.extracts.redacting import Before, DecidedOthers, OthersView
from dsr_desk.services.progress import CancelToken, Progress
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.operation import Operation
from dsr_desk.ui.operations import query
from dsr_desk.ui.request.preview.conversation import Conversation, prepare


def find_others(*, parent: QObject, desk: Desk, case_id: int) -> Operation[OthersView]:
    """Go through the items of an extract and list who else is in them."""

    def work(progress: Progress, cancel: CancelToken) -> OthersView:
        return desk.services.redacting.view(case_id, desk.by, progress, cancel)

    return Operation(parent, desk, work, replaces="find-others")


def open_place(
    *, parent: QObject, desk: Desk, case_id: int, match_id: int
) -> Operation[Conversation]:
    """Fetch an item in which somebody is named."""
    return query(
        parent=parent,
        desk=desk,
        read=lambda services: prepare(
            match_id, services.preview.open(case_id, match_id, desk.person), desk.foreign
        ),
        replaces="open-place",
    )


def decide_others(
    *,
    parent: QObject,
    desk: Desk,
    case_id: int,
    about: Sequence[str],
    choice: Choice,
    ground: RedactionGround,
) -> Operation[DecidedOthers]:
    """Take some people out or show them, hold files back or hand them over."""
    these = tuple(about)
    return Operation(
        parent,
        desk,
        lambda _p, _c: desk.services.redacting.decide(case_id, these, choice, ground, desk.by),
        changes=lambda done: done.changes,
        writes=True,
    )


def put_others_back(
    *, parent: QObject, desk: Desk, case_id: int, before: Before
) -> Operation[DecidedOthers]:
    """Take a step back."""
    return Operation(
        parent,
        desk,
        lambda _p, _c: desk.services.redacting.put_back(case_id, before, desk.by),
        changes=lambda done: done.changes,
        writes=True,
    )
