"""Cases astray: done by their rows, or gone from them, and neither by the audit.

Whoever can write the database could let a request end that nobody has carried out, and nobody would
look for it any more.
"""

from __future__ import annotations

from collections.abc import Iterable

from dsr_desk.domain.errors import Refusal
from dsr_desk.domain.record.audit import AuditEntry
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.services.ports import UnitOfWork
from dsr_desk.services.record.endings import Ending, endings_of

_NAMED = 5
"""How many are named in a sentence; the rest is counted."""


class CasesAstray(Refusal):
    """Cases are done, or not there, by nothing that is on record."""

    code = "cases-astray"

    def __init__(self, numbers: tuple[str, ...]) -> None:
        """Name the cases."""
        named = ", ".join(numbers[:_NAMED])
        more = f" and {len(numbers) - _NAMED} more" if len(numbers) > _NAMED else ""
        super().__init__(
            f"The database calls these cases done, or lacks them, and the audit has no end of them:"
            f" {named}{more}. Somebody has changed it outside the desk. Take up again what is"
            " there (“dsr-desk reopen CASE”), and have the administrator put back a copy that has"
            " the rest.",
            cases=f"{named}{' …' if more else ''}",
        )


def astray(uow: UnitOfWork, entries: Iterable[AuditEntry] | None = None) -> tuple[str, ...]:
    """Return by number the cases that the audit has not ended, and the rows have, or lack.

    ``entries`` is the whole audit where somebody has read it.  Cases and audit are each gone
    through once and nothing of it is remembered: what was looked at before can have been edited
    since (docs/adr/0120).
    """
    read = uow.audit.entries() if entries is None else entries
    states, found = uow.cases.states(), endings_of(read)
    return tuple(
        number
        for number in sorted({*states, *found})
        if number not in found or _differs(states.get(number), found[number])
    )


def closed_by_its_row(uow: UnitOfWork, case: Case) -> bool:
    """Tell whether nothing but its row has closed a case, and nothing is planned in it."""
    if case.state is not CaseState.CLOSED or uow.plans.latest(case.id) is not None:
        return False
    ending = Ending.of(uow.audit.entries(case.number))
    return ending is None or _differs(case.state, ending)


def _differs(state: CaseState | None, ending: Ending) -> bool:
    """Tell whether a row differs; what an older program has not put down is no difference."""
    return state is None or (not state.open and ending.done is False)
