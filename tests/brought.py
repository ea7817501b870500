"""What a command brings into its process."""

from __future__ import annotations

import subprocess
import sys
from ast import literal_eval
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAM = """\
import sys
from dsr_desk.app import main
status = main(sys.argv[1:])
print(status, sorted(sys.modules))
"""


def brought_by(*words: str) -> set[str]:
    """Carry out a command in a process of its own; return the modules it has brought in."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    status, _, modules = done.stdout.splitlines()[-1].partition(" ")
    assert status == "0", done.stderr
    return set(literal_eval(modules))
