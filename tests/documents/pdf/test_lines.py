"""Breaking lines."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dsr_desk.documents.extract.as_pdf import fonts
from dsr_desk.documents.pdf.font_use import FontUse, decoded
from dsr_desk.documents.pdf.lines import Breaker

BREAKER = Breaker(fonts()[0], 10)


@given(st.text(st.sampled_from("abc iMW.\n\xa0")), st.integers(20, 300))
@example("", 100)
@example("a\n\n b ", 100)
@example("W" * 90 + " W", 50)
@example("WWWW" + " " * 8 + "\xa0 WWWW", 50)
def test_every_line_fits_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = list(BREAKER.lines(text, width))
    assert all(BREAKER.width(line.rstrip(" ")) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "").replace("\n", "")


@given(st.text(st.sampled_from("ab iMW.()\\r%å–\n\xad\xa0")), st.integers(20, 300))
@example("C:\\readme (" + "\\(" * 90 + ")", 50)
def test_a_text_coded_for_the_file_is_broken_as_the_text_is(text: str, width: int) -> None:
    data = FontUse(fonts()[0], "F1").coded(text)
    assert data is not None
    coded = BREAKER.coded(data, width)
    assert list(map(decoded, coded)) == list(BREAKER.lines(text, width))


def test_words_stay_whole_when_they_fit() -> None:
    lines = list(BREAKER.lines("ett två tre fyra fem sex sju åtta nio tio", 60))
    assert " ".join(lines).split() == "ett två tre fyra fem sex sju åtta nio tio".split()
    assert len(lines) > 3


def test_blank_lines_and_indents_stay() -> None:
    assert list(BREAKER.lines("a\n\n   b\n", 200)) == ["a ", "", "   b ", ""]


def test_a_word_wider_than_the_line_is_broken_and_the_text_goes_on_after_it() -> None:
    lines = list(BREAKER.lines("före " + "x" * 30 + " efter", 100))
    assert lines[0] == "före "
    assert "".join(lines[1:]) == "x" * 30 + " efter "
    assert [len(line) for line in lines[1:-2]] == [16]


def test_the_number_of_a_character_stays_in_one_piece() -> None:
    lines = list(BREAKER.lines("⟨U+1F44D⟩" * 20 + "x", 100))
    assert len(lines) > 5
    assert all(line.startswith("⟨U+1F44D⟩") for line in lines)
    assert all(line.endswith(("⟩", "x ")) for line in lines)
    assert "".join(BREAKER.lines("⟨" * 99, 100)) == "⟨" * 99 + " "


@given(st.text(st.sampled_from("abc iMW.…\n"), max_size=60), st.integers(30, 200))
def test_what_is_cut_fits_on_one_line(text: str, width: int) -> None:
    line = BREAKER.cut(text, width)
    assert BREAKER.width(line) <= width
    assert "\n" not in line


@pytest.mark.parametrize(("text", "cut"), [("kort", "kort"), ("x" * 900, "x" * 7 + "…")])
def test_only_what_does_not_fit_is_cut(text: str, cut: str) -> None:
    assert BREAKER.cut(text, 55) == cut


def test_each_character_is_measured_once_however_long_the_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Counting(dict[str, int]):
        asked = 0

        def __getitem__(self, key: str) -> int:
            self.asked += 1
            return super().__getitem__(key)

    breaker = Breaker(fonts()[0], 10)
    breaker.width("x ")
    counting = Counting(fonts()[0].widths)
    monkeypatch.setattr(fonts()[0], "widths", counting)
    assert len(list(breaker.lines("x" * 50_000, 100))) > 1000
    assert counting.asked < 4 * 50_000
