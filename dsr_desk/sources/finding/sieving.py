"""Sieving: which rows of a store may know a person, before each is read and looked at closely.

With a full-text index the index is asked; without one every text inside the fence is scanned.  A
sieve may let too much through, and must never hold back what ``Traits`` would find.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    and_,
    or_,
    true,
)

from dsr_desk.domain.finding.needles import rough
from dsr_desk.domain.finding.phones import groupings
from dsr_desk.sources.finding.seeking import LONGEST_PATTERN
from dsr_desk.sources.finding.traits import Name, Traits, phrases
from dsr_desk.sources.fulltext import literally

_PHRASES = 60
"""How many phrases one question to the index has."""
_DIGITS = 6
"""The last digits of a number: every way of writing it ends with them."""
_TELLING = 3
"""How many words of a sentence a scan asks for: its longest."""
_ASKED = 5
"""How many the index is asked for: with fewer, too many rows that quote nothing hold them all."""
_IN_EACH_INDEX = re.compile(r"[^\W\d_]{3}")
"""What a word holds of which every index keeps something: one may keep no figures or cut words into
threes, and a word of which it keeps nothing would let no row through."""


def by_index(traits: Traits) -> Iterator[str]:
    """Yield questions to the index that together list every row which may name a person.

    A name asks for its words in any order, for markup may stand between them.
    """
    asked = [literally(form) for form in traits.needles.forms]
    asked += [" AND ".join(map(literally, name)) for name in _inflected(traits.names)]
    asked += [literally(" ".join(groups)) for phone in traits.phones for groups in groupings(phone)]
    for start in range(0, len(asked), _PHRASES):
        yield " OR ".join(f"({text})" for text in asked[start : start + _PHRASES])


def by_words(sentence: str) -> str:
    """Return a question to the index that lists each row which holds a sentence, and some others.

    For the sentence as it stands the index looks up where each of its words is, in each row in
    which the rarest is.
    """
    words = {word for word in sentence.split() if _IN_EACH_INDEX.search(word)}
    if len(words) < _TELLING:
        return literally(sentence)
    longest = sorted(words, key=lambda word: (-len(word), word))[:_ASKED]
    return " AND ".join(map(literally, longest))


def by_scan(columns: Sequence[Column[Any]], traits: Traits) -> Iterator[ColumnElement[bool]]:
    """Yield the one condition with which a store without an index is scanned."""
    asked = [holds_all(columns, words) for words in phrases(traits)]
    asked += [_has_number(columns, phone) for phone in traits.phones]
    for sentence in traits.sentences:
        longest = sorted(sentence.split(), key=len, reverse=True)[:_TELLING]
        asked.append(holds_all(columns, longest))
    if asked:
        yield or_(*asked)


def _inflected(names: Iterable[Name]) -> Iterator[Name]:
    """Yield names as they are, and with the ending of the genitive."""
    for *rest, last in names:
        yield (*rest, last)
        yield (*rest, f"{last}s")


def holds_all(columns: Sequence[Column[Any]], words: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition that a row holds every word in some column, as far as SQL can tell."""
    # What is too long for a pattern is sieved by its beginning.
    pieces = [piece[:LONGEST_PATTERN] for word in words if (piece := rough(word)) != "@"]
    if not pieces:
        return true()
    return and_(*(or_(*(c.icontains(piece, autoescape=True) for c in columns)) for piece in pieces))


def _has_number(columns: Sequence[Column[Any]], number: str) -> ColumnElement[bool]:
    pattern = "[^0-9]*".join(number[-_DIGITS:])
    return or_(*(c.regexp_match(pattern) for c in columns))
