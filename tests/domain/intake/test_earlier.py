"""What the sender wrote in a mail of their own that stands quoted below the new text."""

from __future__ import annotations

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.requests import Part, Verdict
from tests.domain.intake.letters import letter, lifts_all, rules_alone, wordings

NEW = (
    "Hej!\n\nVi har bekräftat personens identitet. Radera alla mejl från inez.karp@example.org."
    "\n\nMvh\nMaria Lind\n\n"
)
DOUBT = "Vi vet inte om det är hon, rösten lät som en annan persons."
PLAIN = "En kund har bett oss radera sina mejl. Hur gör vi?"
OWN = [
    "Den 3 mars 2026 skrev Maria Lind <maria.lind@exempelstad.example>:\n> {}",
    "Den 3 mars 2026 kl. 10:12 skrev Maria Lind:\n\n> Hej\n>\n> {}",
    "Den 3 mars 2026 kl. 10:12 skrev\nMaria Lind <maria.lind@exempelstad.example>:\n> {}",
    "-----Ursprungligt meddelande-----\nFrån: Maria Lind\nSkickat: den 3 mars 2026 10:12\n"
    "Till: support@desk.example\nÄmne: Radering\n\nHej\n\n{}",
    "Den 9 mars 2026 skrev Support <support@desk.example>:\n> Hej, går det bra?\n>\n"
    "> Den 3 mars 2026 skrev Maria Lind <maria.lind@exempelstad.example>:\n>> {}",
]
OF_OTHERS = [
    "Den 3 mars 2026 skrev Support <support@desk.example>:\n> {}",
    "-----Ursprungligt meddelande-----\nFrån: Support\nSkickat: den 3 mars 2026 10:12\n"
    "Till: Maria Lind\nÄmne: Radering\n\nHej\n\n{}",
    "Den 9 mars 2026 skrev Maria Lind <maria.lind@exempelstad.example>:\n> Se nedan.\n>\n"
    "> Den 3 mars 2026 skrev Inez <inez.karp@example.org>:\n>> {}",
]


def judged(text: str) -> Part:
    return parse_request(letter(text), wordings()).attestation


@pytest.mark.parametrize("history", OWN)
def test_a_doubt_in_the_senders_own_earlier_mail_is_a_doubt_still(history: str) -> None:
    text = NEW + history.format(DOUBT)
    found = judged(text)
    assert found.verdict is Verdict.ATTENTION
    assert found.evidence is not None
    assert text[found.evidence.start : found.evidence.end] == DOUBT
    assert judged(NEW + history.format(PLAIN)).verdict is Verdict.OK


@pytest.mark.parametrize("history", OF_OTHERS)
def test_what_others_doubted_before_is_answered(history: str) -> None:
    assert judged(NEW + history.format(DOUBT)).verdict is Verdict.OK


def test_a_doubt_that_a_mail_program_broke_is_read_whole() -> None:
    broken = DOUBT.replace("om det är", "om\n> det är")
    assert judged(NEW + OWN[0].format(broken)).verdict is Verdict.ATTENTION


def test_the_attestation_said_before_is_no_doubt() -> None:
    said = "Vi har bekräftat personens identitet."
    assert judged(NEW + OWN[0].format(said)).verdict is Verdict.OK


def test_what_was_held_back_earlier_is_no_doubt_about_the_person() -> None:
    assert judged(NEW + OWN[0].format("Avvakta med fakturan.")).verdict is Verdict.OK


def test_no_earlier_doubt_is_ever_lifted() -> None:
    lifting = rules_alone().with_opinion(lifts_all())
    message = letter(NEW + OWN[0].format(DOUBT))
    assert parse_request(message, lifting).attestation.verdict is Verdict.ATTENTION
