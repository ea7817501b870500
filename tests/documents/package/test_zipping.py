"""The ZIP file underneath."""

from __future__ import annotations

import errno
import gc
import io
import random
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dsr_desk.documents.package.zipping import ZipWriter, deflate_pays

MOMENT = datetime(2026, 11, 23, 12, 30, 44, tzinfo=UTC)


class FullAfter(io.BytesIO):
    """A file on a disk with room for so many bytes."""

    def __init__(self, room: int) -> None:
        """Take how much fits."""
        super().__init__()
        self.room = room

    def write(self, data: bytes) -> int:  # type: ignore[override]  # as zipfile calls it
        """Write, or say that the disk is full."""
        if self.tell() + len(data) > self.room:
            raise OSError(errno.ENOSPC, "full")
        return super().write(data)


def test_members_carry_one_moment_and_no_owner() -> None:
    out = io.BytesIO()
    with ZipWriter(out, MOMENT, Path()) as writer:
        writer.add("manifest.json", b"{}")
    with zipfile.ZipFile(out) as archive:
        (info,) = archive.infolist()
    assert info.date_time == (2026, 11, 23, 12, 30, 44)
    assert (info.create_system, info.external_attr >> 16) == (3, 0o100600)


def test_a_moment_before_zip_began_does_not_stop_it() -> None:
    out = io.BytesIO()
    with ZipWriter(out, datetime(1970, 1, 1, tzinfo=UTC), Path()) as writer:
        writer.add("manifest.json", b"{}")
    with zipfile.ZipFile(out) as archive:
        assert archive.infolist()[0].date_time[0] == 1980


def test_what_is_given_up_is_not_written_to_any_more() -> None:
    out, before = io.BytesIO(), b""

    def give_up() -> None:
        nonlocal before
        with ZipWriter(out, MOMENT, Path()) as writer:
            writer.add("manifest.json", b"{}")
            before = out.getvalue()
            raise KeyError

    with pytest.raises(KeyError):
        give_up()
    assert out.getvalue() == before != b""


@pytest.mark.parametrize("room", [0, 20, 100, 250, 290])
def test_a_full_disk_is_told_once_wherever_it_happens(room: int) -> None:
    out = FullAfter(room)

    def write() -> None:
        with ZipWriter(out, MOMENT, Path()) as writer:
            writer.add("a", random.Random(1).randbytes(200))

    with pytest.raises(OSError, match="full"):
        write()
    # A second complaint, when the writer is thrown away, would be reported as a warning.
    gc.collect()


@pytest.mark.parametrize(
    ("content", "pays"),
    [
        (b"", False),
        (b"text " * 10 + random.Random(2).randbytes(500).hex().encode(), True),
        (random.Random(3).randbytes(5_000), False),
        (b"\0" * 1_000_000, False),
    ],
)
def test_only_what_shrinks_is_packed_and_not_what_looks_like_a_bomb(
    content: bytes, pays: bool
) -> None:
    assert deflate_pays(len(content), iter((content,))) is pays


def test_what_plainly_shrinks_is_not_packed_twice_to_know_it() -> None:
    block = random.Random(2).randbytes(50_000).hex().encode()
    read = []

    def blocks() -> Iterator[bytes]:
        for number in range(100):
            read.append(number)
            yield block

    assert deflate_pays(100 * len(block), blocks())
    assert len(read) < 20


def test_a_bomb_behind_a_harmless_beginning_is_stored() -> None:
    start = random.Random(2).randbytes(50_000).hex().encode()
    nothing = bytes(1_000_000)

    assert not deflate_pays(len(start) + 10 * len(nothing), iter((start, *([nothing] * 10))))
