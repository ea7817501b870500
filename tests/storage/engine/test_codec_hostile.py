"""A document in a row that was written by somebody else is damage, however it is made."""

from __future__ import annotations

import pytest

from dsr_desk.domain.people import Channel
from dsr_desk.storage.engine.codec import load


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[1e400]", "NaN", "7"])
def test_what_was_not_written_here_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        load(Channel, text)


@pytest.mark.parametrize("text", [None, 7, 1.5])
def test_what_is_no_text_at_all_is_a_value_error(text: object) -> None:
    with pytest.raises(ValueError, match="was written here"):
        load(Channel, text)  # type: ignore[arg-type]
