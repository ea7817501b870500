"""Strangers' files: read as a whole, or not at all."""

from __future__ import annotations

import io
import zipfile

import pytest

from dsr_desk.documents.package.foreign_files import FILES


def packed(**members: bytes) -> bytes:
    """Return a ZIP file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return held.getvalue()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"], ids=lambda name: name
)
def test_plain_text_is_read_and_can_be_written_anew(encoding: str) -> None:
    data = "Hej Åke,\r\nLisa såg det.".encode(encoding)
    found = FILES.read(data)
    assert found is not None
    assert found.texts[0] == "Hej Åke,\r\nLisa såg det."
    assert found.texts[0].encode(found.encoding) == data


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\nLisa",
        b"{\\rtf1 Lisa}",
        b"\x89PNG\r\n\x1a\n\x00",
        b"Content-Transfer-Encoding: base64\r\n\r\nTGlzYQ==",
        b"begin 644 lisa.jpg\nabc",
        b"x" * (FILES.most + 1),
        packed(a=b"text", b=b"\x00\x01"),
        packed(a=packed(b=packed(c=packed(d=b"deep")))),
        packed(a=b"PK\x03\x04 no such thing"),
        packed(bomb=b"0" * 40_000_000),
        b"PK\x03\x04" + b"\x00" * 40,
    ],
    ids="pdf rtf png base64 uuencoded huge binary deep broken bomb truncated".split(),
)
def test_what_can_hide_something_is_not_read(data: bytes) -> None:
    assert FILES.read(data) is None


def test_a_packed_file_is_read_with_its_names_and_without_its_tags() -> None:
    document = b"<w:p><w:r><w:t>Lisa</w:t></w:r><w:r><w:t>Berg</w:t></w:r></w:p>"
    found = FILES.read(packed(word=document, inner=packed(letter=b"from Bo")))
    assert found is not None
    said = " ".join(" ".join(text.split()) for text in found.texts)
    assert not found.rewritable
    assert "Lisa Berg" in said
    assert "from Bo" in said
    assert "letter" in said
