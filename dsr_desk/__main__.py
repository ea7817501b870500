"""``python -m dsr_desk`` and the command ``dsr-desk``."""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    """Start the program with the arguments it was given; return the exit status."""
    # A frozen program is started again for each process that reads mails.
    multiprocessing.freeze_support()
    from dsr_desk import app

    app.look_seldom_for_garbage()
    return app.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
