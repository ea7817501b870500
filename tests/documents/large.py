"""Attachments that are too large to lie in memory."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest

from dsr_desk.domain.extracts.packages import PackageItem

PIECE = 512 * 1024
NOISE = random.Random(3).randbytes(PIECE)
WORDS = b"".join(f"Rad {n} i en lista.\n".encode() for n in range(30_000))[:PIECE]
KINDS = pytest.mark.parametrize("piece", [NOISE, WORDS], ids=["noise", "words"])


class Source:
    """Makes an attachment up while it is read; knows how far that was, and if it is shut."""

    def __init__(
        self, piece: bytes, count: int, at: Callable[[int], None] = lambda n: None
    ) -> None:
        self.piece, self.count, self.at = piece, count, at
        self.read, self.closed = 0, False

    def __call__(self, item: PackageItem, attachment: str) -> Iterator[bytes]:
        try:
            for number in range(self.count):
                self.at(number)
                self.read += 1
                yield self.piece
        finally:
            self.closed = True
