"""Arabic letters joined and right-to-left text in reading order: enough to read, no typesetting.

The joined forms come from Unicode's own compatibility table; the order is the bidirectional
algorithm without explicit embeddings, whose controls are shown as marks (``visible.py``).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ARABIC = re.compile("[\u0620-\u06ff]")
_TATWEEL, _LAM = "\u0640", "\u0644"
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_STRONG = {"L": "L", "R": "R", "AL": "R"}
_NUMBERS = frozenset({"EN", "AN"})


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Return, for each letter or lam-alef pair, its isolated, initial, medial and final form."""
    forms: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFBFF), *range(0xFE80, 0xFEFD)):
        kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        base = "".join(chr(int(letter, 16)) for letter in letters)
        if kind in ("<isolated>", "<initial>", "<medial>", "<final>") and len(base) <= 2:
            forms.setdefault(base, {}).setdefault(kind[1:-1], chr(code))
    return forms


def _joins_on(letter: str) -> bool:
    return letter == _TATWEEL or "initial" in _forms().get(letter, ())


def _joins_back(letter: str) -> bool:
    return letter == _TATWEEL or "final" in _forms().get(letter, ())


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) == "Mn"


def join_letters(text: str) -> str:
    """Return the text with Arabic letters in the forms they have beside each other."""
    if _is_western(text) or not _ARABIC.search(text):
        return text
    units = _units(text)
    joined: list[str] = []
    for place, (letter, marks) in enumerate(units):
        before = units[place - 1][0][-1:] if place else ""
        after = units[place + 1][0][:1] if place + 1 < len(units) else ""
        back = _joins_back(letter) and _joins_on(before)
        on = _joins_on(letter) and _joins_back(after)
        name = ("medial" if on else "final") if back else ("initial" if on else "isolated")
        joined.append(_forms().get(letter, {}).get(name, letter) + marks)
    return "".join(joined)


def _units(text: str) -> list[tuple[str, str]]:
    """Split a text into letters (lam with alef as one) and the marks that sit on them."""
    units: list[tuple[str, str]] = []
    for character in text:
        letter, marks = units[-1] if units else ("", "")
        if units and _is_mark(character):
            units[-1] = (letter, marks + character)
        elif letter == _LAM and not marks and letter + character in _forms():
            units[-1] = (letter + character, "")
        else:
            units.append((character, ""))
    return units


def holds_rightward(text: str) -> bool:
    """Tell whether there is any letter of a script that runs from the right."""
    return not _is_western(text) and _RTL.search(text) is not None


def _is_western(text: str) -> bool:
    """Tell whether a text is Latin-1: known at once, where a search looks at every letter."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


def is_rightward(line: str) -> bool:
    """Tell whether a line runs from the right: its first letter decides."""
    if not _RTL.search(line):
        return False
    strong = (_STRONG.get(unicodedata.bidirectional(character)) for character in line)
    return next((kind for kind in strong if kind), "L") == "R"


def in_reading_order(line: str) -> str:
    """Return the line's characters from left to right as they stand on the page."""
    if not _RTL.search(line):
        return line
    base = 1 if is_rightward(line) else 0
    clusters = _clusters(line)
    levels = _levels([_kind(cluster) for cluster in clusters], base)
    order = list(range(len(clusters)))
    for level in range(max(levels, default=0), 0, -1):
        _reverse_runs(order, levels, level)
    return "".join(
        clusters[place].translate(_MIRRORED) if levels[place] % 2 else clusters[place]
        for place in order
    )


def _clusters(line: str) -> list[str]:
    clusters: list[str] = []
    for character in line:
        if clusters and _is_mark(character):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _kind(cluster: str) -> str:
    kind = unicodedata.bidirectional(cluster[0])
    return _STRONG.get(kind, kind)


def _levels(kinds: list[str], base: int) -> list[int]:
    around = strong = "R" if base else "L"
    for place, kind in enumerate(kinds):
        strong = kind if kind in ("L", "R") else strong
        if kind == "EN" and strong == "L":
            kinds[place] = "L"
        inside = 0 < place < len(kinds) - 1
        if kinds[place] in ("CS", "ES") and inside and kinds[place - 1] in _NUMBERS:
            kinds[place] = kinds[place - 1] if kinds[place + 1] == kinds[place - 1] else "ON"
    place = 0
    while place < len(kinds):
        end = place
        while end < len(kinds) and kinds[end] not in ("L", "R", *_NUMBERS):
            end += 1
        if end > place:
            left = _side(kinds[place - 1]) if place else around
            right = _side(kinds[end]) if end < len(kinds) else around
            kinds[place:end] = [left if left == right else around] * (end - place)
        place = end + 1
    return [_level(kind, base) for kind in kinds]


def _side(kind: str) -> str:
    return "R" if kind in _NUMBERS else kind


def _level(kind: str, base: int) -> int:
    if kind == "R":
        return 1
    return 2 if kind in _NUMBERS or base else 0


def _reverse_runs(order: list[int], levels: list[int], level: int) -> None:
    place = 0
    while place < len(order):
        end = place
        while end < len(order) and levels[order[end]] >= level:
            end += 1
        order[place:end] = order[place:end][::-1]
        place = end + 1
