# ruff: noqa: E501 (mails read better uncut)
"""What offices' systems and forms set around the sentence, and what is no part of that."""

from __future__ import annotations

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.requests import Verdict
from tests.domain.intake.letters import letter, wordings

SV = "Vi har bekräftat personens identitet."
EN = "We have confirmed the person's identity."
ERASE = "Radera alla mejl från anna.berg@kund.example."
DELETE = "Please delete all emails from anna.berg@kund.example."


def verdict(text: str) -> Verdict:
    return parse_request(letter(text), wordings()).attestation.verdict


def ticket(head: str) -> str:
    return f"{head}\n\nHej!\n\n{SV} {ERASE}\n\nMed vänliga hälsningar\nSiv Kantola"


def case(head: str) -> str:
    return f"{head}\n\nDear support,\n\n{EN} {DELETE}\n\nKind regards\nSiv Kantola"


@pytest.mark.parametrize(
    "head",
    [
        "Ärendenummer: KC-77120\nKö: Externa leverantörer\nPrioritet: 3 - Normal",
        "Handläggare: Siv Kantola\nÄrendetyp: Radering\nFörvaltning: Exempelstads kommun",
        "Registrerat av: Siv Kantola, Kontaktcenter\nRegistrerat: 2025-09-11 08:42",
        "Number: INC0093377\nQueue: Information Governance\nOpened: 19 Aug 2025 09:03\nPriority: P3",
        "Ticket: NMC-SD #48213\nDue date: 2026-04-29\nCategory: Data subject request",
    ],
)
def test_the_head_of_a_ticket_is_no_letter_within_the_mail(head: str) -> None:
    text = case(head) if ("Number" in head or "Ticket" in head) else ticket(head)
    assert verdict(text) is Verdict.OK


@pytest.mark.parametrize(
    "head",
    [
        "Registrerat av: Olle Ek, kund",
        "Registrerat av: Olle Ek (olle.ek@gmail.example)",
        "Handläggare: Anna Berg",
        "Handläggare: ingen ännu",
        "Ärende: ANNAS BREV 12",
        "Ärende: Berit/1985",
        "Ärendenummer: TEST 1234",
        "Nr: UTKAST 22",
        "Kategori: gissning",
        "Kö: Väntar på legitimation",
        "Prioritet: avvakta",
        "Registrerat: 2026-04-12 (legitimation visas då)",
        "Förfaller: när passet visats",
        "Leverantör: Olle Ek",
        "Handläggare: Olle Ek för Annas räkning",
        "Registrerat av: Siv Kantola, osedd",
        "Handläggare: Siv Kantola, papper kommer senare",
    ],
)
def test_what_a_head_says_of_anybody_or_of_a_check_is_heard(head: str) -> None:
    assert verdict(ticket(head)) is not Verdict.OK


@pytest.mark.parametrize(
    "part",
    [
        "Handläggning\nBeslutet är fattat av kanslichefen den 20 februari.",
        "§ 5 Skäl\nHan har flyttat och är inte kund hos oss längre.",
    ],
)
def test_the_heading_of_another_part_says_nothing_of_the_check(part: str) -> None:
    assert verdict(f"Hej!\n\n{ERASE}\n\n{SV}\n\n{part}\n\nMvh\nMaria Lind") is Verdict.OK


@pytest.mark.parametrize(
    "part",
    [
        "Bakgrund\nKunden har inte visat något.",
        "Kommentar\nGäller inte.",
        "Handläggning\nAvbruten",
        "Handläggning\nLegitimation.",
        "Varför\nPå skoj.",
        "Efteråt\nDå kontrollerar vi legitimationen.",
        "STEG 3. KONTROLLERA LEGITIMATION",
        "Punkt 3. Det var inte sant.",
        "VI. Det ovanstående gäller inte.",
        "§ 4 Återkallas",
    ],
)
def test_what_another_part_takes_back_is_heard(part: str) -> None:
    assert verdict(f"Hej!\n\n{ERASE}\n\n{SV}\n\n{part}\n\nMvh\nMaria Lind") is not Verdict.OK


