"""What a person can set off: one function an intention, which returns an unstarted operation.

Each takes ``parent`` (whose death makes the result uninteresting) and the desk, then what it is
about, all by keyword::

    operations.send_back_plan(parent=self, desk=self._desk, case_id=7, comment=text).success(
        self._on_plan_sent_back
    ).run_in_background(initiator=self)

Don't touch a widget in the work given to ``Operation``: it runs in another thread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from dsr_desk.domain.changes import Changes, case_changed
from dsr_desk.ui.operation import Operation, change, long_change

if TYPE_CHECKING:
    from dsr_desk.domain.finding.matches import Decision
    from dsr_desk.domain.intake.calls import PhoneCall
    from dsr_desk.domain.refusing import RefusalGround
    from dsr_desk.domain.sender import CallBack
    from dsr_desk.domain.verifying.telling_apart import Told
    from dsr_desk.services.desk import DeskServices
    from dsr_desk.services.erasing.erasure import RunView
    from dsr_desk.services.erasing.planning import PlanView
    from dsr_desk.services.extracts.export import ExportResult
    from dsr_desk.services.finding.listing import DecidedMany, Listed
    from dsr_desk.services.finding.matching import SearchResult
    from dsr_desk.services.intake.intake import IntakeResult
    from dsr_desk.services.intake.letters import ReplyDraft
    from dsr_desk.services.people.accounts import SignedIn
    from dsr_desk.services.ports import BoxEntry
    from dsr_desk.services.progress import CancelToken, Progress
    from dsr_desk.ui.desk import Desk

T = TypeVar("T")


def query(
    *, parent: QObject, desk: Desk, read: Callable[[DeskServices], T], replaces: str = ""
) -> Operation[T]:
    """Read something; with ``replaces`` an older question of the same name is dropped."""
    return Operation(parent, desk, lambda _p, _c: read(desk.services), replaces=replaces)


def sign_in(*, parent: QObject, desk: Desk, name: str, password: str) -> Operation[SignedIn]:
    """Open an account's keys."""
    return Operation(parent, desk, lambda _p, _c: desk.services.accounts.sign_in(name, password))


def take_in(
    *, parent: QObject, desk: Desk, paths: Sequence[Path], mails: Sequence[BoxEntry] = ()
) -> Operation[IntakeResult]:
    """File the mails found under the paths, and those that were handed over as content."""
    return long_change(
        parent,
        desk,
        lambda services, by, progress, cancel: services.intake.take_in(
            paths, by, progress, cancel, also=mails
        ),
        changes=lambda result: result.changes,
        at_worst=Changes(queue=True),
    )


def file_call(*, parent: QObject, desk: Desk, call: PhoneCall) -> Operation[IntakeResult]:
    """File a request that was made by phone."""
    return Operation(
        parent,
        desk,
        lambda _p, _c: desk.services.calls.file(call, desk.by),
        changes=lambda result: result.changes,
        writes=True,
    )


def take_case(*, parent: QObject, desk: Desk, case_id: int) -> Operation[Changes]:
    """Hold a case, so that others see who works on it."""
    return change(parent, desk, lambda services, by: services.queue.take(case_id, by))


def override_check(
    *, parent: QObject, desk: Desk, case_id: int, check: str, reason: str
) -> Operation[Changes]:
    """Let a case go on in spite of a check, with a supervisor's reason."""
    return change(
        parent,
        desk,
        lambda services, by: services.checklist.override(case_id, check, reason, by),
    )


def ask_for_key_again(
    *, parent: QObject, desk: Desk, case_id: int, check: str
) -> Operation[Changes]:
    """Ask the name service once more for the key that a mail was signed with."""
    return change(parent, desk, lambda services, by: services.intake.ask_again(case_id, by, check))


def call_back_sender(
    *, parent: QObject, desk: Desk, case_id: int, check: str, call: CallBack
) -> Operation[Changes]:
    """Put a call on record that settles a doubt about a mail's sender."""
    return change(
        parent, desk, lambda services, by: services.checklist.call_back(case_id, call, by, check)
    )


def leave_channel_out(
    *, parent: QObject, desk: Desk, case_id: int, channel: str, reason: str
) -> Operation[Changes]:
    """Take one channel away from the mandate."""
    return change(
        parent,
        desk,
        lambda services, by: services.checklist.leave_out(case_id, channel, reason, by),
    )


