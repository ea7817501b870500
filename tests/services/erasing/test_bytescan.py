"""The byte probe: a string is found wherever it lies, and only there."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from dsr_desk.services.erasing import beside_locks, bytescan
from dsr_desk.services.erasing.bytescan import every_file, scan_files


def _scan(folder: Path, *probes: str) -> dict[str, set[str]]:
    return scan_files(every_file([folder]), probes, lambda _: None)


def test_a_string_is_found_in_any_file_below(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.bin").write_bytes(b"\x00\xffanna@example.org\x00")
    (tmp_path / "b.txt").write_text("nothing", "utf-8")
    assert _scan(tmp_path, "anna@example.org") == {"anna@example.org": {"a.bin"}}


def test_letters_match_in_either_case(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"ANNA@Example.org")
    assert "anna@example.ORG" in _scan(tmp_path, "anna@example.ORG")


def test_swedish_letters_are_sought_as_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes("Räkning på Åsgatan".encode())
    assert _scan(tmp_path, "på Åsgatan")


@pytest.mark.skipif(os.mkdir not in os.supports_dir_fd, reason="only by handles can it be made")
def test_a_folder_that_can_not_be_looked_through_counts_as_holding_everything(
    tmp_path: Path,
) -> None:
    """Its path is longer than the system takes; who may read what makes no odds to root."""
    (tmp_path / "a").write_bytes(b"needle")
    name, deep = "d" * 250, os.open(tmp_path, os.O_RDONLY)
    for _ in range(20):
        os.mkdir(name, dir_fd=deep)
        inner = os.open(name, os.O_RDONLY, dir_fd=deep)
        os.close(deep)
        deep = inner
    os.close(deep)
    assert _scan(tmp_path, "needle", "elsewhere") == {"needle": {"a", name}, "elsewhere": {name}}


@pytest.mark.skipif(os.name != "posix", reason="handles are kept where locks go by processes")
def test_what_can_not_be_read_is_opened_once_and_counts_as_holding_everything(
    tmp_path: Path,
) -> None:
    for _ in range(3):
        assert scan_files([tmp_path], ["needle"], lambda _: None) == {"needle": {tmp_path.name}}
    assert len(beside_locks._kept[beside_locks._inode(tmp_path.stat())]) == 1


@pytest.mark.parametrize("offset", [-20, -8, -1, 0, 1])
def test_a_string_across_a_chunk_border_is_found(tmp_path: Path, offset: int) -> None:
    size = bytescan._CHUNK
    (tmp_path / "a").write_bytes(b"x" * (size + offset) + b"needle-in-hay" + b"x" * 50)
    assert _scan(tmp_path, "needle-in-hay", "x")["needle-in-hay"] == {"a"}


def test_of_whatever_lies_in_or_over_another_each_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Texts of two letters, so that everything overlaps, in blocks that cut everything."""
    monkeypatch.setattr(bytescan, "_CHUNK", 7)
    dice = random.Random(7)
    for number in range(300):
        text = "".join(dice.choices("aB", k=dice.randrange(1, 60)))
        (tmp_path / "a").write_text(text, "ascii")
        probes = ["".join(dice.choices("Ab", k=dice.randrange(1, 9))) for _ in range(12)]
        standing = {probe for probe in probes if probe.lower() in text.lower()}
        assert _scan(tmp_path, *probes).keys() == standing, number


def test_repeated_bytes_do_not_fill_the_memory(tmp_path: Path) -> None:
    """Each of these stands in the file some hundred thousand times."""
    (tmp_path / "a").write_bytes(b"z" * 300_000)
    probes = ["z" * length for length in range(6, 38)]
    sought = bytescan._Sought(probe.encode("ascii") for probe in probes)
    assert sought._search is not None
    places = sought._search.find_matches_as_indexes(b"z" * 300_000)
    assert len(places) <= 300_000 // 6
    assert _scan(tmp_path, *probes, "y") == {probe: {"a"} for probe in probes}


def test_the_bytes_that_were_looked_through_are_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * (bytescan._CHUNK + 5))
    (tmp_path / "b").write_bytes(b"y" * 7)
    told: list[int] = []
    scan_files(every_file([tmp_path]), ["needle"], told.append)
    assert told == [bytescan._CHUNK, bytescan._CHUNK + 5, bytescan._CHUNK + 12]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a").write_bytes(b"needle")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link").symlink_to(outside / "a")
    assert not _scan(inside, "needle")


def test_a_file_that_cannot_be_read_counts_as_holding_everything(tmp_path: Path) -> None:
    assert scan_files([tmp_path], ["needle"], lambda _: None) == {"needle": {tmp_path.name}}


def test_a_file_that_is_gone_holds_nothing(tmp_path: Path) -> None:
    assert scan_files([tmp_path / "gone"], ["needle"], lambda _: None) == {}


@pytest.mark.skipif(os.name != "posix", reason="no pipes that are files")
def test_a_pipe_in_a_files_place_counts_as_holding_everything_and_keeps_nobody_waiting(
    tmp_path: Path,
) -> None:
    pipe = tmp_path / "archive.sqlite"
    os.mkfifo(pipe)
    assert scan_files([pipe], ("anna",), lambda _: None) == {"anna": {"archive.sqlite"}}
