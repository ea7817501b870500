# ruff: noqa: E501 (mails read better uncut)
"""The rows of a form: what a label asks for decides what its answer may say of the sentence."""

from __future__ import annotations

import pytest

from dsr_desk.domain.intake.attesting.label_classes import (
    LabelClass,
    classes_of,
    says_nothing,
)
from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.requests import ParsedRequest, Verdict
from tests.domain.intake.letters import letter, wordings

SV = "Vi har bekräftat personens identitet."
EN = "We have confirmed the person's identity."


def read(text: str) -> ParsedRequest:
    return parse_request(letter(text), wordings())


def verdict(text: str) -> Verdict:
    return read(text).attestation.verdict


@pytest.mark.parametrize(
    ("label", "one"),
    [
        ("upprättat datum", LabelClass.MOMENT),
        ("ärendets nummer", LabelClass.NUMBER),
        ("customer id", LabelClass.NUMBER),
        ("date/time opened", LabelClass.MOMENT),
        ("assignment group", LabelClass.UNIT),
        ("svarsfrist", LabelClass.DUE),
        ("case owner", LabelClass.STAFF),
        ("job title", LabelClass.OFFICE),
        ("ärendemening", LabelClass.SORT),
    ],
)
def test_the_words_of_a_label_tell_what_it_asks_for(label: str, one: LabelClass) -> None:
    assert one in classes_of(label, wordings())


@pytest.mark.parametrize(
    "label",
    [
        "datum för kontroll",
        "status intyg",
        "identity check due",
        "namn",
        "kontrollerat",
        "återkallat",
    ],
)
def test_one_word_more_makes_it_a_label_of_none(label: str) -> None:
    assert LabelClass.DUE not in classes_of(label, wordings())
    assert LabelClass.STATUS not in classes_of(label, wordings())
    assert LabelClass.UNIT not in classes_of(label, wordings())


@pytest.mark.parametrize(
    "label", ["recalled on", "väntar till", "marked satisfied", "hustruns nummer"]
)
def test_an_unknown_label_may_itself_say_something(label: str) -> None:
    assert not says_nothing(label, wordings())


FORM = (
    "Ärendenummer: 2026-1187\nInkom datum: 2026-03-20\nKundens e-post: anna.berg@kund.example\nÅtgärd: Radera alla mejl\n{}\nIntyg: "
    + SV
    + "\n\nMed vänlig hälsning\nMaria Lind"
)


@pytest.mark.parametrize(
    "row",
    [
        "Upprättat datum: 2026-03-18",
        "Ansvarig enhet: Kansliet",
        "Kostnadsställe: 4120",
        "Ordernummer: 5512387",
        "Status: Under handläggning",
        "Underkategori: Radering",
        "Svarsfrist: 2026-04-09",
        "Tilldelad:",
        "Skapad 2026-03-16 13:05",
        "Handläggare: Gunvor Sahlin",
    ],
)
def test_what_a_system_prints_of_a_case_has_no_bearing(row: str) -> None:
    assert verdict(FORM.format(row)) is Verdict.OK


@pytest.mark.parametrize(
    "row",
    [
        "Ärende: KOPIA 2024",
        "Ärende: UTKAST-2024",
        "Status: Ej signerat",
        "Status: Pausad",
        "Kontroll klar: 2027-03-26",
        "Kontrollerad av: ingen",
        "Kontrollerad av: -",
        "Verified by: unassigned",
        "Visshet: 40 %",
        "Roll: Medlem",
        "Ifylld av: Anna Berg",
        "Attesteras senast: 2027-01-01",
    ],
)
def test_what_says_more_is_heard(row: str) -> None:
    assert verdict(FORM.format(row)) is not Verdict.OK


@pytest.mark.parametrize(
    "head",
    ["Queue: Quarantine", "Category: Strangers", "Handläggare: Gunvor Sahlin", "Avsändare: Bo Ek"],
)
def test_a_line_above_a_letter_is_no_form(head: str) -> None:
    text = (
        f"{head}\n\nHej,\n\nRadera alla mejl från anna.berg@kund.example. {SV}\n\nMvh\nMaria Lind"
    )
    assert verdict(text) is not Verdict.OK


