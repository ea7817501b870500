"""Whatever goes wrong while a package is written, nothing of it is left."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsr_desk.documents.writer import PackageFilesWriter
from dsr_desk.domain.errors import (
    Defect,
    DiskFull,
    PackageInvalid,
    Problem,
    SourceUnavailable,
    WorkspaceReadOnly,
)
from dsr_desk.domain.extracts.packages import PackageItem
from dsr_desk.services.progress import Cancelled, CancelToken, Step
from tests.documents.making import Desk, a_head, an_item, with_files


def left(desk: Desk) -> list[str]:
    return sorted(path.name for path in desk.folder.iterdir())


@pytest.mark.parametrize("at", [("write", 1), ("write", 3), ("check", 1), ("check", 3)])
def test_a_cancelled_export_leaves_nothing(desk: Desk, at: tuple[str, int]) -> None:
    token = CancelToken()

    def stop(step: Step) -> None:
        if (step.what, step.done) == at:
            token.cancel()

    with pytest.raises(Cancelled):
        desk.write([an_item(n) for n in (1, 2, 3)], progress=stop, cancel=token)
    assert left(desk) == []


def test_an_earlier_package_stays_when_the_next_fails(desk: Desk) -> None:
    desk.write([an_item(1)])
    before = desk.target.read_bytes()
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        desk.write([an_item(1), an_item(2)], cancel=token)
    assert left(desk) == ["DSR-0007.zip"]
    assert desk.target.read_bytes() == before


def test_a_source_that_fails_leaves_nothing(desk: Desk) -> None:
    def gone(item: PackageItem, attachment: str) -> bytes:
        raise SourceUnavailable("archive", "it went away")

    with pytest.raises(SourceUnavailable):
        desk.write([an_item(1), with_files(2, "a")], attachment=gone)
    assert left(desk) == []


def test_while_it_is_written_only_the_account_can_look(desk: Desk) -> None:
    seen: list[int] = []

    def look(step: Step) -> None:
        (folder,) = desk.folder.iterdir()
        seen.append(folder.stat().st_mode & 0o777)
        # What a killed process leaves is found and removed with the case's packages.
        assert folder.name.startswith("DSR-0007")

    desk.write([an_item(1)], progress=look)
    assert set(seen) == ({0o700} if os.name == "posix" else set(seen))
    assert left(desk) == ["DSR-0007.zip"]


@pytest.mark.parametrize(
    "items", [[an_item(2)], [an_item(1), an_item(1)], [an_item(1), an_item(3)]]
)
def test_items_out_of_number_are_a_defect(desk: Desk, items: list[PackageItem]) -> None:
    with pytest.raises(Defect, match="not numbered"):
        desk.write(items)
    assert left(desk) == []


@pytest.mark.parametrize("announced", [0, 1, 3])
def test_more_or_fewer_items_than_announced_are_a_defect(desk: Desk, announced: int) -> None:
    with pytest.raises(Defect, match="another number of items"):
        desk.write([an_item(1), an_item(2)], a_head(announced))
    assert left(desk) == []


def test_a_signature_that_does_not_hold_stops_the_package(desk: Desk) -> None:
    desk.writer = PackageFilesWriter(lambda public, payload, signature: False)
    with pytest.raises(PackageInvalid, match="signature"):
        desk.write([an_item(1)])
    assert left(desk) == []


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="could not be written"):
        Desk(tmp_path / "nowhere").write([an_item(1)])


def test_a_target_that_is_a_folder_is_said(desk: Desk) -> None:
    desk.target.mkdir()
    with pytest.raises(Problem):
        desk.write([an_item(1)])
    assert left(desk) == ["DSR-0007.zip"]


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_a_folder_that_can_not_be_written_is_said() -> None:
    # Nobody, not even root, creates files in /proc.
    with pytest.raises((WorkspaceReadOnly, Problem)):
        Desk(Path("/proc")).write([an_item(1)])


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of 256 kB."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can make a small disk")
    options = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if subprocess.run(options, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can't be made here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("size", [1_000, 60_000, 150_000, 300_000])
@pytest.mark.parametrize("kind", ["text", "attachment"])
def test_a_full_disk_is_said_and_leaves_nothing(tiny_disk: Path, size: int, kind: str) -> None:
    noise = "".join(chr(0x21 + (n * n * 7 + n // 3) % 90) for n in range(size))
    desk = Desk(tiny_disk)
    items = [with_files(n, "a") for n in range(1, 4)]
    if kind == "text":
        items = [an_item(n, body=noise) for n in range(1, 4)]

    def content(item: PackageItem, attachment: str) -> bytes:
        return os.urandom(size)

    if size == 1_000:
        desk.write(items, attachment=content)
        assert left(desk) == ["DSR-0007.zip"]
        return
    with pytest.raises(DiskFull):
        desk.write(items, attachment=content)
    assert left(desk) == []
