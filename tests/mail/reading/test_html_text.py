"""The visible text of HTML mails."""

# ruff: noqa: E501 (mails and tables read better uncut)

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.mail.reading.html_text import html_to_text

SHOWN = {
    "paragraphs": ("<p>ett</p><p>två</p>", "ett\n\ntvå"),
    "breaks": ("ett<br>två<br><br>tre", "ett\ntvå\n\ntre"),
    "spaces": ("a \n\t b<b>c</b> d", "a bc d"),
    "entities": ("bekr&auml;ftat&nbsp;&lt;b&gt;", "bekräftat\u00a0<b>"),
    "script": ("a<script>b</script><style>c{}</style><title>d</title>e", "ae"),
    "comment": ("a<!-- b -->c<!-- d", "ac"),
    "list": ("<ul><li>a<li>b</ul>", "- a\n- b"),
    "table": ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a | b\nc"),
    "table of paragraphs": ("<p>x</p><table><tr><td><p>a</p></td><td><div>b</div></td></tr><tr><td><p>c</p></td><td><p>d</p><p>e</p></td></tr></table><p>y</p>", "x\n\na | b\nc | d\n\ne\n\ny"),
    "layout table": ("<table><tr><td><p>a</p><p>b</p></td></tr><tr><td><p>c</p></td></tr></table>d", "a\n\nb\n\nc\n\nd"),
    "gmx": ("a<div name='quote' style='border-left:2px solid #C3D9E5'>b</div>", "a\n> b"),
    "light on dark": ("<div style='background:#24476b;color:#ffffff'>a</div>", "a"),
    "quote": ("a<blockquote>b<blockquote>c</blockquote></blockquote>d", "a\n> b\n> > c\nd"),
    "gmail": ("a<div class='gmail_quote'>b</div>", "a\n> b"),
    "outlook": ("a<div id='divRplyFwdMsg'><b>From:</b> x</div><p>b</p>", "a\n> From: x\n>\n> b"),
    "forward": ("a<div class='gmail_quote'>---------- Forwarded message ---------<br>b</div>", "a\n---------- Forwarded message ---------\nb"),
    "mailto": ("<a href='mailto:anna@example.org?subject=x'>Anna</a>", "Anna <anna@example.org>"),
    "mailto shown": ("<a href='mailto:anna@example.org'>anna@example.org</a>", "anna@example.org"),
    "no tag": ("1 < 2 & 3", "1 < 2 & 3"),
    "quoted bracket": ("<a title='a>b'>c</a>", "c"),
}  # fmt: skip

HIDDEN = [
    "<p style='display:none'>x</p>", "<p style='DISPLAY : NONE !important'>x</p>", "<span style='font-size:0px'>x</span>",
    "<span style='color:#ffffff'>x</span>", "<font color=white>x</font>", "<p hidden>x</p>", "<p style='visibility:hidden'>x</p>",
    "<style>.a{display:none}</style><p class='b a'>x</p>", "<p style='opacity:0'>x</p>", "<div style='mso-hide:all'><b>x</b></div>",
    "<div style='position:absolute;left:-9999px'>x</div>", "<div style='max-height:0;overflow:hidden'>x</div>", "<p style='text-indent:-9999px'>x</p>",
    "<table><tr><td bgcolor='#000000'><font color='#000'>x</font></td></tr></table>", "<p style='color:navy;background:navy'>x</p>",
    "<div style='background-color:#222'><b style='color:#222222'>x</b></div>", "<style>em{display:none}</style><em>x</em>",
    "<p style='font-size:2px'>x</p>", "<p style='font-size:0.1em'>x</p>", "<p style='transform:scale(0)'>x</p>", "<p style='clip-path:inset(100%)'>x</p>",
    "<p style='width:0;overflow:hidden'>x</p>", "<p style='color:hsl(0,0%,100%)'>x</p>", "<p style='color:rgb(255 255 255)'>x</p>",
    "<p style='color:#00000000'>x</p>", "<p style='color:snow'>x</p>", "<p style='color:#eeeeee'>x</p>", "<p style='filter:opacity(0)'>x</p>",
    "<details>x</details>", "<style>.a{color:#fff}</style><b class=a>x</b>",
]  # fmt: skip


