"""The attachments are what their names say."""

from __future__ import annotations

import re
import struct
import zlib

import pytest

from dsr_desk.demo.dice import Dice
from dsr_desk.demo.files import page, picture
from dsr_desk.domain.content import ImportedItem


def test_a_picture_is_a_png_with_all_its_rows() -> None:
    data = picture(Dice(1))
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    start = data.index(b"IDAT")
    (length,) = struct.unpack(">I", data[start - 4 : start])
    content = data[start + 4 : start + 4 + length]
    assert len(zlib.decompress(content)) == height * (width + 1)
    (check,) = struct.unpack(">I", data[start + 4 + length : start + 8 + length])
    assert check == zlib.crc32(b"IDAT" + content)


def test_a_page_is_a_pdf_that_a_reader_opens() -> None:
    pdfium = pytest.importorskip("pypdfium2")
    document = pdfium.PdfDocument(page(["Faktura (1)", "Åsa Öberg, Björkvägen 4"]))
    sheet = document[0]
    words = sheet.get_textpage()
    text = words.get_text_bounded()
    for part in (words, sheet, document):
        part.close()
    assert "Faktura (1)" in text
    assert "Åsa Öberg, Björkvägen 4" in text


def test_the_cross_references_point_at_the_objects() -> None:
    data = page(["En rad"])
    offsets = [int(found) for found in re.findall(rb"(\d{10}) 00000 n", data)]
    assert len(offsets) == 5
    for number, offset in enumerate(offsets, 1):
        assert data[offset:].startswith(b"%d 0 obj" % number)
    start = int(data.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
    assert data[start:].startswith(b"xref")


def test_attachments_of_all_three_kinds_occur(items: tuple[ImportedItem, ...]) -> None:
    kinds = {one.media_type for item in items for one in item.attachments}
    assert kinds == {"image/png", "application/pdf", "text/plain"}
    assert all(one.content for item in items for one in item.attachments)
