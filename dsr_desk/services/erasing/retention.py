"""Retention: the papers of a finished case go when its period has passed, and that is on record.

The day is reckoned from the audit, never from a row: the last step of a case begins the period, and
the period itself is an event (law.md L42).  A hold on the case or on one of its persons stops it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from dsr_desk.config import RETENTION_DAYS, WorkspacePaths
from dsr_desk.domain.answers.sending import SendState
from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.erasing.holds import HoldOn
from dsr_desk.domain.people import Organisation, OrganisationKind, Right
from dsr_desk.domain.record.audit import AuditEvent, first_broken
from dsr_desk.domain.record.retention import (
    LONGEST_DAYS,
    SHORTEST_DAYS,
    FinishedCase,
    PeriodRefused,
    RetentionPeriod,
    RetentionStopped,
)
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.domain.step_errors import UnknownOrganisation
from dsr_desk.services.cases import Recorder, fetch
from dsr_desk.services.erasing.bytescan import every_file, scan_files
from dsr_desk.services.erasing.forgetting import forget_persons, remove_drafts
from dsr_desk.services.erasing.holds import holding_of, holds_fault
from dsr_desk.services.intake.settled import reference_hash
from dsr_desk.services.people.accounts import SignedIn, need
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
from dsr_desk.services.record.on_record import directory_fault

PERIOD_SET, ENFORCED, CLEANED = "retention.set", "retention.enforced", "retention.cleaned"
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
    """True when papers were removed and the files not yet cleaned of them: a run broke off."""

    @property
    def due(self) -> tuple[FinishedCase, ...]:
        """The cases whose papers go now."""
        return tuple(case for case in self.cases if case.due(self.today))


@dataclass(frozen=True, slots=True)
class RetentionResult:
    """What was removed; ``left`` names files that hold an address of a removed person still."""

    cases: tuple[str, ...]
    mails: int
    files: int
    left: tuple[str, ...]


class Retention:
    """Shows, sets and enforces how long the papers of finished cases are kept."""

    def __init__(
        self,
        store: DeskStore,
        crypto: Cryptography,
        audit: Audit,
        paths: WorkspacePaths,
        lock: WorkspaceLock,
        clock: Clock,
    ) -> None:
        """Take the store, the algorithms, the audit, the folders, the lock and the clock."""
        self._store, self._crypto, self._audit = store, crypto, audit
        self._paths, self._lock, self._clock = paths, lock, clock
        self._record = Recorder(clock)

    def view(self, by: SignedIn | None) -> RetentionView:
        """Return the periods and the finished cases.

        Raises:
            NotSignedIn, RightMissing: nobody is signed in who prepares cases.
        """
        signed = need(by, Right.PREPARE)
        with self._store.reading() as uow:
            return self._view(uow, signed)

    def set_period(
        self, organisation: str, days: int, by: SignedIn | None, decision: str = ""
    ) -> RetentionPeriod:
        """Put an organisation's period on record; ``decision`` is an authority's own (L32).

        Raises:
            RightMissing: only a supervisor changes settings.
            UnknownOrganisation, PeriodRefused: there is no such organisation, or no such period.
        """
        who = need(by, Right.CONFIGURE).user
        if not SHORTEST_DAYS <= days <= LONGEST_DAYS:
            raise PeriodRefused("it is too short or too long")
        with self._store.unit_of_work() as uow:
            known = {each.key: each for each in uow.people.organisations()}
            if organisation not in known:
                raise UnknownOrganisation(known)
            authority = known[organisation].kind is OrganisationKind.PUBLIC_AUTHORITY
            if authority and not decision.strip():
                raise PeriodRefused("a public authority’s disposal decision goes first")
            facts: dict[str, object] = {"organisation": organisation, "days": days}
            if decision.strip():
                facts["reference"] = reference_hash(decision.strip())
            self._record.note(uow, who.id, PERIOD_SET, None, **facts)
            uow.commit()
        return RetentionPeriod(
            organisation, known[organisation].title, days, True, known[organisation].backup_days
        )

    def enforce(self, by: SignedIn | None, progress: Progress = unheard) -> RetentionResult:
        """Remove the papers of every case whose day has passed, and clean the desk's files of them.

        May be repeated at any time.  A case's files go before its rows, so that after a kill it is
        still due; the next call cleans what this one did not come to.

        Raises:
            RightMissing: this account may not carry out what destroys.
            HistoryMissing: the audit lacks what this machine has seen.
            RetentionStopped: the audit is broken, or has holds or organisations otherwise.
            WorkspaceBusy, TooLittleRoom: another desk is at work, or the files can't be rewritten.
        """
        signed = need(by, Right.EXECUTE)
        self._audit.require_seen()
        with self._lock.hold(), self._store.command():
            with self._store.reading() as uow:
                _require_on_record(uow)
                view = self._view(uow, signed)
            names: dict[str, tuple[str, ...]] = {}
            files = mails = 0
            for case in view.due:
                addresses = self._going(case, signed)
                if addresses is None:
                    continue
                files += remove_drafts(self._paths, case.case)
                mails += self._forget(case, signed)
                names[case.case] = addresses
            left = self._clean(names, signed, progress) if view.due or view.unclean else ()
        return RetentionResult(tuple(names), mails, files, left)

    # --- what is due -----------------------------------------------------------------------

    def _view(self, uow: UnitOfWork, by: SignedIn) -> RetentionView:
        newest: dict[str, AuditEvent] = {}
        own: dict[str, tuple[int, bool]] = {}
        unclean, latest = False, None
        for entry in uow.audit.entries():
            # A clock that stood back when a case ended makes nothing due the earlier.
            latest = max(entry.event.at, latest or entry.event.at)
            event = replace(entry.event, at=latest)
            if event.event == PERIOD_SET:
                facts = dict(event.facts)
                own[facts["organisation"]] = int(facts["days"]), "reference" in facts
            elif event.event in (ENFORCED, CLEANED):
                unclean = event.event == ENFORCED
            if event.case:
                newest[event.case] = event
        periods = _periods(uow.people.organisations(), own)
        found = self._finished(uow, newest, {each.organisation: each for each in periods}, by)
        cases = tuple(sorted(found, key=lambda case: (case.until, case.case)))
        return RetentionView(periods, cases, desk_day(self._clock()), unclean)

    def _finished(
        self,
        uow: UnitOfWork,
        newest: Mapping[str, AuditEvent],
        periods: Mapping[str, RetentionPeriod],
        by: SignedIn,
    ) -> Iterator[FinishedCase]:
        for case in _cases(uow):
            last, period = newest.get(case.number), periods.get(case.organisation)
            days = period.reckoned if period is not None else None
            if last is None or last.event == ENFORCED or days is None:
                continue
            ended = desk_day(last.at)
            until = ended + timedelta(days=days)
            why = self._kept_by(uow, case, by)
            yield FinishedCase(case.number, case.organisation, ended, until, why)

    def _kept_by(self, uow: UnitOfWork, case: Case, by: SignedIn) -> str:
        """Return why the papers of a case stay although it is done, or empty."""
        if any(sent.state is SendState.SENDING for sent in uow.sendings.of_case(case.id)):
            return "sending"
        holding = holding_of(uow, case, self._crypto, by.keys.hashing)
        persons = [hashed for _, hashed in holding.persons]
        named = [hold for hold in holding.holds if hold.on is not HoldOn.ITEMS]
        return "hold" if any(hold.names(case.number, persons) for hold in named) else ""

    # --- removing --------------------------------------------------------------------------

    def _going(self, due: FinishedCase, by: SignedIn) -> tuple[str, ...] | None:
        """Return how the case's persons are spelt; None where its papers stay after all.

        Somebody may have taken it up again, or hold it, since it was looked at.
        """
        with self._store.reading() as uow:
            case = fetch(uow, due.case)
            stays = case.state not in _FINISHED or self._kept_by(uow, case, by)
            return None if stays else _addresses(case)

    def _forget(self, due: FinishedCase, by: SignedIn) -> int:
        """Forget a case's persons and mails, in one transaction with the event; count the mails."""
        with self._store.unit_of_work() as uow:
            case = fetch(uow, due.case)
            if case.state not in _FINISHED or self._kept_by(uow, case, by):
                # Somebody has taken it up again, or holds it, since it was looked at.
                return 0
            hashes = forget_persons(uow, self._crypto, by.keys.hashing, case)
            mails = uow.cases.drop_mails(case.id, partial(_released, uow))
            facts = {"persons": len(hashes), "mails": mails, "until": due.until.isoformat()}
            self._record.note(uow, by.user.id, ENFORCED, fetch(uow, case.id), **facts)
            uow.commit()
        return mails

    def _clean(
        self, names: Mapping[str, tuple[str, ...]], by: SignedIn, progress: Progress
    ) -> tuple[str, ...]:
        """Rewrite the desk's files, then seek the addresses in every byte of them."""
        self._store.scrub(progress)
        files = (*self._store.files(), *every_file([self._paths.packages, self._paths.answers]))
        with self._store.reading() as uow:
            sought = {
                text
                for number, texts in names.items()
                for text in set(texts) - uow.cases.held_elsewhere(texts, fetch(uow, number).id)
            }
        hits = scan_files(files, sorted(sought), lambda _read: None)
        left = tuple(sorted({name for found in hits.values() for name in found}))
        with self._store.unit_of_work() as uow:
            facts = {"cases": len(names), "strings": len(sought), "found": len(hits)}
            self._record.note(uow, by.user.id, CLEANED, None, **facts)
            uow.commit()
        return left