ROWS = "Hej\n\n| Person | anna.berg@kund.example |\n| Önskan | Radera alla mejl |\n6 | {} | {}\n\nMvh\nMaria Lind"


@pytest.mark.parametrize("cell", ["Under Arbete", "Se Nedan", "Gunnar Hed", "Anna Berg"])
def test_a_cell_behind_the_sentence_is_known_or_heard(cell: str) -> None:
    assert verdict(ROWS.format(SV, cell)) is not Verdict.OK


@pytest.mark.parametrize("cell", ["Maria Lind", "✓", "Ja", "2026-03-20"])
def test_a_tick_a_yes_a_day_or_the_sender_says_nothing(cell: str) -> None:
    assert verdict(ROWS.format(SV, cell)) is Verdict.OK


@pytest.mark.parametrize(
    "form",
    [
        f"Personens e-post: anna.berg@kund.example\nÅtgärd: Radera alla mejl\nKommunens försäkran: {SV}",
        f"Kundens e-post | anna.berg@kund.example\nÅtgärd | Radera alla mejl\nIntygande | {SV}",
        f"1. Vem gäller det?\nanna.berg@kund.example\n\n2. Vad ska göras?\nRadera alla mejl\n\n3. Intygande\n{SV}",
        f"Person ..... anna.berg@kund.example\nÅtgärd ..... Radera alla mejl\nVerifiering ..... {SV}",
        f"● Kund: anna.berg@kund.example\n● Önskar: Radera alla mejl\n● Intyg: {SV}",
        f"☑ 1. Begäran har kommit in\n☑ 2. {SV}\n\nRadera alla mejl från anna.berg@kund.example.",
    ],
)
def test_wherever_the_label_stands_the_sentence_is_the_answer(form: str) -> None:
    assert verdict(f"{form}\n\nMed vänlig hälsning\nMaria Lind") is Verdict.OK


@pytest.mark.parametrize(
    "above",
    [
        "Comment: the customer rang and asked us to type into the field right below",
        "Wish: I hear from Bob at the other office that the box should contain the",
    ],
)
def test_a_row_that_goes_on_in_the_next_is_heard(above: str) -> None:
    text = (
        f"Email: anna.berg@kund.example\nRequest: delete all emails\n{above}\nOur statement: {EN}"
    )
    assert verdict(text) is not Verdict.OK


@pytest.mark.parametrize("above", ["☒ = nej", "Röda rutor är inte klara.", "Bock är klart"])
def test_what_the_ticks_mean_is_heard(above: str) -> None:
    text = f"Hej!\n\n1. Uppgifter\n{above}\n2. Identitet\n[x] {SV}\n3. Radering\nRadera alla mejl från anna.berg@kund.example.\n[ ] Export\n\nMvh\nMaria Lind"
    assert verdict(text) is not Verdict.OK


@pytest.mark.parametrize(
    "text",
    [
        f"Hej!\n\nHär kommer kopian av det personen nedan skrivit till oss:\n\nRadera alla mejl från anna.berg@kund.example. {SV}\n\nMvh\nMaria Lind",
        f"Here is the copy of what the person below has written to us:\n\nPlease delete all emails from anna.berg@kund.example. {EN}\n\nKind regards\nMaria Lind",
    ],
)
def test_a_letter_that_is_handed_over_attests_nothing(text: str) -> None:
    assert verdict(text) is not Verdict.OK


def test_a_list_of_those_who_wrote_is_no_letter() -> None:
    text = f"Hej!\n\n{SV} Det här har kunden skrivit till oss från:\nanna.berg@kund.example\n\nRadera alla mejl.\n\nMvh\nMaria Lind"
    assert verdict(text) is Verdict.OK


FILLED = (
    "Namn: Siv Malm\nE-post: siv.malm@exempelstad.example\n{}\nÅtgärd: Radera alla mejl\nIntyg: "
    + SV
    + "\n\nMed vänlig hälsning\nMaria Lind"
)


def test_a_rule_below_prose_does() -> None:
    text = f"Vi har fått en begäran från en av våra kunder.\n\n--------------------------\nÄrendenummer: 2026-1187\nKundens e-post: anna.berg@kund.example\nÅtgärd: Radera alla mejl\nIntyg: {SV}\n\nMvh\nMaria Lind"
    assert verdict(text) is not Verdict.OK
