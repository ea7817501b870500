"""Lets a test that only stood still do it again: what is ours is slow every time.

One reading of a clock on a shared machine says little: a disk that others keep busy or a processor
that is shared below the kernel makes any call late once.  Code that keeps the event loop waiting
does so each time.  So a stall fails the test when it is seen in ``RUNS`` runs, one after another;
anything else that goes wrong in any of them is reported as it is.
"""

from __future__ import annotations

import pytest
from _pytest.runner import runtestprotocol

from tests.stalls import SENTENCE

RUNS = 3


def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """Run one test, again after a stall, and report the last run."""
    where = {"nodeid": item.nodeid, "location": item.location}
    item.ihook.pytest_runtest_logstart(**where)
    reports = runtestprotocol(item, nextitem=nextitem, log=False)
    for _ in range(RUNS - 1):
        if not _only_stalled(reports):
            break
        reports = runtestprotocol(item, nextitem=nextitem, log=False)
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(**where)
    return True


def _only_stalled(reports: list[pytest.TestReport]) -> bool:
    failed = [report for report in reports if report.failed]
    return bool(failed) and all(report.longreprtext.startswith(SENTENCE) for report in failed)
