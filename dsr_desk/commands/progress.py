"""How far long work has come, told to whoever waits at a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dsr_desk.services.progress import Step


def tell(step: Step) -> None:
    """Tell a terminal how far the work has come; a pipe hears nothing."""
    if sys.stderr.isatty():
        print(f"\r{told(step):<60}", end="", file=sys.stderr, flush=True)


def say(text: str) -> None:
    """Say what comes next where somebody waits; standard output is the answer's alone."""
    print(text, file=sys.stderr, flush=True)


def told(step: Step) -> str:
    """Return how far the work has come, in a few words; bytes as megabytes."""
    by, unit = (1_000_000, " MB") if step.in_bytes else (1, "")
    total = f" of {step.total // by:,}{unit}" if step.total else unit
    return f"{' '.join(filter(None, (step.what, step.part)))} {step.done // by:,}{total}"
