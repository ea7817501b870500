"""What stands at each place of a text, also where no western byte could hold it."""

from __future__ import annotations

import random

from dsr_desk.domain.finding.folded import OTHER, signs_of

LETTERS = "09aZåÄß²½_ \t\xa0\n\r.-/@–“\x85\u200b\u0301čČωΩжЖ語３٣😀\ud800"


def kind(sign: str) -> str:
    if sign.isdecimal():
        return "0"
    if sign.isalnum():
        return "A" if sign.isupper() else "a"
    if sign.isspace():
        return sign if sign in "\r\n" else " "
    return sign if sign.isascii() else OTHER


def test_each_place_of_a_text_is_told_by_a_byte_in_whatever_script() -> None:
    dice = random.Random(3)
    for _ in range(500):
        text = "".join(dice.choices(LETTERS, k=dice.randrange(0, 40)))
        assert signs_of(text).decode("ascii") == "".join(map(kind, text))
