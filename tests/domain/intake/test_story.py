"""What only tells a story takes no attestation back, and nothing that could is taken for one."""

# ruff: noqa: E501 (mails read better uncut)

from __future__ import annotations

from dataclasses import replace

import pytest

from dsr_desk.domain.intake.attesting.remarks import names_meant
from dsr_desk.domain.intake.attesting.story import tells_a_story
from dsr_desk.domain.intake.parse import attestation_material, parse_request
from dsr_desk.domain.intake.phrasing.taught import Taught
from dsr_desk.domain.requests import Part, RequestKind, Verdict
from tests.domain.intake.letters import labelled, letter, rules_alone
from tests.domain.intake.reading import read_mail

SV = "Hej!\n\n{}\n\nVi har bekräftat personens identitet.\n\nRadera alla mail från anna.berg@example.org.\n\nMvh\nMaria"
EN = "Hi,\n\n{}\n\nWe have confirmed the person's identity.\n\nPlease delete all emails from anna.berg@example.org.\n\nRegards\nMaria"
STORIES = (
    (SV, "Hon slutade i våras och har hört av sig till oss."),
    (SV, "Jag har varit på semester i två veckor."),
    (SV, "Anna Berg har flyttat till Umeå och vill inte finnas kvar i vårt register."),
    (SV, "Vi har fått en begäran från en tidigare anställd."),
    (EN, "She left us in the spring and got in touch last week."),
    (EN, "I have been on annual leave since Monday."),
    (EN, "Anna Berg has moved to Spain and no longer takes part."),
    (EN, "We have received a request from a former employee, Anna Berg, who left us in March."),
)
NO_STORIES = (
    (SV, "Hon ringde i går."),
    (SV, "Det slutade vi med i våras."),
    (SV, "Hon har inte hört av sig till oss."),
    (SV, "Hennes man har hört av sig till oss."),
    (SV, "Hon slutade i våras och ska visa sitt pass."),
    (SV, "Har hon hört av sig till oss?"),
    (SV, "Hon har hört av sig till oss (tror jag)."),
    (SV, "Karin Holm har hört av sig till oss."),
    (EN, "She called us yesterday."),
    (EN, "That is what we wrote to us last year."),
    (EN, "She has not been in touch with us."),
    (EN, "Her husband got in touch last week."),
    (EN, "She left in the spring and her passport has been requested."),
    (EN, "Has she been in touch with us?"),
    (EN, "Karen Holm got in touch with us last week."),
)
PAPERS = (
    (SV, "Legitimation har hon lovat att skicka."),
    (SV, "Passet får vi se när hon kommer in på onsdag."),
    (EN, "Her passport copy should arrive on Monday."),
    (EN, "She has promised to send identification."),
)
LENIENT = Taught({}, 0.0, 9.0, 9.0, lifted_below=9.0, named_below=9.0, added_below=9.0)
"""Lifts whatever may be lifted at all."""


def _tells(frame: str, said: str) -> bool:
    words = rules_alone()
    material = attestation_material(letter(frame.format(said)), words)
    names = names_meant(material.sentences, material.subjects)
    told = next(one for one in material.sentences if one.text == said.lower())
    return tells_a_story(told, names, words)


def _judged(text: str, taught: Taught) -> Part:
    return parse_request(letter(text), rules_alone().with_opinion(taught)).attestation


@pytest.mark.parametrize(("frame", "said"), STORIES)
def test_a_story_is_known_word_by_word(frame: str, said: str) -> None:
    assert _tells(frame, said)
    for place in (frame.format(said), frame.format("").replace(".\n\n", f". {said}\n\n", 1)):
        assert parse_request(letter(place), rules_alone()).attestation.verdict is Verdict.OK


@pytest.mark.parametrize(("frame", "said"), NO_STORIES)
def test_what_may_bear_on_the_check_is_no_story(frame: str, said: str) -> None:
    assert not _tells(frame, said)


