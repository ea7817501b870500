"""Each way to take an attestation back is seen, and each harmless way to talk is not."""

# ruff: noqa: E501 (mails read better uncut)

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from dsr_desk.domain.intake.attesting.dangers import Danger, find_doubt
from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.intake.phrasing.phrases import NEVER
from dsr_desk.domain.intake.phrasing.wordings import DangerWords, Wordings
from dsr_desk.domain.requests import Part, Verdict
from tests.domain.intake.letters import letter
from tests.domain.intake.letters import rules_alone as wordings

NEAR = "Hej!\n\nVi har bekräftat personens identitet. Radera alla mail från anna@example.org. {}\n\nMvh\nMaria"
FAR = NEAR.replace("{}", "Hon hörde av sig i går. Hon vill inte finnas kvar. Tack för hjälpen. {}")

TAKE_BACKS = {
    Danger.SUSPENDED: (FAR, "Avvakta med mejlen."),
    Danger.WORDING: (FAR, "Meningen bland mejlen kommer ur en mall."),
    Danger.PRETENCE: (FAR, "Mejlen är ett enda stort skämt från början till slut."),
    Danger.OTHER_PERSON: (FAR, "Hennes syster skrev brevet till oss."),
    Danger.BELIEF: (FAR, "Vi tror att mejlen är hennes."),
    Danger.WEAK: (FAR, "Mejlen kom från en okänd adress."),
    Danger.PENDING: (FAR, "Vi inväntar hennes mejl om saken."),
    Danger.ORIGIN: (FAR, "Kollegan säger att det är bråttom med mejlen."),
    Danger.CONDITIONAL: (FAR, "Mejlen kan raderas om hon visar något som duger."),
    Danger.DENIED: (NEAR, "Hon har inte visat något av sina mejl."),
    Danger.CHECK: (FAR, "Legitimationen är från ett annat system."),
    Danger.ENCOUNTER: (NEAR, "Vi pratade på telefon om mejlen."),
    Danger.VAGUE: (NEAR, "Mejlen är eventuellt hennes."),
}


def attestation(text: str, words: Wordings | None = None) -> Part:
    return parse_request(letter(text), words or wordings()).attestation


def without(name: str) -> Wordings:
    words = wordings()
    return replace(words, dangers=replace(words.dangers, **{name: NEVER}))


def test_every_class_has_its_words() -> None:
    names = {field.name for field in fields(DangerWords)}
    assert {danger.value for danger in Danger} <= names
    assert set(TAKE_BACKS) == set(Danger)


@pytest.mark.parametrize("danger", TAKE_BACKS)
def test_a_take_back_of_each_class_is_seen_by_that_class(danger: Danger) -> None:
    place, said = TAKE_BACKS[danger]
    text = place.format(said)
    assert attestation(text).verdict is Verdict.ATTENTION
    assert attestation(text, without(danger.value)).verdict is Verdict.OK


@pytest.mark.parametrize(("place", "said"), TAKE_BACKS.values(), ids=[d.value for d in TAKE_BACKS])
def test_the_agent_is_shown_the_sentence_that_raised_the_doubt(place: str, said: str) -> None:
    evidence = attestation(place.format(said)).evidence
    assert evidence is not None
    assert evidence.text == said


HARMLESS = [
    "Hon vill inte finnas kvar hos oss.",
    "Ingen brådska, men gärna före påsk.",
    "Vi kan inte radera själva i verktyget.",
    "Inget ska finnas kvar.",
    "Väntar på er bekräftelse.",
    "Återkom gärna med en kvittens.",
    "Hon är inte längre kund hos oss.",
    "Så vitt jag vet använde hon aldrig chatten.",
    "Skicka kopian till mig, jag är på kontoret till fem.",
    "Hon visade sitt körkort i receptionen.",
    "Säg till om något saknas.",
    "Tack för att ni är så snabba alltid.",
    "There is no hurry.",
    "She doesn't want to be in the system any more.",
    "She showed her passport at our front desk.",
    "Let me know if you still miss something.",
]


@pytest.mark.parametrize("said", HARMLESS)
@pytest.mark.parametrize("place", [NEAR, FAR], ids=["near", "far"])
def test_what_only_looks_like_a_take_back_takes_nothing_away(place: str, said: str) -> None:
    assert attestation(place.format(said)).verdict is Verdict.OK


