"""The second opinion on attestations: what it may do, what it may not, what it says of itself.

That no labelled mail is attested which should not be, ``test_labelled`` shows of the shipped one.
"""

# ruff: noqa: E501 (mails read better uncut)

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dsr_desk.config import resources
from dsr_desk.domain.intake.attesting.second_opinion import (
    Stretch,
    Where,
    as_stretch,
    features,
    heaviest,
    score,
)
from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.intake.phrasing.taught import Taught, read_taught
from dsr_desk.domain.requests import Part, Verdict
from tests.domain.intake.letters import letter, rules_alone, wordings
from tests.tools.logistic import Example, train

FILE = resources() / "wordings" / "second_opinion.toml"
LIFTS_ALL = Taught({}, 0.0, 1.0, 1.0, lifted_below=1.0, named_below=-1.0)
"""Whatever names no plain danger."""
LIFTS_NAMED = replace(
    LIFTS_ALL, weights={"anywhere det": -1.0, "anywhere vi": -1.0}, named_below=1.0
)
REFUSES_ALL = Taught({}, 0.0, -1.0, -1.0, lifted_below=-1.0, named_below=-1.0)
PLAIN = "Vi har bekräftat personens identitet. Radera alla mail från anna@example.org."
STORY = "Lampan är röd och duken är gul."
DOUBTED = f"Hej!\n\n{PLAIN} {STORY}\n\nMvh\nMaria"
"""The rules doubt it for nothing but a topic that they don't know."""


def judged(text: str, taught: Taught | None = None, **more: str) -> Part:
    words = rules_alone().with_opinion(taught) if taught else wordings()
    return parse_request(letter(text, **more), words).attestation


def taught(limits: Taught, **weights: float) -> Taught:
    named = {name.replace("_", " ", 1): weight for name, weight in weights.items()}
    return replace(limits, weights=named)


def test_a_soft_doubt_is_lifted_where_the_whole_mail_speaks_for_it() -> None:
    alone = parse_request(letter(DOUBTED), rules_alone()).attestation
    assert alone.reason == "attestation-ambiguous"
    lifted = judged(DOUBTED, LIFTS_ALL)
    assert (lifted.verdict, lifted.reason) == (Verdict.OK, "attestation-weighed")
    kept = judged(DOUBTED, taught(LIFTS_ALL, anywhere_lampan=1.5))
    assert kept == alone


def test_a_lifted_doubt_shows_the_sentence_and_what_was_doubted() -> None:
    evidence = judged(DOUBTED, LIFTS_ALL).evidence
    assert evidence is not None
    assert evidence.text == f"{PLAIN} {STORY}"
    assert DOUBTED[evidence.start : evidence.end] == evidence.text


def test_an_added_doubt_shows_the_words_that_weighed() -> None:
    text = f"Hej!\n\n{PLAIN} Hon har fått en kopia av pappret i dag.\n\nMvh\nMaria"
    assert judged(text, LIFTS_ALL).reason == "attested"
    found = judged(text, taught(LIFTS_ALL, anywhere_kopia=2.0, far_kopia=0.5))
    assert (found.verdict, found.reason) == (Verdict.ATTENTION, "attestation-unlike")
    assert found.evidence is not None
    assert found.evidence.text == "kopia"
    assert text[found.evidence.start : found.evidence.end] == "kopia"


def test_one_statement_is_enough_whatever_the_mail_as_a_whole_says() -> None:
    text = f"Hej!\n\n{PLAIN} Hon har fått en kopia av pappret i dag.\n\nMvh\nMaria"
    friendly = replace(LIFTS_ALL, weights={"anywhere hej": -9.0}, refused_statement=1.0)
    assert judged(text, friendly).reason == "attested"
    doubting = replace(friendly, statements={"anywhere kopia": 2.0})
    found = judged(text, doubting)
    assert (found.verdict, found.reason) == (Verdict.ATTENTION, "attestation-unlike")
    assert found.evidence is not None
    assert found.evidence.text == "kopia"


def test_a_soft_doubt_is_kept_where_any_one_statement_weighs_too_much() -> None:
    text = f"{DOUBTED}\n\nHon fick en kopia i dag."
    sure = replace(LIFTS_ALL, soft_statement=1.0, named_statement=1.0)
    assert judged(text, sure).reason == "attestation-weighed"
    doubting = replace(sure, statements={"anywhere kopia": 2.0})
    assert judged(text, doubting).verdict is Verdict.ATTENTION


