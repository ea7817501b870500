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
"""Characters of one note; a longer one is refused, never cut."""


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


class NoteTooLong(Refusal):
    """What is noted about one item is longer than a note can be."""

    code = "note-too-long"

    def __init__(self, item: int) -> None:
        """Name the item (0: the package)."""
        super().__init__(
            f"The note on item {item or '–'} would be longer than {LONGEST} characters. It was"
            " not kept, and nothing was cut off. Make it shorter, or keep it as a file of its own.",
            item=item or "–",
            most=LONGEST,
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
        """Return the notes with this one changed; an empty text takes it away.

        Raises:
            NoteTooLong: it is longer than ``LONGEST``.
        """
        # Half a character, which a clipboard may bring, can't be stored.
        text = text.encode("utf-8", "replace").decode("utf-8")
        if text == self.text(item):
            return self
        kept = [note for note in self.notes if note.item != item]
        if len(text) > LONGEST:
            raise NoteTooLong(item)
        if text.strip():
            kept.append(Note(item, text, at))
        return replace(self, notes=tuple(sorted(kept, key=lambda note: note.item)))

    def joined(self, others: ReviewNotes) -> ReviewNotes:
        """Return these notes with those of somebody else below; what is there already is not.

        Raises:
            NoteTooLong: two notes on one item would be too long together.
        """
        found = self
        for note in others.notes:
            own = found.text(note.item)
            if note.text not in own:
                both = f"{own}\n\n{note.text}" if own else note.text
                found = found.with_note(note.item, both, note.at)
        return found

    def merged(self, before: ReviewNotes, others: ReviewNotes) -> ReviewNotes:
        """Return these notes with what others have made meanwhile of what lay there ``before``.

        Raises:
            NoteTooLong: two notes on one item would be too long together.
        """
        if others.notes == before.notes:
            return self
        found = self
        for item in sorted({note.item for each in (self, before, others) for note in each.notes}):
            text = _merged(before.text(item), self.text(item), others.text(item))
            at = max(n.at for each in (self, before, others) for n in each.notes if n.item == item)
            found = found.with_note(item, text, at)
        return found


def _merged(before: str, mine: str, theirs: str) -> str:
    """Return one text of two that were made of a third; nothing that was written is lost."""
    if theirs == before:
        return mine
    if mine == before or mine in theirs:
        return theirs
    if theirs in mine:
        return mine
    if before and before in theirs:
        return theirs.replace(before, mine, 1)
    if before and before in mine:
        return mine.replace(before, theirs, 1)
    return f"{mine}\n\n{theirs}"