ROWS = "Hej\n\n| Person | anna.berg@kund.example |\n| Önskan | Radera alla mejl |\n{}\n\nMvh\nMaria Lind"


@pytest.mark.parametrize("row", [f"| Intyg | {SV} |", f"6 | {SV} | JA"])
def test_the_row_of_a_drawn_table_holds_the_sentence(row: str) -> None:
    assert verdict(ROWS.format(row)) is Verdict.OK


@pytest.mark.parametrize(
    "row",
    [
        f"6 | {SV} | NEJ",
        f"6 | {SV} | kanske",
        f"6 | {SV} | Ej Klart",
        f"6 | {SV} | Nej Tack",
        f"6 | {SV} | Väntar Svar",
        f"6 | {SV} | ☐",
        f"6 | {SV} | ✗",
        f"6 | {SV} | ( )",
        f"6 | {SV} | -",
        f"| Intyg | {SV} | Ej Klart |",
        f"| Intyg | {SV} | ? |",
        f"| Kunden skriver | {SV} |",
        f"| Mall | {SV} |",
        f"| Villkor | {SV} |",
        f"| Intyg (utkast) | {SV} |",
        f"| Intyg | {SV} |\n| Kommentar | stämmer inte |",
    ],
)
def test_a_row_that_says_more_is_heard(row: str) -> None:
    assert verdict(ROWS.format(row)) is not Verdict.OK


BOXED = f"Hej\n\n{{}}\n{{}}{SV}\n\n{ERASE}\n\nMvh\nMaria Lind"


def test_a_ticked_box_below_its_heading_says_yes() -> None:
    assert verdict(BOXED.format("Intygande", "☑ ")) is Verdict.OK


@pytest.mark.parametrize(
    ("heading", "box"),
    [
        ("Intygande", "☒ "),
        ("Intygande", "☐ "),
        ("Kvar att göra", "☑ "),
        ("Kunden intygar", "☑ "),
        ("Kryssa när det är gjort\nIntyg", "☑ "),
    ],
)
def test_any_other_heading_or_box_does_not(heading: str, box: str) -> None:
    assert verdict(BOXED.format(heading, box)) is not Verdict.OK


@pytest.mark.parametrize("told", ["Pre-ticked by the form.", "Untick if not done."])
def test_a_box_that_the_form_ticks_says_nothing(told: str) -> None:
    text = f"Hello\n\n{DELETE}\n\nIdentity\n[x] {EN}\n\n{told}\n\nKind regards\nMaria Lind"
    assert verdict(text) is not Verdict.OK


def test_a_level_and_what_is_needed_are_heard() -> None:
    assert verdict(ticket("Nivå: låg")) is not Verdict.OK
    assert verdict(case("Level: low")) is not Verdict.OK
    needed = f"Hej\n\n{ERASE}\n\nVad vi behöver?\n{SV}\n\nMvh\nMaria Lind"
    assert verdict(needed) is not Verdict.OK


SIGNED = f"Hej\n\n{SV} {ERASE}\n\nMed vänliga hälsningar\n{{}}"


def test_an_office_in_the_sender_s_house_is_nobody_s_guardian() -> None:
    assert verdict(SIGNED.format("Maria Lind\nFörvaltare, Exempelstads Bostäder AB")) is Verdict.OK


@pytest.mark.parametrize(
    "below",
    [
        "Maria Lind\nFörvaltare för Anna Berg",
        "Maria Lind\nFörvaltare, Anna Bergs dödsbo",
        "Maria Lind\nFörvaltare, Exempelstad åt Olle Ek",
        "Maria Lind\nFörvaltare, Exempelstad, på uppdrag av Olle Ek",
        "Förvaltare, utsedd av tingsrätten",
    ],
)
def test_a_guardian_is_heard(below: str) -> None:
    assert verdict(SIGNED.format(below)) is not Verdict.OK
