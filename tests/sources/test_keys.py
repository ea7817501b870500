"""A reference's key is what its column can hold, or none."""

from __future__ import annotations

import pytest
from sqlalchemy import Column, Integer, String

from dsr_desk.sources.keys import parse_key, parse_keys


@pytest.mark.parametrize(
    ("column", "key", "parsed"),
    [
        (Column("id", Integer), "12", 12),
        (Column("id", Integer), str(2**63 - 1), 2**63 - 1),
        (Column("id", Integer), str(2**63), None),
        (Column("id", Integer), "1_0", None),
        (Column("id", String), "a/b", "a/b"),
        (Column("id", String), "a\x00", None),
    ],
)
def test_a_key_is_what_its_column_can_hold(
    column: Column[object], key: str, parsed: object
) -> None:
    assert parse_key(column, key) == parsed


@pytest.mark.parametrize(
    "odd",
    [
        "",
        "1_0",
        " 1",
        "+1",
        "-0",
        "01",
        "٣",
        "a",
        "1" * 5000,
        str(2**63),
        str(-(2**63) - 1),
        "1\x00",
    ],
)
def test_one_odd_key_among_many_changes_none_of_the_others(odd: str) -> None:
    column, texts = Column("id", Integer), ["12", odd, "-7", str(-(2**63))]
    assert parse_keys(column, texts) == [12, None, -7, -(2**63)]
    assert parse_keys(column, [odd]) == [None]
    assert parse_keys(column, texts[::2]) == [12, -7]
    assert parse_keys(column, []) == []
