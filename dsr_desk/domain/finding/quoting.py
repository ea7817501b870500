"""Quoting: which sentences of a person are sought, and whether another text quotes one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dsr_desk.domain.finding.needles import fold

FEWEST_WORDS = 6
"""Shorter sentences are everybody's."""
_EACH = 2
"""How many sentences of one item are sought: its longest."""
_LONGEST = 40
"""Words; of a longer sentence the beginning is sought."""
_END = re.compile(r"[.!?\n]+")
_WORD = re.compile(r"\w+")
_HEADER = re.compile(
    r"^\s*(?:-{2,}.*(?:vidarebefordra|forwarded|ursprungligt|original).*"
    r"|(?:från|from|von|fra) ?:.*|.*(?:skrev|wrote) ?:)\s*$",
    re.IGNORECASE,
)


def words(text: str) -> str:
    """Return a text as its words, in lower case, with one space before each and after the last."""
    return f" {' '.join(_WORD.findall(fold(text)))} "


def sentences(body: str) -> tuple[str, ...]:
    """Return the sentences of an item that are sought in others: the longest it has of its own."""
    own = "\n".join(line for line in body.splitlines() if not line.lstrip().startswith(">"))
    parts = (part.split() for part in _END.split(own))
    found = {" ".join(part[:_LONGEST]) for part in parts}
    long = [text for text in found if len(_WORD.findall(text)) >= FEWEST_WORDS]
    return tuple(sorted(long, key=lambda text: (-len(text), text))[:_EACH])


def quoted_part(body: str) -> str:
    """Return the lines of a text that are marked as somebody else's, or follow such a head."""
    return "\n".join(_quoted_lines(body))


class Quotation:
    """Some sentences of one person, ready to be sought in many texts."""

    def __init__(self, sought: Iterable[str]) -> None:
        """Take the sentences as they were written."""
        self._sought = tuple((sentence, words(sentence)) for sentence in sought)
        self._telling = tuple(max(text.split(), key=len, default="") for _, text in self._sought)

    def within(self, body: str, *, same_conversation: bool) -> str:
        """Return the sentence that a text quotes, or nothing.

        In another conversation only what is marked as a quotation counts: strangers write the same
        sentence by chance.
        """
        folded = fold(body)
        # Hardly a text has even the longest word of one, and taking texts apart is dear.
        if not any(word in folded for word in self._telling):
            return ""
        text = words(body if same_conversation else quoted_part(body))
        return next((sentence for sentence, sought in self._sought if sought in text), "")


def _quoted_lines(body: str) -> Iterator[str]:
    below = False
    for line in body.splitlines():
        below = below or _HEADER.match(line) is not None
        if below or line.lstrip().startswith(">"):
            yield line
