from __future__ import annotations

import pytest

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.lookalikes import skeleton
from dsr_desk.domain.neighbours import Neighbours, is_shared

MARIA = EmailAddress("maria.lind@nordkraft.example")
NEAR = Neighbours([MARIA], ("nordkraft.example", "nk.example"))


@pytest.mark.parametrize(
    "text",
    [
        "maria.lind+x@nordkraft.example",
        "marialind@nordkraft.example",
        "maria-lind@nordkraft.example",
        "mаria.lind@nordkraft.example",
        "maria.1ind@nordkraft.example",
        "rnaria.lind@nordkraft.example",
        "maria.lind@nk.example",
        "maria.lind@mail.nordkraft.example",
        "maria.lind@nordkratf.example",
        "maria.lind@nordkraf.example",
        "maria.lind@nordkraftt.example",
        "maria.lind@nordkrаft.example",
        "maria.lind@xn--nordkrft-66g.example",
    ],
)
def test_what_could_be_taken_for_an_editor_is_found(text: str) -> None:
    assert NEAR.of(EmailAddress(text)) == MARIA


@pytest.mark.parametrize(
    "text",
    [
        "maria.lind@nordkraft.example",
        "Maria.LIND@NordKraft.example",
        "mario.lind@nordkraft.example",
        "maria.lind@annat.example",
        "lind@nordkraft.example",
    ],
)
def test_the_address_itself_and_other_people_are_not(text: str) -> None:
    assert NEAR.of(EmailAddress(text)) is None


def test_short_domains_differ_by_chance() -> None:
    near = Neighbours([EmailAddress("bo@ab.se")])
    assert near.of(EmailAddress("bo@ac.se")) is None


def test_a_functions_mailbox_is_told_from_a_persons() -> None:
    shared = ("info@x.example", "Kundtjänst@x.example", "forum.redaktion@x.example")
    assert all(is_shared(EmailAddress(text)) for text in shared)
    own = ("maria@x.example", "postman.pat@x.example", "hrobjartur@x.example")
    assert not any(is_shared(EmailAddress(text)) for text in own)


def test_a_skeleton_is_the_same_for_what_is_drawn_alike() -> None:
    assert skeleton("рaypаl") == skeleton("paypa1")
    assert skeleton("Öberg") == skeleton("oberg")
