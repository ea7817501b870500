"""Records as plain JSON values: the shapes that ``--json`` promises.

Everywhere ``mail`` is a mail's place in its case, the first at 0; what a person reads or types
(``--mail``, ``--read``) counts from 1.
"""

from __future__ import annotations

from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dsr_desk.domain.addresses import EmailAddress

if TYPE_CHECKING:
    from dsr_desk.domain.finding.matches import Match
    from dsr_desk.domain.requests import Case, Evidence, ParsedRequest, Part
    from dsr_desk.domain.verifying.checklist import Check
    from dsr_desk.services.intake.case_view import ShownMail
    from dsr_desk.services.intake.mail_parser import ParsedMail
    from dsr_desk.services.ports import QueueRow


def plain(value: Any) -> Any:
    """Return a record, however nested, as JSON values; bytes and secrets never come this far."""
    if isinstance(value, EmailAddress):
        return value.text
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, dict):
        return {str(plain(key)): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(inner) for inner in value]
    return value


def evidence(found: Evidence | None) -> dict[str, Any] | None:
    """Return evidence with its place in the shown text."""
    return asdict(found) if found else None


def part(found: Part) -> dict[str, Any]:
    """Return one of the parts that a request must have."""
    return {
        "verdict": found.verdict.value,
        "reason": found.reason,
        "evidence": evidence(found.evidence),
    }


def parsed_mail(mail: ParsedMail) -> dict[str, Any]:
    """Return one entry of ``parse --json``."""
    if mail.parsed is None:
        return {**_NOTHING, "file": mail.origin, "problems": [mail.problem]}
    return {"file": mail.origin, **understood(mail.parsed)}


def understood(parsed: ParsedRequest) -> dict[str, Any]:
    """Return what was understood of a mail."""
    return {
        "kind": parsed.kind.value,
        "nature": parsed.nature.value,
        "subjects": [
            {
                "address": subject.address.text,
                "verdict": subject.verdict.value,
                "evidence": evidence(subject.evidence),
            }
            for subject in parsed.subjects
        ],
        "channels": [kind.value for kind in parsed.channels],
        "attestation": part(parsed.attestation),
        "wish": part(parsed.wish),
        "wish_doubts": list(parsed.wish_doubts),
        "own_wishes": [
            {
                "address": wish.address.text,
                "kind": wish.kind.value,
                "channels": [kind.value for kind in wish.channels],
                "evidence": evidence(wish.evidence),
            }
            for wish in parsed.own_wishes
        ],
        "sender": part(parsed.sender),
        "language": parsed.language,
        "received_at": plain(parsed.received_at),
        "requested_on": plain(parsed.requested_on),
        "problems": list(parsed.problems),
        "text": parsed.text,
    }


def check(found: Check) -> dict[str, Any]:
    """Return one line of the checklist."""
    return {
        "name": found.name,
        "verdict": found.verdict.value,
        "reason": found.reason,
        "settled": found.settled,
        "settled_by": found.settled_by,
        "note": found.note,
        "left_out": found.left_out,
        "by_call": found.by_call,
        "evidence": evidence(found.evidence),
    }


def case(found: Case) -> dict[str, Any]:
    """Return a case."""
    return {
        "case": found.number,
        "kind": found.kind.value,
        "nature": found.nature.value,
        "state": found.state.value,
        "organisation": found.organisation,
        "channels": list(found.channels),
        "wished": [kind.value for kind in found.wished_kinds],
        "subjects": [
            {"number": s.number, "address": plain(s.address), "hashed": s.hashed}
            for s in found.subjects
        ],
        "sender": plain(found.sender),
        "language": found.language,
        "received_at": plain(found.received_at),
        "requested_on": plain(found.requested_on),
        "service_due": plain(found.service_due),
        "deadline": plain(found.deadline),
        "last_day": plain(found.last_day.due),
        "waiting_since": plain(found.waiting_since),
        "run_after": plain(found.run_after),
        "preparers": list(found.preparers),
        "holder": found.holder,
        "duplicate_of": found.duplicate_of,
        "note": found.note,
        "refusal": plain(found.clocks.refusal),
        "relations": [
            {
                "kind": r.kind.value,
                "case": r.case,
                "channels": list(r.channels),
                "persons": list(r.persons),
            }
            for r in found.relations
        ],
        "news": found.news,
    }


def mail(found: ShownMail) -> dict[str, Any]:
    """Return a mail of a case; who wrote it only for somebody signed in."""
    return {
        "mail": found.place,
        "role": found.role.value,
        "received_at": plain(found.received_at),
        "sender": plain(found.head.sender) if found.head else None,
        "subject": found.head.subject if found.head else None,
        "request": understood(found.parsed) if found.parsed else None,
        "new": found.new,
        "same_id": list(found.namesakes),
    }


def queue_row(row: QueueRow) -> dict[str, Any]:
    """Return one row of the queue."""
    return {
        "case": row.number,
        "kind": row.kind,
        "nature": row.nature,
        "state": row.state.value,
        "organisation": row.organisation,
        "kinds": [kind.value for kind in row.kinds],
        "subjects": list(row.subjects),
        "sender": row.sender_name,
        "holder": row.holder,
        "received_at": plain(row.received_at),
        "service_due": plain(row.service_due),
        "statutory_due": row.statutory_due,
        "first_due": row.first_due or None,
        "latest_possible": row.latest_possible,
        "waiting_since": plain(row.waiting_since),
        "run_after": plain(row.run_after),
        "open_checks": row.open_checks,
        "news": row.news,
        "id_reused": row.id_reused,
    }


def match(found: Match) -> dict[str, Any]:
    """Return one match: where it lies and why, never its text."""
    return {
        "id": found.id,
        "source": found.ref.source,
        "item": f"{found.ref.rule}:{found.ref.key}",
        "channel": found.channel,
        "kind": found.kind.value,
        "at": plain(found.at),
        "why": found.why.value,
        "subject": found.subject_number,
        "included": found.decision.included,
        "ground": plain(found.decision.ground),
        "seen": found.seen,
    }


_FAILED = {"verdict": "failed", "reason": "unreadable", "evidence": None}
_NOTHING: dict[str, Any] = {
    "kind": "none",
    "nature": "unclear",
    "subjects": [],
    "channels": [],
    "attestation": _FAILED,
    "wish": _FAILED,
    "sender": _FAILED,
    "language": "unknown",
    "received_at": None,
    "requested_on": None,
    "text": "",
}
