"""How a case's clocks may change: by a recorded step, with what stood before kept beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from dsr_desk.domain.clocks.deadlines import (
    EXTENDED,
    local_day,
    recount,
    service_arithmetic,
    statutory_deadline,
)
from dsr_desk.domain.errors import Refusal
from dsr_desk.domain.requests import (
    Case,
    DayTold,
    Deadline,
    Extension,
    Replaced,
    ServiceTarget,
)


class ExtendedAlready(Refusal):
    """The period has been extended; the law allows it once (law.md L11)."""

    code = "extended-already"

    def __init__(self, due: date) -> None:
        """Name the last day that holds."""
        super().__init__(
            f"The period has been extended to {due} already, and it can be extended only once."
            " Answer by then.",
            due=due,
        )


class ExtensionLate(Refusal):
    """The first period has ended: it can't be extended any more (law.md L11)."""

    code = "extension-late"

    def __init__(self, due: date) -> None:
        """Name the day that has passed."""
        super().__init__(
            f"The first last day, {due}, has passed, so the period can’t be extended any more."
            " Answer the person at once, and tell the organisation.",
            due=due,
        )


class DatesNotOnRecord(Refusal):
    """The dates of a case are not those that the audit has: somebody has edited them."""

    code = "dates-not-on-record"

    def __init__(self) -> None:
        """Say what to do; a day that a person records counts the dates anew."""
        super().__init__(
            "The dates of this case were changed outside the desk. Nothing was done. Report this to"
            " your administrator; then record the day of the person’s request, from the editor’s"
            " mail, and the dates are counted anew."
        )


class DateAfterReceipt(Refusal):
    """The person can't have written later than the editor passed it on."""

    code = "date-after-receipt"

    def __init__(self, received: date) -> None:
        """Name the day of our receipt."""
        super().__init__(
            f"The mail reached us on {received}: the person’s own request can’t be later. Check"
            " the day with the editor.",
            received=received,
        )


class DayUnlikely(Refusal):
    """Counted from that day, the month was over before the editor wrote to us."""

    code = "day-unlikely"

    def __init__(self, day: date, due: date) -> None:
        """Name the day and where it leads."""
        super().__init__(
            f"Counted from {day}, the month ended on {due}, before the mail reached us. Check the"
            " day, its year above all; if it is right, record it once more and say that it is"
            " (--sure).",
            day=day,
            due=due,
        )


class DayEndsExtension(Refusal):
    """Counted from that day, the extension on record came too late (law.md L11)."""

    code = "day-ends-extension"

    def __init__(self, day: date, due: date) -> None:
        """Name the day and where it leads."""
        super().__init__(
            f"Counted from {day}, the month ended on {due}, before the extension was recorded: it"
            " would no longer hold. Check the day; if it is right, record it once more and say"
            " that it is (--sure).",
            day=day,
            due=due,
        )


@dataclass(frozen=True, slots=True)
class ToldDay:
    """A day of the person's own request that a mail tells; ``mail`` is the mail's place."""

    day: date
    mail: int
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Difference:
    """What today's table of holidays gives otherwise than what is stored; None where it agrees."""

    deadline: Deadline | None = None
    extended: Deadline | None = None
    target: ServiceTarget | None = None

    @property
    def any(self) -> bool:
        """Whether anything differs."""
        return any((self.deadline, self.extended, self.target))


@dataclass(frozen=True, slots=True)
class Recorded:
    """Who changes the clocks, and when."""

    by: str
    at: datetime
    time_zone: str

    @property
    def day(self) -> date:
        """The day on the wall where the organisation is."""
        return local_day(self.at, self.time_zone)


def extend(case: Case, reason: str, step: Recorded) -> Case:
    """Return the case with two further months (law.md L11–L13); the first deadline stays.

    Raises:
        ExtendedAlready, ExtensionLate: it was extended before, or the first period has ended.
        YearUnknown: the extended period ends beyond the table.
    """
    if case.clocks.extension is not None:
        raise ExtendedAlready(case.last_day.due)
    if step.day > case.deadline.due:
        raise ExtensionLate(case.deadline.due)
    extension = Extension(extended_deadline(case.deadline), reason, step.by, step.at)
    return replace(case, clocks=replace(case.clocks, extension=extension))


