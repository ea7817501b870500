"""What the other fields of a form or ticket say of the sentence: none is overheard."""

# ruff: noqa: E501 (mails read better uncut)

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.requests import ParsedRequest, ReadMessage, Verdict
from dsr_desk.mail.reading.html_text import html_to_text
from tests.domain.intake.letters import letter, rules_alone, wordings

MAILS = tomllib.loads((Path(__file__).parent / "said_in_fields.toml").read_text("utf-8"))
SV = "Vi har bekräftat personens identitet."
FORM = f"Ärendenummer: 2026-1187\nKundens e-post: anna.berg@kund.example\nÖnskar: Radera alla mejl\nIdentitet: {SV}\n{{}}\n\nMed vänliga hälsningar\nMaria Lind{{}}"


def as_message(mail: str) -> ReadMessage:
    text = mail.replace("⏎", "\n")
    if not text.startswith("<"):
        return letter(text, "GDPR 2026-1187")
    shown = html_to_text(text)
    return replace(letter(shown.text, "GDPR 2026-1187"), html_only=True)


def read(field: str, below: str = "") -> ParsedRequest:
    return parse_request(letter(FORM.format(field, below), "GDPR 2026-1187"), rules_alone())


def attests(mail: str) -> bool:
    return parse_request(as_message(mail), wordings()).attestation.verdict is Verdict.OK


def test_no_field_beside_the_sentence_is_overheard() -> None:
    assert [mail for mail in MAILS["against"] if attests(mail)] == []


def test_what_forms_hold_as_well_costs_nothing() -> None:
    assert [mail for mail in MAILS["harmless"] if not attests(mail)] == []


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        ("Inskickat av: den registrerade", "attestation-not-by-editor"),
        ("Du är: Privatperson", "attestation-not-by-editor"),
        ("Relation: Granne", "attestation-other-person"),
        ("Legitimation uppvisad av: Bo Ek", "attestation-other-person"),
        ("Poäng: 0/5", "attestation-ambiguous"),
        ("Status: Parkerad", "attestation-ambiguous"),
        ("Visshet: 40 %", "attestation-ambiguous"),
        ("Ärendetyp: Testfall", "attestation-ambiguous"),
        ("Handling: bibliotekskort", "attestation-ambiguous"),
        ("Notis: kunden själv via webben", "attestation-ambiguous"),
        ("Att göra: ringa kunden och kontrollera ID", "attestation-ambiguous"),
    ],
)
def test_an_answer_may_deny_it(field: str, reason: str) -> None:
    found = read(field).attestation
    assert (found.verdict, found.reason) != (Verdict.OK, "attested")
    assert found.reason == reason
    assert found.evidence is not None
    assert found.evidence.text in field


@pytest.mark.parametrize(
    "field",
    [
        "Ifyllt av: det andra kontoret",
        "Legitimation: ett gammalt busskort",
        "Källa: på listan till fredag",
        "Funktion: nyfiken",
        "Notis: på att göra listan till fredag",
        "Tagen emot i dag: maken",
        "Förvalt svar: Ja",
    ],
)
def test_what_bears_on_it_is_answered_with_known_words_or_somebody_looks(field: str) -> None:
    assert read(field).attestation.reason == "attestation-ambiguous"


@pytest.mark.parametrize(
    "field",
    [
        "Legitimationstyp: Pass",
        "Handläggare: Maria Lind",
        "Ifyllt av: Maria Lind, kundtjänst",
        "Legitimation uppvisad av: Anna Berg",
        "Roll: Handläggare",
        "Övrigt: Inget",
        "Status: Klar",
    ],
)
def test_known_answers_cost_nothing(field: str) -> None:
    assert read(field).attestation.verdict is Verdict.OK


@pytest.mark.parametrize(
    "box",
    [
        "[x] Jag är personen som uppgifterna gäller",
        "( ) Ja (x) Nej",
        "[x] Ifyllt av kund",
        "[ ] Sedd på plats",
        "[ ] Klart",
    ],
)
def test_a_box_may_deny_it(box: str) -> None:
    assert read(box).attestation.verdict is not Verdict.OK


def test_a_field_may_ask_in_its_answer() -> None:
    rows = (
        "Legitimation | uppvisad av Torbjörn Viberg\nDatum | 2025-02-11\nPatient | Torsten Viberg"
    )
    wish = "Ber er radera alla mail från patienten Torsten Viberg, torsten.viberg@example.org."
    found = parse_request(letter(f"Hej!\n\n{wish}\n\n{SV}\n\n{rows}\n\nMvh\nÅsa Melin"), wordings())
    assert found.attestation.reason == "attestation-other-person"


@pytest.mark.parametrize(
    "field",
    [
        "Metod: ren chansning",
        "☑ Pass ☐ kommer senare",
        "Status: Verifierad, men hon som kom in till oss var inte alls den som vi väntade på den dagen",
    ],
)
def test_what_is_not_closed_is_no_statement_less(field: str) -> None:
    assert read(field).attestation.verdict is not Verdict.OK


def test_a_field_below_the_name_is_heard() -> None:
    assert read("Kanal: webb").attestation.verdict is Verdict.OK
    found = read("Kanal: webb", "\n\nLegitimation uppvisad av: Bo Ek").attestation
    assert found.reason == "attestation-other-person"


def test_of_a_form_with_too_many_fields_somebody_looks_at_the_rest() -> None:
    row = " | ".join(f"fält{at}" for at in range(12))
    found = read("\n".join([row] * 90 + ["", "Handling: bibliotekskort"]))
    assert found.attestation.verdict is not Verdict.OK
