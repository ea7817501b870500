"""Plan, approval, run and answer of one case in memory, by the domain's own rules.

The digest, the sample and the confirmation are the real ones; a plan is approved only by somebody
else who has opened what has to be opened, and a run goes on where it stopped.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.changes import Changes, case_changed
from dsr_desk.domain.erasing.plans import (
    Plan,
    PlanException,
    PlanHead,
    PlanItem,
    confirmation_phrase,
    confirms,
    draft_items,
    draw_sample,
    plan_digest,
    scope_of,
)
from dsr_desk.domain.erasing.receipts import (
    Outcome,
    RunRecord,
    RunState,
    Stage,
    StageName,
    Trace,
)
from dsr_desk.domain.errors import (
    DeskError,
    GroundMissing,
    OutsideMandate,
    OwnPasswordWrong,
    PlanChanged,
    PlanMissing,
    Refusal,
    RightMissing,
    SelfApproval,
    WrongStep,
)
from dsr_desk.domain.errors.steps import ConfirmationWrong, NotSeen
from dsr_desk.domain.finding.matches import Decision, Ground, Mandate
from dsr_desk.domain.finding.scope import Scope, scope_sentence
from dsr_desk.domain.people import Right
from dsr_desk.domain.record.approvals import Approval
from dsr_desk.domain.requests import CaseState
from dsr_desk.services.erasing.approval import ApprovalDesk, ApprovalView
from dsr_desk.services.erasing.erasure import Erasure, RunView
from dsr_desk.services.erasing.planning import PlanView
from dsr_desk.services.erasing.to_see import ToSee
from dsr_desk.services.extracts.sealing import SealedExtract
from dsr_desk.services.finding.preview import Shown
from dsr_desk.services.intake.letters import ReplyDraft
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.progress import CancelToken, Progress, Step, unheard
from tests.ui.fake_case import (
    ANNA,
    CHANNELS,
    MARIA,
    CaseWorld,
    FakePlanning,
    FakePreview,
    FakeReplies,
    case_services,
    usual_find,
)
from tests.ui.fakes import AGENT, NOW, PASSWORD

FIGURES: dict[StageName, tuple[tuple[str, int], ...]] = {
    StageName.LEFTOVERS: (("erased", 4),),
    StageName.RESIDUE: (("found", 0),),
    StageName.SCRUB: (("databases", 2),),
    StageName.FORGET: (("persons", 1),),
    StageName.BYTES: (("strings", 21), ("files", 9), ("found", 0)),
    StageName.CERTIFY: (("pages", 1),),
}


def _set_event() -> threading.Event:
    event = threading.Event()
    event.set()
    return event


@dataclass
class PlanWorld(CaseWorld):
    """A case with a plan; ``seen`` is what each person has opened."""

    plan: PlanView | None = None
    seen: dict[str, set[str]] = field(default_factory=dict)
    altered: set[str] = field(default_factory=set)
    """Marks of what has changed since it was found."""
    approvals: list[Approval] = field(default_factory=list)
    opening: threading.Event = field(default_factory=_set_event)
    """Items are opened only while it is set."""
    sent_back: list[str] = field(default_factory=list)
    confirmed_gone: list[str] = field(default_factory=list)
    record: RunRecord | None = None
    traces: tuple[Trace, ...] = ()
    """What the next run will find left."""
    batches: int = 3
    """In so many batches a run erases; the gate is passed before each."""
    not_before: datetime | None = None
    """Until when the approved run waits."""
    run_refused: str = ""
    """The code of the rule that stands in the way of running."""
    approving_refused: Refusal | None = None
    """What stands in the way of approving, whoever would."""
    hold_after: int = -1
    """Once so many batches are done a run waits for ``go_on``; never when negative."""
    go_on: threading.Event = field(default_factory=threading.Event)
    waiting: threading.Event = field(default_factory=threading.Event)
    """Set while a run waits."""
    answered: list[tuple[ReplyDraft, Path | None]] = field(default_factory=list)

    def make_plan(self, *, preparers: tuple[str, ...] = (AGENT.id,)) -> PlanView:
        """Freeze what is decided."""
        case = self.view.case
        matches = tuple(row.match for row in self.rows)
        mandate = Mandate("exempelstad", CHANNELS, ((1, EmailAddress(ANNA)),))
        items, kept = draft_items(matches, mandate)
        head = PlanHead(
            workspace="w" * 32,
            case=case.number,
            version=1,
            organisation="exempelstad",
            subjects=("c" * 64,),
            preparers=preparers,
            prepared_at=NOW - timedelta(hours=3),
            channels=(),
            checklist="d" * 64,
        )
        self.plan = _view(head, scope_of(matches, mandate), items, kept)
        self.set_case(state=CaseState.TO_APPROVE)
        return self.plan


def _view(
    head: PlanHead,
    scope: Scope,
    items: tuple[PlanItem, ...],
    kept: tuple[PlanException, ...],
) -> PlanView:
    digest = plan_digest(head, items, kept)
    drawn = draw_sample(digest, len(items))
    return PlanView(
        Plan(1, head, scope, digest, len(items), len(kept)),
        scope_sentence(scope, "sv", {1: ANNA}),
        scope_sentence(scope, "en", {1: ANNA}),
        kept,
        tuple(item for item in items if item.number in drawn),
        confirmation_phrase(len(items), head.case),
        True,
    )


class FakePlans(FakePlanning):
    """Shows the plan there is."""

    world: PlanWorld

    def view(self, case_id: str | int) -> PlanView | None:
        return self.world.plan


class FakeApproval(ApprovalDesk):
    """Lets a second person look, and takes the signature."""

    def __init__(self, world: PlanWorld) -> None:
        self.world = world

    def look(self, case_id: str | int, by: SignedIn) -> ApprovalView:
        self.world.pass_gate()
        plan = self._plan()
        why_not = ""
        try:
            self._check(by)
        except DeskError as refusal:
            why_not = refusal.code
        seen = self.world.seen.get(by.user.id, set())
        rows = [self._listed(f"exception:{kept.number}", kept, seen) for kept in plan.exceptions]
        rows += [self._listed(f"item:{item.number}", item, seen) for item in plan.to_open]
        approvals = tuple(self.world.approvals)
        return ApprovalView(plan, tuple(rows), approvals, not why_not, why_not)

    def open(self, case_id: str | int, mark: str, by: SignedIn) -> Shown:
        self.world.pass_gate()
        self.world.opening.wait(10)
        found = {row.mark: row for row in self.look(case_id, by).must_see}
        if mark not in found:
            raise OutsideMandate
        row = next(r for r in self.world.rows if r.match.at == found[mark].at)
        shown = FakePreview(self.world).open(int(case_id), row.match.id)
        if mark in self.world.altered:
            return replace(shown, changed=True)
        self.world.seen.setdefault(by.user.id, set()).add(mark)
        return shown

    def approve(
        self, case_id: str | int, digest: str, typed: str, password: str, by: SignedIn | None
    ) -> Changes:
        self.world.pass_gate()
        assert by is not None
        plan = self._plan()
        if not plan.intact or plan.plan.digest != digest:
            raise PlanChanged
        self._check(by)
        wanted = plan.marks
        left = wanted - self.world.seen.get(by.user.id, set())
        if left:
            raise NotSeen(len(left))
        if not confirms(typed, plan.plan.item_count, plan.plan.head.case):
            raise ConfirmationWrong(plan.confirmation)
        if password != PASSWORD:
            raise OwnPasswordWrong
        self.approved_by(by.user.id)
        return case_changed(int(case_id))

    def approved_by(self, user: str) -> None:
        """Put an approval on record."""
        plan = self._plan().plan
        approval = Approval("w" * 32, plan.head.case, plan.digest, user, 1, NOW, (), "s" * 128)
        self.world.approvals.append(approval)
        self.world.set_case(state=CaseState.APPROVED)

    def send_back(self, case_id: str | int, comment: str, by: SignedIn) -> Changes:
        self.world.pass_gate()
        if not comment.strip():
            raise GroundMissing("sending the plan back")
        self.world.sent_back.append(comment)
        self.world.plan = None
        self.world.set_case(state=CaseState.REVIEWING, note=comment)
        return case_changed(int(case_id))

    def _plan(self) -> PlanView:
        if self.world.plan is None:
            raise PlanMissing("plan")
        return self.world.plan

    def _check(self, by: SignedIn) -> None:
        if not by.user.may(Right.APPROVE):
            raise RightMissing(Right.APPROVE.value)
        if by.user.id in self._plan().plan.head.preparers:
            raise SelfApproval
        if self.world.approving_refused is not None:
            raise self.world.approving_refused

    def _listed(self, mark: str, row: PlanItem | PlanException, seen: set[str]) -> ToSee:
        kept = isinstance(row, PlanException)
        item = next(i for i in self.world.items.values() if i.ref == row.ref)
        delta = self._plan().delta
        turns = {d.mark: d.turn for d in delta.differences} if delta else {}
        return ToSee(
            mark=mark,
            kind="exception" if kept else "item",
            number=row.number,
            title=item.subject,
            at=row.at,
            channel_title=next(c.title for c in CHANNELS if c.key == row.channel),
            ground=row.ground if isinstance(row, PlanException) else None,
            note=row.note if isinstance(row, PlanException) else "",
            seen=mark in seen,
            why=row.why,
            turn=turns.get(mark),
        )


class FakeErasure(Erasure):
    """Runs in batches and stops between them; finds what the test has laid out."""

    def __init__(self, world: PlanWorld) -> None:
        self.world = world

    def view(self, case_id: str | int, by: SignedIn) -> RunView:
        self.world.pass_gate()
        state = self.world.view.case.state
        runnable = state in (CaseState.APPROVED, CaseState.RUNNING, CaseState.RESIDUE)
        waits = self.world.not_before
        if runnable and waits is not None:
            return RunView(None, None, None, False, "too-early", waits)
        why_not = self.world.run_refused or ("" if runnable else "wrong-step")
        record = self.world.record
        done = record is not None and record.state is RunState.DONE
        folder = Path("/work-space/certificates")
        pdf, document = (folder / "DSR-0042.pdf", folder / "DSR-0042.json") if done else (None,) * 2
        where = {
            "triggers-added": "archive.item",
            "nothing-there": "archive",
            "source-unavailable": "archive",
            "channel-added": "Elbilsforum",
        }.get(why_not, "")
        return RunView(record, pdf, document, not why_not, why_not, where=where)

    def confirm_gone(self, case_id: str | int, reason: str, by: SignedIn | None) -> Changes:
        self.world.confirmed_gone.append(reason)
        self.world.run_refused = ""
        return case_changed(int(case_id))

    def send_back(self, case_id: str | int, comment: str, by: SignedIn | None) -> Changes:
        self.world.sent_back.append(comment)
        self.world.plan, self.world.run_refused = None, ""
        self.world.set_case(state=CaseState.RESIDUE, note=comment)
        return case_changed(int(case_id))

    def run(
        self,
        case_id: str | int,
        by: SignedIn | None,
        progress: Progress = unheard,
        cancel: CancelToken | None = None,
    ) -> RunView:
        assert by is not None
        plan, token = self.world.plan, cancel or CancelToken()
        if plan is None:
            raise WrongStep("erase", self.world.view.case.state.value)
        total = plan.plan.item_count
        done = self.world.record.finished_items if self.world.record else 0
        self.world.set_case(state=CaseState.RUNNING)
        size = max(1, -(-total // self.world.batches))
        while done < total:
            self._save(RunState.STOPPED, done, total)
            progress(Step("act", done, total))
            if done == self.world.hold_after * size:
                self.world.waiting.set()
                self.world.go_on.wait(10)
                self.world.waiting.clear()
            self.world.pass_gate()
            token.check()
            done = min(total, done + size)
        self._finish(total)
        return self.view(case_id, by)

    def _finish(self, total: int) -> None:
        blocking = any(trace.blocking for trace in self.world.traces)
        state = RunState.RESIDUE if blocking else RunState.DONE
        self._save(state, total, total)
        self.world.set_case(state=CaseState.RESIDUE if blocking else CaseState.TO_ANSWER)

    def _save(self, state: RunState, done: int, total: int) -> None:
        plan = self.world.plan
        assert plan is not None
        names = list(StageName)
        reached = names if state is RunState.DONE else names[: 3 if done == total else 1]
        stages = tuple(
            Stage(
                name,
                NOW,
                NOW if done == total else None,
                self._figures(name, done),
            )
            for name in reached
        )
        whole = done == total
        self.world.record = RunRecord(
            1,
            1,
            plan.plan.digest,
            state,
            AGENT.id,
            NOW,
            NOW if state is RunState.DONE else None,
            ((Outcome.ERASED, done),) if done else (),
            total,
            stages,
            self.world.traces if whole else (),
        )

    def _figures(self, name: StageName, done: int) -> tuple[tuple[str, int], ...]:
        if name is StageName.ACT:
            return (("erased", done),)
        if name is StageName.RESIDUE:
            return (("found", sum(t.count for t in self.world.traces if t.blocking)),)
        return FIGURES[name]


class FakeAnswers(FakeReplies):
    """Drafts the confirmation; saving closes the case."""

    world: PlanWorld

    def draft(
        self,
        case_id: str | int,
        by: SignedIn | None,
        language: str | None = None,
        sealed: SealedExtract | None = None,
    ) -> ReplyDraft:
        self.world.pass_gate()
        if self.world.view.case.state not in (CaseState.TO_ANSWER, CaseState.CLOSED):
            raise WrongStep("answer", self.world.view.case.state.value)
        swedish = (language or "sv") == "sv"
        body = (
            "Hej Maria!\n\nRaderingen är genomförd och kontrollerad. Intyget bifogas.\n\n"
            "Med vänlig hälsning\nSupport\n"
            if swedish
            else "Hello Maria,\n\nThe erasure has been carried out and checked.\n"
        )
        files = (Path("/work-space/certificates/DSR-0042.pdf"),)
        subject = "Ärende DSR-0042: raderat" if swedish else "Case DSR-0042: erased"
        return ReplyDraft(MARIA, "sv" if swedish else "en", subject, body, files, "confirmation")

    def save(
        self, case_id: str | int, draft: ReplyDraft, target: Path | None, by: SignedIn | None
    ) -> tuple[Path, Changes]:
        self.world.pass_gate()
        self.world.answered.append((draft, target))
        self.world.set_case(state=CaseState.CLOSED, answered_at=NOW)
        saved = target or Path("/work-space/answers/DSR-0042-confirmation.eml")
        return saved, case_changed(int(case_id))


def plan_services(world: PlanWorld) -> dict[str, object]:
    """Return the fakes of one case with a plan, by name."""
    return case_services(world) | {
        "planning": FakePlans(world),
        "approval": FakeApproval(world),
        "erasure": FakeErasure(world),
        "replies": FakeAnswers(world),
    }


def planned(count: int = 16, preparers: tuple[str, ...] = (AGENT.id,)) -> PlanWorld:
    """Return a world with a plan that waits for approval; two matches are left out."""
    world = PlanWorld()
    world.put(usual_find(count))
    world.set_case(state=CaseState.REVIEWING)
    for place, note in ((3, "Överklagan 2026-118 pågår"), (6, "")):
        row = world.rows[place]
        decision = Decision(False, Ground.LEGAL_CLAIM, note)
        world.rows[place] = replace(row, match=row.match._replace(decision=decision))
    for place, row in enumerate(world.rows):
        if row.match.decision.ground is Ground.UNCONFIRMED:
            world.rows[place] = replace(row, match=row.match._replace(decision=Decision(True)))
    world.make_plan(preparers=preparers)
    return world
