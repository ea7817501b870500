"""Text as identifiers are compared: lower case, without accents and without what can't be seen.

A letter at a time, so that every folded letter can be led back to where it stands in the text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_UNSEEN = frozenset({"Cf", "Mn", "Me"})


class _Table(dict[int, str]):
    """Folds each character once."""

    def __missing__(self, number: int) -> str:
        loose = unicodedata.normalize("NFKD", chr(number))
        kept = (c for c in loose if unicodedata.category(c) not in _UNSEEN)
        folded = self[number] = "".join(kept).casefold()
        return folded


_TABLE = _Table()


def plain(text: str) -> str:
    """Return the text folded; the same for composed and decomposed letters."""
    return text.lower() if text.isascii() else text.translate(_TABLE)


def places(text: str) -> Sequence[int]:
    """Return, for each letter of the folded text and for its end, its place in the text."""
    if text.isascii():
        return range(len(text) + 1)
    found: list[int] = []
    for place, letter in enumerate(text):
        found.extend([place] * len(_TABLE[ord(letter)]))
    found.append(len(text))
    return found
