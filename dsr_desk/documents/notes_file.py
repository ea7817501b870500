"""A reviewer's notes as a file beside the package: whole or not at all, and readable by people."""

from __future__ import annotations

import json
import os
from pathlib import Path

from dsr_desk.documents.disk import disk_errors, settle
from dsr_desk.documents.fields import Fields, misshapen, parse_json
from dsr_desk.domain.errors import FileUnreadable, PackageInvalid
from dsr_desk.domain.extracts.review_notes import (
    LONGEST,
    NOTES_FORMAT,
    NOTES_SCHEMA,
    Note,
    ReviewNotes,
)
from dsr_desk.plainfile import open_plain

_FIELDS = ("$schema", "format", "package", "case", "faults", "notes")
_MOST_BYTES = 64 * 1024**2
_SHA256 = 64


class NotesFiles:
    """Carries out ``services.ports.NotesFiles``."""

    def beside(self, package: Path) -> Path:
        """Return where the notes on a package lie."""
        return package.with_name(f"{package.name}.notes.json")

    def load(self, path: Path) -> ReviewNotes | None:
        """Return the notes in a file, or None when there is no such file.

        Raises:
            FileUnreadable: it can't be read, or holds no notes; it is left as it is.
        """
        try:
            with open_plain(path) as file:
                data = file.read(_MOST_BYTES + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise FileUnreadable(path.name, error.strerror or "unknown reason") from None
        if len(data) > _MOST_BYTES:
            raise FileUnreadable(path.name, "it is too large for notes")
        try:
            return read_notes(data)
        except PackageInvalid as error:
            raise FileUnreadable(path.name, error.facts["reason"]) from None

    def save(self, path: Path, notes: ReviewNotes) -> None:
        """Write the notes in one step; only this account can read them.

        Raises:
            DiskFull, WorkspaceReadOnly, Problem: the file could not be written; an earlier one
                is as it was.
        """
        # Always the same name: what a killed process leaves is replaced, never gathered.
        finished = path.with_name(f"{path.name}.part")
        with disk_errors(path.parent):
            finished.unlink(missing_ok=True)
            descriptor = os.open(finished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(notes_bytes(notes))
            settle(finished, path)


def notes_bytes(notes: ReviewNotes) -> bytes:
    """Return the file's content; the same notes give the same bytes."""
    record = {
        "$schema": NOTES_SCHEMA,
        "format": NOTES_FORMAT,
        "package": notes.package,
        "case": notes.case,
        "faults": list(notes.faults),
        "notes": [{"item": n.item, "at": n.at.isoformat(), "text": n.text} for n in notes.notes],
    }
    text = json.dumps(record, ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def read_notes(data: bytes) -> ReviewNotes:
    """Understand a file of notes.

    Raises:
        PackageInvalid: it is not of the format.
    """
    fields = Fields(parse_json(data, "the file"), _FIELDS)
    if (fields.text("format"), fields.text("$schema")) != (NOTES_FORMAT, NOTES_SCHEMA):
        raise PackageInvalid(f"it is not of the format {NOTES_FORMAT}")
    if len(fields.text("package")) != _SHA256:
        raise misshapen("package")
    notes = tuple(
        Note(note.count("item"), note.text("text"), note.moment("at"))
        for note in fields.objects("notes", ("item", "at", "text"))
    )
    if any(len(note.text) > LONGEST for note in notes):
        raise misshapen("text")
    numbers = [note.item for note in notes]
    if numbers != sorted(set(numbers)):
        raise misshapen("notes")
    return ReviewNotes(fields.text("package"), fields.text("case"), fields.texts("faults"), notes)
