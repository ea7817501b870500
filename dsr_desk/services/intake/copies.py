"""Copies: a mail that says again, of the same persons, what an open case was filed for.

It is set aside unread, so nothing may pass for a copy that asks for anything else or that proves
its sender better: editors write the same covering words above the mail of each person, and a forger
may have been first.
"""

from __future__ import annotations

import hashlib

from dsr_desk.domain.requests import Case, Verdict
from dsr_desk.domain.verifying.checklist import SENDER
from dsr_desk.services.intake.joining import Arrival, new_text
from dsr_desk.services.ports import UnitOfWork

_PROOF = {Verdict.FAILED: 0, Verdict.ATTENTION: 1, Verdict.OK: 2}


def text_hash(mail: Arrival) -> str:
    """Return what two mails have in common that ask for the same of the same persons.

    Of a mail that says for certain what it wishes, of whom, and that they are who they say, its new
    text counts; of any other all that stands in it, below it and beside it, since it may point
    there, or send along what was missing.
    """
    parsed, message = mail.parsed, mail.message
    verdicts = [parsed.wish.verdict, parsed.attestation.verdict]
    verdicts += [subject.verdict for subject in parsed.subjects]
    certain = all(verdict is Verdict.OK for verdict in verdicts)
    persons = sorted({subject.address.key for subject in parsed.subjects})
    texts = [new_text(parsed)] if certain else [parsed.text, *message.forwarded_parts]
    if not certain:
        texts += [f"{file.filename} {file.size}" for file in message.attachments]
    said = "\x00".join((*persons, "", *texts))
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()


def original_of(uow: UnitOfWork, mail: Arrival, hashed: str) -> Case | None:
    """Return the open case of which a mail is a copy; None where a person has to read it."""
    sender = mail.sender
    if sender is None or not mail.parsed.subjects:
        return None
    cases = uow.cases.same_text(hashed, sender.key)
    return next((case for case in cases if _proved_as_well(uow, case, mail)), None)


def _proved_as_well(uow: UnitOfWork, case: Case, mail: Arrival) -> bool:
    """Tell whether a case's mail proves its sender no worse, or somebody has settled who wrote."""
    if any(check.code == SENDER and check.settled_by for check in uow.cases.checks(case.id)):
        return True
    first = uow.cases.parsed(case.id)
    return first is not None and (
        _PROOF[first.sender.verdict] >= _PROOF[mail.parsed.sender.verdict]
    )
