"""Replaying: what was erased and has come back, erased again under the approvals of then.

A backup of a source that is put back brings erased content with it (law.md L37).  The desk knows
the persons by keyed hashes alone; it finds them again by hashing the addresses that stand in the
source.  Only the items of the approved plan go, and only as they were approved; whatever else of
the person is there is counted, and needs an instruction of its own.  What a legal hold keeps by now
stays too: the holds are read again in every batch, as in a run.

That a case was begun is on record before anything of it is erased, and that the files were cleaned
after: whatever breaks off in between, the next call cleans them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.erasing.plans import Plan, PlanItem
from dsr_desk.domain.erasing.receipts import Outcome, Standing
from dsr_desk.domain.errors import DeskError
from dsr_desk.domain.finding.matches import ItemRef, Mandate
from dsr_desk.domain.people import Right
from dsr_desk.domain.requests import Case
from dsr_desk.services.cases import Recorder, fetch, mandate_of
from dsr_desk.services.erasing.copying import added_since
from dsr_desk.services.erasing.gate import Gate
from dsr_desk.services.erasing.held_persons import HeldPersons, Written, targets, with_written
from dsr_desk.services.erasing.holds import holding_of
from dsr_desk.services.erasing.known_again import KnownAgain
from dsr_desk.services.erasing.last_word import HeldMeanwhile, LastWord
from dsr_desk.services.erasing.planning import current_plan
from dsr_desk.services.finding.reach import sources_of
from dsr_desk.services.people.accounts import SignedIn, acting
from dsr_desk.services.ports import (
    Clock,
    ContentSource,
    Cryptography,
    DeskStore,
    Sources,
    UnitOfWork,
    WorkspaceLock,
)
from dsr_desk.services.progress import CancelToken, Progress, Step, unheard
from dsr_desk.services.record.audit import Audit
from dsr_desk.services.record.on_record import CERTIFIED, Entries

_BATCH = 500
_BEGUN, _BATCHED, _CLEANED = "replay.begun", "replay.batch", "replay.cleaned"


@dataclass(frozen=True, slots=True)
class Returned:
    """A finished case whose persons stand in a source again."""

    case: str
    planned: int
    """Items of the approved plan that are there again as they were approved."""
    others: int
    """Other items of the persons: new, changed, or never in the plan."""
    unclean: bool = False
    """Erasing it again was broken off before the files were cleaned of it."""
    copying: int = 0
    """Triggers that may copy what is erased and that the plan's approver did not know of: told
    before, and stopping nothing, since no new plan can be made (docs/adr/0088)."""

    @property
    def back(self) -> bool:
        """Whether something of the persons stands there."""
        return bool(self.planned or self.others)


@dataclass(frozen=True, slots=True)
class Replayed:
    """What was done for one case; ``refused`` is the code of what stood in the way."""

    case: str
    erased: int = 0
    anonymised: int = 0
    left: int = 0
    """Items of the persons that are there still, because no approval covers them."""
    leftovers: int = 0
    found: int = 0
    """What the look afterwards has found inside the instruction."""
    refused: str = ""
    reason: str = ""
    """What of the approval does not hold, in words, where it is that which was refused."""
    copying: int = 0
    """Such triggers as ``Returned`` tells of, while it was erased again."""


@dataclass(frozen=True, slots=True)
class ReplayReport:
    """What a replay has done, case by case; cases of which nothing has come back are counted."""

    looked_at: int
    cases: tuple[Replayed, ...]

    @property
    def clean(self) -> bool:
        """Whether nothing of any erased person is left where the instruction reached."""
        return not any(c.refused or c.found or c.left for c in self.cases)


@dataclass(frozen=True, slots=True)
class _Past:
    """A finished case, its plan, and the fence with those persons that were known again."""

    case: Case
    plan: Plan
    mandate: Mandate
    items: tuple[PlanItem, ...]
    kept: frozenset[ItemRef]
    written: Written = field(default_factory=dict)
    """What persons under a hold wrote, once a hold has asked for it."""


class Replaying:
    """Finds and erases what has come back."""

    def __init__(
        self,
        store: DeskStore,
        sources: Sources,
        crypto: Cryptography,
        gate: Gate,
        known: KnownAgain,
        audit: Audit,
        lock: WorkspaceLock,
        clock: Clock,
    ) -> None:
        """Take the stores, the algorithms, the gate, who is known again, the audit, lock, clock."""
        self._store = store
        self._sources = sources
        self._crypto = crypto
        self._gate = gate
        self._known = known
        self._persons = HeldPersons(sources, crypto)
        self._audit = audit
        self._lock = lock
        self._record = Recorder(clock)

    def look(self, by: SignedIn) -> tuple[Returned, ...]:
        """Return the finished cases whose persons stand in their channels, or their files, again.

        Raises:
            HistoryMissing: the audit lacks what this machine has seen, and the ledger came back
                with it: it knows of nothing that was erased since.
        """
        self._audit.require_seen()
        with self._store.reading() as uow:
            pasts = list(self._pasts(uow, by))
            unclean, entries = _unclean(uow), tuple(uow.audit.entries())
        found = []
        for past in pasts:
            planned = len(self._standing(past))
            one = Returned(past.case.number, planned, self._others(past, planned))
            if one.back:
                copying = self._copying(past, entries)
                found.append(replace(one, unclean=one.case in unclean, copying=copying))
        told = {one.case for one in found}
        return (*found, *(Returned(n, 0, 0, unclean=True) for n in unclean if n not in told))

    def run(
        self,
        by: SignedIn | None,
        progress: Progress = unheard,
        cancel: CancelToken | None = None,
    ) -> ReplayReport:
        """Erase again what approved plans have erased before; may be repeated at any time.

        Raises:
            RightMissing: this account may not run plans.
            HistoryMissing: the audit lacks what this machine has seen.
            WorkspaceBusy: another desk is running.
            Cancelled: after the batch at hand; the next call goes on.
        """
        token = cancel or CancelToken()
        self._audit.require_seen()
        with self._lock.hold(), self._store.command():
            with self._store.reading() as uow:
                signed = acting(uow, by, Right.EXECUTE)
                entries = tuple(uow.audit.entries())
                pasts = list(self._pasts(uow, signed))
                looked_at = len(set(_certified(entries)))
            done = [self._case(past, entries, signed, progress, token) for past in pasts]
            self._clean(signed, progress)
        return ReplayReport(looked_at, tuple(one for one in done if one is not None))

    # --- one case --------------------------------------------------------------------------

    def _case(
        self, past: _Past, entries: Entries, by: SignedIn, progress: Progress, cancel: CancelToken
    ) -> Replayed | None:
        number = past.case.number
        again = self._standing(past)
        try:
            self._gate.once_more(past.case, past.plan, past.mandate, entries)
        except DeskError as refusal:
            why = refusal.facts.get("reason", "")
            return Replayed(number, left=len(again), refused=refusal.code, reason=why)
        self._note(by, _BEGUN, past.case)
        counted: Counter[str] = Counter()
        for start in range(0, len(again), _BATCH):
            cancel.check()
            progress(Step("act", start, len(again)))
            counted.update(self._erase(past, again[start : start + _BATCH], by))
        leftovers, found = self._leftovers(past, by)
        left = self._others(past, 0)
        if not (again or leftovers or found or left):
            return None
        erased, masked = counted[Outcome.ERASED.value], counted[Outcome.ANONYMISED.value]
        copying = self._copying(past, entries)
        facts = {"erased": erased, "anonymised": masked, "left": left, "found": found}
        self._note(by, "replay.done", past.case, **facts, copying=copying)
        return Replayed(number, erased, masked, left, leftovers, found, copying=copying)

    def _leftovers(self, past: _Past, by: SignedIn) -> tuple[int, int]:
        """Erase copies without a preview, and look again; return how many of each there were.

        Where a person or the case is held all of them stay, as in a run.
        """
        with self._store.reading() as uow:
            stay = past.kept | self._held(uow, past, past.items, by)
        leftovers = found = 0
        for source, part in sources_of(self._sources, past.mandate):
            kept = [ref for ref in stay if ref.source == source.key]
            keeps = partial(self._all_stay, past=past, by=by)
            with LastWord(self._store, keeps) as word, suppress(HeldMeanwhile):
                leftovers += source.erase_leftovers(part, kept, word)
            traces = source.residue(part, kept)
            found += sum(trace.count for trace in traces if trace.blocking)
        return leftovers, found

    def _all_stay(self, uow: UnitOfWork, past: _Past, by: SignedIn) -> bool:
        """Tell whether a person of the case, or the case itself, is held."""
        hashes = [subject.hashed for subject in past.case.subjects]
        holding = holding_of(uow, past.case, self._crypto, by.keys.hashing)
        return any(hold.names(past.case.number, hashes) for hold in holding.holds)

    def _copying(self, past: _Past, entries: Entries) -> int:
        """Count the triggers that may copy and that were not there when the plan was made."""
        number, plan = past.case.number, past.plan.digest
        return len(added_since(self._sources, past.mandate, entries, number, plan))

    def _erase(self, past: _Past, batch: list[PlanItem], by: SignedIn) -> Counter[str]:
        """Erase what no hold keeps; the intent stands in the audit before, the outcome after."""
        with self._store.reading() as uow:
            # A database that is slow to tell what somebody wrote keeps no other desk waiting.
            self._held(uow, past, batch, by)
        with self._store.unit_of_work() as uow:
            held = self._held(uow, past, batch, by)
            free = [item for item in batch if item.ref not in held]
            facts = {"items": len(free), "held": len(held), "digest": past.plan.digest}
            self._record.note(uow, by.user.id, _BATCHED, past.case, **facts)
            uow.commit()
        counted: Counter[str] = Counter()
        for source, part in sources_of(self._sources, past.mandate):
            own = [item for item in free if item.ref.source == source.key]
            if not own:
                continue
            keeps = partial(self._last_look, past=past, items=own, by=by)
            try:
                with LastWord(self._store, keeps) as word:
                    outcomes = source.erase(own, part, word)
            except HeldMeanwhile:
                counted.update(self._erase(past, own, by))
            else:
                counted.update(each.outcome.value for each in outcomes)
        return counted

    def _last_look(
        self, uow: UnitOfWork, past: _Past, items: Sequence[PlanItem], by: SignedIn
    ) -> object:
        """Return what a hold keeps; all waits where nobody has asked yet what somebody wrote."""
        holding = holding_of(uow, past.case, self._crypto, by.keys.hashing)
        if targets(holding) - past.written.keys():
            return True
        return self._held(uow, past, items, by)

    def _held(
        self, uow: UnitOfWork, past: _Past, items: Sequence[PlanItem], by: SignedIn
    ) -> frozenset[ItemRef]:
        """Return which items a legal hold keeps: whose each was is forgotten, so of any person."""
        holding = holding_of(uow, past.case, self._crypto, by.keys.hashing)
        self._persons.ask(holding, past.mandate, by, past.written)
        holding = with_written(holding, past.written)
        return frozenset(item.ref for item in items if holding.over(item, None) is not None)

    # --- finding ---------------------------------------------------------------------------

    def _pasts(self, uow: UnitOfWork, by: SignedIn) -> Iterator[_Past]:
        """Yield the finished cases of whose persons some stand in a source again."""
        cases = [fetch(uow, n) for n in dict.fromkeys(_certified(tuple(uow.audit.entries())))]
        mandates = {case.id: mandate_of(uow, case, erasing=True) for case in cases}
        known: dict[str, dict[str, EmailAddress]] = {}
        for case in cases:
            plan, mandate = current_plan(uow, case), mandates[case.id]
            hashed = known.get(case.organisation)
            if hashed is None:
                # A channel that no plan has covered, such as one nobody can reach, is not asked.
                covered = [
                    m.channels for m in mandates.values() if m.organisation == case.organisation
                ]
                channels = tuple({c.key: c for each in covered for c in each}.values())
                whole = Mandate(case.organisation, channels, ())
                hashed = known[case.organisation] = self._known.hashed(whole, by)
            persons = tuple(
                (s.number, hashed[s.hashed]) for s in case.subjects if s.hashed in hashed
            )
            # What is not as it was signed would hide whoever it stood for.
            signed = (plan.head.organisation, *plan.head.subjects) == (
                case.organisation,
                *(s.hashed for s in case.subjects),
            )
            if persons or not signed:
                kept = frozenset(e.ref for e in uow.plans.exceptions(plan.id))
                fence = replace(mandate, subjects=persons)
                yield _Past(case, plan, fence, uow.plans.items(plan.id), kept)

    def _standing(self, past: _Past) -> list[PlanItem]:
        """Return the plan's items that are there as they were approved."""
        there: list[PlanItem] = []
        for source, part in sources_of(self._sources, past.mandate):
            own = [item for item in past.items if item.ref.source == source.key]
            for start in range(0, len(own), _BATCH):
                batch = own[start : start + _BATCH]
                standings = source.standing(batch, part)
                pairs = zip(batch, standings, strict=True)
                there += [item for item, standing in pairs if standing is Standing.UNCHANGED]
        return there

    def _others(self, past: _Past, planned: int) -> int:
        """Return how many of the persons' items are there beside those of the plan."""
        found = {
            each.ref
            for source, part in sources_of(self._sources, past.mandate)
            for each in source.find(part)
        }
        return len(found - past.kept) - planned

    # --- cleaning --------------------------------------------------------------------------

    def _clean(self, by: SignedIn, progress: Progress) -> None:
        """Clean the files of every source in which something may have been erased again."""
        with self._store.reading() as uow:
            cases = [fetch(uow, number) for number in _unclean(uow)]
            mandates = [mandate_of(uow, case, erasing=True) for case in cases]
        touched: dict[str, ContentSource] = {}
        for mandate in mandates:
            touched.update((s.key, s) for s, _ in sources_of(self._sources, mandate))
        for number, source in enumerate(touched.values()):
            progress(Step("scrub", number, len(touched)))
            source.scrub(progress)
        if cases:
            self._note(by, _CLEANED)

    def _note(self, by: SignedIn, event: str, case: Case | None = None, **facts: object) -> None:
        with self._store.unit_of_work() as uow:
            self._record.note(uow, by.user.id, event, case, **facts)
            uow.commit()


def _certified(entries: Entries) -> Iterator[str]:
    """Yield the cases whose runs were proved, from the record."""
    return (entry.event.case for entry in entries if entry.event.event == CERTIFIED)


def _unclean(uow: UnitOfWork) -> tuple[str, ...]:
    """Return the cases that were erased again, or begun to be, since files were last cleaned."""
    cases: dict[str, None] = {}
    for entry in uow.audit.entries(events=(_BEGUN, _BATCHED, _CLEANED)):
        if entry.event.event == _CLEANED:
            cases.clear()
        else:
            cases[entry.event.case] = None
    return tuple(cases)
