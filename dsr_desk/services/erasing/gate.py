"""The gate before an irreversible act: all that promises 1 and 2 ask for, checked at once.

Nothing here believes a row because it is there: the plan's digest is computed again from the stored
items, the approval's signature is verified against the pinned list of users, and the checklist, the
persons and the channels must be those that were signed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dsr_desk.domain.desk_time import desk_minute
from dsr_desk.domain.erasing.plans import (
    ChannelsAlike,
    Plan,
    PlanException,
    PlanItem,
    plan_digest,
    tells_apart,
)
from dsr_desk.domain.erasing.receipts import WAIT_COUNTED, WAIT_HOURS
from dsr_desk.domain.erasing.safeguards import ClockSetForward, InForce, TooEarly
from dsr_desk.domain.erasing.second_look import marks_in, must_open
from dsr_desk.domain.errors import ApprovalInvalid, PlanMissing, WrongStep
from dsr_desk.domain.errors.steps import WrongKind
from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.domain.people import Right
from dsr_desk.domain.record.approvals import Approval, approval_fault
from dsr_desk.domain.record.audit import TOLERANCE, first_broken
from dsr_desk.domain.record.registry import Registry
from dsr_desk.domain.requests import Case, CaseState, RequestKind
from dsr_desk.domain.verifying.checklist import checklist_digest
from dsr_desk.services.cases import all_settled, at_step, fetch, mandate_of
from dsr_desk.services.erasing.delivered import extract_delivered
from dsr_desk.services.erasing.holds import holds_fault
from dsr_desk.services.erasing.planning import (
    current_plan,
    require_policy,
    require_reach,
    scope_holds,
    subject_hashes,
)
from dsr_desk.services.erasing.provenance import Provenance
from dsr_desk.services.erasing.safeguards import SafeguardDesk, at_approval, safeguard_fault
from dsr_desk.services.people.accounts import Accounts, SignedIn
from dsr_desk.services.people.lists import listed_at_approval
from dsr_desk.services.ports import Clock, Cryptography, DeskStore, UnitOfWork
from dsr_desk.services.record.audit import Audit
from dsr_desk.services.record.on_record import (
    Entries,
    before_run,
    directory_fault,
    prepared_on_record,
    ran_on_record,
)

Covered = tuple[tuple[PlanItem, ...], tuple[PlanException, ...]]
RUNNABLE = (CaseState.APPROVED, CaseState.RUNNING, CaseState.RESIDUE)


@dataclass(frozen=True, slots=True)
class Permit:
    """What the gate has found to hold: the plan, its approval and the fence."""

    case: Case
    plan: Plan
    approval: Approval
    mandate: Mandate
    items: tuple[PlanItem, ...]
    """What is erased, as it was read when its digest was compared; a run reads it nowhere else."""
    exceptions: tuple[PlanException, ...]
    """What is kept, likewise."""
    waited: tuple[tuple[str, int], ...] = ()
    """How long it had to wait, and whether the machine has counted it; nothing where it had not."""


UNDELIVERED = "The extract has to be delivered before anything is erased: answer with it first."


class Gate:
    """Lets a run through, or says which rule stands in the way."""

    def __init__(
        self,
        store: DeskStore,
        crypto: Cryptography,
        accounts: Accounts,
        provenance: Provenance,
        audit: Audit,
        safeguards: SafeguardDesk,
        clock: Clock,
    ) -> None:
        """Take the stores, the accounts, the look at the mail, the audit, the safeguards."""
        self._safeguards = safeguards
        self._clock = clock
        self._audit = audit
        self._store = store
        self._provenance = provenance
        self._crypto = crypto
        self._accounts = accounts

    def permit(self, case_id: str | int, by: SignedIn) -> Permit:
        """Return what may be carried out.

        Raises:
            WrongStep, ChecksOpen, PlanMissing: the case is not so far.
            RegistryNotTrusted, ApprovalInvalid: a signature or what was signed does not hold.
            PolicyMoved: a channel, its policy or its database is another one since the plan.
            ChannelsAlike: the sentence that was signed counts two channels as one.
            HistoryMissing: the audit lacks what this machine has seen.
            TooEarly, ClockSetForward: the approved run still waits out its cooling-off time.
        """
        registry = self._accounts.require_still(by, Right.EXECUTE)
        self._audit.require_seen()
        with self._store.reading() as uow:
            case = fetch(uow, case_id)
            at_step(case, "run", RUNNABLE)
            if not case.kind.erases:
                raise WrongKind("erase", case.kind.value)
            all_settled(uow, case)
            entries = tuple(uow.audit.entries())
            plan = current_plan(uow, case)
            mandate = mandate_of(uow, case, erasing=True)
            self._order(case, entries, mandate, by)
            persons = subject_hashes(self._crypto, by.keys.hashing, case)
            must = (uow.plans.items(plan.id), uow.plans.exceptions(plan.id))
            self._as_signed(uow, case, plan, persons, must)
            approvals = uow.plans.approvals(plan.id)
            now = self._safeguards.in_force(uow, registry)
            fault = self._provenance.fault(uow, case, by, entries) or holds_fault(uow, entries)
            if fault:
                raise ApprovalInvalid(fault)
            # Only now: what somebody has edited is told as that, not as a change of the desk's.
            require_policy(plan, mandate)
            require_reach(must[0], mandate)
            if case.state is CaseState.APPROVED and not tells_apart(plan.scope, must[0]):
                raise ChannelsAlike  # A run that has begun goes on: half of it is done.
        prepared = (*case.preparers, *prepared_on_record(entries, case))
        approval = self._sound(plan, approvals, prepared, registry, entries)
        waited = self._looked_and_waited(case, approval, now, entries, must)
        return Permit(case, plan, approval, mandate, *must, waited)

    def once_more(self, case: Case, plan: Plan, mandate: Mandate, entries: Entries) -> Approval:
        """Return the approval under which a plan was carried out, if all of it still holds.

        It asks what the run asked, but for what needs the forgotten mail and addresses; and that
        the run of this very plan is on record.

        Raises:
            RegistryNotTrusted, ApprovalInvalid, PolicyMoved, PlanMissing, TooEarly: see ``permit``.
        """
        registry = self._accounts.trusted_registry()
        if first_broken(entries) is not None:
            raise ApprovalInvalid("the audit is broken")
        with self._store.reading() as uow:
            persons = tuple(subject.hashed for subject in case.subjects)
            must = (uow.plans.items(plan.id), uow.plans.exceptions(plan.id))
            self._as_signed(uow, case, plan, persons, must)
            approvals = uow.plans.approvals(plan.id)
            now = self._safeguards.in_force(uow, registry)
            fault = directory_fault(uow, entries) or holds_fault(uow, entries)
        if not fault and not ran_on_record(entries, case, plan.digest):
            fault = "no run of this plan is on record"
        if fault:
            raise ApprovalInvalid(fault)
        require_policy(plan, mandate)
        # Whoever has taken part since that run has not prepared it.
        prepared = prepared_on_record(before_run(entries, case, plan.digest), case)
        approval = self._sound(plan, approvals, prepared, registry, entries)
        self._looked_and_waited(case, approval, now, entries, must)
        return approval

    def _sound(
        self,
        plan: Plan,
        approvals: Sequence[Approval],
        prepared: Sequence[str],
        registry: Registry,
        entries: Entries,
    ) -> Approval:
        """Return an approval that holds for the plan, whenever it was given.

        ``prepared`` says who has prepared the case, beside whom the plan itself names.  It holds by
        the role and the key that its approver had when it went on record.

        Raises:
            ApprovalInvalid, PlanMissing: none holds, or there is none.
        """
        version = listed_at_approval(entries, plan.head.case, plan.digest)
        then = registry if version is None else registry.as_of(version)
        preparers = (*plan.head.preparers, *prepared)
        faults: list[str] = []
        for approval in approvals:
            fault = approval_fault(
                approval,
                registry=registry,
                plan_digest=plan.digest,
                preparers=preparers,
                version=version,
            )
            user = then.user(approval.approver)
            if not fault and user is not None:
                if self._crypto.verify(user.public_key, approval.payload(), approval.signature):
                    return approval
                fault = "its signature is not the approver’s"
            faults.append(fault)
        if faults:
            raise ApprovalInvalid(faults[-1])
        raise PlanMissing("approval")

    def _looked_and_waited(
        self, case: Case, approval: Approval, now: InForce, entries: Entries, covered: Covered
    ) -> tuple[tuple[str, int], ...]:
        """Refuse what was approved without looking, or waits, by what held at the approval.

        Returns what is known of the wait, as the first stage's figures.

        Raises:
            ApprovalInvalid, TooEarly, ClockSetForward: it does not hold, or not yet.
        """
        fault = safeguard_fault(now, entries)
        if fault:
            raise ApprovalInvalid(fault)
        held = at_approval(now, entries, case.number, approval.plan_digest)
        if held is None or held.by != approval.approver:
            raise ApprovalInvalid("nobody is on record for it, or it was taken back")
        if held.counter not in ("", str(approval.counter)):
            raise ApprovalInvalid("its counter is not the one on record")
        must = must_open(approval.plan_digest, *covered, held.figures.sample)
        if must - marks_in(approval.seen):
            raise ApprovalInvalid("not everything that had to be opened was opened")
        moment = max(held.since, approval.approved_at) + held.figures.delay
        if not held.figures.delay:
            # No certificate would hold that says it was carried out before it was approved.
            moment = approval.approved_at - TOLERANCE
        if self._clock() < moment:
            raise TooEarly(moment, desk_minute(moment))
        waited = self._safeguards.waited(held)
        if waited is not None and waited + TOLERANCE < held.figures.delay:
            raise ClockSetForward(held.figures.delay_hours)
        if not held.figures.delay:
            return ()
        return ((WAIT_HOURS, held.figures.delay_hours), (WAIT_COUNTED, int(waited is not None)))

    def _order(self, case: Case, entries: Entries, mandate: Mandate, by: SignedIn) -> None:
        """Refuse to erase what has not been handed over first, by the row and the audit."""
        if case.kind is not RequestKind.ACCESS_ERASURE:
            return
        persons = subject_hashes(self._crypto, by.keys.hashing, case)
        delivered = extract_delivered(entries, case, persons, mandate)
        if case.answered_at is None or not delivered:
            raise WrongStep("erase", case.state.value, UNDELIVERED)

    def _as_signed(
        self,
        uow: UnitOfWork,
        case: Case,
        plan: Plan,
        persons: tuple[str, ...],
        covered: Covered,
    ) -> None:
        """Refuse when what was signed is not what stands in the database.

        Raises:
            ApprovalInvalid: naming what differs; the channels are looked at by ``require_policy``.
        """
        stored = plan_digest(plan.head, *covered)
        head = plan.head
        held = {
            "the plan’s items were changed": stored == plan.digest,
            "the sentence was changed": scope_holds(plan),
            "it belongs to another case": head.case == case.number,
            "it belongs to another workspace": head.workspace == uow.people.workspace()[0],
            "it belongs to another organisation": head.organisation == case.organisation,
            "the persons were changed": head.subjects == persons,
            "the checklist was changed": head.checklist
            == checklist_digest(uow.cases.checks(case.id)),
        }
        for fault, holds in held.items():
            if not holds:
                raise ApprovalInvalid(fault)
