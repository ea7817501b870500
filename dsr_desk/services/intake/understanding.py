"""What all mails of a case say together, checked anew whenever one joins or a check is settled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.clocks.changing import ToldDay, carry_request_date
from dsr_desk.domain.clocks.deadlines import local_day
from dsr_desk.domain.intake.joining import Letter
from dsr_desk.domain.people import Roster
from dsr_desk.domain.requests import Case, CaseState, CaseSubject, Nature, ParsedRequest
from dsr_desk.domain.verifying.authority import Standing
from dsr_desk.domain.verifying.building import Setting, case_checks
from dsr_desk.domain.verifying.checklist import (
    EDITOR,
    MAIL_SENDER,
    Check,
    carry_over,
    mandate_channels,
)
from dsr_desk.domain.verifying.direct import DIRECT
from dsr_desk.domain.verifying.leaving_out import PERSON
from dsr_desk.domain.verifying.telling_apart import OWN_WISH
from dsr_desk.services.cases import place_of, setting_of
from dsr_desk.services.ports import CaseMail, UnitOfWork


def letters_of(mails: Iterable[CaseMail], setting: Setting) -> tuple[Letter, ...]:
    """Return the mails that count, as they were understood; none once they were forgotten."""
    zone = place_of(setting.organisation)[1]
    letters = []
    for mail in mails:
        if mail.role.counts:
            if mail.parsed is None:
                return ()
            day = local_day(mail.received_at, zone)
            letters.append(Letter(mail.place, mail.parsed, mail.sender, day))
    return tuple(letters)


def setting_of_case(uow: UnitOfWork, case: Case, checks: Iterable[Check]) -> Setting:
    """Return what the mails of a case are checked against."""
    setting = setting_of(
        uow, case.sender, case.received_at, case.disposal_reference, case.organisation
    )
    return without_left_out(setting, case, checks)


def without_left_out(setting: Setting, case: Case, checks: Iterable[Check]) -> Setting:
    """Return the setting without the channels and persons that somebody has left out."""
    checks = tuple(checks)
    out = [(check.code, check.target) for check in checks if check.left_out]
    channels = tuple(target for code, target in out if code == EDITOR)
    persons = tuple(target for code, target in out if code == PERSON)
    told = next((check.target for check in checks if check.code == OWN_WISH), "")
    return replace(
        setting,
        away=(*case.away, *channels),
        persons_away=(*case.persons_away, *persons),
        own_wish=told,
    )


def with_standing(
    setting: Setting, standing: Standing | None, sender: EmailAddress | None
) -> Setting:
    """Return the setting with what was kept of the roster for the first mail's sender (L17).

    What the roster says of others, who may have written follow-ups, is today's.
    """
    if standing is None or sender is None:
        return setting
    others = tuple(entry for entry in setting.roster.entries if entry.address != sender)
    return replace(setting, roster=Roster((*standing.roster(sender).entries, *others)))


def checked(
    letters: Sequence[Letter], setting: Setting, stored: Iterable[Check]
) -> tuple[ParsedRequest, tuple[Check, ...]]:
    """Return what the mails say and their checklist; what a person has settled lets a mail count.

    Nothing settled is carried over into the checklist that is returned.
    """
    settled = [c.name for c in stored if c.code == MAIL_SENDER and c.settled_by]
    return case_checks(letters, setting, settled)


def check_again(uow: UnitOfWork, case: Case) -> Case:
    """Fold the case's mails again and store the case with its checklist; what is settled stays.

    A case whose persons, kind or kinds of channel are others now goes back to its checks, and an
    extract that was made before no longer counts.
    """
    stored = uow.cases.checks(case.id)
    # A roster that has changed since the filing is a person's to judge; it turns no check here.
    setting = with_standing(
        setting_of_case(uow, case, stored), uow.cases.standing(case.id), case.sender
    )
    mails = uow.cases.mails(case.id)
    letters = letters_of(mails, setting)
    if not letters:
        return uow.cases.save(case)
    parsed, fresh = checked(letters, setting, stored)
    checks = carry_over(stored, fresh)
    changed = understood_as(case, parsed, checks, setting)
    changed = _with_told_day(changed, parsed, letters, mails, setting)
    moved = (changed.subjects, changed.kind, changed.wished_kinds) != (
        case.subjects,
        case.kind,
        case.wished_kinds,
    )
    if moved:
        # An extract of the persons and channels before is no extract of those now.
        changed = replace(
            changed,
            state=CaseState.CHECKING,
            waiting_since=None,
            exported_at=None,
            answered_at=None,
        )
    saved = uow.cases.save(changed)
    uow.cases.save_checks(case.id, checks)
    return saved


def _with_told_day(
    case: Case,
    parsed: ParsedRequest,
    letters: Iterable[Letter],
    mails: Iterable[CaseMail],
    setting: Setting,
) -> Case:
    """Count from the day of the person's own request once a mail that counts has told it (L2)."""
    day = parsed.requested_on
    place = next((one.place for one in letters if day and one.parsed.requested_on == day), None)
    if day is None or place is None:
        return case
    received = next(mail.received_at for mail in mails if mail.place == place)
    told = ToldDay(day, place, received)
    return carry_request_date(case, told, place_of(setting.organisation)[1])


def understood_as(
    case: Case, parsed: ParsedRequest, checks: Iterable[Check], setting: Setting
) -> Case:
    """Return the case as its mails are understood together; a person keeps their number."""
    known = {s.address: s for s in case.subjects if s.address is not None}
    last = max((s.number for s in case.subjects), default=0)
    subjects = []
    for named in parsed.subjects:
        if named.address not in known:
            last += 1
            known[named.address] = CaseSubject(last, named.address)
        subjects.append(known[named.address])
    checks = tuple(checks)
    mandate = mandate_channels(checks, setting.channels)
    # A supervisor has put on record that an editor wrote what reads like the person's own mail.
    corrected = any(check.reason == DIRECT and check.settled_by for check in checks)
    return replace(
        case,
        kind=parsed.kind,
        nature=Nature.INSTRUCTION if corrected else parsed.nature,
        wished_kinds=parsed.channels,
        subjects=tuple(dict.fromkeys(subjects)),
        channels=tuple(c.key for c in mandate if c.key not in case.away),
    )
