"""The number of a public authority's disposal decision, where a mail gives it (law.md L32)."""

from __future__ import annotations

import re

_DISPOSAL = re.compile(
    r"(?:gallringsbeslut|disposal decision)[\s,:]{1,3}(?:nr\.?|dnr|no\.?)?\s?"
    r"([A-ZÅÄÖ]{1,6}[ -]?\d{2,4}[/:-]\d{1,6})",
    re.IGNORECASE,
)


def disposal_reference(text: str) -> str:
    """Return the number of the disposal decision that a mail refers to, or empty."""
    found = _DISPOSAL.search(text)
    return found.group(1) if found else ""
