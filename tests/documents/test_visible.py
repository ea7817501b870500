"""Foreign text as it is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.documents.extract.as_pdf import fonts, shower, spare
from dsr_desk.documents.visible import whole
from dsr_desk.domain.lookalikes import named


@pytest.mark.parametrize(
    ("text", "shown", "missing"),
    [
        ("hej åäö é", "hej åäö é", 0),
        ("a\r\nb\rc\u2028d\u2029e\x85f", "a\nb\nc\nd\ne\nf", 0),
        ("a\tb", "a    b", 0),
        ("\x00\x1b\x7f\x9f", "⟨U+0000⟩⟨U+001B⟩⟨U+007F⟩⟨U+009F⟩", 0),
        ("\u202eabc\u2066", "⟨U+202E⟩abc⟨U+2066⟩", 0),
        ("\ufeffabc", "⟨U+FEFF⟩abc", 0),
        ("😀", "😀", 0),
        ("👍👍", "👍👍", 0),
        ("🥰🥰", "⟨U+1F970⟩⟨U+1F970⟩", 2),
        ("中文, 日本語 かな, 한국어", "中文, 日本語 かな, 한국어", 0),
        ("中\U00013000", "中⟨U+13000⟩", 1),
        ("\ud800", "⟨U+D800⟩", 1),
        ("sam\u00adman", "sam\u00adman", 0),
    ],
)
def test_text_is_shown(text: str, shown: str, missing: int) -> None:
    shows = shower()
    assert (shows.show(text), shows.missing) == (shown, missing)


@given(st.text(alphabet=st.characters()))
def test_whatever_is_shown_has_a_glyph_in_both_fonts_or_a_spare_one(text: str) -> None:
    for letter in set(shower().show(text)) - {"\n"}:
        fonts_of_it = fonts() if letter in fonts()[0].characters else (spare(letter),)
        assert all(letter in font.characters for font in fonts_of_it)


@given(st.text(alphabet=st.characters()))
def test_nothing_disappears(text: str) -> None:
    letters = [c for c in text if not c.isspace() and c.isascii() and c.isprintable()]
    shown = shower().show(text)
    assert [c for c in shown if c in letters][: len(letters)] or not letters
    for character in set(text) - fonts()[0].characters - set(shown):
        assert named(character) in shown or character in "\r\n\t\x85\u2028\u2029"


def test_line_breaks_do_not_survive_on_one_line() -> None:
    assert shower().line("a\n\tb  c") == "a b c"


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_a_whole_text_can_be_stored(text: str) -> None:
    stored, repaired = whole(text)
    assert stored.encode("utf-8").decode("utf-8") == stored
    assert repaired == any("\ud800" <= c <= "\udfff" for c in text)
    assert repaired or stored == text
