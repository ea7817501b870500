"""Identifiers that are split or hidden are found and masked; what is only like them stays."""

from __future__ import annotations

import pytest

from dsr_desk.domain.extracts.redaction.identity import Identifier, Sort
from tests.tools.split_writings import IDENTIFIERS, UNLIKE, WRITINGS, taken_out


@pytest.mark.parametrize(("identifier", "written"), IDENTIFIERS, ids=lambda value: str(value)[:60])
def test_no_writing_hides_an_identifier(identifier: Identifier, written: str) -> None:
    """Cut at the beginning, in the middle, at the end; all places: ``tools.split_writings``."""
    redaction = taken_out(identifier)
    for writing, write in WRITINGS.items():
        texts = [] if (writing, identifier.sort) in UNLIKE else list(write(written))
        for text in {texts[n] for n in (0, len(texts) // 2, len(texts) - 1)} if texts else ():
            shown = f"Se {text} här"
            assert redaction.names(shown), (writing, text)
            assert not redaction.names(redaction.mask(shown)), (writing, text)


@pytest.mark.parametrize(
    ("sort", "told", "text"),
    [
        (Sort.PLATE, "ABC 12D", "abc 12, dabc12d, abc12de, abc 1 2"),
        (Sort.ACCOUNT, "5805-6201", "15805-6201, 5805-62012, 5805 kr, 6201 kr"),
        (Sort.HANDLE, "olle_b", "trolle b, olle, olle bo, olle-bengt"),
        (Sort.HANDLE, "solen", "solens ljus på solenergi"),
        (Sort.POSTAL, "Storgatan 12 B", "Storgatan 1, Storgatan 12, Storgatan 12 C"),
        (Sort.LINK, "x.com/olle83", "x.com/olle, xcom, x.com/olle831"),
        (Sort.NETWORK, "193.10.220.17", "193.10.220.1, 93.10.220.17, 193.10.220.171"),
        (Sort.ADDRESS, "lisa.berg@granne.example", "lisa berg är min granne, example"),
        (Sort.PHONE, "123456", "1234567, 12345, 0123456"),
    ],
)
def test_what_is_only_like_it_stays(sort: Sort, told: str, text: str) -> None:
    expected = text.replace("solens", "[Person 1]s") if told == "solen" else text
    assert taken_out(Identifier(sort, told)).mask(text) == expected


def test_what_is_sought_twice_is_the_first_ones() -> None:
    handle, link = Identifier(Sort.HANDLE, "olle_83"), Identifier(Sort.HANDLE, "olle83")
    assert handle == link
    assert taken_out(handle).mask("olle83, Olle_83!") == "[Person 1], [Person 1]!"
