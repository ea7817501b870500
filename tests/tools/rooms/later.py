"""Runs one command as many days later: ``python -m tests.tools.rooms.later 800 retention``."""

from __future__ import annotations

import sys
from datetime import timedelta

from dsr_desk import cli
from dsr_desk.app import Composer, now


def main() -> int:
    """Carry the command out by a clock that is so many days ahead; return its exit status."""
    ahead = timedelta(days=int(sys.argv[1]))
    composer = Composer(clock=lambda: now() + ahead)
    return cli.main(sys.argv[2:], composer)


if __name__ == "__main__":
    sys.exit(main())
