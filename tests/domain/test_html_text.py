"""What a reader sees of an HTML message."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.domain.html_text import html_to_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Hej", "Hej"),
        ("<p>Ett</p><p>Två</p>", "Ett\n\nTvå"),
        ("rad<br>rad<BR/>rad", "rad\nrad\nrad"),
        ("<div>a</div><div>b</div>", "a\n\nb"),
        ("<ul><li>a<li>b</ul>", "• a\n• b"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a  |  b"),
        ("<pre> a\n  b</pre>", " a\n  b"),
        ("a   \n  b", "a b"),
        ("&lt;b&gt; &aring;&#228;&#xf6; &amp;lt;", "<b> åäö &lt;"),
        ("<script>x()</script>a<style>b{}</style>c", "ac"),
        ("<SCRIPT >x()</SCRIPT >a", "a"),
        ("<title>t</title>a<!-- c -->b<!DOCTYPE x>", "ab"),
        ('<img alt="karta" src=x><img src=y>', "[karta]"),
        ('<a title="a > b">länk</a>', "länk"),
        ("1 < 2 och 3 > 2", "1 < 2 och 3 > 2"),
        ("anna <anna@example.org>", "anna <anna@example.org>"),
        ("<b", "<b"),
        ("<!-- never closed", "<!-- never closed"),
        ("<script>never closed", "never closed"),
        ("&#99999999999;", "&#99999999999;"),
        ("", ""),
    ],
)
def test_html_becomes_text(html: str, text: str) -> None:
    assert html_to_text(html) == text


@given(st.text(st.sampled_from(list("<>/!-?&#;\"'= abscriptyle1\n")), max_size=80))
def test_no_markup_stops_it(html: str) -> None:
    assert isinstance(html_to_text(html), str)


@given(
    st.lists(
        st.sampled_from(["<", "<a ", '<a href="', "<!--", "</", "&#1", "<script", "'", '"', ">"])
    )
)
def test_a_word_after_broken_markup_is_not_lost(pieces: list[str]) -> None:
    # A quote or comment that closes may take in what it holds, but what follows is shown.
    assert "slutord" in html_to_text("".join(pieces) + "'\"></script>--> slutord")


class Watched(str):
    """Counts how far it is searched."""

    __slots__ = ("searched",)
    searched: int

    def find(self, what: str, start: int = 0, end: int | None = None) -> int:  # type: ignore[override]  # as it is called
        """Search, and count the characters that were passed."""
        found = str.find(self, what, start)
        self.searched += (found if found >= 0 else len(self)) - start
        return found


@pytest.mark.parametrize(
    "piece", ["<!--", "<!", "<?", "<a ", "<a '", '<a "', "<script>", "</", "<x='>"]
)
def test_a_search_in_vain_is_not_made_again(piece: str) -> None:
    html = Watched(piece * 2_000)
    html.searched = 0
    html_to_text(html)
    assert html.searched < 8 * len(html)
