"""The audit as a file that proves itself: every entry, and a signed head.

One canonical JSON value a line: what it is, the entries in order, the head.  The head is signed by
whoever exports, whose key stands in the list of users that the administrator has signed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from dsr_desk.domain.canonical import Json, canonical
from dsr_desk.domain.people import Role, User
from dsr_desk.domain.record.audit import GENESIS, AuditEntry, AuditEvent, first_broken, turned_back
from dsr_desk.domain.record.registry import Registry, Stood

AUDIT_FORMAT = "dsr-audit/1"
Verify = Callable[[str, bytes, str], bool]


@dataclass(frozen=True, slots=True)
class AuditHead:
    """Where a chain ended, and who says so."""

    workspace: str
    sequence: int
    hash: str
    signer: str
    at: datetime

    def payload(self) -> bytes:
        """Return the bytes that are signed."""
        return canonical(self.body())

    def body(self) -> dict[str, Json]:
        """Return the head as plain JSON values."""
        return {
            "format": AUDIT_FORMAT,
            "workspace": self.workspace,
            "sequence": self.sequence,
            "hash": self.hash,
            "signer": self.signer,
            "at": self.at.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class AuditFileVerdict:
    """How an exported audit came out; ``faults`` are sentences without their stop."""

    workspace: str
    entries: int
    head: str
    signed_by: str
    admin_key: str
    faults: tuple[str, ...]
    turned_back: tuple[int, ...] = ()
    """Entries before which somebody has turned the clock back; no fault of the file."""


def file_lines(
    entries: Iterable[AuditEntry],
    head: AuditHead,
    signature: str,
    registry: Registry,
    admin_key: str,
) -> Iterator[bytes]:
    """Yield the lines of the file."""
    yield canonical({"format": AUDIT_FORMAT}) + b"\n"
    for entry in entries:
        yield canonical(_entry(entry)) + b"\n"
    yield canonical(_end(head, signature, registry, admin_key)) + b"\n"


def check_file(
    lines: Iterable[bytes], verify: Verify, trusted_admin_key: str | None = None
) -> AuditFileVerdict:
    """Follow an exported audit from its first entry to its signed head.

    Raises:
        ValueError: it is not of the format; a changed byte in a line's form is that too.
    """
    rows = [_strict(line) for line in lines]
    if len(rows) < 2 or rows[0] != {"format": AUDIT_FORMAT}:
        raise ValueError("it is cut off, or of another format")
    try:
        entries = [_read_entry(row) for row in rows[1:-1]]
        end = rows[-1]
        head = _read_head(end["head"])
        registry = _registry(end["registry"])
        admin_key, signature = str(end["admin_key"]), str(end["signature"])
        if canonical(_end(head, signature, registry, admin_key)) != canonical(end):
            raise ValueError("its last line is not of the format")
    except (KeyError, TypeError, AttributeError):
        raise ValueError("a line is not of the format") from None
    faults = [
        *_chain_faults(entries, head),
        *_key_faults(head, signature, registry, admin_key, verify),
    ]
    if trusted_admin_key and trusted_admin_key.lower() != admin_key.lower():
        faults.append("its administrator’s key is not the trusted one")
    keys = (admin_key, signature, registry.signature)
    if any(key != key.lower() for key in keys):
        # The same key in capitals would hold too, and be another file.
        faults.append("a signature or key is not written as it was exported")
    signer = registry.user(head.signer)
    name = signer.name if signer else ""
    return AuditFileVerdict(
        head.workspace,
        len(entries),
        head.hash,
        name,
        admin_key,
        tuple(faults),
        turned_back(entries),
    )


def _read_head(said: Any) -> AuditHead:
    return AuditHead(
        str(said["workspace"]),
        int(said["sequence"]),
        str(said["hash"]),
        str(said["signer"]),
        datetime.fromisoformat(said["at"]),
    )


def _end(head: AuditHead, signature: str, registry: Registry, admin_key: str) -> Json:
    """Return the last line: the head, and what proves it."""
    users = {**json.loads(registry.payload()), "signature": registry.signature}
    body = {"head": head.body(), "signature": signature, "registry": users, "admin_key": admin_key}
    return cast(Json, body)


def _chain_faults(entries: list[AuditEntry], head: AuditHead) -> Iterator[str]:
    broken = first_broken(entries)
    if broken is not None:
        yield f"the chain is broken at entry {broken}"
    last = (entries[-1].sequence, entries[-1].hash) if entries else (0, GENESIS)
    if last != (head.sequence, head.hash):
        yield "its end is not the one that was signed"


def _key_faults(
    head: AuditHead, signature: str, registry: Registry, admin_key: str, verify: Verify
) -> Iterator[str]:
    if not verify(admin_key, registry.payload(), registry.signature):
        yield "its list of users is not signed by the administrator’s key"
    if registry.workspace != head.workspace:
        yield "its list of users belongs to another workspace"
    signer = registry.user(head.signer)
    if signer is None:
        yield "who signed it is not in the list of users"
    elif not verify(signer.public_key, head.payload(), signature):
        yield "the signature of its head does not hold"


def _entry(entry: AuditEntry) -> dict[str, Json]:
    event = entry.event
    return {
        "sequence": entry.sequence,
        "at": event.at.isoformat(),
        "actor": event.actor,
        "event": event.event,
        "case": event.case,
        "facts": [[name, value] for name, value in event.facts],
        "previous": entry.previous,
        "hash": entry.hash,
    }


def _read_entry(row: dict[str, Any]) -> AuditEntry:
    facts = tuple((str(name), str(value)) for name, value in row["facts"])
    at = datetime.fromisoformat(row["at"])
    event = AuditEvent(at, row["actor"], row["event"], row["case"], facts)
    entry = AuditEntry(int(row["sequence"]), event, row["previous"], row["hash"])
    if _entry(entry) != row:
        raise ValueError("a line is not of the format")
    return entry


def _registry(row: dict[str, Any]) -> Registry:
    users = tuple(
        User(u["id"], u["name"], u["title"], Role(u["role"]), u["public_key"]) for u in row["users"]
    )
    history = tuple(
        Stood(int(s["version"]), s["id"], Role(s["role"]), s["public_key"])
        for s in row.get("history", ())
    )
    return Registry(row["workspace"], int(row["version"]), users, row["signature"], history)


def _strict(line: bytes) -> dict[str, Any]:
    """Return a line's value; only the one way to write it is taken."""
    try:
        value = json.loads(line.decode("utf-8"))
    except RecursionError:
        raise ValueError("a line is not of the format") from None
    if not isinstance(value, dict) or canonical(cast(Json, value)) + b"\n" != line:
        raise ValueError("a line is not written as it was exported")
    return value
