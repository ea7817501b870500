"""The attestation sentence itself, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.folding import Folded
from dsr_desk.domain.intake.text.sentences import Sentence


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
    begun: set[int] = set()
    for pattern, several in (
        (words.attestation.literal_any, True),
        (words.attestation.literal_one, False),
    ):
        for found in pattern.finditer(block.text):
            # “the identity of the person(s)” holds the sentence for one person too.
            if found.start() not in begun and "\f" not in found.group():
                begun.add(found.start())
                yield Literal(block, *found.span(), several)


def is_literal(text: str, words: Wordings) -> bool:
    """Tell whether a statement (folded) is the sentence, and nothing else."""
    bare = text.strip(" .!,\n")
    one, several = words.attestation.literal_one, words.attestation.literal_any
    return one.fullmatch(bare) is not None or several.fullmatch(bare) is not None
