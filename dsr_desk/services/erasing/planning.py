"""Planning: freeze what was decided, under one digest, for a second person to look at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dsr_desk.domain.erasing.cautions import (
    Caution,
    CautionKind,
    cautions,
    held_since,
    lifted_since,
)
from dsr_desk.domain.erasing.holds import Holding
from dsr_desk.domain.erasing.plans import (
    NEWEST_FORM,
    Plan,
    PlanException,
    PlanHead,
    PlanItem,
    confirmation_phrase,
    draft_items,
    draw_sample,
    plan_digest,
    scope_of,
    tells_apart,
)
from dsr_desk.domain.erasing.safeguards import PolicyMoved
from dsr_desk.domain.erasing.second_look import Delta, changed_marks, mark_of, must_open
from dsr_desk.domain.errors import PlanChanged, PlanMissing
from dsr_desk.domain.errors.steps import NothingToPlan
from dsr_desk.domain.finding.errors import MatchesNotOnRecord
from dsr_desk.domain.finding.matches import Mandate, Match
from dsr_desk.domain.finding.scope import Scope, scope_digest, scope_sentence
from dsr_desk.domain.people import Right
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.domain.verifying.checklist import checklist_digest
from dsr_desk.domain.verifying.leaving_out import PERSON
from dsr_desk.services.cases import (
    Recorder,
    fetch,
    mandate_of,
    with_preparer,
)
from dsr_desk.services.erasing.asking_sources import Told, ask, plannable, with_unread
from dsr_desk.services.erasing.copying import TRIGGERS
from dsr_desk.services.erasing.held_persons import HeldPersons, Written, with_written
from dsr_desk.services.erasing.holds import holding_of
from dsr_desk.services.erasing.safeguards import SafeguardDesk
from dsr_desk.services.erasing.second_look import delta_of
from dsr_desk.services.finding.reach import copying_in, require_searched, unread_in
from dsr_desk.services.people.accounts import SignedIn, acting
from dsr_desk.services.ports import Clock, Cryptography, DeskStore, Sources, UnitOfWork
from dsr_desk.services.record.found_on_record import matches_stand
from dsr_desk.services.record.on_record import PREPARED


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan as it is looked at: its sentence, its exceptions, the drawn sample, what to type."""

    plan: Plan
    sentence_sv: str
    sentence_en: str
    exceptions: tuple[PlanException, ...]
    sample: tuple[PlanItem, ...]
    confirmation: str
    intact: bool
    """False when the stored rows no longer give what was signed: somebody changed them."""
    further: tuple[PlanItem, ...] = ()
    """Weak matches, and what is new or different since the last version: opened too."""
    delta: Delta | None = None
    cautions: tuple[Caution, ...] = ()
    """What the approver is told beside it; nothing of it stops the plan."""
    told_apart: bool = True
    """False when its sentence counts two channels as one."""
    anonymous: bool = False
    """Whether its run has looked for identifiers in the texts that stay and found none: until then
    what anonymising does is called pseudonymising (law.md L34)."""

    @property
    def to_open(self) -> tuple[PlanItem, ...]:
        """The items that the approver opens: the drawn sample and the further ones."""
        return tuple(sorted((*self.sample, *self.further), key=lambda item: item.number))

    @property
    def marks(self) -> frozenset[str]:
        """The marks of all that the approver opens, exceptions too."""
        items = {mark_of(item) for item in self.to_open}
        return frozenset(items | {mark_of(kept) for kept in self.exceptions})


@dataclass(frozen=True, slots=True)
class _Frozen:
    """A case's plan with its stored rows."""

    case: Case
    plan: Plan
    items: Sequence[PlanItem]
    kept: Sequence[PlanException]


