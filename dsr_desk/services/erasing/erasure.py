"""Erasure: carry out an approved plan, so that a kill at any moment changes nothing about the end.

The run is a list of stages, each of which may be repeated alone:

1. ``act``        for each batch: intent (seen or not) → act → outcome, in three transactions
2. ``leftovers``  copies without a preview: recipient lines, account rows
3. ``residue``    look again, by another way; anything blocking keeps the case open
4. ``scrub``      remove what was deleted from the sources' files
5. ``forget``     the desk's own addresses, drafts and packages; then its files
6. ``bytes``      seek the probe strings in every file of the workspace
7. ``certify``    sign and write the certificate
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.erasing.receipts import (
    Outcome,
    RunRecord,
    RunState,
    Stage,
    StageName,
    Trace,
    merged,
)
from dsr_desk.domain.erasing.safeguards import TooEarly
from dsr_desk.domain.erasing.traces import TRIGGERS
from dsr_desk.domain.erasing.triggers import TriggersAdded
from dsr_desk.domain.errors import Defect, DeskError, GroundMissing, PlanChanged, WrongStep
from dsr_desk.domain.finding.errors import SourceStopped
from dsr_desk.domain.people import Right
from dsr_desk.domain.requests import CaseState
from dsr_desk.services.cases import Recorder, at_step, fetch
from dsr_desk.services.erasing.acting import Acting
from dsr_desk.services.erasing.all_gone import EXCHANGED, LOOKED_AGAIN, AllGone
from dsr_desk.services.erasing.certifying import Certifying
from dsr_desk.services.erasing.claims import Claims, Exchanged
from dsr_desk.services.erasing.gate import Gate, Permit
from dsr_desk.services.erasing.mark_keys import MarkKeys
from dsr_desk.services.erasing.planning import can_go_on, current_plan
from dsr_desk.services.erasing.probing import Probing, spread_numbers
from dsr_desk.services.erasing.proving import Proving
from dsr_desk.services.erasing.work import Figures, StageBook, Work
from dsr_desk.services.people.accounts import SignedIn, acting, need
from dsr_desk.services.ports import Clock, DeskStore, WorkspaceLock
from dsr_desk.services.progress import Cancelled, CancelToken, Progress, Step, unheard
from dsr_desk.services.record.on_record import BEGUN, CERTIFIED, SENT_BACK
from dsr_desk.services.record.stated_on_record import SAID, said_digest

TRIGGERS_ADDED = "run.triggers_added"
"""The audit's event of a run that stopped half-way, for triggers had come that may copy."""
_EXCHANGES = 3
"""How often one start of a run begins anew for that."""

_WHERE = ("tables", "sources", "source", "channels")
"""The facts of a refusal that say where it is to be mended."""


@dataclass(frozen=True, slots=True)
class RunView:
    """A run as the window shows it; ``why_not`` is the code of the rule in the way of running."""

    record: RunRecord | None
    certificate_pdf: Path | None
    certificate_json: Path | None
    may_run: bool
    why_not: str
    not_before: datetime | None = None
    """From when it may be run, while it waits out its cooling-off time."""
    where: str = ""
    """What is in the way: tables with triggers of which the approver was not told, databases in
    which nothing is there, the one that can't be reached, or channels that were added."""