HARDLY_SEEN = [
    "<p style='color:hwb(0 100% 0%)'>x</p>", "<p style='color:lab(100% 0 0)'>x</p>", "<p style='color:color(srgb 1 1 1)'>x</p>", "<p style='color:canvas'>x</p>",
    "<p style='color:rgb(0 0 0 / 1%)'>x</p>", "<p style='color:rgba(0,0,0,.1)'>x</p>", "<p style='opacity:.01'>x</p>", "<p style='opacity:5%'>x</p>", "<p style='scale:0'>x</p>",
    "<p style='overflow:hidden;height:0'>x</p>", "<p style='overflow:clip;height:0'>x</p>", "<p style='writing-mode:vertical-rl;height:0'>x</p>", "<video>x</video>",
    "<p style='background:#000;color:#010101'>x</p>", "<p style='color:red;color:white'>x</p>", "<p style='col/**/or:red;color:/**/white'>x</p>",
    "<p style='direction:rtl;unicode-bidi:bidi-override'>x</p>", "<bdo dir=rtl>x</bdo>", "<p style='z-index:-1;position:absolute'>x</p>", "<p style='word-spacing:-99em'>x</p>",
    "<p style='margin:-9999px'>x</p>", "<p style='float:right'>x</p>", "<![if !mso]>x<![endif]>", "<svg><text>inte</text></svg>", "<textarea>inte</textarea>", "<object>inte</object>",
    "<style>.a{scale:0}</style><b class=a>x</b>", "<style>i, em{display:none}</style><em>x</em>", "<style>div b{display:none}</style><div><b>x</b></div>", "<style>B{color:white}</style><b>x</b>",
]  # fmt: skip
"""What a person may not have seen, whether its text is left away or not."""
WRITTEN_BY_PROGRAMS = [
    "mso-margin-top-alt:auto;mso-ansi-language:SV;mso-fareast-language:EN-US;tab-stops:list 36.0pt;text-autospace:none;color:windowtext",
    "caret-color: rgb(0, 0, 0); font-variant-caps: normal; letter-spacing: normal; orphans: auto; text-align: start; text-indent: 0px; text-transform: none; white-space: normal; widows: auto;"
    " word-spacing: 0px; -webkit-text-size-adjust: auto; -webkit-text-stroke-width: 0px; text-decoration: none; float: none; display: inline !important;",
    "overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-space;", "font-variant-ligatures:normal;text-decoration-thickness:initial;-webkit-font-smoothing:antialiased",
    "margin:0cm 0cm 0pt 36pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1", "color:rgba(0,0,0,0.87);background:white none repeat scroll 0 0", "border:none;border-bottom:solid windowtext 1.0pt;padding:0",
    "font-family:Aptos, &quot;Segoe UI&quot;, Calibri;font-size:12pt;color:rgb(0, 0, 0);", "color:#1F497D;mso-style-textfill-fill-alpha:100.0%", "width:100.0%;border-collapse:collapse;page:WordSection1",
]  # fmt: skip

BOXES = {
    "empty": ("<input type=checkbox> Radering", "[ ] Radering"),
    "ticked": ("<input type=checkbox checked> Radering", "☑ Radering"),
    "by any value": ("<input type='CheckBox' CHECKED='false'> Radering", "☑ Radering"),
    "chosen": (
        "<input type=radio name=a> Kopia <input type=radio name=a checked> Radering",
        "[ ] Kopia ☑ Radering",
    ),
    "text": ("<input type=text checked> Radering", "[ ] Radering"),
    "no kind": ("<input checked> Radering", "[ ] Radering"),
    "not shown": ("a<input type=hidden checked>b", "ab"),
    "styled away": ("<input type=checkbox checked style='width:0'> Radering", "[ ] Radering"),
    "moved": ("<input type=checkbox checked style='margin-left:-90px'> Radering", "[ ] Radering"),
    "hidden": ("<input type=checkbox checked hidden> Radering", "[ ] Radering"),
    "hidden by a sheet": (
        "<style>.a{display:none}</style><input type=checkbox class=a checked> Radering",
        "[ ] Radering",
    ),
    "in what is hidden": (
        "<span style='display:none'><input type=checkbox checked></span> Radering",
        "[ ] Radering",
    ),
    "struck": ("<s><input type=checkbox checked></s> Radering", "[ ] Radering"),
    "beside an empty one": (
        "<input type=checkbox> <input type=checkbox checked> Radering",
        "[ ] [ ] Radering",
    ),
    "before an empty one": (
        "<input type=checkbox checked><input type=checkbox> Radering",
        "☑[ ] Radering",
    ),
    "beside a table": (
        "<table><input type=checkbox checked><tr><td>Radering</table>",
        "[ ]\nRadering",
    ),
    "for some": ("<![if !mso]><input type=checkbox checked><![endif]> Radering", "[ ] Radering"),
}


@pytest.mark.parametrize("name", BOXES)
def test_a_box_is_ticked_only_where_its_tick_is_seen(name: str) -> None:
    html, text = BOXES[name]
    assert html_to_text(html).text == text


@pytest.mark.parametrize("html", HARDLY_SEEN)
def test_what_is_not_known_to_be_seen_is_reported(html: str) -> None:
    assert html_to_text(f"a{html}b").hidden


