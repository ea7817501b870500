"""A certificate for tests, with every signature real."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from dsr_desk.documents.certificate.files import CertificateFiles, CertificateVerdict
from dsr_desk.domain.erasing.receipts import Certificate, Stage, StageName, Trace
from dsr_desk.domain.people import Role, User
from dsr_desk.domain.record.approvals import Approval
from dsr_desk.domain.record.registry import Registry
from tests.documents.making import CRYPTO

BEGIN = datetime(2026, 11, 23, 10, tzinfo=UTC)
KEYS = {name: name.encode().ljust(32, b".") for name in ("alva", "bo", "admin", "eve")}
ADMIN = CRYPTO.public_of(KEYS["admin"])
DIGEST = "ab" * 32


def at(minutes: int) -> datetime:
    """Return a moment after the approval."""
    return BEGIN + timedelta(minutes=minutes)


def a_user(name: str, role: Role, **changes: Any) -> User:
    """Return a user with a key of their own."""
    title = "Gruppledare" if role is Role.SUPERVISOR else "Handläggare"
    user = User(name, name.title(), title, role, CRYPTO.public_of(KEYS[name]))
    return replace(user, **changes)


ALVA, BO = a_user("alva", Role.AGENT), a_user("bo", Role.SUPERVISOR)


def a_registry(*users: User, key: str = "admin", workspace: str = "w1") -> Registry:
    """Return a registry signed with a key."""
    registry = Registry(workspace, 3, users or (ALVA, BO))
    return replace(registry, signature=CRYPTO.sign(KEYS[key], registry.payload()))


def a_stage(name: StageName, minute: int, **figures: int) -> Stage:
    """Return a stage that took a minute."""
    return Stage(name, at(minute), at(minute + 1), tuple(figures.items()))


STAGES = (
    a_stage(StageName.ACT, 5),
    a_stage(StageName.LEFTOVERS, 6),
    a_stage(StageName.RESIDUE, 7, found=0, outside=4),
    a_stage(StageName.SCRUB, 8, bytes_before=9, log_emptied=1),
    a_stage(StageName.FORGET, 9),
    a_stage(StageName.BYTES, 10, files=23, strings=50, found=0, held_by_other_items=2),
)


def a_certificate(**changes: Any) -> Certificate:
    """Return a certificate approved by Bo, prepared and carried out by Alva."""
    certificate = Certificate(
        workspace="w1",
        case="DSR-0007",
        organisation="Nordkraft Energi AB",
        request_sha256="cd" * 32,
        received_at=at(-9000),
        plan_digest=DIGEST,
        scope_sv="Vi raderar 449 mail (2021-03-02 till 2026-10-30) från en person.",
        scope_en="We erase 449 mails (2021-03-02 to 2026-10-30) from one person.",
        prepared_by=("alva",),
        approved_by="bo",
        approved_at=at(0),
        executed_by="alva",
        started_at=at(5),
        finished_at=at(12),
        outcomes=(("erased", 447), ("already_gone", 2)),
        exceptions=(("not_the_person", 2), ("legal_claim", 1)),
        overrides=(("sender", "bo", "Ringt upp på växelnumret"),),
        stages=STAGES,
        traces=(Trace("archive.item", "mentions", 4, False),),
        subjects=("ef" * 32,),
        backup_days=30,
        audit_sequence=1234,
        audit_hash="0a" * 32,
        approval_signature="",
        four_eyes="signatures checked against a registry pinned in: key store",
        approval_counter=4,
        approval_seen=("exception:1", "item:3"),
    )
    return approved(replace(certificate, **changes))


def approved(about: Certificate, key: str = "bo") -> Certificate:
    """Return the certificate with an approval's signature by a key."""
    approval = Approval(
        about.workspace,
        about.case,
        about.plan_digest,
        about.approved_by,
        about.approval_counter,
        about.approved_at,
        about.approval_seen,
    )
    return replace(about, approval_signature=CRYPTO.sign(KEYS[key], approval.payload()))


@dataclass
class Office:
    """Writes certificates into a folder, and checks them."""

    folder: Path

    def __post_init__(self) -> None:
        """Make what writes and checks."""
        self.files = CertificateFiles(CRYPTO.verify)

    def write(
        self,
        certificate: Certificate | None = None,
        *,
        key: str = "alva",
        signer: str = "alva",
        registry: Registry | None = None,
        admin_key: str = ADMIN,
    ) -> tuple[Path, Path]:
        """Write a certificate, signed with a key in somebody's name."""
        about = certificate or a_certificate()
        sign = partial(CRYPTO.sign, KEYS[key])
        return self.files.write(
            self.folder, about, sign, signer, registry or a_registry(), admin_key
        )

    def verdict(self, trusted: str | None = None) -> CertificateVerdict:
        """Check what was written."""
        return self.files.verify_certificate(self.folder / "DSR-0007.json", trusted)

    def change(self, change: Callable[[Any], None]) -> None:
        """Change the written file as somebody with an editor would."""
        path = self.folder / "DSR-0007.json"
        document = json.loads(path.read_text("utf-8"))
        change(document)
        path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
