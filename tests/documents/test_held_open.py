"""A package that somebody reads is opened once, and closed when nobody does any more."""

from __future__ import annotations

import multiprocessing
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsr_desk.documents import reader as reader_module
from dsr_desk.documents.sealed.foreign_pdf import TOO_DEAR, ForeignPdfs
from dsr_desk.documents.sealed.opened import SealedFiles
from dsr_desk.documents.sealed.private import PrivateFolders
from dsr_desk.documents.sealed.sealing import seal
from dsr_desk.domain.errors import DeskError, PackageInvalid
from dsr_desk.services.progress import Cancelled, CancelToken
from tests.documents.making import Desk, an_item

PASSWORD = "gurim-tavok-lidep-somun-47"


@pytest.fixture
def packed(desk: Desk) -> Iterator[Desk]:
    desk.write([an_item(1), an_item(2)])
    yield desk
    desk.reader.let_go(desk.target)


def fall_asleep(asleep: Path) -> None:
    """Never answer; asked in the other process."""
    asleep.with_suffix(".asleep").touch()
    time.sleep(600)


@pytest.mark.skipif(sys.platform == "win32", reason="there an open file can't be removed")
def test_pages_and_records_come_from_the_file_that_was_opened(packed: Desk) -> None:
    path, reader, before = packed.target, packed.reader, multiprocessing.active_children()
    reader.hold(path)
    opened = reader.open(path)
    assert '"number": 1' in reader.record(path, 1)
    path.unlink()
    page = reader.page_of(path, 2)
    assert 0 <= page < opened.pages
    assert reader.page_image(path, page, 100).startswith(b"\x89PNG")
    assert '"number": 2' in reader.record(path, 2)
    assert len(set(multiprocessing.active_children()) - set(before)) == 1
    reader.let_go(path)
    assert not set(multiprocessing.active_children()) - set(before)
    for question in (reader.page_of, reader.record):
        with pytest.raises(DeskError):
            question(path, 2)


def test_whoever_is_let_go_in_the_middle_is_refused_at_once(tmp_path: Path) -> None:
    pdfs, heard = ForeignPdfs(keeps=True, processes=1), []
    before = multiprocessing.active_children()
    asleep = tmp_path / "file.asleep"

    def ask() -> None:
        try:
            pdfs.ask(tmp_path / "file", fall_asleep)
        except PackageInvalid as error:
            heard.append(error)

    threads = [threading.Thread(target=ask) for _ in range(2)]  # the second waits for its turn
    for thread in threads:
        thread.start()
    while not asleep.exists():
        threads[0].join(0.01)
    pdfs.stop()
    assert not set(multiprocessing.active_children()) - set(before)
    for thread in threads:
        thread.join()
    assert len(heard) == 2


def test_of_whoever_is_let_go_while_all_is_checked_nobody_else_is_asked(
    packed: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In spite of what does not hold the look goes on: not in the process that others share."""
    monkeypatch.setattr(reader_module, "look_through", fall_asleep)
    path, before = packed.target, multiprocessing.active_children()
    packed.reader.hold(path)
    opened = packed.reader.open(
        path, in_spite=True, progress=lambda step: packed.reader.let_go(path)
    )
    assert opened.pages == 0
    assert TOO_DEAR in opened.faults
    assert not set(multiprocessing.active_children()) - set(before)


def test_the_check_stops_wherever_it_is(packed: Desk) -> None:
    left = [0]

    def check() -> None:
        left[0] -= 1
        if left[0] == 0:
            raise Cancelled

    packed.reader.open(packed.target, check=check)
    checks = -left[0]
    assert checks >= len(packed.members()) - 3 + 1, "each member, and the JSON again"
    for last in range(1, checks + 1):
        left[0] = last
        with pytest.raises(Cancelled):
            packed.reader.open(packed.target, check=check)


def test_a_seal_that_is_opened_for_nobody_leaves_nothing(packed: Desk, tmp_path: Path) -> None:
    sealed = seal(packed.target, PASSWORD, tmp_path, most_inside=0).rest
    assert sealed is not None
    private = tmp_path / "private"
    private.mkdir()
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        SealedFiles(PrivateFolders(private)).unseal(sealed, PASSWORD, token.check)
    assert not list(private.iterdir())
