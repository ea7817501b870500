"""What a person can set off in the side lane; each returns an unstarted operation."""

from __future__ import annotations

from PySide6.QtCore import QObject

from dsr_desk.domain.finding.beside import Aside
from dsr_desk.services.finding.side_lane import BesideView
from dsr_desk.services.intake.letters import ReplyDraft
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.operation import Operation
from dsr_desk.ui.operations import query
from dsr_desk.ui.request.preview.conversation import Conversation, prepare


def look_beside(*, parent: QObject, desk: Desk, case_id: int) -> Operation[BesideView]:
    """Look beside a case's instruction; nothing of it is kept."""
    return query(
        parent=parent,
        desk=desk,
        read=lambda services: services.side_lane.look(case_id, desk.person),
        replaces="beside",
    )


def open_aside(
    *, parent: QObject, desk: Desk, case_id: int, aside: Aside
) -> Operation[Conversation]:
    """Fetch an aside in its conversation, ready to be laid out."""
    return query(
        parent=parent,
        desk=desk,
        read=lambda services: prepare(
            0, services.side_lane.open(case_id, aside, desk.person), desk.foreign
        ),
        replaces="open-aside",
    )


def draft_beside(
    *, parent: QObject, desk: Desk, case_id: int, view: BesideView, language: str | None = None
) -> Operation[ReplyDraft]:
    """Prepare the letter that asks about what stands beside."""
    return query(
        parent=parent,
        desk=desk,
        read=lambda services: services.side_lane.draft(case_id, view, desk.by, language),
        replaces="draft-reply",
    )
