"""A killed run ends, after a restart, as if nothing had happened (promise 3).

Here one run is killed three times.  ``python -m tests.tools.kill_matrix`` kills at every boundary,
at drawn statements and after drawn times, fills disks, locks databases and moves the source away.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.services.world import Small

ROOT = Path(__file__).parents[3]


@pytest.mark.skipif(sys.platform == "win32", reason="kills itself with SIGKILL and forks")
def test_a_run_that_is_killed_again_and_again_ends_as_an_undisturbed_one(small: Small) -> None:
    small.approved()
    command = [sys.executable, "-W", "ignore", "-m", "tests.tools.kill_matrix", "--chain"]
    done = subprocess.run(
        [*command, str(small.root.parent)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "killed ×3" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="kills itself with SIGKILL and forks")
def test_an_approval_or_a_safeguard_that_is_killed_is_on_record_once(small: Small) -> None:
    case = small.planned()
    for wanted in small.services.approval.look(case.id, small.kim).must_see:
        small.services.approval.open(case.id, wanted.mark, small.kim)
    command = [sys.executable, "-W", "ignore", "-m", "tests.tools.kills.steps"]
    done = subprocess.run(
        [*command, str(small.root.parent)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "(-9): right" in done.stdout
