"""PDFs as attackers make them: real files, small on the disk and dear to open."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from pathlib import Path

SEAL = b"%DSR-SEAL " + b"0" * 64 + b"\n"
MEGABYTE = 1024**2


def zeros(megabytes: int) -> bytes:
    """Return so many megabytes of zeros, packed to a thousandth."""
    packer = zlib.compressobj(9)
    block = bytes(MEGABYTE)
    return b"".join([*(packer.compress(block) for _ in range(megabytes)), packer.flush()])


def table_bomb(path: Path, megabytes: int) -> Path:
    """Write a PDF with our mark whose table of objects swells to so many megabytes."""
    packed = zeros(megabytes)
    head = b"%PDF-1.7\n"
    entries = megabytes * MEGABYTE // 6
    table = (
        b"1 0 obj\n<</Type/XRef/Size 10/W[1 4 1]/Index[0 %d]/Root 2 0 R/Filter/FlateDecode"
        b"/Length %d>>\nstream\n%b\nendstream\nendobj\n" % (entries, len(packed), packed)
    )
    path.write_bytes(head + table + b"startxref\n%d\n%%%%EOF\n" % len(head) + SEAL)
    return path


def document(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF of these objects, with the table that finds them; the first is its root."""
    out, places = b"%PDF-1.7\n", {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    size = max(objects) + 1
    rows = [b"0000000000 65535 f \n"]
    rows += [b"%010d 00000 n \n" % places.get(number, 0) for number in range(1, size)]
    start = len(out)
    table = b"xref\n0 %d\n%b" % (size, b"".join(rows))
    end = b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n"
    return out + table + end % (size, trailer, start)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a stream as it is."""
    return b"<</Length %d%b>>\nstream\n%b\nendstream" % (len(content), entries, content)


def one_page(content: bytes, *, root: bytes = b"", page: bytes = b"", **more: bytes) -> bytes:
    """Return a PDF of one page; ``root`` and ``page`` are entries of theirs, ``more`` objects."""
    return document(
        {
            1: b"<</Type/Catalog/Pages 2 0 R%b>>" % root,
            2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R%b>>" % page,
            4: content,
            **{int(name.strip("o")): body for name, body in more.items()},
        }
    )


def laughing_pages(levels: int = 11, times: int = 12) -> bytes:
    """Return a PDF whose page draws a form that draws twelve forms, each of which draws twelve."""
    forms = {
        f"o{10 + level}": stream(
            b"/F Do " * times if level < levels - 1 else b"0 0 1 1 re f " * times,
            b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</F %d 0 R>>>>"
            % (11 + level),
        )
        for level in range(levels)
    }
    used = b"/Resources<</XObject<</F 10 0 R>>>>"
    return one_page(stream(b"/F Do"), page=used, **forms)


def swelling_page(megabytes: int) -> bytes:
    """Return a PDF whose page has a content of so many megabytes."""
    return one_page(stream(zeros(megabytes), b"/Filter/FlateDecode"))
