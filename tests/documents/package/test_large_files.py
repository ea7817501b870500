"""Attachments larger than memory: in pieces from their source into the package, and given up."""

from __future__ import annotations

import tracemalloc
import zipfile

import pytest

from dsr_desk.domain.errors import SourceUnavailable
from dsr_desk.services.progress import Cancelled, CancelToken, Step
from tests.documents.large import KINDS, NOISE, PIECE, Source
from tests.documents.making import Desk, with_files


def peak(desk: Desk, source: Source) -> int:
    """Return the most that was held while a package was written and checked."""
    tracemalloc.start()
    try:
        desk.write([with_files(1, "film.bin")], pieces=source)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@KINDS
def test_what_is_held_does_not_grow_with_an_attachment(desk: Desk, piece: bytes) -> None:
    desk.write([with_files(1, "film.bin")])  # the fonts stay
    small, large = (peak(desk, Source(piece, count)) for count in (8, 32))
    assert large < small + 4 * PIECE
    with zipfile.ZipFile(desk.target) as archive:
        assert archive.read("attachments/0001-01-film.bin") == piece * 32
    assert desk.reader.open(desk.target).items[0].attachments[0][2] == 32 * PIECE


@KINDS
def test_within_a_large_attachment_the_bytes_are_told(desk: Desk, piece: bytes) -> None:
    steps: list[Step] = []
    desk.write([with_files(1, "a.bin")], pieces=Source(piece, 12), progress=steps.append)
    within = [step.size for step in steps if step.what == "write" and step.done == 0]
    assert len(set(within)) >= 10
    assert within == sorted(within)


@KINDS
@pytest.mark.parametrize("what", ["write", "check"])
def test_a_large_attachment_is_given_up_in_its_middle(desk: Desk, piece: bytes, what: str) -> None:
    token = CancelToken()
    source, far = Source(piece, 20), 8 * PIECE

    def stop(step: Step) -> None:
        if step.what == what and far < (step.size if what == "write" else step.done):
            token.cancel()

    with pytest.raises(Cancelled):
        desk.write([with_files(1, "a.bin")], pieces=source, progress=stop, cancel=token)
    assert (source.read < 14) is (what == "write")
    assert source.closed
    assert list(desk.folder.iterdir()) == []


@KINDS
def test_a_source_that_vanishes_in_the_middle_leaves_nothing(desk: Desk, piece: bytes) -> None:
    def gone(number: int) -> None:
        if number == 9:
            raise SourceUnavailable("archive", "it went away")

    with pytest.raises(SourceUnavailable):
        desk.write([with_files(1, "a.bin")], pieces=Source(piece, 20, gone))
    assert list(desk.folder.iterdir()) == []


def test_the_same_large_attachments_give_the_same_bytes(desk: Desk) -> None:
    made = []
    for _ in range(2):
        desk.write([with_files(1, "a.bin")], pieces=Source(NOISE, 5))
        made.append(desk.target.read_bytes())
    assert made[0] == made[1]