@pytest.mark.parametrize("style", WRITTEN_BY_PROGRAMS)
def test_what_mail_programs_write_hides_nothing(style: str) -> None:
    sheet = f"<style>@page A {{size:612.0pt 792.0pt}} p.A, li.A {{{unescape(style)}}}</style>"
    shown = html_to_text(f'{sheet}<p class=A style="{style}"><![if !supportLists]>x<![endif]></p>')
    assert (shown.text, shown.hidden) == ("x", False)


@pytest.mark.parametrize(("html", "text"), SHOWN.values(), ids=SHOWN)
def test_what_is_seen_is_read(html: str, text: str) -> None:
    shown = html_to_text(html)
    assert (shown.text, shown.hidden, shown.struck) == (text, False, False)


@pytest.mark.parametrize("html", HIDDEN)
def test_what_is_hidden_is_left_away_and_reported(html: str) -> None:
    shown = html_to_text(f"a{html}b")
    assert "x" not in shown.text
    assert shown.hidden


@pytest.mark.parametrize("html", ["<s>x</s>", "<del>x</del>", "<strike>x</strike>", "<span style='text-decoration: line-through'>x</span>", "<style>.a{text-decoration:line-through}</style><b class=a>x</b>"])  # fmt: skip
def test_what_is_struck_out_is_left_away_and_reported(html: str) -> None:
    shown = html_to_text(f"a{html}b")
    assert "x" not in shown.text
    assert shown.struck


@pytest.mark.parametrize(
    "style",
    ["color:#ffeeee", "font-size:10px", "background-color:white", "opacity:0.9", "line-height:1.2",
     "font-size:1em", "font-size:100%", "font-size:30px", "color:inherit;background:inherit", "color:black;background:white"],
)  # fmt: skip
def test_ordinary_styles_hide_nothing(style: str) -> None:
    assert html_to_text(f"<p style='{style}'>x</p>").text == "x"


@pytest.mark.parametrize(("text", "hidden"), [("[Q8ZK20-V7RP]", False), ("[NOT-YET]", True)])
def test_the_code_of_a_ticket_system_says_nothing(text: str, hidden: bool) -> None:
    assert html_to_text(f"<p>a<span style='color:#FFFFFF'>{text}</span></p>").hidden is hidden


def test_words_that_a_style_sheet_adds_are_reported() -> None:
    shown = html_to_text("<style>.a::before{content:'not '}</style><b class=a>x</b>")
    assert shown.hidden


@given(st.lists(st.sampled_from(["<", ">", "</", "<p>", "<b ", "'", '"', "<!--", "-->", "<style>", "</style>", "&", "x", "<a href=mailto:", "<blockquote>"]) | st.text(max_size=5), max_size=40).map("".join))  # fmt: skip
def test_no_html_makes_the_reader_raise(html: str) -> None:
    html_to_text(html).text.encode("utf-8", "replace")


@pytest.mark.parametrize(
    "html",
    [
        "<style>p:first-of-type+p{display:none}</style><p>a</p><p>x</p>",
        "<style>[data-x]{display:none}</style><p data-x>x</p>",
        "<p style='display:var(--x,none)'>x</p>",
        "<p style='font-size:calc(0px)'>x</p>",
        "<p style='font:0/0 a'>x</p>",
        "<p style='zoom:0.01'>x</p>",
        "<p style='-webkit-text-fill-color:transparent'>x</p>",
        "<div style='transform:rotateY(90deg)'><p>x</p></div>",
        "<p style='letter-spacing:-1em'>x</p>",
        "<p style='height:1px;overflow:hidden'>x</p>",
        "<p style='position:fixed;top:200vh'>x</p>",
    ],
)
def test_what_may_be_hidden_is_reported_though_it_is_shown(html: str) -> None:
    assert html_to_text(html).hidden


@pytest.mark.parametrize(
    "html",
    [
        "<p style='c\\6f lor:white'>x</p>",
        "<p style='display/**/:none'>x</p>",
        "<dialog>x</dialog>",
        "<canvas>x</canvas>",
        "<p popover>x</p>",
        "<body text=white bgcolor=white><p>x</p>",
    ],
)
def test_hiding_in_another_spelling_is_hiding(html: str) -> None:
    shown = html_to_text(html)
    assert (shown.text, shown.hidden) == ("", True)


