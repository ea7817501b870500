"""Certificates: written as JSON and PDF, and checked with nothing but the file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from dsr_desk.documents.certificate.as_json import (
    SignedCertificate,
    decode_certificate,
    encode_certificate,
)
from dsr_desk.documents.certificate.as_pdf import write_certificate_pdf
from dsr_desk.documents.certificate.signed_print import (
    HOLDS,
    NOT_THERE,
    SignBytes,
    beside,
    print_fault,
    unsigned,
)
from dsr_desk.documents.disk import disk_errors, settle, spool_beside
from dsr_desk.documents.package.manifest import Verify
from dsr_desk.domain.canonical import canonical
from dsr_desk.domain.erasing.receipts import Certificate
from dsr_desk.domain.errors import FileUnreadable
from dsr_desk.domain.record.approvals import Approval, approval_fault, fingerprint_words
from dsr_desk.domain.record.registry import Registry
from dsr_desk.plainfile import open_plain

MOST_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class CertificateVerdict:
    """What holds of a certificate, and what is left for a person to compare."""

    holds: bool
    case: str
    organisation: str
    finished_at: datetime
    signed_by: str
    approved_by: str
    faults: tuple[str, ...]
    """Why it does not hold, each a sentence without its stop."""
    to_compare: str
    """The administrator's fingerprint, to be compared with a trusted one; empty when it was."""
    approval_checked: bool
    """Whether the approver's own signature could be checked too."""
    digest: str
    """Of what was signed, as the audit of its workspace has it."""
    printed: str = HOLDS
    """Whether the PDF beside it is as it was signed, or why that can't be said."""


