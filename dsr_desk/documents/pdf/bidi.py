"""The bidirectional algorithm (Unicode Standard Annex 9) for paragraphs without embeddings.

Levels are resolved on the whole paragraph, before it is broken; each line is put in order after.
The controls that embed, override or isolate are shown as marks (``documents/visible.py``), so a
paragraph is one run.  Such a mark, ⟨U+202E⟩, is isolated: it is read from the left, and turns
nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby

_RIGHTWARD = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff"
_RTL = re.compile(f"[{_RIGHTWARD}]")
_WORDS = re.compile(f"[{_RIGHTWARD}]+(?:[ \u200c\u200d]+[{_RIGHTWARD}]+)+")
_MARK = re.compile("⟨U\\+[0-9A-F]{4,6}⟩")
_STRONG = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}
"""Which side a kind is on where neutrals look around: numbers count as from the right."""
_NEUTRAL = frozenset({"B", "S", "WS", "ON"})
_UNSEEN = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_MOST_OPEN = 63
"""Brackets that may be open at once, by the standard."""
_ALONE = frozenset("⊫")
"""Signs whose counterparts the shipped fonts lack."""
_TURNED_NAMES = (("LEFT", "RIGHT"), ("LESS-THAN", "GREATER-THAN"))


Run = tuple[str, str]
"""Letters as they are read, and in which direction: ``ltr`` or ``rtl``."""


class Turned(str):
    """A line as it is read, with letters that run from the right."""

    runs: list[Run]
    """The same in pieces, as these stand on the page from left to right."""
    rightward: bool
    """Whether its paragraph begins at the right."""

    @property
    def drawn(self) -> str:
        """The line as it stands on the page, letter by letter."""
        return "".join(backwards(text) if way == "rtl" else text for text, way in self.runs)


class Paragraph:
    """A paragraph with the level of each character: odd ones run from the right."""

    def __init__(self, text: str) -> None:
        """Resolve the levels."""
        self._text = text
        self.base, self._levels = resolved(text)

    def line(self, start: int, end: int) -> Turned:
        """Return the line between two places."""
        text, levels = self._text[start:end], self._levels[start:end]
        for place in range(len(text) - 1, -1, -1):
            if not text[place].isspace():
                break
            levels[place] = self.base
        line = Turned(text)
        line.runs = _runs(text, levels)
        line.rightward = self.base == 1
        return line


def turned(line: str) -> str:
    """Return a line that is a paragraph of its own, in order if it needs to be put so."""
    return Paragraph(line).line(0, len(line)) if holds_rightward(line) else line


def holds_rightward(text: str) -> bool:
    """Tell whether there is any letter of a script that runs from the right."""
    return not is_western(text) and _RTL.search(text) is not None


def with_words_turned(text: str) -> str:
    """Return a text with the order of words turned round where they run from the right.

    So some programs hand out a page's text: each word as it is read, and the words as they stand.
    """
    return _WORDS.sub(lambda found: " ".join(reversed(found.group().split(" "))), text)


def is_western(text: str) -> bool:
    """Tell whether a text is Latin-1: known at once, where a search looks at every letter."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


def resolved(text: str) -> tuple[int, list[int]]:
    """Return the paragraph's own level, by its first letter, and that of each character."""
    kinds = list(map(_kind, text))
    marks = [found.span() for found in _MARK.finditer(text)]
    for start, end in marks:
        kinds[start:end] = ["ON", *["BN"] * (end - start - 1)]
    base = next((int(kind != "L") for kind in kinds if kind in ("L", "R", "AL")), 0)
    seen = [place for place, kind in enumerate(kinds) if kind not in _UNSEEN]
    run = [kinds[place] for place in seen]
    around = "R" if base else "L"
    _weak(run, around)
    _brackets(run, [text[place] for place in seen], around)
    _neutral(run, around)
    levels, last = [base] * len(text), base
    for place, kind in zip(seen, run, strict=True):
        levels[place] = _level(kind, base)
    for place, kind in enumerate(kinds):
        if kind in _UNSEEN:
            levels[place] = last
        last = levels[place]
    for start, end in marks:
        levels[start:end] = [levels[start] + levels[start] % 2] * (end - start)
    return base, levels


@lru_cache(4096)
def _kind(character: str) -> str:
    return unicodedata.bidirectional(character) or "L"


def _weak(run: list[str], around: str) -> None:
    """Resolve marks, numbers and what belongs to them: rules W1 to W7."""
    before = strong = around
    for place, given in enumerate(run):
        kind = run[place] = before if given == "NSM" else given
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            run[place] = "AN"
        before = run[place]
    _separators(run)
    _terminators(run)
    strong = around
    for place, kind in enumerate(run):
        if kind in ("ES", "ET", "CS"):
            run[place] = "ON"
        elif kind == "AL":
            run[place] = strong = "R"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            run[place] = "L"


