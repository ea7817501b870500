"""Pictures among the attachments: shown small, and never a way in."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from dsr_desk.documents.extract import pictures
from dsr_desk.documents.extract.pictures import PictureTaker, small
from dsr_desk.documents.package.pdf_reading import opened_pdf
from tests.documents.making import Desk, a_picture, with_files

MODES = {"PNG": ("RGB", "RGBA", "P", "1", "I;16"), "JPEG": ("RGB", "L", "CMYK")}


@pytest.mark.parametrize(
    ("kind", "mode"),
    [(kind, mode) for kind, modes in MODES.items() for mode in modes],
)
def test_a_picture_of_any_colours_becomes_small(kind: str, mode: str) -> None:
    image = Image.new(mode, (900, 600))
    out = io.BytesIO()
    image.save(out, kind)
    shown = small(out.getvalue())
    assert shown is not None
    assert (shown.width, shown.height) == (480, 320)
    assert Image.open(io.BytesIO(shown.jpeg)).mode == "RGB"


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", a_picture()[:200], a_picture("GIF"),
        a_picture("TIFF"), b"%!PS-Adobe-3.0 EPSF-3.0\n", b"<svg/>",
    ],
)  # fmt: skip
def test_what_is_no_whole_jpeg_or_png_is_only_listed(data: bytes) -> None:
    assert small(data) is None


def test_a_picture_that_swells_is_not_decoded() -> None:
    assert small(a_picture(size=(8_000, 6_000), mode="1")) is None


def test_a_file_that_is_too_large_for_a_picture_is_passed_on_and_not_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = a_picture()
    monkeypatch.setattr(pictures, "_MOST_BYTES", len(whole) - 1)
    taker, blocks = PictureTaker("attachments/0001-01-a.png"), [whole[:60], whole[60:]]
    assert list(taker.hearing(blocks)) == blocks
    assert taker.picture() is None


def test_pictures_stand_in_the_pdf_and_broken_ones_are_listed(desk: Desk) -> None:
    files = {"1": a_picture(), "2": b"broken", "3": a_picture("JPEG", (40, 40)), "4": a_picture()}
    names = ("a.png", "b.png", "c.JPG", "d.txt")
    receipt = desk.write([with_files(1, *names)], attachment=lambda _, key: files[key])
    assert receipt.attachments == 4
    with opened_pdf(desk.members()["extract.pdf"]) as pdf:
        page = pdf.page_of(1)
        shown = pdf.png(page, 300)
    pixels = Image.open(io.BytesIO(shown)).convert("RGB")
    red, green, _ = pixels.resize((1, 1)).getpixel((0, 0))  # type: ignore[misc]  # three colours
    assert desk.members()["extract.pdf"].count(b"/Subtype /Image") == 2
    assert green - red > 3
    assert all(name in desk.pdf_text() for name in names)


def test_nothing_of_the_original_file_is_in_the_pdf(desk: Desk) -> None:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "GPS-hemligheten"
    Image.new("RGB", (50, 50)).save(out, "JPEG", exif=exif)
    assert b"GPS-hemligheten" in out.getvalue()
    desk.write([with_files(1, "a.jpg")], attachment=lambda *_: out.getvalue())
    assert b"GPS-hemligheten" not in desk.members()["extract.pdf"]


def test_a_picture_on_a_page_of_its_own_says_whose_it_is(desk: Desk) -> None:
    item = with_files(1, *(f"bild {n}.png" for n in range(8)))
    desk.write([item], attachment=lambda _, __: a_picture())
    with opened_pdf(desk.members()["extract.pdf"]) as pdf:
        last = pdf.text(pdf.pages - 1)
    assert "Post 1" in last
    assert "forts." in last
