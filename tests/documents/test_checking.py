"""Telling a package from a certificate, and from anything else."""

from __future__ import annotations

import errno
import zipfile
from pathlib import Path

import pytest

from dsr_desk.documents.checking import verify_any
from dsr_desk.domain.errors import PackageInvalid, Refusal
from dsr_desk.domain.extracts.document_errors import (
    DocumentCutOff,
    DocumentEmpty,
    DocumentIsFolder,
    DocumentIsNoneOfOurs,
    DocumentIsOtherZip,
    DocumentIsPart,
    DocumentIsPdfAlone,
    DocumentMissing,
    not_opened,
)
from dsr_desk.domain.record.approvals import fingerprint_words
from tests.documents.certifying import ADMIN, Office
from tests.documents.making import CRYPTO, TITLE, Desk, an_item, sign, with_files


def test_a_package_is_known_by_its_content(desk: Desk) -> None:
    desk.write([an_item(1), with_files(2, "a", "b")])
    moved = desk.target.rename(desk.folder / "extract.anything")
    found = verify_any(moved, CRYPTO.verify)
    assert found["kind"] == "package"
    assert (found["holds"], found["case"], found["items"]) == (True, "DSR-0007", 2)
    assert (found["attachments"], found["signed_by"]) == (2, TITLE)
    assert found["signer_key"] == sign(b"")[1]


def test_a_certificate_is_known_by_its_content(tmp_path: Path) -> None:
    document, _ = Office(tmp_path).write()
    found = verify_any(document, CRYPTO.verify, ADMIN)
    assert (found["kind"], found["holds"]) == ("certificate", True)
    assert (found["administrator"], found["compare_fingerprint"]) == ("trusted", "")
    found = verify_any(document, CRYPTO.verify)
    assert found["administrator"] == "not compared"
    assert found["compare_fingerprint"] == fingerprint_words(ADMIN)


def test_what_does_not_hold_is_refused_with_every_reason(tmp_path: Path) -> None:
    office = Office(tmp_path)
    document, _ = office.write()
    office.change(lambda d: d["certificate"].update(prepared_by=["bo"]))
    with pytest.raises(PackageInvalid) as caught:
        verify_any(document, CRYPTO.verify, ADMIN)
    assert caught.value.facts["reason"].startswith("its signature does not hold; the approver has")


def test_a_changed_package_is_refused(desk: Desk) -> None:
    desk.write([an_item(1)])
    members = desk.members()
    desk.rebuild({**members, "extract.json": members["extract.json"] + b" "})
    with pytest.raises(PackageInvalid, match="has been changed"):
        verify_any(desk.target, CRYPTO.verify)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\n%%EOF\n", DocumentIsPdfAlone),
        (b"%PDF-1.7\n1 0 obj", DocumentCutOff),
        (b'{"$schema":"dsr-package-1.schema.json","format":"dsr', DocumentIsPart),
        (b'{"attachments":2,"case":"DSR-0007"', DocumentIsPart),
        (b"hej", DocumentIsNoneOfOurs),
        (b"", DocumentEmpty),
        (b"PK\3\4half a package", DocumentCutOff),
    ],
)
def test_anything_else_is_named_for_what_it_is(
    tmp_path: Path, data: bytes, said: type[Refusal]
) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(said, match=r"^file "):
        verify_any(path, CRYPTO.verify)


def test_each_part_of_an_unpacked_package_is_called_one(desk: Desk, tmp_path: Path) -> None:
    desk.write([an_item(1)])
    for name in ("extract.json", "manifest.json", "extract.pdf"):
        path = tmp_path / name
        path.write_bytes(desk.members()[name])
        with pytest.raises(DocumentIsPart, match=rf"^{name} is a part of a package"):
            verify_any(path, CRYPTO.verify)


def test_a_zip_file_of_something_else_is_no_attack(tmp_path: Path) -> None:
    path = tmp_path / "file"
    with zipfile.ZipFile(path, "w") as other:
        other.writestr("holiday.txt", "sun")
    with pytest.raises(DocumentIsOtherZip):
        verify_any(path, CRYPTO.verify)


def test_a_folder_is_refused_and_what_is_not_there_is_the_machines(tmp_path: Path) -> None:
    with pytest.raises(DocumentIsFolder):
        verify_any(tmp_path, CRYPTO.verify)
    with pytest.raises(DocumentMissing):
        verify_any(tmp_path / "nowhere", CRYPTO.verify)


def test_each_reason_of_the_system_has_its_sentence() -> None:
    forbidden = not_opened("x.zip", PermissionError(errno.EACCES, "no"))
    assert forbidden.code == "document-forbidden"
    assert not_opened("x.zip", NotADirectoryError(errno.ENOTDIR, "")).code == "document-missing"
    assert "broken disk" in not_opened("x.zip", OSError(errno.EIO, "broken disk")).message