def mail_was_read(
    *, parent: QObject, desk: Desk, case_id: int, check: str, reason: str
) -> Operation[Changes]:
    """Say that a follow-up adds nothing."""
    return change(
        parent,
        desk,
        lambda services, by: services.checklist.read_mail(case_id, check, reason, by),
    )


def split_case(*, parent: QObject, desk: Desk, case_id: int) -> Operation[tuple[str, Changes]]:
    """Make a case of its own of the channels that the sender is no editor of."""
    return Operation(
        parent,
        desk,
        lambda _p, _c: desk.services.checklist.split(case_id, desk.by),
        changes=lambda done: done[1],
        writes=True,
    )


def tell_wishes_apart(
    *, parent: QObject, desk: Desk, case_id: int, wishes: Mapping[int, Told], reason: str
) -> Operation[tuple[tuple[str, ...], Changes]]:
    """Give each person of a mail their own wish, and make a case of each further one."""
    return Operation(
        parent,
        desk,
        lambda _p, _c: desk.services.checklist.tell_apart(case_id, wishes, reason, desk.by),
        changes=lambda done: done[1],
        writes=True,
    )


def leave_person_out(
    *, parent: QObject, desk: Desk, case_id: int, number: int, reason: str
) -> Operation[Changes]:
    """Take one person out of the case."""
    who = (case_id, number, reason)
    return change(parent, desk, lambda all_, by: all_.checklist.leave_person_out(*who, by))


def take_person_in(*, parent: QObject, desk: Desk, case_id: int, check: str) -> Operation[Changes]:
    """Let a person who was left out belong to the case again."""
    return change(
        parent, desk, lambda services, by: services.checklist.take_person_in(case_id, check, by)
    )


def record_disposal(
    *, parent: QObject, desk: Desk, case_id: int, reason: str
) -> Operation[Changes]:
    """Put a public authority's disposal decision on record: ``reason`` is its number."""
    return change(
        parent, desk, lambda services, by: services.checklist.record_disposal(case_id, reason, by)
    )


def set_case_aside(
    *,
    parent: QObject,
    desk: Desk,
    case_id: int,
    reason: str,
    ground: RefusalGround | None = None,
    decision: str = "",
) -> Operation[Changes]:
    """Put away what is no instruction, or what the organisation has refused by its decision."""
    return change(
        parent,
        desk,
        lambda all_, by: all_.checklist.set_aside(case_id, reason, by, ground, decision),
    )


def reopen_case(*, parent: QObject, desk: Desk, case_id: int) -> Operation[Changes]:
    """Take a case up again."""
    return change(parent, desk, lambda services, by: services.checklist.reopen(case_id, by))


def renew_checks(*, parent: QObject, desk: Desk, case_id: int) -> Operation[Changes]:
    """Make the checks again, with channels that were added since."""
    return change(parent, desk, lambda services, by: services.checklist.renew(case_id, by))


def record_editor_wrote(
    *, parent: QObject, desk: Desk, case_id: int, reason: str
) -> Operation[Changes]:
    """Put on record that an editor wrote what the desk took for the person's own mail."""
    return change(
        parent, desk, lambda services, by: services.checklist.editor_wrote(case_id, reason, by)
    )


def extend_period(*, parent: QObject, desk: Desk, case_id: int, reason: str) -> Operation[Changes]:
    """Put the controller's decision on two further months on record."""
    return change(parent, desk, lambda services, by: services.clocks.extend(case_id, reason, by))


def record_request_date(
    *, parent: QObject, desk: Desk, case_id: int, day: date, sure: bool = False, mail: int = -1
) -> Operation[Changes]:
    """Record the day the person wrote, as the editor has told it, or a mail of the case."""
    return change(
        parent,
        desk,
        lambda services, by: services.clocks.record_request_date(
            case_id, day, by, sure=sure, mail=mail
        ),
    )


def take_dates_over(*, parent: QObject, desk: Desk, case_id: int) -> Operation[Changes]:
    """Put the dates of today's table in the place of the stored ones."""
    return change(parent, desk, lambda services, by: services.clocks.take_over(case_id, by))


def search_items(*, parent: QObject, desk: Desk, case_id: int) -> Operation[SearchResult]:
    """Look for the persons' items in every source of the mandate."""
    return long_change(
        parent,
        desk,
        lambda services, *how: services.matching.search(case_id, *how),
        changes=lambda result: result.changes,
        at_worst=case_changed(case_id),
    )