def tell_request_date(case: Case, day: date, step: Recorded, mail: int = -1) -> Case:
    """Return the case counted from the day the person wrote (law.md L2); a day told again is kept.

    An extension is counted anew from that day.  When it turns out to have come after the first
    period's end it falls: it stays visible among what was replaced, and holds again as soon as
    another day is told from which it was in time.

    Raises:
        DateAfterReceipt: the day lies after our own receipt.
        YearUnknown: the table does not know the year.
    """
    fresh = _counted_from(case, day, step.time_zone)
    if case.requested_on == day and fresh == case.deadline:
        return case
    old = [Replaced(case.deadline, "request-date", step.by, step.at)]
    held, extension = case.clocks.extension, case.clocks.extension or case.clocks.fallen
    late = extension is not None and _came_late(extension, fresh, step.time_zone)
    if held is not None:
        why = "extension-late" if late else "request-date"
        old.append(Replaced(held.deadline, why, step.by, step.at))
    if extension is not None:
        extension = replace(extension, deadline=extended_deadline(fresh))
    clocks = replace(
        case.clocks,
        extension=None if late else extension,
        fallen=extension if late else None,
        replaced=(*case.clocks.replaced, *old),
        told=DayTold(step.at, mail, step.by),
    )
    return replace(case, requested_on=day, deadline=fresh, clocks=clocks)


def require_likely(case: Case, day: date, time_zone: str) -> None:
    """Refuse a day that is more likely mistyped than told, until somebody says that it is right.

    Raises:
        DayUnlikely, DayEndsExtension: where it leads makes it doubtful.
        DateAfterReceipt, YearUnknown: no period can be counted from it.
    """
    fresh = _counted_from(case, day, time_zone)
    if fresh.due < local_day(case.received_at, time_zone):
        raise DayUnlikely(day, fresh.due)
    extension = case.clocks.extension
    if extension is not None and _came_late(extension, fresh, time_zone):
        raise DayEndsExtension(day, fresh.due)


def carry_request_date(case: Case, told: ToldDay, time_zone: str) -> Case:
    """Return the case counted from the day that a mail which counts tells, where none was known.

    Counted from our receipt the last day is the latest possible one, so that this can only bring
    it forward.  A doubtful day is left to a person, as is one that differs from a known one.
    """
    if not case.deadline.latest_possible:
        return case
    try:
        require_likely(case, told.day, time_zone)
        step = Recorded("", told.received_at, time_zone)
        return tell_request_date(case, told.day, step, told.mail)
    except Refusal:
        return case


def suggested_day(case: Case, told: Iterable[ToldDay], time_zone: str) -> ToldDay | None:
    """Return the newest day told by a mail that the case is not counted from, to be decided on.

    Once somebody has told a day, mails from before that suggest nothing any more.

    Args:
        case: the case.
        told: what its mails say, in the order in which they came.
        time_zone: the organisation's.
    """
    last = local_day(case.received_at, time_zone)
    by_hand = [old.at for old in case.clocks.replaced if old.why == "request-date" and old.by]
    found = None
    for one in told:
        decided = any(at >= one.received_at for at in by_hand)
        if one.day <= last and not decided:
            found = one
    return None if found is None or found.day == case.requested_on else found


def _counted_from(case: Case, day: date, time_zone: str) -> Deadline:
    received = local_day(case.received_at, time_zone)
    if day > received:
        raise DateAfterReceipt(received)
    return statutory_deadline(day, case.deadline.country)


def _came_late(extension: Extension, first: Deadline, time_zone: str) -> bool:
    return local_day(extension.at, time_zone) > first.due


def difference(case: Case) -> Difference:
    """Compare what is stored with what today's table gives for the same inputs (law.md L9).

    Raises:
        YearUnknown, CountryUnknown: today's table no longer knows.
    """
    extension, target = case.clocks.extension, case.clocks.target
    fresh_target = (
        service_arithmetic(case.received_at, target.country, target.time_zone) if target else None
    )
    return Difference(
        _moved(case.deadline),
        _moved(extension.deadline) if extension else None,
        fresh_target if fresh_target and target and fresh_target.due != target.due else None,
    )


def take_over(case: Case, found: Difference, step: Recorded) -> Case:
    """Return the case with the dates of today's table; those that stood are kept beside them."""
    clocks, old = case.clocks, []
    if found.deadline is not None:
        old.append(Replaced(case.deadline, "table", step.by, step.at))
    if found.extended is not None and clocks.extension is not None:
        old.append(Replaced(clocks.extension.deadline, "table", step.by, step.at))
        clocks = replace(clocks, extension=replace(clocks.extension, deadline=found.extended))
    clocks = replace(
        clocks, target=found.target or clocks.target, replaced=(*clocks.replaced, *old)
    )
    due = found.target.due if found.target else case.service_due
    return replace(case, deadline=found.deadline or case.deadline, service_due=due, clocks=clocks)


def extended_deadline(first: Deadline) -> Deadline:
    """Return the last day of the period that is extended, by the inputs of the first one (L12)."""
    return statutory_deadline(
        first.start, first.country, months=EXTENDED, latest_possible=first.latest_possible
    )


def _moved(stored: Deadline) -> Deadline | None:
    fresh = recount(stored)
    return fresh if fresh.due != stored.due else None
