"""A workspace that is made in one go is there whole, or gone."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.errors import DiskFull, WorkspaceBusy
from dsr_desk.storage.engine.errors import FolderInUse
from dsr_desk.storage.folder.whole_or_gone import whole_or_gone


def _made(paths: WorkspacePaths) -> None:
    for path in (paths.settings, paths.desk, paths.desk.with_name("desk.sqlite-wal")):
        path.write_text("x", "utf-8")


def _made_by_half(paths: WorkspacePaths) -> None:
    _made(paths)
    raise OSError(errno.ENOSPC, "no room")


def test_what_failed_is_gone_and_what_lay_there_before_is_not(tmp_path: Path) -> None:
    (tmp_path / ".profile").write_text("mine", "utf-8")
    with pytest.raises(DiskFull, match="begins anew"), whole_or_gone(tmp_path):
        _made_by_half(WorkspacePaths(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == [".profile"]


def test_after_a_kill_the_next_try_makes_it_anew(tmp_path: Path) -> None:
    paths = WorkspacePaths(tmp_path)
    _made(paths)
    paths.unfinished.touch()
    with whole_or_gone(tmp_path):
        assert not paths.settings.exists()
        _made(paths)
    assert paths.settings.exists()
    assert not paths.unfinished.exists()


def test_a_folder_that_holds_something_is_left_as_it_is(tmp_path: Path) -> None:
    _made(WorkspacePaths(tmp_path))
    with pytest.raises(FolderInUse), whole_or_gone(tmp_path):
        pytest.fail("it was made")
    assert WorkspacePaths(tmp_path).settings.exists()


def test_two_processes_do_not_make_the_same_one(tmp_path: Path) -> None:
    paths = WorkspacePaths(tmp_path)
    with whole_or_gone(tmp_path):
        _made(paths)
        with pytest.raises(WorkspaceBusy), whole_or_gone(tmp_path):
            pytest.fail("it was made twice")
        assert paths.unfinished.exists()
        assert paths.settings.exists()
