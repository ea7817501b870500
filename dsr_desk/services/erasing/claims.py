"""Claims: what the desk's rows say of a run, held against the sources before it is believed.

Whoever can write the desk's file could note of an item that it was erased, or of a stage that it is
finished; the run would pass it over, and certify what nobody has done.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dsr_desk.domain.erasing.plans import PlanItem
from dsr_desk.domain.erasing.receipts import Standing, Trace
from dsr_desk.domain.erasing.traces import TRIGGERS
from dsr_desk.domain.errors import Defect
from dsr_desk.domain.people import Action
from dsr_desk.services.erasing.copying import added_since, require_none_added
from dsr_desk.services.erasing.forgetting import FORGOTTEN
from dsr_desk.services.erasing.gate import Permit
from dsr_desk.services.erasing.known_again import KnownAgain
from dsr_desk.services.erasing.work import Work
from dsr_desk.services.finding.reach import sources_of
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.ports import ContentSource, DeskStore, Sources
from dsr_desk.services.record.on_record import Entries

_AT_ONCE = 500


class Exchanged(Exception):
    """In a source's place stands an older state of it, perhaps: all must be looked at again."""

    def __init__(self, files: Mapping[str, str]) -> None:
        """Take the sources in whose file's place another lies, with what lay there before."""
        self.files = files


class Claims:
    """Looks at the items that are said to be done and that this process has not done itself."""

    def __init__(self, store: DeskStore, sources: Sources, known: KnownAgain) -> None:
        """Take the stores, and who knows forgotten persons again."""
        self._known = known
        self._store = store
        self._sources = sources

    def with_persons(self, permit: Permit, by: SignedIn) -> Permit:
        """Return a permit whose fence names those too who were forgotten and stand there again."""
        mandate = self._known.with_persons(permit.case, permit.mandate, by)
        return replace(permit, mandate=mandate)

    def copying_since(self, permit: Permit) -> tuple[Trace, ...]:
        """Return, by table, how many triggers may copy of which the approver was not told."""
        added = added_since(self._sources, permit.mandate, *self._prepared(permit))
        counted = Counter(f"{source}.{trigger.table}" for source, trigger in added)
        return tuple(Trace(place, TRIGGERS, n, blocking=False) for place, n in counted.items())

    def require_told(self, permit: Permit) -> None:
        """Refuse to begin, or to go on, where the approver was not told of all triggers.

        Raises:
            TriggersAdded: naming the tables.
            SourceUnavailable: a source can't be looked into.
        """
        require_none_added(self._sources, permit.mandate, *self._prepared(permit))

    def _prepared(self, permit: Permit) -> tuple[Entries, str, str]:
        """Return what is on record of the case, its number and its plan's digest."""
        number = permit.case.number
        with self._store.reading() as uow:
            return tuple(uow.audit.entries(number)), number, permit.plan.digest

    def look_from_here(self, work: Work) -> None:
        """Note what answers for each source; what was seen of another counts no more."""
        work.done.clear()
        work.stands.update(self._stands(work))

    def require_same(self, work: Work) -> None:
        """Refuse to go on where the content is no longer what this process has looked at.

        Raises:
            Exchanged: a source's server was started anew, or another one or another file answers.
        """
        if self._stands(work) != work.stands:
            raise Exchanged(self._files_exchanged(work))

    def require_same_file(self, work: Work, source: ContentSource) -> None:
        """Refuse a batch in another file than the one that this process has looked at.

        A server is asked before each stage alone.

        Raises:
            Exchanged: another file lies in its place.
        """
        if source.files() and source.stand() != work.stands[source.key]:
            raise Exchanged(self._files_exchanged(work))

    def _files_exchanged(self, work: Work) -> dict[str, str]:
        return {
            source.key: work.stands[source.key]
            for source, _ in sources_of(self._sources, work.permit.mandate)
            if source.files() and source.stand() != work.stands[source.key]
        }

    def _stands(self, work: Work) -> dict[str, str]:
        return {s.key: s.stand() for s, _ in sources_of(self._sources, work.permit.mandate)}

    def give_back(self, work: Work) -> int:
        """Give every such item that still stands back to the run; return how many.

        Raises:
            Defect: the run has no row for an item of its plan.
        """
        with self._store.reading() as uow:
            noted = uow.runs.noted(work.run)
        numbers = [item.number for item in work.permit.items]
        if not noted.keys() >= set(numbers):
            raise Defect("A run has no row for an item of its plan.")
        said = map(noted.__getitem__, numbers)
        doubted = [
            item
            for item, outcome in zip(work.permit.items, said, strict=True)
            if outcome is not None and work.done.get(item.number) is not outcome and outcome.done
        ]
        standing = [item.number for item in self._standing(work, doubted)]
        if standing:
            with self._store.unit_of_work() as uow:
                uow.runs.give_back(work.run, standing)
                uow.commit()
        return len(standing)

    def forgotten(self, work: Work) -> bool:
        """Tell whether the audit too has it that the persons were forgotten."""
        number = work.permit.case.number
        with self._store.reading() as uow:
            return any(entry.event.event == FORGOTTEN for entry in uow.audit.entries(number))

    def _standing(self, work: Work, items: Sequence[PlanItem]) -> Iterator[PlanItem]:
        if not items:
            return
        for source, part in sources_of(self._sources, work.permit.mandate):
            own = [item for item in items if item.ref.source == source.key]
            for start in range(0, len(own), _AT_ONCE):
                chunk = own[start : start + _AT_ONCE]
                found = source.standing(chunk, part)
                yield from (i for i, how in zip(chunk, found, strict=True) if _stands(i, how))


def _stands(item: PlanItem, how: Standing) -> bool:
    if how is Standing.ANONYMISED:
        return item.action is not Action.ANONYMISE
    return how is not Standing.GONE
