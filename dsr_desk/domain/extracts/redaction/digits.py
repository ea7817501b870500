"""Telephone and personal identity numbers, sought by their digits in every grouping."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dsr_desk.domain.extracts.redaction.identity import Hit, Identifier, Sort
from dsr_desk.domain.finding.detecting.patterns import PARTS
from dsr_desk.domain.finding.detecting.seen import with_ascii_digits

_GAP = rf"[\s+_>{PARTS}]{{0,8}}"
_RUN = re.compile(rf"\d(?<![^\W_]\d)(?:{_GAP}\d){{6,}}")
"""A digit comes first, and what may not stand before it then: so the search goes over letters."""
_PERSON = re.compile(rf"\d(?:(?<![^\W_]\d)|(?<=\bse\d)|(?<=\bse \d))(?:{_GAP}\d){{9,}}")
_CENTURIES = ("18", "19", "20")
_PREFIXES = ("00460", "0046", "460", "46", "00", "0", "")
"""The longest first."""
_OWN_PREFIX = range(1, 4)
"""Digits of a country's prefix: which of them they are, a number does not say."""
_SHORTEST = 8
_NO_ZERO = ("45", "47")
"""Countries in which a number at home is the same eight digits, without a zero."""


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
        core, abroad = wanted.text[1:], wanted.text.startswith("+")
        self._add_core(core, owner, national=not abroad)
        # “+44 20 …” is “+44 (0)20 …” too, and at home “020 …”.
        for cut in _OWN_PREFIX if abroad else ():
            prefix, home = core[:cut], core[cut:]
            if len(home) >= _SHORTEST:
                self._add_core(f"{prefix}0{home}", owner, national=False)
                self._add_core(home, owner, national=prefix not in _NO_ZERO)

    def _add_core(self, core: str, owner: int, *, national: bool) -> None:
        self.cores.setdefault(core, (owner, national))
        self.lengths.add(len(core))

    def find(self, folded: str) -> Iterator[Hit]:
        """Yield where a folded text holds one of the numbers."""
        folded = with_ascii_digits(folded)
        if self.cores:
            for run in _RUN.finditer(folded):
                if self._holds_one("".join(filter(str.isdigit, run.group()))):
                    at = [n for n in range(run.start(), run.end()) if folded[n].isdigit()]
                    yield from self._in_run(folded, at)
        if self.persons:
            for run in _PERSON.finditer(folded):
                at = [n for n in range(run.start(), run.end()) if folded[n].isdigit()]
                yield from self._persons_in("".join(folded[n] for n in at), at)

    def _persons_in(self, digits: str, at: list[int]) -> Iterator[Hit]:
        """Yield personal numbers, with a century or without, however they are grouped."""
        for end in range(10, len(digits) + 1):
            owner, start = self.persons.get(digits[end - 10 : end]), end - 10
            if owner is None or (_goes_on(at, end) and not _is_taxed(digits, at, end)):
                continue
            dated = start >= 2 and digits[start - 2 : start] in _CENTURIES
            for begin in (start - 2, start) if dated else (start,):
                if begin == 0 or at[begin] > at[begin - 1] + 1:
                    yield Hit(at[begin], at[end - 1] + 1, owner)
                    break

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
                if found is None or _goes_on(at, end):
                    continue
                begin = _begin(digits, at, start, national=found[1])
                if begin >= 0:
                    plus = folded[max(0, at[begin] - 1) : at[begin]] == "+"
                    yield Hit(at[begin] - plus, at[end - 1] + 1, found[0])


def _goes_on(at: list[int], end: int) -> bool:
    """Tell whether another digit stands right behind a number."""
    return end < len(at) and at[end] == at[end - 1] + 1


def _is_taxed(digits: str, at: list[int], end: int) -> bool:
    """Tell whether what goes on is the end of a sole trader's VAT number: “SE 850101123401”."""
    return digits[end : end + 2] == "01" and not _goes_on(at, end + 2)


def _begin(digits: str, at: list[int], start: int, *, national: bool) -> int:
    """Return where a number with its prefix begins, or -1 when it is a piece of a longer one."""
    for prefix in _PREFIXES:
        begin = start - len(prefix)
        if begin < 0 or digits[begin:start] != prefix or (national and prefix in ("", "00")):
            continue
        if begin == 0 or at[begin] > at[begin - 1] + 1:
            return begin
    return -1
