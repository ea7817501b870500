"""The headers of a mail as programs copy them into the text of its answer: “Från: … Skickat: …”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dsr_desk.domain.intake.phrasing.wordings import RegionWords

_INLINE_LABEL = re.compile(r"(?:^|\s)([^\W\d_]{1,12}):(?=\s)")
_LONGEST = 12
"""Lines of a block at most."""
_GAP = 2
"""Lines without a header, or blank ones, that may stand between two headers."""


class CopiedHeaders:
    """Finds where copied headers begin; the same lines are asked again and again."""

    def __init__(self, lines: Sequence[tuple[str, bool]], words: RegionWords) -> None:
        """Take a text's lines.

        Args:
            lines: each in lower case, with whether it is blank.
            words: how the headers are called.
        """
        self._lines = lines
        self._words = words
        self._names: dict[str, str] = {}

    def lines_from(self, index: int) -> int:
        """Return how many lines of copied headers start here; 0 when none do."""
        found: set[str] = set()
        last = index - 1
        if index < len(self._lines) and self._on_one_line(self._lines[index][0]):
            return 1
        for at in range(index, min(index + _LONGEST, len(self._lines))):
            plain, blank = self._lines[at]
            if blank and at - last <= _GAP:
                continue
            if name := self._name(plain):
                found.add(name)
                last = at
            elif at == index or at - last > _GAP:
                break
        return last - index + 1 if _are_headers(found) else 0

    def _on_one_line(self, plain: str) -> bool:
        if plain.count(":") < 3:
            return False
        labels = [found.group(1) for found in _INLINE_LABEL.finditer(plain[:300])]
        return len(labels) >= 3 and _are_headers({self._label(label) for label in labels})

    def _name(self, plain: str) -> str:
        """Return which mail header a line is, or nothing."""
        if plain not in self._names:
            head, colon, _ = plain.lstrip("> ").partition(":")
            self._names[plain] = self._label(head.strip("_* ")) if colon else ""
        return self._names[plain]

    def _label(self, head: str) -> str:
        words = self._words
        for name, labels in (
            ("from", words.header_from),
            ("sent", words.header_sent),
            ("to", words.header_to),
            ("subject", words.header_subject),
        ):
            if head in labels:
                return name
        return ""


def _are_headers(found: set[str]) -> bool:
    return len(found - {""}) >= (2 if "from" in found else 3)