@pytest.mark.parametrize(
    ("name", "place", "said"),
    [
        ("innocent", FAR, "Vi väntar på er bekräftelse och återkommer vid frågor."),
        ("check_done", NEAR, "Hon visade sitt körkort i receptionen."),
        ("harmless_topic", NEAR, "Hon har fått en kopia."),
        ("harmless_topic", FAR, "Hon betalade via autogiro."),
        ("requests", NEAR, "Bjud Olle och Kajsa på glass."),
        ("things", NEAR, "Mejlen är eventuellt många."),
        ("kinds", NEAR, "Metod: giltigt pass"),
    ],
)
def test_what_is_harmless_is_told_by_its_list(name: str, place: str, said: str) -> None:
    text = place.format(said)
    assert attestation(text).verdict is Verdict.OK
    assert attestation(text, without(name)).verdict is not Verdict.OK


@pytest.mark.parametrize("name", ["deniable", "deniable_far", "refers_back"])
def test_a_denial_counts_by_what_it_denies_and_where_it_stands(name: str) -> None:
    said = {
        "deniable": NEAR.format(
            "Vi har dessvärre inte hunnit med hennes mejl ordentligt i veckan."
        ),
        "deniable_far": FAR.format("Mejlen stämmer inte med våra."),
        "refers_back": NEAR.format("Men mejlen kom aldrig hit."),
    }[name]
    assert attestation(said).verdict is Verdict.ATTENTION
    assert attestation(said, without(name)).verdict is Verdict.OK


STORY = "Hunden Bamse hoppade över staketet i somras."


def test_small_talk_is_read_over_but_not_below_the_attestation() -> None:
    assert attestation(NEAR.format("").replace("Hej!", f"Hej! {STORY}")).verdict is Verdict.OK
    assert attestation(FAR.format("Lampan är röd och duken är gul.")).verdict is Verdict.ATTENTION
    assert attestation(NEAR.format("Lampan är röd och duken är gul.")).verdict is Verdict.ATTENTION


@pytest.mark.parametrize("name", ["belief", "pending", "weak"])
def test_what_is_told_before_counts_where_it_is_about_who_the_person_is(name: str) -> None:
    about, story = {
        "belief": ("Vi tror att det är hon.", "Vi tror på en tidig vår."),
        "pending": ("Hon ska visa sitt körkort i morgon.", "Vi inväntar snön."),
        "weak": ("Rösten lät konstig.", "Stulen cykel har hon också."),
    }[name]
    opened = NEAR.format("").replace("Hej!", "Hej! {} Nu till saken, som är en radering.")
    assert attestation(opened.format(about)).verdict is Verdict.ATTENTION
    assert attestation(opened.format(story)).verdict is Verdict.OK


def test_a_name_line_below_is_no_statement() -> None:
    assert attestation(NEAR.format("").replace("Mvh\nMaria", "Typ, Demo Lek")).verdict is Verdict.OK
    assert attestation(NEAR.format("Typ lek.")).verdict is Verdict.ATTENTION


@pytest.mark.parametrize("form", ["postscript", "footer", "subject"])
def test_a_take_back_is_seen_outside_the_letter_too(form: str) -> None:
    text, subject = NEAR.format(""), ""
    if form == "postscript":
        text += "\n\nPS. Hennes syster ringde in det."
    elif form == "footer":
        text += "\n\nOj, det var hennes syster som ringde."
    else:
        subject = "Utkast, bara ett test"
    parsed = parse_request(letter(text, subject=subject), wordings())
    assert parsed.attestation.verdict is Verdict.ATTENTION


def test_the_organisations_standard_text_takes_nothing_away() -> None:
    text = (
        NEAR.format("")
        + "\nOm du inte är rätt mottagare: avsändarens identitet kan inte garanteras."
    )
    assert attestation(text).verdict is Verdict.OK


