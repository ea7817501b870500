"""What a file that can't be read as a whole says of whoever made it: authors, titles, comments.

Pictures (EXIF, IPTC, XMP, the texts of a PNG), PDF (its facts, also where they are packed), old and
new office files.  That is little, and enough to know that somebody is named in it: nobody takes
such a file for looked through because of it.  Nothing is written, no page is drawn, and all that is
unpacked has its bound.
"""

from __future__ import annotations

import io
import re
import warnings
import zlib
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from zipfile import ZipFile

import olefile
from PIL import ExifTags, Image

_MOST_UNPACKED, _MOST_READ = 4 * 1024**2, 16 * 1024**2
"""Bytes of all packed streams of a file together, unpacked and packed."""
_PIECE = 8 * 1024
_MOST_PACKETS = 20
_MOST_TEXT = 200_000
"""Characters of one fact that are heard."""
_XMP, _XMP_END, _MOST_XMP = b"<x:xmpmeta", b"</x:xmpmeta>", 262_144
_MARKUP = re.compile(r"<[^<>]{0,2000}>")
_VALUES = re.compile(r"(?<![\w:])[\w:]{1,64}=\"([^\"]{2,200})\"")
_PDF_KEY = re.compile(rb"/(Author|Title|Subject|Keywords|Contents|T)\s{0,9}(?=[(<])")
_PDF_FACT = re.compile(
    rb"\(((?:[^()\\]|\\.|\([^()]{0,200}\)){1,2000})\)|<([0-9A-Fa-f\s]{4,4000})>", re.DOTALL
)
_PDF_PACKED = re.compile(rb"/ObjStm[^<]{0,200}>>\s{0,9}stream\r?\n")
_MOST = 2_000
"""Of each sort that are looked at: a file made to hurt has as many as fit into it."""
_PDF_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r?\n|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b" ", b"f": b" "}
_IPTC = re.compile(rb"\x1c\x02([\x05\x19\x28\x50\x6e\x73\x74\x78\x7a])([\x00-\x07].)", re.DOTALL)
_EXIF = (
    ExifTags.Base.Artist, ExifTags.Base.Copyright, ExifTags.Base.ImageDescription,
    ExifTags.Base.XPAuthor, ExifTags.Base.XPComment, ExifTags.Base.XPTitle,
    ExifTags.Base.XPSubject, ExifTags.Base.HostComputer, ExifTags.Base.DocumentName,
)  # fmt: skip
_EXIF_INNER = (ExifTags.Base.CameraOwnerName, ExifTags.Base.UserComment)
_BY_MAKER = frozenset({"Author", "Artist", "XPAuthor", "CameraOwnerName", "Copyright", "T"})
_OLE = ("author", "last_saved_by", "title", "subject", "comments", "manager", "company")


def facts_of(data: bytes) -> tuple[str, ...]:
    """Return what a file says of itself; nothing where nothing can be made of it."""
    found: list[str] = []
    for facts in (_packets, _by_kind):
        # A decoder of hostile files may raise anything; what it has said before is heard.
        with suppress(Exception):
            found.extend(fact[:_MOST_TEXT] for fact in facts(data))
    return tuple(dict.fromkeys(filter(str.strip, found)))


def _by_kind(data: bytes) -> Iterator[str]:
    if b"%PDF" in data[:1024]:
        yield from _of_pdf(data)
    elif data.startswith(b"PK\x03\x04"):
        yield from _of_zip(data)
    elif data.startswith(olefile.MAGIC):
        yield from _of_ole(data)
    else:
        yield from _of_picture(data)


def _told(kind: str, text: str) -> str:
    """Return a fact as a line: whose name it is that stands for the maker's is told by its head."""
    head = "Author" if kind in _BY_MAKER else "Title"
    shown = text.replace("\0", "").strip()
    return f"{head}: {shown}\n" if len(shown) > 1 else ""


def _packets(data: bytes) -> Iterator[str]:
    """Yield what XMP packets say, in whatever file they are."""
    begin = data.find(_XMP)
    for _ in range(_MOST_PACKETS):
        end = data.find(_XMP_END, begin, begin + _MOST_XMP) if begin >= 0 else -1
        if end < 0:
            return
        text = data[begin:end].decode("utf-8", "replace")
        yield from (_told("Author", part) for part in _MARKUP.split(text) if part.strip())
        yield from (_told("Title", value) for value in _VALUES.findall(text))
        begin = data.find(_XMP, end)


