"""A killed run ends, after a restart, as if nothing had happened (design.md §4.3)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="kills itself with SIGKILL and forks")
def test_a_kill_at_any_step_boundary_changes_nothing_about_the_end() -> None:
    command = [sys.executable, "-W", "ignore", "-m", "tests.tools.kill_matrix"]
    done = subprocess.run(
        [*command, "--json", "--every", "4"], cwd=ROOT, capture_output=True, check=False
    )
    tries = json.loads(done.stdout or "[]")
    assert len(tries) >= 12, done.stderr.decode()
    assert [one for one in tries if not one["same"]] == []
