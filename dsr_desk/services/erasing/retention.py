"""Retention: the papers of a finished case go when its period has passed, and that is on record.

The day is reckoned from the audit, never from a row: a step that ended a case begins the period,
and the period itself is an event (law.md L42).  A hold on the case, or on one of its persons, stops
it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from dsr_desk.domain.answers.sending import SendState
from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.erasing.holds import HoldOn
from dsr_desk.domain.errors.steps import UnknownOrganisation
from dsr_desk.domain.people import OrganisationKind, Right
from dsr_desk.domain.record.audit import first_broken
from dsr_desk.domain.record.retention import (
    LONGEST_DAYS,
    SHORTEST_DAYS,
    DayInDoubt,
    FinishedCase,
    OtherDay,
    PeriodRefused,
    ProposedPeriod,
    RetentionPeriod,
    RetentionStopped,
)
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.domain.titles import organisations_apart
from dsr_desk.services.cases import Recorder, fetch
from dsr_desk.services.erasing.clearing import Clearing
from dsr_desk.services.erasing.forgetting import forget_own_persons
from dsr_desk.services.erasing.holds import holding_of, holds_fault
from dsr_desk.services.erasing.periods import (
    PERIOD_PROPOSED,
    PERIOD_SET,
    confirms,
    on_record,
    periods,
    takes_two,
)
from dsr_desk.services.intake.settled import reference_hash
from dsr_desk.services.people.accounts import SignedIn, acting, need
from dsr_desk.services.people.lists import ALONE, MadeAlone, made_alone
from dsr_desk.services.ports import (
    Clock,
    Cryptography,
    DeskStore,
    QueueFilter,
    UnitOfWork,
    WorkspaceLock,
)
from dsr_desk.services.progress import Progress, unheard
from dsr_desk.services.record.audit import Audit
from dsr_desk.services.record.endings import (
    DATED,
    ENFORCED,
    Ending,
    Quiet,
    endings,
    last_quiet,
    of_case,
)
from dsr_desk.services.record.on_record import Entries, directory_fault

CLEANED, LEFT = "retention.cleaned", "retention.left"
_FINISHED = (CaseState.CLOSED, CaseState.SET_ASIDE)
_PAGE = 200


@dataclass(frozen=True, slots=True)
class RetentionView:
    """What is kept for how long, and what is due."""

    periods: tuple[RetentionPeriod, ...]
    cases: tuple[FinishedCase, ...]
    """All finished cases whose papers are there still, the first to go first."""
    today: date
    unclean: bool
    """True when papers were removed, and files not yet cleaned of them or found to be clean."""
    lost: bool = False
    """True where a call broke off, and what it has removed is not known here, to be sought."""
    quiet: Quiet | None = None
    """A long time without a step, of which nobody has said that the clock was right after it."""
    gone: frozenset[str] = frozenset()
    """The cases whose papers were removed."""
    alone: tuple[MadeAlone, ...] = ()
    """Whoever proposes a period or looks, and was made so by one person: two may be one."""

    @property
    def due(self) -> tuple[FinishedCase, ...]:
        """The cases whose papers go now."""
        return tuple(case for case in self.cases if case.due(self.today))

    @property
    def doubt(self) -> Quiet | None:
        """The long time that makes one of them due, if there is one: the day is to be confirmed."""
        quiet = self.quiet
        if quiet is None or all(case.ended > quiet.last for case in self.due):
            return None
        return quiet


@dataclass(frozen=True, slots=True)
class RetentionResult:
    """What was removed; ``left`` names files that hold an address of a removed person still."""

    cases: tuple[str, ...]
    mails: int
    files: int
    left: tuple[str, ...]
    unsought: bool = False
    """True where a call had broken off, and what it had removed was not known here any more."""


class Retention:
    """Shows, sets and enforces how long the papers of finished cases are kept."""

    def __init__(
        self,
        store: DeskStore,
        crypto: Cryptography,
        audit: Audit,
        clearing: Clearing,
        lock: WorkspaceLock,
        clock: Clock,
    ) -> None:
        """Take the store, the algorithms, the audit, what clears files, the lock, the clock."""
        self._store, self._crypto, self._audit = store, crypto, audit
        self._clearing, self._lock, self._clock = clearing, lock, clock
        self._record = Recorder(clock)

    def view(self, by: SignedIn | None) -> RetentionView:
        """Return the periods and the finished cases.

        Raises:
            NotSignedIn, RightMissing: nobody is signed in who prepares cases.
        """
        signed = need(by, Right.PREPARE)
        with self._store.reading() as uow:
            view = self._view(uow, tuple(uow.audit.entries()), signed)
            first = [each.proposed.by for each in view.periods if each.proposed is not None]
            who = (*first, signed.user.id) if first else ()
            return replace(view, alone=signed.seen.alone(uow, who))

    def set_period(
        self, organisation: str, days: int, by: SignedIn | None, decision: str = ""
    ) -> RetentionPeriod:
        """Put an organisation's period on record; ``decision`` is an authority's own (L32).

        A shorter one holds once another supervisor has set the same.  Returns the period as it is
        in force now, with what waits.

        Raises:
            RightMissing: only a supervisor changes settings.
            UnknownOrganisation, PeriodRefused: there is no such organisation, or no such period.
        """
        if not SHORTEST_DAYS <= days <= LONGEST_DAYS:
            raise PeriodRefused("it is too short or too long")
        number = decision.strip()
        with self._store.unit_of_work() as uow:
            signed = acting(uow, by, Right.CONFIGURE)
            who, now_listed = signed.user, signed.seen.within(uow)
            known = {each.key: each for each in uow.people.organisations()}
            if organisation not in known:
                raise UnknownOrganisation(known)
            authority = known[organisation].kind is OrganisationKind.PUBLIC_AUTHORITY
            if authority and not number:
                raise PeriodRefused("a public authority’s disposal decision goes first")
            asked = ProposedPeriod(days, who.id, reference_hash(number) if number else "")
            now = _period(uow, organisation)
            two = takes_two(now, days)
            waits = two and not confirms(now, asked, who, now_listed.registry)
            event = PERIOD_PROPOSED if waits else PERIOD_SET
            facts: dict[str, object] = {"organisation": organisation, "days": days}
            if two and not waits and now.proposed is not None:
                hands = (now.proposed.by, who.id)
                facts[ALONE] = "yes" if made_alone(now_listed, hands) else "no"
            if number:
                facts["reference"] = asked.decision
            self._record.note(uow, who.id, event, None, **facts)
            after = _period(uow, organisation)
            uow.commit()
        return after

    def enforce(
        self,
        by: SignedIn | None,
        progress: Progress = unheard,
        *,
        today: date | None = None,
        only: Collection[str] | None = None,
    ) -> RetentionResult:
        """Remove the papers of every case whose day has passed, and clear the desk's files of them.

        May be repeated at any time: the next call clears what this one did not come to.  ``today``
        is the day that a person says it is; ``only`` are the cases that they have seen to be due.

        Raises:
            RightMissing: this account may not carry out what destroys.
            HistoryMissing: the audit lacks what this machine has seen.
            RetentionStopped: the audit is broken, or has holds or organisations otherwise.
            DayInDoubt, OtherDay: something is due by a clock that may have been set forward.
            WorkspaceBusy, TooLittleRoom: another desk is at work, or the files can't be rewritten.
        """
        self._audit.require_seen()
        with self._lock.hold(), self._store.command():
            with self._store.reading() as uow:
                signed = acting(uow, by, Right.EXECUTE)
                entries = tuple(uow.audit.entries())
                _require_on_record(uow, entries)
                view = self._view(uow, entries, signed)
                due = [each for each in view.due if only is None or each.case in only]
                sought = {each.case: _addresses(fetch(uow, each.case)) for each in due}
            if due:
                self._require_day(view, today, signed)
                self._clearing.begin(sought, signed)
            removed = [(each.case, self._forget(each, signed)) for each in due]
            cases = {number: mails for number, mails in removed if mails is not None}
            if not (due or view.unclean):
                return RetentionResult((), 0, 0, ())
            return self._clear(cases, view, signed, progress)

    # --- what is due -----------------------------------------------------------------------

    def _view(self, uow: UnitOfWork, entries: Entries, by: SignedIn) -> RetentionView:
        now = self._clock()
        found = endings(entries, now)
        houses = periods(organisations_apart(uow.people.organisations()), on_record(entries))
        finished = self._finished(uow, found, {each.organisation: each for each in houses}, by)
        cases = tuple(sorted(finished, key=lambda case: (case.until, case.case)))
        gone = frozenset(number for number, ending in found.items() if ending.gone)
        told = [e.event.event for e in entries if e.event.event in (ENFORCED, CLEANED, LEFT)]
        broke_off, begun = told[-1:] not in ([], [CLEANED]), self._clearing.begun
        unclean = broke_off or begun or bool(self._clearing.litter(gone))
        quiet = last_quiet(entries, now)
        lost = broke_off and not begun
        return RetentionView(houses, cases, desk_day(now), unclean, lost, quiet, gone)

    def _finished(
        self,
        uow: UnitOfWork,
        found: dict[str, Ending],
        houses: dict[str, RetentionPeriod],
        by: SignedIn,
    ) -> Iterator[FinishedCase]:
        for case in _cases(uow):
            ending, period = of_case(found, case.number, case.organisation), None
            if ending is None or ending.gone:
                continue
            why = "record" if ending.done is False else self._kept_by(uow, case, by)
            period = houses.get(case.organisation)
            if period is None:
                period, why = houses[""], "record"
            if period.reckoned is None:
                continue
            ended = desk_day(ending.at)
            until = ended + timedelta(days=period.reckoned)
            about = (case.number, case.organisation, ended, until, ending.step)
            yield FinishedCase(*about, why)

    def _kept_by(self, uow: UnitOfWork, case: Case, by: SignedIn) -> str:
        """Return why the papers of a case stay although it is done, or empty."""
        if any(sent.state is SendState.SENDING for sent in uow.sendings.of_case(case.id)):
            return "sending"
        holding = holding_of(uow, case, self._crypto, by.keys.hashing)
        persons = [hashed for _, hashed in holding.persons]
        named = [hold for hold in holding.holds if hold.on is not HoldOn.ITEMS]
        return "hold" if any(hold.names(case.number, persons) for hold in named) else ""

    def _require_day(self, view: RetentionView, today: date | None, by: SignedIn) -> None:
        """Have a person say which day it is where the clock alone can't be believed.

        Raises:
            DayInDoubt, OtherDay: nobody has, or it is another one.
        """
        doubt = view.doubt
        if today not in (None, view.today):
            raise OtherDay(view.today)
        if doubt is None:
            return
        if today is None:
            raise DayInDoubt(doubt.last, doubt.until, view.today)
        with self._store.unit_of_work() as uow:
            acting(uow, by, Right.EXECUTE)
            self._record.note(uow, by.user.id, DATED, None, day=today.isoformat())
            uow.commit()

    # --- removing --------------------------------------------------------------------------

    def _forget(self, due: FinishedCase, by: SignedIn) -> int | None:
        """Forget a case's persons and mails, in one transaction with the event; count the mails.

        None where its papers stay after all: somebody has taken it up again, holds it, or has
        removed them, since it was looked at.
        """
        with self._store.unit_of_work() as uow:
            case = fetch(uow, due.case)
            if not self._still(uow, case, due, by):
                return None
            hashes = forget_own_persons(uow, self._crypto, by.keys.hashing, case)
            mails = uow.cases.drop_mails(case.id, partial(_released, uow))
            facts = {"persons": len(hashes), "mails": mails, "until": due.until.isoformat()}
            self._record.note(uow, by.user.id, ENFORCED, fetch(uow, case.id), **facts)
            uow.commit()
        return mails

    def _still(self, uow: UnitOfWork, case: Case, due: FinishedCase, by: SignedIn) -> bool:
        """Tell whether nothing was done since that keeps the papers: every step counts."""
        ending = Ending.of(uow.audit.entries(case.number))
        if case.state not in _FINISHED or ending is None or ending.step != due.step:
            return False
        days = _period(uow, case.organisation).reckoned
        longer = days is None or due.ended + timedelta(days=days) > due.until
        return not longer and not self._kept_by(uow, case, by)

    def _clear(
        self, removed: dict[str, int], view: RetentionView, by: SignedIn, progress: Progress
    ) -> RetentionResult:
        """Clear the files, and put on record what that came to."""
        done = self._clearing.clear(view.gone | removed.keys(), by, progress)
        facts = {"cases": len(removed), "strings": done.strings, "found": done.found}
        facts |= {"files": done.files, "left": len(done.left)}
        with self._store.unit_of_work() as uow:
            event = LEFT if done.left else CLEANED
            self._record.note(uow, by.user.id, event, None, **facts)
            uow.commit()
        if not done.left:
            self._clearing.end()
        mails = sum(removed.values())
        return RetentionResult(tuple(removed), mails, done.files, done.left, view.lost)


def _period(uow: UnitOfWork, organisation: str) -> RetentionPeriod:
    """Return an organisation's period, with what waits."""
    own = on_record(uow.audit.entries(events=(PERIOD_SET, PERIOD_PROPOSED)))
    every = periods(uow.people.organisations(), own)
    return next((each for each in every if each.organisation == organisation), every[0])


