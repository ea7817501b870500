"""Bytes that come in pieces: as many of them as somebody wants, and no more."""

from __future__ import annotations

from collections.abc import Iterator


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
