"""Telephone numbers in texts: how one number may be written, and where it stands.

Swedish numbers, with or without the country's prefix.  A number is cut into the groups in which
people write it; the same groups are sought in an index (as phrases) and held against a text, so
that neither finds what the other does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from dsr_desk.domain.finding.detecting.patterns import PARTS

_WRITTEN = re.compile(rf"(?<![\w+])(?:\+46|0046|0)[\d{PARTS}]{{6,18}}\d(?!\w)")
_BETWEEN = rf"[\s{PARTS}]{{1,3}}"
_SHORTEST, _LONGEST = 8, 10
_MOST = 5
"""How many different numbers of one person are sought."""

Groups = tuple[str, ...]


def national(text: str) -> str:
    """Return a number's digits with the leading zero, or nothing when it is no such number."""
    digits = re.sub(r"\D", "", text.replace("(0)", ""))
    if text.lstrip().startswith("+46"):
        digits = "0" + digits[2:].removeprefix("0")
    elif digits.startswith("0046"):
        digits = "0" + digits[4:].removeprefix("0")
    plausible = digits.startswith("0") and not digits.startswith("00")
    return digits if plausible and _SHORTEST <= len(digits) <= _LONGEST else ""


def numbers_in(texts: Iterable[str], shared: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the numbers that stand in the texts, the most frequent first; shared ones left out."""
    known = {national(text) for text in shared}
    found = Counter(national(hit.group()) for text in texts for hit in _WRITTEN.finditer(text))
    ranked = sorted(found, key=lambda number: (-found[number], number))
    return tuple(number for number in ranked if number and number not in known)[:_MOST]


@cache
def groupings(number: str) -> tuple[Groups, ...]:
    """Return the groups of digits in which a national number may be written."""
    written: dict[Groups, None] = {}
    for cut in (2, 3, 4):
        area, rest = number[:cut], number[cut:]
        for parts in _cut(rest):
            bare = area[1:]
            written[(area, *parts)] = None
            written[("46", bare, *parts)] = None
            written[("46", "0", bare, *parts)] = None
            written[(f"46{bare}", *parts)] = None
            written[("0046", bare, *parts)] = None
    for whole in (number, f"46{number[1:]}", f"0046{number[1:]}"):
        written[(whole,)] = None
    for prefix in ("46", "0046"):
        written[(prefix, number[1:])] = None
    return tuple(written)


def pattern_of(number: str) -> re.Pattern[str]:
    """Return what finds a national number in a text, in each of its groupings."""
    forms = sorted((_BETWEEN.join(groups) for groups in groupings(number)), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")


def _cut(digits: str) -> Iterator[Groups]:
    """Yield the digits whole, and cut into groups of two to four."""
    if len(digits) > 4:
        yield (digits,)
    yield from _groups(digits)


def _groups(digits: str) -> Iterator[Groups]:
    if not digits:
        yield ()
    for size in (2, 3, 4):
        if size <= len(digits):
            for rest in _groups(digits[size:]):
                yield (digits[:size], *rest)
