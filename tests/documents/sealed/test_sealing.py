"""Sealed packages: everybody's readers open them, nobody opens them without the password."""

from __future__ import annotations

import json
import mimetypes
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.documents.sealed.pdf import unseal_pdf
from dsr_desk.documents.sealed.sealing import is_sealed, seal, unseal
from dsr_desk.documents.sealed.zipped import is_sealed_zip
from dsr_desk.domain.errors import DeskError, DiskFull, FileUnreadable, PackageInvalid
from dsr_desk.domain.extracts.document_errors import DocumentCutOff, DocumentMissing
from dsr_desk.domain.extracts.sealed import (
    MOST_LETTERS,
    RANDOM_BYTES,
    SealedPackage,
    SealedPagesAlone,
    SealPasswordWrong,
    as_told,
    spoken_password,
)
from tests.documents.making import Desk, an_item, with_files

PASSWORD = "gurim-tavok-lidep-somun-47"
SECRET = "Hemlig fråga om fakturan"


@pytest.fixture
def package(desk: Desk) -> Path:
    """A package with a text of its own and two attachments."""
    desk.write([an_item(1, body=SECRET), with_files(2, "kvitto.txt", "åäö.bin")])
    return desk.target


@pytest.fixture
def small(package: Path) -> SealedPackage:
    """The package inside one PDF."""
    return seal(package, PASSWORD, package.parent)


@pytest.fixture
def large(package: Path) -> SealedPackage:
    """The package as a PDF of the pages with a ZIP beside it."""
    folder = package.parent / "large"
    folder.mkdir()
    return seal(package, PASSWORD, folder, most_inside=0)


def inside(folder: Path) -> Path:
    made = folder / "inside"
    made.mkdir(exist_ok=True)
    return made


