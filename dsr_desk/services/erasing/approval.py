"""Approval: a second person looks, proves it, and signs over exactly one digest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.erasing.plans import ChannelsAlike, PlanException, PlanItem, confirms
from dsr_desk.domain.erasing.receipts import Standing
from dsr_desk.domain.erasing.safeguards import Safeguards
from dsr_desk.domain.erasing.second_look import mark_of, with_time
from dsr_desk.domain.errors import (
    ApprovalInvalid,
    DeskError,
    GroundMissing,
    PlanChanged,
    PlanMissing,
    RegistryNotTrusted,
    SelfApproval,
)
from dsr_desk.domain.errors.steps import ConfirmationWrong, ItemMoved, NotSeen
from dsr_desk.domain.finding.matches import Item, ItemRef, Mandate
from dsr_desk.domain.people import Right
from dsr_desk.domain.record.approvals import Approval, approval_fault
from dsr_desk.domain.record.registry import Registry
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.services.cases import Recorder, all_settled, at_step, fetch, mandate_of
from dsr_desk.services.erasing.copying import require_none_added
from dsr_desk.services.erasing.planning import Planning, PlanView, current_plan, require_policy
from dsr_desk.services.erasing.provenance import Provenance
from dsr_desk.services.erasing.safeguards import APPROVED, SafeguardDesk, safeguard_fault
from dsr_desk.services.erasing.second_look import looks_of
from dsr_desk.services.erasing.to_see import ToSee, is_hidden, marked, to_see
from dsr_desk.services.finding.preview import Shown, show
from dsr_desk.services.finding.restricting import Restricting
from dsr_desk.services.intake.channels_since import channels_to_check, require_none_to_check
from dsr_desk.services.intake.mail_parser import ReadBefore
from dsr_desk.services.people.accounts import Accounts, SignedIn, acting, need
from dsr_desk.services.people.lists import MadeAlone, made_alone
from dsr_desk.services.ports import Clock, Cryptography, DeskStore, Sources, UnitOfWork
from dsr_desk.services.record.audit import Audit
from dsr_desk.services.record.on_record import (
    SENT_BACK,
    Entries,
    prepared_on_record,
    prepared_plan,
)

_CHUNK = 1000


@dataclass(frozen=True, slots=True)
class ApprovalView:
    """The plan as the approver sees it; ``why_not`` is the code of the rule in the way."""

    plan: PlanView
    must_see: tuple[ToSee, ...]
    approvals: tuple[Approval, ...]
    may_approve: bool
    why_not: str
    alone: tuple[MadeAlone, ...] = ()
    """Accounts that one person alone has made what they are, among those who take part in it."""


@dataclass(frozen=True, slots=True)
class _Held:
    """What an approval rests on, as it was when the approver's step began."""

    entries: Entries
    """What was on record."""
    figures: Safeguards
    mandate: Mandate
    read: ReadBefore
    """The case's mails as they were read; nobody else waits while they are."""


