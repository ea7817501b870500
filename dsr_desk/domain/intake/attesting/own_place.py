"""Where the attestation sentence stands: its own statement, its row, what stands beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dsr_desk.domain.intake.attesting.openings import is_heading
from dsr_desk.domain.intake.attesting.own_row import heads, without_label
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.entries import Entry
from dsr_desk.domain.intake.text.folding import Folded
from dsr_desk.domain.intake.text.form_boxes import without_tick
from dsr_desk.domain.intake.text.sentences import SMILES, Sentence
from dsr_desk.domain.requests import Evidence, NamedSubject

_CHEERFUL = re.compile(rf"^(?:(?:{SMILES}) ?){{1,3}}|(?: ?(?:{SMILES})){{1,3}}$")
"""Signs that close a statement in a friendly way."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The sentence's place (folded positions) among the sentences of its block."""

    block: Folded
    start: int
    end: int
    sentences: Sequence[Sentence]
    subjects: Sequence[NamedSubject]
    words: Wordings
    row: Entry | None = None
    """The row of a form whose answer it is, if its label asks for an attestation."""
    known: str = ""
    """The letters of the sender's name and of who signs below."""

    @property
    def own(self) -> list[int]:
        """Indexes of the sentences it stands in: more than one when a line break cut it."""
        return [
            index
            for index, sentence in enumerate(self.sentences)
            if sentence.start < self.end and self.start < sentence.end
        ]

    @property
    def lead(self) -> str:
        """What its own sentence says before it, without the box of a form that says yes."""
        text, begins = self.block.text, self.sentences[self.own[0]].start
        said = _CHEERFUL.sub("", without_label(text[begins : self.start], begins, self.row))
        heading = self.neighbour(-1)
        headed = self.row is not None or (
            heading is not None and is_heading(heading.text, self.words)
        )
        above, behind = text[:begins], text[self.end :]
        return without_tick(said, above, behind, self.words.regions, headed=headed)

    @property
    def tail(self) -> str:
        """What its own sentence says after it."""
        said = self.block.text[self.end : self.sentences[self.own[-1]].end]
        # “| Intyg | Vi har … |”: the frame of the row.
        return _CHEERFUL.sub("", said.rstrip(" |]") if self.row else said)

    def evidence(self, shown: str) -> Evidence:
        """Return its own statement; where that is the sentence alone, with the one above."""
        first, last = self.sentences[self.own[0]], self.sentences[self.own[-1]]
        above = self.neighbour(-1)
        alone = not _WORD.search(self.lead) and not _WORD.search(self.tail)
        begins = above.start if above and alone else first.start
        return self.block.evidence(shown, begins, last.end)

    def neighbour(self, offset: int) -> Sentence | None:
        """Return the sentence so many places before or after it in the block.

        The label of its own row is passed over.
        """
        index = (self.own[0] if offset < 0 else self.own[-1]) + offset
        if (
            offset < 0
            and index >= 0
            and heads(self.row, self.sentences[self.own[0] - 1], self.words)
        ):
            index -= 1
        return self.sentences[index] if 0 <= index < len(self.sentences) else None
