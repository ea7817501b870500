"""The file itself: sound by the letter of the format, and the same each time."""

from __future__ import annotations

import io
import re
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from dsr_desk.documents.extract.as_pdf import fonts
from dsr_desk.documents.package.pdf_reading import opened_pdf
from dsr_desk.documents.pdf import tags
from dsr_desk.documents.pdf.book import Book, Bookmark, Furniture, Section
from dsr_desk.documents.pdf.file import number
from dsr_desk.documents.pdf.flow import Flow
from dsr_desk.documents.pdf.sheet import BOTTOM, Styles

FACTS = ("Titel (å)", "sv", datetime(2026, 1, 2, tzinfo=UTC), "AB" * 16)


def a_book(pages: int = 3, text: str = "Hej åäö 😀 (\\)") -> bytes:
    styles, out = Styles(*fonts()), io.BytesIO()
    book, front, body = Book(out, (styles.regular, styles.bold)), Section(), Section()
    flow, places = Flow(book, body), []
    for page in range(1, pages + 1):
        places.append(flow.place())
        book.name_item(flow.place())
        flow.text(styles.body, f"{text} {page}")
        flow.new_page()
    first = Flow(book, front)
    with first.within(tags.LINK):
        first.text(styles.title, "Först", kind=tags.HERE)
        first.link(20, places[-1].dest(), "Sist")
    first.new_page()

    furniture = Furniture(styles.small, lambda *_: "", "sida {} av {}".format)
    marks = [Bookmark("Del (ett)", places[0], [Bookmark("Under", places[-1])])]
    assert book.finish([front, body], furniture, marks, FACTS) == pages + 1
    assert list(book.item_pages([front, body])) == list(range(1, pages + 1))
    return out.getvalue()


def table_of(data: bytes) -> list[tuple[int, int, int]]:
    """Return the rows of the table of objects: kind, place, and place in a pack."""
    start = int(re.search(rb"startxref\n(\d+)\n%%EOF\n$", data)[1])  # type: ignore[index]  # there
    found = re.match(rb"\d+ 0 obj\n<<.*/W \[1 5 2\] /Size (\d+).*>>\nstream\n", data[start:])
    assert found
    rows = zlib.decompressobj().decompress(data[start + found.end() :])
    assert len(rows) == 8 * int(found[1])
    return [
        (row[0], int.from_bytes(row[1:6], "big"), int.from_bytes(row[6:], "big"))
        for row in (rows[at : at + 8] for at in range(0, len(rows), 8))
    ]


def packed(data: bytes, start: int) -> list[tuple[int, bytes]]:
    """Return the objects of a pack with their numbers."""
    found = re.match(rb"\d+ 0 obj\n<<.*/N (\d+) /First (\d+).*>>\nstream\n", data[start:])
    assert found
    whole = zlib.decompressobj().decompress(data[start + found.end() :])
    first, index = int(found[2]), list(map(int, whole[: int(found[2])].split()))
    assert len(index) == 2 * int(found[1])
    ends = [first + at for at in index[3::2]] + [len(whole) + 1]
    return [
        (name, whole[first + at : end - 1])
        for name, at, end in zip(index[::2], index[1::2], ends, strict=True)
    ]


def test_every_object_stands_where_the_table_says() -> None:
    data = a_book(80)
    table, packs = table_of(data), 0
    assert table[0] == (0, 0, 65535)
    for name, (kind, place, inside) in enumerate(table[1:], 1):
        if kind == 1:
            assert data[place:].startswith(b"%d 0 obj\n" % name)
        else:
            pack = packed(data, table[place][1])
            assert (kind, table[place][0], pack[inside][0]) == (2, 1, name)
            assert pack[inside][1].startswith((b"<<", b"["))
            packs = max(packs, inside)
    assert packs > 100


def test_no_object_is_named_that_is_not_written() -> None:
    data = a_book(80)
    table = table_of(data)
    written = {name for name, (kind, *_) in enumerate(table) if kind}
    bodies = b" ".join(
        body
        for pack in {place for kind, place, _ in table if kind == 2}
        for _, body in packed(data, table[pack][1])
    )
    named = {int(n) for n in re.findall(rb"(\d+) 0 R", data + bodies)}
    assert named <= written == set(range(1, len(table)))


def test_the_declared_length_of_a_stream_is_its_length() -> None:
    data = a_book()
    found = list(re.finditer(rb"/Length (\d+) /Filter[^\n]*\nstream\n", data))
    assert len(found) > 5
    assert all(data[m.end() + int(m[1]) :].startswith(b"\nendstream") for m in found)


def test_the_same_book_has_the_same_bytes() -> None:
    assert a_book() == a_book()


def test_text_can_be_copied_out_above_the_first_plane_too() -> None:
    with opened_pdf(a_book()) as pdf:
        assert "Hej åäö 😀 (\\) 2" in pdf.text(2)
        assert "Först" in pdf.text(0)
        assert "sida 1 av 4" in pdf.text(0)
        assert [pdf.page_of(n) for n in (1, 2, 3, 4)] == [1, 2, 3, -1]


def test_bookmarks_lead_to_their_pages() -> None:
    import pypdfium2  # type: ignore[import-untyped]  # the package states no types

    document = pypdfium2.PdfDocument(a_book())
    found = [(m.get_title(), m.get_dest().get_index()) for m in document.get_toc()]
    assert found == [("Del (ett)", 1), ("Under", 3)]
    assert document.get_metadata_dict()["Title"] == "Titel (å)"
    document.close()


def test_long_text_runs_over_pages_and_never_below_the_margin() -> None:
    styles, out = Styles(*fonts()), io.BytesIO()
    book, section = Book(out, (styles.regular, styles.bold)), Section()
    flow, turned = Flow(book, section), []

    def note(turning: Flow) -> None:
        turned.append(turning.y)

    flow.on_new_page = note
    flow.lines(styles.body, [f"rad {n}" for n in range(500)])
    assert flow.y >= BOTTOM
    flow.new_page()
    pages = book.finish([section], Furniture(styles.small, *[lambda *_: ""] * 2), [], FACTS)
    with opened_pdf(out.getvalue()) as pdf:
        text = " ".join(pdf.text(page) for page in range(pages))
    assert re.findall(r"rad (\d+)", text) == [str(n) for n in range(500)]
    assert len(turned) == pages - 1 > 5


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, b"0"), (1.5, b"1.5"), (100, b"100"), (-0.25, b"-0.25"), (9.999, b"10")],
)
def test_a_coordinate_is_written_short(value: float, written: bytes) -> None:
    assert number(value) == written


def test_a_font_is_subset_for_two_documents_at_once() -> None:
    font = fonts()[0]
    texts = [[ord(c) for c in "abcåäö"], [ord(c) for c in "XYZéÜ😀"]]
    alone = [font.subset(used) for used in texts]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            made = list(pool.map(lambda n: font.subset(texts[n % 2]), range(40)))
    finally:
        sys.setswitchinterval(before)
    assert all(data == alone[n % 2] for n, data in enumerate(made))
