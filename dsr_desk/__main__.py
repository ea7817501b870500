"""``python -m dsr_desk`` and the command ``dsr-desk``."""

from __future__ import annotations

import sys

ENVIRONMENT = 3


def main() -> int:
    """Start the program with the arguments it was given; return the exit status."""
    if getattr(sys, "frozen", False):
        # It is started again for each process that reads mails; nothing else needs to be told.
        import multiprocessing

        multiprocessing.freeze_support()
    if sys.version_info < (3, 11):
        here = ".".join(map(str, sys.version_info[:2]))
        return _say(
            f"DSR Desk kräver Python 3.11 eller nyare; det här är {here}.",
            f"DSR Desk needs Python 3.11 or newer; this is {here}.",
        )
    try:
        from dsr_desk import app

        app.look_seldom_for_garbage()
        return app.main(sys.argv[1:])
    except ModuleNotFoundError as missing:
        package = (missing.name or "").partition(".")[0]
        if package in ("", "dsr_desk") or getattr(sys, "frozen", False):
            raise
        return _say(
            f"Paketet {package} saknas i {sys.executable}.",
            f"The package {package} is missing in {sys.executable}.",
        )


def _say(swedish: str, english: str) -> int:
    """Say what this Python lacks, and what brings it."""
    how = "python3 bootstrap.py run   (installs what is needed in .venv and starts the desk there)"
    sys.stderr.write(f"{swedish}\n{english}\n  → {how}\n")
    return ENVIRONMENT


if __name__ == "__main__":
    sys.exit(main())
