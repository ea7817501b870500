"""The sealed PDF: AES-256 (revision 6), the extract's pages, the package's members inside it.

PDFium, pdf.js, MuPDF, poppler and qpdf open it (security.md §8).  The signed original of the PDF is
among the members: the pages that a reader shows are written anew by the encryption.
"""

from __future__ import annotations

import mimetypes
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pikepdf
from pikepdf import AttachedFileSpec, Dictionary, Encryption, Name, Object, Pdf, Permissions, Stream

from dsr_desk.documents.disk import disk_errors, spool_beside
from dsr_desk.documents.fields import parse_json
from dsr_desk.documents.names import FOLDER
from dsr_desk.documents.package.container import Container
from dsr_desk.documents.package.manifest import MANIFEST, OLDER_FORMAT, PDF
from dsr_desk.documents.package.zipping import ZipWriter
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
from dsr_desk.domain.extracts.document_errors import not_opened
from dsr_desk.domain.extracts.sealed import SealPasswordWrong
from dsr_desk.plainfile import open_plain

FORMAT = "dsr-sealed-1"
_MARK = b"%DSR-SEAL "
_END = b"\n"
_MOST_BYTES = 512 * 1024**2
"""Of all members unpacked; what is sealed now is an eighth of it at most (``sealing.py``)."""


def seal_pdf(
    package: Path, password: str, target: Path, *, whole: bool, heard: Heard = unheard
) -> None:
    """Write the sealed PDF of a package; ``whole`` puts every member into it.

    Every byte is heard some three times.
    """
    with spool_beside(target) as spool, Container(package) as container:
        plain = spool / "plain.pdf"
        with plain.open("wb") as file:
            for block in container.blocks(PDF):
                file.write(block)
                heard(len(block))
        key, names = new_key(), container.names() if whole else ()
        with pikepdf.open(plain) as pdf:
            for name in names:
                _embed(pdf, name, _listened(container.blocks(name), heard))
            pdf.Root.DSRDesk = Dictionary(Format=FORMAT, Key=key, Members=list(names))
            rights = Permissions(modify_annotation=False, modify_form=False, modify_other=False)
            # The owner's password would only lift what is forbidden: the same serves both.
            lock = Encryption(user=password, owner=password, R=6, allow=rights)
            saved = _shares(heard, container.size if whole else container.size_of(PDF))
            pdf.save(target, encryption=lock, progress=saved)
    with target.open("ab") as file:
        file.write(_MARK)
    proof = proof_of(target, key, heard=heard)
    with target.open("ab") as file:
        file.write(proof.encode() + _END)


def _listened(blocks: Iterable[bytes], heard: Heard) -> Iterator[bytes]:
    for block in blocks:
        heard(len(block))
        yield block


def _shares(heard: Heard, size: int) -> Callable[[int], None]:
    """Return what takes percents of so many bytes; what listening raises ends the writing."""
    told = 0

    def take(percent: int) -> None:
        nonlocal told
        now = size * percent // 100
        heard(now - told)
        told = now

    return take


def unseal_pdf(sealed: Path, password: str, target: Path) -> None:
    """Write the package that lies in a sealed PDF, byte for byte as it was.

    Raises:
        SealPasswordWrong: it does not open with it.
        PackageInvalid: it was changed, or holds the pages alone.
        FileUnreadable: it is no sealed package.
        DiskFull, WorkspaceReadOnly, Problem: the package can't be written.
    """
    with _reading(sealed):
        pdf = _opened(sealed, password)
    with disk_errors(target.parent), pdf, spool_beside(target) as spool:
        with _reading(sealed):
            key, names = _described(pdf, sealed)
            require_proof(sealed, key, _END)
            require_pages_alone(pdf)
            if not names:
                raise PackageInvalid(
                    "it holds the pages alone; the ZIP file that came with it holds the package"
                )
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


def _embed(pdf: Pdf, name: str, blocks: Iterable[bytes]) -> None:
    """Put a member into the PDF; it is packed on its way, and never whole in memory."""
    shown = name.rpartition("/")[2]
    told = mimetypes.guess_type(shown)[0] or ""
    kind = told if KIND.fullmatch(told) else "application/octet-stream"
    made = AttachedFileSpec(pdf, b"", filename=shown, mime_type=kind, relationship=Name.Data)
    pdf.attachments[name] = made
    packer, size = zlib.compressobj(), 0
    packed = bytearray()
    for block in blocks:
        size += len(block)
        packed += packer.compress(block)
    stream = pdf.attachments[name].get_file().obj
    stream.write(bytes(packed + packer.flush()), filter=Name.FlateDecode)
    # What was said of it was said of nothing.
    stream.Params = Dictionary(Size=size)


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
    return pikepdf.open(sealed, password=password, suppress_warnings=True)


def ends_sealed(path: Path) -> bool:
    """Tell whether a PDF ends as ours do; what does not is never looked into."""
    try:
        with open_plain(path) as file:
            file.seek(-(len(_MARK) + DIGITS + len(_END)), os.SEEK_END)
            return file.read(len(_MARK)) == _MARK
    except OSError:
        return False


def is_sealed_pdf(path: Path) -> bool:
    """Tell whether a PDF opens with a password alone, and ends as ours do."""
    if not ends_sealed(path):
        return False
    try:
        with pikepdf.open(path, suppress_warnings=True):
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
