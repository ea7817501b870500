"""What is made when something is first asked of it: most runs of the program need little of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast

_T = TypeVar("_T")


def deferred(make: Callable[[], _T]) -> _T:
    """Return what stands for a thing until it is used; whoever uses it first has it made.

    What can't be made is an error of that use, and is tried again at the next.
    """
    return cast("_T", _Deferred(make))


class _Deferred(Generic[_T]):
    """Stands for one thing, in whatever thread it is used."""

    def __init__(self, make: Callable[[], _T]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: list[_T] = []

    def __getattr__(self, name: str) -> Any:
        with self._lock:
            if not self._made:
                self._made.append(self._make())
        return getattr(self._made[0], name)
