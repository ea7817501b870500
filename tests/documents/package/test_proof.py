"""The look at a finished package: each thing it looks for, missing once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsr_desk.documents.extract.as_pdf import Made
from dsr_desk.documents.package.manifest import Figures
from dsr_desk.documents.package.proof import prove
from dsr_desk.domain.errors import Defect, PackageInvalid
from dsr_desk.services.progress import CancelToken, unheard
from tests.documents.making import CRYPTO, Desk, a_head, an_item, resigned

ITEMS = 40


@pytest.fixture
def written(desk: Desk) -> tuple[Desk, Figures, Made]:
    """Return a package with what its writer knows of it."""
    receipt = desk.write([an_item(n, body="rad\n" * 20) for n in range(1, ITEMS + 1)])
    pages = [desk.reader.page_of(desk.target, n) for n in range(1, ITEMS + 1)]
    return desk, Figures(ITEMS, 0, receipt.pages, 0), Made(receipt.pages, 0, pages)


def proved(desk: Desk, figures: Figures, made: Made) -> None:
    prove(desk.target, a_head(ITEMS), figures, made, CRYPTO.verify, unheard, CancelToken())


def test_a_sound_package_passes(written: tuple[Desk, Figures, Made]) -> None:
    proved(*written)


def test_a_page_too_few_is_noticed(written: tuple[Desk, Figures, Made]) -> None:
    desk, figures, made = written
    with pytest.raises(Defect, match="number of pages"):
        proved(desk, figures, replace(made, pages=made.pages + 1))


def test_an_item_that_is_not_on_its_page_is_noticed(written: tuple[Desk, Figures, Made]) -> None:
    desk, figures, made = written
    moved = [*made.item_pages]
    moved[3] = 0
    with pytest.raises(Defect, match="lacks item 4"):
        proved(desk, figures, replace(made, item_pages=moved))


def test_the_number_of_another_item_is_not_taken_for_it(desk: Desk) -> None:
    receipt = desk.write([an_item(n) for n in range(1, 13)])
    last = desk.reader.page_of(desk.target, 12)
    assert last > desk.reader.page_of(desk.target, 1)
    made = Made(receipt.pages, 0, [last])
    with pytest.raises(Defect, match="lacks item 1"):
        proved(desk, Figures(12, 0, receipt.pages, 0), made)


def test_items_that_can_not_be_found_by_number_are_noticed(desk: Desk) -> None:
    receipt = desk.write([an_item(1, body="Post 2")])
    page = desk.reader.page_of(desk.target, 1)
    with pytest.raises(Defect, match="find its items by number"):
        proved(desk, Figures(1, 0, receipt.pages, 0), Made(receipt.pages, 0, [page, page]))


@pytest.mark.parametrize("lost", [b'{"number":7,', b'{"number":40,'])
def test_an_item_missing_from_the_json_is_noticed(
    written: tuple[Desk, Figures, Made], lost: bytes
) -> None:
    desk, figures, made = written
    members = desk.members()
    kept = [line for line in members["extract.json"].split(b"\n") if not line.startswith(lost)]
    desk.rebuild(resigned({**members, "extract.json": b"\n".join(kept)}))
    with pytest.raises(Defect, match="JSON that was just written"):
        proved(desk, figures, made)


def test_a_member_that_is_not_what_the_manifest_says_is_noticed(
    written: tuple[Desk, Figures, Made],
) -> None:
    desk, figures, made = written
    members = desk.members()
    desk.rebuild({**members, "package.schema.json": members["package.schema.json"] + b" "})
    with pytest.raises(PackageInvalid, match="has been changed"):
        proved(desk, figures, made)
