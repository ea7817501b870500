"""What a stranger has sent, read in a process of its own before any of it reaches a window.

A parser or a layout that a mail keeps busy for minutes (5 kB are enough) is stopped after
seconds; what could not be read in time is shown as it is written, which always works.
"""

from __future__ import annotations

import time
from typing import cast

from dsr_desk.bounded import Bounded, Stopped
from dsr_desk.ui.widgets.foreign_papers import NO_PAPER, PAPER_LIMIT, Paper, PaperWanted
from dsr_desk.ui.widgets.foreign_parts import (
    BEGINNING,
    NO_PICTURE,
    DecodedPicture,
    ForeignText,
    LayoutWanted,
    PartWanted,
    PictureWanted,
    Place,
    Wanted,
    answer,
)

SECONDS = 2.0
"""For one question."""
SITTING_SECONDS = 4.0
"""For all texts of one conversation together."""
PAPER_SECONDS = 8.0
"""For a PDF or a Word file, which somebody has asked to see and waits for."""
MEMORY = 2 * 1024**3
SIMPLE = 4_000
"""HTML up to this length is read in the asking thread: its worst costs 20 ms."""
BODY_LIMIT = 32_000_000
"""Characters of one body that are looked at; beyond that, the item's source has to be asked."""
PICTURE_LIMIT = 40_000_000
"""Bytes of a picture that are decoded."""


class ForeignReader:
    """Asked from jobs' threads only: each question may take its seconds."""

    def __init__(self, seconds: float = SECONDS, simple: int = SIMPLE) -> None:
        """Take how long a question may take, and what needs no process."""
        self._seconds, self._simple = seconds, simple
        self._processes: Bounded[Wanted, object] = Bounded(answer, MEMORY, "dsr-desk-foreign")

    def part(
        self, body: str, *, is_html: bool, place: Place = BEGINNING, seconds: float | None = None
    ) -> ForeignText:
        """Return a part of a body as plain text."""
        wanted = PartWanted(body[:BODY_LIMIT], is_html, place)
        if not is_html or len(body) <= self._simple:
            return wanted.answer()
        try:
            return cast(ForeignText, self._ask(wanted, seconds))
        except Stopped:
            return self.source(body, place)

    def source(self, body: str, place: Place = BEGINNING) -> ForeignText:
        """Return a part of HTML as it is written."""
        read = PartWanted(body[:BODY_LIMIT], False, place).answer()
        return ForeignText(read.text, read.place, read.next, read.begins, is_source=True)

    def formatted(self, body: str) -> str:
        """Return a body's HTML, sanitised and cheap to lay out, or nothing: then it stays plain."""
        try:
            return cast(str, self._ask(LayoutWanted(body[:BODY_LIMIT])))
        except Stopped:
            return ""

    def picture(self, data: bytes) -> DecodedPicture:
        """Return a picture's pixels, or an empty one when it can't be shown."""
        if len(data) > PICTURE_LIMIT:
            return NO_PICTURE
        try:
            return cast(DecodedPicture, self._ask(PictureWanted(data)))
        except Stopped:
            return NO_PICTURE

    def paper(self, data: bytes) -> Paper:
        """Return what a PDF or a Word file says, or an empty paper when it can't be read."""
        if len(data) > PAPER_LIMIT:
            return NO_PAPER
        try:
            return cast(Paper, self._ask(PaperWanted(data), max(self._seconds, PAPER_SECONDS)))
        except Stopped:
            return NO_PAPER

    def sitting(self) -> Sitting:
        """Begin to read several texts that share their time."""
        return Sitting(self)

    def close(self) -> None:
        """Let the processes end."""
        self._processes.close()

    def _ask(self, wanted: Wanted, seconds: float | None = None) -> object:
        return self._processes.ask(wanted, self._seconds if seconds is None else seconds)


class Sitting:
    """Reads the texts of one conversation: forty slow mails don't take forty times as long."""

    def __init__(self, reader: ForeignReader, seconds: float = SITTING_SECONDS) -> None:
        """Take the reader and the time for all of it."""
        self._reader = reader
        self._until = time.monotonic() + seconds

    def part(self, body: str, *, is_html: bool) -> ForeignText:
        """Return the first part of a body as plain text."""
        left = self._until - time.monotonic()
        if left <= 0 and is_html and len(body) > SIMPLE:
            return self._reader.source(body)
        return self._reader.part(body, is_html=is_html, seconds=max(min(left, SECONDS), 0.0))
