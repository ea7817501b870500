"""What a stranger's PDF or Word file says is shown; what it is made to cost is not paid."""

from __future__ import annotations

import pytest

from dsr_desk.ui.widgets import foreign_papers, foreign_word
from dsr_desk.ui.widgets.foreign_papers import NO_PAPER, TEXT_LIMIT, Paper, PaperWanted, is_paper
from tests.ui.papers import WORD, pdf, word

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def says(data: bytes) -> Paper:
    assert is_paper(data)
    return PaperWanted(data).answer()


def test_a_pdf_says_what_stands_on_its_pages() -> None:
    paper = says(pdf("Radera allt från anna@example.org\nTack!", "Sida två"))
    assert paper == Paper("Radera allt från anna@example.org\nTack!\n\nSida två")


def test_a_pdf_without_text_shows_its_first_page() -> None:
    paper = says(pdf("", ""))
    assert (paper.text, paper.cut) == ("", True)
    assert max(paper.width, paper.height) == foreign_papers.SIDE_LIMIT
    assert len(paper.pixels) == paper.width * paper.height * 4
    assert paper.pixels[:4] == b"\xff\xff\xff\xff", "white paper, and not transparent"


def test_a_long_pdf_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign_papers, "TEXT_LIMIT", 40)
    paper = says(pdf("a" * 30, "b" * 30, "c" * 30))
    assert paper.cut
    assert paper.text == "a" * 30 + "\n\n" + "b" * 8


@pytest.mark.parametrize("space", [WORD, STRICT])
def test_a_word_file_says_its_paragraphs_cells_and_ticks(space: str) -> None:
    paper = says(
        word(
            "<w:p><w:r><w:t>Radera </w:t><w:t>mejlen</w:t><w:br/><w:t>Tack</w:t></w:r></w:p>"
            "<w:p><w:del><w:r><w:delText>inte</w:delText></w:r></w:del></w:p>"
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Anna</w:t></w:r></w:p></w:tc>"
            "<w:tc><w:p><w:r><w:t>anna@example.org</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            "<w:p><w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val='0'/><w:checked/>"
            "</w:checkBox></w:ffData></w:fldChar><w:t>Kopia</w:t></w:r></w:p>"
            "<w:p><w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val='0'/></w:checkBox>"
            "</w:ffData></w:fldChar><w:t>Flytt</w:t></w:r></w:p>",
            space=space,
        )
    )
    assert paper.text == (
        "Radera mejlen\nTack\n\nAnna  |  anna@example.org  |  \n☑ Kopia\n[ ] Flytt"
    )
    assert not paper.cut


ENTITIES = (
    '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c SYSTEM "file:///etc/passwd">]>'
)


@pytest.mark.parametrize(
    "data",
    [
        word("<w:p><w:r><w:t>&b;&c;</w:t></w:r></w:p>", head=ENTITIES),
        word("<w:p>", member="xl/workbook.xml"),
        word("<w:p><w:r>&</w:r></w:p>"),
        word("<w:p/>")[:200],
        pdf("Hej")[:300],
        b"%PDF-1.7\nno more",
        b"PK\x03\x04" + bytes(200),
    ],
)
def test_what_is_broken_or_declares_entities_is_not_shown(data: bytes) -> None:
    assert says(data) == NO_PAPER


def test_what_is_struck_out_is_not_shown_as_said() -> None:
    struck, kept = ("<w:rPr><w:strike/></w:rPr>", '<w:rPr><w:dstrike w:val="0"/></w:rPr>')
    runs = (
        f"<w:r>{struck}<w:t>Ja</w:t></w:r><w:r><w:t> nej</w:t></w:r><w:r>{kept}<w:t>!</w:t></w:r>"
    )
    assert says(word(f"<w:p>{runs}</w:p>")).text == "J\u0336a\u0336 nej!"


def test_a_word_file_that_swells_is_read_to_what_is_shown_and_no_further() -> None:
    swelling = "<w:p><w:r><w:t>" + "a " * 5_000_000 + "</w:t></w:r></w:p>"
    data = word(swelling)
    assert len(data) < 50_000
    paper = says(data)
    assert paper.cut
    assert len(paper.text) <= TEXT_LIMIT * 2


def test_what_comes_after_what_is_shown_is_not_read() -> None:
    long = "<w:p><w:r><w:t>" + "a " * TEXT_LIMIT + "</w:t></w:r></w:p>"
    paper = says(word(f"{long}<w:p>{long}</w:p>&"))
    assert paper.cut
    assert paper.text.startswith("a a")


def test_markup_without_text_is_read_to_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign_word, "XML_LIMIT", 5_000)
    paper = says(word("<w:p><w:r><w:t>Hej</w:t></w:r></w:p>" + "<w:p/>" * 10_000))
    assert (paper.text, paper.cut) == ("Hej", True)


@pytest.mark.parametrize("data", [b"", b"Hej", b"\x89PNG\r\n", b"In it stood %PDF-1.7."])
def test_other_files_are_no_papers(data: bytes) -> None:
    assert not is_paper(data)