def test_a_plainly_named_danger_has_a_limit_of_its_own_for_one_statement() -> None:
    weighing = replace(LIFTS_NAMED, statements={"anywhere hennes": 2.0}, soft_statement=9.0)
    named = f"{PLAIN} Det var hennes syster som ringde."
    assert judged(named, replace(weighing, named_statement=3.0)).verdict is Verdict.OK
    assert judged(named, replace(weighing, named_statement=1.0)).verdict is Verdict.ATTENTION


def test_a_doubt_that_no_words_raised_points_at_the_sentence() -> None:
    found = judged(PLAIN, REFUSES_ALL)
    assert found.reason == "attestation-unlike"
    assert found.evidence is not None
    assert found.evidence.text == "Vi har bekräftat personens identitet"


def test_a_mail_that_only_greets_and_asks_takes_more_to_be_doubted() -> None:
    limits = Taught({}, 0.0, -1.0, refused_from_plain=1.0, lifted_below=-9.0, named_below=-9.0)
    assert judged(f"Hej!\n\n{PLAIN}\n\nMaria", limits).reason == "attested"
    told = f"Hej!\n\n{PLAIN} Hon har fått en kopia av pappret i dag."
    assert judged(told, limits).reason == "attestation-unlike"


NAMED = [
    f"{PLAIN} Det var hennes syster som ringde.",
    f"{PLAIN} Det där är enligt pärmen.",
    f"{PLAIN} Vi tror att hon är hon.",
]
"""What another sentence plainly names, or takes up of what was said."""


@pytest.mark.parametrize(
    "text",
    [
        "Vi har bekräftat personens identitet inte. Radera alla mail från anna@example.org.",
        "Vi har bekräftat personens identitet: Nej\nRadera alla mail från anna@example.org.",
        "Vi har bekräftat personens identitet: ja / nej\nRadera alla mail från anna@example.org.",
        "[ ] Vi har bekräftat personens identitet\nRadera alla mail från anna@example.org.",
        "Vi har bekräftat personens identitet (nästan). Radera alla mail från anna@example.org.",
        "( ) Vi har bekräftat personens identitet\nRadera alla mail från anna@example.org.",
        "Vi har bekräftat personens identitet: ____\nRadera alla mail från anna@example.org.",
        "Om vi har bekräftat personens identitet, radera alla mail från anna@example.org.",
        "Vi har bekräftat personens identitet? Radera alla mail från anna@example.org.",
        'Ni skrev "Vi har bekräftat personens identitet". Radera alla mail från anna@example.org.',
        "Jag drömde att vi har bekräftat personens identitet. Radera mail från anna@example.org.",
        "Radera alla mail från anna@example.org.\n\n> Vi har bekräftat personens identitet",
        "Radera alla mail från anna@example.org.\n\nMvh\nMaria\nVi har bekräftat personens identitet",
        "Vi har nog kollat vem hon är. Radera alla mail från anna@example.org.",
        "Radera alla mail från anna@example.org.",
        "Vi har bekräftat personens identitet. Radera alla mail.",
        f"{PLAIN}\n\nHej!\n\n{PLAIN}",
        "Vi har bekräftat personens identitet. " * 25 + PLAIN,
        f"{PLAIN} Tack för hjälpen." + " Tack för hjälpen." * 700,
    ],
)
def test_nothing_but_what_another_sentence_says_is_ever_lifted(text: str) -> None:
    assert judged(text, LIFTS_NAMED).verdict is not Verdict.OK


@pytest.mark.parametrize("text", NAMED)
def test_what_is_plainly_named_has_a_limit_of_its_own(text: str) -> None:
    assert judged(text, LIFTS_ALL).verdict is not Verdict.OK
    assert judged(text, LIFTS_NAMED).reason == "attestation-weighed"


@pytest.mark.parametrize("text", NAMED)
def test_what_names_a_danger_is_not_lifted_by_harmless_talk_around_it(text: str) -> None:
    silent = replace(LIFTS_NAMED, weights={"anywhere @": -9.0}, named_statement=-0.5)
    assert judged(text, silent).verdict is not Verdict.OK


def test_the_worst_sentence_counts_beside_the_mail_as_a_whole() -> None:
    told = [
        Stretch(Where.NEXT, "gul gul"),
        Stretch(Where.AFTER, "röd"),
        Stretch(Where.AFTER, "röd"),
    ]
    weighs = taught(replace(LIFTS_ALL, worst_counts=2.0), anywhere_gul=-1.0, anywhere_röd=0.5)
    assert score(told, weighs) == -1.0 + 0.5 + 2.0 * 0.5


