"""``python -m dsr_desk`` and the command ``dsr-desk``."""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    """Start the program with the arguments it was given; return the exit status."""
    # A frozen program is started again for each process that reads mails.
    multiprocessing.freeze_support()
    from dsr_desk.app import main as start

    return start(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
