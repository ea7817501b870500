"""A certificate's PDF is signed too: by a file beside it, which the desk and OpenSSL check."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from dsr_desk.documents.checking import verify_any
from dsr_desk.domain.errors import PackageInvalid
from dsr_desk.domain.extracts.document_errors import DocumentIsPdfAlone
from tests.documents.certifying import ADMIN, Office, a_certificate
from tests.documents.making import CRYPTO


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """A written certificate's PDF."""
    return Office(tmp_path).write()[1]


def _said(path: Path) -> str:
    with pytest.raises(PackageInvalid) as refused:
        verify_any(path, CRYPTO.verify, ADMIN)
    return refused.value.facts["reason"]


@pytest.mark.parametrize("name", ["DSR-0007.pdf", "DSR-0007.json"])
def test_a_signed_pdf_holds_by_either_file(pdf: Path, name: str) -> None:
    found = verify_any(pdf.with_name(name), CRYPTO.verify, ADMIN)
    assert (found["holds"], found["pdf"], found["case"]) == (True, "holds", "DSR-0007")


@pytest.mark.parametrize("name", ["DSR-0007.pdf", "DSR-0007.json"])
def test_a_changed_byte_of_the_pdf_is_refused_with_the_reason(pdf: Path, name: str) -> None:
    whole = pdf.read_bytes()
    for place in (60, len(whole) // 2, len(whole) - 3):
        pdf.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        said = _said(pdf.with_name(name))
        assert said == "DSR-0007.pdf has been changed: its signature does not hold"


def test_a_missing_signature_is_said(pdf: Path) -> None:
    pdf.with_suffix(".pdf.sig").unlink()
    assert _said(pdf) == "the PDF is not signed: DSR-0007.pdf.sig is missing beside it"
    found = verify_any(pdf.with_suffix(".json"), CRYPTO.verify, ADMIN)
    assert str(found["pdf"]).startswith("not signed")
    pdf.unlink()
    assert verify_any(pdf.with_suffix(".json"), CRYPTO.verify, ADMIN)["pdf"] == "not there"


def test_another_certificates_signed_pdf_is_not_this_ones(pdf: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    _, strange = Office(other).write(replace(a_certificate(), backup_days=31))
    for end in (".pdf", ".pdf.sig"):
        shutil.copy(strange.with_suffix(end), pdf.with_suffix(end))
    assert _said(pdf) == "DSR-0007.pdf is another certificate’s"


def test_a_key_file_that_was_exchanged_is_refused(pdf: Path) -> None:
    key = pdf.with_suffix(".pem")
    key.write_bytes(key.read_bytes().replace(b"A", b"B"))
    assert _said(pdf) == "DSR-0007.pem is not the signer’s key"


def test_without_the_json_nobody_says_whose_signature_it_is(pdf: Path) -> None:
    pdf.with_suffix(".json").unlink()
    with pytest.raises(DocumentIsPdfAlone, match="json of the same name beside it"):
        verify_any(pdf, CRYPTO.verify, ADMIN)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="OpenSSL is not installed here")
def test_openssl_checks_the_pdf_by_what_lies_beside_it(pdf: Path) -> None:
    def status() -> int:
        key, signature = pdf.with_suffix(".pem"), pdf.with_suffix(".pdf.sig")
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", str(key), "-rawin"]
        rest = ["-sigfile", str(signature), "-in", str(pdf)]
        return subprocess.run([*command, *rest], capture_output=True, check=False).returncode

    assert status() == 0
    pdf.write_bytes(pdf.read_bytes() + b" ")
    assert status() != 0
