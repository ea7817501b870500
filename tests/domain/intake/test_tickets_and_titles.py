# ruff: noqa: E501 (mails read better uncut)
"""Mails that a ticket system passes on, titles below a name, roles in a subject line, lists of persons."""

from __future__ import annotations

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.requests import ParsedRequest, RequestKind, Verdict
from tests.domain.intake.letters import letter, lifts_all, rules_alone, wordings

SENTENCE = "Vi har bekräftat personens identitet."
WISH = "Radera alla mejl från inez.karp@example.org."
HEAD = "##- Please type your reply above this line -##"
NEWEST = "Maria Lind (Bokladan)\nNov 26, 2026, 4:31 PM GMT\n\n"
OLDER = "Erik Ek (Bokladan)\nNov 24, 2026, 9:02 AM GMT\n\n"
LIFTS_ALL = rules_alone().with_opinion(lifts_all())


def read(text: str, subject: str = "", sender: str = "maria@bokladan.example") -> ParsedRequest:
    return parse_request(letter(text, subject, sender), rules_alone())


@pytest.mark.parametrize("head", [HEAD, "--- Svara ovanför denna rad ---"])
@pytest.mark.parametrize("named", ["", NEWEST])
def test_the_newest_post_of_a_ticket_is_read(head: str, named: str) -> None:
    found = read(f"{head}\n\n{named}Hej!\n\n{WISH} {SENTENCE}\n\nMvh\nMaria Lind")
    assert found.attestation.verdict is Verdict.OK
    assert [subject.address.text for subject in found.subjects] == ["inez.karp@example.org"]


@pytest.mark.parametrize(
    "day",
    [
        "Check booked for 21 Dec 2026 16:31",
        "No proof yet 21 Oct 2025 16:31",
        "Marked satisfied 21 Oct 2025 16:31",
    ],
)
def test_a_day_with_words_dates_no_post(day: str) -> None:
    found = read(f"{HEAD}\n\n{day}\n\nHej!\n\n{WISH} {SENTENCE}\n\nMvh\nPriya")
    assert found.attestation.verdict is not Verdict.OK


def test_an_older_post_of_a_ticket_attests_nothing() -> None:
    newest = f"{HEAD}\n\n{NEWEST}Hej!\n\n{WISH}"
    for closing in ("", "\n\nMvh\nMaria Lind"):
        found = read(f"{newest}{closing}\n\n{OLDER}{SENTENCE}")
        assert found.attestation.verdict is Verdict.FAILED


@pytest.mark.parametrize("above", ["Hej!\n\nRadera inte ännu.", "Avvakta", "Vänta med detta"])
def test_what_stands_above_the_first_day_is_no_name_and_is_heard(above: str) -> None:
    found = read(f"{HEAD}\n\n{above}\n\n{OLDER}{WISH} {SENTENCE}\n\nMvh\nMaria Lind")
    assert found.attestation.verdict is not Verdict.OK
    dated = "Nov 24, 2026, 9:02 AM GMT\n\n"
    found = read(f"{HEAD}\n\n{above}\n{dated}{WISH} {SENTENCE}\n\nMvh\nMaria Lind")
    assert found.attestation.verdict is not Verdict.OK


def test_our_own_question_sent_back_attests_nothing() -> None:
    found = read(f"Skriv ditt svar ovanför den här raden.\n\nHej!\n\n{WISH} {SENTENCE}")
    assert found.attestation.verdict is Verdict.FAILED


def test_below_the_sign_of_a_ticket_in_the_middle_stands_history() -> None:
    found = read(f"Hej!\n\n{WISH}\n\n{HEAD}\n\n{SENTENCE}")
    assert found.attestation.verdict is Verdict.FAILED


@pytest.mark.parametrize("title", ["Förvaltare", "Ombud", "Trustee"])
def test_a_title_below_the_name_says_nothing_of_the_check(title: str) -> None:
    found = read(
        f"Hej!\n\n{WISH} {SENTENCE}\n\nMed vänlig hälsning\nSusanne Palm\n{title}\nBokladan AB"
    )
    assert found.attestation.verdict is Verdict.OK


