"""Telephone numbers: one number in its many spellings, and nobody else's."""

from __future__ import annotations

import pytest

from dsr_desk.domain.finding.phones import groupings, national, numbers_in, pattern_of

NUMBER = "0701740605"
SPELLINGS = (
    "070-174 06 05", "0701740605", "070 17 40 605", "+46701740605", "+46 70 174 06 05",
    "+46 (0)70-174 06 05", "0046 70 1740605", "(070) 174 06 05", "070.174.06.05",
)  # fmt: skip


@pytest.mark.parametrize("text", SPELLINGS)
def test_each_spelling_is_the_same_number_and_is_found(text: str) -> None:
    assert national(text) == NUMBER
    assert pattern_of(NUMBER).search(f"ring {text}, tack")


@pytest.mark.parametrize("text", ["070-174 06 055", "1070-174 06 05", "x0701740605", "070-174 06"])
def test_another_number_is_not_found(text: str) -> None:
    assert pattern_of(NUMBER).search(text) is None


@pytest.mark.parametrize("text", ["12345678", "0012345678", "07", "", "2026-05-04"])
def test_what_is_no_swedish_number_is_none(text: str) -> None:
    assert national(text) == ""


def test_the_most_frequent_numbers_are_sought_and_shared_ones_are_not() -> None:
    texts = ["08-465 004 10", "Ring 070-174 06 05 eller 0701740605", "08-46500410", "021-12 34 56"]
    assert numbers_in(texts, ["08 465 004 10"]) == (NUMBER, "021123456")


def test_every_grouping_spells_the_number() -> None:
    bare = NUMBER[1:]
    for groups in groupings(NUMBER):
        assert "".join(groups).endswith(bare)
        assert "".join(groups)[: -len(bare)] in ("0", "46", "460", "0046")
