"""A plugin of pytest: tests whose names say what a sentence says run first.

``take_out_guards`` stops at the first test that misses a guard.  A test is named as a fact and a
guard as a rule, and mostly they share words: so that test is met early, and the rest need not run.
"""

from __future__ import annotations

import os
import re

import pytest

SENTENCE = "DSR_LIKELY_FIRST"
"""The environment variable that holds the sentence."""
_STEM = 5
"""Letters by which words are compared: enough to see an ending past."""


def stems(text: str) -> frozenset[str]:
    """Return how the words of a text begin; short words say nothing."""
    words = re.findall(r"[a-z]{4,}", text.lower())
    return frozenset(word[:_STEM] for word in words)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sort the tests by how many words they share with the sentence; the rest stays as it was."""
    wanted = stems(os.environ.get(SENTENCE, ""))
    items.sort(key=lambda item: -len(wanted & stems(item.name)))