@pytest.mark.parametrize(
    "line", ["Fel person.", "Förvaltaren legitimerade sig.", "Ombudet var här"]
)
def test_what_is_said_below_the_name_is_heard(line: str) -> None:
    found = read(f"Hej!\n\n{WISH} {SENTENCE}\n\nMed vänlig hälsning\nSusanne Palm\n{line}")
    assert found.attestation.verdict is not Verdict.OK


@pytest.mark.parametrize("line", ["Utdrag, vårdnadshavare", "Export for pupil (guardian asked)"])
def test_a_role_in_the_subject_line_may_be_weighed(line: str) -> None:
    text = f"Hej!\n\n{WISH} {SENTENCE}\n\nMvh\nMaria Lind"
    assert read(text, line).attestation.verdict is Verdict.ATTENTION
    lifted = parse_request(letter(text, line), LIFTS_ALL).attestation
    assert lifted.reason == "attestation-weighed"


@pytest.mark.parametrize("line", ["Fel kund, ombud", "Utkast", "Ombud: ej kontrollerad"])
def test_a_danger_in_the_subject_line_is_never_lifted(line: str) -> None:
    text = f"Hej!\n\n{WISH} {SENTENCE}\n\nMvh\nMaria Lind"
    assert parse_request(letter(text, line), LIFTS_ALL).attestation.verdict is Verdict.ATTENTION


@pytest.mark.parametrize(
    ("above", "verdict"),
    [
        ("Forumet är hon inte intresserad av, det frågade jag om.", Verdict.OK),
        ("Det frågade jag om:", Verdict.FAILED),
        ("Hon säger så.", Verdict.FAILED),
    ],
)
def test_who_tells_of_a_question_brings_nobodys_words(above: str, verdict: Verdict) -> None:
    found = read(f"Hej!\n\n{WISH} {above}\n\n{SENTENCE}\n\nMvh\nMaria Lind")
    assert found.attestation.verdict is verdict


def test_numbered_lines_below_the_following_people_name_persons_of_the_own_house() -> None:
    text = (
        "Hello,\n\nThe following alumni have asked to be removed. Vi har bekräftat personernas identitet.\n\n"
        "1. Jordan Stein, class of 2011 - jstein@bokladan.example\n"
        "2. Latoya Briggs, class of 2016 - lbriggs@bokladan.example\n\n"
        "Please erase all emails and chats.\n\nSincerely\nMaria Lind"
    )
    found = read(text)
    assert len(found.subjects) == 2
    assert not read(text.replace("The following alumni have", "Two have")).subjects


@pytest.mark.parametrize(
    "text",
    [
        "She asked if she could have a copy of all the emails, inez.karp@example.org.",
        "Hon undrade om hon kunde få en kopia av alla mejl, inez.karp@example.org.",
    ],
)
def test_what_the_person_asked_for_is_a_wish(text: str) -> None:
    found = read(f"Hej!\n\n{text}\n\n{SENTENCE}\n\nMvh\nMaria Lind")
    assert (found.kind, found.wish.verdict) == (RequestKind.ACCESS, Verdict.OK)


def test_which_channels_are_meant_may_stand_in_a_sentence_of_its_own() -> None:
    found = parse_request(
        letter(
            "hej\n\nen kund vill att hennes grejer tas bort. det är mejlen och chattarna hon menar. "
            "adressen är inez.karp@example.org\n\nvi har bekräftat personens identitet.\n\ntack\nlina"
        ),
        wordings(),
    )
    assert [kind.value for kind in found.channels] == ["mail", "chat"]
    assert found.wish.verdict is Verdict.OK


@pytest.mark.parametrize(
    ("second", "verdict"), [("Farid Rostami", Verdict.OK), ("Sara Rostami", Verdict.ATTENTION)]
)
def test_one_full_name_beside_two_addresses_is_one_person(second: str, verdict: Verdict) -> None:
    table = (
        "| Namn | Adress |\n|------|--------|\n"
        f"| Farid Rostami | farid.rostami@example.org |\n| {second} | f.rostami@example.com |"
    )
    found = read(f"Hej!\n\n{table}\n\nRadera alla mejl. {SENTENCE}\n\nMvh\nMaria Lind")
    assert len(found.subjects) == 2
    assert found.attestation.verdict is verdict
