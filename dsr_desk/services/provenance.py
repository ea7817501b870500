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
from dsr_desk.domain.checklist import DISPOSAL, NOTHING_NEW, Check
from dsr_desk.domain.requests import Case, MailRole, ParsedRequest, Verdict
from dsr_desk.services.accounts import SignedIn
from dsr_desk.services.intake import MailParser
from dsr_desk.services.planning import subject_hashes
from dsr_desk.services.ports import BoxEntry, CaseMail, Cryptography, UnitOfWork
from dsr_desk.services.understanding import checked, letters_of, setting_of_case

LEAVING_OUT = frozenset({"channel.left_out", "channel.split"})
READ = "mail.read"
_SETTLING = LEAVING_OUT | {"check.overridden", READ}
_UNREADABLE = "a mail can't be read again"


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
        read = self._read_again(uow, case, mails, by)
        if isinstance(read, str):
            return read
        stored = uow.cases.checks(case.id)
        setting = setting_of_case(uow, replace(case, sender=read[0].sender), stored)
        parsed, fresh = checked(letters_of(read, setting), setting, stored)
        if parsed.kind is not case.kind:
            return "the mail asks for something else"
        if not self._same_persons(parsed, case, by):
            return "the persons are not those of the mail"
        return _unfounded(stored, {check.name: check for check in fresh}, entries, case)

    def _read_again(
        self, uow: UnitOfWork, case: Case, mails: Iterable[CaseMail], by: SignedIn
    ) -> tuple[CaseMail, ...] | str:
        """Return the mails as their sealed bytes give them today, or what stands in the way."""
        own = tuple(domain for o in uow.people.organisations() for domain in o.domains)
        again = []
        for mail in mails:
            raw = self._crypto.unseal(by.keys.sealing, uow.cases.sealed_mail(case.id, mail.place))
            if hashlib.sha256(raw).hexdigest() != mail.sha256:
                return "a mail is not the one that was filed"
            read = self._parser.understand(BoxEntry("", raw, mail.received_at), own)
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
    settled = {
        dict(entry.event.facts).get("check", ""): entry.event
        for entry in entries
        if entry.event.case == case.number and entry.event.event in _SETTLING
    }
    held = {check.name: check for check in stored}
    for name, check in fresh.items():
        kept = held.get(name)
        if kept is None:
            return f"the check “{name}” is missing"
        if kept.settled_by:
            step = settled.get(name)
            if step is None or step.actor != kept.settled_by:
                return f"nobody is on record for settling “{name}”"
            if kept.left_out != (step.event in LEAVING_OUT):
                return f"“{name}” was settled in another way"
            if step.event == READ and check.reason != NOTHING_NEW:
                return f"reading the mail does not settle “{name}”"
        elif check.verdict is not Verdict.OK or kept.verdict is not Verdict.OK:
            return f"the mail does not support the check “{name}”"
    strange = [name for name in held if name not in fresh and not name.startswith(DISPOSAL)]
    return f"the check “{strange[0]}” is not the mail's" if strange else ""