class CertificateFiles:
    """Carries out ``services.ports.CertificateWriter`` and checks what it wrote."""

    def __init__(self, verify: Verify) -> None:
        """Take what checks a signature."""
        self._verify = verify

    def write(
        self,
        folder: Path,
        certificate: Certificate,
        sign: SignBytes,
        signer: str,
        registry: Registry,
        admin_key: str,
    ) -> tuple[Path, Path]:
        """Write ``CASE.json`` and ``CASE.pdf`` with its signature beside; return both paths.

        Raises:
            DiskFull, WorkspaceReadOnly, Problem: they could not be written.
        """
        case, signature = certificate.case, sign(canonical(certificate.payload()))
        printed = BytesIO()
        write_certificate_pdf(printed, certificate, registry, admin_key)
        files = {
            f"{case}.json": encode_certificate(certificate, signature, signer, registry, admin_key),
            f"{case}.pdf": printed.getvalue(),
            **beside(case, printed.getvalue(), signer, registry, sign),
        }
        for name, data in files.items():
            target = folder / name
            with disk_errors(folder), spool_beside(target) as spool:
                draft = spool / "draft"
                draft.write_bytes(data)
                settle(draft, target)
        return folder / f"{case}.json", folder / f"{case}.pdf"

    def verify_certificate(self, path: Path, trusted_admin_key: str | None) -> CertificateVerdict:
        """Check a certificate's JSON file offline.

        A signed PDF beside it is checked too.  Without a trusted key the signatures only prove that
        the file agrees with itself; then ``to_compare`` is what a person must compare.

        Raises:
            FileUnreadable: it can't be read.
            PackageInvalid: it is not of the format.
        """
        found = decode_certificate(_read(path))
        faults: tuple[str, ...] = (
            *self._registry_faults(found, trusted_admin_key),
            *self._signature_faults(found),
            *self._approval_faults(found),
            *_run_faults(found.certificate),
            *self._print_faults(path.with_suffix(".pdf"), found),
        )
        if not (found.as_written or faults):
            faults = ("it is not byte for byte as it was written",)
        about = found.certificate
        return CertificateVerdict(
            holds=not faults,
            case=about.case,
            organisation=about.organisation,
            finished_at=about.finished_at,
            signed_by=_name(found.registry, found.signer),
            approved_by=_name(found.registry, about.approved_by),
            faults=faults,
            to_compare="" if trusted_admin_key else fingerprint_words(found.admin_key),
            approval_checked=_approval_is_whole(about),
            digest=sha256(found.payload).hexdigest(),
            printed=_printed(path.with_suffix(".pdf")),
        )

    def _print_faults(self, pdf: Path, found: SignedCertificate) -> tuple[str, ...]:
        if _printed(pdf) != HOLDS:
            return ()
        fault = print_fault(pdf, found, _read, self._verify)
        return (fault,) if fault else ()

    def _registry_faults(
        self, found: SignedCertificate, trusted_admin_key: str | None
    ) -> tuple[str, ...]:
        registry = found.registry
        if trusted_admin_key and trusted_admin_key.lower() != found.admin_key.lower():
            return ("its administrator’s key is not the trusted one",)
        if not self._verify(found.admin_key, registry.payload(), registry.signature):
            return ("its list of users is not signed by the administrator’s key",)
        if registry.workspace != found.certificate.workspace:
            return ("its list of users belongs to another workspace",)
        if len({user.id for user in registry.users}) != len(registry.users):
            return ("its list of users names somebody twice",)
        return ()

    def _signature_faults(self, found: SignedCertificate) -> tuple[str, ...]:
        signer = found.registry.user(found.signer)
        if signer is None:
            return ("who signed it is not in the list of users",)
        if not self._verify(signer.public_key, found.payload, found.signature):
            return ("its signature does not hold",)
        return ()

    def _approval_faults(self, found: SignedCertificate) -> tuple[str, ...]:
        about, registry = found.certificate, found.registry
        approval = Approval(
            about.workspace,
            about.case,
            about.plan_digest,
            about.approved_by,
            about.approval_counter,
            about.approved_at,
            about.approval_seen,
            about.approval_signature,
        )
        faults = list(self._approver_faults(approval, about, registry))
        if not about.prepared_by:
            faults.append("it does not say who prepared the plan")
        strangers = {*about.prepared_by, about.executed_by}
        if any(registry.user(user) is None for user in strangers):
            faults.append("who prepared or carried it out is not in the list of users")
        return tuple(faults)

    def _approver_faults(
        self, approval: Approval, about: Certificate, registry: Registry
    ) -> tuple[str, ...]:
        """Return what speaks against the approver, by the list as it has been at some time.

        When the approval was given stands in the audit, which the desk has asked before the run;
        here it is enough that the approver had the role and this key together.
        """
        faults: list[str] = []
        for then in registry.every():
            fault = approval_fault(
                approval,
                registry=registry,
                plan_digest=about.plan_digest,
                preparers=about.prepared_by,
                version=then.version,
            )
            approver = then.user(about.approved_by)
            if not fault and approver and _approval_is_whole(about):
                unsigned = replace(approval, signature="").payload()
                if not self._verify(approver.public_key, unsigned, approval.signature):
                    fault = "the approver’s signature does not hold"
            if not fault:
                return ()
            faults.append(fault)
        return (faults[0],)


def _approval_is_whole(about: Certificate) -> bool:
    """Tell whether everything that the approver signed stands in the certificate."""
    return about.approval_counter > 0


def _run_faults(about: Certificate) -> tuple[str, ...]:
    """Return what the certificate says against itself."""
    faults = []
    if not about.approved_at <= about.started_at <= about.finished_at:
        faults.append("it says that the plan was carried out before it was approved")
    if any(trace.blocking and trace.count for trace in about.traces):
        faults.append("it names traces of the person that should have been erased")
    return tuple(faults)


def _printed(pdf: Path) -> str:
    return (unsigned(pdf) or HOLDS) if pdf.is_file() else NOT_THERE


def _name(registry: Registry, user_id: str) -> str:
    user = registry.user(user_id)
    return user.name if user else ""


def _read(path: Path) -> bytes:
    try:
        with open_plain(path) as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise FileUnreadable(path.name, error.strerror or "unknown reason") from None
    if len(data) > MOST_BYTES:
        raise FileUnreadable(path.name, "it is too large to be a certificate")
    return data
