"""Copies of other cases, forms that wait to be signed, and quiet remarks right behind the sentence.

None of these may be taken for attested, and what only looks like them may.
"""

from __future__ import annotations

import pytest

from dsr_desk.domain.requests import Verdict
from tests.domain.intake.letters import ATTESTED, read

ENGLISH = "We have confirmed the person's identity."
FORM = f"""Blankett R2

E-post: anna@example.org
Radera: mejl, forum

{ATTESTED}
"""


@pytest.mark.parametrize(
    "waiting",
    [
        "Namn:    ..........................\nDatum:   ..........................",
        "Namn: ..........",
        "Underskrift: ----------",
        "Namn:\nDatum:",
        "Ort och datum:",
        "Checked by: .......",
        "Med vänlig hälsning\nMaria Lind\n\nUnderskrift: ..........",
    ],
)
def test_a_form_that_waits_to_be_signed_is_not_attested(waiting: str) -> None:
    assert read(f"{FORM}\n{waiting}").attestation.verdict is not Verdict.OK


@pytest.mark.parametrize("signed", ["Handläggare: Maria Lind", "Maria Lind\nkansliet"])
def test_a_form_that_was_signed_is(signed: str) -> None:
    assert read(f"{FORM}\n{signed}").attestation.verdict is Verdict.OK


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("== KOPIA AV AVSLUTAT ÄRENDE ==", "== SLUT PÅ KOPIA =="),
        ("---- Copy of closed case 2023-0067 ----", "---- end ----"),
        ("KOPIA", ""),
        ("KOPIA   KOPIA   KOPIA\nMedlem:   Anna Ek\nGällde:   byte av adress", "KOPIA   KOPIA"),
        ("*** EXAMPLE ***", ""),
    ],
)
def test_what_a_heading_calls_a_copy_attests_nothing(above: str, below: str) -> None:
    said = f"Radera inläggen i forumet från anna@example.org.\n\n{above}\n{ATTESTED}\n{below}"
    assert read(said).attestation.verdict is not Verdict.OK


def test_capitals_alone_head_no_copy() -> None:
    said = "PLEASE ERASE ALL EMAILS OF ANNA@EXAMPLE.ORG\n\nWE HAVE CONFIRMED THE PERSON'S IDENTITY"
    assert read(said).attestation.verdict is Verdict.OK


@pytest.mark.parametrize(
    "remark",
    [
        "The ladies at his bank did that when he opened an account with them.",
        "The girl at the dentist's next door has him as a patient and had a look for us.",
        "She's popping in tomorrow with her driving licence.",
        "Hon kommer förbi i morgon med körkortet.",
        "Det var för nyckeln, i höstas.",
        "It was for the parking permit, last autumn.",
        "There's no mistaking that accent!",
        "Man känner ju igen den dialekten!",
    ],
)
def test_a_quiet_remark_right_behind_the_sentence_takes_it_back(remark: str) -> None:
    sentence = ENGLISH if remark.isascii() else ATTESTED
    said = f"Please erase all mails from anna@example.org.\n\n{sentence} {remark}"
    assert read(said).attestation.verdict is not Verdict.OK


@pytest.mark.parametrize(
    "told",
    [
        "STAGING ENVIRONMENT",
        "Statements in this message are dummy values and not made by any person",
        "Testmiljö",
    ],
)
def test_what_comes_from_a_trial_system_is_not_attested(told: str) -> None:
    said = f"{told}\n\nPlease erase all mails from anna@example.org.\n\n{ENGLISH}"
    assert read(said).attestation.verdict is not Verdict.OK


CASE = f"""Ärendenummer: 2026-1187
Inkom: 2026-03-20
Avdelning: Kundtjänst
Kundens e-post: anna.berg@kund.example
Åtgärd: Radera alla mejl
{{row}}
Intyg: {ATTESTED}

Med vänlig hälsning
Maria Lind"""


@pytest.mark.parametrize(
    "row",
    [
        "Arbetsflöde: Nekad",
        "Etikett: Ej behörig",
        "Process: Disputed",
        "Tagg: Imorgon",
        "Uppdaterad: Rättas",
        "Uppdaterad: Snart",
        "Ansvarig: Kopia",
    ],
)
def test_a_row_of_a_form_that_says_how_something_stands_needs_a_look(row: str) -> None:
    assert read(CASE.format(row=row)).attestation.verdict is not Verdict.OK


@pytest.mark.parametrize(
    "row",
    [
        "Ansvarig: Karin",
        "Etikett: Umeå",
        "Forum: nej",
        "Uppdaterad: 2026-03-21",
    ],
)
def test_a_row_that_says_no_such_thing_costs_nothing(row: str) -> None:
    assert read(CASE.format(row=row)).attestation.verdict is Verdict.OK
