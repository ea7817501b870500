"""Bytes to text whatever a mail says about its character set."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

from dsr_desk.mail.reading.headers import SLOW_CODECS

_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class DecodedText:
    """Text, and whether its character set had to be guessed."""

    text: str
    guessed: bool = False


def _named(charset: str) -> str:
    """Return a usable codec name, or nothing."""
    name = charset.strip().strip("'\"").lower()
    try:
        known = codecs.lookup(name).name.replace("_", "-")
    except (LookupError, ValueError, UnicodeError):
        return ""
    return "" if known in SLOW_CODECS else known


def _guess(data: bytes) -> str:
    best = from_bytes(data[:_SAMPLE]).best()
    for codec in (best.encoding if best else "cp1252", "cp1252"):
        try:
            return data.decode(codec)
        except (LookupError, UnicodeError):
            continue
    return data.decode("latin-1")


def decode_text(data: bytes, charset: str) -> DecodedText:
    """Decode with the named character set; if that fails, with UTF-8, else with a guess."""
    for codec, guessed in ((_named(charset), False), ("utf-8", True)):
        try:
            if codec:
                return DecodedText(data.decode(codec), guessed)
        except (UnicodeError, LookupError, ValueError):
            continue
    return DecodedText(_guess(data), guessed=True)
