"""What a stranger's PDF costs: a process of its own pays for it, and only so much."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # the package states no types
import pytest

from dsr_desk.documents.package.pages import draw_page
from dsr_desk.documents.sealed.foreign_pdf import ForeignPdfs
from dsr_desk.documents.sealed.pdf import is_sealed_pdf
from dsr_desk.documents.sealed.sealing import is_sealed, seal, unseal
from dsr_desk.domain.errors import DeskError, PackageInvalid
from tests.documents.hostile_pdfs import laughing_pages, swelling_page, table_bomb
from tests.documents.making import Desk, an_item

PASSWORD = "gurim-tavok-lidep-somun-47"
MEMORY = 128 * 1024**2


@pytest.fixture
def packed(desk: Desk) -> Desk:
    desk.write([an_item(1), an_item(2)])
    return desk


@pytest.fixture(scope="module")
def pdfs() -> Iterator[ForeignPdfs]:
    """Opens PDFs within less memory than the desk allows, so that it is soon used up."""
    asked = ForeignPdfs(memory=MEMORY)
    yield asked
    asked.close()


@pytest.fixture
def hasty() -> Iterator[ForeignPdfs]:
    """Opens PDFs in no time at all."""
    asked = ForeignPdfs(seconds=0.3)
    yield asked
    asked.close()


def most_memory(_: Path) -> int:
    """Return how many bytes this process has had at most; asked in the other one."""
    said = Path("/proc/self/status").read_text(encoding="ascii")
    return int(said.partition("VmPeak:")[2].split()[0]) * 1024


def size_of(path: Path) -> int:
    """Return how large a file is; asked in the other process."""
    return path.stat().st_size


def refuse(*_: object, **__: object) -> None:
    raise AssertionError("a stranger's PDF was opened in the desk's own process")


def test_no_foreign_pdf_is_opened_in_the_desks_own_process(
    packed: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = packed.target
    sealed = seal(path, PASSWORD, tmp_path).pdf
    into = tmp_path / "into"
    into.mkdir()
    monkeypatch.setattr(pikepdf, "open", refuse)
    monkeypatch.setattr(pypdfium2, "PdfDocument", refuse)
    assert is_sealed(sealed)
    assert unseal(sealed, PASSWORD, into).read_bytes() == path.read_bytes()
    page = packed.reader.page_of(path, 2)
    assert packed.reader.open(path).pages > page
    assert packed.reader.item_on(path, page, 2) == 1 + (page != packed.reader.page_of(path, 1))
    assert packed.reader.page_image(path, page, 200).startswith(b"\x89PNG")


@pytest.mark.skipif(sys.platform != "linux", reason="nothing tells there how much it was")
def test_a_table_that_swells_is_left_before_it_has_taken_much(
    pdfs: ForeignPdfs, tmp_path: Path
) -> None:
    bomb = table_bomb(tmp_path / "bomb.pdf", 100)
    assert bomb.stat().st_size < 150_000
    assert not pdfs.ask(bomb, is_sealed_pdf)
    assert pdfs.ask(bomb, most_memory) <= MEMORY


def test_a_page_that_takes_all_memory_is_left(packed: Desk, pdfs: ForeignPdfs) -> None:
    packed.rebuild({"extract.pdf": swelling_page(160)})
    with pytest.raises(PackageInvalid, match="memory and time"):
        pdfs.ask(packed.target, draw_page, 0, 300)


def test_a_page_that_takes_for_ever_is_left(packed: Desk, hasty: ForeignPdfs) -> None:
    packed.rebuild({"extract.pdf": laughing_pages()})
    with pytest.raises(PackageInvalid, match="memory and time"):
        hasty.ask(packed.target, draw_page, 0, 300)


def test_what_goes_wrong_there_is_told_as_it_was_raised_there(
    packed: Desk, pdfs: ForeignPdfs
) -> None:
    with pytest.raises(DeskError) as here:
        draw_page(packed.target, 99, 300)
    with pytest.raises(PackageInvalid) as there:
        pdfs.ask(packed.target, draw_page, 99, 300)
    assert str(there.value) == str(here.value)
    assert there.value.facts == here.value.facts == {"reason": "it has no page 100"}


def test_a_file_is_found_from_wherever_the_desk_stands_now(
    packed: Desk, pdfs: ForeignPdfs, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdfs.ask(packed.target, most_memory)
    monkeypatch.chdir(packed.target.parent)
    (Path("here")).write_bytes(b"of ours")
    assert pdfs.ask(Path("here"), size_of) == 7
