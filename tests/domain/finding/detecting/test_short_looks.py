"""What a text is first looked through for is in every text in which the whole pattern is."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest

from dsr_desk.domain.finding.detecting import names, numbers, places
from dsr_desk.domain.finding.detecting.detectors import words_for
from dsr_desk.sources import masking

PIECES = (
    *("Storgatan 12", "STORGATAN 3", "Kungs väg  4 B", "väg\t9", "12 Baker Street"),
    *("Hauptstraße 12", "114 55 Stockholm", "SE-11455 SOLNA", "NW1 6XE", "a:b:c:d"),
    *("193.10.220.17", "2001:db8::5", "::1", "070-174 06 05", "+46701740605", "46701740605"),
    *("tel 12 34 56", "SWISH: 1234567", "ſms 123456", "19800101-1234", "80 01 01  1234"),
    *("SE800101123401", "SE3550000000054910000003", "iban se3550000000054910000003"),
    *("bg 123-4567", "Konto 8327-9, 123 456 789", "4111 1111 1111 1111", "ABC 123", "abc12d"),
    *("REGNR: xyz 12a", "nummerpl\u212bt bbb222", "Anna Svensson", "McDonald Berg", "EVA BERG"),
    *("O’Brien Karlsson", "A. Karlsson", "von der Lippe", "min", "vår", "my", "old", "granne"),
    *("vän,", "VÄN", "får", "heter", "vid namn", "Called", "m.v.h.", "Tack på förhand,", "V.h."),
    *("Jag pratade med", "har talat med", "SPOKE WITH", "I talked to"),
    *("Kind regards", "anna@hemma.example", "www.x.se/y", "CV.pdf"),
)
GAPS = (" ", " ", " ", "\n", "\r\n", "\n> ", ". ", "! ", ", ", "  ", "\t", "-", "_", "*", "")
FIRST = re.compile(rf"(?m)(?:^[ \t>*•–-]*|(?<=[.!?] ))({names.WORDS})(?![^\W\d_])")
_SHORT: tuple[tuple[str, re.Pattern[str], Callable[[str], object]], ...] = (
    ("street", places._STREET, lambda text: places._may_be_street(text, words_for(text))),
    ("town", places._TOWN, places._MAY_BE_TOWN.search),
    ("IPv4", places._IPV4, places._MAY_BE_IPV4.search),
    ("IPv6", places._IPV6, places._MAY_BE_IPV6.search),
    ("plate", numbers._PLATE, numbers._MAY_BE_PLATE.search),
    ("plate told", numbers._TOLD_PLATE, lambda t: numbers._has(t, numbers._PLATE_TOLD_BY)),
    ("phone told", numbers._TOLD_PHONE, lambda t: numbers._has(t, numbers._PHONE_TOLD_BY)),
    ("account told", numbers._TOLD_ACCOUNT, lambda t: numbers._has(t, numbers._ACCOUNT_TOLD_BY)),
    (
        "IBAN",
        numbers._IBAN,
        lambda t: numbers._has(t, numbers._ACCOUNT_TOLD_BY) or numbers._MAY_BE_IBAN.search(t),
    ),
    ("personal number", numbers._PERSONAL, numbers._MAY_BE_PERSONAL.search),
    ("related", names._RELATED, names._may_be_related),
    (
        "talked to",
        names._TALKED,
        lambda text: not dict(names._TOLD_ALONE)[names._TALKED].isdisjoint(words_for(text)),
    ),
    ("signed", names._SIGNED, lambda text: not names._CLOSED.isdisjoint(words_for(text))),
    *((f"mask {n}", shape, look) for n, (shape, look) in enumerate(masking._SHAPES)),
)


def texts() -> list[str]:
    dice = random.Random(1)
    return [
        "".join(dice.choice(PIECES) + dice.choice(GAPS) for _ in range(dice.randint(1, 9)))
        for _ in range(600)
    ]


@pytest.mark.parametrize(("shape", "short"), [s[1:] for s in _SHORT], ids=[s[0] for s in _SHORT])
def test_a_short_look_passes_over_nothing(
    shape: re.Pattern[str], short: Callable[[str], object]
) -> None:
    found = [text for text in texts() if shape.search(text)]
    assert found
    assert [text for text in found if not short(text)] == []


def test_the_first_words_of_sentences_are_those_that_one_pattern_finds() -> None:
    """Place by place it is found several times as fast."""
    for text in texts():
        capitals = [found.start() for found in names._CAPITAL.finditer(text)]
        begun = [at for at in capitals if names._begins(text, at)]
        found = [each.span() for each in names._from(names._FIRST, text, begun)]
        assert found == [each.span(1) for each in FIRST.finditer(text)]
