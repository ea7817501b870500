"""The sealed PDF: AES-256 (revision 6), the extract's pages, the package's members inside it.

PDFium, pdf.js, MuPDF, poppler and qpdf open it.  The signed original of the PDF is
among the members: the pages that a reader shows are written anew behind the lock.
"""

from __future__ import annotations

import mimetypes
import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf, Stream

from dsr_desk.documents.disk import disk_errors, spool_beside
from dsr_desk.documents.fields import parse_json
from dsr_desk.documents.names import FOLDER
from dsr_desk.documents.package.container import Container
from dsr_desk.documents.package.manifest import MANIFEST, OLDER_FORMAT, PDF
from dsr_desk.documents.package.zipping import ZipWriter
from dsr_desk.documents.pdf.file import text_string
from dsr_desk.documents.pdf.ours import read_ending
from dsr_desk.documents.sealed.lock import new_lock
from dsr_desk.documents.sealed.locked import LockedFile
from dsr_desk.documents.sealed.pages import KIND, require_pages_alone
from dsr_desk.documents.sealed.proof import (
    DIGITS,
    Heard,
    changed,
    new_key,
    proof_of,
    require_proof,
    unheard,
)
from dsr_desk.domain.canonical import Json
from dsr_desk.domain.errors import FileUnreadable, PackageInvalid
from dsr_desk.domain.extracts.document_errors import DocumentCutOff, not_opened
from dsr_desk.domain.extracts.sealed import SealedPagesAlone, SealPasswordWrong
from dsr_desk.plainfile import open_plain

FORMAT = "dsr-sealed-1"
_MARK = b"%DSR-SEAL "
_END = b"\n"
_NEAR_END = 1024
"""Bytes within which our mark is looked for: what others add to a file is rarely more."""
_BLOCK = 1024 * 1024
_MOST_BYTES = 512 * 1024**2
"""Of all members unpacked; what is sealed now is an eighth of it at most (``sealing.py``)."""


def seal_pdf(
    package: Path, password: str, target: Path, *, whole: bool, heard: Heard = unheard
) -> None:
    """Write the sealed PDF of a package; ``whole`` puts every member into it.

    Every byte is heard some three times, and of a PDF of any size few are in memory.
    """
    key, lock = new_key(), new_lock(password)
    with spool_beside(target) as spool, Container(package) as container:
        names = container.names() if whole else ()
        plain = spool / PDF
        with plain.open("wb") as file:
            file.writelines(_listened(container.blocks(PDF), heard))
        with plain.open("rb") as pages, target.open("wb") as out:
            made = LockedFile(out, lock, read_ending(pages))
            made.copy(pages, heard)
            files = [
                (name, _enclose(made, name, _listened(container.blocks(name), heard), spool, heard))
                for name in names
            ]
            made.end(_described_as(key, names), files)
            out.write(_MARK)
    proof = proof_of(target, key, heard=heard)
    with target.open("ab") as file:
        file.write(proof.encode() + _END)


def _listened(blocks: Iterable[bytes], heard: Heard) -> Iterator[bytes]:
    for block in blocks:
        heard(len(block))
        yield block


def _described_as(key: str, names: Iterable[str]) -> bytes:
    """Return what tells that a PDF is a sealed one, its proof's key, and its members in order."""
    members = b" ".join(map(text_string, names))
    said = FORMAT.encode("ascii"), key.encode("ascii"), members
    return b"<< /Format (%b) /Key (%b) /Members [%b] >>" % said


def _enclose(
    made: LockedFile, name: str, blocks: Iterable[bytes], spool: Path, heard: Heard
) -> int:
    """Put a member into the PDF; return the number of what describes it there.

    How long it is packed must be known before it is written, so it is packed into a file first.
    """
    shown = name.rpartition("/")[2]
    told = mimetypes.guess_type(shown)[0] or ""
    kind = told if KIND.fullmatch(told) else "application/octet-stream"
    packer, size, packed = zlib.compressobj(), 0, spool / "packed"
    with packed.open("wb") as file:
        for block in blocks:
            size += len(block)
            file.write(packer.compress(block))
        file.write(packer.flush())
    entries = b"/Type /EmbeddedFile /Subtype /%b /Filter /FlateDecode /Params << /Size %d >>" % (
        kind.replace("/", "#2f").encode("ascii"),
        size,
    )
    with packed.open("rb") as file:
        pieces = _listened(iter(partial(file.read, _BLOCK), b""), heard)
        number = made.put_file(entries, pieces, packed.stat().st_size)
    label = text_string(shown)
    return made.put_small(
        b"<< /Type /Filespec /F %b /UF %b /AFRelationship /Data /EF << /F %d 0 R /UF %d 0 R >> >>"
        % (label, label, number, number)
    )


