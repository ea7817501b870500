"""Right-to-left text, by paragraph."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.documents.extract.as_pdf import fonts
from dsr_desk.documents.pdf.bidi import Paragraph, Turned, mirrored, resolved, turned
from dsr_desk.documents.pdf.lines import Breaker
from dsr_desk.documents.pdf.sheet import Sheet, Styles

BREAKER = Breaker(fonts()[0], 10)


def drawn(text: str) -> str:
    """Return a paragraph of one line as it stands on the page."""
    return Paragraph(text).line(0, len(text)).drawn


@pytest.mark.parametrize(
    ("line", "shown"),
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
        # Brackets: both of a pair have one side.
        ("אב (abc) גד", "דג (abc) בא"),
        ("אב abc (גד) def", "def (דג) abc בא"),
        ("abc (אב) 12", "abc (בא) 12"),
        ("abc אב (גד", "abc דג) בא"),
        ("אב a(b)[ג]", "[ג]a(b) בא"),
        # Numbers and the signs that belong to them.
        ("א 50% ב", "ב 50% א"),
        ("א -5 ב", "ב 5- א"),
        ("بت 50% ج", "ج %50 تب"),
        ("بت 1+2", "2+1 تب"),
        ("א 1+2", "1+2 א"),
        ("بت 1,2", "1,2 تب"),
        ("א b1 2", "b1 2 א"),
        # Addresses stay in one piece.
        ("אב anna.b@example.org גד", "דג anna.b@example.org בא"),
        ("אב https://a.example/b?c=1 גד", "דג https://a.example/b?c=1 בא"),
        # A mark in place of a character is isolated, and no letter of it decides.
        ("⟨U+202E⟩ אב", "בא ⟨U+202E⟩"),
        ("אב ⟨U+202E⟩ abc", "abc ⟨U+202E⟩ בא"),
        ("abc ⟨U+202E⟩ אב", "abc ⟨U+202E⟩ בא"),
        # A soft hyphen is on the side of what is before it.
        ("אב\u00adגד", "דג\u00adבא"),
    ],
)
def test_a_line_stands_as_the_algorithm_says(line: str, shown: str) -> None:
    assert drawn(line) == shown


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("hej שלום", 0), ("שלום hej", 1), ("12 שלום", 1), ("(مرحبا) hej", 1), ("123", 0), ("", 0),
        ("⟨U+1F44D⟩ שלום", 1), ("⟨U+1F44D⟩ hej", 0),
    ],
)  # fmt: skip
def test_the_first_letter_decides_the_side(text: str, base: int) -> None:
    assert resolved(text)[0] == base


def test_a_line_of_other_letters_belongs_to_its_paragraph() -> None:
    """A line alone would run from the left, and end with its full stop at the right."""
    lines = list(BREAKER.lines("שלום " + "word " * 12 + "end.", 100))
    assert len(lines) > 3
    assert all(isinstance(line, Turned) and line.rightward for line in lines)
    assert isinstance(lines[-1], Turned)
    assert lines[-1].drawn.strip().startswith(".")
    assert lines[-1].drawn.strip().endswith("end")


def test_every_line_of_a_paragraph_is_as_it_is_read() -> None:
    text = "مرحبا anna@example.org (12) " * 30
    lines = list(BREAKER.lines(text, 150))
    assert "".join(lines).split() == text.split()


def test_what_begins_at_the_right_ends_there() -> None:
    styles, sheet = Styles(*fonts()), Sheet()
    lines = list(styles.body.breaker.lines("שלום\nabc\n\nאב", 200))
    sheet.block(100, 500, styles.body, lines, 200)
    moved = [float(found) for found in re.findall(rb"[ \n]([\d.]+) 0 Td \(", sheet.content())]
    widths = [styles.body.breaker.width(lines[place]) for place in (0, 3)]
    assert moved == pytest.approx([200 - width for width in widths], abs=0.01)


def test_no_letter_is_mirrored_into_one_that_the_fonts_lack() -> None:
    regular, bold = fonts()
    common = regular.characters & bold.characters
    assert {mirrored(letter) for letter in common} <= common
    assert mirrored("(") == ")"
    assert mirrored("«") == "»"
    assert mirrored("≤") == "≥"


LETTERS = st.text(st.sampled_from("abאבגبتلا 12,.()[]%+-@⟨⟩\u05b8\u064e\u00ad"), max_size=40)


@given(LETTERS)
def test_order_loses_no_letter(text: str) -> None:
    plain = str.maketrans("([⟨", ")]⟩")
    assert sorted(drawn(text).translate(plain)) == sorted(text.translate(plain))


@given(LETTERS, st.integers(30, 120))
def test_lines_of_a_paragraph_are_the_paragraph(text: str, width: int) -> None:
    lines = list(BREAKER.lines(text, width))
    assert "".join("".join(lines).split()) == "".join(text.split())
    shown = "".join(getattr(line, "drawn", line) for line in lines)
    plain = str.maketrans("([⟨", ")]⟩")
    assert sorted("".join(shown.split()).translate(plain)) == sorted(
        "".join(text.split()).translate(plain)
    )


@pytest.mark.parametrize("text", ["(" * 9_000 + "א", "א(a)" * 5_000, "([" * 5_000 + "א)" * 9])
def test_brackets_take_no_longer_than_other_letters(text: str) -> None:
    assert len(resolved(text)[1]) == len(text)


def test_a_line_without_such_letters_is_the_same() -> None:
    line = "hej – på dig"
    assert turned(line) is line
