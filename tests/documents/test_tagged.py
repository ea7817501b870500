"""What who listens to a document is told: every part in order, and nothing twice."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from dsr_desk.documents.certificate.as_pdf import write_certificate_pdf
from dsr_desk.documents.sealed.pdf import seal_pdf
from dsr_desk.domain.people import ChannelKind
from tests.documents.certifying import KEYS, a_certificate, a_registry
from tests.documents.making import CRYPTO, Desk, a_picture, an_item, with_files
from tests.tools.tag_checks import faults, read

PASSWORD = "ett-två-tre-fyra-56"  # of a test
ITEMS = [
    an_item(1, body="Hej!\n\nEtt stycke.\n\n" + "Ett långt som går vidare. " * 300 + "\n\nSlut"),
    an_item(2, body="", author_name="Å" * 4_000),
    with_files(3, "a.png", "b.txt"),
    an_item(4, conversation="c2", subject="", body="שלום 12 abc (x)\n\nمرحبا"),
    an_item(5, conversation="c3", channel="nk-chat", kind=ChannelKind.CHAT),
]  # fmt: skip


@pytest.fixture
def extract(desk: Desk) -> bytes:
    """Return the PDF of an extract that has everything."""
    desk.write(ITEMS, attachment=lambda _, key: a_picture() if key == "1" else b"text")
    return desk.members()["extract.pdf"]


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def kinds(pdf: pikepdf.Pdf) -> list[str]:
    return read(pdf, {page.obj.objgen[0] for page in pdf.pages}).kinds


def test_every_mark_leads_to_its_element_and_back(extract: bytes) -> None:
    with opened(extract) as pdf:
        assert faults(pdf) == []
        assert pdf.Root.Lang == "sv"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as said:
            assert said["dc:title"] == str(pdf.docinfo.Title) == "Registerutdrag DSR-0007"


def test_the_parts_are_what_they_look_like(extract: bytes) -> None:
    with opened(extract) as pdf:
        found = kinds(pdf)
    assert found[:5] == ["Document", "Sect", "H1", "P", "L"]
    assert found.count("Sect") == 4 + 3
    assert found.count("Art") == 5
    assert found.count("H1") == 4 + 3
    assert found.count("TOCI") == found.count("Link") == 3
    assert found.count("TR") == 1 + 2
    last = found[found.index("Art") :]
    assert last[:7] == ["Art", "H2", "P", "P", "P", "P", "P"]
    assert last[last.index("L") :][:6] == ["L", "LI", "LBody", "LI", "LBody", "Figure"]


def test_a_paragraph_that_goes_on_is_one(extract: bytes) -> None:
    with opened(extract) as pdf:
        table = read(pdf, {page.obj.objgen[0] for page in pdf.pages})
        pages: dict[int, set[int]] = {}
        for (page, _), holder in table.holders.items():
            pages.setdefault(holder, set()).add(page)
        spread = [str(table.elements[name].S) for name, on in pages.items() if len(on) > 1]
    assert sorted(spread) == ["/H2", "/P"]


def test_a_picture_is_told_in_words(extract: bytes) -> None:
    with opened(extract) as pdf:
        tree = read(pdf, {page.obj.objgen[0] for page in pdf.pages})
        said = [str(e.Alt) for e in tree.elements.values() if e.S == "/Figure"]
    assert said == ["Bild: a.png"]


def test_what_is_sealed_is_tagged_as_it_was(extract: bytes, desk: Desk, tmp_path: Path) -> None:
    sealed = tmp_path / "sealed.pdf"
    seal_pdf(desk.target, PASSWORD, sealed, whole=True)
    with opened(extract) as before, pikepdf.open(sealed, password=PASSWORD) as pdf:
        assert faults(pdf) == []
        assert kinds(pdf) == kinds(before)
        assert pdf.allow.accessibility


def test_an_extract_of_nothing_is_tagged(desk: Desk) -> None:
    desk.write([])
    with opened(desk.members()["extract.pdf"]) as pdf:
        assert faults(pdf) == []


def test_a_certificate_is_tagged_in_both_languages() -> None:
    out = io.BytesIO()
    write_certificate_pdf(out, a_certificate(), a_registry(), CRYPTO.public_of(KEYS["admin"]))
    with opened(out.getvalue()) as pdf:
        assert faults(pdf) == []
        sections = list(pdf.Root.StructTreeRoot.K[0].K)
        assert [str(section.Lang) for section in sections] == ["sv", "en"]


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler is not installed")
def test_poppler_reads_the_parts_in_order(extract: bytes, tmp_path: Path) -> None:
    path = tmp_path / "extract.pdf"
    path.write_bytes(extract)
    done = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, check=True)
    told = done.stdout.decode()
    assert not done.stderr
    parts = ["Vad utdraget innehåller", "Innehåll", "Post 1 ", "Ett stycke.", "Post 2 ", "a.png"]
    places = [told.index(part) for part in parts]
    assert places == sorted(places)
    assert "vidare. Ett långt som" in told


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b"/P<</MCID 1>>BDC", b"/P<</MCID 7>>BDC", "other marks than parents"),
        (b"/Artifact BMC", b"", "outside every mark"),
    ],
)
def test_a_page_without_its_marks_is_found_fault_with(
    extract: bytes, old: bytes, new: bytes, fault: str
) -> None:
    with opened(extract) as pdf:
        page = pdf.pages[0].obj.Contents[0]
        page.write(page.read_bytes().replace(old, new))
        assert any(fault in said for said in faults(pdf))
