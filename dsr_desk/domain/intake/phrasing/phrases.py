"""The small language that the wordings are written in, and the patterns that come of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dsr_desk.domain.intake.phrasing.pattern import Pattern

NEVER = Pattern(r"(?!)")
MASK = "\ue000"
"""Stands in folded text for each character of an e-mail address."""

_GAP = re.compile(r"<(\d+)(-)?>")
_LOOSE = re.compile(r"<\d+-?>")
_GAP_WORD = r"[^\s.;:!?]+"
_GAP_WORD_IN_CLAUSE = r"[^\s.,;:!?]+"


def _word(token: str) -> str:
    return "|".join(
        re.escape(part).replace(r"\*", r"\w*").replace("_", r"[ \n]") for part in token.split("|")
    )


def _phrase(phrase: str) -> str:
    pieces: list[str] = []
    for token in phrase.split():
        space = r"[ \n]" if pieces else ""
        if gap := _GAP.fullmatch(token):
            word = _GAP_WORD_IN_CLAUSE if gap[2] else _GAP_WORD
            pieces.append(rf"(?:{space}{word}){{0,{gap[1]}}}?")
        elif token.endswith("?") and len(token) > 1:
            pieces.append(f"(?:{space}(?:{_word(token[:-1])}))?")
        else:
            pieces.append(f"{space}(?:{_word(token)})")
    return "".join(pieces)


def compile_phrases(phrases: Iterable[str]) -> Pattern:
    """Return one pattern that finds any of the phrases as whole words in folded text.

    Raises:
        ValueError: a phrase begins with a gap: it would be sought at every place, in time that
            grows with the power of the gap.
    """
    listed = set(phrases)
    if loose := [phrase for phrase in listed if _LOOSE.match(phrase)]:
        raise ValueError(f"phrases begin with a word: {sorted(loose)}")
    if not listed:
        return NEVER
    bodies = [(phrase, _phrase(phrase)) for phrase in listed]
    bodies.sort(key=lambda one: (-len(one[1]), one))
    built = [body for _, body in bodies]
    # Blanks and marks begin no phrase: most places are passed over by their first character.
    signs = {word[0] for phrase in listed for word in phrase.split()[0].split("|")} - {"*"}
    begins = "".join(sorted(re.escape(sign) for sign in signs if not sign.isalnum()))
    return Pattern(rf"(?<![\w@])(?=[\w{begins}])(?:{'|'.join(built)})(?!\w)", tuple(bodies))


def ending_with(pattern: Pattern) -> Pattern:
    """Return the pattern bound to the end of a text, loose punctuation after it allowed."""
    return Pattern(rf"(?:{pattern.pattern})[^\w{MASK}]{{0,8}}$")
