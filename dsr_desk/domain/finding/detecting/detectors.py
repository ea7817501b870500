"""All that may be somebody's identifier in a text.

``marks_in`` takes a text as it is seen (``seen.seen``); addresses are told apart because whoever
asks for them needs to know how sure they are (``intake.spelling``).
"""

from __future__ import annotations

from collections.abc import Iterator

from dsr_desk.domain.finding.detecting.handles import handles_in
from dsr_desk.domain.finding.detecting.kinds import Detected
from dsr_desk.domain.finding.detecting.numbers import numbers_in
from dsr_desk.domain.finding.detecting.outline import Outline
from dsr_desk.domain.finding.detecting.places import places_in


def marks_in(text: str, outline: Outline) -> Iterator[Detected]:
    """Yield everything but names and mail addresses: numbers, places, links, handles."""
    yield from numbers_in(text, outline)
    yield from places_in(text, outline)
    yield from handles_in(text, outline)
