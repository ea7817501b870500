"""A doubted statement about something else than the check, and what only makes the request.

The words of a danger are everyday words.  Where the second opinion finds no statement of the mail to
speak against the attestation, one such word is no reason to look; a take-back still is.
"""

# ruff: noqa: E501 (mails read better uncut)

from __future__ import annotations

from dataclasses import replace

import pytest

from dsr_desk.domain.intake.attesting.aside import Aside, how_far_aside, names_nobodys_kin
from dsr_desk.domain.intake.attesting.second_opinion import Where, as_stretch, only_asks
from dsr_desk.domain.intake.parse import attestation_material, parse_request
from dsr_desk.domain.intake.phrasing.taught import Taught
from dsr_desk.domain.requests import Part, Verdict
from tests.domain.intake.letters import letter, read, rules_alone

WISH = "Radera alla mail från anna.berg@example.org."
SV = "Hej!\n\n{}\n\nVi har bekräftat personens identitet.\n\n" + WISH + "\n\nMvh\nMaria"
ANOTHER = "attestation-other-person"
ASIDE = (
    ("attestation-ambiguous", "kan ni skicka en kopia på alla chattarna så vidarebefordrar jag"),
    ("attestation-ambiguous", "Kommunen har fått nedanstående begäran."),
    ("attestation-ambiguous", "Bosse har som ni ser egen domän, den är inte felstavad."),
    (
        "attestation-ambiguous",
        "Further to our call on Monday, kindly erase the posts of a former tenant.",
    ),
)
NOT_ASIDE = (
    (ANOTHER, "En vårdnadshavare vill få alla sina inlägg i föräldraforumet raderade."),
    (
        ANOTHER,
        "Två spelare har slutat i laget och deras föräldrar har bett att få sina inlägg raderade.",
    ),
    (
        ANOTHER,
        "A mother whose children left our school has asked us to erase what she wrote in the forum.",
    ),
    (ANOTHER, "A father sent the request and wants his emails deleted, the emails of a son."),
    ("attestation-ambiguous", "The customer knows nothing of any request to erase her emails."),
    ("attestation-ambiguous", "Har någon av er möjlighet att radera mejlen före helgen?"),
    ("attestation-ambiguous", "Vi vill att ni raderar alla mejl som räknas upp nedan."),
    ("attestation-ambiguous", "Kontrollen av hennes uppgifter gjorde vi redan i början av våren."),
    ("attestation-ambiguous", "Radera alla hennes mejl, men avvakta tills jag hör av mig igen."),
    ("attestation-ambiguous", "Radera alla mejl från henne om hon står fast vid det på torsdag."),
    ("attestation-ambiguous", "Hon svarade aldrig på något av numren som står i medlemsregistret."),
    ("attestation-ambiguous", "Ove dikterar och kollegan skriver."),
    ("attestation-ambiguous", "Kön var lång den dagen och jag vinkade förbi henne."),
    ("attestation-ambiguous", "Det går inte riktigt ihop med hyreslistan för huset."),
    ("attestation-ambiguous", "Hennes bror har en gammal dator som han gärna lånar ut till alla."),
    (ANOTHER, "Radera också alla mail som har med Kent Borg att göra."),
    (ANOTHER, "En vårdnadshavare har bett att få sonens alla mail och sig själv raderade."),
    (ANOTHER, "Hasses bror ringde i går och vill få bort allt han skrivit hos oss."),
    (ANOTHER, "A parent asked us to delete his son's emails and all her posts."),
    (ANOTHER, "En vårdnadshavare satt själv med på mötet och tog hand om sina saker."),
    (ANOTHER, "En vårdnadshavare har bett om att alla mail ska raderas."),
    (ANOTHER, "En vårdnadshavare har inte bett om att få sina mail raderade."),
)


def _aside(reason: str, text: str) -> Aside:
    """Tell how far a statement is about something else, as it stands in a letter."""
    sentences = attestation_material(letter(SV.format(text)), rules_alone()).sentences
    start = text.rsplit(maxsplit=1)[-1].lower().rstrip(".?:")
    told = next(one for one in sentences if start in one.text)
    return how_far_aside(told, reason, (), rules_alone())


@pytest.mark.parametrize(("reason", "text"), ASIDE)
def test_a_statement_about_something_else_stands_aside(reason: str, text: str) -> None:
    assert _aside(reason, text) is Aside.SURELY


@pytest.mark.parametrize(("reason", "text"), NOT_ASIDE)
def test_what_a_take_back_needs_never_stands_aside(reason: str, text: str) -> None:
    assert _aside(reason, text) is not Aside.SURELY


@pytest.mark.parametrize(
    "text",
    [
        "Vi vill att ni raderar alla mejl som räknas upp nedan.",
        "Hasses bror ringde i går och vill få bort allt han skrivit hos oss.",
        "Ove sitter bredvid mig och dikterar.",
        "Har någon av er möjlighet att radera mejlen före helgen?",
        "Kontrollen av hennes uppgifter gjorde vi redan i början av våren.",
        "Radera alla hennes mejl, men avvakta tills vi hör av oss igen.",
        "Radera alla mejl från henne om hon står fast vid det på torsdag.",
        "Rösten i telefonen lät ung och namnet var svårt att uppfatta.",
        "Hon svarade aldrig på något av numren som står i medlemsregistret.",
    ],
)
def test_what_a_take_back_needs_is_not_aside_at_all(text: str) -> None:
    assert _aside("attestation-ambiguous", text) is Aside.NO


