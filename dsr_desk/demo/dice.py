"""Chance that falls the same way on every machine and every Python.

Only ``random.random()`` is used: its sequence for a seed is promised to stay, while that of
``choice``, ``shuffle`` or ``sample`` may change with the version.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A seeded source of choices."""

    def __init__(self, seed: int) -> None:
        # Nothing here protects anything; the point is that it repeats.
        self._random = random.Random(seed)

    def below(self, bound: int) -> int:
        """Return an integer from 0 to ``bound`` - 1."""
        return int(self._random.random() * bound)

    def between(self, low: int, high: int) -> int:
        """Return an integer from ``low`` to ``high``, both included."""
        return low + self.below(high - low + 1)

    def chance(self, share: float) -> bool:
        """Come out true in ``share`` of all calls."""
        return self._random.random() < share

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of the choices, each as likely as the next."""
        return choices[self.below(len(choices))]

    def weighted(self, choices: Sequence[T], weights: Sequence[float]) -> T:
        """Return one of the choices, as likely as its weight says."""
        point = self._random.random() * sum(weights)
        for choice, weight in zip(choices, weights, strict=True):
            point -= weight
            if point < 0:
                return choice
        return choices[-1]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """Return the items in a new order (Fisher and Yates)."""
        mixed = list(items)
        for last in range(len(mixed) - 1, 0, -1):
            other = self.below(last + 1)
            mixed[last], mixed[other] = mixed[other], mixed[last]
        return mixed

    def digits(self, count: int) -> str:
        """Return that many digits, the first of them not zero."""
        return str(self.between(1, 9)) + "".join(str(self.below(10)) for _ in range(count - 1))
