"""Mails of honest and careless editors: something else in them shows that it is not so, or not yet."""

# ruff: noqa: E501 (mails read better uncut)

from __future__ import annotations

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.requests import Verdict
from tests.domain.intake.letters import letter, lifts_all, rules_alone

SV = "Vi har bekräftat personens identitet."
EN = "We have confirmed the person's identity."
WISH = "Radera alla mejl och chattar som una.roth@example.org har skrivit."
PLEASE = "Please delete all emails and chats from una.roth@example.org."
LIFTS_ALL = rules_alone().with_opinion(lifts_all())
FORWARD = "-----Original Message-----\nFrom: Una Roth <una.roth@example.org>\nSent: 12 February 2025 21:40\nTo: Bev <bev@bokladan.example>\nSubject: my posts\n\nHi Bev, can you take away all I ever wrote? {}\nUna"


def attested(text: str, subject: str = "") -> bool:
    """Tell whether it counts although a second opinion lifts all that may be lifted."""
    return parse_request(letter(text, subject), LIFTS_ALL).attestation.verdict is Verdict.OK


@pytest.mark.parametrize(
    "said",
    [
        "I still haven't had time to come in and show you my ID.",
        "I don't see why, so no, I am not going to send you my passport.",
        "BankID:t krånglar så jag har inte kunnat legitimera mig.",
    ],
)
def test_the_person_may_say_in_the_mail_below_that_nobody_has_seen_a_proof(said: str) -> None:
    text = f"Hi,\n\nsee below. {PLEASE} {EN}\n\nBest\nBev\n\n{FORWARD}"
    assert not attested(text.format(said), "FW: my posts")


@pytest.mark.parametrize(
    "said",
    ["I showed you my passport on Monday.", "I don't need a receipt."],
)
def test_what_a_mail_below_says_besides_costs_nothing(said: str) -> None:
    text = f"Hi,\n\nsee below. {PLEASE} {EN}\n\nBest\nBev\n\n{FORWARD}"
    assert attested(text.format(said), "FW: my posts")


@pytest.mark.parametrize("box", ["[ ]", "☐", "( )"])
def test_a_check_that_a_list_leaves_unticked_is_not_done(box: str) -> None:
    text = f"{PLEASE}\n\n{EN}\n\nYours faithfully\nBev Whitlock\n\nChecklist\n[x] Address of the person\n{{}}"
    assert not attested(text.format(f"{box} Proof of identity seen"))
    assert attested(text.format(f"{box} Address by post"))


@pytest.mark.parametrize(
    "text",
    [
        f"{WISH} {SV} (Una var här i går med pass, Oskar var sjuk så honom tar vi nästa vecka.)",
        f"{PLEASE} {EN} Miss Roth is booked in with our registry on Friday to show her papers.",
        f"{WISH} {SV} Hon kommer in på fredag för att visa legitimationen.",
        f"{PLEASE} {EN} We'll take him next week.",
    ],
)
def test_who_is_still_to_be_seen_is_not_attested(text: str) -> None:
    assert not attested(f"{text}\n\nMed vänlig hälsning\nAnna Ek")


@pytest.mark.parametrize(
    ("subject", "fine"),
    [
        ("Radering Una Roth (legitimerar sig på fredag)", False),
        ("Erasure, passport to follow", False),
        ("Radering, identitet bekräftad", True),
        ("Radering Una Roth", True),
    ],
)
def test_a_subject_line_that_speaks_of_a_proof_says_that_it_was_seen(
    subject: str, fine: bool
) -> None:
    assert attested(f"Hej,\n\n{WISH} {SV}\n\nMvh\nAnna Ek", subject) is fine


def test_a_file_that_the_mail_only_tells_of_is_heard() -> None:
    text = f"Hi,\n\n{PLEASE} {EN}\n\nThanks\nIan\n\nAttachment: {{}}"
    assert not attested(text.format("draft_reply_asking_una_for_photo_ID.docx"))
    assert not attested(text.format("ID_shows_other_name_ask_Una_again.pdf"))
    assert attested(text.format("letter_of_una.pdf"))


@pytest.mark.parametrize(
    "said",
    [
        "that wasn't me who filled in the form! I have no idea who did.",
        "I never asked you to delete anything.",
        "Det var inte jag som skrev till er.",
        "Jag har aldrig bett om att något ska raderas.",
        "jag tänker inte visa något id-kort för er.",
        "I'm not going to send you my passport.",
    ],
)
def test_who_disowns_the_request_in_the_thread_is_heard(said: str) -> None:
    thread = (
        "> On 21 Jan 2025, at 09:15, Una Roth <una.roth@example.org> wrote:\n> Hi Jo, {}\n> Una"
    )
    text = f"Hi,\n\n{PLEASE} {EN}\n\nThanks\nJo\n\n{thread}"
    assert not attested(text.format(said), "Re: your data")
    assert attested(text.format("please take it all away."), "Re: your data")


@pytest.mark.parametrize(
    "said",
    [
        "I didn't get round to checking who he was btw.",
        "It was just a message from someone calling himself leroy_j.",
        "Jag hann inte kolla vem det var.",
    ],
)
def test_a_colleague_who_passes_it_on_may_say_that_nobody_looked(said: str) -> None:
    text = f"Hi,\n\nsee below. {PLEASE} {EN}\n\nBest\nBev\n\n{FORWARD}"
    assert not attested(text.format(said), "Fwd: Leroy")
