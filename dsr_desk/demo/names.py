"""Names as they appear in addresses."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans({"’": "", "'": "", ".": "", "ø": "o", "æ": "ae", "ß": "ss"})


def plain_letters(name: str) -> str:
    """Return the name without diacritics: ``Åsa Öberg`` becomes ``Asa Oberg``."""
    parts = unicodedata.normalize("NFD", name.translate(_LETTERS))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def first_name(name: str) -> str:
    """Return the given name."""
    return name.split(maxsplit=1)[0]
