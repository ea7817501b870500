"""Where the signature begins that a mail program marked, in one form of a text and in the other."""

from __future__ import annotations

import re
from dataclasses import dataclass

DELIMITER = re.compile(r"(?:--|—|__)\s?")
"""The line that stands before a signature in text mails (RFC 3676, 4.3)."""
_WORD = re.compile(r"[^\W_]+")
_WORDS = 6
"""Words that tell where a signature begins."""


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are compared."""
    return [word.casefold() for word in _WORD.findall(text)]


def _places(text: str, words: tuple[str, ...]) -> list[int]:
    """Return where words stand one after the other, whatever stands between them."""
    found = list(_WORD.finditer(text))
    said = [match.group().casefold() for match in found]
    first, length = words[0], len(words)
    return [
        found[at].start()
        for at, word in enumerate(said)
        if word == first and tuple(said[at : at + length]) == words
    ]


@dataclass(frozen=True, slots=True)
class Signature:
    """The first words of a signature, and how often they stand in the text above it."""

    words: tuple[str, ...] = ()
    above: int = 0

    @classmethod
    def after(cls, above: str, signature: str) -> Signature:
        """Return what tells a signature that stands below a text."""
        words = tuple(words_of(signature)[:_WORDS])
        return cls(words, len(_places(above, words))) if words else cls()

    def mark(self, text: str) -> str:
        """Return another form of the text with a line before the signature, as text mails have it.

        A form without those words is left as it is.
        """
        places = _places(text, self.words) if self.words else []
        if len(places) <= self.above:
            return text
        start = places[self.above]
        line = text.rfind("\n", 0, start) + 1
        if ">" in text[line:start]:
            return text
        if not _WORD.search(text, line, start):
            start = line
        above = text[:start].rstrip().rpartition("\n")[2]
        if DELIMITER.fullmatch(above):
            return text
        return f"{text[:start].rstrip(' ')}{'' if start == line else chr(10)}--\n{text[start:]}"


NO_SIGNATURE = Signature()
