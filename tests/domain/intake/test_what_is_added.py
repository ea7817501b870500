"""What an attestation's own statement goes on with: how it was done, or what takes it back.

The additions are data, and taught to the second opinion; that it tells them apart in letters is
shown here, and what it may never lift.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.requests import Part, Verdict
from tests.domain.intake.letters import letter, lifts_all, rules_alone, wordings

ADDED = tomllib.loads((Path(__file__).parent / "said_in_tails.toml").read_text("utf-8"))
LETTERS = {
    "sv": "Hej!\n\nVi har bekräftat personens identitet{}.\n\n"
    "Radera alla mejl från inez.karp@example.org.\n\nMvh\nMaria Lind",
    "en": "Hi,\n\nWe have confirmed the person's identity{}.\n\n"
    "Please delete all emails from inez.karp@example.org.\n\nKind regards\nMaria Lind",
}
EACH = 7
"""One addition in so many is tried: parsing takes time."""
LIFTS_ALL = lifts_all()
"""Whatever may be lifted at all."""


def letters(family: str) -> Iterator[str]:
    for language, text in LETTERS.items():
        yield from (text.format(added) for added in ADDED[language][family][::EACH])


def judged(text: str, words: Wordings | None = None) -> Part:
    return parse_request(letter(text), words or wordings()).attestation


def test_what_is_added_to_take_it_back_is_never_ok() -> None:
    wrong = [text for text in letters("takes_back") if judged(text).verdict is Verdict.OK]
    assert not wrong, wrong


def test_what_is_added_to_tell_how_it_was_done_stays_ok() -> None:
    told = list(letters("harmless"))
    kept = sum(judged(text).verdict is Verdict.OK for text in told)
    assert kept >= 0.6 * len(told)


@pytest.mark.parametrize(
    "added",
    [
        "?",
        " ____",
        " ☐",
        ": ja ☐ nej ☐",
        '" skrev ni',
        ", men det var hennes bror",
        ", eller hur",
        " fast inte hennes",
        "-struket",
    ],
)
def test_what_marks_turns_or_lays_it_elsewhere_is_never_lifted(added: str) -> None:
    lifts_all = rules_alone().with_opinion(LIFTS_ALL)
    assert judged(LETTERS["sv"].format(added), lifts_all).verdict is not Verdict.OK


def test_an_addition_is_lifted_only_where_it_is_harmless_by_itself() -> None:
    text = LETTERS["sv"].format(" och antecknat det i liggaren")
    assert judged(text, rules_alone()).reason == "attestation-ambiguous"
    assert judged(text, rules_alone().with_opinion(LIFTS_ALL)).reason == "attestation-weighed"
    heavy = replace(LIFTS_ALL, statements={"tail liggaren": 2.0}, added_statement=1.0)
    assert judged(text, rules_alone().with_opinion(heavy)).verdict is Verdict.ATTENTION


@pytest.mark.parametrize("last", ["väntar", "saknas |", "nej"])
def test_a_persons_row_that_says_not_done_is_never_lifted(last: str) -> None:
    rows = f"Alva Rönn  alva.ronn@example.org  ja\nBirger Klang  birger.klang@example.org  {last}"
    text = (
        f"Hej!\n\n{rows}\n\nVi har bekräftat personernas identitet.\n\nRadera deras mejl.\n\nMaria"
    )
    lifts_all = rules_alone().with_opinion(LIFTS_ALL)
    assert judged(text, lifts_all).reason == "attestation-revoked"
    done = text.replace(last, "ja")
    assert judged(done, lifts_all).verdict is Verdict.OK


def test_a_question_right_before_it_is_never_lifted() -> None:
    text = LETTERS["sv"].format("").replace("Vi har bek", "Har vi? Vi har bek")
    lifts_all = rules_alone().with_opinion(LIFTS_ALL)
    assert judged(text, lifts_all).verdict is not Verdict.OK
