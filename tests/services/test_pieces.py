"""As many bytes as somebody wants, and what they come from is closed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dsr_desk.services.pieces import head


@pytest.mark.parametrize(("most", "read", "asked"), [(0, b"", 1), (3, b"abc", 1), (5, b"abcde", 2)])
def test_no_more_is_read_than_is_wanted(most: int, read: bytes, asked: int) -> None:
    given: list[bytes] = []
    shut: list[bool] = []

    def pieces() -> Iterator[bytes]:
        try:
            for piece in (b"abc", b"def", b"ghi"):
                given.append(piece)
                yield piece
        finally:
            shut.append(True)

    assert head(pieces(), most) == read
    assert (len(given), shut) == (asked, [True])


def test_what_is_shorter_comes_whole() -> None:
    assert head(iter((b"ab", b"", b"c")), 100) == b"abc"