def unseal_pdf(sealed: Path, password: str, target: Path) -> None:
    """Write the package that lies in a sealed PDF, byte for byte as it was.

    Raises:
        SealPasswordWrong: it does not open with it.
        PackageInvalid: it was changed.
        SealedPagesAlone: the package is in the ZIP beside it.
        FileUnreadable: it is no sealed package.
        DiskFull, WorkspaceReadOnly, Problem: the package can't be written.
    """
    with _reading(sealed):
        pdf = _opened(sealed, password)
    with disk_errors(target.parent), pdf, spool_beside(target) as spool:
        with _reading(sealed):
            key, names = _described(pdf, sealed)
            require_proof(sealed, key, _END)
            # Sooner than every object is looked at: here there may be a million of them.
            if not names:
                raise SealedPagesAlone(sealed.name)
            require_pages_alone(pdf)
            members = _Members(pdf, names)
            facts = parse_json(members.read(MANIFEST), MANIFEST)
        moment, streamed = _made(facts if isinstance(facts, dict) else {})
        with target.open("wb") as out, ZipWriter(out, moment, spool) as packer:
            for name in names:
                with _reading(sealed):
                    data = members.read(name)
                if name == PDF:
                    path = spool / PDF
                    path.write_bytes(data)
                    packer.add_file(PDF, path, packed=True)
                elif streamed and name.startswith(FOLDER):
                    packer.add_stream(name, (data,))
                else:
                    packer.add(name, data)


def _made(facts: dict[str, Json]) -> tuple[datetime, bool]:
    """Return when a package was made, and whether its attachments were streamed into it."""
    try:
        moment = datetime.fromisoformat(str(facts.get("created_at")))
    except ValueError:
        raise PackageInvalid("its manifest does not say when it was made") from None
    # Large attachments were packed in another way when packages were of the older format.
    return moment, facts.get("format") != OLDER_FORMAT


@contextmanager
def _reading(sealed: Path) -> Iterator[None]:
    """Say of what goes wrong in a block that it is the sealed file's fault.

    Raises:
        SealPasswordWrong, PackageInvalid, FileUnreadable: it does not open.
    """
    try:
        yield
    except pikepdf.PasswordError:
        raise SealPasswordWrong from None
    except (pikepdf.PdfError, RuntimeError, TypeError, ValueError):
        # A changed file can hold anything where a name or a number stood.
        raise changed() from None
    except OSError as error:
        raise not_opened(sealed.name, error) from None


def _opened(sealed: Path, password: str) -> Pdf:
    if not is_sealed_pdf(sealed):
        raise FileUnreadable(sealed.name, "it is a PDF, but no whole sealed package")
    return _open(sealed, password)


def _open(path: Path, password: str) -> Pdf:
    # What pages have in common would be looked for on every page, and each stay in memory: 1.5 GB
    # for 50,000 of them.
    return pikepdf.open(
        path, password=password, suppress_warnings=True, inherit_page_attributes=False
    )


def ends_sealed(path: Path) -> bool:
    """Tell whether a PDF ends as ours do; what does not is never looked into.

    Raises:
        DocumentCutOff: the last of its proof is missing.
        PackageInvalid: something stands behind its proof.
    """
    try:
        with open_plain(path) as file:
            file.seek(-min(_NEAR_END, path.stat().st_size), os.SEEK_END)
            end = file.read()
    except OSError:
        return False
    _, mark, proof = end.rpartition(_MARK)
    if not mark or len(proof) == DIGITS + len(_END):
        return bool(mark)
    raise DocumentCutOff(path.name) if len(proof) < DIGITS + len(_END) else changed()


def is_sealed_pdf(path: Path) -> bool:
    """Tell whether a PDF opens with a password alone, and ends as ours do.

    Raises:
        DocumentCutOff, PackageInvalid: see :func:`ends_sealed`.
    """
    if not ends_sealed(path):
        return False
    try:
        with _open(path, ""):
            return False
    except pikepdf.PasswordError:
        return True
    except (pikepdf.PdfError, OSError):
        return False


def _described(pdf: Pdf, sealed: Path) -> tuple[str, tuple[str, ...]]:
    """Return the key of the proof and the members in their order."""
    said = pdf.Root.get("/DSRDesk")
    if not isinstance(said, Dictionary):
        raise FileUnreadable(sealed.name, "it is a PDF, but no sealed package")
    if str(said.get("/Format")) != FORMAT:
        raise PackageInvalid(f"it is not of the format {FORMAT}")
    listed = said.get("/Members")
    names = tuple(str(name) for name in listed) if isinstance(listed, pikepdf.Array) else ()
    return str(said.get("/Key")), names


class _Members:
    """The members in a sealed PDF, read one at a time; all of them are bounded."""

    def __init__(self, pdf: Pdf, names: tuple[str, ...]) -> None:
        if len(set(names)) != len(names) or not {MANIFEST, PDF} <= set(names):
            raise PackageInvalid("its list of members is none of ours")
        if extra := sorted(set(pdf.attachments) - set(names)):
            raise PackageInvalid(f"it holds {extra[0]}, which its manifest does not name")
        self._pdf, self._left = pdf, _MOST_BYTES

    def read(self, name: str) -> bytes:
        if name not in self._pdf.attachments:
            raise PackageInvalid(f"{name} is missing from it")
        data = _unpacked(self._pdf.attachments[name].get_file().obj, self._left)
        self._left -= len(data)
        return data


def _unpacked(stream: Object, most: int) -> bytes:
    """Return a stream's bytes, which never swell beyond a bound."""
    if not isinstance(stream, Stream):
        raise changed()
    raw, packing = stream.read_raw_bytes(), stream.get("/Filter")
    if packing is None:
        data = raw
    elif packing == Name.FlateDecode:
        unpacker = zlib.decompressobj()
        try:
            data = unpacker.decompress(raw, most + 1)
        except zlib.error:
            raise changed() from None
    else:
        raise PackageInvalid("a file in it is packed in a way that no package is")
    if len(data) > most:
        raise PackageInvalid("it is too large to be a sealed package")
    return data
