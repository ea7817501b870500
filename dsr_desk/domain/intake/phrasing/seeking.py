"""Seeks many phrases at once by the word that each begins with.

One expression of a thousand phrases takes a tenth of a second to compile and tries them all at
each word.  Here only those are compiled, and tried, that a word of the text can begin: the same
matches (a test compares both on every labelled mail), and one mail needs few of the wordings.
Most words begin nothing: which of a text's may begin something, one subtraction of sets tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import itemgetter

_TOKEN = re.compile("\\w+|[^\\w\\s\ue000]")
_LEAD = re.compile(r"\w+|[^\w\s]")
_WITHIN = re.compile(r"\*(\w+)(\*?)")
_PLACE = itemgetter(0)
_MOST_KNOWN = 20_000
"""Words whose phrases are remembered: a hostile mail has as many words as it likes."""
_SHORT = 1_500
"""Characters of a sentence at most (``text.sentences``): of longer texts fewer are kept."""


def _cut(text: str) -> tuple[dict[str, list[int]], frozenset[str]]:
    """Return where each word and each mark of a text stands, and which there are."""
    places: dict[str, list[int]] = {}
    for found in _TOKEN.finditer(text):
        places.setdefault(found.group(), []).append(found.start())
    return places, frozenset(places)


_cut_short = lru_cache(maxsize=512)(_cut)
"""The sentences of a mail, each of which is sought in for hundreds of patterns."""
_cut_long = lru_cache(maxsize=64)(_cut)


class Seeker:
    """Finds any of some phrases as whole words; its ways of seeking are those of ``re``."""

    def __init__(self, phrases: Sequence[tuple[str, str]]) -> None:
        """Take each phrase as it is written and as an expression, in the order of trying."""
        self._bodies = [body for _, body in phrases]
        self._exact: dict[str, list[int]] = {}
        self._begins: dict[str, list[int]] = {}
        self._ends: dict[str, list[int]] = {}
        self._holds: dict[str, list[int]] = {}
        self._anywhere: list[int] = []
        for number, (phrase, _) in enumerate(phrases):
            self._enter(number, phrase)
        self._head_sizes = sorted({len(head) for head in self._begins})
        self._tail_sizes = sorted({len(tail) for tail in self._ends})
        self._known: dict[str, re.Pattern[str]] = {}
        self._idle: set[str] = set()
        """Words that no phrase begins with."""
        self._compiled: dict[tuple[int, ...], re.Pattern[str]] = {}

    def _enter(self, number: int, phrase: str) -> None:
        """Enter a phrase under all words that it can begin with."""
        first = phrase.split(maxsplit=1)[0]
        if first.endswith("?") and len(first) > 1:
            # Without its first word it begins with a blank, at which nothing is sought.
            first = first[:-1]
        for word in first.replace("_", " ").split("|"):
            lead, within = _LEAD.match(word), _WITHIN.match(word)
            if within is not None:
                into = self._holds if within[2] else self._ends
                into.setdefault(within[1], []).append(number)
            elif lead is None or lead.group() == "*":
                self._anywhere.append(number)
                return
            else:
                into = self._begins if word[lead.end() : lead.end() + 1] == "*" else self._exact
                into.setdefault(lead.group(), []).append(number)

    def _at(self, token: str) -> re.Pattern[str] | None:
        """Return the expression of all phrases that may begin with a word, if there are any."""
        return None if token in self._idle else self._known.get(token) or self._learn(token)

    def _learn(self, token: str) -> re.Pattern[str] | None:
        """Remember the expression that belongs to a word, and return it."""
        if len(self._known) + len(self._idle) >= _MOST_KNOWN:
            self._known.clear()
            self._idle.clear()
            self._compiled.clear()
        numbers = self._begun_by(token)
        if not numbers:
            self._idle.add(token)
            return None
        compiled = self._compiled.get(numbers)
        if compiled is None:
            either = "|".join(self._bodies[number] for number in numbers)
            compiled = self._compiled[numbers] = re.compile(rf"(?<![\w@])(?:{either})(?!\w)")
        self._known[token] = compiled
        return compiled

    def _begun_by(self, token: str) -> tuple[int, ...]:
        found = [*self._anywhere, *self._exact.get(token, ())]
        for size in self._head_sizes:
            found += self._begins.get(token[:size], ())
        for size in self._tail_sizes:
            found += self._ends.get(token[-size:], ())
        for part, numbers in self._holds.items():
            found += numbers if part in token else ()
        return tuple(sorted(set(found)))

    def _live(self, text: str) -> list[tuple[int, re.Pattern[str]]]:
        """Return the places at which a phrase may begin, in order, each with what may."""
        places, words = (_cut_short if len(text) <= _SHORT else _cut_long)(text)
        # What most words are: known, and the beginning of nothing.
        beginning = words - self._idle
        if not beginning:
            return []
        known, live = self._known, []
        for word in beginning:
            if (compiled := known.get(word) or self._learn(word)) is not None:
                live += [(place, compiled) for place in places[word]]
        live.sort(key=_PLACE)
        return live

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match from a place on, as if the text ended at another."""
        if end is not None:
            # Not kept: a text is sought in by many pieces.
            return next(self._within(text[:end], start), None)
        for place, compiled in self._live(text):
            if place >= start and (found := compiled.match(text, place)):
                return found
        return None

    def _within(self, text: str, start: int) -> Iterator[re.Match[str]]:
        for token in _TOKEN.finditer(text, start):
            compiled = self._at(token.group())
            if compiled is not None and (found := compiled.match(text, token.start())):
                yield found

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the match that begins at a place."""
        token = _TOKEN.match(text, start)
        compiled = self._at(token.group()) if token else None
        return compiled.match(text, start) if compiled is not None else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match that is the whole text."""
        token = _TOKEN.match(text)
        compiled = self._at(token.group()) if token else None
        return compiled.fullmatch(text) if compiled is not None else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return the matches that don't overlap, in order."""
        return iter(self._found(text))

    def findall(self, text: str) -> list[str]:
        """Return what matches, in order."""
        return [found.group() for found in self._found(text)]

    def _found(self, text: str) -> list[re.Match[str]]:
        every: list[re.Match[str]] = []
        free = 0
        for place, compiled in self._live(text):
            if place >= free and (found := compiled.match(text, place)):
                free = found.end()
                every.append(found)
        return every

    def sub(self, instead: str, text: str) -> str:
        """Return the text with something else in place of each match."""
        pieces, free = [], 0
        for found in self._found(text):
            pieces += [text[free : found.start()], instead]
            free = found.end()
        return "".join([*pieces, text[free:]])
