"""Foreign text: nothing hidden, nothing that freezes the layout, nothing that loads."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.ui.widgets import foreign_text
from dsr_desk.ui.widgets.foreign_text import formatted_html, one_line, plain_text
from dsr_desk.ui.widgets.visible import visible

FRAGMENTS = st.sampled_from(
    [
        "<table>",
        "<tr>",
        "<td colspan=9>",
        "<td rowspan=100000>",
        "<math>",
        "<svg>",
        "<style>",
        "</style>",
        "<title>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<img src=x onerror=y>",
        "<a href='javascript:x'>",
        "<noscript>",
        "<template>",
        "<b title='</b>'>",
        "</table>",
        "</div>",
        "<div style='background:url(file:///x)'>",
        "<span>",
        "&lt;img src=x&gt;",
        "hej",
        "\x00",
        "<br>",
        "<p>",
        "<form><input>",
        "<iframe srcdoc='<b>'>",
    ]
)
TAG = re.compile(r"<(?!/?({})[> ])".format("|".join(sorted(foreign_text._TAGS))))


@given(st.lists(FRAGMENTS, max_size=25).map("".join))
def test_only_text_tags_without_names_of_places_are_left(hostile: str) -> None:
    clean = formatted_html(hostile)
    assert not TAG.search(clean)
    assert not re.findall(r"<\w+ ([^>]*)>", clean)


@given(st.lists(FRAGMENTS, max_size=25).map("".join))
def test_sanitising_twice_changes_nothing_more(hostile: str) -> None:
    once = formatted_html(hostile)
    assert plain_text(formatted_html(once), is_html=True) == plain_text(once, is_html=True)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Hej <b>Anna</b></p><p>Tack!</p>", "Hej Anna\n\nTack!"),
        ("rad ett<br>rad två", "rad ett\nrad två"),
        ("<ul><li>mail</li><li>chatt</li></ul>", "mail\nchatt"),
        ("<div>ett</div><div>två</div><div><br></div><div>tre</div>", "ett\ntvå\n\ntre"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\tb"),
        ("<pre>ett\ntvå</pre>", "ett\ntvå"),
        ("två\n  rader i källan", "två rader i källan"),
        ("1 &lt; 2 &amp; 3 &gt; 2", "1 < 2 & 3 > 2"),
        ("<script>alert(1)</script><style>p{}</style>kvar", "kvar"),
        ("<span style='display:none'>dold</span> synlig", "dold synlig"),
        ("<font color='white'>vit</font>", "vit"),
        ("", ""),
    ],
)
def test_html_reads_as_its_text_with_what_was_hidden(body: str, expected: str) -> None:
    assert plain_text(body, is_html=True) == expected


def test_plain_text_is_never_taken_for_html() -> None:
    assert plain_text("<b>5 < 6</b>\r\nny rad") == "<b>5 < 6</b>\nny rad"


@pytest.mark.parametrize(
    ("name", "hostile"),
    [
        ("nested tables", "<table><tr><td>" * 50 + "x"),
        ("open spans", "<span>x" * 5_000),
        ("nested lists", "<ul><li>" * 500 + "x"),
        ("nested div", "<div>x" * 2_000),
        ("mixed", "<div><ul><li><blockquote><table><tr><td>" * 40),
    ],
)
def test_nesting_is_kept_shallow(name: str, hostile: str) -> None:
    clean = formatted_html(hostile)
    depth = deepest = 0
    for closing, tag in re.findall(r"<(/?)(\w+)", clean):
        if tag not in ("br", "hr"):
            depth += -1 if closing else 1
            deepest = max(deepest, depth)
    assert 0 < deepest <= 60, name
    assert depth == 0, name


def test_a_table_has_a_bounded_number_of_cells() -> None:
    clean = formatted_html("<table>" + "<tr><td>x</td></tr>" * 1_000 + "</table>")
    assert clean.count("<td>") == foreign_text.CELL_LIMIT
    assert clean.count("x") == 1_000


def test_html_too_long_to_lay_out_is_left_to_the_plain_text() -> None:
    assert formatted_html("<p>x</p>" * 10_000) == ""
    assert formatted_html("x" * (foreign_text.HTML_LIMIT + 1)) == ""


@pytest.mark.parametrize("is_html", [False, True])
def test_a_long_word_gets_places_to_break(is_html: bool) -> None:
    shown = plain_text("a" * 5_000, is_html=is_html)
    assert max(map(len, shown.split("\u200b"))) == foreign_text.WORD_LIMIT
    assert shown.replace("\u200b", "") == "a" * 5_000
    assert "a" * 201 not in html.unescape(formatted_html("a" * 5_000))


@pytest.mark.parametrize(
    ("body", "lines"), [("x" * 50_000, 1), ("rad\n" * 5_000, foreign_text.LINE_LIMIT)]
)
def test_what_is_cut_off_is_marked(body: str, lines: int) -> None:
    shown = plain_text(body)
    assert shown.endswith("\n…")
    assert shown.count("\n") == lines


def test_a_run_of_joined_emoji_is_taken_apart_and_a_family_is_not() -> None:
    assert "\u200d" not in plain_text("👩\u200d" * 100)
    family = "👩\u200d👩\u200d👧\u200d👦"
    assert plain_text(family) == family


def test_characters_that_turn_the_writing_round_can_be_seen() -> None:
    assert visible("faktura\u202efdp.exe") == "faktura⟨U+202E⟩fdp.exe"
    assert plain_text("a\u2066b") == "a⟨U+2066⟩b"
    assert one_line("  två\n rader\t" + "x" * 400, 20) == "två rader xxxxxxxxxx…"


def test_cells_that_span_rows_and_columns_span_nothing() -> None:
    hostile = "<table>" + "<tr><td rowspan=99 colspan=99>x</td></tr>" * 100 + "</table>"
    assert "span" not in formatted_html(hostile)


def test_a_row_has_a_bounded_number_of_cells_and_tables_lie_two_deep() -> None:
    wide = formatted_html("<table><tr>" + "<td>x</td>" * 100 + "</tr></table>")
    assert wide.count("<td>") == foreign_text.COLUMN_LIMIT
    assert wide.count("x") == 100
    deep = formatted_html("<table><tr><td>" * 20 + "x")
    assert deep.count("<table>") == deep.count("<td>") == 2


def test_marks_heaped_upon_a_letter_are_cut() -> None:
    assert plain_text("e" + "\u0301" * 500) == "e" + "\u0301" * 8 + "…"
    assert plain_text("e\u0301") == "e\u0301"
