"""What strangers send is read in a process that can be stopped, in parts, and always shown."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODeviceBase
from PySide6.QtGui import QImage, QImageWriter

from dsr_desk.ui.foreign_reader import ForeignReader
from dsr_desk.ui.widgets.foreign_parts import (
    SIDE_LIMIT,
    DecodedPicture,
    ForeignText,
    LayoutWanted,
    PartWanted,
    Place,
)
from dsr_desk.ui.widgets.foreign_text import HTML_LIMIT, LINE_LIMIT, TEXT_LIMIT

ENDLESS = "<a><b><div>" * 30_000
"""A third of a megabyte that keeps the sanitiser busy for many minutes."""
HONEST = "<p>Hej <b>Anna</b>!</p>" * 300


@pytest.fixture(scope="module")
def reader() -> Iterator[ForeignReader]:
    made = ForeignReader(seconds=30.0)
    yield made
    made.close()


def walk(body: str, *, is_html: bool) -> list[ForeignText]:
    """Read all parts of a body."""
    parts, place = [], Place()
    while True:
        part = PartWanted(body, is_html, place).answer()
        parts.append(part)
        if part.next is None:
            return parts
        place = part.next


def png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODeviceBase.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def red(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFF0000)
    return image


def test_html_that_takes_minutes_is_stopped_and_shown_as_it_is_written() -> None:
    reader = ForeignReader(seconds=1.0)
    part = reader.part(ENDLESS, is_html=True)
    assert part.is_source
    assert part.text.startswith("<a><b><div><a>")
    assert reader.formatted(ENDLESS) == ""
    reader.close()


def test_after_a_mail_that_was_stopped_the_next_is_read(reader: ForeignReader) -> None:
    assert reader.part(ENDLESS, is_html=True, seconds=0.5).is_source
    part = reader.part(HONEST, is_html=True)
    assert (part.is_source, part.text[:9]) == (False, "Hej Anna!")


def test_one_slow_mail_uses_up_the_time_of_its_conversation(reader: ForeignReader) -> None:
    sitting = reader.sitting()
    sitting._until = 0.0
    assert sitting.part(HONEST, is_html=True).is_source
    assert not sitting.part("<p>kort</p>", is_html=True).is_source
    assert not sitting.part("text " * 9_000, is_html=False).is_source


def test_short_html_needs_no_process() -> None:
    reader = ForeignReader(seconds=0.0)
    assert reader.part("<p>Hej</p>", is_html=True).text == "Hej"
    assert reader.part(HONEST, is_html=True).is_source
    reader.close()


@pytest.mark.parametrize("is_html", [False, True])
def test_the_parts_of_a_long_text_are_all_of_it(is_html: bool) -> None:
    count = 13_000
    lines = (f"<p>rad {n}</p>" if is_html else f"rad {n}\n" for n in range(count))
    parts = walk("".join(lines), is_html=is_html)
    found = " ".join(part.text for part in parts).split()
    assert found == " ".join(f"rad {n}" for n in range(count)).split()
    assert all(len(part.text) <= TEXT_LIMIT + 1_000 for part in parts)
    assert all(part.text.count("\n") <= LINE_LIMIT for part in parts)
    begins = [part.begins for part in parts]
    assert begins == sorted(begins)
    assert 0 == begins[0] < begins[-1] < 1


def test_no_tag_is_cut_in_two_where_a_stretch_ends() -> None:
    body = "<b title='långt'>ord</b> " * (HTML_LIMIT // 24)
    assert set(" ".join(part.text for part in walk(body, is_html=True)).split()) == {"ord"}


def test_pictures_written_into_a_mail_are_not_its_text() -> None:
    body = f'<p>före</p><img src="data:image/png;base64,{"A" * 3 * HTML_LIMIT}"><p>efter</p>'
    part = PartWanted(body, True).answer()
    assert part.text.split() == ["före", "efter"]
    assert part.next is None


def test_a_place_beyond_the_end_is_empty_and_not_an_error() -> None:
    assert PartWanted("kort", False, Place(7, 9)).answer().text == ""
    assert PartWanted("", True).answer() == ForeignText("")


def test_a_layout_that_costs_too_much_is_left_to_the_plain_text() -> None:
    assert LayoutWanted(HONEST, most=60.0).answer().startswith("<p>Hej <b>Anna</b>!</p>")
    assert LayoutWanted(HONEST, most=0.0).answer() == ""


def test_a_picture_is_decoded_elsewhere_and_comes_as_pixels(reader: ForeignReader) -> None:
    picture = reader.picture(png(red(3, 2)))
    assert (picture.width, picture.height) == (3, 2)
    assert picture.pixels == b"\xff\x00\x00\xff" * 6


def test_a_large_picture_is_made_as_small_as_a_screen(reader: ForeignReader) -> None:
    picture = reader.picture(png(red(4_000, 10)))
    assert (picture.width, picture.height) == (SIDE_LIMIT, 4)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


BOMB = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0))
    + chunk(b"IDAT", zlib.compress(bytes(100_000)))
    + chunk(b"IEND", b"")
)


@pytest.mark.parametrize(
    "data",
    [
        BOMB,
        b"\x89PNG\r\n\x1a\n" + b"x" * 99,
        b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>",
        b"",
        b"%PDF-1.7",
    ],
)
def test_what_is_no_plain_picture_is_not_shown(reader: ForeignReader, data: bytes) -> None:
    assert reader.picture(data) == DecodedPicture()


def test_after_closing_another_question_begins_anew(reader: ForeignReader) -> None:
    reader.close()
    assert reader.part(HONEST, is_html=True).text.startswith("Hej Anna!")
