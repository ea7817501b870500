"""Canonical bytes: equal values give equal bytes, different values different ones."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.domain.canonical import canonical, digest

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abc"), inner),
)


@given(VALUES)
def test_what_is_signed_can_be_read_back(value: object) -> None:
    assert json.loads(canonical(value)) == value  # type: ignore[arg-type]


def test_the_order_of_keys_does_not_matter_but_the_order_of_items_does() -> None:
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert digest([1, 2]) != digest([2, 1])
    assert digest(["ab", "c"]) != digest(["a", "bc"])


@pytest.mark.parametrize("value", [1.0, {"a": 2.5}, [float("nan")], [1, 2.5], {1: "a"}, "\ud800"])
def test_what_has_no_single_spelling_is_refused(value: object) -> None:
    with pytest.raises((ValueError, UnicodeEncodeError)):
        canonical(value)  # type: ignore[arg-type]