class Planning:
    """Makes plans and shows them."""

    def __init__(
        self,
        store: DeskStore,
        sources: Sources,
        crypto: Cryptography,
        safeguards: SafeguardDesk,
        clock: Clock,
    ) -> None:
        """Take the stores, the algorithms, the safeguards in force and the clock."""
        self._safeguards = safeguards
        self._store = store
        self._sources = sources
        self._crypto = crypto
        self._persons = HeldPersons(sources, crypto)
        self._clock = clock
        self._record = Recorder(clock)

    def prepare(self, case_id: str | int, by: SignedIn | None) -> PlanView:
        """Freeze the case's decisions as its next plan and hand it to a second person.

        Raises:
            WrongKind, WrongStep: the case erases nothing, or is not being reviewed.
            ChecksOpen, SourceUnavailable: a check is open, or a source is a gap.
            NothingToPlan: nothing was found: that is an answer of its own (law.md L19).
            MatchesNotOnRecord: what was found or decided is not what the audit has.
            SearchIncomplete: what was a gap in the search could be searched now.
            PlanChanged: channels, checks or holds were changed while the databases were asked.
        """
        with self._store.reading() as uow:
            signed = acting(uow, by, Right.PREPARE)
            case, asking = plannable(uow, case_id)
            holding = holding_of(uow, case, self._crypto, signed.keys.hashing)
        # A database that is slow to answer keeps no other desk waiting: nothing is being written.
        written: Written = {}
        self._persons.ask(holding, asking.mandate, signed, written)
        told = ask(self._sources, case, asking)
        with self._store.unit_of_work() as uow:
            signed = acting(uow, by, Right.PREPARE)
            case, asked = plannable(uow, case_id)
            if asked != asking:
                raise PlanChanged
            require_searched(uow, told.gaps, case, asked.mandate)
            holding = holding_of(uow, case, self._crypto, signed.keys.hashing)
            held = with_written(holding, written)
            self._freeze(uow, with_preparer(case, signed.user), (asked.mandate, held), told, signed)
        view = self.view(case.id)
        if view is None:
            raise PlanChanged  # It was sent back in the same moment.
        return view

    def _freeze(
        self,
        uow: UnitOfWork,
        case: Case,
        within: tuple[Mandate, Holding],
        told: Told,
        by: SignedIn,
    ) -> None:
        """Store the plan with its event, and commit."""
        mandate, holding = within
        found = tuple(uow.matches.every(case.id))
        if not matches_stand(uow, case, found, tuple(uow.audit.entries(case.number))):
            raise MatchesNotOnRecord
        matches = tuple(holding.kept(match) for match in found)
        items, kept = _drafted(matches, mandate)
        scope = with_unread(scope_of(matches, mandate), told.unread)
        head = self._head(uow, case, mandate, scope, by)
        digest = plan_digest(head, items, kept)
        plan = Plan(0, head, scope, digest, len(items), len(kept))
        uow.plans.add(case.id, plan, items, kept)
        self._record.save(
            uow,
            replace(case, state=CaseState.TO_APPROVE),
            by.user.id,
            PREPARED,
            digest=digest,
            version=head.version,
            items=len(items),
            exceptions=len(kept),
            **{TRIGGERS: told.triggers},
        )

    def view(self, case_id: str | int) -> PlanView | None:
        """Return the case's newest valid plan, if it has one."""
        return self.covering(case_id)[0]

    def covering(self, case_id: str | int) -> tuple[PlanView | None, tuple[PlanItem, ...]]:
        """Return the same, with all its items as their digest was just compared."""
        with self._store.reading() as uow:
            case = fetch(uow, case_id)
            plan = uow.plans.latest(case.id)
            if plan is None:
                return None, ()
            items, kept = uow.plans.items(plan.id), uow.plans.exceptions(plan.id)
            return self._view(uow, _Frozen(case, plan, items, kept)), items

    def digest(self, case_id: str | int) -> str:
        """Return the digest that the case's newest valid plan says it has; empty without one."""
        with self._store.reading() as uow:
            plan = uow.plans.latest(fetch(uow, case_id).id)
        return plan.digest if plan else ""

    def sentence(self, case_id: str | int, language: str) -> str:
        """Return the scope sentence as the decisions stand now."""
        with self._store.reading() as uow:
            case = fetch(uow, case_id)
            mandate = mandate_of(uow, case, erasing=True)
            scope = scope_of(uow.matches.every(case.id), mandate)
        unread = unread_in(self._sources, mandate)
        return scope_sentence(with_unread(scope, unread), language, names_of(case))

    def _head(
        self, uow: UnitOfWork, case: Case, mandate: Mandate, scope: Scope, by: SignedIn
    ) -> PlanHead:
        return PlanHead(
            workspace=uow.people.workspace()[0],
            case=case.number,
            version=uow.plans.versions(case.id) + 1,
            organisation=case.organisation,
            subjects=subject_hashes(self._crypto, by.keys.hashing, case),
            preparers=case.preparers,
            prepared_at=self._clock(),
            channels=bound_channels(mandate),
            checklist=checklist_digest(uow.cases.checks(case.id)),
            scope=scope_digest(scope),
            form=NEWEST_FORM,
        )

    def _view(self, uow: UnitOfWork, frozen: _Frozen) -> PlanView:
        case, plan, items, kept = frozen.case, frozen.plan, frozen.items, frozen.kept
        names, run = names_of(case), uow.runs.of_plan(plan.id)
        anonymous = run is not None and run.anonymous
        size = self._safeguards.in_force(uow).figures.sample
        drawn = frozenset(draw_sample(plan.digest, len(items), size))
        delta = delta_of(uow, case.id, plan, (*items, *kept))
        marks = must_open(plan.digest, items, kept, size) | changed_marks(plan.digest, delta)
        return PlanView(
            plan,
            scope_sentence(plan.scope, "sv", names, anonymous=anonymous),
            scope_sentence(plan.scope, "en", names, anonymous=anonymous),
            tuple(kept),
            tuple(item for item in items if item.number in drawn),
            confirmation_phrase(len(items), plan.head.case),
            plan_digest(plan.head, items, kept) == plan.digest and scope_holds(plan),
            tuple(i for i in items if i.number not in drawn and mark_of(i) in marks),
            delta,
            self._cautions(uow, frozen),
            tells_apart(plan.scope, items),
            anonymous,
        )

    def _cautions(self, uow: UnitOfWork, frozen: _Frozen) -> tuple[Caution, ...]:
        case, kept = frozen.case, frozen.kept
        owners = {o.key: o for o in uow.people.organisations()}
        # Whoever has another wish is answered in the case that has it: nothing of them is left out.
        elsewhere = {f"{PERSON}:{place}" for place in case.persons_away}
        checks = (c for c in uow.cases.checks(case.id) if c.name not in elsewhere)
        left_out = sum(check.left_out for check in checks)
        at, owner = frozen.plan.head.prepared_at, owners.get(case.organisation)
        told = cautions(at, frozen.items, kept, left_out, owner, case.disposal_reference)
        copying = copying_in(self._sources, mandate_of(uow, case, erasing=True))
        copied = (Caution(CautionKind.COPIED, copying),) if copying else ()
        return (*self._by_holds(uow, frozen), *told, *copied)

    def _by_holds(self, uow: UnitOfWork, frozen: _Frozen) -> tuple[Caution, ...]:
        case, plan = frozen.case, frozen.plan
        numbers = (subject.number for subject in case.subjects)
        persons = tuple(zip(numbers, plan.head.subjects, strict=False))
        holds = [h for h in uow.holds.every() if h.organisation == case.organisation]
        in_force = tuple(hold for hold in holds if hold.lifted_at is None)
        holding = Holding(in_force, case.number, persons)
        every = uow.matches.every(case.id) if holding.by_person() else ()
        whose = {match.ref: match.subject_number for match in every}
        told = held_since(holding, frozen.items, whose) if in_force else ()
        if len(in_force) < len(holds) and uow.runs.of_plan(plan.id) is None:
            decided = uow.matches.decided(case.id)
            left_out = {ref for ref, (included, *_), _ in decided if not included}
            free = [each for each in frozen.kept if each.ref not in left_out]
            told += lifted_since(holds, holding, plan.head.prepared_at, free, whose)
        return told


