"""Provenance: before anything irreversible, the case is held against the mails it grew from.

Rows say what somebody who can write the database wants them to say.  So every sealed mail is
opened, read, folded and checked again, by the same rules, and the audit is asked which mails the
case has and whether what people settled was settled.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC

from dsr_desk.domain.audit import AuditEntry, first_broken
from dsr_desk.domain.checklist import DISPOSAL, Check
from dsr_desk.domain.requests import Case, MailRole, ParsedRequest, RelationKind, Verdict
from dsr_desk.services.accounts import SignedIn
from dsr_desk.services.cases import ROSTER, STANDING, disposal_reference
from dsr_desk.services.joining import new_text
from dsr_desk.services.mail_parser import TYPED, MailParser
from dsr_desk.services.planning import subject_hashes
from dsr_desk.services.ports import BoxEntry, CaseMail, Cryptography, UnitOfWork
from dsr_desk.services.sender_keys import RecordedKeys
from dsr_desk.services.settled import (
    DISPOSAL_RECORDED,
    PERSON_BACK,
    PERSON_OUT,
    SettledOnRecord,
    reference_hash,
)
from dsr_desk.services.understanding import (
    checked,
    letters_of,
    setting_of_case,
    with_standing,
)

_UNREADABLE = "a mail can't be read again"
_PREPARING = frozenset(
    {
        "case.searched",
        "items.included",
        "items.excluded",
        "plan.prepared",
        "package.made",
        "answer.saved",
        DISPOSAL_RECORDED,
        "channel.left_out",
        PERSON_OUT,
        PERSON_BACK,
    }
)
"""Steps that make whoever takes them a preparer; smaller ones stand in the case's row alone."""


class Provenance:
    """Tells whether a case still is what its mail asked for."""

    def __init__(self, parser: MailParser, crypto: Cryptography) -> None:
        """Take the parser and the algorithms."""
        self._parser = parser
        self._crypto = crypto

    def fault(self, uow: UnitOfWork, case: Case, by: SignedIn) -> str:
        """Return what does not come from the mail or from a recorded step, or empty."""
        entries = tuple(uow.audit.entries())
        if first_broken(entries) is not None:
            return "the audit is broken"
        mails = uow.cases.mails(case.id)
        if not mails or not _as_filed(mails, entries, case):
            return "the mails are not those that were filed"
        read = self._read_again(uow, entries, case, mails, by)
        if isinstance(read, str):
            return read
        unrecorded = _roster_fault(uow, entries, case) or _disposal_fault(entries, case, read)
        return unrecorded or self._understood_fault(uow, entries, case, read, by)

    def _understood_fault(
        self,
        uow: UnitOfWork,
        entries: tuple[AuditEntry, ...],
        case: Case,
        read: tuple[CaseMail, ...],
        by: SignedIn,
    ) -> str:
        """Hold the case against its mails, by today's roster and by the one of the filing.

        An editor is one by both: who was put on the roster since, or taken off it for the mail's
        day, stops the case until a supervisor has judged it anew.
        """
        stored = uow.cases.checks(case.id)
        sender = read[0].sender
        chosen = _recorded(entries, "organisation", case)
        today = setting_of_case(uow, replace(case, sender=sender, organisation=chosen), stored)
        for setting in (today, with_standing(today, uow.cases.standing(case.id), sender)):
            parsed, fresh = checked(letters_of(read, setting), setting, stored)
            if parsed.kind is not case.kind:
                return "the mail asks for something else"
            if not self._same_persons(parsed, case, by):
                return "the persons are not those of the mail"
            fault = _unfounded(stored, {check.name: check for check in fresh}, entries, case)
            if fault:
                return fault
        return ""

    def _read_again(
        self,
        uow: UnitOfWork,
        entries: tuple[AuditEntry, ...],
        case: Case,
        mails: Iterable[CaseMail],
        by: SignedIn,
    ) -> tuple[CaseMail, ...] | str:
        """Return the mails as their sealed bytes give them today, or what stands in the way."""
        own = tuple(domain for o in uow.people.organisations() for domain in o.domains)
        again = []
        for mail in mails:
            raw = self._crypto.unseal(by.keys.sealing, uow.cases.sealed_mail(case.id, mail.place))
            if hashlib.sha256(raw).hexdigest() != mail.sha256:
                return "a mail is not the one that was filed"
            keys = RecordedKeys(entries, case.number, mail.sha256)
            typed = mail.place == 0 and _filing(entries, case).get("way") == TYPED
            entry = BoxEntry("", raw, mail.received_at, typed=typed)
            read = self._parser.understand(entry, own, keys)
            if read.message is None or read.parsed is None:
                return _UNREADABLE
            senders = read.message.senders
            sender = senders[0] if len(senders) == 1 else None
            again.append(replace(mail, sender=sender, parsed=read.parsed))
        return tuple(again)

    def _same_persons(self, parsed: ParsedRequest, case: Case, by: SignedIn) -> bool:
        named = {
            self._crypto.keyed_hash(by.keys.hashing, subject.address.key)
            for subject in parsed.subjects
        }
        return named == set(subject_hashes(self._crypto, by.keys.hashing, case))


