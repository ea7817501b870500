"""A PDF that could do more than show pages is refused by name, before anything opens it."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, AttachedFileSpec, Dictionary, Encryption, Name, Pdf, String

from dsr_desk.documents.pdf import ours
from dsr_desk.documents.pdf.file import HEADER, PdfFile
from dsr_desk.documents.pdf.ours import require_ours
from dsr_desk.documents.sealed.pdf import unseal_pdf
from dsr_desk.documents.sealed.proof import proof_of
from dsr_desk.documents.sealed.sealing import seal
from dsr_desk.domain.errors import FileUnreadable, PackageInvalid
from tests.documents.making import Desk, an_item, resigned
from tests.documents.making import refused as refused_package

PASSWORD = "gurim-tavok-lidep-somun-47"


def refused(data: bytes) -> str:
    """Return why a PDF is refused; empty when it is not."""
    try:
        require_ours(io.BytesIO(data))
    except PackageInvalid as error:
        return error.facts["reason"]
    return ""


def written(body: bytes, *, packed: bool = True) -> bytes:
    """Return a PDF that is written as the desk writes it, with an object of somebody else."""
    out = io.BytesIO()
    file = PdfFile(out)
    file.put_stream(b"BT ET")
    page = file.put_small(b"<< /Type /Page /MediaBox [0 0 600 800] >>")
    (file.put_small if packed else file.put)(body)
    pages = file.put_small(b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % page)
    root = file.put(b"<< /Type /Catalog /Pages %d 0 R >>" % pages)
    file.finish(root, file.put(b"<< /Producer (DSR Desk) >>"), "AB12")
    return out.getvalue()


@pytest.fixture
def extract(desk: Desk) -> bytes:
    desk.write([an_item(1), an_item(2)])
    return desk.members()["extract.pdf"]


ACTING = {
    b"<</Type/Catalog/OpenAction 5 0 R>>": "/OpenAction",
    b"<</S/JavaScript/K 1>>": "/JavaScript",
    b"<</S/P/JS(app.launchURL)>>": "/JS",
    b"<</S/J#61vaScript>>": "/J#61vaScript",
    b"<</Subtype/Link/A<</S/URI/URI(http://192.0.2.1/)>>>>": "/URI",
    b"<</Subtype/Link/A<</S/Launch/F(calc.exe)>>>>": "/Launch",
    b"<</Subtype/Link/A<</S/GoToR/F(other.pdf)>>>>": "/GoToR",
    b"<</Subtype/Link/A<</S/SubmitForm>>>>": "/SubmitForm",
    b"<</Type/Page/AA<</O 5 0 R>>>>": "/AA",
    b"<</Names<</EmbeddedFiles 5 0 R>>>>": "/EmbeddedFiles",
    b"<</Type/Catalog/AcroForm 5 0 R>>": "/AcroForm",
    b"<</Length 0/F(http://192.0.2.1/page)>>": "/F",
    b"<</Length 0/F 4 0 R>>": "/F",
    b"<</Length 0/F 4%\r0 R>>": "/F",
    b"<</Subtype/RichMedia>>": "/RichMedia",
    b"<</Type/XObject/Subtype/Form>>": "/Form",
}


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("body", ACTING)
def test_whatever_could_act_is_refused_by_name(body: bytes, packed: bool) -> None:
    assert not refused(written(b"<</S/P>>", packed=packed))
    told = f"its PDF holds what no extract does, {ACTING[body]}"
    assert refused(written(body, packed=packed)) == told


def test_an_extract_of_ours_is_none_of_these(extract: bytes) -> None:
    assert not refused(extract)


@pytest.mark.parametrize("index", [b"-1 0", b"x 0", b"1", b"1 0 2", b"", b"9" * 5000 + b" 0"])
def test_a_pack_whose_index_is_none_of_ours_is_refused(index: bytes) -> None:
    data = zlib.compress(index + b" <<>>")
    head = b"<< /Length %d /Filter /FlateDecode /Type /ObjStm /N 1 /First %d >>"
    head %= (len(data), len(index) + 1)
    file = HEADER + b"1 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (head, data)
    assert "is not written as the desk writes it, at byte" in refused(file)


def later(data: bytes, addition: bytes) -> bytes:
    """Return a PDF with a later version of its first object, as an editor would save it."""
    start = len(data)
    table = b"xref\n1 1\n%010d 00000 n \ntrailer\n<</Size 9/Root 1 0 R/Prev 9>>\n" % start
    behind = len(data) + len(addition)
    return data + addition + table + b"startxref\n%d\n%%%%EOF\n" % behind


def with_table(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Return a PDF whose table of objects is another one."""
    start = int(data.rsplit(b"\n", 3)[1])
    head, packed = data[start:].split(b"\nstream\n", 1)
    table = zlib.compress(change(zlib.decompress(packed.rsplit(b"\nendstream", 1)[0])))
    length = b"/Length %d " % len(table)
    head = head[: head.index(b"/Length")] + length + head[head.index(b"/Filter") :]
    end = b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start
    return data[:start] + head + b"\nstream\n" + table + end


