"""What is built when it is first wanted, and what is built before that while nobody waits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

T = TypeVar("T")


class Later(Generic[T]):
    """Something that is built at the first call, and is the same at every further one."""

    def __init__(self, build: Callable[[], T]) -> None:
        """Take what builds it."""
        self._build = build
        self._built: T | None = None

    def __call__(self) -> T:
        """Return it, built by now."""
        if self._built is None:
            self._built = self._build()
        return self._built

    @property
    def built(self) -> T | None:
        """It, if it was wanted already: who only wants to tell it something asks here."""
        return self._built


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
