"""The second look: what an approver opens before signing, and what a plan has changed since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dsr_desk.domain.erasing.plans import PlanException, PlanItem, draw_sample
from dsr_desk.domain.finding.matches import ItemRef

MOST_CHANGED = 50
"""Of so many changed items each one is opened; of more, so many that the digest draws."""

Row = PlanItem | PlanException


class Turn(StrEnum):
    """How a row of a plan differs from the plan before."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One row that is not as it was: the new row, or the old one where there is none any more."""

    turn: Turn
    row: Row

    @property
    def mark(self) -> str:
        """What opening it is recorded as; empty for what is no longer in the plan."""
        return "" if self.turn is Turn.REMOVED else mark_of(self.row)


@dataclass(frozen=True, slots=True)
class Delta:
    """What has changed since an earlier version of the case's plan."""

    since: int
    """The version it is compared with: the newest that was approved, else the newest before."""
    approved: bool
    """Whether that version had been approved."""
    differences: tuple[Difference, ...]

    def count(self, turn: Turn) -> int:
        """Return how many rows were added, removed or changed."""
        return sum(difference.turn is turn for difference in self.differences)


def mark_of(row: Row) -> str:
    """Return what opening a row is recorded as: ``item:3``, ``exception:1``."""
    kind = "exception" if isinstance(row, PlanException) else "item"
    return f"{kind}:{row.number}"


def compare(old: Iterable[Row], new: Iterable[Row]) -> tuple[Difference, ...]:
    """Return the rows that differ: the new plan's in its order, then what is no longer there."""
    before = {row.ref: row for row in old}
    found: list[Difference] = []
    kept: set[ItemRef] = set()
    for row in new:
        earlier = before.get(row.ref)
        kept.add(row.ref)
        if earlier is None:
            found.append(Difference(Turn.ADDED, row))
        elif _substance(earlier) != _substance(row):
            found.append(Difference(Turn.CHANGED, row))
    gone = [Difference(Turn.REMOVED, row) for ref, row in before.items() if ref not in kept]
    return (*found, *gone)


def same_rows(old: Iterable[Row], new: Iterable[Row]) -> dict[str, str]:
    """Return by the new plan's mark the old plan's mark of each row that is the same in both."""
    before = {row.ref: row for row in old}
    return {
        mark_of(row): mark_of(earlier)
        for row in new
        if (earlier := before.get(row.ref)) is not None and _substance(earlier) == _substance(row)
    }


def must_open(
    digest: str,
    items: Sequence[PlanItem],
    exceptions: Sequence[PlanException],
    size: int,
) -> frozenset[str]:
    """Return the marks that no approval may lack: exceptions, weak matches and the sample."""
    drawn = draw_sample(digest, len(items), size)
    weak = (mark_of(item) for item in items if item.why.weak)
    return frozenset(
        {f"item:{number}" for number in drawn} | set(weak) | {mark_of(e) for e in exceptions}
    )


def changed_marks(digest: str, delta: Delta | None) -> frozenset[str]:
    """Return the marks of what is new or different: all of them, or so many that are drawn."""
    marks = [d.mark for d in delta.differences if d.mark] if delta else []
    chosen = draw_sample(digest, len(marks), MOST_CHANGED)
    return frozenset(marks[number - 1] for number in chosen)


def with_time(looks: Mapping[str, datetime], wanted: Iterable[str]) -> tuple[str, ...]:
    """Return marks as they are signed: each with the moment at which it was opened."""
    return tuple(f"{mark} {looks[mark].isoformat()}" for mark in sorted(wanted))


def marks_in(signed: Iterable[str]) -> frozenset[str]:
    """Return the marks of a signed list, with or without their moments."""
    return frozenset(entry.partition(" ")[0] for entry in signed)


def _substance(row: Row) -> tuple[str, ...]:
    """Return what an approver has judged when they have looked at a row."""
    if isinstance(row, PlanException):
        return ("kept", row.fingerprint, row.channel, row.why.value, row.ground.value, row.note)
    return ("erased", row.fingerprint, row.channel, row.why.value, row.action.value)
