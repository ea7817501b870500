"""Runs the review page's tests with 100,000 matches: ``python tests/tools/review_at_scale.py [n]``.

What is measured is that no stretch of our code keeps the event loop from turning for 50 ms while
the list is scrolled, filtered, searched, decided in bulk, and a mail of 10 MB is opened.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parent.parent


def main() -> int:
    """Run them; return the exit status."""
    count = sys.argv[1] if len(sys.argv) > 1 else "100000"
    file = TESTS / "ui" / "request" / "review" / "test_review_at_scale.py"
    command = [sys.executable, "-m", "pytest", "-q", "--durations=0", str(file)]
    return subprocess.run(
        command, env={**os.environ, "DSR_REVIEW_MATCHES": count}, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
