"""Which scripts need more than a letter beside the other, and where their stretches are in a text.

Letters of these join, stack, change their order or carry marks; a stretch is shaped as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SITTING = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff"
_JOINING = "\u200c\u200d"
_DANDAS = "\u0964\u0965"
_LETTERS = {
    "Arab": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff",
    "Hebr": "\u0591-\u05f4\ufb1d-\ufb4f",
    "Syrc": "\u0700-\u074f",
    "Thaa": "\u0780-\u07b1",
    "Nkoo": "\u07c0-\u07ff",
    "Deva": f"\u0900-\u0963\u0966-\u097f\ua8e0-\ua8ff{_DANDAS}",
    "Beng": "\u0980-\u09ff",
    "Guru": "\u0a00-\u0a7f",
    "Gujr": "\u0a80-\u0aff",
    "Orya": "\u0b00-\u0b7f",
    "Taml": "\u0b80-\u0bff",
    "Telu": "\u0c00-\u0c7f",
    "Knda": "\u0c80-\u0cff",
    "Mlym": "\u0d00-\u0d7f",
    "Sinh": "\u0d80-\u0dff",
    "Thai": "\u0e00-\u0e7f",
    "Laoo": "\u0e80-\u0eff",
    "Mymr": "\u1000-\u109f\ua9e0-\ua9fe\uaa60-\uaa7f",
    "Khmr": "\u1780-\u17ff\u19e0-\u19ff",
    "Ethi": "\u1200-\u139f\u2d80-\u2ddf",
}
_MARKED = {
    "Latn": "A-Za-z\u00c0-\u024f\u1e00-\u1eff",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Cyrl": "\u0400-\u052f",
}
"""Scripts whose letters need it only below marks that are letters of their own."""
_MOST_LETTERS = 1_000
"""Of a stretch: a letter takes half a kilobyte while it is shaped, and a mail may be one word."""
_RIGHTWARD = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo"})
_BEFORE = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4")
_BEHIND = frozenset("\u0e2f\u0e30\u0e32\u0e33\u0e45\u0e46\u0eaf\u0eb0\u0eb2\u0eb3\u0ec6")
"""Vowels and signs of Thai and Lao that belong to the letter behind, or to the one before."""
_IS_OF = {name: re.compile(f"[{letters}]") for name, letters in _LETTERS.items()}
# Spaces between words belong to them: PDFium passes over a string of nothing else.
_STRETCHES = re.compile(
    "|".join(
        [
            *(
                f"(?P<{name}>{word}(?: +{word})*)"
                for name, letters in _LETTERS.items()
                for word in [f"[{letters}][{letters}{_SITTING}{_JOINING}]*"]
            ),
            *(f"(?P<{name}>[{letters}][{_SITTING}]+)" for name, letters in _MARKED.items()),
        ]
    )
)
_ANY = re.compile(f"[{''.join(_LETTERS.values())}{_SITTING}]")


def needs_shaping(text: str) -> bool:
    """Tell whether any stretch of a text may have to be shaped."""
    return _ANY.search(text) is not None


def script_of(letter: str) -> str:
    """Return the script that a letter is of, by its four letters, if that needs shaping."""
    return next((name for name, letters in _IS_OF.items() if letters.match(letter)), "")


def direction_of(script: str) -> str:
    """Return how the letters of a script are read: ``ltr`` or ``rtl``."""
    return "rtl" if script in _RIGHTWARD else "ltr"


def goes_on(before: str, after: str) -> bool:
    """Tell whether no line may end between two letters: Thai and Lao set no spaces."""
    return before in _BEFORE or after in _BEHIND


def stretches(text: str) -> Iterator[tuple[str, str]]:
    """Yield a text's stretches in order, each with its script; none where letters stand alone."""
    place = 0
    for found in _STRETCHES.finditer(text):
        if found.start() > place:
            yield text[place : found.start()], ""
        for start in range(found.start(), found.end(), _MOST_LETTERS):
            yield text[start : min(start + _MOST_LETTERS, found.end())], found.lastgroup or ""
        place = found.end()
    if place < len(text):
        yield text[place:], ""