HIDING: dict[str, Callable[[bytes], bytes]] = {
    "something behind": lambda data: data + b"\n",
    "something before": lambda data: b"\n" + data,
    "a later version": lambda data: later(data, b"1 0 obj\n<</S/P>>\nendobj\n"),
    "a table that leads elsewhere": lambda data: with_table(
        data, lambda table: table[:-9] + bytes([table[-9] ^ 1]) + table[-8:]
    ),
    "a table that swells": lambda data: with_table(data, lambda table: table + bytes(10**7)),
    "half": lambda data: data[: len(data) // 2],
    "nothing": lambda data: b"",
}


@pytest.mark.parametrize("way", HIDING)
def test_whatever_other_programs_could_see_instead_is_refused(extract: bytes, way: str) -> None:
    assert "is not written as the desk writes it, at byte" in refused(HIDING[way](extract))


def test_an_object_that_stands_there_twice_is_refused() -> None:
    out = io.BytesIO()
    file = PdfFile(out)
    root = file.put(b"<< /Type /Catalog >>")
    file.finish(root, file.put(b"<< /Producer (DSR Desk) >>", root), "AB12")
    assert "is not written as the desk writes it" in refused(out.getvalue())


def test_small_objects_that_swell_are_refused(
    extract: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ours, "_MOST_PACKED", 500)
    assert "is not written as the desk writes it" in refused(extract)


def test_an_index_that_leads_into_the_middle_of_an_object_is_refused() -> None:
    data = written(b"<</S/P/K[<</S/P>>]>>")
    at = data.index(b"/ObjStm")
    start = data.index(b"stream\n", at) + 7
    content = zlib.decompress(data[start : data.index(b"\nendstream", start)])
    number, place = content.split()[2:4]
    moved = content.replace(number + b" " + place, number + b" " + b"%d" % (int(place) + 5))
    other = zlib.compress(moved)
    head = data[:at].rfind(b"/Length ")
    said = b"/Length %d /Filter" % len(other)
    changed = data[:head] + said + data[data.index(b" /FlateDecode", head) : start] + other
    assert moved != content
    assert "is not written" in refused(changed + data[data.index(b"\nendstream", start) :])


def test_who_has_signed_it_does_not_make_it_harmless(desk: Desk) -> None:
    desk.write([an_item(1)])
    members = desk.members()
    desk.rebuild(resigned({**members, "extract.pdf": written(b"<</S/JavaScript>>")}))
    assert refused_package(desk) == "its PDF holds what no extract does, /JavaScript"
    faults = desk.reader.open(desk.target, in_spite=True).faults
    assert faults[0] == "its PDF holds what no extract does, /JavaScript"


# --- the PDF around a package ------------------------------------------------------------------


def resealed(path: Path, change: Callable[[Pdf], None], revision: int = 6) -> Path:
    """Change a sealed PDF as somebody can who has its password, proof and all."""
    with pikepdf.open(path, password=PASSWORD, allow_overwriting_input=True) as pdf:
        change(pdf)
        key = str(pdf.Root.DSRDesk.Key)
        lock = Encryption(user=PASSWORD, owner=PASSWORD, R=revision, aes=revision > 3)  # type: ignore[arg-type]
        pdf.save(path, encryption=lock)
    with path.open("ab") as file:
        file.write(b"%DSR-SEAL ")
    proof = proof_of(path, key)
    with path.open("ab") as file:
        file.write(proof.encode() + b"\n")
    return path


def script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def address(pdf: Pdf) -> None:
    action = Dictionary(S=Name.URI, URI=String("http://192.0.2.1/"))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
    pdf.pages[0].obj.Annots = Array([link])


def page_elsewhere(pdf: Pdf) -> None:
    pdf.pages[0].obj.Contents = pdf.make_stream(b"", F=String("http://192.0.2.1/page"))


def another_file(pdf: Pdf) -> None:
    pdf.attachments["calc.exe"] = AttachedFileSpec(pdf, b"MZ", relationship=Name.Data)
    pdf.attachments["calc.exe"].get_file().obj.Params = Dictionary(Size=2)


@pytest.mark.parametrize(
    ("change", "revision", "reason"),
    [
        (script, 6, "its PDF holds what no extract does, /"),
        (address, 6, "its PDF holds what no extract does, /URI"),
        (page_elsewhere, 6, "its PDF holds what no extract does, /F"),
        (another_file, 6, "it holds calc.exe, which its manifest does not name"),
        (lambda pdf: None, 4, "it is not locked as a sealed package is"),
    ],
)
def test_a_sealed_pdf_that_could_do_something_is_refused(
    desk: Desk, tmp_path: Path, change: Callable[[Pdf], None], revision: int, reason: str
) -> None:
    desk.write([an_item(1)])
    sealed = seal(desk.target, PASSWORD, tmp_path).pdf
    resealed(sealed, lambda pdf: None)
    unseal_pdf(sealed, PASSWORD, tmp_path / "as-it-was.zip")
    with pytest.raises(PackageInvalid) as caught:
        unseal_pdf(resealed(sealed, change, revision), PASSWORD, tmp_path / "out.zip")
    assert caught.value.facts["reason"].startswith(reason)


def test_a_pdf_locked_for_certificates_is_not_ours(desk: Desk, tmp_path: Path) -> None:
    desk.write([an_item(1)])
    sealed = seal(desk.target, PASSWORD, tmp_path).pdf
    sealed.write_bytes(sealed.read_bytes().replace(b"/Filter /Standard", b"/Filter /AdobePub"))
    with pytest.raises(FileUnreadable, match="no whole sealed package"):
        unseal_pdf(sealed, PASSWORD, tmp_path / "out.zip")
