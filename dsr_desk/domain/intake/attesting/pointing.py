"""Whether a sentence lays the attestation on another case or another time.

“Gäller ärendet i fredags.” beside the attestation says that it was written for somebody else.
What it points with stands first; what it points at is another case, or one of a time that is past.
A sentence about the person of this mail, or about when the request came in, points at this case.
"""

from __future__ import annotations

import re

from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings

_FIRST_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"\w")


def points_elsewhere(text: str, words: Wordings) -> bool:
    """Tell whether a sentence (folded text) points at another case or time."""
    start = _FIRST_LETTER.search(text)
    if start is None:
        return False
    pointing, at = words.pointing, start.start()
    alone = pointing.alone.match(text, at)
    if alone and not _WORD.search(pointing.trailing.sub(" ", text[alone.end() :])):
        return True
    if pointing.source.match(text, at):
        return _is_other(text, pointing.anything.search(text, at) is not None, words)
    past = pointing.opened.match(text, at) is not None
    if not past and not pointing.opens.match(text, at):
        return False
    other = names_other_case(text, words)
    return other and (past or not pointing.arrived.search(text))


def points_at_original(text: str, words: Wordings) -> bool:
    """Tell whether a sentence only says where the person's own mail is: “See her note below”."""
    return words.pointing.original.fullmatch(text.strip(" .!\n")) is not None


def names_other_case(text: str, words: Wordings) -> bool:
    """Tell whether words name a case other than this one, or a time at which it was another."""
    return _is_other(text, words.pointing.other.search(text) is not None, words)


def _is_other(text: str, found: bool, words: Wordings) -> bool:
    return found and MASK not in text and not words.pointing.own.search(text)
