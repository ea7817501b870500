"""Canonical bytes: equal values give equal bytes, different values different ones."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.domain.canonical import _AT_ONCE, Json, _pieces, canonical, digest

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


@pytest.mark.parametrize(
    "value",
    [
        *(1.0, {"a": 2.5}, [float("nan")], [1, 2.5], {1: "a"}, "\ud800"),
        *([["a"], [1, 2.5]], [["a"], [1, [2.5]]], [*([["a"]] * _AT_ONCE), (2.5,)]),
    ],
)
def test_what_has_no_single_spelling_is_refused(value: object) -> None:
    with pytest.raises((ValueError, UnicodeEncodeError)):
        canonical(value)  # type: ignore[arg-type]


@given(VALUES)
def test_what_is_signed_is_spelt_as_one_encoding_of_it_all(value: object) -> None:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert canonical(value) == text.encode("utf-8")  # type: ignore[arg-type]


@pytest.mark.parametrize("count", [_AT_ONCE, _AT_ONCE + 1, 3 * _AT_ONCE, 3 * _AT_ONCE + 7])
def test_a_long_list_is_encoded_in_pieces_and_gives_the_same_bytes(count: int) -> None:
    rows: list[Json] = [[number, "a,]b", {"ö": None, "a": [True]}] for number in range(count)]
    value: Json = {"items": rows, "é": tuple(range(count)), "a": {"b": rows}, "none": []}
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert canonical(value) == text.encode("utf-8")
    longest = max(map(len, _pieces(value)))
    assert longest < len(json.dumps(rows)) / count * (_AT_ONCE + 1)
