"""Foreign text as it can be shown: nothing invisible acts, and nothing is left out unsaid."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from dsr_desk.domain.lookalikes import named

_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_BREAKING = frozenset("\r\x85\u2028\u2029\t")
_TAB = "    "
_KEPT_LINES, _LONGEST_KEPT = 4_000, 300
_CONTROLS = frozenset(
    map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x61C, 0x200E, 0x200F, 0xFEFF))
) | frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x2070))))
_EASTERN = re.compile(
    "[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")


def whole(text: str) -> tuple[str, bool]:
    """Return a text that can be stored as UTF-8, and whether half characters had to be marked."""
    if not _SURROGATES.search(text):
        return text, False
    return _SURROGATES.sub(lambda found: named(found.group()), text), True


def is_eastern(character: str) -> bool:
    """Tell whether a letter or sign is of the Chinese, Japanese or Korean scripts."""
    return _EASTERN.match(character) is not None


def is_picture(character: str) -> bool:
    """Tell whether it is an emoji or another small picture."""
    return "\u2600" <= character <= "\u27bf" or "\U0001f000" <= character <= "\U0001faff"


_HIDDEN = {c: named(c) for c in _CONTROLS - {"\n", "\t"}} | {"\xad": ""}
_ACTING = re.compile(f"[{re.escape(''.join(sorted(_HIDDEN)))}]")
_NOT_ACTING = bytes(
    code for code in range(256) if chr(code) not in _HIDDEN and chr(code) not in _BREAKING - {"\t"}
)


def on_screen(text: str) -> str:
    """Return a text for a browser, which has all letters: only what acts unseen is marked."""
    try:
        if not text.encode("latin-1").translate(None, _NOT_ACTING):
            return text
    except UnicodeEncodeError:
        pass
    shown = _ACTING.sub(lambda found: _HIDDEN[found.group()], _BREAKS.sub("\n", text))
    return whole(shown)[0]


class Shower:
    """Prepares text for fonts that have certain characters; counts what they lack."""

    def __init__(
        self,
        characters: frozenset[str],
        spare: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """Take the characters, and what tells whether a spare font has another."""
        self._spare = spare
        self._shown = (characters - _CONTROLS) | {"\n"}
        self._plain = (
            bytes(range(0x20, 0x7F))
            + "".join(
                sorted(letter for letter in self._shown if "\xa0" <= letter <= "\xff")
            ).encode("latin-1")
            + b"\n"
        )
        self._lines: dict[str, tuple[str, int]] = {}
        self.missing = 0

    def show(self, text: str) -> str:
        """Return the text with a mark in place of what can't be seen; lines stay apart."""
        try:
            if not text.encode("latin-1").translate(None, self._plain):
                return text
        except UnicodeEncodeError:
            pass
        plain, letters = text, set(text)
        if not letters.isdisjoint(_BREAKING):
            plain = _BREAKS.sub("\n", text).replace("\t", _TAB)
            letters = set(plain)
        hidden = letters - self._shown
        if spared := set(filter(self._spare, hidden)):
            self._shown |= spared
            hidden -= spared
        if hidden:
            found = Counter(plain)
            self.missing += sum(found[character] for character in hidden - _CONTROLS)
            plain = plain.translate({ord(character): named(character) for character in hidden})
        return plain

    def line(self, text: str) -> str:
        """Return the text on one line; the same names and subjects come again and again."""
        found = self._lines.get(text)
        if found is None:
            before = self.missing
            shown = " ".join(self.show(text).split())
            found = shown, self.missing - before
            if len(self._lines) >= _KEPT_LINES:
                self._lines.clear()
            if len(text) <= _LONGEST_KEPT:
                self._lines[text] = found
        else:
            self.missing += found[1]
        return found[0]
