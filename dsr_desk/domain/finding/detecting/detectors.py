"""All that may be somebody's identifier in a text.

``marks_in`` takes a text as it is seen (``seen.seen``); addresses are told apart because whoever
asks for them needs to know how sure they are (``intake.spelling``).
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from dsr_desk.domain.finding.detecting.handles import handles_in
from dsr_desk.domain.finding.detecting.kinds import Detected
from dsr_desk.domain.finding.detecting.numbers import numbers_in
from dsr_desk.domain.finding.detecting.places import places_in
from dsr_desk.domain.finding.folded import plain, words_in


def marks_in(text: str, words: Set[str]) -> Iterator[Detected]:
    """Yield everything but names and mail addresses: numbers, places, links, handles."""
    yield from numbers_in(text)
    yield from places_in(text, words)
    yield from handles_in(text, words)


def words_for(text: str) -> frozenset[str]:
    """Return the words of a text, by which most detectors know at once that they find nothing."""
    return frozenset(words_in(plain(text)))
