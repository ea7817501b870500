"""Opening a package's ZIP file: nothing in it is trusted before the manifest has been checked."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BufferedReader, BytesIO
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from dsr_desk.documents.extract.as_html import INDEX, PAGES
from dsr_desk.documents.foreign import not_ours, pdf_alone
from dsr_desk.documents.names import FOLDER, safe_name
from dsr_desk.documents.package.framing import require_apart, require_framing
from dsr_desk.documents.package.hashed import Hashed, HashedFile
from dsr_desk.documents.package.manifest import (
    JSON,
    MANIFEST,
    PDF,
    SCHEMA,
    SIGNATURE,
    SIGNER_KEY,
    UNLISTED,
    Manifest,
    Verify,
    key_file,
    read_manifest,
)
from dsr_desk.documents.package.pdf_reading import Pdf, Window, opened_pdf
from dsr_desk.documents.package.zipping import Member
from dsr_desk.domain.errors import PackageInvalid, Refusal
from dsr_desk.domain.extracts.document_errors import (
    DocumentIsOtherZip,
    not_opened,
)
from dsr_desk.plainfile import open_plain

MOST_MEMBERS = 500_000
MOST_BYTES = 64 * 1024**3
MOST_JSON = 2 * 1024**3
MOST_MANIFEST = 256 * 1024**2
MOST_RATIO = 100
"""How much a large member may shrink; our writer stores what shrinks by 50."""
_SMALL = 1024**2
_HEAD = 64
_BLOCK = 1024 * 1024
_END = struct.Struct("<4s18x")
_END_MARK, _LOCAL_MARK, _PDF_MARK = b"PK\x05\x06", b"PK\x03\x04", b"%PDF"
_LOCAL_HEAD = struct.Struct("<4s22xHH")
PARTS = (PDF, JSON, SCHEMA, INDEX)
"""What every package holds, beside its manifest."""
_PAGE = re.compile(rf"{PAGES}[0-9]{{4,8}}\.html")
_NUMBERED = re.compile(r"[0-9]{4,12}-[0-9]{2,6}-(.+)", re.DOTALL)


class Container:
    """An open package file."""

    def __init__(self, path: Path, *, hashed: bool = False) -> None:
        """Open the file and look at its list of members; ``hashed``: for :meth:`digest`.

        Raises:
            DocumentMissing, DocumentForbidden, FileUnreadable: it can't be read.
            DocumentCutOff, DocumentIsOtherZip and their like: it is no whole ZIP file of ours.
            PackageInvalid: its list of members is hostile.
        """
        try:
            self._file: BinaryIO = open_plain(path)
            if hashed:
                self._file = HashedFile(cast("BufferedReader", self._file))
        except OSError as error:
            raise not_opened(path.name, error) from None
        try:
            self._zip = ZipFile(self._file)
            if not {MANIFEST, *PARTS} & set(self._zip.namelist()):
                raise DocumentIsOtherZip(path.name)
            self._infos = _checked(self._zip.infolist())
            self._nothing_behind()
        except (BadZipFile, NotImplementedError, ValueError, struct.error, OverflowError):
            raise self._no_zip(path.name) from None
        except BaseException:
            self._file.close()
            raise

    def _no_zip(self, name: str) -> Refusal:
        """Return what to raise for what can't be opened as a ZIP file; close it."""
        with self._file as file:
            file.seek(0)
            start = file.read(len(_LOCAL_MARK))
            if start == _PDF_MARK:
                return pdf_alone(file, name)
            return not_ours(start + file.read(_HEAD), name)

    def _nothing_behind(self) -> None:
        """Refuse bytes before or behind the ZIP: no manifest speaks for them."""
        end = _END.size + len(self._zip.comment)
        self._file.seek(-end, 2)
        mark, *_ = _END.unpack(self._file.read(_END.size))
        first = min((info.header_offset for info in self._infos.values()), default=0)
        if mark != _END_MARK or self._zip.comment or first != 0:
            raise PackageInvalid("there is something before or behind its files")
        require_apart(tuple(self._infos.values()), self._zip.start_dir)

    def require_framing(self, made_at: datetime) -> None:
        """Make sure that the file is written as our writer does it, all that is no member's too.

        Raises:
            PackageInvalid: it is not.
        """
        require_framing(self._file, tuple(self._infos.values()), made_at)

    def __enter__(self) -> Self:
        """Stay open for a block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._zip.close()
        self._file.close()

    def digest(self) -> str:
        """Return the whole file's SHA-256, of the bytes that were read here; empty if unasked."""
        return self._file.digest() if isinstance(self._file, HashedFile) else ""

    def names(self) -> tuple[str, ...]:
        """Return the members in their order."""
        return tuple(self._infos)

    @property
    def size(self) -> int:
        """How many bytes the members are, unpacked."""
        return sum(info.file_size for info in self._infos.values())

    def as_they_stand(self, members: Iterable[Member]) -> list[Member]:
        """Return members in the order in which they stand in the file; what is missing first.

        So the file is read from its beginning to its end, once.
        """
        places = {name: info.header_offset for name, info in self._infos.items()}
        return sorted(members, key=lambda member: places.get(member.name, -1))

    def size_of(self, name: str) -> int:
        """Return how many bytes a member is, unpacked; 0 when there is none."""
        info = self._infos.get(name)
        return info.file_size if info else 0

    def manifest(self, verify: Verify) -> Manifest:
        """Read and check the manifest, and that exactly its members are there."""
        data = self.manifest_bytes()
        manifest = read_manifest(data, verify)
        self.check_detached(data, manifest, verify)
        self.compare(manifest)
        return manifest

    def manifest_bytes(self) -> bytes:
        """Return the manifest as it stands there."""
        if MANIFEST not in self._infos:
            raise PackageInvalid("it has no manifest")
        return self.read(MANIFEST, MOST_MANIFEST)

    def compare(self, manifest: Manifest) -> None:
        """Make sure that exactly the manifest's members are there."""
        listed = {member.name for member in manifest.members}
        if len(listed) != len(manifest.members):
            raise PackageInvalid("its manifest names a file twice")
        for name in (*PARTS, *sorted(listed)):
            if name not in listed or name not in self._infos:
                raise PackageInvalid(f"{name} is missing from it")
        if extra := sorted(set(self._infos) - listed - set(UNLISTED)):
            raise PackageInvalid(f"it holds {extra[0]}, which its manifest does not name")

    def check_detached(self, data: bytes, manifest: Manifest, verify: Verify) -> bool:
        """Check what is there for other people's tools: it must say what the manifest says.

        False when nothing is there, which only the older format allows; what the format is, the
        signed manifest says.
        """
        if manifest.older and not {SIGNATURE, SIGNER_KEY} & set(self._infos):
            return False
        if self.read(SIGNER_KEY, _SMALL) != key_file(manifest.public_key):
            raise PackageInvalid(f"{SIGNER_KEY} has been changed")
        if not verify(manifest.public_key, data, self.read(SIGNATURE, _SMALL).hex()):
            raise PackageInvalid(f"{SIGNATURE} has been changed")
        return True

    def check(self, member: Member, heard: Callable[[int], None] = lambda size: None) -> None:
        """Compare a member with the manifest; ``heard`` is told the size of every piece of it.

        Raises:
            PackageInvalid: it is not what was packed.
        """
        if member.name not in self._infos:
            raise PackageInvalid(f"{member.name} is missing from it")
        hashed = Hashed(self.blocks(member.name))
        for block in hashed:
            heard(len(block))
        hashed.require(member)

    def read(self, name: str, most: int) -> bytes:
        """Return a member's bytes."""
        return b"".join(self.pieces(name, most))

    def pieces(self, name: str, most: int) -> Iterator[bytes]:
        """Return a member's bytes in pieces, unless they are more than ``most`` in all."""
        if name not in self._infos:
            raise PackageInvalid(f"{name} is missing from it")
        if self._infos[name].file_size > most:
            raise PackageInvalid(f"{name} is too large")
        return self.blocks(name)

    def blocks(self, name: str) -> Iterator[bytes]:
        """Yield a member's bytes, never more than it declares."""
        try:
            with self._zip.open(self._infos[name]) as member:
                while block := member.read(_BLOCK):
                    yield block
        except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
            raise PackageInvalid(f"{name} has been changed") from None

    @contextmanager
    def pdf(self) -> Iterator[Pdf]:
        """Open the extract's PDF for a block; it is read in place when it is stored."""
        with opened_pdf(self.pdf_source()) as document:
            yield document

    def pdf_source(self) -> Window | BytesIO:
        """Return the extract's PDF as a file; it is read in place when it is stored."""
        window, packed = self.packed(PDF)
        return BytesIO(self.read(PDF, MOST_JSON)) if packed else window

    def packed(self, name: str) -> tuple[Window, bool]:
        """Return a member's bytes as they stand in the file, and whether they are packed.

        Raises:
            PackageInvalid: there is no such member.
        """
        info = self._infos.get(name)
        if info is None:
            raise PackageInvalid(f"{name} is missing from it")
        packed = info.compress_type != ZIP_STORED
        size = info.compress_size if packed else info.file_size
        return Window(self._file, self._data_start(info), size), packed

    def _data_start(self, info: ZipInfo) -> int:
        self._file.seek(info.header_offset)
        _, name, extra = _LOCAL_HEAD.unpack(self._file.read(_LOCAL_HEAD.size))
        return info.header_offset + _LOCAL_HEAD.size + int(name) + int(extra)


