"""File names from outside, made safe: the number names the file, the rest is only a label."""

from __future__ import annotations

import re
import unicodedata

FOLDER = "attachments/"
_FORBIDDEN = frozenset('<>:"|?*')
_DROPPED = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.I)
_MOST_BYTES = 120
_MOST_EXTENSION = 16


def safe_name(name: str) -> str:
    """Return a name that stays in its folder on every system."""
    last = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    kept = "".join(
        c for c in last if c not in _FORBIDDEN and unicodedata.category(c) not in _DROPPED
    )
    tidy = " ".join(kept.split()).strip(". ")
    if _DEVICES.match(tidy):
        tidy = f"_{tidy}"
    return _shortened(tidy) or "file"


def member_name(item: int, place: int, filename: str) -> str:
    """Return an attachment's name in the package: item, place, label."""
    return f"{FOLDER}{item:04d}-{place:02d}-{safe_name(filename)}"


def _shortened(name: str) -> str:
    """Return at most 120 bytes, the ending kept."""
    if len(name.encode("utf-8")) <= _MOST_BYTES:
        return name
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension.encode("utf-8")) > _MOST_EXTENSION:
        stem, extension = name, ""
    ending = f".{extension}" if extension else ""
    room = _MOST_BYTES - len(ending.encode("utf-8"))
    return stem.encode("utf-8")[:room].decode("utf-8", "ignore").rstrip(". ") + ending
