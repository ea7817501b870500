"""The lines of a text, each looked at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

ENDED = (".", "!", "?", '"', "”")
"""What a statement ends with."""
_NEAR = 8
"""Lines within which the next text is looked for."""


@dataclass(slots=True)
class Line:
    """A line with what it is compared by, and where it lies in the shown text."""

    raw: str
    start: int
    end: int
    blank: bool
    prefixed: bool
    plain: str
    """Lower case, one space between words, no emphasis: what the wordings are compared with."""


def _plain(raw: str) -> str:
    text = raw[:400].replace("*", "").replace("’", "'").replace("\u00a0", " ")
    return " ".join(text.lower().strip("\ufeff\u200b \t").split())


def _blank(raw: str) -> bool:
    return not raw.strip("\ufeff\u200b \t\u00a0\r")


def lines_of(text: str, limit: int) -> list[Line]:
    """Return the lines of the first ``limit`` characters."""
    lines: list[Line] = []
    # Each line is looked at from a dozen others, and a hostile mail repeats one a million times.
    looks: dict[str, tuple[bool, bool, str]] = {}
    start = 0
    while start < limit:
        end = text.find("\n", start, limit)
        end = limit if end < 0 else end
        raw = text[start:end]
        if raw not in looks:
            looks[raw] = _blank(raw), raw.lstrip(" \t\u00a0\ufeff").startswith(">"), _plain(raw)
        lines.append(Line(raw, start, end, *looks[raw]))
        start = end + 1
    return lines


def next_text(lines: Sequence[Line], index: int) -> int | None:
    """Return the next line from here that is not blank, if one is near."""
    for at in range(index, min(index + _NEAR, len(lines))):
        if not lines[at].blank:
            return at
    return None
