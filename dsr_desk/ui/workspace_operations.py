"""Operations on the whole workspace: its settings, and erasing again after a backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dsr_desk.domain.changes import Changes
from dsr_desk.ui.operation import Operation, change

if TYPE_CHECKING:
    from pathlib import Path

    from dsr_desk.config import SenderSettings
    from dsr_desk.domain.erasing.safeguards import Safeguards
    from dsr_desk.domain.extracts.processing import ProcessingRecord
    from dsr_desk.domain.extracts.profiles import OrganisationProfile
    from dsr_desk.domain.people import ChannelPolicy
    from dsr_desk.domain.record.retention import RetentionPeriod
    from dsr_desk.services.erasing.replaying import ReplayReport
    from dsr_desk.services.erasing.retention import RetentionResult, RetentionView
    from dsr_desk.services.progress import CancelToken, Progress
    from dsr_desk.ui.desk import Desk


def save_profile(
    *, parent: QObject, desk: Desk, profile: OrganisationProfile
) -> Operation[Changes]:
    """Change what an organisation says in extracts."""
    return change(parent, desk, lambda services, by: services.profiles.save(profile, by))


def write_processing_record(
    *, parent: QObject, desk: Desk, organisation: str, language: str, target: Path
) -> Operation[ProcessingRecord]:
    """Write the record of Art. 30(2) for an organisation into a new file."""

    def work(_progress: Progress, _cancel: CancelToken) -> ProcessingRecord:
        processing = desk.services.processing
        record = processing.record(organisation, desk.by, language=language)
        processing.write(record, target, desk.by)
        return record

    return Operation(parent, desk, work, writes=True)


def save_sender_rules(
    *, parent: QObject, desk: Desk, settings: SenderSettings
) -> Operation[Changes]:
    """Change how senders are proved."""
    return change(parent, desk, lambda services, by: services.sender_rules.save(settings, by))


def propose_safeguards(
    *,
    parent: QObject,
    desk: Desk,
    figures: Safeguards,
    password: str,
    channel: str = "",
    policy: ChannelPolicy | None = None,
) -> Operation[Changes]:
    """Sign a change of the safeguards, or of a channel's policy."""
    return change(
        parent,
        desk,
        lambda services, by: services.safeguards.propose(figures, password, by, channel, policy),
    )


def confirm_safeguards(
    *, parent: QObject, desk: Desk, number: int, password: str
) -> Operation[Changes]:
    """Sign a waiting change as the second person."""
    return change(
        parent, desk, lambda services, by: services.safeguards.confirm(number, password, by)
    )


def withdraw_safeguards(*, parent: QObject, desk: Desk, number: int) -> Operation[Changes]:
    """Take a waiting change back."""
    return change(parent, desk, lambda services, by: services.safeguards.withdraw(number, by))


def replay(*, parent: QObject, desk: Desk) -> Operation[ReplayReport]:
    """Erase again what has come back, under the approvals of then."""

    def work(progress: Progress, cancel: CancelToken) -> ReplayReport:
        return desk.services.replaying.run(desk.by, progress, cancel)

    return Operation(parent, desk, work, writes=True)


def set_period(
    *, parent: QObject, desk: Desk, organisation: str, days: int, decision: str
) -> Operation[RetentionPeriod]:
    """Put an organisation's period on record."""
    return Operation(
        parent,
        desk,
        lambda _p, _c: desk.services.retention.set_period(organisation, days, desk.by, decision),
        writes=True,
    )


def enforce_retention(
    *, parent: QObject, desk: Desk, seen: RetentionView
) -> Operation[RetentionResult]:
    """Remove the papers that were seen to be due, on the day that was shown with them."""
    only = [case.case for case in seen.due]

    def work(progress: Progress, _cancel: CancelToken) -> RetentionResult:
        return desk.services.retention.enforce(desk.by, progress, today=seen.today, only=only)

    return Operation(parent, desk, work, writes=True)


def work_out(*, parent: QObject, desk: Desk) -> Operation[None]:
    """Work out what the archive of an earlier program lacks, while nobody else writes.

    A moment at a time: whatever a person does comes in between.  It goes on at the next sign-in.
    """

    def work(_progress: Progress, cancel: CancelToken) -> None:
        importing = desk.services.importing
        while importing.behind():
            desk.jobs.in_turn(importing.work_out, cancel)
            cancel.check()

    return Operation(parent, desk, work, watches=True, replaces="work-out")
