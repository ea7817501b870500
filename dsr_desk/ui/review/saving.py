"""Saving an attachment out of a package: its label comes from outside and is not trusted.  Pure."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

_FORBIDDEN = frozenset('<>:"|?*')
_DROPPED = ("C", "Zl", "Zp")
_LONGEST = 100


def suggested_name(label: str) -> str:
    """Return a file name to suggest: the last part only, nothing hidden, never a way elsewhere."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", label))[-1]
    kept = "".join(
        c for c in last if c not in _FORBIDDEN and not unicodedata.category(c).startswith(_DROPPED)
    )
    tidy = " ".join(kept.split()).strip(". ")
    if len(tidy) > _LONGEST:
        end = Path(tidy).suffix[:16]
        tidy = tidy[: _LONGEST - len(end)].rstrip(". ") + end
    return tidy or "attachment"
