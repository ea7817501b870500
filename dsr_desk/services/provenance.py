"""Provenance: before anything irreversible, the case is held against the mail it grew from.

Rows say what somebody who can write the database wants them to say.  So the sealed mail is opened,
read and checked again, by the same rules, and the audit is asked whether what people settled was
settled.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from dsr_desk.domain.audit import AuditEntry, first_broken
from dsr_desk.domain.checklist import DISPOSAL, Check, build_checks
from dsr_desk.domain.requests import Case, ParsedRequest, ReadMessage, Verdict
from dsr_desk.services.accounts import SignedIn
from dsr_desk.services.cases import ROSTER, STANDING, setting_of
from dsr_desk.services.intake import TYPED, MailParser
from dsr_desk.services.planning import subject_hashes
from dsr_desk.services.ports import BoxEntry, Cryptography, UnitOfWork
from dsr_desk.services.sender_keys import RecordedKeys
from dsr_desk.services.settled import SettledOnRecord


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
        raw = self._crypto.unseal(by.keys.sealing, uow.cases.sealed_mail(case.id))
        digest = hashlib.sha256(raw).hexdigest()
        if digest != case.sha256 or digest != _filing(entries, case).get("sha256"):
            return "the mail is not the one that was filed"
        organisations = uow.people.organisations()
        own = tuple(domain for o in organisations for domain in o.domains)
        keys = RecordedKeys(entries, case.number, digest)
        typed = _filing(entries, case).get("way") == TYPED
        entry = BoxEntry("", raw, case.received_at, typed=typed)
        mail = self._parser.understand(entry, own, keys)
        if mail.message is None or mail.parsed is None:
            return "the mail can't be read again"
        if mail.parsed.kind is not case.kind:
            return "the mail asks for something else"
        if not self._same_persons(mail.parsed, case, by):
            return "the persons are not those of the mail"
        return _roster_fault(uow, entries, case) or _checks_fault(
            uow, entries, case, mail.message, mail.parsed
        )

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


def _checks_fault(
    uow: UnitOfWork,
    entries: tuple[AuditEntry, ...],
    case: Case,
    message: ReadMessage,
    parsed: ParsedRequest,
) -> str:
    """Hold the checklist against the mail, by today's roster and by the one of the filing.

    An editor is one by both: who was put on the roster since, or taken off it for the mail's day,
    stops the case until a supervisor has judged it anew.
    """
    sender = message.senders[0] if len(message.senders) == 1 else None
    chosen = _recorded(entries, "organisation", case)
    setting = setting_of(uow, sender, case.received_at, case.disposal_reference, chosen)
    settings = [setting]
    kept = uow.cases.standing(case.id)
    if kept is not None and sender is not None:
        settings.append(replace(setting, roster=kept.roster(sender)))
    stored = uow.cases.checks(case.id)
    for each in settings:
        fresh = {check.name: check for check in build_checks(parsed, sender, each)}
        fault = _unfounded(stored, fresh, entries, case)
        if fault:
            return fault
    return ""


def _unfounded(
    stored: Iterable[Check],
    fresh: dict[str, Check],
    entries: tuple[AuditEntry, ...],
    case: Case,
) -> str:
    """Return the first check that neither the mail nor a recorded step supports, in words."""
    record = SettledOnRecord(entries, case.number)
    held = {check.name: check for check in stored}
    for name, check in fresh.items():
        kept = held.get(name)
        if kept is None:
            return f"the check “{name}” is missing"
        if kept.settled_by:
            if not record.supports(kept, check):
                return f"nobody is on record for settling “{name}”"
        elif check.verdict is not Verdict.OK or kept.verdict is not Verdict.OK:
            return f"the mail does not support the check “{name}”"
    strange = [name for name in held if name not in fresh and not name.startswith(DISPOSAL)]
    return f"the check “{strange[0]}” is not the mail's" if strange else ""
