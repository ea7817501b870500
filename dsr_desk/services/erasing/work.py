"""What one run needs all through, and how its stages are recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dsr_desk.domain.erasing.receipts import Happened, Outcome, Stage, StageName
from dsr_desk.domain.finding.matches import ItemRef
from dsr_desk.services.cases import Recorder
from dsr_desk.services.erasing.gate import Permit
from dsr_desk.services.erasing.held_persons import Written
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.ports import DeskStore
from dsr_desk.services.progress import CancelToken, Progress

STAGE = "stage.{name}"
"""The audit's event of a finished stage."""
PROBED = STAGE.format(name=StageName.BYTES.value)
Figures = tuple[tuple[str, int], ...]
"""What a stage counted, by name."""


@dataclass(frozen=True, slots=True)
class Work:
    """One run, carried out by somebody, within its permit."""

    permit: Permit
    run: int
    by: SignedIn
    progress: Progress
    cancel: CancelToken
    done: dict[int, Outcome] = field(default_factory=dict)
    """What this process has itself seen happen to items, by their numbers."""
    whose: dict[ItemRef, int] = field(default_factory=dict)
    """Whose each item is by the search, once a hold has asked for it."""
    written: Written = field(default_factory=dict)
    """What persons under a hold wrote, once a hold has asked for it."""
    stands: dict[str, str] = field(default_factory=dict)
    """Which server or file answered for each source when this process began to look at it."""

    @property
    def kept(self) -> tuple[ItemRef, ...]:
        """What the plan leaves on purpose."""
        return tuple(exception.ref for exception in self.permit.exceptions)

    def refs(self, rows: Iterable[Happened]) -> tuple[ItemRef, ...]:
        """Return which items rows of the run stand for, by what was approved."""
        numbers = {row.number for row in rows}
        return tuple(item.ref for item in self.permit.items if item.number in numbers)


class StageBook:
    """Stores stages with their audit events, in one transaction each."""

    def __init__(self, store: DeskStore, record: Recorder) -> None:
        """Take the desk's store and the recorder."""
        self._store = store
        self._record = record

    def save(self, work: Work, stage: Stage) -> None:
        """Store a stage; one of the same name is replaced."""
        with self._store.unit_of_work() as uow:
            uow.runs.save_stage(work.run, stage)
            if stage.finished_at is not None:
                figures = dict(stage.figures)
                self._record.note(
                    uow,
                    work.by.user.id,
                    STAGE.format(name=stage.name.value),
                    work.permit.case,
                    **figures,
                )
            uow.commit()
