"""Seeks many phrases at once by the word that each begins with.

One expression of a thousand phrases takes a tenth of a second to compile and tries them all at
each word.  Here only those are compiled, and tried, that a word of the text can begin: the same
matches (a test compares both on every labelled mail), and one mail needs few of the wordings.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

_TOKEN = re.compile("\\w+|[^\\w\\s\ue000]")
_LEAD = re.compile(r"\w+|[^\w\s]")
_MOST_KNOWN = 20_000
"""Words whose phrases are remembered: a hostile mail has as many words as it likes."""


@lru_cache(maxsize=64)
def _tokens(text: str) -> tuple[tuple[int, str], ...]:
    """Return each word and each mark of a text, with its place."""
    return tuple((found.start(), found.group()) for found in _TOKEN.finditer(text))


class Seeker:
    """Finds any of some phrases as whole words; its ways of seeking are those of ``re``."""

    def __init__(self, phrases: Sequence[tuple[str, str]]) -> None:
        """Take each phrase as it is written and as an expression, in the order of trying."""
        self._bodies = [body for _, body in phrases]
        self._exact: dict[str, list[int]] = {}
        self._begins: dict[str, list[int]] = {}
        self._anywhere: list[int] = []
        for number, (phrase, _) in enumerate(phrases):
            self._enter(number, phrase)
        self._longest = max(map(len, self._begins), default=0)
        self._known: dict[str, re.Pattern[str] | None] = {}
        self._compiled: dict[tuple[int, ...], re.Pattern[str]] = {}

    def _enter(self, number: int, phrase: str) -> None:
        """Enter a phrase under all words that it can begin with."""
        first = phrase.split(maxsplit=1)[0]
        if first.endswith("?") and len(first) > 1:
            self._anywhere.append(number)
            return
        for word in first.split("|"):
            lead = _LEAD.match(word.replace("_", " "))
            if lead is None or lead.group() == "*":
                self._anywhere.append(number)
                return
            into = self._begins if word[lead.end() : lead.end() + 1] == "*" else self._exact
            into.setdefault(lead.group(), []).append(number)

    def _at(self, token: str) -> re.Pattern[str] | None:
        """Return the expression of all phrases that may begin with a word, if there are any."""
        try:
            return self._known[token]
        except KeyError:
            return self._learn(token)

    def _learn(self, token: str) -> re.Pattern[str] | None:
        """Remember the expression that belongs to a word, and return it."""
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
            self._compiled.clear()
        numbers = self._begun_by(token)
        compiled = self._compiled.get(numbers) if numbers else None
        if numbers and compiled is None:
            either = "|".join(self._bodies[number] for number in numbers)
            compiled = self._compiled[numbers] = re.compile(rf"(?<![\w@])(?:{either})(?!\w)")
        self._known[token] = compiled
        return compiled

    def _begun_by(self, token: str) -> tuple[int, ...]:
        found = {*self._anywhere, *self._exact.get(token, ())}
        for size in range(1, min(len(token), self._longest) + 1):
            found.update(self._begins.get(token[:size], ()))
        return tuple(sorted(found))

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match from a place on, as if the text ended at another."""
        if end is not None:
            # Not kept: a text is sought in by many pieces.
            return next(self._within(text[:end], start), None)
        tokens, known = _tokens(text), self._known
        for place, token in islice(tokens, bisect_left(tokens, (start, "")), None):
            compiled = known[token] if token in known else self._learn(token)
            if compiled is not None and (found := compiled.match(text, place)):
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
        """Yield the matches that don't overlap, in order."""
        free, known = 0, self._known
        for place, token in _tokens(text):
            # What most words are: known, and the beginning of nothing.
            compiled = known[token] if token in known else self._learn(token)
            if compiled is None or place < free:
                continue
            if found := compiled.match(text, place):
                free = found.end()
                yield found

    def findall(self, text: str) -> list[str]:
        """Return what matches, in order."""
        return [found.group() for found in self.finditer(text)]

    def sub(self, instead: str, text: str) -> str:
        """Return the text with something else in place of each match."""
        pieces, free = [], 0
        for found in self.finditer(text):
            pieces += [text[free : found.start()], instead]
            free = found.end()
        return "".join([*pieces, text[free:]])
