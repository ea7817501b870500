"""Ports to what is decided about other people, and to what strangers' files say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from dsr_desk.domain.extracts.redaction.decided import Decided


class Redactions(Protocol):
    """Decisions of a case; whom they are about only a keyed hash tells."""

    def of(self, case: int) -> tuple[Decided, ...]:
        """Return all decisions of a case."""
        ...

    def put(self, case: int, decisions: Sequence[Decided]) -> None:
        """Store decisions; one about the same is replaced."""
        ...

    def take_back(self, case: int, about: Sequence[str]) -> None:
        """Forget what was decided about these."""
        ...


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a file says."""

    texts: tuple[str, ...]
    encoding: str = ""
    """How its one text is stored; empty where the file can't be written anew."""

    @property
    def rewritable(self) -> bool:
        """Whether it is plain text."""
        return bool(self.encoding)


class ForeignFiles(Protocol):
    """Reads strangers' files as far as they can be read as text, all of each or nothing."""

    most: int
    """Bytes of the largest file that is read."""

    def read(self, data: bytes) -> ReadFile | None:
        """Return all that a file says; None when some of it can't be read as text."""
        ...

    def facts(self, data: bytes) -> tuple[str, ...]:
        """Return what a file that can't be read as a whole says of itself: who has made it.

        ``data`` may be its beginning alone.
        """
        ...
