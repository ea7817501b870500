"""Arabic letters joined by Unicode's own compatibility table: enough to read, no typesetting."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from dsr_desk.documents.pdf.bidi import is_western

_SITTING = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe2f"
_ARABIC = re.compile(f"[\u0620-\u06ff][\u0610-\u06ff\u0750-\u077f\u08a0-\u08ff{_SITTING}]*")
_TATWEEL, _LAM = "\u0640", "\u0644"


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
    return text if is_western(text) else _ARABIC.sub(_joined, text)


def _joined(found: re.Match[str]) -> str:
    """Join a stretch of letters; nothing joins beyond it."""
    units = _units(found.group())
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