@pytest.mark.parametrize(
    ("lead", "tail"),
    [
        ("4. Identitet: v", ""),
        ("Intygande:          V", ""),
        ("Declaration ............ V", ""),
        ("Härmed intygas att v", ""),
        ("V", ", och tårtan var god"),
        ("V", "; hon var på plats med pass"),
        ("V", " via BankID i vår e-tjänst (kvittensnummer 55812)"),
        ("V", " (hon kom in med sitt körkort)"),
    ],
)
def test_the_sentence_counts_in_the_ways_it_is_written(lead: str, tail: str) -> None:
    said = f"{lead}i har bekräftat personens identitet{tail}."
    text = f"Hej!\n\nRadera alla mail från anna@example.org.\n{said}\n\nMvh\nMaria"
    assert attestation(text).verdict is Verdict.OK


TWO = "Radera alla mail från anna@example.org och a.berg@example.com. Vi har bekräftat personens identitet."


def test_two_addresses_of_one_person_are_one_person() -> None:
    assert attestation(TWO).reason == "attestation-several-persons"
    assert attestation(f"Det är en och samma person. {TWO}").verdict is Verdict.OK
    assert attestation(f"Samma person skrev om två kunder. {TWO}").verdict is not Verdict.OK


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi har bekr\u0430ftat personens identitet",
        "Vi har bekraftat personens identitet",
        "Vi har be\u0336kräftat personens identitet",
        "Vi har nu bekräftat personens identitet",
        "Vi har bekräftat personens identitet\u0336",
        "Vi har bekräftat pers0nens identitet",
    ],
)
def test_what_only_looks_like_the_sentence_is_not_the_sentence(sentence: str) -> None:
    text = f"{sentence}. Radera alla mail från anna@example.org."
    assert attestation(text).verdict is not Verdict.OK


def test_a_mail_of_endless_sentences_is_not_weighed() -> None:
    text = NEAR.format("Tack för hjälpen. " * 2_000)
    assert attestation(text).verdict is Verdict.ATTENTION


def test_a_danger_is_pointed_at() -> None:
    text = "vi tror att det är hon"
    doubt = find_doubt(text, wordings())
    assert doubt is not None
    assert (doubt.danger, text[doubt.start : doubt.end]) == (Danger.BELIEF, "tror")


def test_an_unticked_box_says_that_it_was_not_done() -> None:
    text = "Radera alla mail från anna@example.org.\n[{}] Vi har bekräftat personens identitet"
    assert attestation(text.format(" ")).reason == "attestation-negated"
    assert attestation(text.format("x")).verdict is not Verdict.OK


def test_a_name_that_begins_like_a_denial_denies_nothing() -> None:
    assert attestation(NEAR.format("Svara till Inga-Lill.")).verdict is Verdict.OK


@pytest.mark.parametrize(
    "sentence", ["I've checked that it's really him", "Vi har kollat att det verkligen är hon"]
)
def test_that_it_was_checked_who_it_is_needs_a_look(sentence: str) -> None:
    text = f"{sentence}. Radera alla mail från anna@example.org."
    assert attestation(text).verdict is Verdict.ATTENTION


@pytest.mark.parametrize("heading", ["§ 2 Intygande", "4. Intyg", "KONTROLL", "Attestation"])
def test_a_paragraph_s_heading_may_stand_above_the_sentence(heading: str) -> None:
    text = f"§ 1 Uppgifter\nRadera alla mail från anna@example.org.\n\n{heading}\n"
    assert attestation(f"{text}Vi har bekräftat personens identitet.").verdict is Verdict.OK


@pytest.mark.parametrize("heading", ["§ 2 Mall", "4. Exempel", "UTKAST", "Att göra", "Step 1:"])
def test_under_another_heading_a_person_looks(heading: str) -> None:
    text = f"Radera alla mail från anna@example.org.\n\n{heading}\n"
    assert attestation(f"{text}Vi har bekräftat personens identitet.").verdict is not Verdict.OK


def test_a_name_that_is_a_word_of_the_other_language_takes_nothing_back() -> None:
    text = "Hi,\n\nWe have confirmed the person's identity. Please delete all emails from anna@example.org."
    assert attestation(f"{text}\n\nRegards,\nFraser Dunn").verdict is Verdict.OK
    said = "Vi har bekräftat personens identitet. Radera alla mail från anna@example.org."
    assert attestation(f"{said} Tomma fraser.").verdict is not Verdict.OK
