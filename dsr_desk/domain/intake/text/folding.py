r"""Text made plain for comparing, with the way back to the characters it came from.

Folded text is lower case and composed; every run of spaces is one space, a line break ``\n``, a
blank line ``\f``; typographic quotes and dashes are plain; invisible characters, ``*`` and ``_``
are gone; HTML entities left in plain text are read; each character of an e-mail address is
``MASK``.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from string import ascii_letters, digits

from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.requests import Evidence, Span

_ENTITY = "&(?:[a-zA-Z]{2,8}|#\\d{1,6}|#[xX][0-9a-fA-F]{1,5});"
_AS_IT_STANDS = frozenset(ascii_letters + digits + "åäöÅÄÖ.,:;!?()/=+\"'<>@[]#%-")
"""What most text is made of: each is folded alone, to its own small letter."""
_TOKEN = re.compile(f"{_ENTITY}|[{re.escape(''.join(sorted(_AS_IT_STANDS)))}]+|.", re.DOTALL)
_PLAIN = {
    **dict.fromkeys("“”„‟«»″❝❞", '"'),
    **dict.fromkeys("‘’‚‛`´′", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f*_", ""),
}
BIDI = re.compile("[\u061c\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ue000\U000e0020-\U000e007f]")
"""Characters that make text look like other text; what holds one never attests."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; ``starts`` and ``ends`` lead each character back to the shown text."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Return where a folded stretch stands in the shown text."""
        if start >= end:
            return Span(-1, -1)
        return Span(self.starts[start], self.ends[end - 1])

    def evidence(self, shown: str, start: int, end: int) -> Evidence:
        """Return a folded stretch as evidence in the shown text."""
        span = self.span(start, end)
        return Evidence(shown[span.start : span.end], span.start, span.end)

    def position(self, shown_index: int) -> int:
        """Return the folded index of a shown character (or of the next one that was kept)."""
        index = bisect_left(self.starts, shown_index)
        # The space before a character is kept with that character's own place.
        spaced = self.starts[index : index + 2] == (shown_index, shown_index)
        return index + 1 if spaced and self.text[index].isspace() else index


class _Builder:
    """Collects folded characters with their origins."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.newlines = -1
        """Line breaks since the last visible character; -1 when there was no space at all."""

    def space(self, newline: bool) -> None:
        self.newlines = max(self.newlines, 0) + newline

    def add(self, characters: str, start: int, end: int) -> None:
        self._close_space(start)
        for character in characters:
            self._put(character, start, end)

    def add_run(self, characters: str, start: int, end: int) -> None:
        """Add characters that stand each at a place of its own."""
        self._close_space(start)
        self.text.extend(characters)
        self.starts.extend(range(start, end))
        self.ends.extend(range(start + 1, end + 1))

    def _close_space(self, start: int) -> None:
        if self.newlines >= 0 and self.text:
            self._put(" \n\f"[min(self.newlines, 2)], start, start)
        self.newlines = -1

    def compose(self, mark: str, end: int) -> bool:
        """Join a combining mark to the character before it; tell whether that gave one letter."""
        if not self.text or self.newlines >= 0:
            return False
        joined = unicodedata.normalize("NFC", self.text[-1] + mark)
        if len(joined) != 1:
            return False
        self.text[-1], self.ends[-1] = joined, end
        return True

    def _put(self, character: str, start: int, end: int) -> None:
        self.text.append(character)
        self.starts.append(start)
        self.ends.append(end)


def fold(shown: str, start: int, end: int, addresses: Iterable[Span] = ()) -> Folded:
    """Fold one stretch of the shown text; the addresses in it are masked."""
    masked = {index for span in addresses for index in range(span.start, span.end)}
    builder = _Builder()
    for token in _TOKEN.finditer(shown, start, end):
        here, beyond = token.span()
        characters = token.group()
        if characters[0] not in _AS_IT_STANDS:
            if here in masked:
                builder.add(MASK, here, beyond)
            else:
                _fold_one(characters, here, beyond, builder)
        elif masked.isdisjoint(range(here, beyond)):
            builder.add_run(characters.lower(), here, beyond)
        else:
            marked = (
                MASK if index in masked else character
                for index, character in enumerate(characters.lower(), here)
            )
            builder.add_run("".join(marked), here, beyond)
    return Folded("".join(builder.text), tuple(builder.starts), tuple(builder.ends))


def _fold_one(character: str, here: int, beyond: int, builder: _Builder) -> None:
    """Fold one character, or what stands for one."""
    if len(character) > 1:
        character = unescape(character)
    if character.isspace():
        builder.space(character == "\n")
    elif character and unicodedata.combining(character[0]) and builder.compose(character, beyond):
        return
    elif plain := _PLAIN.get(character, character).lower():
        builder.add(plain, here, beyond)
