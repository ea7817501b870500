"""Checking any document of ours, with no workspace: a package or a certificate."""

from __future__ import annotations

from pathlib import Path

from dsr_desk.documents.certificates import CertificateFiles
from dsr_desk.documents.manifest import Verify
from dsr_desk.documents.reader import PackageFilesReader
from dsr_desk.domain.canonical import Json
from dsr_desk.domain.errors import FileUnreadable, PackageInvalid

_ZIP, _PDF = b"PK\x03\x04", b"%PDF-"


def verify_any(path: Path, verify: Verify, trusted_admin_key: str | None = None) -> dict[str, Json]:
    """Check a package or a certificate; return what was found to hold, as plain values.

    Raises:
        PackageInvalid: something does not hold; the sentence says what.
        FileUnreadable: it can't be read, or is neither.
    """
    try:
        with path.open("rb") as file:
            start = file.read(64)
    except OSError as error:
        raise FileUnreadable(path.name, error.strerror or "unknown reason") from None
    if start.startswith(_ZIP):
        return _package(path, verify)
    if start.lstrip().startswith(b"{"):
        return _certificate(path, verify, trusted_admin_key)
    if start.startswith(_PDF):
        raise FileUnreadable(
            path.name, "a PDF proves nothing by itself; give the package or the .json beside it"
        )
    raise FileUnreadable(path.name, "it is neither a package nor a certificate")


def _package(path: Path, verify: Verify) -> dict[str, Json]:
    opened = PackageFilesReader(verify).open(path)
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
        "signed_by": opened.signed_by,
        "signer_key": opened.signer_key,
    }


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
        "signed_by": verdict.signed_by,
        "approved_by": verdict.approved_by,
        "approval_checked": verdict.approval_checked,
        "administrator": "trusted" if not verdict.to_compare else "not compared",
        "compare_fingerprint": verdict.to_compare,
    }
