"""Acting: intent → act → outcome for each batch, so that a crash leaves nothing unreported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

from dsr_desk.domain.erasing.holds import Holding, HoldOn
from dsr_desk.domain.erasing.receipts import (
    ItemOutcome,
    OpenItem,
    Outcome,
    RunItem,
    Standing,
    outcome_of_gone,
)
from dsr_desk.domain.errors import Defect
from dsr_desk.domain.finding.matches import ItemRef, Mandate
from dsr_desk.domain.people import Action
from dsr_desk.services.cases import Recorder
from dsr_desk.services.erasing.all_gone import AllGone
from dsr_desk.services.erasing.claims import Claims
from dsr_desk.services.erasing.held_persons import HeldPersons, targets, with_written
from dsr_desk.services.erasing.holds import holding_of, whose_of
from dsr_desk.services.erasing.last_word import HeldMeanwhile, LastWord
from dsr_desk.services.erasing.work import Figures, Work
from dsr_desk.services.finding.reach import sources_of
from dsr_desk.services.ports import (
    ContentSource,
    Cryptography,
    DeskStore,
    Sources,
    UnitOfWork,
)
from dsr_desk.services.progress import Step


class Acting:
    """Erases the items of a run and what hangs on them."""

    def __init__(
        self,
        store: DeskStore,
        sources: Sources,
        crypto: Cryptography,
        record: Recorder,
        claims: Claims,
        all_gone: AllGone,
        batch: int,
    ) -> None:
        """Take the stores, the algorithms, the recorder, what tells an exchange, a batch's size."""
        self._store = store
        self._sources = sources
        self._crypto = crypto
        self._record = record
        self._claims = claims
        self._all_gone = all_gone
        self._size = batch
        self._persons = HeldPersons(sources, crypto)

    def items(self, work: Work) -> Figures:
        """Give every item of the run its one outcome; stops between batches when cancelled."""
        total = work.permit.plan.item_count
        with self._store.reading() as uow:
            record = uow.runs.of_plan(work.permit.plan.id)
        done = record.finished_items if record is not None else 0
        approved = _Approved(work)
        while True:
            work.progress(Step("act", done, total))
            with self._store.reading() as uow:
                # A database that is slow to tell what somebody wrote keeps no other desk waiting.
                self._holding(uow, work)
                batch = approved.items(uow.runs.unfinished(work.run, self._size))
            if not batch:
                break
            done += self._batch(work, approved, batch)
            work.cancel.check()
        with self._store.reading() as uow:
            record = uow.runs.of_plan(work.permit.plan.id)
        counts = record.counts if record is not None else ()
        figures = tuple((outcome.value, count) for outcome, count in counts)
        return (*figures, *work.permit.waited)

    def _batch(self, work: Work, approved: _Approved, batch: Sequence[RunItem]) -> int:
        """Give the items of a batch their outcome; return how many have one."""
        done = 0
        for source, part in sources_of(self._sources, work.permit.mandate):
            own = [row for row in batch if row.item.ref.source == source.key]
            if not own:
                continue
            self._claims.require_same_file(work, source)
            there = source.present([row.item for row in own], part)
            pairs = list(zip(own, there, strict=True))
            if not any(stands for _, stands in pairs):
                self._all_gone.require_some(work.permit, work.by)
            intents = [(row.item.number, stands) for row, stands in pairs if not row.intent]
            settled = {row.item.number: _gone(row) for row, stands in pairs if not stands}
            settled |= _masked(source, part, own)
            left = [row for row in own if row.item.number not in settled]
            with self._store.unit_of_work() as uow:
                settled |= self._held(uow, work, approved, left)
                uow.runs.intend(work.run, intents)
                uow.runs.conclude(work.run, list(settled.values()))
                uow.commit()
            fresh = [row for row in left if row.item.number not in settled]
            done += self._act(work, approved, (source, part), fresh, list(settled.values()))
        return done

    def _act(
        self,
        work: Work,
        approved: _Approved,
        place: tuple[ContentSource, Mandate],
        fresh: Sequence[RunItem],
        happened: Sequence[ItemOutcome],
    ) -> int:
        """Erase what is there, record what has become of the batch, return of how many items.

        Where a hold comes meanwhile nothing is done: the items stay open, for the next batch.
        """
        source, part = place
        keeps = partial(self._last_look, work=work, approved=approved, source=source, rows=fresh)
        with LastWord(self._store, keeps) as word:
            outcomes: Sequence[ItemOutcome] = ()
            if fresh:
                with suppress(HeldMeanwhile):
                    outcomes = source.erase([row.item for row in fresh], part, word)
            uow = word.turn
            uow.runs.conclude(work.run, outcomes)
            happened = [*happened, *outcomes]
            if happened:
                facts = dict(_count(happened))
                self._record.note(uow, work.by.user.id, "run.batch", work.permit.case, **facts)
            uow.commit()
        work.done.update((each.number, each.outcome) for each in happened)
        return len(happened)

    def leftovers(self, work: Work) -> Figures:
        """Erase the mapped copies that have no preview.

        Where a person or the case is held whose items were to go, all of them stay: what is left
        keeps the case open, and when the hold is lifted this stage is done again.
        """
        work.progress(Step("leftovers", 0))
        erased = 0
        with self._store.reading() as uow:
            held = uow.runs.outcomes(work.run, Outcome.HELD)
            self._holding(uow, work)
        kept = [*work.kept, *work.refs(held)]
        for source, part in sources_of(self._sources, work.permit.mandate):
            own = [ref for ref in kept if ref.source == source.key]
            keeps = partial(self._still_held, work=work, approved=_Approved(work), source=source)
            with LastWord(self._store, keeps) as word, suppress(HeldMeanwhile):
                erased += source.erase_leftovers(part, own, word)
        return (("erased", erased),)

    def _last_look(
        self,
        uow: UnitOfWork,
        work: Work,
        approved: _Approved,
        source: ContentSource,
        rows: Sequence[RunItem],
    ) -> object:
        """Return what a hold keeps of a batch that is about to be committed.

        Where one has come about somebody of whom nobody has asked yet, all of it waits: the source
        is asked when none of its rows is locked.

        Raises:
            Exchanged: it was done in another file than the one that lies there, or lay there.
        """
        self._claims.require_same_file(work, source)
        if self._unasked(uow, work):
            return True
        return self._held(uow, work, approved, rows)

    def _still_held(
        self, uow: UnitOfWork, work: Work, approved: _Approved, source: ContentSource
    ) -> bool:
        """Tell whether a hold on a person or the case is over an item that was to go.

        Raises:
            Exchanged: see ``_last_look``.
        """
        self._claims.require_same_file(work, source)
        if self._unasked(uow, work):
            return True
        holding = self._holding(uow, work)
        about_all = tuple(hold for hold in holding.holds if hold.on is not HoldOn.ITEMS)
        if not about_all:
            return False
        holding = replace(holding, holds=about_all)
        whose = approved.whose(uow) if holding.by_person() else {}
        items = work.permit.items
        return any(holding.over(item, whose.get(item.ref)) is not None for item in items)

    def _unasked(self, uow: UnitOfWork, work: Work) -> bool:
        holding = holding_of(uow, work.permit.case, self._crypto, work.by.keys.hashing)
        return bool(targets(holding) - work.written.keys())

    def _holding(self, uow: UnitOfWork, work: Work) -> Holding:
        """Return the holds as they are at this moment, with what held persons wrote."""
        holding = holding_of(uow, work.permit.case, self._crypto, work.by.keys.hashing)
        self._persons.ask(holding, work.permit.mandate, work.by, work.written)
        return with_written(holding, work.written)

    def _held(
        self, uow: UnitOfWork, work: Work, approved: _Approved, rows: Sequence[RunItem]
    ) -> dict[int, ItemOutcome]:
        """Return the outcome of each item that a hold keeps, as the holds are at this moment."""
        holding = self._holding(uow, work)
        if not holding.holds:
            return {}
        whose = approved.whose(uow) if holding.by_person() else {}
        held: dict[int, ItemOutcome] = {}
        for row in rows:
            hold = holding.over(row.item, whose.get(row.item.ref))
            if hold is not None:
                number = row.item.number
                held[number] = ItemOutcome(number, Outcome.HELD, f"hold-{hold.id}")
        return held


