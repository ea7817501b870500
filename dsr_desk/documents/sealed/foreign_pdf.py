"""PDFs that strangers have sent, opened in a process of their own (docs/adr/0061).

A table of 600 kB swells to a gigabyte while it is read, and a page to as much while it is drawn.
Whatever such a file costs, it costs that process, which may have so much memory and time; the
desk's own process opens no PDF but those that it has just written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

from dsr_desk.bounded import Bounded, Stopped
from dsr_desk.domain.errors import DeskError, PackageInvalid

MEMORY = 768 * 1024**2
"""Bytes of addresses; an extract of 100,000 items needs some 500 MB of them to be shown."""
SECONDS = 30.0
SECONDS_PER_MEGABYTE = 1.0
"""More for a larger file: whoever sends much may take long."""
TOO_DEAR = "its PDF can’t be read within the memory and time that any of ours needs"

A = TypeVar("A")


class ForeignPdfs:
    """Asked from jobs' threads only; the processes start at the first question and stay warm."""

    def __init__(
        self,
        seconds: float = SECONDS,
        memory: int = MEMORY,
        *,
        keeps: bool = False,
        processes: int = 2,
    ) -> None:
        """Take how long a question about a small file may take, how much memory, and how many.

        A process that ``keeps`` holds the last file it was asked about open, and what it has read.
        """
        self._seconds = seconds
        self._processes: Bounded[_Question, _Said | _Raised] = Bounded(
            _Work(keeps), memory, "dsr-desk-pdf", processes
        )

    def ask(self, path: Path, work: Callable[..., A], *args: object) -> A:
        """Return what a function of a module of this room says of a file, and of ``args``.

        Raises:
            PackageInvalid: it took more memory or time than a file of ours, or the reader's life.
            DeskError: what the function raises.
        """
        try:
            size = path.stat().st_size / 1024**2
        except OSError:
            size = 0
        try:
            # The process stands where this one stood when it was started.
            question = partial(work, path.absolute(), *args)
            answer = self._processes.ask(question, self._seconds + size * SECONDS_PER_MEGABYTE)
        except Stopped:
            raise PackageInvalid(TOO_DEAR) from None
        if isinstance(answer, _Raised):
            raise answer.error()
        said: A = answer.said
        return said

    def close(self) -> None:
        """Let the processes end."""
        self._processes.close()

    def stop(self) -> None:
        """End the processes in the middle of whatever it is, for good; no file stays open."""
        self._processes.stop()


@cache
def foreign_pdfs() -> ForeignPdfs:
    """Return what opens strangers' PDFs for this process; it ends with it."""
    return ForeignPdfs()


_Question = Callable[[], Any]


@dataclass(frozen=True, slots=True)
class _Said:
    said: Any


@dataclass(frozen=True, slots=True)
class _Raised:
    """An error on its way: it is made of its sentence again, not of what that was made of."""

    kind: type[DeskError]
    message: str
    facts: dict[str, str]

    def error(self) -> DeskError:
        raised = self.kind.__new__(self.kind)
        DeskError.__init__(raised, self.message, **self.facts)
        return raised


@dataclass(frozen=True, slots=True)
class _Work:
    """What answers: it is sent to the process once."""

    keeps: bool = False

    def __reduce__(self) -> tuple[object, ...]:
        """Have the libraries at hand before the first question's time counts."""
        return _ready, (self.keeps,)

    def __call__(self, question: _Question) -> _Said | _Raised:
        try:
            return _Said(question())
        except DeskError as error:
            return _Raised(type(error), error.message, error.facts)


def _ready(keeps: bool) -> _Work:
    from dsr_desk.documents.package import pages
    from dsr_desk.documents.sealed import pdf as sealed_pdf

    del sealed_pdf
    if keeps:
        pages.keep_open()
    return _Work(keeps)
