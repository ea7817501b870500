"""Until when it can be decided who else is in an extract."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsr_desk.domain.extracts.redaction.deciding import REDACTABLE, may_redact
from dsr_desk.domain.requests import CaseState, RequestKind
from tests.domain.factories import NOON, a_case


@pytest.mark.parametrize("kind", list(RequestKind))
@pytest.mark.parametrize("answered", [False, True])
def test_what_was_handed_over_is_decided_about_no_more(kind: RequestKind, answered: bool) -> None:
    case = a_case(kind, CaseState.REVIEWING)
    case = replace(case, answered_at=NOON if answered else None)
    # The answer of an access request that erases nothing closes the case instead.
    over = answered and kind is RequestKind.ACCESS_ERASURE
    assert may_redact(case) is (kind.exports and not over)


@pytest.mark.parametrize("state", sorted(CaseState))
def test_nobody_is_decided_about_before_a_search_or_after_the_end(state: CaseState) -> None:
    assert may_redact(a_case(RequestKind.ACCESS, state)) is (state in REDACTABLE)
