"""What stands in a package's ZIP file around its members, every bit of it.

No hash of the manifest speaks for it, and other programs go by other parts of it than ours: the
same file could show them something else.  Our writer knows one way to write it; so it is written
again, without the members' bytes, and compared.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from datetime import datetime
from typing import BinaryIO, cast
from zipfile import ZipFile, ZipInfo

from dsr_desk.documents.package.zipping import member_info
from dsr_desk.domain.errors import PackageInvalid

_SHORT = 0xFFFFFFFF
"""From here on a size needs eight bytes."""
_HEAD = 30
"""Bytes before a member's name."""


def require_apart(infos: Sequence[ZipInfo], end: int) -> None:
    """Make sure that no two members share bytes: a small file could be unpacked for ever.

    ``end`` is where the list of members begins.

    Raises:
        PackageInvalid: two do.
    """
    place = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < place:
            raise PackageInvalid("two files in it share the same bytes")
        place = info.header_offset + _HEAD + info.compress_size
    if place > end:
        raise PackageInvalid("two files in it share the same bytes")


def require_framing(file: BinaryIO, infos: Sequence[ZipInfo], made_at: datetime) -> None:
    """Compare what stands around the members with what our writer writes, to the end of the file.

    Raises:
        PackageInvalid: something differs, or stands between.
    """
    place = 0
    try:
        again = [_again(info, made_at) for info in infos]
        for info, new in zip(infos, again, strict=True):
            head = _head(file, info, new)
            if info.header_offset != place or _bytes_at(file, place, len(head)) != head:
                raise _other(info.filename)
            new.header_offset = place
            place += len(head) + info.compress_size
        table = _table(again, place)
    except (struct.error, ValueError, OverflowError):
        raise _other("its dates or sizes") from None
    if _bytes_at(file, place, len(table) + 1) != table:
        raise _other("its list of files")


def _again(info: ZipInfo, made_at: datetime) -> ZipInfo:
    new = member_info(info.filename, made_at, info.compress_type)
    new.CRC, new.compress_size, new.file_size = info.CRC, info.compress_size, info.file_size
    return new


def _head(file: BinaryIO, info: ZipInfo, new: ZipInfo) -> bytes:
    """Return what stands before a member; whether its sizes are written long, the file may say."""
    if max(info.file_size, info.compress_size) < _SHORT:
        short = new.FileHeader(zip64=False)
        if _bytes_at(file, info.header_offset, len(short)) == short:
            return short
    return new.FileHeader(zip64=True)


def _table(infos: Sequence[ZipInfo], place: int) -> bytes:
    """Return the list of members that ends the file, as the library writes it."""
    out = _FromHere(place)
    with ZipFile(cast(BinaryIO, out), "w") as archive:
        archive.filelist.extend(infos)
    return b"".join(out.written)


class _FromHere:
    """A file in which only what comes behind a place is kept."""

    def __init__(self, place: int) -> None:
        self._place = place
        self.written: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.written.append(data)
        self._place += len(data)
        return len(data)

    def seek(self, place: int) -> int:
        """Stay: the library only goes to where it is."""
        return place

    def tell(self) -> int:
        return self._place

    def flush(self) -> None:
        """Keep nothing back."""


def _bytes_at(file: BinaryIO, place: int, size: int) -> bytes:
    file.seek(place)
    return file.read(size)


def _other(what: str) -> PackageInvalid:
    return PackageInvalid(
        f"its ZIP file is not written as the desk writes it, but changed or packed again, at {what}"
    )
