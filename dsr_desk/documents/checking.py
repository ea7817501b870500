"""Checking a document of ours with no workspace: a package, a certificate, an exported audit."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from dsr_desk.documents.certificate.files import CertificateFiles
from dsr_desk.documents.certificate.signed_print import HOLDS
from dsr_desk.documents.foreign import is_part, pdf_alone
from dsr_desk.documents.package.manifest import Verify
from dsr_desk.documents.reader import PackageFilesReader
from dsr_desk.domain.canonical import Json, canonical
from dsr_desk.domain.errors import FileUnreadable, PackageInvalid
from dsr_desk.domain.extracts.document_errors import (
    DocumentEmpty,
    DocumentIsNoneOfOurs,
    DocumentIsPart,
    not_opened,
)
from dsr_desk.domain.record.approvals import fingerprint_words
from dsr_desk.domain.record.audit import AuditEntry
from dsr_desk.domain.record.audit_file import AUDIT_FORMAT, check_file
from dsr_desk.domain.record.registry import Registry
from dsr_desk.plainfile import open_plain
from dsr_desk.services.erasing.delivered import PACKAGE_MADE, PACKAGE_VOIDED
from dsr_desk.services.record.on_record import CERTIFIED

_OLDER = "made before packages had a detached signature; the signature in its manifest holds"
_AUDIT = canonical({"format": AUDIT_FORMAT}) + b"\n"
_ZIP, _PDF = b"PK\x03\x04", b"%PDF-"


def verify_any(path: Path, verify: Verify, trusted_admin_key: str | None = None) -> dict[str, Json]:
    """Check a package or a certificate; return what was found to hold, as plain values.

    Raises:
        PackageInvalid: something does not hold; the sentence says what.
        DocumentEmpty, DocumentCutOff, DocumentIsNoneOfOurs and their like: it is none of them.
        DocumentMissing, DocumentForbidden, FileUnreadable: it can't be read.
    """
    try:
        with open_plain(path) as file:
            start = file.read(64)
    except OSError as error:
        raise not_opened(path.name, error) from None
    if not start:
        raise DocumentEmpty(path.name)
    if start.startswith(_ZIP):
        return _package(path, verify)
    if start.startswith(_AUDIT):
        return _audit(path, verify, trusted_admin_key)
    if is_part(start):
        raise DocumentIsPart(path.name)
    if start.lstrip().startswith(b"{"):
        return _certificate(path, verify, trusted_admin_key)
    if start.startswith(_PDF):
        return _printed(path, verify, trusted_admin_key)
    raise DocumentIsNoneOfOurs(path.name)


def verify_with(
    path: Path,
    verify: Verify,
    registry: Registry,
    admin_key: str,
    entries: Iterable[AuditEntry],
) -> dict[str, Json]:
    """Check a document by a workspace's own list of users and by its audit too.

    Everybody on that list can sign what they like; what the desk has made stands on record.

    Raises:
        PackageInvalid: nobody on the list has signed the package, the audit does not have it, or
            something does not hold.
        FileUnreadable: it can't be read.
    """
    found = verify_any(path, verify, admin_key)
    on_record = list(entries)
    made = next((entry for entry in on_record if _has_made(entry, found)), None)
    if made is None:
        raise PackageInvalid("the audit of this workspace does not have it as it is here")
    if found["kind"] == "package" and any(_has_voided(one, made) for one in on_record):
        raise PackageInvalid("it was made void since, and must not be handed over: make it anew")
    found["on_record"] = True
    if found["kind"] == "package":
        signer = registry.holder_of(str(found["signer_key"]))
        if signer is None:
            raise PackageInvalid("nobody of this workspace has signed it")
        found["signer"] = f"{signer.title}, of this workspace’s list of users"
    return found


def _has_voided(entry: AuditEntry, made: AuditEntry) -> bool:
    """Tell whether a later step says that what its case's package leaves out was decided anew."""
    later = entry.sequence > made.sequence and entry.event.case == made.event.case
    return later and entry.event.event == PACKAGE_VOIDED


