"""What the mail's other sentences say about the attestation.

A sentence that is not known to be harmless (a wish, a person's address, a courtesy, a date) takes
the ``ok`` away: nobody can list all the ways to say “but it isn't true”.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dsr_desk.domain.intake.folding import Folded
from dsr_desk.domain.intake.sentences import Sentence
from dsr_desk.domain.intake.surroundings import denies, harmless_opening, wishes
from dsr_desk.domain.intake.wish import wish_condition
from dsr_desk.domain.intake.wordings import MASK, Wordings

_SIGNED_NAME = 4
"""Words of a line without a full stop that may be a name under the mail."""


@dataclass(frozen=True, slots=True)
class Literal:
    """The sentence where it stands: folded positions in its block."""

    block: Folded
    start: int
    end: int
    several: bool
    """Whether its form covers more than one person."""

    def lies_in(self, sentence: Sentence) -> bool:
        """Tell whether the sentence holds it, or a part of it."""
        same = sentence.block is self.block
        return same and sentence.start < self.end and self.start < sentence.end


def literals(block: Folded, words: Wordings) -> Iterator[Literal]:
    """Yield the sentence wherever a block holds it."""
    for pattern, several in (
        (words.attestation.literal_one, False),
        (words.attestation.literal_any, True),
    ):
        for found in pattern.finditer(block.text):
            if "\f" not in found.group():
                yield Literal(block, *found.span(), several)


def speaks_against(sentence: Sentence, words: Wordings) -> str:
    """Return what a sentence plainly says against the attestation."""
    text = sentence.text
    if words.attestation.revoked.search(text):
        return "attestation-revoked"
    if words.attestation.named_person.search(text):
        return "attestation-other-person"
    return "attestation-ambiguous" if _doubts_identity(sentence, words) else ""


def against(sentence: Sentence, own: Sequence[Literal], words: Wordings) -> str:
    """Return what a sentence says, or may be read to say, against the attestation."""
    text = sentence.text
    attestation = words.attestation
    if any(literal.lies_in(sentence) for literal in own):
        return "attestation-revoked" if attestation.revoked.search(text) else ""
    if reason := speaks_against(sentence, words):
        return reason
    if wishes(text, words) or harmless_opening(text, words):
        return ""
    if denies(text, words) or attestation.doubt.search(text):
        return "attestation-ambiguous"
    return "" if _harmless(sentence, words) else "attestation-ambiguous"


def _doubts_identity(sentence: Sentence, words: Wordings) -> bool:
    """Tell whether the sentence is about identity, other than to say that it was checked."""
    text, attestation = sentence.text, words.attestation
    if not attestation.topic.search(text) and not attestation.paraphrase.search(text):
        return False
    if attestation.heading.fullmatch(text.strip(" :.-")):
        return False
    doubtful = (
        denies(text, words)
        or wish_condition(text, words)
        or attestation.future.search(text)
        or attestation.doubt.search(text)
        or sentence.asks
    )
    return bool(doubtful) or not attestation.paraphrase.search(text)


def _harmless(sentence: Sentence, words: Wordings) -> bool:
    """Tell whether the sentence is one of those that every request mail has."""
    text = sentence.text
    channels = words.channels
    known = (
        MASK in text
        or words.attestation.courtesy.search(text)
        or words.dates.request_cues.search(text)
        or any(
            p.search(text) for p in (channels.mail, channels.forum, channels.chat, channels.social)
        )
    )
    if known or not any(character.isalnum() for character in text):
        return True
    return not sentence.closed and len(text.split()) <= _SIGNED_NAME
