"""Seeking an address in any text: how it may be written, and where a hit really is that address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from contextlib import suppress

import idna

from dsr_desk.domain.addresses import EmailAddress

_ASCII = re.compile(r"[\x21-\x7e]+")


def fold(text: str) -> str:
    """Return the text as addresses are compared: composed and in lower case."""
    return unicodedata.normalize("NFC", text).lower()


def spellings(address: EmailAddress) -> tuple[str, ...]:
    """Return the folded forms in which an address may stand in a text."""
    local, _, domain = address.key.rpartition("@")
    forms = [address.key, fold(address.text)]
    with suppress(idna.IDNAError):
        forms.append(f"{local}@{idna.decode(domain)}")
    return tuple(dict.fromkeys(forms))


def rough(form: str) -> str:
    """Return the longest run of ASCII in a folded form.

    Databases agree on the lower case of ASCII and of nothing else; so rows are sieved by this in
    SQL, and ``Needles`` then looks closely.
    """
    return max(_ASCII.findall(form), key=len, default="@")


class Needles:
    """Some persons' addresses, ready to be sought in texts."""

    def __init__(self, addresses: Iterable[EmailAddress]) -> None:
        """Take the addresses."""
        forms = dict.fromkeys(form for address in addresses for form in spellings(address))
        self.forms: Sequence[str] = tuple(forms)
        self.sieves: Sequence[str] = tuple(dict.fromkeys(rough(form) for form in forms))
        either = "|".join(re.escape(form) for form in forms)
        # anna@ must not be found inside joanna@, nor .se inside .se.example: somebody else's case
        # would never close.
        self._found = re.compile(rf"(?<![\w.+-])(?:{either})(?![\w-]|\.\w)") if forms else None

    def within(self, value: object) -> bool:
        """Tell whether a stored text (or bytes that hold text) names one of the addresses."""
        if self._found is None or value is None:
            return False
        if isinstance(value, bytes | bytearray | memoryview):
            value = bytes(value).decode("utf-8", "replace")
        return self.find(fold(str(value))) is not None

    def find(self, folded: str) -> tuple[int, int] | None:
        """Return where a folded text names one of the addresses first."""
        # Nearly all texts hold none of them, which is told much sooner without the pattern.
        if self._found is None or not any(form in folded for form in self.forms):
            return None
        hit = self._found.search(folded)
        return hit.span() if hit is not None else None
