"""Small valid attachments, byte for byte the same everywhere."""

from __future__ import annotations

import struct
import zlib

from dsr_desk.demo.details import Details
from dsr_desk.demo.dice import Dice
from dsr_desk.domain.content import ImportedAttachment

_WIDTH, _HEIGHT = 96, 64


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


def _stored(data: bytes) -> bytes:
    """Wrap bytes as a zlib stream without compressing: compressors differ, this does not."""
    header = struct.pack("<BHH", 1, len(data), len(data) ^ 0xFFFF)
    return b"\x78\x01" + header + data + struct.pack(">I", zlib.adler32(data))


def picture(dice: Dice) -> bytes:
    """Return a small PNG: sky, ground and a pale box, such as a photo of a meter is from afar."""
    sky, ground, box = (dice.between(150, 225), dice.between(60, 120), dice.between(232, 252))
    left, top = dice.between(10, 40), dice.between(10, 24)
    rows = bytearray()
    for y in range(_HEIGHT):
        rows.append(0)
        back = sky - y if y < 40 else ground
        line = [back] * _WIDTH
        if top <= y < top + 28:
            line[left : left + 40] = [box if 6 <= y - top < 16 else box - 40] * 40
        rows += bytes(line)
    head = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 0, 0, 0, 0)
    body = _chunk(b"IHDR", head) + _chunk(b"IDAT", _stored(bytes(rows))) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def _pdf_text(text: str) -> bytes:
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return escaped.encode("cp1252", errors="replace")


def page(lines: list[str]) -> bytes:
    """Return a PDF of one A4 page with these lines, written by hand."""
    shown = b"".join(b"(" + _pdf_text(line) + b") Tj T*\n" for line in lines)
    stream = b"BT /F1 11 Tf 16 TL 72 770 Td\n" + shown + b"ET"
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        font,
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (table, len(out))
    )


def _lines(filename: str, details: Details) -> list[str]:
    title = filename.rsplit(".", 1)[0].replace("_", " ").replace("-", " ")
    return [
        title[0].upper() + title[1:],
        "",
        details["helnamn"],
        f"{details['gata']}, {details['ort']}",
        details["mejl"],
        "",
        f"Kundnummer: {details['kundnr']}",
        f"Datum: {details['datum']} {details['ar']}",
        f"Ärende: {details['arende']}",
    ]


def make_attachment(pattern: str, details: Details, dice: Dice) -> ImportedAttachment:
    """Return the attachment that a file name such as ``faktura-{faktura}.pdf`` stands for."""
    filename = pattern.format_map(details)
    ending = filename.rsplit(".", 1)[1].lower()
    if ending == "png":
        return ImportedAttachment(filename, "image/png", picture(dice))
    lines = _lines(filename, details)
    if ending == "pdf":
        return ImportedAttachment(filename, "application/pdf", page(lines))
    return ImportedAttachment(filename, "text/plain", "\n".join(lines).encode())
