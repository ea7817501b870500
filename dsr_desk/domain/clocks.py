"""How a case's clocks may change: by a recorded step, with what stood before kept beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from dsr_desk.domain.deadlines import (
    EXTENDED,
    local_day,
    recount,
    service_arithmetic,
    statutory_deadline,
)
from dsr_desk.domain.errors import Refusal
from dsr_desk.domain.requests import Case, Deadline, Extension, Replaced, ServiceTarget


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
            f"The first last day, {due}, has passed, so the period can't be extended any more."
            " Answer the person at once, and tell the organisation.",
            due=due,
        )


class DateAfterReceipt(Refusal):
    """The person can't have written later than the editor passed it on."""

    code = "date-after-receipt"

    def __init__(self, received: date) -> None:
        """Name the day of our receipt."""
        super().__init__(
            f"The mail reached us on {received}: the person's own request can't be later. Check"
            " the day with the editor.",
            received=received,
        )


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
    extension = Extension(_extended(case.deadline), reason, step.by, step.at)
    return replace(case, clocks=replace(case.clocks, extension=extension))


def tell_request_date(case: Case, day: date, step: Recorded) -> Case:
    """Return the case counted from the day the person wrote (law.md L2); a day told again is kept.

    An extension is counted anew from that day; when it turns out to have come after the first
    period's end it falls, and stays visible among what was replaced.

    Raises:
        DateAfterReceipt: the day lies after our own receipt.
        YearUnknown: the table does not know the year.
    """
    received = local_day(case.received_at, step.time_zone)
    if day > received:
        raise DateAfterReceipt(received)
    fresh = statutory_deadline(day, case.deadline.country)
    if case.requested_on == day and fresh == case.deadline:
        return case
    old = [Replaced(case.deadline, "request-date", step.by, step.at)]
    extension = case.clocks.extension
    if extension is not None:
        late = local_day(extension.at, step.time_zone) > fresh.due
        why = "extension-late" if late else "request-date"
        old.append(Replaced(extension.deadline, why, step.by, step.at))
        extension = None if late else replace(extension, deadline=_extended(fresh))
    clocks = replace(case.clocks, extension=extension, replaced=(*case.clocks.replaced, *old))
    return replace(case, requested_on=day, deadline=fresh, clocks=clocks)


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


def _extended(first: Deadline) -> Deadline:
    return statutory_deadline(
        first.start, first.country, months=EXTENDED, latest_possible=first.latest_possible
    )


def _moved(stored: Deadline) -> Deadline | None:
    fresh = recount(stored)
    return fresh if fresh.due != stored.due else None
