"""The signature of a certificate's PDF: it lies beside it, and OpenSSL can check it too.

openssl pkeyutl -verify -pubin -inkey DSR-0007.pem -rawin -sigfile DSR-0007.pdf.sig
    -in DSR-0007.pdf
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dsr_desk.documents.certificate.as_json import SignedCertificate
from dsr_desk.documents.certificate.as_pdf import identity
from dsr_desk.documents.package.manifest import Verify, key_file
from dsr_desk.domain.record.registry import Registry

SignBytes = Callable[[bytes], str]
"""Takes the bytes; returns the signature as hexadecimal."""
_SIG, _KEY = ".pdf.sig", ".pem"
HOLDS, NOT_THERE = "holds", "not there"


def beside(
    case: str, pdf: bytes, signer: str, registry: Registry, sign: SignBytes
) -> dict[str, bytes]:
    """Return the files that let anybody check the PDF, by name: its signature, and whose key."""
    files = {case + _SIG: bytes.fromhex(sign(pdf))}
    user = registry.user(signer)
    return files | ({case + _KEY: key_file(user.public_key)} if user else {})


def unsigned(pdf: Path) -> str:
    """Return in words that a PDF's signature is not there, or empty."""
    name = pdf.with_suffix(_SIG).name
    return "" if pdf.with_suffix(_SIG).is_file() else f"not signed: {name} is missing beside it"


def print_fault(
    pdf: Path, found: SignedCertificate, read: Callable[[Path], bytes], verify: Verify
) -> str:
    """Return why a signed PDF is not this certificate's as it was printed, or empty."""
    data, signature = read(pdf), read(pdf.with_suffix(_SIG))
    signer = found.registry.user(found.signer)
    if signer is None or not verify(signer.public_key, data, signature.hex()):
        return f"{pdf.name} has been changed: its signature does not hold"
    if b"/ID [<%b>" % identity(found.certificate).encode() not in data:
        return f"{pdf.name} is another certificate’s"
    key = pdf.with_suffix(_KEY)
    if key.is_file() and read(key) != key_file(signer.public_key):
        return f"{key.name} is not the signer’s key"
    return ""
