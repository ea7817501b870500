"""Taking times: two things in turn, medians, and the ratio pair by pair."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

CLOCKS: dict[str, Callable[[], float]] = {"cpu": time.process_time, "wall": time.perf_counter}
"""Seconds of this process's own work, which a busy machine hardly moves; or of the wall."""
_SHORTEST = 0.005
"""What takes less is done many times for one reading."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: two medians in seconds, and the median of the pairs' ratios."""

    name: str
    floor_name: str
    floor: float
    product: float
    ratio: float
    """Product by floor; for a peer that the product shall beat, peer by product."""
    goal: str = ""
    notes: str = ""
    spread: float = 1.0
    """The floor's slowest reading by its fastest: from 2 on the machine was too busy to tell."""

    def __str__(self) -> str:
        """Return the line as it is printed."""
        doubt = f"floor ×{self.spread:.1f}; " if self.spread >= 2 else ""
        return (
            f"{self.name:<50} {shown(self.product):>10}  {self.floor_name:<27}"
            f" {shown(self.floor):>10} {self.ratio:>8.2f}  {self.goal:<8} {doubt}{self.notes}"
        ).rstrip()


HEADING = (
    f"{'what':<50} {'product':>10}  {'floor or peer':<27} {'time':>10} {'ratio':>8}"
    f"  {'goal':<8} notes"
)


@dataclass(slots=True)
class Bench:
    """How to measure: repetitions and clock; collects the rows and prints each as it is known."""

    runs: int = 5
    clock: Callable[[], float] = time.process_time
    say: Callable[[str], None] = print
    rows: list[Row] = field(default_factory=list)

    def pair(
        self,
        name: str,
        product: Callable[[], object],
        floor_name: str,
        floor: Callable[[], object],
        *,
        goal: str = "",
        notes: str = "",
        before: Callable[[], object] | None = None,
    ) -> Row:
        """Run floor and product in turn, after one of each that is not counted."""
        floors: list[float] = []
        products: list[float] = []
        for turn in range(self.runs + 1):
            spent = self.once(floor)
            if before is not None:
                before()
            taken = self.once(product)
            if turn:
                floors.append(spent)
                products.append(taken)
        return self.told(name, products, floor_name, floors, goal=goal, notes=notes)

    def told(
        self,
        name: str,
        products: Sequence[float],
        floor_name: str,
        floors: Sequence[float],
        *,
        goal: str = "",
        notes: str = "",
    ) -> Row:
        """Keep a row of readings that were taken in turn, and print it."""
        pairs = zip(products, floors, strict=True)
        over = goal.startswith("≥")
        ratios = [low / mine if over else mine / low for mine, low in pairs]
        row = Row(
            name,
            floor_name,
            statistics.median(floors),
            statistics.median(products),
            statistics.median(ratios),
            goal,
            notes,
            max(floors) / min(floors),
        )
        self.rows.append(row)
        self.say(str(row))
        return row

    def once(self, work: Callable[[], object]) -> float:
        """Return how long the work takes; a short one is repeated until it can be told."""
        gc.collect()
        times = 0
        begun = self.clock()
        while True:
            work()
            times += 1
            spent = self.clock() - begun
            if spent > _SHORTEST or times == 1_000:
                return spent / times


def shown(seconds: float) -> str:
    """Return a time with its unit and three digits."""
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{seconds * 1000:.3g} ms"
