"""Bytes that come in pieces: as many of them as somebody wants, and no more; and their hash."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

_BLOCK = 1 << 20


def head(pieces: Iterator[bytes], most: int) -> bytes:
    """Return the first bytes, at most so many; what follows is not read, and its source closed."""
    held, size = [], 0
    try:
        for piece in pieces:
            held.append(piece[: most - size])
            size += len(held[-1])
            if size >= most:
                break
    finally:
        # Only a generator holds something open.
        close = getattr(pieces, "close", None)
        if close is not None:
            close()
    return b"".join(held)


def hash_of(path: Path, heard: Callable[[int], None]) -> tuple[str, int]:
    """Return the SHA-256 of a file of ours and how many bytes that was.

    ``heard`` is told after each block how many have been read, and may stop it by raising.
    """
    hashed, done = hashlib.sha256(), 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            hashed.update(block)
            done += len(block)
            heard(done)
    return hashed.hexdigest(), done
