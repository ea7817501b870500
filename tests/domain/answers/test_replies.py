"""Which answer fits a case, as a rule of values."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsr_desk.domain.answers.replies import nothing_found_fits
from dsr_desk.domain.requests import CaseState, RequestKind
from tests.domain.factories import NOON, a_case


@pytest.mark.parametrize("kind", list(RequestKind))
@pytest.mark.parametrize("answered", [False, True])
@pytest.mark.parametrize("found", [0, 1])
def test_nothing_found_answers_an_erasure_alone_and_after_its_extract(
    kind: RequestKind, answered: bool, found: int
) -> None:
    case = a_case(kind, CaseState.REVIEWING)
    case = replace(case, answered_at=NOON if answered else None)
    expected = {RequestKind.ERASURE: True, RequestKind.ACCESS_ERASURE: answered}
    assert nothing_found_fits(case, found) is (found == 0 and expected.get(kind, False))


@pytest.mark.parametrize("state", sorted(set(CaseState) - {CaseState.REVIEWING}))
def test_nothing_found_is_said_at_the_review_alone(state: CaseState) -> None:
    assert not nothing_found_fits(a_case(state=state), 0)
