"""A mapping is in the workspace, whole and on the disk, before any row names it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dsr_desk.domain.errors import DiskFull, WorkspaceReadOnly
from dsr_desk.sources.mapping.taking_in import take_in


def test_a_mapping_is_on_the_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled: list[tuple[int, bool]] = []
    folder, settle = tmp_path / "mappings", os.fsync

    def watched(number: int) -> None:
        settle(number)
        settled.append((os.fstat(number).st_ino, (folder / "a.toml").exists()))

    monkeypatch.setattr(os, "fsync", watched)
    take_in(folder, "a.toml", "mapping = 1\r\n")
    assert settled == [
        ((folder / "a.toml").stat().st_ino, False),
        (folder.stat().st_ino, True),
        (tmp_path.stat().st_ino, True),
    ]
    assert (folder / "a.toml").read_bytes() == b"mapping = 1\r\n"


def test_a_full_disk_leaves_the_mapping_that_was_there(small_disk: Path) -> None:
    take_in(small_disk, "a.toml", "before")
    with pytest.raises(OSError, match="No space"):
        (small_disk / "filler").write_bytes(bytes(9_000_000))
    with pytest.raises(DiskFull):
        take_in(small_disk, "a.toml", "after" * 4096)
    assert (small_disk / "a.toml").read_text("utf-8") == "before"
    assert sorted(path.name for path in small_disk.iterdir()) == ["a.toml", "filler"]


def test_what_stands_in_the_folders_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "mappings").write_text("a file", "utf-8")
    with pytest.raises(WorkspaceReadOnly):
        take_in(tmp_path / "mappings", "a.toml", "text")
