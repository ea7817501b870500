"""Identifiers sought by their letters and digits alone, whatever stands between these.

A line may end in the middle of an address, a forum puts a mark into a plate, a quoted line begins
with ``>``: all of that is gone once only letters and digits are left.  What was found is then led
back to its place and held against it: it must be whole words there, and where it is cut, cut as
lines and groups of digits are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from ahocorasick_rs import AhoCorasick

from dsr_desk.domain.extracts.redaction.identity import Hit, Sort
from dsr_desk.domain.finding.detecting.patterns import PARTS

_CUT = re.compile(rf"[\s>|*=_{PARTS}]{{1,8}}")
"""What may stand in the middle of a long identifier: a line's end, or what parts groups."""
_MARKS = re.compile(r"(?:_|[^\w<]){0,8}")
"""What may stand where the identifier itself has a mark."""
_LONG, _LONG_WITH_DIGITS = 8, 6
"""Letters and digits from which on an identifier is told even when it is cut anywhere."""
_SHORTEST = 3
_AT_ONCE = 16_384
"""Letters that are gone through in one call, which returns all places in a list."""


class Squeezed:
    """Finds identifiers in texts of which only letters and digits are looked at."""

    def __init__(self) -> None:
        """Begin with none."""
        self._owners: dict[str, int] = {}
        self._marks: dict[str, frozenset[int]] = {}

    def __bool__(self) -> bool:
        """Tell whether anything is sought."""
        return bool(self._owners)

    def add(self, folded: str, owner: int, *, sort: Sort) -> None:
        """Take an identifier that is folded; of two that are written alike the first counts."""
        letters = "".join(c for c in folded if c.isalnum())
        if len(letters) < (_LONG if sort is Sort.ADDRESS else _SHORTEST):
            return
        marks, count = set(), 0
        for sign in folded:
            count += sign.isalnum()
            if not sign.isalnum():
                marks.add(count)
        self._owners.setdefault(letters, owner)
        self._marks[letters] = self._marks.get(letters, frozenset()) | marks

    def find(self, folded: str, words: Sequence[str]) -> Iterator[Hit]:
        """Yield where a folded text, whose words are given, holds one of them."""
        at: list[int] = []
        for number, start, end in self._all_in("".join(words)):
            at = at or [place for place, sign in enumerate(folded) if sign.isalnum()]
            wanted = self._wanted[number]
            first, last = at[start], at[end - 1] + 1
            apart = not _of_word(folded, first - 1) and not _goes_on(folded, last)
            if apart and self._is_whole(wanted, folded, at[start:end]):
                yield Hit(first, last, self._owners[wanted])

    def _all_in(self, letters: str) -> Iterator[tuple[int, int, int]]:
        """Yield all that is found, a piece at a time: “aaa” is everywhere in “aaaa…”."""
        for begin in range(0, len(letters), _AT_ONCE):
            first = max(0, begin - self._longest + 1)
            piece = letters[first : begin + _AT_ONCE]
            for number, start, end in self._automaton.find_matches_as_indexes(piece, True):
                if first + end > begin:
                    yield number, first + start, first + end

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._owners))

    @cached_property
    def _wanted(self) -> tuple[str, ...]:
        return tuple(self._owners)

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(self._wanted)

    def _is_whole(self, wanted: str, folded: str, at: Sequence[int]) -> bool:
        """Tell whether what stands between the letters is what may stand there."""
        digits = any(map(str.isdigit, wanted))
        anywhere = len(wanted) >= (_LONG_WITH_DIGITS if digits else _LONG)
        marks = self._marks[wanted]
        for count in range(1, len(at)):
            gap = folded[at[count - 1] + 1 : at[count]]
            if not gap:
                continue
            if not (
                (count in marks and _MARKS.fullmatch(gap))
                or (anywhere and _CUT.fullmatch(gap) and not _ends_a_sentence(gap))
            ):
                return False
        return True


def _ends_a_sentence(gap: str) -> bool:
    return gap[0] in ".!?" and gap[1:].strip(" ") != gap[1:] and "\n" not in gap


def _of_word(folded: str, place: int) -> bool:
    return place >= 0 and folded[place].isalnum()


def _goes_on(folded: str, end: int) -> bool:
    """Tell whether a word goes on behind a place, but for the ending of a genitive."""
    behind = folded[end : end + 2]
    return behind[:1].isalnum() and not (behind[0] == "s" and not behind[1:].isalnum())
