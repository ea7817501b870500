"""What stands right before and below the attestation: what lays it elsewhere is never ``ok``.

The sentences are data; each is tried at both places, and what goes on in the attestation's own
sentence at its end.
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

SENTENCES = tomllib.loads((Path(__file__).parent / "beside_attestation.toml").read_text("utf-8"))
MAILS = {
    "sv": (
        "Hej!\n\n{}\n\nRadera alla mail från anna.berg@example.org.\n\nMvh\nMaria Lind",
        "Vi har bekräftat personens identitet",
    ),
    "en": (
        "Hi,\n\n{}\n\nPlease delete all emails from anna.berg@example.org.\n\nRegards,\nMaria Lind",
        "We have confirmed the person's identity",
    ),
}
AWAY = ("elsewhere", "example", "joke", "left_open")


def mails(family: str) -> Iterator[str]:
    """Yield a mail for each sentence of a family and each place."""
    for language, (mail, attested) in MAILS.items():
        for said in SENTENCES[language].get(family, ()):
            yield mail.format(f"{said} {attested}.")
            yield mail.format(f"{attested}. {said}")
        for said in SENTENCES[language].get(f"{family}_tail", ()):
            yield mail.format(f"{attested}{said}")


def attested(text: str, words: Wordings | None = None) -> bool:
    """Tell whether the mail is taken for attested, by the shipped wordings if not by others."""
    return parse_request(letter(text), words or wordings()).attestation.verdict is Verdict.OK


@pytest.mark.parametrize("family", AWAY)
def test_what_lays_the_attestation_elsewhere_takes_the_ok_away(family: str) -> None:
    wrong = [text for text in mails(family) if attested(text)]
    assert not wrong, wrong


def test_what_speaks_of_this_case_leaves_the_ok_by_the_rules() -> None:
    wrong = [text for text in mails("honest") if not attested(text, rules_alone())]
    assert not wrong, wrong


def test_the_second_opinion_hardly_ever_doubts_what_speaks_of_this_case() -> None:
    honest = list(mails("honest"))
    wrong = [text for text in honest if not attested(text)]
    assert len(wrong) <= len(honest) / 100, wrong


def test_each_family_is_told_in_both_languages_and_at_length() -> None:
    for family in AWAY:
        assert len(list(mails(family))) >= 80
    assert len(list(mails("honest"))) >= 200
