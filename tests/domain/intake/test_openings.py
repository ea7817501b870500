"""What may stand around an attestation: openings, and failed questions."""

from __future__ import annotations

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.requests import Part, Verdict
from tests.domain.intake.letters import letter, lifts_all, rules_alone

SWEDISH = "Vi har bekräftat personens identitet"
ENGLISH = "We have confirmed the person's identity"
WISH = "Radera alla mejl från inez.karp@example.org."
LIFTS_ALL = rules_alone().with_opinion(lifts_all())


def judged(text: str, words: Wordings | None = None) -> Part:
    return parse_request(letter(text), words or rules_alone()).attestation


@pytest.mark.parametrize(
    "text",
    [
        f"Ni undrade om vi är säkra på vem hon är. Ja: vi{SWEDISH[2:]}.\n\n{WISH}",
        "You asked whether we can be sure. Yes, we have confirmed the person's identity.\n\n"
        "Please delete all emails from inez.karp@example.org.",
    ],
)
def test_who_answers_our_question_with_yes_may_attest(text: str) -> None:
    assert judged(text, LIFTS_ALL).verdict is Verdict.OK


@pytest.mark.parametrize(
    "lead",
    ["Ni undrade om vi kan skriva:", "Du undrade hur man skriver.", "Skriv så här. Ja:"],
)
def test_a_question_of_ours_with_another_answer_is_quoted(lead: str) -> None:
    text = f"{lead} vi{SWEDISH[2:]}.\n\n{WISH}"
    assert judged(text, LIFTS_ALL).verdict is not Verdict.OK


@pytest.mark.parametrize(
    "text",
    [
        f"Som överenskommet: vi{SWEDISH[2:]}.\n\n{WISH}",
        f"As discussed, we{ENGLISH[2:]}.\n\nPlease delete all emails from inez.karp@example.org.",
    ],
)
def test_what_was_agreed_or_is_put_in_short_opens_it(text: str) -> None:
    assert judged(text).verdict is Verdict.OK


def test_a_labelled_address_above_it_is_no_part_of_it() -> None:
    address = "inez.margareta.karpenstrom@kommunen.example"
    text = f"hej\n\nadressen han använde: {address}\n{SWEDISH.lower()}"
    assert judged(f"{text}, radera alla mejl.").verdict is Verdict.OK
    unlabelled = text.replace("använde:", "använde")
    assert judged(f"{unlabelled}, radera alla mejl.").verdict is not Verdict.OK


@pytest.mark.parametrize(
    "said",
    [
        "Kunden hade glömt sitt lösenord och alla svar.",
        "Hon kunde inte svara på säkerhetsfrågorna.",
        "He had forgotten all the answers.",
        "She couldn't answer the security questions.",
    ],
)
def test_who_failed_the_questions_is_never_lifted(said: str) -> None:
    assert judged(f"{SWEDISH}. {WISH} {said}", LIFTS_ALL).verdict is not Verdict.OK
