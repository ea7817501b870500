"""Probe strings: chosen from what will be erased, and kept exactly."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.erasing.probes import (
    LONGEST,
    MOST_PROBES,
    SUFFIX,
    Probes,
    choose_probes,
    pack,
    unpack,
)
from dsr_desk.domain.finding.matches import Item, ItemRef
from dsr_desk.domain.people import ChannelKind
from tests.domain.factories import NOON


def _item(body: str) -> Item:
    return Item(
        ItemRef("archive", "own", "1"), "o", "c", ChannelKind.MAIL, "k", "a", "A", False, NOON,
        "s", body, False, (), (), "f",
    )  # fmt: skip


def test_addresses_come_first_in_both_spellings() -> None:
    probes = choose_probes([EmailAddress("Anna@Example.org")], [])
    assert probes.strings == ("Anna@Example.org", "anna@example.org")


@given(st.lists(st.text(max_size=200), max_size=120))
def test_every_window_is_a_piece_of_some_text(bodies: list[str]) -> None:
    probes = choose_probes([], [_item(body) for body in bodies], bodies).strings
    assert len(probes) <= MOST_PROBES
    windows = [probe for probe in probes if any(probe in body for body in bodies)]
    words = [probe for probe in probes if probe not in windows]
    assert all(len(probe) >= SUFFIX for probe in windows)
    assert all(len(probe) == SUFFIX or len(probe) >= 10 for probe in words)


def test_names_windows_of_files_and_the_ends_of_rare_words_are_chosen() -> None:
    item = replace(_item("Mätaren Sunnanvindsvisaren gick sönder i natt"), author_name="Anna Berg")
    probes = choose_probes([], [item], ["Avtal nummer 77-1234 om leverans av gas"])
    assert probes.names == ("Anna Berg",)
    assert {"Anna Berg", "sunnanvindsvisaren", "isaren"} <= set(probes.strings)
    assert any("77-1234" in text for text in probes.strings)


def test_a_word_that_the_index_folds_is_not_sought_by_itself() -> None:
    assert choose_probes([], [_item("Västanfläktmätaren")]).strings == ()


def test_of_an_endless_word_or_name_the_end_is_sought() -> None:
    endless = replace(_item("z" * 5000), author_name="Anna " + "B" * 5000)
    assert {len(text) for text in choose_probes([], [endless]).strings} == {6, 24, LONGEST}


def test_an_end_that_digests_could_hold_is_not_sought() -> None:
    assert choose_probes([], [_item("deadbeefdead")]).strings == ()


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_packed_probes_come_back(texts: list[str]) -> None:
    probes = Probes(tuple(texts), tuple(reversed(texts)))
    assert unpack(pack(probes)) == probes


def test_what_an_older_desk_has_kept_is_understood() -> None:
    assert unpack(b'["a", "b"]') == Probes(("a", "b"))


def test_nothing_unpacks_to_nothing() -> None:
    assert unpack(b"") == Probes()
