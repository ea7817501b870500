"""The queue: what is open, whose it is, and what is due first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.people import Right
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.services.cases import Recorder, fetch
from dsr_desk.services.people.accounts import SignedIn, acting
from dsr_desk.services.ports import Clock, DeskStore, QueueFilter, QueuePage

OPEN_STATES = tuple(state for state in CaseState if state.open)
DONE_STATES = (CaseState.CLOSED,)
ASIDE_STATES = (CaseState.SET_ASIDE,)
"""Put away by somebody, or by the desk as newsletters, automatic replies and duplicates."""


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """How many cases each saved view holds."""

    open: int
    mine: int
    to_approve: int
    waiting: int
    overdue: int
    done: int
    aside: int


class Queue:
    """Pages of the queue and who holds a case."""

    def __init__(self, store: DeskStore, clock: Clock) -> None:
        """Take the desk's store and the clock."""
        self._store = store
        self._clock = clock
        self._record = Recorder(clock)

    def page(
        self, where: QueueFilter, after: tuple[str, int] | None = None, limit: int = 50
    ) -> QueuePage:
        """Return a page, what is due first at the top; no states named means all open ones."""
        if not where.states:
            where = replace(where, states=OPEN_STATES)
        with self._store.reading() as uow:
            return uow.cases.page(where, after, limit)

    def counts(self, user_id: str, text: str = "") -> QueueCounts:
        """Count the saved views for one person, or what of each holds a text."""
        views = {name: replace(each, text=text) for name, each in self.views(user_id).items()}
        with self._store.reading() as uow:
            totals = {name: uow.cases.page(where, None, 1).total for name, where in views.items()}
        return QueueCounts(**totals)

    def views(self, user_id: str) -> dict[str, QueueFilter]:
        """Return the saved views by name."""
        return {
            # A last answer that came back from the server has reached nobody.
            "open": QueueFilter(OPEN_STATES, news=True),
            "mine": QueueFilter(OPEN_STATES, holder=user_id),
            "to_approve": QueueFilter((CaseState.TO_APPROVE,)),
            "waiting": QueueFilter((CaseState.WAITING,)),
            "overdue": QueueFilter(OPEN_STATES, overdue_at=self._clock()),
            "done": QueueFilter(DONE_STATES),
            "aside": QueueFilter(ASIDE_STATES),
        }

    def get(self, case: str | int) -> Case:
        """Return a case by number or id."""
        with self._store.reading() as uow:
            return fetch(uow, case)

    def take(self, case_id: int, by: SignedIn) -> Changes:
        """Hold a case, so that others see who works on it; its newest mail is seen to by that."""
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.PREPARE).user
            case = fetch(uow, case_id)
            if case.holder == who.id and not case.news:
                return Changes()
            return self._record.save(uow, replace(case, holder=who.id), who.id, "case.taken")
