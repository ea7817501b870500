"""What a reviewer writes about a package: bound to exactly that package, never part of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from dsr_desk.domain.errors import Refusal

NOTES_FORMAT = "dsr-notes/1"
NOTES_SCHEMA = "dsr-notes-1.schema.json"
WHOLE = 0
"""Stands for the package as a whole where an item's number would stand."""
LONGEST = 20_000
"""Characters of one note."""


class NotesOfAnother(Refusal):
    """The notes were written about another package."""

    code = "notes-of-another"

    def __init__(self, file: str, case: str) -> None:
        """Name the file, and the case that its notes speak of."""
        super().__init__(
            f"The notes in {file} are about another package (case {case}). Nothing was taken from"
            " them and nothing in the file was changed. Open the package that they belong to.",
            file=file,
            case=case,
        )


@dataclass(frozen=True, slots=True)
class Note:
    """One note: about an item by its number, or about the package (``WHOLE``)."""

    item: int
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReviewNotes:
    """All notes on one package, in order of the items."""

    package: str
    """SHA-256 of the package's manifest: the notes of another package are told by it."""
    case: str
    faults: tuple[str, ...] = ()
    """Why the package that was reviewed can't be trusted; empty when everything held."""
    notes: tuple[Note, ...] = ()

    def text(self, item: int) -> str:
        """Return what is noted about an item; empty for nothing."""
        return next((note.text for note in self.notes if note.item == item), "")

    def with_note(self, item: int, text: str, at: datetime) -> ReviewNotes:
        """Return the notes with this one changed; an empty text takes it away."""
        if text == self.text(item):
            return self
        kept = [note for note in self.notes if note.item != item]
        if text.strip():
            kept.append(Note(item, text[:LONGEST], at))
        return replace(self, notes=tuple(sorted(kept, key=lambda note: note.item)))

    def joined(self, others: ReviewNotes) -> ReviewNotes:
        """Return these notes with those of somebody else below; what is there already is not."""
        found = self
        for note in others.notes:
            own = found.text(note.item)
            if note.text not in own:
                both = f"{own}\n\n{note.text}" if own else note.text
                found = found.with_note(note.item, both, note.at)
        return found
