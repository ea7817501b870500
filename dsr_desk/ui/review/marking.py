"""Where the sought words stand in a text, as Qt counts places.  Pure, so that a job can do it."""

from __future__ import annotations

import re

MOST = 500
"""So many hits of one text are marked; nobody steps through more."""


def count(text: str, words: str) -> int:
    """Return how many hits a text has, marked or not."""
    wanted = _wanted(words)
    return sum(1 for _ in wanted.finditer(text)) if wanted else 0


def spans(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Return start and end of every hit, in order; letters outside the first plane count two."""
    wanted = _wanted(words)
    if wanted is None:
        return ()
    found: list[tuple[int, int]] = []
    at, units = 0, 0
    for hit in wanted.finditer(text):
        start = units + _units(text[at : hit.start()])
        at, units = hit.end(), start + _units(hit.group())
        found.append((start, units))
        if len(found) == MOST:
            break
    return tuple(found)


def _wanted(words: str) -> re.Pattern[str] | None:
    each = sorted(set(words.split()), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, each)), re.IGNORECASE) if each else None


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
