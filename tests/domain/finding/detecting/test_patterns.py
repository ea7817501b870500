"""A pattern is compiled when it is first used, and once."""

from __future__ import annotations

import re

import pytest

from dsr_desk.domain.finding.detecting.patterns import deferred_pattern


def test_a_pattern_is_compiled_at_its_first_use() -> None:
    broken = deferred_pattern("(")
    with pytest.raises(re.error):
        broken.search("x")


def test_what_is_asked_again_is_at_hand() -> None:
    pattern = deferred_pattern("A+", re.IGNORECASE)
    found = pattern.search("baa")
    assert found is not None
    assert found.group() == "aa"
    assert "search" in vars(pattern)
