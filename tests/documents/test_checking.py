"""Telling a package from a certificate, and from anything else."""

from __future__ import annotations

import errno
import random
import zipfile
from hashlib import sha256
from io import BufferedReader, FileIO
from pathlib import Path
from typing import Any

import pytest

from dsr_desk.documents import checking
from dsr_desk.documents.checking import verify_any
from dsr_desk.documents.package import container
from dsr_desk.documents.package.hashed import HashedFile
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


def test_a_package_is_read_once_and_hashed_as_it_was_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So what is compared with the audit is what was looked at, whatever takes its place."""
    desk.write([an_item(1, body=random.Random(1).randbytes(200_000).hex()), an_item(2)])
    whole, read = desk.target.read_bytes(), [0]

    class Counted(FileIO):
        def readinto(self, buffer: Any, /) -> int:
            size = super().readinto(buffer)
            read[0] += size or 0
            return size or 0

    def opened(path: Path) -> BufferedReader:
        return BufferedReader(Counted(path))

    monkeypatch.setattr(checking, "open_plain", opened)
    monkeypatch.setattr(container, "open_plain", opened)
    found = verify_any(desk.target, CRYPTO.verify)
    assert found["sha256"] == sha256(whole).hexdigest()
    assert len(whole) <= read[0] < 1.3 * len(whole)


def test_a_file_is_hashed_whole_whatever_of_it_is_read_when(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(data := bytes(range(256)) * 40)
    for places in ((), ((0, 10),), ((50, 20), (0, 60)), ((9_000, 5_000), (0, 1), (1, 700))):
        with HashedFile(path.open("rb")) as file:
            for at, size in places:
                file.seek(at)
                assert file.read(size) == data[at : at + size]
            assert file.digest() == file.digest() == sha256(data).hexdigest()


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
