"""Authority: which organisation a sender speaks for, and the roster's changes since the filing.

Both are a person's decision and on record.  A change of the roster is shown beside the check and
never turns it by itself (law.md L17).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.clocks.changing import extended_deadline
from dsr_desk.domain.clocks.deadlines import local_day, service_arithmetic, statutory_deadline
from dsr_desk.domain.errors import GroundMissing, OutsideMandate, WrongStep
from dsr_desk.domain.errors.steps import UnknownOrganisation
from dsr_desk.domain.people import Organisation, Right
from dsr_desk.domain.requests import UNPLANNED, Case, Deadline, Extension
from dsr_desk.domain.verifying.authority import RosterChange, roster_changes, standing_of
from dsr_desk.domain.verifying.building import Setting
from dsr_desk.domain.verifying.checklist import (
    DISPOSAL,
    EDITOR,
    MAIL_SENDER,
    ORGANISATION,
    Check,
    carry_over,
    mandate_channels,
)
from dsr_desk.services.cases import Recorder, at_step, fetch, place_of, setting_of, with_preparer
from dsr_desk.services.intake.understanding import checked, letters_of, without_left_out
from dsr_desk.services.people.accounts import SignedIn, acting
from dsr_desk.services.ports import Clock, DeskStore, UnitOfWork
from dsr_desk.services.record.on_record import STANDING
from dsr_desk.services.record.stated_on_record import dates_fact

_CLEAR = "It is clear already for which organisation the sender writes."
_OF_THE_ROSTER = frozenset({ORGANISATION, EDITOR, DISPOSAL, MAIL_SENDER})


class Authority:
    """Settles whose instruction a mail is."""

    def __init__(self, store: DeskStore, clock: Clock) -> None:
        """Take the desk's store and the clock."""
        self._store = store
        self._record = Recorder(clock)

    def changes(self, case_id: str | int) -> tuple[RosterChange, ...]:
        """Return what the roster says otherwise of the mail's day than when the case was filed."""
        with self._store.reading() as uow:
            return changes_since_filing(uow, fetch(uow, case_id))

    def candidates(self, case_id: str | int) -> tuple[Organisation, ...]:
        """Return the organisations among which a person must choose; empty when it is clear."""
        with self._store.reading() as uow:
            return to_choose_from(uow, fetch(uow, case_id))

    def choose_organisation(self, case_id: int, organisation: str, by: SignedIn) -> Changes:
        """Say for which of the organisations of a sender a mail speaks.

        Who chooses has prepared the case (law.md L44).

        Raises:
            WrongStep: it is clear for which one the sender writes.
            UnknownOrganisation: the sender is no editor of that organisation.
        """
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.PREPARE).user
            case = fetch(uow, case_id)
            at_step(case, "choose the organisation", UNPLANNED)
            setting = _setting(uow, case)
            if case.organisation:
                raise WrongStep("choose the organisation", case.state.value, _CLEAR)
            known = {o.key for o in setting.candidates}
            if organisation not in known:
                raise UnknownOrganisation(known)
            chosen = setting_of(
                uow, case.sender, case.received_at, case.disposal_reference, organisation
            )
            return self._rebuild(uow, with_preparer(case, who), chosen, by, "organisation.chosen")

    def judge_anew(self, case_id: int, reason: str, by: SignedIn) -> Changes:
        """Let a supervisor have the sender's authority judged by the roster as it is today.

        What the roster says now takes the place of what was kept at filing.  Whoever does this has
        prepared the case and can't approve it: a roster may have been changed for its sake.

        Raises:
            RightMissing, GroundMissing: not a supervisor, or no reason.
        """
        if not reason.strip():
            raise GroundMissing("judging the sender’s authority by a changed roster")
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.OVERRIDE).user
            case = fetch(uow, case_id)
            at_step(case, "judge the authority anew", UNPLANNED)
            setting = _setting(uow, case)
            return self._rebuild(uow, with_preparer(case, who), setting, by, "authority.judged")

    def _rebuild(
        self, uow: UnitOfWork, case: Case, setting: Setting, by: SignedIn, event: str
    ) -> Changes:
        """Build the checks that the roster decides anew, and keep everything else."""
        old = uow.cases.checks(case.id)
        setting = without_left_out(setting, case, old)
        letters = letters_of(uow.cases.mails(case.id), setting)
        if not letters:
            raise OutsideMandate
        _, fresh = checked(letters, setting, old)
        checks = _mixed(old, carry_over(old, fresh))
        standing = standing_of(case.sender, setting.roster, setting.day)
        uow.cases.save_checks(case.id, checks)
        uow.cases.save_standing(case.id, standing)
        entries, before = tuple(uow.audit.entries(case.number)), case
        case = _placed(case, setting.organisation)
        channels = mandate_channels(
            checks, (c for c in setting.channels if c.organisation == case.organisation)
        )
        case = replace(case, channels=tuple(c.key for c in channels if c.key not in case.away))
        facts = {"organisation": case.organisation, STANDING: standing.digest()}
        facts |= dates_fact(entries, before, case)
        return self._record.save(uow, case, by.user.id, event, **facts)


def changes_since_filing(uow: UnitOfWork, case: Case) -> tuple[RosterChange, ...]:
    """Return what the roster says otherwise today about the day of a case's mail."""
    targets = [c.target for c in uow.cases.checks(case.id) if c.code == EDITOR and c.target]
    kept = uow.cases.standing(case.id)
    return roster_changes(kept, case.sender, uow.people.roster(), targets)


def to_choose_from(uow: UnitOfWork, case: Case) -> tuple[Organisation, ...]:
    """Return the organisations of an ambiguous sender; empty when it is clear or was chosen."""
    return () if case.organisation else _setting(uow, case).candidates


def _setting(uow: UnitOfWork, case: Case) -> Setting:
    return setting_of(
        uow, case.sender, case.received_at, case.disposal_reference, case.organisation
    )


def _mixed(old: Iterable[Check], fresh: Iterable[Check]) -> tuple[Check, ...]:
    """Return the fresh checklist with the old checks in all that the roster does not decide."""
    kept = {check.name: check for check in old if check.code not in _OF_THE_ROSTER}
    return tuple(kept.get(check.name, check) for check in fresh)


def _placed(case: Case, organisation: Organisation | None) -> Case:
    """Return the case reckoned by its organisation's calendar, once that is known."""
    if organisation is None or case.organisation == organisation.key:
        return case
    country, zone = place_of(organisation)
    latest = case.deadline.latest_possible
    start = local_day(case.received_at, zone) if latest else case.deadline.start
    first = statutory_deadline(start, country, latest_possible=latest)
    target = service_arithmetic(case.received_at, country, zone)
    clocks = replace(
        case.clocks,
        target=target,
        extension=_extended_from(first, case.clocks.extension),
        fallen=_extended_from(first, case.clocks.fallen),
    )
    return replace(
        case,
        organisation=organisation.key,
        service_due=target.due,
        deadline=first,
        clocks=clocks,
    )


def _extended_from(first: Deadline, granted: Extension | None) -> Extension | None:
    """Return an extension that was granted before, counted by the calendar of the first period."""
    return replace(granted, deadline=extended_deadline(first)) if granted else None
