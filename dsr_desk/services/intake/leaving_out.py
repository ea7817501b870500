"""Leaving out: a person whom a mail names, but whom the request is not about, leaves the case.

Nothing is erased or handed out of theirs.  The mails stay as they are; the checklist and the audit
say who took the person out and why, and whoever carries the case out holds the two together.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.errors import OutsideMandate
from dsr_desk.domain.errors.steps import UnknownCheck
from dsr_desk.domain.people import User
from dsr_desk.domain.requests import Case, Verdict
from dsr_desk.domain.verifying.checklist import EDITOR, Check, settle
from dsr_desk.domain.verifying.leaving_out import (
    PERSON,
    PERSON_LEFT_OUT,
    LastPerson,
    UnknownPerson,
    place_of_person,
    without_persons,
)
from dsr_desk.domain.verifying.telling_apart import OWN_WISH
from dsr_desk.services.cases import Recorder, with_preparer
from dsr_desk.services.intake.settled import (
    CHANNEL_OUT,
    CHANNEL_SPLIT,
    PERSON_BACK,
    PERSON_OUT,
    PERSON_SPLIT,
    WISH_TOLD,
)
from dsr_desk.services.intake.understanding import check_again, letters_of, setting_of_case
from dsr_desk.services.ports import UnitOfWork
from dsr_desk.services.record.found_on_record import (
    DECIDED,
    FOUND,
    decided_digest,
    decisions_stand,
    found_digest,
    matches_stand,
)


def leave_person_out(
    uow: UnitOfWork, record: Recorder, case: Case, number: int, reason: str, who: User, at: datetime
) -> Changes:
    """Take the person of this number out of the case, and commit.

    Raises:
        UnknownPerson, LastPerson: there is no such person, or no other.
        OutsideMandate: the mails do not name the person.
    """
    subject = next((s for s in case.subjects if s.number == number), None)
    if subject is None or subject.address is None:
        raise UnknownPerson(number)
    if len(case.subjects) < 2:
        raise LastPerson
    stored = uow.cases.checks(case.id)
    letters = letters_of(uow.cases.mails(case.id), setting_of_case(uow, case, stored))
    place = place_of_person(letters, subject.address)
    if not place:
        raise OutsideMandate
    found = without_persons(letters, [place])[1]
    check = Check(PERSON, Verdict.ATTENTION, PERSON_LEFT_OUT, *found[0])
    check = settle(check, by=who.id, at=at, note=reason.strip(), left_out=True)
    # Stored while the person still is one of the case, so that the reason can't keep the address.
    uow.cases.save_checks(case.id, (*stored, check))
    entries = tuple(uow.audit.entries(case.number))
    stood = matches_stand(uow, case, uow.matches.every(case.id), entries)
    # Where they stand, their decisions do too.
    if not stood and not decisions_stand(uow, case, entries):
        uow.matches.undecide(case.id)
    uow.matches.drop_person(case.id, number)
    changed = check_again(uow, with_preparer(case, who))
    facts = {"check": check.name, "persons": _count(changed), DECIDED: decided_digest(uow, case)}
    if stood:
        # Rows that were edited are never put on record by this: a search has to find them first.
        facts |= {FOUND: found_digest(uow.matches.every(case.id))}
    return record.save(uow, changed, who.id, PERSON_OUT, **facts)


def take_person_in(
    uow: UnitOfWork, record: Recorder, case: Case, check_name: str, who: User
) -> Changes:
    """Let a person who was left out belong to the case again, and commit.

    Raises:
        UnknownCheck: nobody was left out by this name.
        OutsideMandate: the person's wish has a case of its own.
    """
    if check_name in {f"{PERSON}:{place}" for place in case.persons_away}:
        # Another case has their wish; nobody takes them back here.
        raise OutsideMandate
    stored = uow.cases.checks(case.id)
    kept = tuple(c for c in stored if not (c.code == PERSON and c.name == check_name))
    if len(kept) == len(stored):
        raise UnknownCheck(check_name)
    uow.cases.save_checks(case.id, kept)
    changed = check_again(uow, with_preparer(case, who))
    return record.save(uow, changed, who.id, PERSON_BACK, check=check_name, persons=_count(changed))


def carried_over(
    uow: UnitOfWork, record: Recorder, case: Case, made: Case, actor: str
) -> tuple[Check, ...]:
    """Return what a case that is split off another takes over of its checks; on record.

    That is who and which channel was left out or has a case of their own, and whose wish it is.
    """
    events = {PERSON: PERSON_OUT, EDITOR: CHANNEL_OUT, OWN_WISH: WISH_TOLD}
    split = {PERSON: PERSON_SPLIT, EDITOR: CHANNEL_SPLIT}
    elsewhere = {*case.persons_away, *case.away}
    taken = tuple(
        check
        for check in uow.cases.checks(case.id)
        if check.code in events and (check.code != EDITOR or _goes_along(check, made))
    )
    for check in taken:
        event, related = events[check.code], case.number
        if check.target in elsewhere and check.code in split:
            # No answer may say of them that they were left out: their own case is at work.
            event, related = split[check.code], check.note
        record.note(uow, actor, event, made, check=check.name, related=related)
    return tuple(replace(check, settled_by=actor) for check in taken)


def _goes_along(check: Check, made: Case) -> bool:
    """Tell whether a channel was out before; those of a split are settled by it."""
    return check.left_out and check.target not in made.relations[-1].channels


def _count(case: Case) -> int:
    return len(case.subjects)
