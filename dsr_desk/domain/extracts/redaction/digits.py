"""Telephone and personal identity numbers, sought by their digits in every grouping."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dsr_desk.domain.extracts.redaction.identity import Hit, Identifier, Sort
from dsr_desk.domain.finding.identifiers import SHAPES
from dsr_desk.domain.finding.identifiers import Identifier as Shape

_RUN = re.compile(r"\d(?<!\w\d)(?:[\s()/.>\u2010-\u2015-]{0,4}\d){6,}")
"""A digit comes first, and what may not stand before it then: so the search goes over letters."""
_NUMBER_SHAPE = dict(SHAPES)[Shape.PERSONAL_NUMBER]
_PREFIXES = ("00460", "0046", "460", "46", "00", "0", "")
"""The longest first."""


@dataclass(slots=True)
class Digits:
    """Numbers and their owners."""

    cores: dict[str, tuple[int, bool]] = field(default_factory=dict)
    """Digits behind every prefix: owner, and whether it is a national number."""
    persons: dict[str, int] = field(default_factory=dict)
    lengths: set[int] = field(default_factory=set)
    """Of the cores: few, however many there are."""

    def add(self, wanted: Identifier, owner: int) -> None:
        """Take a number."""
        if wanted.sort is Sort.NUMBER:
            self.persons.setdefault(wanted.text, owner)
            return
        core = wanted.text[1:]
        self.cores.setdefault(core, (owner, not wanted.text.startswith("+")))
        self.lengths.add(len(core))

    def find(self, folded: str) -> Iterator[Hit]:
        """Yield where a folded text holds one of the numbers."""
        if self.cores:
            for run in _RUN.finditer(folded):
                if self._holds_one("".join(filter(str.isdigit, run.group()))):
                    at = [n for n in range(run.start(), run.end()) if folded[n].isdigit()]
                    yield from self._in_run(folded, at)
        if self.persons:
            for shape in _NUMBER_SHAPE.finditer(folded):
                owner = self.persons.get(re.sub(r"\D", "", shape.group())[-10:])
                if owner is not None:
                    yield Hit(shape.start(), shape.end(), owner)

    def _holds_one(self, digits: str) -> bool:
        """Tell at once of most runs, such as dates, that no number is among their digits."""
        return any(
            digits[start : start + length] in self.cores
            for length in self.lengths
            for start in range(len(digits) - length + 1)
        )

    def _in_run(self, folded: str, at: list[int]) -> Iterator[Hit]:
        digits = "".join(folded[n] for n in at)
        for length in sorted(self.lengths):
            for start in range(len(digits) - length + 1):
                found = self.cores.get(digits[start : start + length])
                end = start + length
                if found is None or (end < len(at) and at[end] == at[end - 1] + 1):
                    continue
                begin = _begin(digits, at, start, national=found[1])
                if begin >= 0:
                    plus = folded[max(0, at[begin] - 1) : at[begin]] == "+"
                    yield Hit(at[begin] - plus, at[end - 1] + 1, found[0])


def _begin(digits: str, at: list[int], start: int, *, national: bool) -> int:
    """Return where a number with its prefix begins, or -1 when it is a piece of a longer one."""
    for prefix in _PREFIXES:
        begin = start - len(prefix)
        if begin < 0 or digits[begin:start] != prefix or (national and prefix in ("", "00")):
            continue
        if begin == 0 or at[begin] > at[begin - 1] + 1:
            return begin
    return -1