class Erasure:
    """Runs approved plans."""

    def __init__(
        self,
        store: DeskStore,
        probing: Probing,
        gate: Gate,
        acting: Acting,
        claims: Claims,
        all_gone: AllGone,
        mark_keys: MarkKeys,
        proving: Proving,
        certifying: Certifying,
        lock: WorkspaceLock,
        clock: Clock,
    ) -> None:
        """Take the store, the probes, the gate, the stages' workers, the lock, the clock."""
        self._store = store
        self._probing = probing
        self._gate = gate
        self._acting = acting
        self._claims = claims
        self._all_gone, self._mark_keys = all_gone, mark_keys
        self._proving = proving
        self._certifying = certifying
        self._lock = lock
        self._clock = clock
        self._record = Recorder(clock)
        self._book = StageBook(store, self._record)

    def view(self, case_id: str | int, by: SignedIn) -> RunView:
        """Return the case's run so far, and whether it may go on."""
        why_not, not_before, where = "", None, ""
        try:
            need(by, Right.EXECUTE)
            self._require_fit(self._gate.permit(case_id, by), by)
        except DeskError as refusal:
            why_not, facts = refusal.code, refusal.facts
            where = next((facts[n] for n in _WHERE if n in facts), "")
            not_before = refusal.moment if isinstance(refusal, TooEarly) else None
        with self._store.reading() as uow:
            case = fetch(uow, case_id)
            plan = uow.plans.latest(case.id)
            record = uow.runs.of_plan(plan.id) if plan else None
        pdf, document = self._certifying.files(case.number)
        return RunView(record, pdf, document, not why_not, why_not, not_before, where)

    def run(
        self,
        case_id: str | int,
        by: SignedIn | None,
        progress: Progress = unheard,
        cancel: CancelToken | None = None,
    ) -> RunView:
        """Carry out the case's approved plan, or go on where an earlier try stopped.

        Raises:
            RightMissing, ApprovalInvalid, …: see ``Gate.permit``; nothing has been touched then.
            TriggersAdded: a database may copy what is erased, and the approver was not told.
            NothingThere, MarksUnreadable: nothing of the plan is there: perhaps it is another
                database.
            WorkspaceBusy: another desk is running.
            Cancelled: after the batch at hand; the next call goes on.
        """
        with self._store.reading() as uow:
            signed = acting(uow, by, Right.EXECUTE)
        token = cancel or CancelToken()
        with self._lock.hold():
            permit = self._gate.permit(case_id, signed)
            self._require_fit(permit, signed)
            work = self._begin(permit, signed, progress, token)
            try:
                self._stages(work)
            except Cancelled:
                self._save_state(work, RunState.STOPPED, "run.stopped")
                raise
        return self.view(permit.case.id, signed)

    def confirm_gone(self, case_id: str | int, reason: str, by: SignedIn | None) -> Changes:
        """Let a supervisor answer for it that a database in which nothing is left is the right one.

        Raises:
            RightMissing, GroundMissing, NothingToConfirm: see ``AllGone.confirm``.
        """
        with self._store.reading() as uow:
            signed = acting(uow, by, Right.EXECUTE)
        return self._all_gone.confirm(self._gate.permit(case_id, signed), reason, signed)

    def _require_fit(self, permit: Permit, by: SignedIn) -> None:
        """Refuse a run in whose databases something stands otherwise than its approver knew it.

        Raises:
            TriggersAdded, NothingThere, MarksUnreadable: see ``run``.
        """
        self._claims.require_told(permit)
        self._all_gone.require_some(permit, by)

    def send_back(self, case_id: str | int, comment: str, by: SignedIn | None) -> Changes:
        """Withdraw a plan whose run has begun and can't go on: its channels are others since.

        What was erased stays so, and stands in the audit; the rest is searched and planned anew.

        Raises:
            RightMissing, GroundMissing: not a supervisor, or no comment.
            WrongStep: no run has begun, it can go on, or its persons are forgotten already.
            WorkspaceBusy: a run is under way, here or at another desk.
        """
        if not comment.strip():
            raise GroundMissing("sending the plan back")
        with self._lock.hold():
            with self._store.unit_of_work() as uow:
                who = acting(uow, by, Right.APPROVE).user
                case = fetch(uow, case_id)
                at_step(case, "send back", (CaseState.RUNNING,))
                plan = current_plan(uow, case)
                run = uow.runs.of_plan(plan.id)
                forgotten = all(subject.address is None for subject in case.subjects)
                if run is None or forgotten or can_go_on(uow, case, plan):
                    raise WrongStep("send back", case.state.value)
                uow.runs.save(run.id, RunState.RESIDUE, None, run.traces)
                uow.plans.withdraw(plan.id)
                changed = replace(case, state=CaseState.RESIDUE, note=comment.strip())
                digest = plan.digest
                changes = self._record.save(uow, changed, who.id, SENT_BACK, digest=digest)
            self._mark_keys.sweep()
        return changes

    # --- beginning -------------------------------------------------------------------------

    def _begin(self, permit: Permit, by: SignedIn, progress: Progress, cancel: CancelToken) -> Work:
        with self._store.reading() as uow:
            record = uow.runs.of_plan(permit.plan.id)
        numbers = spread_numbers(permit.plan.item_count)
        probes = b"" if record else self._probing.choose(permit, numbers)
        self._mark_keys.sweep()
        stand = self._all_gone.standing_now(permit, by)
        with self._store.unit_of_work() as uow:
            acting(uow, by, Right.EXECUTE)
            now = fetch(uow, permit.case.id)
            if now.version != permit.case.version:
                # A mail may have joined the case since the gate looked at it.
                raise PlanChanged
            if record is None:
                # Two machines' clocks may be apart by minutes: the later moment counts.
                at = max(self._clock(), permit.approval.approved_at)
                record = uow.runs.begin(permit.plan, by.user.id, at)
                uow.runs.keep_probes(record.id, probes)
            else:
                uow.runs.reopen(record.id, [Outcome.FAILED, Outcome.HELD])
                uow.runs.save(record.id, RunState.RUNNING, None, _still_true(record))
            case = replace(now, state=CaseState.RUNNING)
            facts = {"digest": permit.plan.digest, "items": permit.plan.item_count}
            self._record.save(uow, case, by.user.id, BEGUN, **facts, **stand)
        return Work(self._claims.with_persons(permit, by), record.id, by, progress, cancel)

    # --- stages ----------------------------------------------------------------------------

    def _stages(self, work: Work) -> None:
        """Do every stage that is not done yet, in order; again where a store was exchanged.

        Raises:
            SourceStopped: another server or file answers again and again.
            NothingThere: nothing of the plan shows that it is the same database.
        """
        for _ in range(_EXCHANGES):
            self._claims.look_from_here(work)
            try:
                return self._through(work)
            except Exchanged as exchanged:
                # On record before it is judged: the next start must know of it too.
                for source, was in exchanged.files.items():
                    self._note(work, EXCHANGED, source=source, was=was)
                self._all_gone.require_some(work.permit, work.by)
                work.progress(Step("act", 0, work.permit.plan.item_count))
                self._note(work, LOOKED_AGAIN, **self._all_gone.standing_now(work.permit, work.by))
        raise SourceStopped(", ".join(work.stands), "another one answers again and again")

    def _through(self, work: Work) -> None:
        given_back = self._claims.give_back(work)
        if given_back or work.permit.mandate.subjects or not self._forgotten(work):
            self._stage(work, StageName.ACT, self._acting.items)
            self._claims.give_back(work)
            self._stage(work, StageName.LEFTOVERS, self._acting.leftovers)
            traces = self._proving.residue(work)
            if self._stop_on_residue(work, traces):
                return
            self._stage(work, StageName.SCRUB, self._proving.scrub)
            self._stage(work, StageName.FORGET, self._proving.forget)
        traces = self._proving.bytes_left(work)
        # A backup that lies there now holds what was erased: that is no residue, it is looked at.
        self._claims.require_same(work)
        if self._stop_on_residue(work, traces):
            return
        self._certify(work)

    def _forgotten(self, work: Work) -> bool:
        """Tell whether the persons were forgotten, so that nothing before it can be repeated."""
        with self._store.reading() as uow:
            record = uow.runs.of_plan(work.permit.plan.id)
        finished = {s.name for s in record.stages if s.finished_at} if record else set()
        left = len(work.permit.items) - record.finished_items if record else 0
        return StageName.FORGET in finished and not left and self._claims.forgotten(work)

    def _stage(self, work: Work, name: StageName, act: Callable[[Work], Figures]) -> None:
        work.cancel.check()
        self._claims.require_same(work)
        self._require_told(work)
        begun = Stage(name, self._clock())
        self._book.save(work, begun)
        # However many batches it has, what they record is remembered once.
        with self._store.command():
            figures = act(work)
        self._book.save(work, replace(begun, finished_at=self._clock(), figures=figures))

    def _require_told(self, work: Work) -> None:
        """Stop where triggers have come that may copy; that they were there stays with the run.

        Raises:
            TriggersAdded: naming the tables.
        """
        copying = self._claims.copying_since(work.permit)
        if not copying:
            return
        with self._store.unit_of_work() as uow:
            traces = merged(uow.runs.traces(work.run), copying)
            uow.runs.save(work.run, RunState.RUNNING, None, traces)
            count = sum(trace.count for trace in copying)
            self._record.note(uow, work.by.user.id, TRIGGERS_ADDED, work.permit.case, found=count)
            uow.commit()
        raise TriggersAdded(trace.place for trace in copying)

    def _certify(self, work: Work) -> None:
        work.progress(Step("certify", 0))
        # One that was written over where it lies keeps its number on the disk.
        self._all_gone.require_some(work.permit, work.by)
        self._stage(work, StageName.CERTIFY, self._write_certificate)

    def _write_certificate(self, work: Work) -> Figures:
        with self._store.reading() as uow:
            record = uow.runs.of_plan(work.permit.plan.id)
            case = fetch(uow, work.permit.case.id)
        if record is None:
            raise Defect("The run that was just carried out is not in the database.")
        digest = self._certifying.write(case, record, work.permit.approval, work.by)
        # The last look: whatever comes back later, the ledger tells (services/erasing/replaying).
        try:
            self._claims.require_same(work)
        except Exchanged:
            self._certifying.take_back(case.number)
            raise
        # The key goes before the run is called done: after that nobody would look for it again.
        self._probing.destroy(work.permit.plan)
        with self._store.unit_of_work() as uow:
            uow.runs.keep_probes(work.run, b"")
            uow.runs.save(work.run, RunState.DONE, self._clock(), record.traces)
            done = replace(fetch(uow, case.id), state=CaseState.TO_ANSWER)
            facts = {"certificate": digest, "items": record.total, SAID: said_digest(uow, done)}
            self._record.save(uow, done, work.by.user.id, CERTIFIED, **facts)
        # Until that stands a restart needs it.  What a kill leaves here the next run takes away.
        self._mark_keys.sweep()
        return (("pages", 1),)

    # --- records ---------------------------------------------------------------------------

    def _stop_on_residue(self, work: Work, traces: tuple[Trace, ...]) -> bool:
        """Store the traces; True when one of them keeps the case open (promise 4)."""
        blocking = any(trace.blocking for trace in traces)
        state = RunState.RESIDUE if blocking else RunState.RUNNING
        with self._store.unit_of_work() as uow:
            uow.runs.save(work.run, state, None, merged(uow.runs.traces(work.run), traces))
            if blocking:
                case = replace(fetch(uow, work.permit.case.id), state=CaseState.RESIDUE)
                count = sum(trace.count for trace in traces if trace.blocking)
                self._record.save(uow, case, work.by.user.id, "run.residue", found=count)
            else:
                uow.commit()
        return blocking

    def _note(self, work: Work, event: str, **facts: object) -> None:
        with self._store.unit_of_work() as uow:
            self._record.note(uow, work.by.user.id, event, work.permit.case, **facts)
            uow.commit()

    def _save_state(self, work: Work, state: RunState, event: str) -> None:
        with self._store.unit_of_work() as uow:
            uow.runs.save(work.run, state, None, uow.runs.traces(work.run))
            self._record.note(uow, work.by.user.id, event, work.permit.case)
            uow.commit()


def _still_true(record: RunRecord) -> tuple[Trace, ...]:
    """Return the traces that a run which goes on will not look for again."""
    looked = any(s.name is StageName.FORGET and s.finished_at for s in record.stages)
    return tuple(
        trace
        for trace in record.traces
        if trace.what == TRIGGERS or (looked and not trace.blocking)
    )
