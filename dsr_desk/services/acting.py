"""Acting: intent → act → outcome for each batch, so that a crash leaves nothing unreported."""

from __future__ import annotations

from collections.abc import Sequence

from dsr_desk.domain.receipts import (
    ItemOutcome,
    RunItem,
    Standing,
    outcome_after_restart,
)
from dsr_desk.services.cases import Recorder
from dsr_desk.services.matching import sources_of
from dsr_desk.services.ports import DeskStore, Sources
from dsr_desk.services.progress import Step
from dsr_desk.services.work import Figures, Work


class Acting:
    """Erases the items of a run and what hangs on them."""

    def __init__(self, store: DeskStore, sources: Sources, record: Recorder, batch: int) -> None:
        """Take the desk's store, the sources, the recorder and how many items make a batch."""
        self._store = store
        self._sources = sources
        self._record = record
        self._size = batch

    def items(self, work: Work) -> Figures:
        """Give every item of the run its one outcome; stops between batches when cancelled."""
        total = work.permit.plan.item_count
        while True:
            with self._store.reading() as uow:
                batch = uow.runs.unfinished(work.run, self._size)
                record = uow.runs.of_plan(work.permit.plan.id)
            if record is not None:
                work.progress(Step("act", record.finished_items, total))
                if not batch:
                    return tuple((outcome.value, count) for outcome, count in record.counts)
            self._batch(work, batch)
            work.cancel.check()

    def _batch(self, work: Work, batch: Sequence[RunItem]) -> None:
        for source, part in sources_of(self._sources, work.permit.mandate):
            own = [row for row in batch if row.item.ref.source == source.key]
            if not own:
                continue
            standings = source.standing([row.item for row in own], part)
            settled = _settled_before(own, standings)
            fresh = [row for row in own if row.item.number not in settled]
            intents = [
                (row.item.number, standing is not Standing.GONE)
                for row, standing in zip(own, standings, strict=True)
                if not row.intent
            ]
            with self._store.unit_of_work() as uow:
                uow.runs.intend(work.run, intents)
                uow.runs.conclude(work.run, list(settled.values()))
                uow.commit()
            outcomes = source.erase([row.item for row in fresh], part) if fresh else ()
            with self._store.unit_of_work() as uow:
                uow.runs.conclude(work.run, outcomes)
                counted = _count([*settled.values(), *outcomes])
                self._record.note(
                    uow, work.by.user.id, "run.batch", work.permit.case, **dict(counted)
                )
                uow.commit()

    def leftovers(self, work: Work) -> Figures:
        """Erase the mapped copies that have no preview."""
        work.progress(Step("leftovers", 0))
        erased = 0
        for source, part in sources_of(self._sources, work.permit.mandate):
            erased += source.erase_leftovers(part, [r for r in work.kept if r.source == source.key])
        return (("erased", erased),)


def _settled_before(
    rows: Sequence[RunItem], standings: Sequence[Standing]
) -> dict[int, ItemOutcome]:
    """Return the outcomes that need no act: done before a crash, gone already, or changed since."""
    settled: dict[int, ItemOutcome] = {}
    for row, standing in zip(rows, standings, strict=True):
        seen = row.intent and row.seen
        outcome = outcome_after_restart(standing, seen=seen, action=row.item.action)
        if outcome is not None:
            settled[row.item.number] = ItemOutcome(row.item.number, outcome)
    return settled


def _count(outcomes: Sequence[ItemOutcome]) -> tuple[tuple[str, int], ...]:
    counted: dict[str, int] = {}
    for outcome in outcomes:
        counted[outcome.outcome.value] = counted.get(outcome.outcome.value, 0) + 1
    return tuple(counted.items())