def _filing(entries: Iterable[AuditEntry], case: Case) -> dict[str, str]:
    """Return the facts of the case's filing as the audit has them: its mail's hash, its way in."""
    for entry in entries:
        if entry.event.event == "request.filed" and entry.event.case == case.number:
            return dict(entry.event.facts)
    return {}


def _recorded(entries: Iterable[AuditEntry], name: str, case: Case | None = None) -> str:
    """Return the newest value of a fact in the audit, of a case or of the workspace; or empty."""
    number = case.number if case else ""
    return next(
        (
            facts[name]
            for entry in reversed(tuple(entries))
            if entry.event.case == number and name in (facts := dict(entry.event.facts))
        ),
        "",
    )


def _roster_fault(uow: UnitOfWork, entries: tuple[AuditEntry, ...], case: Case) -> str:
    """Return what of the roster, or of what was kept of it with the case, is on no record."""
    recorded = _recorded(entries, ROSTER)
    if recorded and uow.people.roster().digest() != recorded:
        return "the roster is not the one on record"
    kept, bound = uow.cases.standing(case.id), _recorded(entries, STANDING, case)
    if bound and (kept is None or kept.digest() != bound):
        return "what the roster said when the case was filed was changed"
    return ""


def _disposal_fault(entries: tuple[AuditEntry, ...], case: Case, read: Iterable[CaseMail]) -> str:
    """Return that no mail and no recorded step gives the number of the disposal decision."""
    if not case.disposal_reference:
        return ""
    for mail in read:
        if mail.parsed is not None and case.disposal_reference in {
            disposal_reference(mail.parsed.text),
            disposal_reference(new_text(mail.parsed)),
        }:
            return ""
    filing = _filing(entries, case)
    split = filing.get("relation") == RelationKind.SPLIT_FROM.value
    cases = {case.number, filing.get("related", "")} if split else {case.number}
    for entry in entries:
        facts = dict(entry.event.facts)
        if entry.event.event != DISPOSAL_RECORDED or entry.event.case not in cases:
            continue
        if facts.get("reference") == reference_hash(case.disposal_reference):
            return ""
    return "nobody is on record for the disposal decision"


def extract_on_record(entries: Iterable[AuditEntry], case: Case) -> bool:
    """Tell whether the audit has it that the case's extract was delivered (order guard)."""
    return any(
        entry.event.case == case.number
        and entry.event.event == "answer.saved"
        and dict(entry.event.facts).get("kind") == "extract"
        for entry in entries
    )


def prepared_on_record(entries: Iterable[AuditEntry], case: Case) -> tuple[str, ...]:
    """Return who has prepared the case by the audit, whatever its row says (law.md L44)."""
    return tuple(
        dict.fromkeys(
            entry.event.actor
            for entry in entries
            if entry.event.case == case.number and entry.event.event in _PREPARING
        )
    )


def _as_filed(mails: Iterable[CaseMail], entries: Iterable[AuditEntry], case: Case) -> bool:
    """Tell whether the case has exactly the mails that the audit says it has, in their order."""
    recorded = []
    for entry in entries:
        facts = dict(entry.event.facts)
        if entry.event.case != case.number:
            continue
        if entry.event.event == "request.filed":
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
    entries: tuple[AuditEntry, ...],
    case: Case,
) -> str:
    """Return the first check that neither the mails nor a recorded step supports, in words."""
    record = SettledOnRecord(entries, case.number)
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
    strange = [name for name in held if name not in fresh and not name.startswith(DISPOSAL)]
    return f"the check “{strange[0]}” is not the mail's" if strange else ""
