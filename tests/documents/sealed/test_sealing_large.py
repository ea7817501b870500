"""Sealing packages with large attachments: in bounded memory, with bytes told, and given up."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsr_desk.documents.sealed.sealing import seal, unseal
from dsr_desk.services.progress import Cancelled, CancelToken, Step
from tests.documents.large import KINDS, NOISE, WORDS, Source
from tests.documents.making import Desk, with_files

PASSWORD = "gurim-tavok-lidep-somun-47"


def packed(desk: Desk, piece: bytes, count: int) -> Path:
    desk.write([with_files(1, "a.bin")], pieces=Source(piece, count))
    return desk.target


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@KINDS
@pytest.mark.parametrize("inside", [True, False])
def test_a_package_with_a_large_attachment_comes_back_byte_for_byte(
    desk: Desk, piece: bytes, inside: bool, tmp_path: Path
) -> None:
    package = packed(desk, piece, 4)
    most = 20 * 1024**2 if inside else 0
    sealed = seal(package, PASSWORD, package.parent, most_inside=most)
    assert (sealed.rest is None) is inside
    into = tmp_path / "into"
    into.mkdir()
    found = unseal(sealed.rest or sealed.pdf, PASSWORD, into)
    assert found.read_bytes() == package.read_bytes()


def test_what_would_swell_in_memory_stands_beside_the_pdf(desk: Desk) -> None:
    package, size = packed(desk, WORDS, 4), 4 * len(WORDS)
    assert package.stat().st_size < size // 2
    assert seal(package, PASSWORD, package.parent, most_unpacked=size).rest is not None
    assert seal(package, PASSWORD, package.parent, most_unpacked=2 * size).rest is None


def test_the_bytes_that_are_sealed_are_told(desk: Desk) -> None:
    steps: list[Step] = []
    seal(packed(desk, NOISE, 8), PASSWORD, desk.folder, steps.append, most_inside=0)
    assert {(step.what, step.in_bytes) for step in steps} == {("seal", True)}
    done = [step.done for step in steps]
    assert done == sorted(done)
    assert len(set(done)) >= 8
    assert steps[-1].done == steps[-1].total


@pytest.mark.parametrize("inside", [20 * 1024**2, 0])
@pytest.mark.parametrize("tenths", [0, 3, 6, 9])
def test_sealing_that_is_given_up_leaves_what_was_sealed_before(
    desk: Desk, tenths: int, inside: int
) -> None:
    package = packed(desk, NOISE, 4)
    seal(package, PASSWORD, desk.folder, most_inside=inside)
    before = {name: (desk.folder / name).read_bytes() for name in names(desk.folder)}
    token = CancelToken()

    def stop(step: Step) -> None:
        if 10 * step.done >= tenths * step.total:
            token.cancel()

    with pytest.raises(Cancelled):
        seal(package, PASSWORD, desk.folder, stop, token, most_inside=inside)
    assert {name: (desk.folder / name).read_bytes() for name in names(desk.folder)} == before


def test_a_pdf_alone_tells_its_bytes_too(desk: Desk) -> None:
    steps: list[Step] = []
    package = packed(desk, NOISE, 4)
    seal(package, PASSWORD, desk.folder, steps.append)
    assert {step.total for step in steps} == {package.stat().st_size}
    assert len({step.done for step in steps}) >= 8
    assert steps[-1].done == steps[-1].total
