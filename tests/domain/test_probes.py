"""Probe strings: chosen from what will be erased, and kept exactly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.matches import Item, ItemRef
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.probes import MOST_PROBES, WINDOW, choose_probes, pack, unpack
from tests.domain.factories import NOON


def _item(body: str) -> Item:
    return Item(
        ItemRef("archive", "own", "1"), "o", "c", ChannelKind.MAIL, "k", "a", "A", False, NOON,
        "s", body, False, (), (), "f",
    )  # fmt: skip


def test_addresses_come_first_in_both_spellings() -> None:
    probes = choose_probes([EmailAddress("Anna@Example.org")], [])
    assert probes == ("Anna@Example.org", "anna@example.org")


@given(st.lists(st.text(max_size=200), max_size=120))
def test_every_window_is_a_piece_of_some_body(bodies: list[str]) -> None:
    probes = choose_probes([], [_item(body) for body in bodies])
    assert len(probes) <= MOST_PROBES
    assert all(len(probe) == WINDOW for probe in probes)
    assert all(any(probe in body for body in bodies) for probe in probes)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_packed_probes_come_back(probes: list[str]) -> None:
    assert unpack(pack(probes)) == tuple(probes)


def test_nothing_unpacks_to_nothing() -> None:
    assert unpack(b"") == ()
