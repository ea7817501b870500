"""The PDF behind a lock: written while it is read, and the same to every reader as without."""

from __future__ import annotations

import io
import os
import random
import re
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Stream

from dsr_desk.documents.package.container import Container
from dsr_desk.documents.package.manifest import PDF
from dsr_desk.documents.pdf.ours import read_ending
from dsr_desk.documents.sealed.lock import BLOCK, Lock, locked_size, new_lock
from dsr_desk.documents.sealed.locked import LockedFile
from dsr_desk.documents.sealed.proof import unheard
from dsr_desk.domain.errors import PackageInvalid
from tests.documents.making import Desk, an_item

PASSWORD = "gurim-tavok-lidep-somun-47"
TITLE = "En rubrik som ingen får läsa"


@pytest.fixture(scope="module")
def extract(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The PDF of a package of some hundred pages, each of another text."""
    desk, draw = Desk(tmp_path_factory.mktemp("extract")), random.Random(5)
    bodies = ("\n".join(draw.randbytes(30).hex() for _ in range(120)) for _ in range(60))
    desk.write([an_item(n, subject=TITLE, body=body) for n, body in enumerate(bodies, 1)])
    with Container(desk.target) as container:
        return b"".join(container.blocks(PDF))


class Read(io.BytesIO):
    """A file that notes how much more of it has been read than was written elsewhere."""

    def __init__(self, data: bytes, out: io.BytesIO) -> None:
        super().__init__(data)
        self.out, self.most = out, 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self.most = max(self.most, self.tell() - self.out.tell())
        return data


def locked(extract: bytes, lock: Lock, out: io.BytesIO) -> Read:
    ending = read_ending(io.BytesIO(extract))
    source = Read(extract, out)
    made = LockedFile(out, lock, ending)
    made.copy(source, unheard)
    made.end(b"<< /Format (x) >>", [])
    return source


def test_no_more_than_one_object_is_held_however_large_the_pdf_is(extract: bytes) -> None:
    """Whoever puts it together in memory has read all of it before anything is written."""
    font = 64 * 1024
    assert len(extract) > 5 * font
    assert locked(extract, new_lock(PASSWORD), io.BytesIO()).most < font


def test_every_object_is_what_it_was(extract: bytes, tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    out = io.BytesIO()
    locked(extract, new_lock(PASSWORD), out)
    path.write_bytes(out.getvalue())
    with pikepdf.open(io.BytesIO(extract)) as plain, pikepdf.open(path, password=PASSWORD) as same:
        for each in plain.objects:
            kind = each.get("/Type") if isinstance(each, Dictionary | Stream) else None
            if kind in (Name.ObjStm, Name.XRef, Name.Catalog):
                continue
            there = same.get_object(each.objgen) if each.is_indirect else each
            if isinstance(each, Stream):
                assert there.read_bytes() == each.read_bytes()
            else:
                assert there.unparse() == each.unparse()
        assert str(same.docinfo.Title) == str(plain.docinfo.Title)
        assert same.Root.Lang == plain.Root.Lang


def test_no_text_stands_outside_the_lock(extract: bytes) -> None:
    out = io.BytesIO()
    locked(extract, new_lock(PASSWORD), out)
    for text in (b"(DSR Desk)", b"DSR Desk", b"(sv)", b"FEFF", b"/Title", b"/Catalog", b"xmpmeta"):
        assert text not in out.getvalue()


def test_enclosed_files_are_in_the_order_of_their_names_as_they_are_written(extract: bytes) -> None:
    """Past U+FFFF that is not the order of their letters."""
    names, out = ["a.txt", "\uff01.txt", "\U0001f600.txt"], io.BytesIO()
    made = LockedFile(out, new_lock(PASSWORD), read_ending(io.BytesIO(extract)))
    made.copy(io.BytesIO(extract), unheard)
    files = [(name, made.put_small(b"<< /Type /Filespec /F (x) >>")) for name in names]
    made.end(b"<< /Format (x) >>", files)
    with pikepdf.open(out, password=PASSWORD) as pdf:
        (leaf,) = pdf.Root.Names.EmbeddedFiles.Kids
        there = [bytes(key) for key in list(leaf.Names)[::2]]
    assert there == sorted(there)
    assert len(there) == 3


def test_what_stands_in_the_clear_tells_nothing_of_the_extract(extract: bytes) -> None:
    """The pages' own identity is made of the case's number, the moment and the count of items."""
    (own,) = set(re.findall(rb"/ID \[<([0-9A-F]{32})> <\1>\]", extract))
    seen = {own}
    for _ in range(2):
        out = io.BytesIO()
        locked(extract, new_lock(PASSWORD), out)
        seen.update(re.findall(rb"/ID \[<([0-9A-F]{32})> <\1>\]", out.getvalue()))
    assert len(seen) == 3


def test_no_stream_begins_as_another_does(extract: bytes) -> None:
    out = io.BytesIO()
    locked(extract, new_lock(PASSWORD), out)
    begun = [
        out.getvalue()[at.end() :][:BLOCK] for at in re.finditer(rb"\nstream\n", out.getvalue())
    ]
    assert len(set(begun)) == len(begun) > 20


def test_nothing_but_the_password_gives_the_key() -> None:
    first, second = new_lock(PASSWORD), new_lock(PASSWORD)
    assert first.key != second.key
    assert first.key.hex() not in repr(first)


@pytest.mark.parametrize("size", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 5000])
def test_how_large_a_locked_stream_is_can_be_told_before(size: int) -> None:
    data = os.urandom(size)
    lock = new_lock(PASSWORD)
    for pieces in ((data,), (data[:7], data[7:20], b"", data[20:])):
        made = b"".join(lock.locked(pieces))
        assert len(made) == locked_size(size)
        assert made != b"".join(lock.locked(pieces))


@pytest.mark.parametrize("size", [b"0", b"1", b"3"])
def test_an_ending_that_tells_of_fewer_objects_than_there_are_is_refused(
    extract: bytes, size: bytes
) -> None:
    end = extract.rindex(b"/XRef")
    changed = extract[:end] + re.sub(rb"/Size \d+", b"/Size " + size, extract[end:], count=1)
    assert changed != extract
    with pytest.raises(PackageInvalid):
        locked(changed, new_lock(PASSWORD), io.BytesIO())


def test_a_pdf_that_is_not_ours_is_not_locked(extract: bytes) -> None:
    for changed in (
        extract.replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction 3 0 R"),
        extract[:-20],
        extract + b"%",
        b"",
    ):
        with pytest.raises(PackageInvalid):
            locked(changed, new_lock(PASSWORD), io.BytesIO())
