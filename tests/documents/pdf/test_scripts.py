"""Arabic letters, joined."""

from __future__ import annotations

import pytest

from dsr_desk.documents.pdf import scripts
from dsr_desk.documents.pdf.scripts import join_letters


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


def test_only_arabic_is_looked_at_letter_by_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def note(letter: str) -> bool:
        asked.append(letter)
        return False

    monkeypatch.setattr(scripts, "_is_mark", note)
    assert join_letters("långt – " * 500 + "بت") == "långt – " * 500 + "\ufe91\ufe96"
    assert asked == ["ت"]
