"""The clocks of a case: extended, counted anew from the person's own day, held against the table.

Each step is the controller's or the editor's word put on record: with a name, in the audit, and the
date that stood before stays visible.  Nothing moves by itself (law.md L9).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.clocks.changing import (
    DatesNotOnRecord,
    Difference,
    Recorded,
    difference,
    extend,
    require_likely,
    take_over,
    tell_request_date,
)
from dsr_desk.domain.clocks.deadlines import CountryUnknown, YearUnknown
from dsr_desk.domain.errors import GroundMissing
from dsr_desk.domain.people import Right
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.services.cases import Recorder, at_step, fetch, place_of
from dsr_desk.services.people.accounts import SignedIn, acting
from dsr_desk.services.ports import Clock, DeskStore, QueueFilter, UnitOfWork
from dsr_desk.services.record.stated_on_record import (
    DATES,
    dates_digest,
    dates_fact,
    dates_stand,
)

DAY_RECORDED = "request_date.recorded"
_OPEN = tuple(state for state in CaseState if state.open)


@dataclass(frozen=True, slots=True)
class Moved:
    """An open case whose stored dates today's table would give otherwise."""

    case: Case
    found: Difference


class Clocks:
    """Changes clocks by recorded steps, and shows where the table has changed under them."""

    def __init__(self, store: DeskStore, clock: Clock) -> None:
        """Take the desk's store and the clock."""
        self._store = store
        self._clock = clock
        self._record = Recorder(clock)

    def extend(self, case_id: str | int, reason: str, by: SignedIn | None) -> Changes:
        """Put the controller's decision on two further months on record (law.md L11–L13).

        Raises:
            GroundMissing: no reason was given.
            ExtendedAlready, ExtensionLate: once only, and only while the first period runs.
            DatesNotOnRecord: the dates before are not those on record.
        """
        if not reason.strip():
            raise GroundMissing("extending the period")
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.PREPARE).user
            case = self._open_case(uow, case_id, "extend the period")
            if not dates_stand(tuple(uow.audit.entries(case.number)), case):
                raise DatesNotOnRecord
            changed = extend(case, reason.strip(), self._step(uow, case, who.id))
            facts = {"first": case.deadline.due, "extended": changed.last_day.due}
            bound = {DATES: dates_digest(changed)}
            return self._record.save(uow, changed, who.id, "period.extended", **facts, **bound)

    def record_request_date(
        self,
        case_id: str | int,
        day: date,
        by: SignedIn | None,
        *,
        sure: bool = False,
        mail: int = -1,
    ) -> Changes:
        """Record the day the person wrote to the organisation, as the editor has told it (L2).

        ``sure`` says that a doubtful day is right; ``mail`` is the place of the mail that tells it,
        and is kept as the source only when it does.

        Raises:
            DateAfterReceipt, YearUnknown: no period can be counted from that day.
            DayUnlikely, DayEndsExtension: the day is doubtful, and nobody said that it is right.
        """
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.PREPARE).user
            case = self._open_case(uow, case_id, "record the day of the request")
            step = self._step(uow, case, who.id)
            if not sure:
                require_likely(case, day, step.time_zone)
            source = mail if _tells(uow, case, day, mail) else -1
            changed = tell_request_date(case, day, step, source)
            if changed == case:
                return Changes()
            # Counted anew from what a person says: the way on for dates that were edited.
            facts = day_facts(case, changed) | {DATES: dates_digest(changed)}
            return self._record.save(uow, changed, who.id, DAY_RECORDED, **facts)

    def difference(self, case_id: str | int) -> Difference:
        """Return what today's table gives otherwise for one case."""
        with self._store.reading() as uow:
            return _difference(fetch(uow, case_id))

    def moved(self) -> tuple[Moved, ...]:
        """Return the open cases for which today's table gives other dates."""
        found: list[Moved] = []
        after: tuple[str, int] | None = None
        with self._store.reading() as uow:
            while True:
                page = uow.cases.page(QueueFilter(_OPEN), after, 200)
                for row in page.rows:
                    case = fetch(uow, row.id)
                    differs = _difference(case)
                    found += [Moved(case, differs)] if differs.any else []
                after = page.next_key
                if after is None:
                    return tuple(found)

    def take_over(self, case_id: str | int, by: SignedIn | None) -> Changes:
        """Let a supervisor put today's dates in the place of the stored ones.

        Raises:
            RightMissing: not a supervisor.
        """
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.OVERRIDE).user
            case = self._open_case(uow, case_id, "take over the dates")
            found = _difference(case)
            if not found.any:
                return Changes()
            changed = take_over(case, found, self._step(uow, case, who.id))
            facts = {"before": case.last_day.due, "after": changed.last_day.due}
            bound = {DATES: dates_digest(changed)}
            return self._record.save(uow, changed, who.id, "deadline.taken_over", **facts, **bound)

    @staticmethod
    def _open_case(uow: UnitOfWork, case_id: str | int, step: str) -> Case:
        case = fetch(uow, case_id)
        at_step(case, step, _OPEN)
        return case

    def _step(self, uow: UnitOfWork, case: Case, by: str) -> Recorded:
        organisation = next(
            (o for o in uow.people.organisations() if o.key == case.organisation), None
        )
        return Recorded(by, self._clock(), place_of(organisation)[1])


def _tells(uow: UnitOfWork, case: Case, day: date, place: int) -> bool:
    found = next((m for m in uow.cases.mails(case.id) if m.place == place), None)
    return found is not None and found.parsed is not None and found.parsed.requested_on == day


def note_told_day(uow: UnitOfWork, record: Recorder, before: Case, after: Case, actor: str) -> None:
    """Put on record that a mail which counts has told the day, if it has."""
    if before.requested_on != after.requested_on:
        bound = dates_fact(tuple(uow.audit.entries(before.number)), before, after)
        record.note(uow, actor, DAY_RECORDED, after, **day_facts(before, after), **bound)


def day_facts(before: Case, after: Case) -> dict[str, object]:
    """Return what the audit keeps of a told day: what it did to the last day and the extension."""
    fell, restored = (
        bool(one.clocks.extension and not other.clocks.extension)
        for one, other in ((before, after), (after, before))
    )
    told = after.clocks.told
    facts: dict[str, object] = {
        "before": before.last_day.due,
        "after": after.last_day.due,
        "extension_fell": fell,
    }
    facts |= {"extension_restored": True} if restored else {}
    return facts | ({"mail": told.mail + 1} if told and told.mail >= 0 else {})


def _difference(case: Case) -> Difference:
    """Compare; a table that no longer knows the year has nothing better to offer."""
    try:
        return difference(case)
    except (YearUnknown, CountryUnknown):
        return Difference()
