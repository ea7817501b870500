"""All of a mail that an attestation is judged by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dsr_desk.domain.intake.text.dates import Calendar
from dsr_desk.domain.intake.text.entries import Entry
from dsr_desk.domain.intake.text.folding import Folded
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.requests import NamedSubject


@dataclass(frozen=True, slots=True)
class Material:
    """All that the verdict is drawn from."""

    shown: str
    sentences: Sequence[Sentence]
    """Of the new text and of what may be new, in order."""
    footers: Sequence[Sentence]
    """Of signatures: they can take an attestation away, never give one."""
    earlier: Sequence[Sentence]
    """Of the history what the sender wrote: it can take an attestation away, never give one."""
    passed_on: Sequence[Sentence]
    """Of what was forwarded: the person may say there that nobody has seen who it is."""
    printed: Sequence[Sentence]
    """Of what organisations and machines set around a mail: somebody may have written among it."""
    old: Sequence[Folded]
    """Quoted history."""
    forwarded: Sequence[Folded]
    subject_line: str
    """As far as the sender wrote it; empty for an answer's."""
    attached: tuple[str, ...]
    """The names of the files that the mail brings."""
    fields: Sequence[Entry]
    """What stands beside a label, in the new text and below the signature."""
    calendar: Calendar
    """By the mail's own day."""
    subjects: tuple[NamedSubject, ...]
    house: str
    """The letters of the sender's domain."""
    sender: str
    """The letters of the sender's name and address."""
    first_person: bool
    hidden: bool
    cut: bool
    left_open: Sequence[Sentence] = ()
    """The labels of forms that nothing answers."""
    left_out: Sequence[Sentence] = ()
    """Statements that have no bearing; their words are still some that the mail itself says."""
