"""The records of a package's JSON by their number, wherever they stand in it.

Packed, a place in the JSON can only be reached through all that is before it: a second for the last
of 100,000 records.  So whatever has been gone through once leaves marks, from each of which the
unpacking can go on.
"""

from __future__ import annotations

import threading
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from dsr_desk.documents.package.container import Container
from dsr_desk.documents.package.manifest import JSON
from dsr_desk.documents.package.opened import lines_of
from dsr_desk.domain.errors import PackageInvalid

_STEP = 128 * 1024
"""Packed bytes between two marks at least; a mark is some 40 kB of memory."""
_MOST_MARKS = 256
_BLOCK = 1024 * 1024


class _Unpacking(Protocol):
    """What ``zlib.decompressobj`` returns."""

    @property
    def unconsumed_tail(self) -> bytes: ...

    def decompress(self, data: bytes, most: int, /) -> bytes: ...

    def flush(self) -> bytes: ...

    def copy(self) -> _Unpacking: ...


class _Stored:
    """Unpacks what is not packed."""

    unconsumed_tail = b""

    def decompress(self, data: bytes, _most: int, /) -> bytes:
        """Return it."""
        return data

    def flush(self) -> bytes:
        """Return that nothing is left."""
        return b""

    def copy(self) -> _Unpacking:
        """Return one that goes on from here."""
        return self


class Records:
    """Keeps the package open until it is closed; may be asked from several threads."""

    def __init__(self, path: Path, step: int = _STEP) -> None:
        """Open the package; :meth:`close` it in the end.

        Raises:
            PackageInvalid, Refusal: it has no JSON, or is no package.
        """
        self._container = Container(path)
        try:
            self._packed, packed = self._container.packed(JSON)
        except BaseException:
            self._container.close()
            raise
        self._turn = threading.Lock()
        self._step = max(step, self._packed.size // _MOST_MARKS)
        self._marks: list[_Unpacking] = [zlib.decompressobj(-15) if packed else _Stored()]
        self._ends = array("Q", [0])
        """How many lines end before each mark."""
        self.steps = 0
        """How many pieces have been unpacked so far."""
        self._closed = False

    def line(self, number: int) -> bytes:
        """Return a line, from 0, without its end; empty behind the last.

        Raises:
            PackageInvalid: what is packed there can't be unpacked, or nobody reads it any more.
        """
        with self._turn:
            self._require_open()
            self._go_to(number)
            at = max(bisect_left(self._ends, number) - 1, 0)
            lines = lines_of(self._pieces(at))
            for _ in range(number - self._ends[at]):
                if next(lines, None) is None:
                    return b""
            return next(lines, b"")

    def close(self) -> None:
        """Close the package; who is in the middle of it is refused soon."""
        self._closed = True
        with self._turn:
            self._container.close()

    def _require_open(self) -> None:
        if self._closed:
            raise PackageInvalid("it is no longer open")

    def _go_to(self, number: int) -> None:
        """Leave marks up to where a line begins."""
        while self._ends[-1] < number and len(self._marks) * self._step < self._packed.size:
            going = self._marks[-1].copy()
            pieces = self._unpacked(len(self._marks) - 1, going)
            ended = sum(piece.count(b"\n") for piece in pieces)
            self._marks.append(going)
            self._ends.append(self._ends[-1] + ended)

    def _pieces(self, at: int) -> Iterator[bytes]:
        """Yield what stands there from a mark on."""
        going = self._marks[at].copy()
        while at * self._step < self._packed.size:
            yield from self._unpacked(at, going)
            at += 1
        yield going.flush()

    def _unpacked(self, at: int, going: _Unpacking) -> Iterator[bytes]:
        """Yield what is packed between two marks, never much at once: it may swell."""
        self._packed.seek(at * self._step)
        self.steps += 1
        try:
            data = self._packed.read(self._step)
            while data:
                self._require_open()
                yield going.decompress(data, _BLOCK)
                data = going.unconsumed_tail
        except (zlib.error, OSError):
            raise PackageInvalid(f"{JSON} has been changed") from None