def run(*command: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([str(part) for part in command], capture_output=True, check=False)


def test_a_small_package_comes_back_byte_for_byte_from_one_pdf(
    package: Path, small: SealedPackage, tmp_path: Path
) -> None:
    assert small.files == (package.with_suffix(".pdf"),)
    assert is_sealed(small.pdf)
    assert unseal(small.pdf, PASSWORD, inside(tmp_path)).read_bytes() == package.read_bytes()


def test_files_of_any_kind_come_back(desk: Desk, tmp_path: Path) -> None:
    """Systems name kinds as they like: with lines, capitals and more."""
    kinds = {".xkind1": "application/clue_info+xml", ".xkind2": "X-World/x-vrml"}
    for ending, kind in {**kinds, ".xkind3": "odd", ".xkind4": "a/b c"}.items():
        mimetypes.add_type(kind, ending)
    desk.write([with_files(1, *(f"fil.xkind{n}" for n in range(1, 5)))])
    sealed = seal(desk.target, PASSWORD, desk.target.parent)
    back = unseal(sealed.pdf, PASSWORD, inside(tmp_path))
    assert back.read_bytes() == desk.target.read_bytes()


def test_a_large_one_comes_back_byte_for_byte_from_the_zip_beside_it(
    package: Path, large: SealedPackage, tmp_path: Path
) -> None:
    assert large.rest is not None
    assert is_sealed(large.rest)
    assert not is_sealed(package)
    assert unseal(large.rest, PASSWORD, inside(tmp_path)).read_bytes() == package.read_bytes()
    with pytest.raises(SealedPagesAlone, match="ZIP file that came with it"):
        unseal(large.pdf, PASSWORD, inside(tmp_path))


def test_nothing_of_the_extract_is_readable_without_the_password(
    small: SealedPackage, large: SealedPackage
) -> None:
    assert large.rest is not None
    for path in {*small.files, *large.files}:
        content = path.read_bytes()
        for word in (SECRET.encode(), b"kvitto", b"DSRDesk seal", b"nordkraft"):
            assert word not in content


@pytest.mark.parametrize("password", ["", "gurim-tavok-lidep-somun-48", "å" * 40])
def test_another_password_is_refused_and_leaves_nothing(
    small: SealedPackage, large: SealedPackage, password: str, tmp_path: Path
) -> None:
    assert large.rest is not None
    for path in (small.pdf, large.rest):
        with pytest.raises(SealPasswordWrong):
            unseal(path, password, inside(tmp_path))
    assert list(inside(tmp_path).iterdir()) == []


def test_no_flipped_bit_goes_unnoticed(
    small: SealedPackage, large: SealedPackage, tmp_path: Path
) -> None:
    assert large.rest is not None
    for path in (small.pdf, large.rest):
        whole = path.read_bytes()
        places = {*range(0, len(whole), len(whole) // 14), *range(len(whole) - 70, len(whole), 23)}
        places.add(len(whole) - 1)
        for number, place in enumerate(sorted(places)):
            changed = bytearray(whole)
            changed[place] ^= 1 << number % 8
            path.write_bytes(changed)
            with pytest.raises(DeskError):
                unseal(path, PASSWORD, inside(tmp_path))


def test_what_is_cut_off_or_added_to_is_refused(
    small: SealedPackage, large: SealedPackage, tmp_path: Path
) -> None:
    assert large.rest is not None
    for path in (small.pdf, large.rest):
        whole = path.read_bytes()
        for changed in (whole[:-1], whole[: len(whole) // 2], whole + b"\n", b" " + whole):
            path.write_bytes(changed)
            with pytest.raises((PackageInvalid, FileUnreadable, DocumentCutOff)):
                unseal(path, PASSWORD, inside(tmp_path))


def test_what_was_added_to_a_sealed_pdf_or_is_missing_at_its_end_is_said(
    small: SealedPackage, tmp_path: Path
) -> None:
    """A mail gateway adds a line end; nobody is told that the file proves nothing."""
    whole = small.pdf.read_bytes()
    for changed, said in (
        (whole + b"\n", PackageInvalid),
        (whole + b" " * 500, PackageInvalid),
        (whole[:-1], DocumentCutOff),
        (whole[:-60], DocumentCutOff),
    ):
        small.pdf.write_bytes(changed)
        for question in (is_sealed, lambda path: unseal(path, PASSWORD, inside(tmp_path))):
            with pytest.raises(said):
                question(small.pdf)


@pytest.mark.parametrize(
    "typed",
    [
        "gurim tavok lidep somun 47",
        "  Gurim-Tavok-Lidep-Somun-47\n",
        "GURIM–TAVOK—LIDEP_SOMUN.47",
        "gurimtavoklidepsomun47",
    ],
)
def test_a_password_opens_however_it_was_written_down_after_a_call(
    small: SealedPackage, large: SealedPackage, typed: str, tmp_path: Path
) -> None:
    assert large.rest is not None
    for path in (small.pdf, large.rest):
        assert unseal(path, typed, inside(tmp_path)).exists()


@given(st.binary(min_size=RANDOM_BYTES, max_size=RANDOM_BYTES))
def test_what_is_told_is_what_was_made(random: bytes) -> None:
    password = spoken_password(random)
    assert as_told(password) == password
    assert as_told(password.upper().replace("-", " ")) == password


@pytest.mark.parametrize(
    "typed", ["", "å" * 22, "gurim-tavok-lidep-somun-4", "Egna Ord-12", "x" * 40]
)
def test_what_is_no_password_of_ours_stays_as_it_was_typed(typed: str) -> None:
    assert as_told(typed) == typed


def test_a_pdf_without_a_member_is_refused_by_name(
    small: SealedPackage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dsr_desk.documents.sealed.pdf.require_proof", lambda *_: None)
    with pikepdf.open(small.pdf, password=PASSWORD, allow_overwriting_input=True) as pdf:
        del pdf.attachments["extract.json"]
        lock = pikepdf.Encryption(user=PASSWORD, owner=PASSWORD, R=6)
        pdf.save(small.pdf, encryption=lock)
    with small.pdf.open("ab") as file:
        file.write(b"%DSR-SEAL " + b"0" * 64 + b"\n")
    with pytest.raises(PackageInvalid, match=r"extract\.json is missing"):
        unseal_pdf(small.pdf, PASSWORD, inside(tmp_path) / "package.zip")


def test_another_pdf_and_another_zip_are_no_sealed_packages(
    package: Path, desk: Desk, tmp_path: Path
) -> None:
    pdf, text = tmp_path / "other.pdf", tmp_path / "text.txt"
    pdf.write_bytes(desk.members()["extract.pdf"])
    text.write_text("hej")
    for path in (pdf, package, text, tmp_path / "nowhere"):
        with pytest.raises((FileUnreadable, DocumentMissing, PackageInvalid)):
            unseal(path, PASSWORD, inside(tmp_path))
    assert not is_sealed_zip(text)


def test_a_full_disk_leaves_no_half_file(package: Path, small_disk: Path) -> None:
    there = small_disk / package.name
    shutil.copy(package, there)
    with (small_disk / "filler").open("wb", buffering=0) as filler:
        try:
            while filler.write(b"x" * 4096):
                pass
        except OSError:
            pass
    with pytest.raises(DiskFull):
        seal(there, PASSWORD, small_disk, most_inside=0)
    assert {path.name for path in small_disk.iterdir()} == {package.name, "filler"}


# --- what else opens it --------------------------------------------------------------------


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_finds_aes_256_and_no_fault(small: SealedPackage) -> None:
    assert run("qpdf", "--check", f"--password={PASSWORD}", small.pdf).returncode == 0
    said = run("qpdf", "--show-encryption", f"--password={PASSWORD}", small.pdf).stdout
    assert b"R = 6" in said
    assert b"AESv3" in said
    assert run("qpdf", "--check", "--password=wrong", small.pdf).returncode != 0
    listed = run("qpdf", "--list-attachments", f"--password={PASSWORD}", small.pdf).stdout
    assert b"extract.json" in listed


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")
def test_poppler_reads_its_text(small: SealedPackage, large: SealedPackage) -> None:
    for path in (small.pdf, large.pdf):
        said = run("pdftotext", "-upw", PASSWORD, path, "-").stdout.decode()
        assert SECRET in said
        assert run("pdftotext", "-upw", "wrong", path, "-").returncode != 0


@pytest.mark.skipif(not shutil.which("mutool"), reason="MuPDF is not installed")
def test_mupdf_reads_its_text(small: SealedPackage) -> None:
    said = run("mutool", "draw", "-p", PASSWORD, "-F", "text", small.pdf).stdout.decode()
    assert SECRET in said


@pytest.mark.skipif(not shutil.which("7z"), reason="7-Zip is not installed")
def test_seven_zip_unpacks_the_zip_and_sees_no_names(
    package: Path, large: SealedPackage, tmp_path: Path
) -> None:
    assert large.rest is not None
    out = inside(tmp_path)
    assert run("7z", "x", f"-p{PASSWORD}", f"-o{out}", "-y", large.rest).returncode == 0
    assert (out / package.name).read_bytes() == package.read_bytes()
    assert run("7z", "t", "-pwrong", large.rest).returncode != 0
    assert b"kvitto" not in run("7z", "l", large.rest).stdout


def test_pdfium_opens_it_with_the_password_alone(small: SealedPackage) -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    with pypdfium2.PdfDocument(small.pdf, password=PASSWORD) as pdf:
        text = pdf[len(pdf) - 1].get_textpage().get_text_bounded()
    assert "nummer 2" in text
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(small.pdf, password="wrong")


def test_its_json_is_at_hand_in_a_reader(small: SealedPackage) -> None:
    with pikepdf.open(small.pdf, password=PASSWORD) as pdf:
        data = pdf.attachments["extract.json"].get_file().read_bytes()
        names = {spec.filename for spec in pdf.attachments.values()}
    assert json.loads(data)["item_count"] == 2
    assert {"extract.json", "package.schema.json", "manifest.json", "0002-01-kvitto.txt"} <= names


# --- the password ---------------------------------------------------------------------------


@given(st.binary(min_size=RANDOM_BYTES, max_size=RANDOM_BYTES))
def test_a_password_is_four_words_and_two_digits_that_every_reader_takes(random: bytes) -> None:
    *words, digits = spoken_password(random).split("-")
    assert [len(word) for word in words] == [5, 5, 5, 5]
    assert (len(digits), digits.isdigit()) == (2, True)
    password = spoken_password(random)
    assert password.isascii()
    assert len(password) <= MOST_LETTERS


def test_other_randomness_gives_another_password_and_too_little_gives_none() -> None:
    made = {spoken_password(bytes([n]) * RANDOM_BYTES) for n in range(256)}
    assert len(made) == 256
    with pytest.raises(ValueError, match="too little"):
        spoken_password(b"x" * (RANDOM_BYTES - 1))
