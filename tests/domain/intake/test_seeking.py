"""Phrases sought by the word they begin with: the same matches as of one expression of them all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from dsr_desk.domain.intake.phrasing.pattern import Pattern
from dsr_desk.domain.intake.phrasing.phrases import compile_phrases
from dsr_desk.domain.intake.text.folding import fold
from tests.domain.intake.letters import labelled, wordings

PHRASES = [
    "hej",
    "hej du",
    "kund*",
    "kunden",
    "e-post*",
    "t.ex",
    "alla_tre <2> adress*",
    "glad? att",
    "a|b* c",
    "*ning",
    "= fritt",
    "inte <1-> än",
    "id't",
    "*fras*",
    "aldrig|*n't tvekat|*mer",
    "*t_ex ut",
]
TEXTS = [
    "hej du, kunden har t.ex e-posten kvar",
    "vi glömde alla tre av hennes adresser inte en gång än",
    "glad att",
    "att",
    "bc c",
    "a c",
    "nu är det slut",
    "en kontrollräkning",
    "= fritt",
    "id't",
    "xhej",
    "@hej hej",
    "inte alls, än",
    "",
    "inte alls än",
    "_kund kund_ kundtjänst",
    "kund\ue000kund",
    "hej\ndu",
    "en standardfrasen, fras",
    "vi har inte haft n't tvekat och didn't tvekat, sommer",
    "det t ex ut, hit ex ut",
    "vi mår glad att, och nu att",
]


def both(pattern: Pattern, text: str) -> Iterator[tuple[object, object]]:
    """Yield each way of seeking as it is, and as one expression gives it."""
    whole = re.compile(pattern.pattern)
    starts = range(0, len(text) + 1, 1 + len(text) // 7)
    yield (
        [found.span() for found in pattern.finditer(text)],
        [found.span() for found in whole.finditer(text)],
    )
    yield pattern.sub(" ", text), whole.sub(" ", text)
    yield pattern.findall(text), [found.group() for found in whole.finditer(text)]
    for one, other in ((pattern.search, whole.search), (pattern.match, whole.match)):
        for start in starts:
            found, expected = one(text, start), other(text, start)
            yield found and found.span(), expected and expected.span()
    yield bool(pattern.fullmatch(text)), bool(whole.fullmatch(text))


@pytest.mark.parametrize("text", TEXTS)
def test_phrases_are_found_where_one_expression_finds_them(text: str) -> None:
    for found, expected in both(compile_phrases(PHRASES), text):
        assert found == expected


@pytest.mark.parametrize("group", ["wish", "negation", "regions"])
def test_the_wordings_are_found_in_mails_where_one_expression_finds_them(group: str) -> None:
    words: Any = wordings()
    patterns = [getattr(getattr(words, group), name) for name in getattr(words, group).__slots__]
    texts = [fold(mail.text, 0, len(mail.text)).text for mail in labelled("not_taught/exact/12")]
    for pattern in patterns:
        if isinstance(pattern, Pattern) and pattern.phrases:
            for text in texts:
                assert all(found == expected for found, expected in both(pattern, text))


def test_words_are_forgotten_before_they_fill_the_memory() -> None:
    pattern = compile_phrases(["kund*"])
    text = " ".join(f"kund{number}" for number in range(20_100))
    assert len(pattern.findall(text)) == 20_100
