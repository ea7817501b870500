from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsr_desk.domain.errors import WorkspaceBusy, WorkspaceReadOnly
from dsr_desk.services.ports import WorkspaceLock
from dsr_desk.storage.folder.locking import FileLock

ROOT = Path(__file__).parents[3]
HOLDER = """
import sys
from pathlib import Path
from dsr_desk.storage.folder.locking import FileLock

with FileLock(Path(sys.argv[1])).hold():
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the lock lies."""
    return tmp_path / "desk.lock"


@pytest.fixture
def holder(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_the_lock_is_held_by_one_block_at_a_time(path: Path) -> None:
    with FileLock(path).hold(), pytest.raises(WorkspaceBusy), FileLock(path).hold():
        pytest.fail("held twice")
    lock: WorkspaceLock = FileLock(path)
    with lock.hold():
        pass


def test_an_error_in_the_block_lets_go_of_the_lock(path: Path) -> None:
    with pytest.raises(ZeroDivisionError), FileLock(path).hold():
        raise ZeroDivisionError
    with FileLock(path).hold():
        pass


def test_another_process_keeps_the_lock(path: Path, holder: subprocess.Popen[str]) -> None:
    with pytest.raises(WorkspaceBusy), FileLock(path).hold():
        pytest.fail("held twice")
    holder.communicate("done\n")
    with FileLock(path).hold():
        pass


def test_a_killed_process_lets_go_of_the_lock(path: Path, holder: subprocess.Popen[str]) -> None:
    holder.kill()
    holder.wait()
    with FileLock(path).hold():
        pass
    assert path.exists()


def test_a_lock_that_cannot_be_made_is_no_busy_workspace(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceReadOnly), FileLock(tmp_path / "nowhere" / "desk.lock").hold():
        pytest.fail("held nothing")