def test_words_of_a_picture_are_reported_where_they_could_turn_a_sentence() -> None:
    for html in (
        "Vi har <img src='cid:1' alt='inte'> bekräftat personens identitet.",
        "<p>x</p><img src='cid:1' alt='identiteten är INTE bekräftad'>",
        "<p>x</p><img src='cid:1' alt='Not Confirmed Yet'>",
        "<p>x</p><img src='cid:1' alt='We have confirmed the person'>",
    ):
        assert html_to_text(html).hidden
    for html in (
        "<table><tr><td><img src='cid:1' alt=''></td><td>x</td></tr></table>",
        "<p>x</p><p><img src='cid:1' alt='Företaget AB'></p>",
        "<p>x</p><p><img src='cid:1' alt='Ladybank Sixth Form College'></p>",
        "<p>x</p><p><img src='cid:1' alt='En bild som visar text, clipart Automatiskt genererad beskrivning'></p>",
        "<p>x</p><div id=Signature><b></b><img src='cid:1' alt='we have confirmed nobody here'></div>",
    ):
        shown = html_to_text(html)
        assert (shown.text, shown.hidden) == ("x", False)


def test_quotation_marks_and_the_line_of_a_quotation_are_kept() -> None:
    assert html_to_text("a <q>b</q> c").text == "a ”b” c"
    outlook = "a<div style='border:none;border-left:solid blue 1.5pt'>b</div>"
    assert html_to_text(outlook).hidden


def test_a_style_that_is_longer_than_is_read_is_reported() -> None:
    assert html_to_text(f"<p style='{'color:red;' * 500}scale:1'>x</p>").hidden
    assert not html_to_text(f"<p>x</p><a href='https://x.example/{'y' * 5_000}'>z</a>").hidden


def test_what_a_cell_strikes_out_ends_with_the_cell() -> None:
    shown = html_to_text("<table><tr><td><s>x</td><td>y</td></tr></table><p>z</p>")
    assert (shown.text, shown.struck) == ("y\n\nz", True)


def test_a_mail_s_own_layout_is_followed_as_a_browser_does() -> None:
    for html, text in (
        ("<p style='display:none'>x<p>y</p>", "y"),
        ("<div style='display:none'><p>x</div>y", "y"),
        ("<b><p>y</b>z</p>", "yz"),
        ("<p>y</br>z</p>", "y\nz"),
        ("<ul><li>y</ul></span></div>z", "- y\nz"),
        ("<tr><del></tr>y", ""),
        ("<p><del><button><div>y", ""),
        ("<td><s hidden></td>y", ""),
        ("<table><dd><b hidden></table>y", ""),
        ("<table><td>x</tr>y", "x\ny"),
        ("<table><tr><td hidden>x<td>y</table>", "y"),
    ):
        assert html_to_text(html).text == text


@pytest.mark.parametrize(
    "html",
    [
        "ab<svg></td><body hidden>",
        "ab<html style='display:none'>",
        "<p></body><body hidden><div>ab",
        "ab<body dir=rtl>",
        "ab<body style='text-decoration:line-through'>",
        "<template><style></template>ab",
        "ab<!-- cd",
    ],
)
def test_what_holds_for_all_of_the_mail_is_reported(html: str) -> None:
    assert html_to_text(html).hidden


def test_what_a_browser_shows_in_another_place_is_reported() -> None:
    assert html_to_text("<table>ab<tr><td>c</td></tr></table>").hidden
    assert html_to_text("<table><tr><b>ab</b><td>c</td></tr></table>").hidden
    assert not html_to_text("<table>\n<tr> <td><b>c</b></td>\n</tr></table>").hidden


def test_what_is_nested_too_deeply_to_be_followed_is_reported() -> None:
    assert html_to_text(f"{'<div>' * 510}<div hidden>ab").hidden
    assert not html_to_text(f"{'<div>' * 490}ab").hidden


@pytest.mark.parametrize("style", ["background:rgba(0,0,0,0)", "background:#00000005", "background-color:#000;background-clip:text", "background:#000;background-size:0 0"])  # fmt: skip
def test_a_ground_that_is_not_known_to_be_dark_shows_no_light_words(style: str) -> None:
    shown = html_to_text(f"a<div style='{style}'><span style='color:#fff'>x</span></div>")
    assert shown.hidden
    sheet = "<style>.d{background:#fff !important}</style>"
    html = f"{sheet}<div class=d style='background:#000'><span style='color:#fff'>x</span></div>"
    assert html_to_text(html).hidden


@pytest.mark.parametrize("said", ["Vänta tills Karin sett passet", "This is only an example letter", "Written by Una Roth", "Please wait with this one"])  # fmt: skip
def test_the_words_of_a_picture_that_tell_of_somebody_are_reported(said: str) -> None:
    assert html_to_text(f"<p><img src=a alt='{said}'></p>").hidden


def test_an_anchor_by_the_name_of_a_quotation_is_none() -> None:
    assert html_to_text("<a name=quote>x</a>").text == "x"