class ApprovalDesk:
    """Shows a plan to its approver and takes the signature."""

    def __init__(
        self,
        store: DeskStore,
        sources: Sources,
        crypto: Cryptography,
        accounts: Accounts,
        planning: Planning,
        provenance: Provenance,
        audit: Audit,
        safeguards: SafeguardDesk,
        clock: Clock,
    ) -> None:
        """Take the stores, accounts, plans, the mail, the audit, the safeguards and the clock."""
        self._safeguards = safeguards
        self._audit = audit
        self._provenance = provenance
        self._store = store
        self._sources = sources
        self._crypto = crypto
        self._restricting = Restricting(crypto)
        self._accounts = accounts
        self._planning = planning
        self._clock = clock
        self._record = Recorder(clock)

    def look(self, case_id: str | int, by: SignedIn) -> ApprovalView:
        """Return the plan with everything this person still has to open."""
        with self._store.reading() as uow:
            case = fetch(uow, case_id)
            plan = current_plan(uow, case)
            seen = looks_of(uow, case.id, plan, by.user.id)
            approvals = uow.plans.approvals(plan.id)
            mandate = mandate_of(uow, case, erasing=True)
            entries = tuple(uow.audit.entries())
        view = self._planning.view(case.id)
        if view is None:
            raise PlanMissing("plan")
        why_not = ""
        try:
            self._may(case, view, mandate, by, entries)
        except DeskError as refusal:
            why_not = refusal.code
        who = (*view.plan.head.preparers, *case.preparers, by.user.id)
        try:
            alone = made_alone(self._accounts.trusted_list(), who)
        except RegistryNotTrusted:
            alone = ()  # ``why_not`` says so
        return ApprovalView(
            view, self._to_see(view, mandate, seen), approvals, not why_not, why_not, alone
        )

    def open(self, case_id: str | int, mark: str, by: SignedIn) -> Shown:
        """Show one drawn item or exception, and record that this person has opened it.

        What is not what the plan names, or is there no more, is told, and counts as not opened.

        Raises:
            OutsideMandate: the mark names nothing of the plan.
        """
        with self._store.reading() as uow:
            case = fetch(uow, case_id)
            plan = current_plan(uow, case)
            row = marked(uow, plan.id, mark)
            mandate = mandate_of(uow, case, erasing=True)
            restricted = self._restricting.of(uow, case.id, case.organisation, by)
        if is_hidden(row):
            shown = Shown(None, (), "", row.number, restricted=True)
        else:
            shown = show(
                self._sources, mandate, row.ref, {}, row.number, row.fingerprint, restricted
            )
        if shown.changed or (shown.item is None and not shown.restricted):
            return shown
        with self._store.unit_of_work() as uow:
            acting(uow, by, Right.PREPARE)
            uow.plans.mark_seen(plan.id, by.user.id, mark, self._clock())
            uow.commit()
        return shown

    def approve(
        self, case_id: str | int, digest: str, typed: str, password: str, by: SignedIn | None
    ) -> Changes:
        """Sign the plan of exactly this digest.

        Raises:
            RightMissing, SelfApproval: not a supervisor, or one who has prepared the plan.
            PlanChanged: the plan is not the one that was looked at; ItemMoved: an item is not.
            NotSeen, ConfirmationWrong, WrongPassword: an exception or sample is unopened, the typed
                confirmation is another, or the password does not open the key.
            PolicyMoved: a channel or its policy is another one since the plan was made.
            ChannelsAlike: the plan's sentence counts two channels as one.
            TriggersAdded: a database has triggers that it did not have then.
            HistoryMissing: the audit lacks what this machine has seen.
        """
        with self._store.reading() as uow:
            signed = acting(uow, by, Right.APPROVE)
            registry = self._accounts.list_within(uow).registry
            case = fetch(uow, case_id)
            at_step(case, "approve", (CaseState.TO_APPROVE,))
            all_settled(uow, case)
            held = self._held(uow, case, signed, registry, {})
            seen = looks_of(uow, case.id, current_plan(uow, case), signed.user.id)
        view, items = self._planning.covering(case.id)
        if view is None or not view.intact or view.plan.digest != digest:
            raise PlanChanged
        self._may(case, view, held.mandate, signed, held.entries)
        wanted = view.marks
        if wanted - seen.keys():
            raise NotSeen(len(wanted - seen.keys()))
        if not confirms(typed, view.plan.item_count, case.number):
            raise ConfirmationWrong(view.confirmation)
        self._all_unchanged(items, held.mandate)
        key = self._accounts.unlock_again(signed, password)
        return self._sign(case, view, held, signed, key, with_time(seen, wanted))

    def send_back(self, case_id: str | int, comment: str, by: SignedIn) -> Changes:
        """Withdraw the plan, with a comment for whoever prepares the next one."""
        if not comment.strip():
            raise GroundMissing("sending the plan back")
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.PREPARE).user
            case = fetch(uow, case_id)
            at_step(case, "send back", (CaseState.TO_APPROVE, CaseState.APPROVED))
            plan = current_plan(uow, case)
            uow.plans.withdraw(plan.id)
            changed = replace(case, state=CaseState.REVIEWING, note=comment.strip(), run_after=None)
            facts = {"digest": plan.digest}
            if case.run_after is not None:
                facts["scheduled"] = case.run_after.isoformat()
            return self._record.save(uow, changed, who.id, SENT_BACK, **facts)

    def _held(
        self, uow: UnitOfWork, case: Case, by: SignedIn, registry: Registry, read: ReadBefore
    ) -> _Held:
        """Return what an approval of this case rests on now; ``read`` as for ``Provenance.fault``.

        Raises:
            ApprovalInvalid: the safeguards or the case are not those on record.
        """
        entries = tuple(uow.audit.entries())
        now = self._safeguards.in_force(uow, registry)
        fault = safeguard_fault(now, entries)
        fault = fault or self._provenance.fault(uow, case, by, entries, read)
        if fault:
            raise ApprovalInvalid(fault)
        return _Held(entries, now.figures, mandate_of(uow, case, erasing=True), read)

    def _require_still(
        self, uow: UnitOfWork, case: Case, view: PlanView, held: _Held, by: SignedIn
    ) -> None:
        """Refuse to sign what has moved since it was looked at, in the signing's own transaction.

        Signing takes a while, and another desk works meanwhile.  What is on record tells whether
        anything was done at all.

        Raises:
            PlanChanged: the case, or what has to be opened, is another one.
            PolicyMoved, ApprovalInvalid, RegistryNotTrusted: as at the first look.
        """
        if fetch(uow, case.id).version != case.version:
            raise PlanChanged
        if uow.audit.head()[0] == len(held.entries):
            return
        registry = self._accounts.list_within(uow).registry
        now = self._held(uow, case, by, registry, held.read)
        self._require_other(case, view, by, registry, now.entries)
        require_policy(view.plan, now.mandate)
        if now.figures != held.figures:
            raise PlanChanged

    def _may(
        self, case: Case, view: PlanView, mandate: Mandate, by: SignedIn, entries: Entries
    ) -> None:
        """Refuse whoever may not approve this plan; the rule is the one the run applies again.

        ``entries`` is the whole audit, as it was read together with the case.
        """
        need(by, Right.APPROVE)
        registry = self._accounts.require_still(by, Right.APPROVE)
        self._audit.require_seen()
        with self._store.reading() as uow:
            if fetch(uow, case.id).version != case.version:
                # Somebody else was sooner: what is on record now is not about what was looked at.
                raise PlanChanged
            added = channels_to_check(uow, case)
        self._require_other(case, view, by, registry, entries)
        require_none_to_check(added)
        if case.state is CaseState.TO_APPROVE:
            require_policy(view.plan, mandate)
            if not view.told_apart:
                raise ChannelsAlike
            require_none_added(self._sources, mandate, entries, case.number, view.plan.digest)

    def _require_other(
        self, case: Case, view: PlanView, by: SignedIn, registry: Registry, entries: Entries
    ) -> None:
        """Refuse a plan that is not the one on record, and whoever has prepared it.

        Raises:
            ApprovalInvalid, SelfApproval: which of the two, and why.
        """
        on_record, prepared = prepared_on_record(entries, case), prepared_plan(entries, case)
        if case.state is CaseState.TO_APPROVE and prepared != view.plan.digest:
            raise ApprovalInvalid("the plan is not the one that was prepared")
        preparers = (*view.plan.head.preparers, *case.preparers, *on_record)
        draft = Approval(
            registry.workspace, case.number, view.plan.digest, by.user.id, 0, self._clock(), ()
        )
        if approval_fault(
            draft, registry=registry, plan_digest=view.plan.digest, preparers=preparers
        ):
            raise SelfApproval

    def _all_unchanged(self, items: Sequence[PlanItem], mandate: Mandate) -> None:
        """Refuse when an item stands otherwise than it was digested just now."""
        for key in dict.fromkeys(item.ref.source for item in items):
            source = self._sources.get(key)
            own = [item for item in items if item.ref.source == key]
            for start in range(0, len(own), _CHUNK):
                standings = source.standing(own[start : start + _CHUNK], mandate)
                if any(standing is not Standing.UNCHANGED for standing in standings):
                    raise ItemMoved

    def _sign(
        self,
        case: Case,
        view: PlanView,
        held: _Held,
        by: SignedIn,
        key: bytes,
        seen: tuple[str, ...],
    ) -> Changes:
        delay = held.figures.delay
        with self._store.unit_of_work() as uow:
            acting(uow, by, Right.APPROVE)
            self._require_still(uow, case, view, held, by)
            approval = Approval(
                workspace=view.plan.head.workspace,
                case=case.number,
                plan_digest=view.plan.digest,
                approver=by.user.id,
                counter=uow.plans.next_counter(by.user.id),
                approved_at=self._clock(),
                seen=seen,
            )
            signature = self._crypto.sign(key, approval.payload())
            if not self._crypto.verify(by.user.public_key, approval.payload(), signature):
                # The account's sealed key was put in the place of the registered one.
                raise RegistryNotTrusted("this account does not have its own key")
            uow.plans.approve(view.plan.id, replace(approval, signature=signature))
            return self._record.save(
                uow,
                replace(
                    case,
                    state=CaseState.APPROVED,
                    run_after=approval.approved_at + delay if delay else None,
                ),
                by.user.id,
                APPROVED,
                digest=view.plan.digest,
                seen=len(seen),
                counter=approval.counter,
                hours=int(delay.total_seconds()) // 3600,
                **(self._safeguards.stamp() if delay else {}),
            )

    def _to_see(
        self, view: PlanView, mandate: Mandate, seen: Mapping[str, datetime]
    ) -> tuple[ToSee, ...]:
        rows: tuple[PlanItem | PlanException, ...] = (*view.exceptions, *view.to_open)
        shown = self._shown([row.ref for row in rows if not is_hidden(row)], mandate)
        turns = {d.mark: d.turn for d in view.delta.differences} if view.delta else {}
        return tuple(
            replace(to_see(row, shown.get(row.ref), mandate, seen), turn=turns.get(mark_of(row)))
            for row in rows
        )

    def _shown(self, refs: list[ItemRef], mandate: Mandate) -> dict[ItemRef, Item]:
        shown: dict[ItemRef, Item] = {}
        for key in dict.fromkeys(ref.source for ref in refs):
            own = [ref for ref in refs if ref.source == key]
            shown.update({i.ref: i for i in self._sources.get(key).items(own, mandate)})
        return shown
