"""The extract as HTML: readable without network or script, and text from outside stays text."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from dsr_desk.documents.extract import as_html as html
from dsr_desk.domain.extracts.packages import Profile
from tests.documents.making import ANNA, Desk, a_head, an_item, staff_reply, with_files

NAUGHTY = json.loads(
    (Path(__file__).parents[2] / "data" / "naughty" / "strings.json").read_text("utf-8")
)
OURS = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "a", "span", "time",
    "strong", "pre", "ul", "li", "dl", "dt", "dd", "table", "tr", "th", "td", "article",
}  # fmt: skip


class Seen(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.acts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name == "href":
                self.links.append(value or "")
            elif name == "id":
                self.ids.append(value or "")
            elif name in ("src", "srcset", "style", "action") or name.startswith("on"):
                self.acts.append(name)


def pages(desk: Desk) -> dict[str, str]:
    members = desk.members().items()
    return {n: d.decode() for n, d in members if n.startswith(("index", "pages/"))}


def texts(page: str) -> list[str]:
    return [unescape(text) for text in re.findall(r"<pre dir=\"auto\">\n(.*?)</pre>", page, re.S)]


def test_a_small_extract_is_one_page_with_every_item_under_its_number(desk: Desk) -> None:
    items = [an_item(1), staff_reply(2), an_item(3, body="中文 مرحبا 👍\n\n<b>x</b>", subject="")]
    desk.write(items)
    (page,) = pages(desk).values()
    assert texts(page) == [item.item.body for item in items]
    assert [i for i in Seen(page).ids if i.startswith("item")] == ["item-1", "item-2", "item-3"]
    assert "Handläggare" in page
    assert "Maria" not in page


@pytest.mark.parametrize("text", [*NAUGHTY, "\0", "<img src=/etc/passwd>", "a" * 100_000])
def test_what_comes_from_outside_is_text_on_the_page(desk: Desk, text: str) -> None:
    item = an_item(1, body=text, subject=text, author_name=text, recipients=(text,))
    out: dict[str, bytes] = {}
    made = html.HtmlExtract(a_head(1, organisation=text, subjects=(text,)), out.__setitem__)
    from dsr_desk.documents.extract.as_json import laid
    from dsr_desk.documents.extract.summary import Summary
    from dsr_desk.documents.pdf.book import Place

    shown, summary = laid(item, ()), Summary((("nk-mail", text),))
    summary.begin(shown, text, Place(0, 0, 0))
    summary.count(shown)
    made.add(shown)
    made.finish(summary)
    seen = Seen(out["index.html"].decode())
    assert seen.tags <= OURS
    assert seen.acts == []
    assert all(re.fullmatch(r"#item-1", link) for link in seen.links)


def test_what_acts_unseen_is_marked(desk: Desk) -> None:
    desk.write([an_item(1, body="a\u202egnp.exe\x07\u2066\ud800", subject="\u200fb")])
    (page,) = pages(desk).values()
    assert texts(page) == ["a⟨U+202E⟩gnp.exe⟨U+0007⟩⟨U+2066⟩⟨U+D800⟩"]
    assert "⟨U+200F⟩b" in page


def test_no_page_asks_for_anything_or_runs_anything(desk: Desk) -> None:
    desk.write([with_files(1, "x.html", "å b.pdf", "z.svg")])
    (page,) = pages(desk).values()
    seen = Seen(page)
    assert "default-src 'none'" in page
    assert seen.links == ["#item-1", "#item-1", "attachments/0001-02-%C3%A5%20b.pdf"]
    assert "attachments/0001-01-x.html" in page
    assert not re.search(r"url\(|@import|https?:", page)


def test_a_title_names_nobody(desk: Desk) -> None:
    desk.write([an_item(1)])
    (page,) = pages(desk).values()
    assert re.findall("<title>(.*?)</title>", page) == ["Registerutdrag · DSR-0007"]


def test_a_large_extract_has_pages_that_lead_to_each_other(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html, "_MOST_ITEMS", 3)
    desk.write([an_item(n, conversation=f"c{n // 2}", subject=f"Ä{n // 2}") for n in range(1, 9)])
    found = pages(desk)
    assert sorted(found) == ["index.html", "pages/0001.html", "pages/0002.html", "pages/0003.html"]
    assert [len(texts(page)) for _, page in sorted(found.items())] == [0, 3, 3, 2]
    for link in Seen(found["index.html"]).links:
        name, _, anchor = link.partition("#")
        assert anchor in Seen(found[name]).ids
    assert Seen(found["pages/0002.html"]).links[:3] == ["../index.html", "0001.html", "0003.html"]
    assert Seen(found["pages/0003.html"]).links[:2] == ["../index.html", "0002.html"]
    assert desk.reader.open(desk.target).items[7].number == 8
    assert {n: p.encode() for n, p in found.items()}.items() <= desk.members().items()


def test_very_many_conversations_are_found_through_the_list_of_pages(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html, "_MOST_ITEMS", 2)
    monkeypatch.setattr(html, "_MOST_LISTED", 3)
    desk.write([an_item(n, conversation=str(n)) for n in range(1, 6)])
    links = Seen(pages(desk)["index.html"]).links
    assert links == ["pages/0001.html", "pages/0002.html", "pages/0003.html"]
    assert "post 5" in pages(desk)["index.html"]


def test_a_long_text_ends_its_page(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "_MOST_TEXT", 5_000)
    desk.write([an_item(n, body="ord " * 2_000) for n in (1, 2)])
    assert [len(texts(page)) for _, page in sorted(pages(desk).items())] == [0, 1, 1]


def test_what_is_missing_stands_in_html_pdf_and_json_alike(desk: Desk) -> None:
    desk.write([an_item(1)], a_head(1, profile=Profile.PORTABILITY, left_out=(("staff_item", 4),)))
    (page,) = pages(desk).values()
    pdf = " ".join(desk.pdf_text().split())
    said = "4 poster: skrivna av organisationens personal"
    gap = "Chatt på webben: servern svarade inte (källa imap)"
    for text in (said, gap, "Vad som saknas och varför", "Fylls i av den personuppgiftsansvarige"):
        assert text in unescape(page)
        assert text in pdf
    document = desk.document()
    assert document["left_out"] == [{"ground": "staff_item", "count": 4}]
    assert document["withheld"] == ["staff_items"]


def test_an_empty_extract_says_so(desk: Desk) -> None:
    desk.write([], a_head(0, gaps=(), left_out=()))
    (page,) = pages(desk).values()
    assert "Det är ett fullständigt svar" in page
    assert ANNA in page