def test_the_stricter_limit_holds_where_doubts_of_both_kinds_stand() -> None:
    text = f"{DOUBTED.replace(STORY, STORY + ' Det var hennes syster som ringde.')}"
    assert judged(text, LIFTS_ALL).verdict is not Verdict.OK
    assert judged(text, LIFTS_NAMED).verdict is Verdict.OK


def test_a_subject_line_that_holds_all_back_is_not_lifted() -> None:
    assert judged(PLAIN, LIFTS_ALL, subject="Utkast, bara ett test").verdict is Verdict.ATTENTION
    hidden = parse_request(letter(PLAIN, hidden_text=True), rules_alone().with_opinion(LIFTS_ALL))
    assert hidden.attestation.reason == "attestation-hidden-text"


def test_a_soft_doubt_beside_a_hard_one_is_not_lifted() -> None:
    text = DOUBTED.replace(STORY, f"{STORY} Avvakta med mejlen.")
    assert judged(text, LIFTS_ALL).verdict is Verdict.ATTENTION


def test_a_stretch_weighs_by_the_classes_of_its_words_too() -> None:
    said = as_stretch(Where.NEXT, "hon visade inte legitimation.", rules_alone())
    assert {"danger-check", "danger-denied", "negation"} <= set(said.classes)
    told = {"class negation", "class near negation", "both danger-check danger-denied"}
    assert told <= features([said])
    assert score([said], replace(LIFTS_ALL, weights=dict.fromkeys(told, 0.5))) == 1.5


def test_the_sentence_itself_is_of_no_class() -> None:
    words = rules_alone()
    assert (
        as_stretch(Where.OWN, "§ nu", words).classes == as_stretch(Where.OWN, "nu", words).classes
    )


def test_where_a_word_stands_decides_what_it_weighs() -> None:
    told = [Stretch(Where.OWN, "§ nu."), Stretch(Where.NEXT, "nu 17 \ue000\ue000?")]
    names = features(told)
    assert {"own nu", "near nu", "near #", "near @", "near nu #", "question near"} <= names | {
        name.removeprefix("shape ") for name in names
    }
    assert score(told, taught(LIFTS_ALL, own_nu=0.5, near_nu=0.25, far_nu=9.0)) == 0.75


def test_without_a_weight_against_it_nothing_is_pointed_at() -> None:
    assert heaviest([Stretch(Where.SUBJECT, "nu")], {"anywhere nu": 1.0}) is None


def test_the_weights_are_small_and_say_where_they_come_from() -> None:
    text = FILE.read_text("utf-8")
    assert len(text.encode()) < 1_500_000
    assert re.search(r"^on = \d{4}-\d\d-\d\d$", text, re.MULTILINE)
    assert "unseen" not in text.partition("[limits]")[0]
    shipped = read_taught(text)
    assert shipped == wordings().taught
    assert shipped.refused_from < shipped.refused_from_plain
    assert shipped.named_below < shipped.lifted_below < shipped.refused_from
    assert shipped.soft_statement <= shipped.refused_statement
    assert shipped.named_statement <= shipped.refused_statement


def test_a_mail_of_endless_one_letter_lines_is_not_weighed() -> None:
    text = PLAIN + "\n" + "a\n" * 8_000
    assert judged(text).verdict is not Verdict.OK


def test_the_regression_tells_two_classes_apart_and_is_the_same_each_time() -> None:
    examples = [
        *(Example(frozenset({"gul", f"n{i}"}), against=False) for i in range(8)),
        *(Example(frozenset({"röd", f"m{i}"}), against=True) for i in range(4)),
    ]
    model = train(examples, cost=1.0, at_least=2, smallest=0.01)
    assert set(model.weights) == {"gul", "röd"}
    assert model.weights["gul"] < 0 < model.weights["röd"]
    assert model.score(frozenset({"röd"})) > 0 > model.score(frozenset({"gul"}))
    assert train(examples, cost=1.0, at_least=2, smallest=0.01) == model


def test_a_name_or_a_unit_in_a_signature_speaks_neither_way_against() -> None:
    taught = Taught({"anywhere it": 9.0}, 0.0, 1.0, 1.0, lifted_below=0.0, named_below=0.0)
    opinion = wordings().with_opinion(taught)
    signed = "Delete all chats of anna@example.org. We have confirmed the person's identity.\n\n{}"
    unit = parse_request(letter(signed.format("/Magnus, Vedholm IT")), opinion)
    assert unit.attestation.verdict is Verdict.OK
    said = parse_request(letter(signed.format("/Magnus\nWell, we did not mean it.")), opinion)
    assert said.attestation.verdict is not Verdict.OK
