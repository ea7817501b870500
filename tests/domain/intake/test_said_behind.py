"""Short statements behind an attestation that take it back, wherever behind it they stand."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsr_desk.domain.requests import Verdict
from tests.domain.intake.letters import ATTESTED, read

_STATEMENTS = tomllib.loads((Path(__file__).parent / "said_behind.toml").read_text("utf-8"))
_LETTERS = {
    "sv": (
        "Hej,\n\nKan ni radera alla mejl som anna.ek@example.org har skrivit till oss?",
        ATTESTED,
        "Hör av er om ni undrar något.",
        "Mvh\nKarin",
    ),
    "en": (
        "Hi,\n\nPlease delete all emails that anna.ek@example.org has written to us.",
        "We have confirmed the person's identity.",
        "Let us know if anything is unclear.",
        "Regards\nKaren",
    ),
}


def _mails(said: str, language: str) -> Iterator[str]:
    """Yield mails that say it right behind the attestation, in a paragraph, further down, below."""
    wish, attested, more, name = _LETTERS[language]
    yield f"{wish} {attested} {said}\n\n{name}"
    yield f"{wish}\n\n{attested}\n{said}\n\n{name}"
    yield f"{wish} {attested}\n\n{said}\n\n{name}"
    yield f"{wish} {attested}\n\n{more}\n\n{said}\n\n{name}"
    yield f"{wish}\n\n{attested}\n\n{name}\n\nPS. {said}"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_short_statement_behind_the_attestation_takes_it_back(language: str) -> None:
    mails = [mail for said in _STATEMENTS[language] for mail in _mails(said, language)]
    assert [m for m in mails if read(m).attestation.verdict is Verdict.OK] == []
    assert len(mails) > 300


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_belongs_to_any_letter_behind_the_attestation_leaves_it(language: str) -> None:
    *above, _ = _mails(_LETTERS[language][2], language)  # of a postscript little is known
    refused = [m for m in above if read(m).attestation.verdict is not Verdict.OK]
    assert refused == []
