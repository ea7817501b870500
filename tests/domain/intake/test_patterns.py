"""Wordings are compiled when they are first sought with, and travel uncompiled."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from dsr_desk.domain.intake.phrasing.pattern import Pattern
from dsr_desk.domain.intake.phrasing.phrases import NEVER, compile_phrases
from tests.domain.intake.letters import wordings


def is_compiled(pattern: Pattern) -> bool:
    """Tell whether any way of seeking is there already."""
    try:
        object.__getattribute__(pattern, "search")
    except AttributeError:
        return False
    return True


def test_a_pattern_is_compiled_at_the_first_search() -> None:
    pattern = compile_phrases(["hej du"])
    assert not is_compiled(pattern)
    assert pattern.search("nu säger jag hej du till dig")
    assert is_compiled(pattern)


def test_a_compiled_pattern_travels_to_another_process_uncompiled() -> None:
    pattern = compile_phrases(["hej"])
    assert pattern.search("hej")
    again: Pattern = pickle.loads(pickle.dumps(pattern))  # noqa: S301 (made here)
    assert not is_compiled(again)
    assert again.search("hej")


def test_a_pattern_has_only_the_ways_of_a_pattern() -> None:
    with pytest.raises(AttributeError):
        Pattern("a").split  # noqa: B018
    assert NEVER.search("") is None


def test_every_wording_is_a_regular_expression() -> None:
    words: Any = wordings()
    for group in ("attestation", "dangers", "negation", "wish", "channels", "persons", "regions"):
        for name in getattr(words, group).__slots__:
            found = getattr(getattr(words, group), name)
            if isinstance(found, Pattern):
                assert found.search("\ue001") is None


@pytest.mark.parametrize("phrase", ["<5> fine to keep", "<2-> kept"])
def test_a_phrase_that_begins_with_a_gap_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="begin with a word"):
        compile_phrases(["stays", phrase])
