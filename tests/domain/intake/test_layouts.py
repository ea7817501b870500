"""How letters, forms and lists are laid out: none of it costs an attestation, none hides a doubt."""

# ruff: noqa: E501 (mails read better uncut)

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dsr_desk.domain.intake.attesting.second_opinion import Where, as_stretch, is_plain
from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.requests import ParsedRequest, Verdict
from tests.domain.intake.letters import letter, rules_alone, wordings

SV = "Vi har bekräftat personens identitet."
EN = "We have confirmed the person's identity."
WISH = "Radera alla mejl och chattar som una.roth@example.org har skrivit."
PLEASE = "Please delete all emails and chats from una.roth@example.org."
SIGNED = "Med vänlig hälsning\nAnna Ek"


def read(text: str, subject: str = "") -> ParsedRequest:
    return parse_request(letter(text, subject, "maria@bokladan.example"), rules_alone())


def attests(text: str) -> bool:
    return read(text).attestation.verdict is Verdict.OK


NOTES = [
    "Ticket #3318 was updated.",
    "Case 4711 has been created.",
    "A new submission has been received via the form.",
    "Ärende 4711 har uppdaterats",
]


@pytest.mark.parametrize("note", NOTES)
def test_what_a_system_notes_above_a_mail_is_no_part_of_it(note: str) -> None:
    assert attests(f"{note}\n\nHej!\n\n{WISH} {SV}\n\n{SIGNED}")


@pytest.mark.parametrize(
    "note",
    [
        "Ticket #3318 was updated: identity not checked",
        "Ticket #3318 was updated to Not Verified",
        "A new submission has been received from Una Roth",
        "Ticket #3318 was updated by Ravi. Not verified yet.",
        "A new submission has been received, ID missing",
        "Ärende 4711 har uppdaterats: inte kontrollerat",
        "Ett nytt svar har skickats in av hennes mamma.",
    ],
)
def test_a_word_of_a_check_in_such_a_note_is_heard(note: str) -> None:
    assert not attests(f"{note}\n\nHej!\n\n{WISH} {SV}\n\n{SIGNED}")


@pytest.mark.parametrize(
    ("item", "fine"),
    [
        ("b) once she's got it, deletion of those same emails", True),
        ("b) once she has shown her passport,", False),
        ("deletion of those emails as soon as", False),
    ],
)
def test_the_last_item_of_a_list_does_not_run_on_below_it(item: str, fine: bool) -> None:
    listed = f"una.roth@example.org wants two things:\n\na) a download of all her emails\n{item}"
    assert attests(f"Hello\n\n{listed}\n\n{EN}\n\n{SIGNED}") is fine


def test_a_case_number_names_nobody() -> None:
    assert attests(f"Hej!\n\nÄrende: HBY-2024-77\n{WISH}\n{SV}\n\n{SIGNED}")
    assert not attests(f"Hej!\n\n{WISH} {SV} Ärendet heter Hulda.\n\n{SIGNED}")


FORM = "1. Vilken person gäller begäran?\n   una.roth@example.org\n\n2. Vad ska göras?\n   [ ] Export\n   [x] Radering\n\n3. Vilka uppgifter?\n   [x] Mejl\n   [ ] Chatt\n\n4. Bekräftelse\n   [x] {}{}"


def test_a_form_of_nothing_but_boxes_and_labels_is_a_plain_letter() -> None:
    head = "Ärende: KS-2024-118\nPrioritet: normal\n\n"
    found = parse_request(letter(head + FORM.format(SV, ""), ""), wordings())
    assert found.attestation.verdict is Verdict.OK


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("prioritet: normal", True),
        ("2. vad ska göras?", True),
        ("ticket qm-20931 / priority: normal / category: data subject rights", True),
        ("kontroll: inte gjord än", False),
        ("5. är hon legitimerad?", False),
    ],
)
def test_a_label_that_holds_a_danger_is_none_of_a_plain_letters(line: str, plain: bool) -> None:
    words = wordings()
    assert is_plain([as_stretch(Where.BEFORE, line, words)], words) is plain


MAILS = tomllib.loads((Path(__file__).parent / "not_by_layout.toml").read_text("utf-8"))["mails"]
"""By strangers who attacked what was widened."""
PARTS = 8


def attests_as_written(mail: str) -> bool:
    subject, _, text = (
        mail.rpartition(" | ") if " | " in mail.split("⏎", maxsplit=1)[0] else ("", "", mail)
    )
    found = parse_request(letter(text.replace("⏎", "\n"), subject), wordings())
    return found.attestation.verdict is Verdict.OK


@pytest.mark.parametrize("part", range(PARTS))
def test_no_layout_hides_that_somebody_takes_it_back(part: int) -> None:
    assert [mail for mail in MAILS[part::PARTS] if attests_as_written(mail)] == []


@pytest.mark.parametrize(
    "text",
    [
        f"Ticket: NMC #48213\nQueue: Support\nPriority: P3\nStatus: Waiting for supplier\n\nDear support team,\n\n{PLEASE}\n\n{EN}\n\nKind regards\nAnna Ek",
        f"{PLEASE}\n\n{EN}\n\nThanks\nGill\n\n--\nHarbour Rowing\nThis is a shared mailbox, please put a name in the subject line.",
        f"Ärende | 90-3317\nBegäran | Radera alla foruminlägg som una.roth@example.org har skrivit hos oss\nFörsäkran | {SV}",
        f"{PLEASE}\n\n{EN}\n\nThanks\nBev\n\n{{}}",
        f"This message was sent from outside your organisation. Take care with links and attachments.\n\nDear colleagues,\n\n{PLEASE}\n\n{EN}\n\nKind regards\nAnna Ek",
    ],
)  # fmt: skip
def test_what_offices_set_around_a_request_costs_nothing(text: str) -> None:
    passed = "-----Original Message-----\nFrom: Jan <jan@bokladan.example>\nSent: 11 February 2025 09:02\nTo: Bev <bev@bokladan.example>\nSubject: request\n\nCan you pass it to the supplier?\nJan"
    found = read(text.format(passed), "FW: request")
    assert found.attestation.verdict is Verdict.OK


@pytest.mark.parametrize(
    "text",
    [
        f"Ticket: NMC #48213\nStatus: Waiting for customer\n\nDear support team,\n\n{PLEASE}\n\n{EN}\n\nKind regards\nAnna Ek",
        f"{PLEASE}\n\n{EN}\n\nThanks\nBev\n\n{{}}",
    ],
)  # fmt: skip
def test_a_status_or_a_passport_there_is_heard(text: str) -> None:
    passed = "-----Original Message-----\nFrom: Jan <jan@bokladan.example>\nSent: 11 February 2025 09:02\nTo: Bev <bev@bokladan.example>\nSubject: request\n\nHer pass has run out.\nJan"
    found = read(text.format(passed), "FW: request")
    assert found.attestation.verdict is not Verdict.OK
