"""Fixtures for the last step: a case that waits for its answer."""

from __future__ import annotations

import pytest

from dsr_desk.domain.requests import CaseState
from tests.ui.fake_approval import PlanWorld, planned


@pytest.fixture
def world() -> PlanWorld:
    """A case of which only the answer is left to do."""
    made = planned()
    made.set_case(state=CaseState.TO_ANSWER)
    return made
