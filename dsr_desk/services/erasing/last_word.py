"""The last word before a batch is committed: whether a hold has come that keeps something of it.

It is said when the rows are locked and acted on, and only the commit is left.  From then until the
block ends the desk's turn to write is held, so whoever sets a hold either is heard by this batch or
comes after what it has put on record.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from types import TracebackType
from typing import Self

from dsr_desk.services.ports import DeskStore, UnitOfWork


class HeldMeanwhile(Exception):
    """A hold keeps something of the batch, of which nothing was done."""


class LastWord:
    """Asked by a source at the end of its transaction; whoever began the block records after it."""

    def __init__(self, store: DeskStore, keeps: Callable[[UnitOfWork], object]) -> None:
        """Take the desk's store, and what tells whether a hold keeps something of the batch."""
        self._store, self._keeps = store, keeps
        self._stack = ExitStack()
        self._turn: UnitOfWork | None = None

    def __enter__(self) -> Self:
        """Begin; the turn is taken only when the word is asked for."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the turn back; what was not committed is undone."""
        self._stack.__exit__(kind, error, trace)

    @property
    def turn(self) -> UnitOfWork:
        """The transaction of the desk in which the word was said, or is about to be."""
        if self._turn is None:
            self._turn = self._stack.enter_context(self._store.unit_of_work())
        return self._turn

    def __call__(self) -> None:
        """Let the batch be committed.

        Raises:
            HeldMeanwhile: it must be undone.
            WorkspaceBusy: another desk does not let go of its turn.
        """
        if self._keeps(self.turn):
            raise HeldMeanwhile