def test_what_is_perhaps_about_something_else_takes_more_to_be_lifted() -> None:
    text = SV.format("Ove dikterar och kollegan skriver.")
    more = replace(
        OPINION, perhaps_below=-1.0, perhaps_statement=-1.0, weights={"anywhere dikterar": -2.0}
    )
    assert judged(text, more).verdict is Verdict.ATTENTION
    lifted = replace(more, statements={"anywhere mvh": 0.0}, statement_bias=-2.0)
    assert judged(text, lifted).reason == "attestation-weighed"
    assert judged(text, replace(lifted, weights={})).verdict is Verdict.ATTENTION
    told = SV.format("Ove dikterar bredvid mig i kväll.")
    assert judged(told, lifted).verdict is Verdict.ATTENTION


def test_whose_relative_it_is_makes_the_difference() -> None:
    assert names_nobodys_kin("kopia på mail till vårdnadshavare", rules_alone())
    assert not names_nobodys_kin("kopia på mail till hennes mamma", rules_alone())
    assert not names_nobodys_kin("kopia på mail", rules_alone())


OPINION = Taught(
    {}, 0.0, 1.0, 1.0, lifted_below=-9.0, named_below=-9.0, statement_bias=0.0,
    stated_below=0.5, stated_statement=1.0, aside_below=0.5, aside_statement=1.0,
)  # fmt: skip
"""Lifts and passes what nothing weighs against, once the request is left out."""
TOLD = "Hon har fått en kopia av pappret i dag."
LATER = f"Hej!\n\nVi har bekräftat personens identitet. {WISH}\n\n{TOLD}\n\nMvh\nMaria"
DOUBTED = SV.format(ASIDE[2][1])


def judged(text: str, taught: Taught) -> Part:
    return parse_request(letter(text), rules_alone().with_opinion(taught)).attestation


def test_how_the_request_is_worded_tells_nothing_of_the_check() -> None:
    asked = replace(OPINION, weights={"anywhere radera": 3.0})
    assert judged(LATER, asked).reason == "attested"
    told = replace(OPINION, weights={"anywhere kopia": 3.0})
    assert judged(LATER, told).reason == "attestation-unlike"


def test_one_statement_is_enough_against_what_is_no_request() -> None:
    weights = {"anywhere radera": 3.0}
    said = replace(OPINION, weights=weights, statements={"anywhere kopia": 1.5})
    assert judged(LATER, said).reason == "attestation-unlike"


def test_what_takes_up_what_was_said_is_weighed_with_all_of_the_mail() -> None:
    asked = replace(OPINION, weights={"anywhere radera": 3.0})
    taken_up = LATER.replace(TOLD, "Det har hon fått en kopia av i dag.")
    assert judged(taken_up, asked).reason == "attestation-unlike"
    assert judged(taken_up, replace(asked, weights={})).reason == "attested"


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("radera alla mail från henne.", True),
        ("radera alla mail från henne när hon visat sitt pass.", False),
        ("radera alla mail från en annan kund.", False),
        ("hon har fått en kopia i dag.", False),
    ],
)
def test_a_request_that_names_what_a_take_back_needs_is_weighed(text: str, asks: bool) -> None:
    words = rules_alone()
    assert only_asks(as_stretch(Where.AFTER, text, words), words) is asks


def test_a_doubt_by_a_statement_about_something_else_is_lifted_sooner() -> None:
    assert judged(DOUBTED, OPINION).reason == "attestation-weighed"
    assert judged(DOUBTED, replace(OPINION, aside_below=-1.0)).verdict is Verdict.ATTENTION
    against = replace(OPINION, statements={"anywhere domän": 2.0})
    assert judged(DOUBTED, against).verdict is Verdict.ATTENTION
    other = SV.format("Han har en bror som heter Bosse och som bor i samma hus.")
    assert judged(other, OPINION).verdict is Verdict.ATTENTION


@pytest.mark.parametrize(
    "text",
    [
        "Tjena!\n\nKan ni plocka ut en kopia på alla chattar från oskar_91@example.net så vidarebefordrar jag."
        "\n\nVi har bekräftat personens identitet.\n\n/Micke",
    ],
)
def test_plain_requests_with_an_everyday_word_are_read(text: str) -> None:
    assert read(text).attestation.verdict is Verdict.OK


@pytest.mark.parametrize(
    "said",
    [
        "En vårdnadshavare har bett att få sonens mail raderade.",
        "Hasses bror ringde i går och sa att Hasse vill få bort allt han skrivit.",
        "Ove sitter bredvid mig och dikterar.",
        "He wrote this email himself from my desk.",
    ],
)
def test_take_backs_with_an_everyday_word_are_not(said: str) -> None:
    assert read(SV.format(said)).attestation.verdict is not Verdict.OK