def _require_on_record(uow: UnitOfWork, entries: Entries) -> None:
    """Refuse to remove anything by edited rows: they say what is held, and whose period it is.

    Raises:
        RetentionStopped: something is not as the audit has it.
    """
    if first_broken(entries) is not None:
        raise RetentionStopped("the audit is broken")
    if fault := holds_fault(uow, entries) or directory_fault(uow, entries):
        raise RetentionStopped(fault)


def _cases(uow: UnitOfWork) -> Iterator[Case]:
    """Yield the finished cases."""
    after: tuple[str, int] | None = None
    while True:
        page = uow.cases.page(QueueFilter(_FINISHED), after, _PAGE)
        yield from (fetch(uow, row.id) for row in page.rows)
        after = page.next_key
        if after is None:
            return


def _released(uow: UnitOfWork, case_id: int) -> bool:
    """Tell whether the papers of a case have been removed, by its record."""
    ending = Ending.of(uow.audit.entries(fetch(uow, case_id).number))
    return ending is not None and ending.gone


def _addresses(case: Case) -> tuple[str, ...]:
    """Return how a case's persons are spelt in the desk's own rows."""
    known = [subject.address for subject in case.subjects if subject.address is not None]
    return tuple({spelt for each in known for spelt in (each.text, each.key)})
