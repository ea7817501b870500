"""Whose an address is, by the names that stand in the text."""

from __future__ import annotations

import re

from dsr_desk.domain.addresses import EmailAddress

_OWN_NAME = 4
"""Letters of a name's part at least that tells whose an address is."""
_WHOLE_NAME, _TOLD_WITHIN = 2, 600
"""Parts of a whole name at least, and the characters above its address in which it may stand."""
_TELLING = 3
"""Words that a line says beside a name at least to tell of somebody: alone it signs the mail."""


def named_beside(lead: str, address: EmailAddress) -> bool:
    """Tell whether the word before the address is its owner's name, or one a little before is.

    “Geoffrey, who has two f's in everything (geoffrey.tuff@…” names him by a whole part of it.
    """
    words = re.findall(r"[^\W\d_]+", lead)
    local = plain(address.local)
    if words and len(words[-1]) >= 3 and plain(words[-1]) in local:
        return True
    parts = {part for part in re.split(r"[\W\d_]+", local) if len(part) >= _OWN_NAME}
    return any(plain(word) in parts for word in words)


def named_above(text: str, address: EmailAddress) -> bool:
    """Tell whether the mail has told of somebody whose whole name the address holds."""
    parts = re.findall(r"[^\W\d_]+", plain(address.local))
    if len(parts) < _WHOLE_NAME:
        return False
    for line in text[-_TOLD_WITHIN:].splitlines():
        told = [plain(word) for word in re.findall(r"[^\W\d_]+", line)]
        named = any(told[at : at + len(parts)] == parts for at in range(len(told)))
        if named and len(told) >= len(parts) + _TELLING:
            return True
    return False


def plain(word: str) -> str:
    """Return a name as it is written in addresses: lower case, without diacritics."""
    return word.lower().translate(str.maketrans("åäöéèüæø", "aaoeeuao"))