def _periods(
    organisations: Iterable[Organisation], own: Mapping[str, tuple[int, bool]]
) -> tuple[RetentionPeriod, ...]:
    """Return every organisation's period, and the usual one for cases of none."""
    periods = [RetentionPeriod("", "", RETENTION_DAYS, False)]
    for each in organisations:
        set_days, decided = own.get(each.key, (None, False))
        if each.kind is OrganisationKind.PUBLIC_AUTHORITY:
            # What was set while it was none, or without its decision, is no decision of its own.
            days = set_days if decided else None
        else:
            days = RETENTION_DAYS if set_days is None else set_days
        ours = days is not None and set_days is not None
        periods.append(RetentionPeriod(each.key, each.title, days, ours, each.backup_days))
    return tuple(periods)


def _require_on_record(uow: UnitOfWork) -> None:
    """Refuse to remove anything by edited rows: they say what is held, and whose period it is.

    Raises:
        RetentionStopped: something is not as the audit has it.
    """
    entries = tuple(uow.audit.entries())
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
    """Tell whether the papers of a case have been removed, by the last step on its record."""
    entries = tuple(uow.audit.entries(fetch(uow, case_id).number))
    return bool(entries) and entries[-1].event.event == ENFORCED


def _addresses(case: Case) -> tuple[str, ...]:
    """Return how a case's persons are spelt in the desk's own rows."""
    known = [subject.address for subject in case.subjects if subject.address is not None]
    return tuple({spelt for each in known for spelt in (each.text, each.key)})
