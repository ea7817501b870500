"""One demo world for all tests of this folder; it is frozen, so that they can share it."""

from __future__ import annotations

import pytest

from dsr_desk.demo.world import World, iter_items, make_world
from dsr_desk.domain.content import ImportedItem


@pytest.fixture(scope="session")
def world() -> World:
    return make_world()


@pytest.fixture(scope="session")
def items(world: World) -> tuple[ImportedItem, ...]:
    return tuple(iter_items(world))
