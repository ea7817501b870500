"""``python -m dsr_desk`` and the command ``dsr-desk``."""

from __future__ import annotations

import sys


def main() -> int:
    """Start the program with the arguments it was given; return the exit status."""
    from dsr_desk.app import main as start

    return start(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
