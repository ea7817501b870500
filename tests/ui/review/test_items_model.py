"""The items of a package as a table, its search, and names from outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dsr_desk.domain.extracts.packages import OpenedItem
from dsr_desk.services.progress import CancelToken
from dsr_desk.ui.review.items_model import Column, ItemsModel, Sought, find
from dsr_desk.ui.review.saving import suggested_name
from tests.ui.fake_review import opened_items


@pytest.fixture
def model(qapp: QObject, qtmodeltester: ModelTester) -> Iterator[ItemsModel]:
    made = ItemsModel(qapp)
    made.set_items(opened_items(6))
    yield made
    qtmodeltester.check(made)
    made.setParent(None)


def row(model: ItemsModel, place: int) -> list[object]:
    return [model.index(place, column).data() for column in Column]


def test_a_row_has_number_date_kind_author_and_subject(model: ItemsModel) -> None:
    assert row(model, 0) == [
        "1",
        "1 Mar 2024",
        "Mail",
        "anna.svensson@example.org",
        "Fråga om bygglov",
    ]
    titles = [model.headerData(c, Qt.Orientation.Horizontal) for c in Column]
    assert titles == ["No.", "Date", "Kind", "Author", "Subject"]


def test_without_a_subject_a_row_says_how_the_text_begins(model: ItemsModel) -> None:
    assert row(model, 5)[Column.SUBJECT] == (
        "Hej! Jag har fått en faktura på vatten för fel mätare. Mitt nummer är 070-174 06 12."
        " Mvh Anna Svensson (6)"
    )


def test_a_kind_we_do_not_know_is_shown_as_it_stands(model: ItemsModel) -> None:
    model.set_items((replace(opened_items(1)[0], kind="fax\u202e"),))
    assert row(model, 0)[Column.KIND] == "fax⟨U+202E⟩"


def test_listing_fewer_resets_and_keeps_the_items(model: ItemsModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.modelReset):
        model.list_places((1, 4))
    assert [row(model, n)[0] for n in range(model.rowCount())] == ["2", "5"]
    assert model.total == 6
    assert model.row_of(5) == 1
    assert model.row_of(1) == -1
    with qtbot.assertNotEmitted(model.modelReset):
        model.list_places((1, 4))


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("", [1, 2, 3, 4, 5, 6]),
        ("BYGGLOV", [1, 4, 5]),
        ("bygglov växthus", [1, 4]),
        ("faktura.jpg", [1, 6]),
        ("medborgarforum", [2, 6]),
        ("nothing like it", []),
    ],
)
def test_the_search_wants_every_word_somewhere(words: str, numbers: list[int]) -> None:
    items = opened_items(6)
    found = find(items, words, CancelToken().check)
    assert [items[place].number for place in found.places] == numbers


class Counted(tuple[OpenedItem, ...]):
    """Items that count how often one is looked at."""

    looked = 0

    def __getitem__(self, place: Any) -> Any:
        self.looked += 1
        return super().__getitem__(place)


def test_a_letter_more_is_sought_among_what_was_found_and_a_letter_less_is_known() -> None:
    items = Counted(opened_items(40))
    before: list[Sought] = []
    looked = []
    for words in ("f", "fa", "fak torget", "fak", "fa", "fa torge", "FA", "q", "qq", "qq x"):
        items.looked = 0
        found = find(items, words, CancelToken().check, before)
        assert found.places == find(tuple(items), words, CancelToken().check).places
        looked.append(items.looked)
        before.append(found)
    counts = [len(each.places) for each in before]
    assert looked[:3] == [40, counts[0], counts[1]]
    assert looked[4] == looked[6] == 0
    assert looked[7:] == [40, 0, 0]


@given(st.lists(st.text(alphabet="abå 1", max_size=5), max_size=6))
def test_what_was_sought_before_changes_nothing(typed: list[str]) -> None:
    items, before = opened_items(12), list[Sought]()
    for words in typed:
        before.append(find(items, words, CancelToken().check, before))
        assert before[-1].places == find(items, words, CancelToken().check).places


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("faktura.jpg", "faktura.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\x.exe", "x.exe"),
        ("invoice\u202egpj.exe", "invoicegpj.exe"),
        ("a\x00b\n.txt", "ab.txt"),
        ("...", "attachment"),
        ("", "attachment"),
        ('<b>:"|?*.txt', "b.txt"),
    ],
)
def test_a_label_from_outside_becomes_a_harmless_name(label: str, name: str) -> None:
    assert suggested_name(label) == name


@given(st.text(max_size=300))
def test_no_label_leads_elsewhere(label: str) -> None:
    name = suggested_name(label)
    assert name.strip(". ") == name != ""
    assert not set(name) & set('/\\<>:"|?*\n\r\0\u202e')
    assert len(name) <= 100
