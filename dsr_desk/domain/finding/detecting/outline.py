"""What is known of a whole text at once: by it most detectors know that they find nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import NamedTuple

from dsr_desk.domain.finding.folded import plain, signs_of, words_in

_NUMBERS = re.compile(b"0+")
_MOST_NUMBERS = 12
"""Numbers of a text that are looked at one by one; where there are more, any may be told."""
_NO_DIGITS_NOR_LETTERS = bytes(set(range(256)) - set(b"0Aa"))


class Outline(NamedTuple):
    """The words of a text, folded, and what stands at each of its places (``folded.signs_of``)."""

    words: Set[str]
    signs: bytes

    def has(self, *runs: bytes) -> bool:
        """Tell whether one of these stands in the text: ``b"AAA 0"`` is three capitals, a digit."""
        # A loop: ``any`` makes a generator, which takes longer than what it asks.
        for run in runs:  # noqa: SIM110
            if run in self.signs:
                return True
        return False

    def has_any(self, words: Set[str]) -> bool:
        """Tell whether one of these is a word of the text."""
        return not words.isdisjoint(self.words)

    def has_digits_in_a_row(self, many: int) -> bool:
        """Tell whether so many digits stand in a row, whatever signs are between them."""
        return has_digits_in_a_row(self.signs, many)

    def has_before_a_number(self, text: str, letters: Sequence[str], within: int) -> bool:
        """Tell whether one of these runs of letters stands so near before a number."""
        numbers = [found.start() for found in _NUMBERS.finditer(self.signs)]
        if len(numbers) > _MOST_NUMBERS:
            return True
        before = "\0".join(text[max(0, at - within) : at] for at in numbers).casefold()
        return any(letter in before for letter in letters)


def has_digits_in_a_row(signs: bytes, many: int) -> bool:
    """Tell the same by what stands at a text's places."""
    return b"0" * many in signs.translate(None, _NO_DIGITS_NOR_LETTERS)


def outline_of(text: str, folded: str | None = None) -> Outline:
    """Return the outline of a text, which may be folded already."""
    words = words_in(plain(text) if folded is None else folded)
    return Outline(frozenset(words), signs_of(text))