def _checked(infos: list[ZipInfo]) -> dict[str, ZipInfo]:
    """Refuse bombs, doubles, and names that could leave a folder."""
    if len(infos) > MOST_MEMBERS or sum(info.file_size for info in infos) > MOST_BYTES:
        raise PackageInvalid("it is too large to be a package")
    found = {info.filename: info for info in infos}
    if len(found) != len(infos):
        raise PackageInvalid("a file stands in it twice")
    for info in infos:
        if info.orig_filename != info.filename or not _is_plain(info.filename):
            raise PackageInvalid("a file in it has a name that no package has")
        if info.flag_bits & 0x1 or info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise PackageInvalid("a file in it is packed in a way that no package is")
        if info.file_size > _SMALL and info.file_size > MOST_RATIO * info.compress_size:
            raise PackageInvalid("a file in it swells like a bomb when it is unpacked")
    return found


def is_page(name: str) -> bool:
    """Tell whether a member is a page of the HTML behind the first."""
    return _PAGE.fullmatch(name) is not None


def _is_plain(name: str) -> bool:
    """Tell whether a name is one that our writer gives."""
    if name in (*UNLISTED, *PARTS) or is_page(name):
        return True
    label = _NUMBERED.fullmatch(name.removeprefix(FOLDER))
    return name.startswith(FOLDER) and label is not None and safe_name(label[1]) == label[1]