def note_opened(*, parent: QObject, desk: Desk, case_id: int, match_id: int) -> Operation[None]:
    """Remember that a match was opened, once whatever is being written is there."""

    def note(_progress: Progress, _cancel: CancelToken) -> None:
        desk.services.preview.note_opened(case_id, match_id)

    return Operation(parent, desk, note, writes=True)


def decide_matches(
    *, parent: QObject, desk: Desk, case_id: int, match_ids: Sequence[int], decision: Decision
) -> Operation[Changes]:
    """Include matches or leave them out."""
    ids = tuple(match_ids)
    return change(
        parent, desk, lambda services, by: services.matching.decide(case_id, ids, decision, by)
    )


def decide_many(
    *,
    parent: QObject,
    desk: Desk,
    listed: Listed,
    stretches: Sequence[tuple[int, int]],
    decision: Decision,
) -> Operation[DecidedMany]:
    """Include or leave out whole stretches of a list."""
    return Operation(
        parent,
        desk,
        lambda _p, _c: desk.services.listing.decide(listed, stretches, decision, desk.by),
        changes=lambda done: done.changes,
        writes=True,
    )


def prepare_plan(*, parent: QObject, desk: Desk, case_id: int) -> Operation[PlanView]:
    """Freeze the decided items into a plan and send it to be approved."""
    return Operation(
        parent,
        desk,
        lambda _p, _c: desk.services.planning.prepare(case_id, desk.by),
        changes=lambda _view: case_changed(case_id),
        writes=True,
    )


def approve_plan(
    *, parent: QObject, desk: Desk, case_id: int, digest: str, typed: str, password: str
) -> Operation[Changes]:
    """Sign exactly this digest."""
    return change(
        parent,
        desk,
        lambda services, by: services.approval.approve(case_id, digest, typed, password, by),
    )


def send_back_plan(
    *, parent: QObject, desk: Desk, case_id: int, comment: str
) -> Operation[Changes]:
    """Give a plan back to be reviewed again, with a comment."""
    return change(
        parent, desk, lambda services, by: services.approval.send_back(case_id, comment, by)
    )


def send_back_run(*, parent: QObject, desk: Desk, case_id: int, comment: str) -> Operation[Changes]:
    """Give a plan back whose run has begun and can't go on."""
    return change(
        parent, desk, lambda services, by: services.erasure.send_back(case_id, comment, by)
    )


def confirm_gone(*, parent: QObject, desk: Desk, case_id: int, reason: str) -> Operation[Changes]:
    """Answer for it that a database in which nothing of a plan is left is the right one."""
    return change(
        parent, desk, lambda services, by: services.erasure.confirm_gone(case_id, reason, by)
    )


def run_plan(*, parent: QObject, desk: Desk, case_id: int) -> Operation[RunView]:
    """Carry out the approved plan, or go on where it stopped."""
    return long_change(
        parent,
        desk,
        lambda services, *how: services.erasure.run(case_id, *how),
        changes=lambda _view: case_changed(case_id),
        at_worst=case_changed(case_id),
    )


def make_extract(
    *, parent: QObject, desk: Desk, case_id: int, target: Path | None = None
) -> Operation[ExportResult]:
    """Write the package; no target means the workspace's own folder."""
    return long_change(
        parent,
        desk,
        lambda services, *how: services.export.export(case_id, target, *how),
        changes=lambda result: result.changes,
        at_worst=case_changed(case_id),
    )


def draft_reply(
    *, parent: QObject, desk: Desk, case_id: int, language: str | None = None
) -> Operation[ReplyDraft]:
    """Prepare the answer that fits the case's step."""
    return query(
        parent=parent,
        desk=desk,
        read=lambda services: services.replies.draft(case_id, desk.by, language),
        replaces="draft-reply",
    )


def save_reply(
    *, parent: QObject, desk: Desk, case_id: int, draft: ReplyDraft, target: Path | None = None
) -> Operation[tuple[Path, Changes]]:
    """Save an answer; the last one closes the case."""
    return Operation(
        parent,
        desk,
        lambda _p, _c: desk.services.replies.save(case_id, draft, target, desk.by),
        changes=lambda saved: saved[1],
        writes=True,
    )
