"""Quoting: a person's own sentences, and the texts that quote them."""

from __future__ import annotations

import pytest

from dsr_desk.domain.finding.quoting import Quotation, quoted_part, sentences

SAID = "Min cykel står olåst bakom det gröna huset vid ån"
QUOTED = Quotation([SAID])


def test_the_longest_own_sentences_are_sought_and_no_quoted_one() -> None:
    body = f"Hej!\n> {SAID} sa ni\n{SAID}. Tack så mycket för all hjälp med saken! Mvh"
    assert sentences(body) == (SAID, "Tack så mycket för all hjälp med saken")


def test_a_short_sentence_is_everybodys() -> None:
    assert sentences("Tack för hjälpen!\nVänliga hälsningar Anna") == ()


@pytest.mark.parametrize(
    ("body", "same", "elsewhere"),
    [
        (f"Du skrev att {SAID.upper()}!", True, False),
        (f"> {SAID}", True, True),
        ("> Min cykel står olåst bakom\n> det gröna huset vid ån", True, True),
        (f"Se nedan.\nFrån: Anna\n\n{SAID}", True, True),
        (f"---- Vidarebefordrat meddelande ----\n{SAID}", True, True),
        (f"Den 3 maj skrev Anna:\n{SAID}", True, False),
        (f"Anna skrev:\n{SAID}", True, True),
        (SAID[:-4], False, False),
    ],
)
def test_elsewhere_only_what_is_marked_as_a_quotation_counts(
    body: str, *, same: bool, elsewhere: bool
) -> None:
    assert bool(QUOTED.within(body, same_conversation=True)) is same
    assert bool(QUOTED.within(body, same_conversation=False)) is elsewhere


def test_the_quoted_part_is_what_is_marked_and_what_follows_a_head() -> None:
    assert quoted_part("a\n> b\nc\nFrom: d\ne") == "> b\nFrom: d\ne"