class _Approved:
    """What a run acts on: the items as the gate has compared them, and whose each of them is.

    Neither is read again by any batch, so a row that is edited while a run goes on changes nothing.
    """

    def __init__(self, work: Work) -> None:
        self._case = work.permit.case
        self._items = {item.number: item for item in work.permit.items}
        self._whose = work.whose

    def items(self, rows: Sequence[OpenItem]) -> list[RunItem]:
        """Return open items as they were approved.

        Raises:
            Defect: a row of the run names none of the plan.
        """
        if any(row.number not in self._items for row in rows):
            raise Defect("A run has an item that its plan does not have.")
        return [RunItem(self._items[row.number], row.intent, row.seen) for row in rows]

    def whose(self, uow: UnitOfWork) -> dict[ItemRef, int]:
        """Return by the search whose each item is; read once, when a hold first asks for it."""
        if not self._whose:
            self._whose.update(whose_of(uow, self._case))
        return self._whose


def _gone(row: RunItem) -> ItemOutcome:
    """Return the outcome of an item that is not there, by what was seen of it before."""
    return ItemOutcome(row.item.number, outcome_of_gone(seen=row.intent and row.seen))


def _masked(
    source: ContentSource, part: Mandate, rows: Sequence[RunItem]
) -> dict[int, ItemOutcome]:
    """Return the outcome of items with an intent that stand as anonymising them leaves them.

    They were acted on and not put on record; a hold that has come since is too late for them.
    """
    begun = [row.item for row in rows if row.intent and row.item.action is Action.ANONYMISE]
    looks = source.standing(begun, part) if begun else ()
    return {
        item.number: ItemOutcome(item.number, Outcome.ANONYMISED)
        for item, look in zip(begun, looks, strict=True)
        if look is Standing.ANONYMISED
    }


def _count(outcomes: Sequence[ItemOutcome]) -> tuple[tuple[str, int], ...]:
    counted = Counter(each.outcome for each in outcomes)
    return tuple((outcome.value, count) for outcome, count in counted.items())
