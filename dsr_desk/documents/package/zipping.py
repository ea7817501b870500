"""The package's ZIP file: the same members give the same bytes."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import IO, BinaryIO, Self, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_BLOCK = 256 * 1024
_IN_MEMORY = 1024 * 1024
_LEVEL = 1
"""Deflate is the bottleneck: level 6 takes five times as long for a tenth."""
_SAMPLE = 64 * 1024
_WORTH = 0.95
_SUSPICIOUS = 50
"""What shrinks more than this is stored as it is, or our own reader would call it a bomb."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the package, as the manifest lists it."""

    name: str
    size: int
    sha256: str


class _Sink:
    """The file beneath, until the package is given up: then what still comes is swallowed.

    ``ZipFile`` writes its table of members even when it is thrown away, onto a full disk too.
    """

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._place = 0
        self.given_up = False

    def write(self, data: bytes) -> int:
        if not self.given_up:
            self._out.write(data)
        self._place += len(data)
        return len(data)

    def seek(self, place: int) -> int:
        if not self.given_up:
            self._out.seek(place)
        self._place = place
        return place

    def tell(self) -> int:
        return self._place

    def flush(self) -> None:
        if not self.given_up:
            self._out.flush()


def _unheard() -> None:
    """Listen to nothing."""


class ZipWriter:
    """Adds members one after the other; knows the hash of each.

    Leaving the block without an error writes the list of members.
    """

    def __init__(
        self,
        out: BinaryIO,
        at: datetime,
        spool: Path,
        heard: Callable[[], None] = _unheard,
    ) -> None:
        """Take the open file, the one moment that all members carry, a folder for large ones.

        ``heard`` is called after every piece of a member; what it raises gives the package up.
        """
        self._spool = spool
        self._heard = heard
        self._most = 0
        self._sink = _Sink(out)
        self._zip = ZipFile(cast(BinaryIO, self._sink), "w", strict_timestamps=False)
        self._at = at
        self.members: list[Member] = []

    @property
    def written(self) -> int:
        """How many bytes there are so far, those of a member that is still gathered too."""
        self._most = max(self._most, self._sink.tell())
        return self._most

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Finish the file, or give it up."""
        self._sink.given_up = kind is not None
        self._zip.close()
        # Whoever listens holds the whole document, and this writer: neither would ever go.
        self._heard = _unheard

    def add(self, name: str, data: bytes) -> None:
        """Add bytes."""
        self._write(name, len(data), deflate_pays(len(data), iter((data,))), iter((data,)))

    def add_stream(self, name: str, blocks: Iterable[bytes]) -> int:
        """Add what comes in pieces, never whole in memory when it is large; return its size."""
        start, rest = bytearray(), iter(blocks)
        for block in rest:
            start += block
            if len(start) > _IN_MEMORY:
                break
        else:
            self.add(name, bytes(start))
            return len(start)
        first = bytes(start)
        start.clear()
        add = self._gathered if shrinks(first) else self._passed_on
        return add(name, chain((first,), rest))

    def _gathered(self, name: str, blocks: Iterator[bytes]) -> int:
        """Add what may be packed: how, only the whole of it tells."""
        path, before = self._spool / "member", self._sink.tell()
        with path.open("wb") as file:
            for block in blocks:
                file.write(block)
                self._most = max(self._most, before + file.tell())
                self._heard()
        self.add_file(name, path)
        size = path.stat().st_size
        path.unlink()
        return size

    def _passed_on(self, name: str, blocks: Iterator[bytes]) -> int:
        """Add what is packed already, most of what is large, as it comes."""
        info = self._info(name, ZIP_STORED)
        with self._zip.open(info, "w", force_zip64=True) as member:
            return self._poured(name, member, blocks)

    def add_file(self, name: str, path: Path, *, packed: bool = False) -> None:
        """Add a file; one that is packed already is stored as it is."""
        size = path.stat().st_size
        deflate = not packed and deflate_pays(size, self._blocks(path))
        self._write(name, size, deflate, _blocks(path))

    def _write(self, name: str, size: int, deflate: bool, blocks: Iterator[bytes]) -> None:
        info = self._info(name, ZIP_DEFLATED if deflate else ZIP_STORED)
        info.file_size = size
        with self._zip.open(info, "w") as member:
            self._poured(name, member, blocks)

    def _info(self, name: str, packing: int) -> ZipInfo:
        return member_info(name, self._at, packing)

    def _poured(self, name: str, member: IO[bytes], blocks: Iterator[bytes]) -> int:
        """Write a member's bytes and hash them on the way; return how many there were."""
        hashed, size = hashlib.sha256(), 0
        for block in blocks:
            hashed.update(block)
            member.write(block)
            size += len(block)
            self._heard()
        self.members.append(Member(name, size, hashed.hexdigest()))
        return size

    def _blocks(self, path: Path) -> Iterator[bytes]:
        for block in _blocks(path):
            self._heard()
            yield block


def member_info(name: str, at: datetime, packing: int) -> ZipInfo:
    """Return what a package's ZIP file says of a member, but for what its bytes give."""
    info = ZipInfo(name, max(at.astimezone(UTC).timetuple()[:6], (1980, 1, 1, 0, 0, 0)))
    info.compress_type = packing
    # zipfile reads the level of an entry from here; Python 3.13 gave it a public name.
    info._compresslevel = _LEVEL  # type: ignore[attr-defined]  # see above
    info.create_system = 3
    info.external_attr = 0o100600 << 16
    return info


def deflate_pays(size: int, blocks: Iterator[bytes]) -> bool:
    """Tell whether ``size`` bytes of content shrink, but not so much that it looks like a bomb.

    What is packed only grows, so most content is known to be none long before its end: reading on
    would pack everything twice.
    """
    first = next(blocks, b"")
    if not shrinks(first):
        return False
    packer, packed = zlib.compressobj(_LEVEL), 0
    for block in chain((first,), blocks):
        for start in range(0, len(block), _SAMPLE):
            packed += len(packer.compress(block[start : start + _SAMPLE]))
            if size <= _SUSPICIOUS * packed:
                return True
    return size <= _SUSPICIOUS * (packed + len(packer.flush()))


def shrinks(start: bytes) -> bool:
    """Tell whether the beginning of some content is worth packing."""
    sample = start[:_SAMPLE]
    return bool(sample) and len(zlib.compress(sample, _LEVEL)) <= _WORTH * len(sample)


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block