def _drafted(
    matches: Sequence[Match], mandate: Mandate
) -> tuple[tuple[PlanItem, ...], tuple[PlanException, ...]]:
    """Return what is erased and what is kept.

    Raises:
        NothingToPlan: neither is anything.
    """
    items, kept = draft_items(matches, mandate)
    if not (items or kept):
        raise NothingToPlan
    return items, kept


def subject_hashes(crypto: Cryptography, key: bytes, case: Case) -> tuple[str, ...]:
    """Return the keyed hashes of a case's persons, also once the addresses are gone."""
    return tuple(
        crypto.keyed_hash(key, s.address.key) if s.address is not None else s.hashed
        for s in case.subjects
    )


def bound_channels(mandate: Mandate) -> tuple[tuple[str, ...], ...]:
    """Return what a plan binds of its channels."""
    return tuple(
        (c.key, c.kind.value, c.policy.action.value, c.policy.reach.value)
        for c in sorted(mandate.channels, key=lambda channel: channel.key)
    )


def require_policy(plan: Plan, mandate: Mandate) -> None:
    """Refuse a plan whose channels no longer do what it says.

    Raises:
        PolicyMoved: a channel or its policy is another one since.
    """
    if plan.head.channels != bound_channels(mandate):
        raise PolicyMoved


def require_reach(items: Iterable[PlanItem], mandate: Mandate) -> None:
    """Refuse items that lie where their channel is sought no more: no run would come to them.

    Raises:
        PolicyMoved: a channel's content is sought in another database since.
    """
    lying = {(item.channel, item.ref.source) for item in items}
    if not lying <= {(channel.key, channel.source) for channel in mandate.channels}:
        raise PolicyMoved


def can_go_on(uow: UnitOfWork, case: Case, plan: Plan) -> bool:
    """Tell whether a plan’s channels are what it says, and are sought where its items lie."""
    mandate = mandate_of(uow, case, erasing=True)
    try:
        require_policy(plan, mandate)
        require_reach(uow.plans.items(plan.id), mandate)
    except PolicyMoved:
        return False
    return True


def current_plan(uow: UnitOfWork, case: Case) -> Plan:
    """Return the case's plan.

    Raises:
        PlanMissing: there is none.
    """
    plan = uow.plans.latest(case.id)
    if plan is None:
        raise PlanMissing("plan")
    return plan


def scope_holds(plan: Plan) -> bool:
    """Tell whether the sentence says what was signed."""
    return not plan.head.scope or plan.head.scope == scope_digest(plan.scope)


def names_of(case: Case) -> dict[int, str]:
    """Return the persons' addresses by number, as far as they are still known."""
    return {s.number: str(s.address) for s in reversed(case.subjects) if s.address is not None}
