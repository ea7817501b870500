"""What stands right below the attestation: most of it goes on with the letter, some takes it back.

The sentences are data, and taught to the second opinion; that it tells them apart in letters is
shown here, and what the rules alone refuse.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.requests import Verdict
from tests.domain.intake.letters import letter, rules_alone, wordings

SENTENCES = tomllib.loads((Path(__file__).parent / "said_below.toml").read_text("utf-8"))
LETTERS = {
    "sv": (
        "Hej!\n\nRadera alla mejl från inez.karp@example.org.\n\n"
        "Vi har bekräftat personens identitet.\n\n{}\n\nMvh\nMaria Lind",
        "Hej,\nVi har bekräftat personens identitet. {}\n"
        "Vänligen radera alla chattar av inez.karp@example.org.\n/Maria",
    ),
    "en": (
        "Hi,\n\nPlease delete all emails from inez.karp@example.org.\n\n"
        "We have confirmed the person's identity.\n\n{}\n\nKind regards\nMaria Lind",
        "Hello,\nWe have confirmed the person's identity. {}\n"
        "Please delete all chats by inez.karp@example.org.\nThanks, Maria",
    ),
}
EACH = 3
"""One sentence in so many is tried: parsing takes time."""


def letters(family: str) -> Iterator[str]:
    for language, (apart, beside) in LETTERS.items():
        for number, said in enumerate(SENTENCES[language][family][::EACH]):
            yield (beside if number % 2 else apart).format(said)


def attested(text: str, words: Wordings | None = None) -> bool:
    return parse_request(letter(text), words or wordings()).attestation.verdict is Verdict.OK


def test_what_takes_it_back_below_is_never_ok() -> None:
    wrong = [text for text in letters("takes_back") if attested(text)]
    assert not wrong, wrong


def test_an_ordinary_letter_that_goes_on_stays_ok() -> None:
    told = list(letters("harmless"))
    assert sum(map(attested, told)) >= 0.8 * len(told)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Hjälp henne att logga in, vi gjorde det inte.", "sv"),
        ("Titta på kortet, jag har inte.", "sv"),
        ("Look at the card, we didn't.", "en"),
        ("Take a good look, i did not.", "en"),
    ],
)
def test_a_request_that_tells_what_its_sender_left_undone_is_no_mere_request(
    said: str, language: str
) -> None:
    for frame in LETTERS[language]:
        assert not attested(frame.format(said), rules_alone())
