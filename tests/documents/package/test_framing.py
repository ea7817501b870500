"""Every bit around a package's members counts too: other programs go by it."""

from __future__ import annotations

import random
import zipfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest

from dsr_desk.documents.checking import verify_any
from dsr_desk.documents.package.container import Container
from dsr_desk.documents.sealed.sealing import is_sealed
from dsr_desk.domain.errors import PackageInvalid, Refusal
from tests.documents.making import CRYPTO, NOON, Desk, an_item, refused


@pytest.fixture
def packed(desk: Desk) -> Desk:
    desk.write([an_item(1), an_item(2)])
    return desk


def framing(data: bytes) -> list[int]:
    """Return the places of a ZIP file that are no member's content."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        inside: set[int] = set()
        for info in archive.infolist():
            start = info.header_offset + 30 + len(info.filename.encode())
            inside |= set(range(start, start + info.compress_size))
    return sorted(set(range(len(data))) - inside)


def test_no_flipped_bit_around_the_members_goes_unseen(packed: Desk) -> None:
    data = packed.target.read_bytes()
    dice, places = random.Random(11), framing(data)
    assert len(places) > 500
    for place in dice.sample(places, 90):
        changed = bytearray(data)
        changed[place] ^= 1 << dice.randrange(8)
        packed.target.write_bytes(changed)
        with pytest.raises(Refusal):
            verify_any(packed.target, CRYPTO.verify)


def test_bytes_that_no_member_owns_are_refused(packed: Desk) -> None:
    data = packed.target.read_bytes()
    with zipfile.ZipFile(packed.target) as archive:
        names = archive.namelist()
        last = archive.getinfo(names[-1]).header_offset
    # A program that goes through the file from its start would find another extract there.
    planted = BytesIO()
    with zipfile.ZipFile(planted, "w") as archive:
        archive.writestr("extract.pdf", b"%PDF- another")
    hidden = planted.getvalue()[: planted.getvalue().index(b"PK\x01\x02")]
    moved = bytearray(data[:last] + hidden + data[last:])
    _shift(moved, last, len(hidden))
    packed.target.write_bytes(moved)
    assert "not written as the desk writes it" in refused(packed)


def _shift(data: bytearray, place: int, by: int) -> None:
    """Let the list of members follow those that were moved."""
    end = data.rindex(b"PK\x05\x06")
    start = int.from_bytes(data[end + 16 : end + 20], "little") + by
    data[end + 16 : end + 20] = start.to_bytes(4, "little")
    entry = start
    while data[entry : entry + 4] == b"PK\x01\x02":
        offset = int.from_bytes(data[entry + 42 : entry + 46], "little")
        if offset >= place:
            data[entry + 42 : entry + 46] = (offset + by).to_bytes(4, "little")
        sizes = (int.from_bytes(data[entry + n : entry + n + 2], "little") for n in (28, 30, 32))
        entry += 46 + sum(sizes)


def test_members_that_share_their_bytes_are_refused_before_any_is_unpacked(packed: Desk) -> None:
    with zipfile.ZipFile(packed.target) as archive:
        infos = archive.infolist()
    data = packed.target.read_bytes()
    first, second = (info.header_offset.to_bytes(4, "little") for info in infos[:2])
    start = data.index(b"PK\x01\x02")
    entry = data.index(second, start + 46)
    packed.target.write_bytes(data[:entry] + first + data[entry + 4 :])
    with pytest.raises(PackageInvalid, match="share the same bytes"), Container(packed.target):
        pass


@pytest.mark.parametrize("at", [NOON + timedelta(seconds=2), NOON.replace(year=2200)])
def test_another_moment_than_the_packages_own_is_refused(packed: Desk, at: object) -> None:
    with Container(packed.target) as container:
        container.require_framing(NOON)
        with pytest.raises(PackageInvalid, match="not written as the desk writes it"):
            container.require_framing(at)  # type: ignore[arg-type]


def test_what_was_packed_again_by_another_program_is_refused(packed: Desk, tmp_path: Path) -> None:
    members = packed.members()
    with zipfile.ZipFile(packed.target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    assert "not written as the desk writes it" in refused(packed)
    packed.rebuild(members)
    assert verify_any(packed.target, CRYPTO.verify)["holds"]


def test_a_record_that_would_fill_the_memory_is_refused_before_it_does(
    packed: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dsr_desk.documents.package.opened._MOST_LINE", 2_000_000)
    document = packed.members()["extract.json"]
    noise = random.Random(3).randbytes(1_600_000).hex().encode()
    for hostile in (document[:-3] + noise, noise + document):
        packed.rebuild({**packed.members(), "extract.json": hostile})
        with pytest.raises(PackageInvalid, match="longer than any record"):
            packed.reader.open(packed.target, in_spite=True)


def test_a_strangers_pdf_is_not_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parsed(*_args: object, **_options: object) -> None:
        pytest.fail("a table of half a megabyte can swell to gigabytes there")

    monkeypatch.setattr("dsr_desk.documents.sealed.pdf.pikepdf.open", parsed)
    strange = tmp_path / "a.pdf"
    for data in (b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(500) + b"startxref\n9\n%%EOF\n"):
        strange.write_bytes(data)
        assert not is_sealed(strange)