def _of_pdf(data: bytes) -> Iterator[str]:
    for part in (data, *_unpacked(data)):
        for key in islice(_PDF_KEY.finditer(part), _MOST):
            fact = _PDF_FACT.match(part, key.end())
            if fact is None:
                continue
            if fact[1] is not None:
                raw = _PDF_ESCAPE.sub(_unescaped, fact[1])
            else:
                raw = bytes.fromhex(_hex(fact[2]))
            yield _told(key[1].decode(), _pdf_text(raw))


def _unpacked(data: bytes) -> Iterator[bytes]:
    """Yield objects that are packed together, which is where newer PDFs have their facts.

    The library keeps a copy of what it has not read, so it is given a little at a time.
    """
    view, left, unread = memoryview(data), _MOST_UNPACKED, _MOST_READ
    for packed in islice(_PDF_PACKED.finditer(data), _MOST):
        unpacker, at, pieces = zlib.decompressobj(), packed.end(), []
        with suppress(zlib.error):
            while at < len(data) and left > 0 and unread > 0 and not unpacker.eof:
                piece = view[at : at + _PIECE]
                pieces.append(unpacker.decompress(piece, left))
                at, left = at + _PIECE, left - len(pieces[-1])
                unread -= len(piece) - len(unpacker.unused_data)
        yield b"".join(pieces)


def _hex(digits: bytes) -> str:
    text = "".join(digits.decode("ascii").split())
    return text + "0" * (len(text) % 2)


def _unescaped(found: re.Match[bytes]) -> bytes:
    code = found[1]
    if code[0] in b"01234567":
        return bytes((int(code, 8) & 255,))
    return b"" if code in (b"\n", b"\r\n") else _ESCAPED.get(code, code)


def _pdf_text(raw: bytes) -> str:
    if raw.startswith((b"\xfe\xff", b"\xff\xfe")):
        return raw.decode("utf-16", "replace")
    return raw.decode("utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "latin-1", "replace")


def _of_zip(data: bytes) -> Iterator[str]:
    """Yield the names of members, and what those say that are text: an office file's own facts."""
    left = _MOST_UNPACKED
    with ZipFile(io.BytesIO(data)) as packed:
        for info in packed.infolist()[:500]:
            yield info.filename
            if not info.filename.endswith((".xml", ".txt", ".rels", ".html", ".csv")):
                continue
            with packed.open(info) as member:
                text = member.read(max(0, left)).decode("utf-8", "replace")
            left -= len(text)
            makers = info.filename.startswith(("docProps/", "meta.xml"))
            for part in _MARKUP.split(text) if makers else (_MARKUP.sub(" ", text),):
                yield _told("Author", part) if makers else part


def _of_ole(data: bytes) -> Iterator[str]:
    with olefile.OleFileIO(io.BytesIO(data)) as file:
        facts = file.get_metadata()
        for name in _OLE:
            value = getattr(facts, name, None)
            if isinstance(value, bytes):
                yield _told("Author" if name in _OLE[:2] else name, _any_text(value))


def _of_picture(data: bytes) -> Iterator[str]:
    for found in islice(_IPTC.finditer(data), _MOST):
        length = int.from_bytes(found[2], "big")
        value = data[found.end() : found.end() + length]
        yield _told("Author" if found[1] in b"\x50\x7a\x74" else "Title", _any_text(value))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "TIFF", "WEBP")) as image:
            yield from (_told(str(k), v) for k, v in image.info.items() if isinstance(v, str))
            exif = image.getexif()
            inner = exif.get_ifd(ExifTags.IFD.Exif)
            for tags, wanted in ((exif, _EXIF), (inner, _EXIF_INNER)):
                for tag in wanted:
                    yield _told(tag.name, _exif_text(tag.name, tags.get(tag)))


def _exif_text(name: str, value: object) -> str:
    if isinstance(value, bytes):
        if name.startswith("XP"):
            return value.decode("utf-16-le", "replace")
        return _any_text(value.removeprefix(b"ASCII\0\0\0").removeprefix(b"UNICODE\0"))
    return value if isinstance(value, str) else ""


def _any_text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