def _separators(run: list[str]) -> None:
    """Make a separator between two numbers of a kind part of them: rule W4."""
    for place in range(1, len(run) - 1):
        before, kind, after = run[place - 1 : place + 2]
        same = before == after and before in ("EN", "AN")
        if same and (kind == "CS" or (kind == "ES" and before == "EN")):
            run[place] = before


def _terminators(run: list[str]) -> None:
    """Make signs beside a European number part of it: rule W5."""
    for start, end in _stretches(run, frozenset({"ET"})):
        if "EN" in (run[start - 1 : start] + run[end : end + 1]):
            run[start:end] = ["EN"] * (end - start)


def _brackets(run: list[str], text: list[str], around: str) -> None:
    """Give both brackets of a pair one side, by what stands inside and before: rule N0."""
    against = "L" if around == "R" else "R"
    for start, end in _pairs(run, text):
        inside = {_STRONG.get(kind) for kind in run[start + 1 : end]}
        if around in inside:
            side = around
        elif against in inside:
            before = (_STRONG.get(run[place]) for place in range(start - 1, -1, -1))
            side = next((kind for kind in before if kind), around)
        else:
            continue
        for place in (start, end):
            run[place] = side
            for mark in range(place + 1, len(run)):
                if not unicodedata.combining(text[mark]):
                    break
                run[mark] = side


def _pairs(run: list[str], text: list[str]) -> list[tuple[int, int]]:
    """Return the places of brackets that belong together, in the order in which they open."""
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    closing = frozenset(_closers().values())
    for place, character in enumerate(text):
        if run[place] != "ON":
            continue
        if closer := _closers().get(character):
            if len(waiting) == _MOST_OPEN:
                return []
            waiting.append((closer, place))
        elif character in closing:
            at = next(
                (n for n in range(len(waiting) - 1, -1, -1) if waiting[n][0] == character), -1
            )
            if at >= 0:
                pairs.append((waiting[at][1], place))
                del waiting[at:]
    return sorted(pairs)


def _neutral(run: list[str], around: str) -> None:
    """Give neutrals the side of what stands around them: rules N1 and N2."""
    for start, end in _stretches(run, _NEUTRAL):
        left = _STRONG[run[start - 1]] if start else around
        right = _STRONG[run[end]] if end < len(run) else around
        run[start:end] = [left if left == right else around] * (end - start)


def _stretches(run: list[str], kinds: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield where kinds that belong together begin and end."""
    start = 0
    while start < len(run):
        end = start
        while end < len(run) and run[end] in kinds:
            end += 1
        if end > start:
            yield start, end
        start = end + 1


def _level(kind: str, base: int) -> int:
    if kind == "R":
        return 1
    return 2 if base or kind != "L" else 0


def _runs(text: str, levels: list[int]) -> list[Run]:
    """Put the pieces of a line in order: rule L2."""
    parts: list[tuple[int, str]] = []
    start = 0
    for level, places in groupby(levels):
        end = start + sum(1 for _ in places)
        parts.append((level, text[start:end]))
        start = end
    for level in range(max(levels, default=0), 0, -1):
        parts = list(_reversed_runs(parts, level))
    return [(part, "rtl" if level % 2 else "ltr") for level, part in parts]


def backwards(text: str) -> str:
    """Return letters from right to left (rules L3 and L4): marks stay behind what they sit on."""
    parts: list[str] = []
    for character in text:
        if parts and unicodedata.category(character) == "Mn":
            parts[-1] += character
        else:
            parts.append(mirrored(character))
    return "".join(reversed(parts))


def _reversed_runs(parts: Iterable[tuple[int, str]], least: int) -> Iterator[tuple[int, str]]:
    run: list[tuple[int, str]] = []
    for part in parts:
        if part[0] >= least:
            run.append(part)
        else:
            yield from reversed(run)
            run.clear()
            yield part
    yield from reversed(run)


@lru_cache(1024)
def mirrored(character: str) -> str:
    """Return what a bracket or sign looks like where text runs from the right."""
    turns = unicodedata.mirrored(character) and character not in _ALONE
    return _counterpart(character) if turns else character


def _counterpart(character: str) -> str:
    name = unicodedata.name(character, "")
    for one, other in _TURNED_NAMES:
        for old, new in ((one, other), (other, one)):
            if old in name:
                try:
                    return unicodedata.lookup(name.replace(old, new))
                except KeyError:
                    return character
    return character


@cache
def _closers() -> dict[str, str]:
    """Return the closing bracket of each opening one."""
    codes = (*range(0x28, 0x7C), *range(0x2045, 0x301B), *range(0xFE59, 0xFF63))
    opening = (chr(code) for code in codes if unicodedata.category(chr(code)) == "Ps")
    return {bracket: mirrored(bracket) for bracket in opening if mirrored(bracket) != bracket}
