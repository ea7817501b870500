"""A case that its row alone has ended, or that is not there any more, is told and not lost."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import cast

import pytest

from dsr_desk.domain.errors import WrongStep
from dsr_desk.domain.record.audit import AuditEntry
from dsr_desk.domain.requests import CaseState
from dsr_desk.services.ports import QueueFilter, UnitOfWork
from dsr_desk.services.record.astray import CasesAstray, astray
from tests.services.foe import forge
from tests.services.intake.grown import carried_out, planned, two
from tests.services.intake.letters import UNATTESTED
from tests.services.world import ANNA, WISH, Small, a_mail


def told(small: Small) -> tuple[str, ...]:
    lost = small.services.audit.verify().astray
    if lost:
        with pytest.raises(CasesAstray, match=lost[0]):
            small.services.audit.require_cases()
    else:
        small.services.audit.require_cases()
    return lost


@pytest.mark.parametrize("state", ["closed", "set_aside"])
def test_a_case_that_an_edited_row_calls_done_is_named_and_taken_up_again(
    small: Small, state: str
) -> None:
    case = small.file(a_mail(UNATTESTED.format(who=ANNA)))
    assert told(small) == ()
    forge(small, "UPDATE dsr_case SET state = ?", state)
    assert told(small) == (case.number,)
    small.services.checklist.reopen(case.id, small.alva)
    assert small.services.queue.get(case.id).state is CaseState.CHECKING
    assert told(small) == ()


def test_whoever_takes_a_case_that_a_row_alone_has_ended_has_not_ended_it(small: Small) -> None:
    case = small.file(a_mail(UNATTESTED.format(who=ANNA)))
    forge(small, "UPDATE dsr_case SET state = ?", "closed")
    small.services.queue.take(case.id, small.alva)
    assert told(small) == (case.number,)
    small.services.checklist.reopen(case.id, small.alva)
    assert told(small) == ()


def test_a_case_whose_rows_are_gone_is_named(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    forge(small, "DELETE FROM case_subject")
    forge(small, "DELETE FROM case_check")
    forge(small, "DELETE FROM case_standing")
    forge(small, "DELETE FROM mail_of_case")
    forge(small, "DELETE FROM dsr_case")
    assert told(small) == (case.number,)


def test_what_people_have_ended_is_no_fault_however_they_did(small: Small) -> None:
    first, second = two(small)
    carried_out(small, first)
    draft = small.services.replies.draft(first.id, small.alva)
    small.services.replies.save(first.id, draft, None, small.alva)
    small.services.checklist.set_aside(second.id, "Gällde ett annat", small.alva)
    assert told(small) == ()
    small.services.checklist.reopen(second.id, small.alva)
    assert told(small) == ()
    forge(small, "UPDATE dsr_case SET state = 'set_aside' WHERE number = 'DSR-0002'")
    assert told(small) == (second.number,)
    with pytest.raises(WrongStep):
        small.services.checklist.reopen(first.id, small.alva)


def test_what_is_planned_is_not_taken_up_again_from_an_edited_row(small: Small) -> None:
    first, _ = two(small)
    planned(small, first)
    forge(small, "UPDATE dsr_case SET state = 'closed' WHERE number = 'DSR-0001'")
    assert told(small) == (first.number,)
    with pytest.raises(WrongStep):
        small.services.checklist.reopen(first.id, small.alva)


class _Read:
    """What a unit of work reads, and how often each is read whole."""

    def __init__(self, small: Small) -> None:
        self.small, self.audit = small, SimpleNamespace(entries=self._entries)
        self.cases, self.reads = SimpleNamespace(states=self._states), [0, 0]

    def _entries(self) -> Iterator[AuditEntry]:
        self.reads[0] += 1
        yield from self.small.services.audit.entries()

    def _states(self) -> dict[str, CaseState]:
        self.reads[1] += 1
        return {row.number: row.state for row in self.small.services.queue.page(QueueFilter()).rows}


def test_cases_and_audit_are_each_gone_through_once(small: Small) -> None:
    """So a look takes as long as there are cases and entries, and no longer."""
    case = small.file(a_mail(WISH.format(who=ANNA)))
    read = _Read(small)
    assert astray(cast("UnitOfWork", read)) == ()
    assert read.reads == [1, 1]
    entries = small.services.audit.entries()
    assert astray(cast("UnitOfWork", read), entries[:0]) == (case.number,)
    assert read.reads == [1, 2]
