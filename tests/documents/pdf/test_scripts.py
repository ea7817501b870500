"""Arabic letters and right-to-left order."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.documents.pdf.scripts import in_reading_order, is_rightward, join_letters


@pytest.mark.parametrize(
    ("line", "drawn"),
    [
        ("hej 123", "hej 123"),
        ("שלום", "םולש"),
        ("אב 12,5 גד", "דג 12,5 בא"),
        ("אב (גד)", "(דג) בא"),
        ("אב abc def גד", "דג abc def בא"),
        ("abc אב גד def", "abc דג בא def"),
        ("tel 12 אב", "tel 12 בא"),
        ("אב: 08-123 45", "45 08-123 :בא"),
        ("אָב", "באָ"),
        ("12 345", "12 345"),
    ],
)
def test_a_line_stands_in_reading_order(line: str, drawn: str) -> None:
    assert in_reading_order(line) == drawn


@pytest.mark.parametrize(
    ("line", "from_right"),
    [("hej שלום", False), ("שלום hej", True), ("12 שלום", True), ("123", False), ("", False)],
)
def test_the_first_letter_decides_the_side(line: str, from_right: bool) -> None:
    assert is_rightward(line) is from_right


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("hej", "hej"),
        ("بيت", "\ufe91\ufef4\ufe96"),
        ("ب", "\ufe8f"),
        ("دار", "\ufea9\ufe8d\ufead"),
        ("لا", "\ufefb"),
        ("بلا", "\ufe91\ufefc"),
        ("ب ب", "\ufe8f \ufe8f"),
        ("بَب", "\ufe91\u064e\ufe90"),
        ("پچ", "\ufb58\ufb7b"),
    ],
)
def test_letters_take_the_form_of_their_place(text: str, joined: str) -> None:
    assert join_letters(text) == joined


LETTERS = st.text(st.sampled_from("abאבגبتلا 12,.()\u05b8\u064e"), max_size=30)


@given(LETTERS)
def test_order_and_joining_lose_no_letter(text: str) -> None:
    back = unicodedata.normalize("NFKC", in_reading_order(join_letters(text)))
    assert sorted(back.translate(str.maketrans("(", ")"))) == sorted(
        unicodedata.normalize("NFKC", text).translate(str.maketrans("(", ")"))
    )
