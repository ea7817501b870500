"""Provenance: before anything irreversible, the case is held against the mails it grew from.

Rows say what somebody who can write the database wants them to say.  So every sealed mail is
opened, read, folded and checked again, by the same rules, and the audit is asked which mails the
case has and whether what people settled was settled.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from functools import partial

from dsr_desk.domain.answers.replies import ASK_BACK, BESIDE, EXTRACT, NOTHING_FOUND, REMINDER
from dsr_desk.domain.intake.disposal import disposal_reference
from dsr_desk.domain.record.audit import AuditEntry, first_broken
from dsr_desk.domain.record.retention import MailKeptNoMore
from dsr_desk.domain.requests import (
    Case,
    CaseState,
    MailRole,
    ParsedRequest,
    ReadMessage,
    RequestKind,
    Verdict,
)
from dsr_desk.domain.verifying.building import Setting
from dsr_desk.domain.verifying.checklist import DISPOSAL, Check
from dsr_desk.services.cases import mandate_of
from dsr_desk.services.erasing.delivered import extract_delivered, holds_no_more
from dsr_desk.services.erasing.planning import subject_hashes
from dsr_desk.services.intake.asking import greeted
from dsr_desk.services.intake.calling import CallsAgain
from dsr_desk.services.intake.channels_since import (
    added_since_checks,
    asked_without_check,
    require_none_to_check,
)
from dsr_desk.services.intake.joining import new_text
from dsr_desk.services.intake.mail_parser import TYPED, MailParser, ReadBefore
from dsr_desk.services.intake.sender_keys import RecordedKeys
from dsr_desk.services.intake.settled import (
    DISPOSAL_RECORDED,
    SettledOnRecord,
    reference_hash,
)
from dsr_desk.services.intake.understanding import (
    checked,
    letters_of,
    setting_of_case,
    with_standing,
)
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.ports import BoxEntry, CaseMail, Cryptography, UnitOfWork
from dsr_desk.services.record.on_record import (
    FILED,
    ROSTER,
    STANDING,
    Entries,
    directory_fault,
    filing_of,
    recorded,
    split_from,
)
from dsr_desk.services.record.stated_on_record import stated_fault

_UNREADABLE = "a mail can’t be read again"
_BEFORE_RUN = frozenset(CaseState) - {CaseState.RUNNING, CaseState.RESIDUE}
"""What a run has begun goes on to its end, whatever is added meanwhile."""
_NAMING = frozenset({ASK_BACK, BESIDE, REMINDER})
"""Letters that name the persons of a case."""


@dataclass(frozen=True, slots=True)
class _Again:
    """A mail of the case as its sealed bytes give it today."""

    kept: CaseMail
    message: ReadMessage


class Provenance:
    """Tells whether a case still is what its mail asked for."""

    def __init__(self, parser: MailParser, crypto: Cryptography) -> None:
        """Take the parser and the algorithms."""
        self._parser = parser
        self._crypto = crypto

    def fault(
        self,
        uow: UnitOfWork,
        case: Case,
        by: SignedIn,
        entries: Entries,
        before: ReadBefore | None = None,
    ) -> str:
        """Return what does not come from the mail or from a recorded step, or empty.

        ``entries`` is the whole audit, as the caller has read it in the same transaction;
        ``before`` as in ``letter_fault``.

        Raises:
            ChannelAdded: the mail asks for a channel that was added since the case was checked.
        """
        mails = uow.cases.mails(case.id)
        if unfiled := _filing_fault(entries, mails, case):
            return unfiled
        read = self._read_again(uow, entries, case, mails, by, before)
        if isinstance(read, str):
            return read
        unrecorded = directory_fault(uow, entries) or _roster_fault(uow, entries, case)
        unrecorded = unrecorded or _disposal_fault(entries, case, [mail.kept for mail in read])
        return unrecorded or self._understood_fault(uow, entries, case, read, by)

    def read_for_letter(self, uow: UnitOfWork, case: Case, kind: str, by: SignedIn) -> ReadBefore:
        """Read the mails that a letter of a kind is judged by; nothing is judged by it yet."""
        before: ReadBefore = {}
        mails = uow.cases.mails(case.id)
        needed = mails if kind == NOTHING_FOUND else _for_letter(mails, kind)
        filed = tuple(uow.audit.entries(case.number, events=(FILED,)))
        for mail in needed:
            raw = self._unsealed(uow, case, mail, by)
            self._parser.understand(_entry(filed, case, mail, raw), _own(uow), before=before)
        return before

    def letter_fault(
        self, uow: UnitOfWork, case: Case, kind: str, by: SignedIn, before: ReadBefore
    ) -> str:
        """Return why a letter of a kind must not leave as it is drawn from the rows, or empty.

        It goes to whoever wrote the instruction as it was sealed at its filing, greets them by
        their name there, names the persons whom the mails name, and gives what is on record.
        “Nothing found” ends a case as a run does, so all that a run asks of the mails is asked.
        ``before`` is what :meth:`read_for_letter` has read before the transaction; what is not
        there is read now.
        """
        entries, mails = tuple(uow.audit.entries()), uow.cases.mails(case.id)
        if unfiled := _filing_fault(entries, mails, case):
            return unfiled
        read = self._read_again(uow, entries, case, _for_letter(mails, kind), by, before)
        if isinstance(read, str):
            return read
        first = read[0]
        if case.sender is None or first.kept.sender != case.sender:
            return "it would go to somebody else than who wrote"
        if greeted(first.message.sender_name) != greeted(case.sender_name):
            return "the name is not the one in the mail"
        if kind in _NAMING and not self._named_alike(uow, case, read, by):
            return "the persons are not those of the mail"
        fault = directory_fault(uow, entries) or stated_fault(
            uow, case, kind, entries, first.kept.received_at
        )
        if not fault and kind == EXTRACT:
            persons = subject_hashes(self._crypto, by.keys.hashing, case)
            if not holds_no_more(entries, case, persons, mandate_of(uow, case)):
                fault = "the extract holds more than is asked for now; make it anew"
        if fault or kind != NOTHING_FOUND:
            return fault
        unfounded = self.fault(uow, case, by, entries, before)
        return unfounded or self._undelivered(uow, case, by, entries)

    def _undelivered(self, uow: UnitOfWork, case: Case, by: SignedIn, entries: Entries) -> str:
        if case.kind is not RequestKind.ACCESS_ERASURE:
            return ""
        persons = subject_hashes(self._crypto, by.keys.hashing, case)
        mandate = mandate_of(uow, case, erasing=True)
        if extract_delivered(entries, case, persons, mandate):
            return ""
        return "no extract is on record as handed over"

    def _named_alike(
        self, uow: UnitOfWork, case: Case, read: tuple[_Again, ...], by: SignedIn
    ) -> bool:
        stored, sender = uow.cases.checks(case.id), read[0].kept.sender
        setting = with_standing(
            setting_of_case(uow, case, stored), uow.cases.standing(case.id), sender
        )
        letters = letters_of([mail.kept for mail in read], setting)
        return self._same_persons(checked(letters, setting, stored)[0], case, by)

    def _understood_fault(
        self,
        uow: UnitOfWork,
        entries: Entries,
        case: Case,
        read: tuple[_Again, ...],
        by: SignedIn,
    ) -> str:
        """Hold the case against its mails, by today's roster and by the one of the filing.

        An editor is one by both: who was put on the roster since, or taken off it for the mail's
        day, stops the case until a supervisor has judged it anew.
        """
        stored = uow.cases.checks(case.id)
        mails = [mail.kept for mail in read]
        sender, added = mails[0].sender, added_since_checks(entries, case)
        chosen = recorded(entries, "organisation", case)
        today = setting_of_case(uow, replace(case, sender=sender, organisation=chosen), stored)
        hashed = partial(self._crypto.keyed_hash, by.keys.hashing)
        messages = {mail.kept.place: mail.message for mail in read}
        record = SettledOnRecord(
            entries, case.number, CallsAgain(hashed, today.organisation, messages)
        )
        then = _without(today, added - {check.target for check in stored})
        for setting in (then, with_standing(then, uow.cases.standing(case.id), sender)):
            parsed, fresh = checked(letters_of(mails, setting), setting, stored)
            if parsed.kind is not case.kind:
                return "the mail asks for something else"
            if not self._same_persons(parsed, case, by):
                return "the persons are not those of the mail"
            fault = _unfounded(stored, {check.name: check for check in fresh}, record)
            if fault:
                return fault
        if added and case.state in _BEFORE_RUN:
            _, fresh = checked(letters_of(mails, today), today, stored)
            require_none_to_check(asked_without_check(stored, fresh, today.channels))
        return ""

    def _read_again(
        self,
        uow: UnitOfWork,
        entries: Entries,
        case: Case,
        mails: Iterable[CaseMail],
        by: SignedIn,
        before: ReadBefore | None = None,
    ) -> tuple[_Again, ...] | str:
        """Return the mails as their sealed bytes give them today, or what stands in the way."""
        own = _own(uow)
        again = []
        for mail in mails:
            raw = self._unsealed(uow, case, mail, by)
            if hashlib.sha256(raw).hexdigest() != mail.sha256:
                return "a mail is not the one that was filed"
            keys = RecordedKeys(entries, case.number, mail.sha256)
            read = self._parser.understand(_entry(entries, case, mail, raw), own, keys, before)
            if read.message is None or read.parsed is None:
                return _UNREADABLE
            senders = read.message.senders
            sender = senders[0] if len(senders) == 1 else None
            kept = replace(mail, sender=sender, parsed=read.parsed)
            again.append(_Again(kept, read.message))
        return tuple(again)

    def _unsealed(self, uow: UnitOfWork, case: Case, mail: CaseMail, by: SignedIn) -> bytes:
        sealed = uow.cases.sealed_mail(case.id, mail.place)
        if not sealed:
            raise MailKeptNoMore
        return self._crypto.unseal(by.keys.sealing, sealed)

    def _same_persons(self, parsed: ParsedRequest, case: Case, by: SignedIn) -> bool:
        named = {
            self._crypto.keyed_hash(by.keys.hashing, subject.address.key)
            for subject in parsed.subjects
        }
        return named == set(subject_hashes(self._crypto, by.keys.hashing, case))


def _for_letter(mails: Sequence[CaseMail], kind: str) -> Sequence[CaseMail]:
    """Return the mails that a letter of a kind draws from."""
    counting = [mail for mail in mails if mail.place == 0 or mail.role.counts]
    return counting if kind in _NAMING else counting[:1]


def _own(uow: UnitOfWork) -> tuple[str, ...]:
    """Return the domains of the organisations, by which a mail is read."""
    return tuple(domain for o in uow.people.organisations() for domain in o.domains)


def _entry(entries: Iterable[AuditEntry], case: Case, mail: CaseMail, raw: bytes) -> BoxEntry:
    """Return a mail to be read again; by the audit alone it can have been typed in."""
    typed = mail.place == 0 and filing_of(entries, case).get("way") == TYPED
    return BoxEntry("", raw, mail.received_at, typed=typed)


def _roster_fault(uow: UnitOfWork, entries: Entries, case: Case) -> str:
    """Return what of the roster, or of what was kept of it with the case, is on no record."""
    whole = recorded(entries, ROSTER)
    if whole and uow.people.roster().digest() != whole:
        return "the roster is not the one on record"
    kept, bound = uow.cases.standing(case.id), recorded(entries, STANDING, case)
    if bound and (kept is None or kept.digest() != bound):
        return "what the roster said when the case was filed was changed"
    return ""


def _disposal_fault(entries: Entries, case: Case, read: Iterable[CaseMail]) -> str:
    """Return that no mail and no recorded step gives the number of the disposal decision."""
    if not case.disposal_reference:
        return ""
    for mail in read:
        if mail.parsed is not None and case.disposal_reference in {
            disposal_reference(mail.parsed.text),
            disposal_reference(new_text(mail.parsed)),
        }:
            return ""
    cases = {case.number, split_from(entries, case.number)[0]} - {""}
    for entry in entries:
        facts = dict(entry.event.facts)
        if entry.event.event != DISPOSAL_RECORDED or entry.event.case not in cases:
            continue
        if facts.get("reference") == reference_hash(case.disposal_reference):
            return ""
    return "nobody is on record for the disposal decision"


def _without(setting: Setting, channels: Container[str]) -> Setting:
    """Return the setting as it was before channels were added."""
    return replace(setting, channels=tuple(c for c in setting.channels if c.key not in channels))


def _filing_fault(entries: Entries, mails: Iterable[CaseMail], case: Case) -> str:
    """Return that the audit is broken, or that the case's mails are not those it has."""
    if first_broken(entries) is not None:
        return "the audit is broken"
    held = list(mails)
    if not held or not _as_filed(held, entries, case):
        return "the mails are not those that were filed"
    return ""


