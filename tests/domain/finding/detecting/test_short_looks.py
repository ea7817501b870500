"""What a text is first looked through for is in every text in which the whole pattern is."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import partial

import pytest

from dsr_desk.domain.finding import identifiers
from dsr_desk.domain.finding.detecting import handles, names, numbers, places
from dsr_desk.domain.finding.detecting.encodings import CARRIERS
from dsr_desk.domain.finding.detecting.outline import Outline, outline_of
from dsr_desk.domain.finding.folded import may_be_spaced_out, may_say, plain, signs_of
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
    *("Från: Eva Berg", "To:\tEva Berg, Bo Ek", "\n/Eva", "\n– Eva Berg\n", "~ Eva\n", "²", "Ω"),
    *("4 1 1 1 1", "A n n a", "i å i", "kort1234 5678", "annaLind80", "Привет", "😀", "\u00a0"),
    *("Kind regards", "anna@hemma.example", "www.x.se/y", "CV.pdf"),
    *("Yours truly", "VÄNLIGT", "Inlägg av", "CITERAR:", "In reply to", "ursprungligen skrivet av"),
    *("registreringsnummer:", "reg.skylt", "Plate"),
)
GAPS = (" ", " ", " ", "\n", "\r\n", "\n> ", ". ", "! ", ", ", "  ", "\t", "-", "_", "*", "")
FIRST = re.compile(rf"(?m)(?:^[ \t>*•–-]*|(?<=[.!?] ))({names.WORDS})(?![^\W\d_])")
SIX_DIGITS = re.compile(r"\d(?:[\W_]{0,8}\d){5}")
WORDS = re.compile(names.WORDS)


def _folded(look: Callable[[str, bytes], object], text: str, _: Outline) -> object:
    return look(plain(text), signs_of(plain(text)))


Looked = Callable[[str, Outline], object]
_SPACED = CARRIERS[1]
_SHORT: tuple[tuple[str, re.Pattern[str], Looked], ...] = (
    ("street", places._STREET, places._may_be_street),
    ("town", places._TOWN, lambda _, outline: outline.has(*places._MAY_BE_TOWN)),
    ("IPv4", places._IPV4, lambda _, outline: outline.has(b"0.0")),
    ("IPv6", places._IPV6, lambda text, _: places._MAY_BE_IPV6.search(text)),
    ("plate", numbers._PLATE, lambda _, outline: outline.has(*numbers._MAY_BE_PLATE)),
    ("plate told", numbers._TOLD_PLATE, numbers._may_tell_a_plate),
    ("phone", numbers._PHONE, lambda t, _: numbers._PHONE in numbers._shapes_of_phones(t)),
    (
        "phone over lines",
        numbers._PHONE_OVER_LINES,
        lambda text, _: numbers._PHONE_OVER_LINES in numbers._shapes_of_phones(text),
    ),
    (
        "phone without plus",
        numbers._WITHOUT_PLUS,
        lambda text, _: numbers._WITHOUT_PLUS in numbers._shapes_of_phones(text),
    ),
    ("phone told", numbers._TOLD_PHONE, numbers._may_tell_a_phone),
    ("account told", numbers._TOLD_ACCOUNT, numbers._may_tell_an_account),
    ("IBAN", numbers._IBAN, numbers._may_be_iban),
    ("card", numbers._CARD, lambda _, outline: numbers._may_be_card(outline)),
    ("personal number", numbers._PERSONAL, numbers._may_be_personal),
    ("six digits", SIX_DIGITS, lambda _, outline: outline.has_digits_in_a_row(6)),
    ("related", names._RELATED, names._may_be_related),
    (
        "talked to",
        names._TALKED,
        lambda _, outline: outline.has_any(dict(names._TOLD_ALONE)[names._TALKED]),
    ),
    ("signed", names._SIGNED, names._may_be_signed),
    ("stroke", names._STROKE, names._may_have_a_stroke),
    ("posted by", handles._POSTED, lambda text, _: may_say(text, handles._POSTED_BY)),
    ("header", names._HEADER, lambda text, _: ":" in text),
    ("words of a name", WORDS, lambda _, outline: outline.has(*names._BEHIND_ANOTHER)),
    ("loud", names._LOUD, lambda _, outline: outline.has(b"AA")),
    ("spaced out", _SPACED, lambda _, outline: may_be_spaced_out(outline.signs)),
    *(
        (f"mask {number}", shape, lambda text, outline, look=look: look(text, outline.signs))
        for number, (shape, look) in enumerate(masking._SHAPES)
    ),
    *(
        (f"look for a {kind}", shape, partial(_folded, identifiers._MAY_HAVE[kind]))
        for kind, shape in identifiers.SHAPES
    ),
)


def texts() -> list[str]:
    dice = random.Random(1)
    return [
        "".join(dice.choice(PIECES) + dice.choice(GAPS) for _ in range(dice.randint(1, 9)))
        for _ in range(1500)
    ]


@pytest.mark.parametrize(("shape", "short"), [s[1:] for s in _SHORT], ids=[s[0] for s in _SHORT])
def test_a_short_look_passes_over_nothing(shape: re.Pattern[str], short: Looked) -> None:
    found = [text for text in texts() if shape.search(text)]
    assert found
    assert [text for text in found if not short(text, outline_of(text))] == []


def test_the_first_words_of_sentences_are_those_that_one_pattern_finds() -> None:
    """Place by place it is found several times as fast."""
    for text in texts():
        capitals = [found.start() for found in names._CAPITAL.finditer(text)]
        begun = [at for at in capitals if names._begins(text, at)]
        found = [each.span() for each in names._from(names._FIRST, text, begun)]
        assert found == [each.span(1) for each in FIRST.finditer(text)]
