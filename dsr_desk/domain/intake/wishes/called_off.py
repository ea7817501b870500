"""A sentence that says to do nothing at all."""

from __future__ import annotations

from collections.abc import Sequence

from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.requests import Evidence, Part, Verdict


def _denied(before: str, words: Wordings) -> bool:
    """Tell whether a no stands right before: “it shouldn't wait until June” calls nothing off."""
    close = before.removesuffix(" ")
    ends = (found.end() for found in words.wish.stop_denied.finditer(close))
    return close != before and any(end == len(close) for end in ends)


def called_off(
    sentences: Sequence[Sentence], erases: bool, line: str, words: Wordings, shown: str
) -> Part | None:
    """Find a sentence that says to do nothing at all, which outweighs every wish."""
    stop = words.wish.stop
    for sentence in sentences:
        stops = stop.finditer(sentence.text)
        found = next((f for f in stops if not _denied(sentence.text[: f.start()], words)), None)
        # “Ta inte bort något” only makes clear what a wish for a copy is.
        if found and (erases or not words.wish.erase_wide.search(found.group())):
            return Part(Verdict.FAILED, "wish-negated", sentence.evidence(shown, *found.span()))
    if stop.search(line.lower()):
        return Part(Verdict.FAILED, "wish-negated", Evidence(line))
    return None
