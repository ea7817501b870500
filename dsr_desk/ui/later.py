"""What is built when it is first wanted, and what is built before that while nobody waits."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

T = TypeVar("T")


class InPieces(Generic[T]):
    """Something large that is built a piece at a time; whoever wants it builds what is left."""

    def __init__(self, pieces: Callable[[], Generator[None, None, T]]) -> None:
        """Take what builds it: it stops after each piece, and returns what was built."""
        self._pieces = pieces
        self._under_way: Generator[None, None, T] | None = None
        self._built: T | None = None

    def __call__(self) -> T:
        """Return it, built by now."""
        while self._built is None:
            self._go_on()
        return self._built

    @property
    def built(self) -> T | None:
        """It, if it is whole already."""
        return self._built

    def left(self) -> Iterator[Callable[[], object]]:
        """Yield what builds the next piece, until it is whole; each is done before the next."""
        while self._built is None:
            yield self._go_on

    def _go_on(self) -> None:
        if self._built is not None:
            return
        if self._under_way is None:
            self._under_way = self._pieces()
        try:
            next(self._under_way)
        except StopIteration as done:
            self._built = done.value
        except BaseException:
            self._under_way = None
            raise


class InTurn(QObject):
    """Does one step after another, each in a turn of the event loop of its own.

    What a person does meanwhile comes in between: no step may take longer than a turn may.
    """

    done = Signal()

    def __init__(self, steps: Iterable[Callable[[], object]], parent: QObject) -> None:
        """Take the steps in their order; :meth:`begin` starts."""
        super().__init__(parent)
        self._steps = iter(steps)

    def begin(self) -> None:
        """Do the first step in the next turn."""
        QTimer.singleShot(0, self, self._go_on)

    @Slot()
    def _go_on(self) -> None:
        step = next(self._steps, None)
        if step is None:
            self.done.emit()
            self.deleteLater()
            return
        step()
        QTimer.singleShot(0, self, self._go_on)
