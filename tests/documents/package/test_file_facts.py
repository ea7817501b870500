"""What a file that can't be read as a whole says of whoever made it."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
import zlib

import pikepdf
import pytest
from PIL import ExifTags, Image, PngImagePlugin

from dsr_desk.documents.package.foreign_files import FILES

KARIN = "Karin Holmqvist"
PIXEL = Image.new("RGB", (4, 4))


def a_jpeg(tag: ExifTags.Base, value: object) -> bytes:
    """Return a picture with one EXIF tag."""
    held, exif = io.BytesIO(), Image.Exif()
    exif[tag] = value
    PIXEL.save(held, "JPEG", exif=exif)
    return held.getvalue()


def a_png() -> bytes:
    """Return a picture with a text."""
    held, info = io.BytesIO(), PngImagePlugin.PngInfo()
    info.add_text("Author", KARIN)
    PIXEL.save(held, "PNG", pnginfo=info)
    return held.getvalue()


def with_iptc() -> bytes:
    """Return a picture with a by-line as newspapers write it."""
    line = b"\x1c\x02\x50" + len(KARIN).to_bytes(2, "big") + KARIN.encode()
    return a_jpeg(ExifTags.Base.Software, "x") + line


def a_pdf(mode: pikepdf.ObjectStreamMode, *, packet: bool = False) -> bytes:
    """Return a PDF whose facts are in a packet, or in objects that may be packed."""
    held, pdf = io.BytesIO(), pikepdf.new()
    pdf.add_blank_page()
    if packet:
        with pdf.open_metadata(update_docinfo=False) as facts:
            facts["dc:creator"] = [KARIN]
    else:
        pdf.docinfo["/Author"] = KARIN
    pdf.save(held, object_stream_mode=mode)
    return held.getvalue()


def a_document() -> bytes:
    """Return a word processor's file that holds a picture, so that it counts as unread."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("docProps/core.xml", f"<p><dc:creator>{KARIN}</dc:creator></p>")
        file.writestr("word/document.xml", "<w:t>Hej då</w:t>")
        file.writestr("word/media/image1.png", a_png())
    return held.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        a_jpeg(ExifTags.Base.Artist, KARIN),
        a_jpeg(ExifTags.Base.Copyright, f"(c) {KARIN}"),
        a_jpeg(ExifTags.Base.XPAuthor, f"{KARIN}\0".encode("utf-16-le")),
        a_png(),
        with_iptc(),
        a_pdf(pikepdf.ObjectStreamMode.disable),
        a_pdf(pikepdf.ObjectStreamMode.generate),
        a_pdf(pikepdf.ObjectStreamMode.disable, packet=True),
        b"%PDF-1.4\n<</Author <FEFF" + KARIN.encode("utf-16-be").hex().encode() + b">>>",
        b"%PDF-1.4\n<</Author (Karin Holm\\161vist)>>",
        a_document(),
    ],
    ids="artist copyright windows png iptc pdf packed packet hex octal docx".split(),
)
def test_who_has_made_a_file_is_told(data: bytes) -> None:
    assert any(KARIN in fact for fact in FILES.facts(data))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"\xff\xd8\xff\xe1\x00\x08Exif\x00\x00",
        b"PK\x03\x04" + b"\x00" * 40,
        b"%PDF-1.4 /ObjStm >> stream\nno such thing",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600,
    ],
    ids="empty png exif zip pdf ole".split(),
)
def test_what_can_be_made_nothing_of_says_nothing(data: bytes) -> None:
    assert FILES.facts(data) == ()


def test_what_is_packed_is_unpacked_within_a_bound() -> None:
    def pdf(before: int) -> bytes:
        packed = zlib.compress(b" " * before + f"/Author ({KARIN})".encode())
        return b"%PDF-1.4\n<</Type /ObjStm>>\nstream\n" + packed + b"\nendstream"

    assert FILES.facts(pdf(1_000)) == (f"Author: {KARIN}\n",)
    assert FILES.facts(pdf(5_000_000)) == ()


def a_packed(text: bytes) -> bytes:
    return b"<</Type /ObjStm>>\nstream\n" + zlib.compress(text) + b"\nendstream\n"


def test_each_packed_stream_is_read_alone_and_never_the_rest_of_the_file() -> None:
    many = [a_packed(b"/Title (blank %d)" % n) for n in range(100)]
    last = a_packed(f"/Author ({KARIN})".encode())
    data = b"%PDF-1.4\n" + b"".join(many) + b"\0" * 8_000_000 + last
    tracemalloc.start()
    try:
        facts = FILES.facts(data)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(facts) == 101
    assert f"Author: {KARIN}\n" in facts
    assert most < 2_000_000


def test_a_stream_that_unpacks_to_nothing_is_read_within_a_bound() -> None:
    told = zlib.compress(f"/Author ({KARIN})".encode())[2:]

    def pdf(before: int) -> bytes:
        nothing = b"\x00\x00\x00\xff\xff" * (before // 5)
        packed = b"\x78\x01" + nothing + told
        return b"%PDF-1.4\n<</Type /ObjStm>>\nstream\n" + packed

    assert FILES.facts(pdf(1_000)) == (f"Author: {KARIN}\n",)
    assert FILES.facts(pdf(17_000_000)) == ()
