"""Three hundred pieces that take an attestation back, each in an ordinary letter."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.requests import Verdict
from tests.domain.intake.letters import letter, wordings

PIECES = tomllib.loads((Path(__file__).parent / "pieces.toml").read_text("utf-8"))
STILL_OK = {"swedish": 11, "english": 16}
"""How many are taken for harmless still: it may only fall."""
LETTERS = {
    "swedish": (
        "Hej,\n\n{before}Vi har bekräftat personens identitet.{next} Vänligen ta bort alla mejl"
        " från lena.frid@example.org.{after}\n\n{paragraph}Med vänlig hälsning\nKarin Dahl\n"
        "Registrator\n{signature}",
        "Radering",
    ),
    "english": (
        "Hello,\n\n{before}We have confirmed the person's identity.{next} Kindly erase all emails"
        " from lena.frid@example.org.{after}\n\n{paragraph}Best regards\nKarin Dahl\nRecords\n"
        "{signature}",
        "Erasure",
    ),
}
AROUND = {
    "before": "{}\n",
    "next": " {}",
    "after": " {}",
    "paragraph": "{}\n\n",
    "signature": "\n{}\n",
}


def _is_ok(language: str, place: str, piece: str) -> bool:
    form, subject = LETTERS[language]
    said = dict.fromkeys(AROUND, "")
    if place == "subject":
        subject = piece
    elif place:
        said[place] = AROUND[place].replace("{}", piece)
    mail = letter(form.format(**said), subject, "karin.dahl@exempelstad.example")
    return parse_request(mail, wordings()).attestation.verdict is Verdict.OK


@pytest.mark.parametrize("language", LETTERS)
def test_hardly_any_piece_leaves_the_attestation_ok(language: str) -> None:
    assert _is_ok(language, "", "")
    listed = [(place, piece) for place, pieces in PIECES[language].items() for piece in pieces]
    still = [(place, piece) for place, piece in listed if _is_ok(language, place, piece)]
    assert len(listed) >= 150
    assert len(still) <= STILL_OK[language], still
