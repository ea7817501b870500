"""The demo on a disk with too little room."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest

from dsr_desk.app import Composer
from dsr_desk.demo.world import World
from dsr_desk.domain.errors import DiskFull
from dsr_desk.vault import MachinePins
from tests.services.world import SOFT


def _finds_no_room(*_: object) -> NoReturn:
    raise DiskFull


def test_a_demo_that_finds_no_room_leaves_nothing(
    tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dsr_desk.demo.world.make_world", lambda: world)
    monkeypatch.setattr("dsr_desk.demo.setup.fill", _finds_no_room)
    said: list[str] = []
    composer = Composer(SOFT, MachinePins(tmp_path / "account"))
    with pytest.raises(DiskFull):
        composer.make_demo(tmp_path / "workspace", said.append)
    assert said == ["Making the demo workspace, half a minute on a quick machine."]
    assert not (tmp_path / "workspace").exists()
