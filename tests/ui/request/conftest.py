"""Fixtures for the case page: one case behind one desk."""

from __future__ import annotations

import pytest

from dsr_desk.ui.desk import Desk
from dsr_desk.ui.jobs import JobRunner
from tests.ui.fake_case import CaseWorld, case_services, usual_find
from tests.ui.fakes import NOW, SIGNED_AGENT, make_services


@pytest.fixture
def case_world() -> CaseWorld:
    """A case at its first step of which nothing is open; a search will find a dozen items."""
    world = CaseWorld()
    world.found = usual_find(12)
    world.add(world.view.case)
    return world


@pytest.fixture
def case_desk(jobs: JobRunner, case_world: CaseWorld) -> Desk:
    """A desk over that case, with an agent signed in."""
    desk = Desk(make_services(case_world, **case_services(case_world)), jobs, lambda: NOW)
    desk.learn_people(case_world.users)
    desk.enter(SIGNED_AGENT)
    return desk