def _as_filed(mails: Iterable[CaseMail], entries: Iterable[AuditEntry], case: Case) -> bool:
    """Tell whether the case has exactly the mails that the audit says it has, in their order."""
    recorded = []
    for entry in entries:
        facts = dict(entry.event.facts)
        if entry.event.case != case.number:
            continue
        if entry.event.event == FILED:
            recorded.append({**facts, "role": MailRole.INSTRUCTION.value})
        elif entry.event.event == "mail.joined":
            recorded.append(facts)
    held = list(mails)
    return (
        len(held) == len(recorded)
        and held[0].sha256 == case.sha256
        and all(_same(mail, facts) for mail, facts in zip(held, recorded, strict=True))
    )


def _same(mail: CaseMail, facts: Mapping[str, str]) -> bool:
    moment = mail.received_at.astimezone(UTC).isoformat()
    return (
        mail.sha256 == facts.get("sha256", "")
        and mail.role.value == facts.get("role", "")
        # Cases that were filed by an older program have no moment on record.
        and facts.get("received", moment) == moment
    )


def _unfounded(
    stored: Iterable[Check],
    fresh: dict[str, Check],
    record: SettledOnRecord,
) -> str:
    """Return the first check that neither the mails nor a recorded step supports, in words."""
    held = {check.name: check for check in stored}
    for name, check in fresh.items():
        kept = held.get(name)
        if kept is None:
            return f"the check “{name}” is missing"
        if kept.settled_by:
            fault = record.fault(kept, check)
            if fault:
                return fault
        elif check.verdict is not Verdict.OK or kept.verdict is not Verdict.OK:
            return f"the mail does not support the check “{name}”"
    if back := record.taken_back(held, fresh):
        return f"“{back}” was left out, and is not any more; leave it out again"
    strange = [name for name in held if name not in fresh and not name.startswith(DISPOSAL)]
    return f"the check “{strange[0]}” is not the mail’s" if strange else ""
