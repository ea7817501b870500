"""Erases 10,000 items in the real page: ``python tests/tools/run_at_scale.py [n]``.

What is measured is that no stretch of our code keeps the event loop from turning for 50 ms while
batches are erased, the files scrubbed and their bytes looked through.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parent.parent


def main() -> int:
    """Run them; return the exit status."""
    count = sys.argv[1] if len(sys.argv) > 1 else "10000"
    file = TESTS / "ui" / "request" / "run" / "test_run_at_scale.py"
    command = [sys.executable, "-m", "pytest", "-q", "--durations=0", str(file)]
    return subprocess.run(
        command, env={**os.environ, "DSR_RUN_ITEMS": count}, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
