"""The small words with which a statement goes on, turns or begins, in the frames they stand in.

The words are data in ``resources/wordings``; a frame is what stands around them in any language:
commas, brackets, line breaks, the end of the statement.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from dsr_desk.domain.intake.phrasing.pattern import Pattern
from dsr_desk.domain.intake.phrasing.phrases import compile_phrases


@dataclass(frozen=True, slots=True)
class ConnectiveWords:
    """How a statement goes on from another one."""

    own_word: Pattern
    """How a request goes on that tells what the sender did."""
    own_voice: Pattern
    """The sender, by whatever word senders name themselves."""
    left_undone: Pattern
    """A statement that ends in its denial denies what was said before: “…, we haven't.”"""
    turns: Pattern
    """A statement about a thing that turns may turn against what stands above."""
    joins: Pattern
    """How a finished statement ends that another one is joined to."""
    new_statement: Pattern
    """How a statement begins that adds something of its own."""
    how: Pattern
    """How, where or when the identity was confirmed: a preposition."""
    next_wish: Pattern
    """How a wish is joined on."""


def connectives(phrases: Callable[[str], list[str]]) -> ConnectiveWords:
    """Return the patterns; ``phrases`` gives a list of ``[connectives]`` in all languages."""

    def any_of(key: str) -> str:
        return "|".join(map(re.escape, phrases(key))) or "(?!)"

    undone = compile_phrases(phrases("left_undone")).pattern
    return ConnectiveWords(
        own_word=Pattern(rf"(?:\b(?:{any_of('goes_on')})|,) (?:{any_of('sender')})\b"),
        own_voice=Pattern(
            rf"\b(?:{any_of('voice')}"
            rf"|(?:{any_of('short_voice')})(?='| (?:{any_of('after_short_voice')})\b))"
        ),
        left_undone=Pattern(rf"(?:^|[,;:(-] ?|\b(?:{any_of('and_or_but')}) )(?:{undone})[ .!)]*$"),
        turns=Pattern(rf"\b(?:{any_of('turns')})\b"),
        joins=Pattern(rf"(?:[,;–/|-]|(?:,? ?(?<!\w)(?:{any_of('joins')})))$"),
        new_statement=Pattern(rf"(?:,|;| -|)[ \n]?(?:\(|{any_of('new_statement')})\b|[;(,]| - "),
        how=Pattern(rf"[ \n](?:\(|,)? ?(?:{any_of('how')})\b"),
        next_wish=Pattern(rf",? ?(?:{any_of('next_wish')})\b"),
    )
