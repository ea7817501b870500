"""Kills the steps that two people take before and after each of their transactions.

``python -m tests.tools.kills.steps FOLDER`` takes a folder with a small workspace whose plan has
been looked at.  After each kill the audit must verify, and the step taken again must stand in it
once, whether it was done before the kill or not.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from dsr_desk.domain.erasing.safeguards import Safeguards
from dsr_desk.domain.errors import Refusal
from tests.services.world import KIM, Small, reopened
from tests.tools.kills.ends import CASE, in_child
from tests.tools.kills.moments import at_boundaries, kill_at


def _approve(small: Small) -> None:
    view = small.services.planning.view(CASE)
    assert view is not None
    approval = small.services.approval
    approval.approve(CASE, view.plan.digest, view.confirmation, KIM, small.kim)


def _strengthen(small: Small) -> None:
    small.services.safeguards.propose(Safeguards(40, 0), KIM, small.kim)


STEPS: dict[str, Callable[[Small], object]] = {
    "plan.approved": _approve,
    "safeguards.effective": _strengthen,
}
"""What is taken, by the event that it leaves."""


def main(template: Path) -> int:
    """Kill each step everywhere; print what is wrong and return how much."""
    found = 0
    with tempfile.TemporaryDirectory(dir=template.parent) as home:
        for event, take in STEPS.items():
            # What is imported here need not be by any of the processes that are forked.
            take(reopened(_copy(template, home)))
            _, moments = in_child(partial(_watched, _copy(template, home), take, -1))
            for last, where in enumerate(moments):
                folder = _copy(template, home)
                status, _ = in_child(partial(_watched, folder, take, last))
                wrong = _wrong(folder, event, take)
                sys.stdout.write(f"{event} {where} ({status}): {wrong or 'right'}\n")
                found += bool(wrong)
    return found


def _copy(template: Path, home: str) -> Path:
    folder = Path(tempfile.mkdtemp(dir=home))
    for store in ("workspace", "account"):
        shutil.copytree(template / store, folder / store)
    return folder


def _watched(folder: Path, take: Callable[[Small], object], last: int) -> list[str]:
    passed, step = kill_at(last)
    small = reopened(folder)
    small.signed("kim", KIM)  # signing in is no part of the step
    at_boundaries(step)
    take(small)
    return passed


def _wrong(folder: Path, event: str, take: Callable[[Small], object]) -> str:
    small = reopened(folder)
    with suppress(Refusal):
        take(small)
    again = small.again()
    if not again.services.audit.verify().holds:
        return "the audit does not hold"
    count = [entry.event.event for entry in again.services.audit.entries()].count(event)
    return "" if count == 1 else f"is on record {count} times"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