def _has_made(entry: AuditEntry, found: dict[str, Json]) -> bool:
    """Tell whether a step of the audit has put exactly this document on record."""
    event, facts = entry.event, dict(entry.event.facts)
    if found["kind"] == "audit":
        return (entry.sequence, entry.hash) == (found["entries"], found["head"])
    if event.case != found["case"]:
        return False
    if found["kind"] == "package":
        return event.event == PACKAGE_MADE and facts.get("sha256") == found["sha256"]
    return event.event == CERTIFIED and facts.get("certificate") == found["digest"]


def _package(path: Path, verify: Verify) -> dict[str, Json]:
    opened = PackageFilesReader(verify).open(path, hashed=True)
    return {
        "kind": "package",
        "holds": True,
        "case": opened.case,
        "organisation": opened.organisation,
        "profile": opened.profile,
        "created_at": opened.created_at.isoformat(),
        "items": len(opened.items),
        "attachments": sum(len(item.attachments) for item in opened.items),
        "pages": opened.pages,
        "members": opened.members,
        "sha256": opened.sha256,
        "signed_by": opened.signed_by,
        "signer_key": opened.signer_key,
        "signer": "not checked: compare the key, or give --workspace",
        **({} if opened.detached else {"older": _OLDER}),
    }


def _audit(path: Path, verify: Verify, trusted_admin_key: str | None) -> dict[str, Json]:
    try:
        with open_plain(path) as lines:
            verdict = check_file(lines, verify, trusted_admin_key)
    except OSError as error:
        raise FileUnreadable(path.name, error.strerror or "unknown reason") from None
    except ValueError as fault:
        said = str(fault) if type(fault) is ValueError else "a line is not of the format"
        raise PackageInvalid(said) from None
    if verdict.faults:
        raise PackageInvalid("; ".join(verdict.faults))
    return {
        "kind": "audit",
        "holds": True,
        "workspace": verdict.workspace,
        "entries": verdict.entries,
        "head": verdict.head,
        "turned_back": list(verdict.turned_back),
        "signed_by": verdict.signed_by,
        "administrator": "trusted" if trusted_admin_key else "not compared",
        "compare_fingerprint": "" if trusted_admin_key else fingerprint_words(verdict.admin_key),
    }


def _printed(pdf: Path, verify: Verify, trusted_admin_key: str | None) -> dict[str, Json]:
    """Check a certificate's PDF by its signature, and by the .json beside it that says whose."""
    document = pdf.with_suffix(".json")
    with suppress(OSError), open_plain(document) as file:
        if is_part(file.read(64)):
            raise DocumentIsPart(pdf.name)
    if not document.is_file():
        with open_plain(pdf) as file:
            raise pdf_alone(file, pdf.name)
    found = _certificate(document, verify, trusted_admin_key)
    if found["pdf"] != HOLDS:
        raise PackageInvalid(f"the PDF is {found['pdf']}")
    return found


def _certificate(path: Path, verify: Verify, trusted_admin_key: str | None) -> dict[str, Json]:
    verdict = CertificateFiles(verify).verify_certificate(path, trusted_admin_key)
    if not verdict.holds:
        raise PackageInvalid("; ".join(verdict.faults))
    return {
        "kind": "certificate",
        "holds": True,
        "case": verdict.case,
        "organisation": verdict.organisation,
        "finished_at": verdict.finished_at.isoformat(),
        "digest": verdict.digest,
        "signed_by": verdict.signed_by,
        "approved_by": verdict.approved_by,
        "approval_checked": verdict.approval_checked,
        "pdf": verdict.printed,
        "administrator": "trusted" if not verdict.to_compare else "not compared",
        "compare_fingerprint": verdict.to_compare,
    }