def test_a_story_never_speaks_against_and_still_speaks_for() -> None:
    frame, said = STORIES[0]
    text = frame.format(said)
    hard = Taught({"anywhere våras": 5.0}, 0.0, 1.0, 1.0, lifted_below=0.0, named_below=0.0)
    assert _judged(text, hard).verdict is Verdict.OK
    assert _judged(frame.format("Våras våras."), hard).verdict is not Verdict.OK
    kind = replace(hard, weights={"anywhere våras": -5.0, "anywhere radera": 3.0})
    assert _judged(text, kind).verdict is Verdict.OK
    assert _judged(frame.format(""), kind).verdict is not Verdict.OK


def test_a_letter_with_nothing_but_stories_is_a_plain_one() -> None:
    frame, said = STORIES[0]
    plain = Taught({}, 0.0, -1.0, 1.0, lifted_below=-9.0, named_below=-9.0)
    assert _judged(frame.format(said), plain).verdict is Verdict.OK
    assert _judged(frame.format("Lampan är röd."), plain).verdict is not Verdict.OK


@pytest.mark.parametrize(("frame", "said"), PAPERS)
def test_a_paper_still_to_come_is_never_lifted(frame: str, said: str) -> None:
    below = frame.format("") + f"\n\nPS {said}"
    for text in (
        frame.format(said),
        frame.format("").replace("example.org.", f"example.org. {said}"),
        below,
    ):
        assert _judged(text, LENIENT).verdict is not Verdict.OK


def test_who_the_person_is_to_those_who_write_for_them_is_another_person() -> None:
    said = "Det är mannen som har ringt för hennes räkning, hon orkar inte själv."
    assert (
        parse_request(letter(SV.format(said)), rules_alone()).attestation.verdict is not Verdict.OK
    )


def test_what_stands_in_a_story_bounds_no_wish() -> None:
    for frame, said in (
        (SV, "En kund som handlade hos oss för några år sedan vill få bort sina mail."),
        (EN, "Someone who applied for a job with us last year wants to be removed."),
    ):
        assert parse_request(letter(frame.format(said)), rules_alone()).wish.verdict is Verdict.OK
    bound = SV.format("En kund vill få bort sina mail från förra året.")
    assert parse_request(letter(bound), rules_alone()).wish.verdict is Verdict.ATTENTION


def test_to_remove_what_is_held_asks_for_no_copy() -> None:
    said = "One of our customers has asked us to remove what we hold about her."
    assert parse_request(letter(EN.format(said)), rules_alone()).kind is RequestKind.ERASURE
    asked = "She has asked us to send her what we hold about her."
    assert parse_request(letter(EN.format(asked)), rules_alone()).kind is RequestKind.ACCESS_ERASURE


ROUNDS = (30, 31, 32, 33)
"""By one writer: ordinary requests, half of them with a story, and short ones taken back."""
UNREFUSED = (
    (SV, "Tuva ville inte svara på våra frågor."),
    (SV, "Så fort hon har visat upp sig på expeditionen gäller följande."),
    (SV, "Svarar hon rätt på frågorna i morgon är allt klart."),
    (SV, "Skriv gärna om ni tycker att det räcker med hans signatur."),
    (EN, "Tess wouldn't answer our questions."),
    (EN, "As soon as Amina has shown up at the office the following applies."),
    (EN, "He has promised to drop by the shop with his licence."),
    (EN, "She thinks her signature is sufficient."),
)


@pytest.mark.parametrize(("frame", "said"), UNREFUSED)
def test_a_check_refused_or_left_to_come_is_never_lifted(frame: str, said: str) -> None:
    assert _judged(frame.format(said), LENIENT).verdict is not Verdict.OK


def test_ordinary_requests_with_a_harmless_story_need_no_correction() -> None:
    mails = labelled(*(f"not_taught/everyday/{one}" for one in ROUNDS))
    right = [mail for mail in mails if not mail.differences(read_mail(mail))]
    assert len(right) >= 0.92 * len(mails)
    taken_back = labelled(*(f"not_taught/taken_back/{one}" for one in ROUNDS))
    assert not [m.id for m in taken_back if read_mail(m).attestation.verdict is Verdict.OK]
