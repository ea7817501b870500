"""Finding other people in texts, keeping the person's own apart, and taking the others out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsr_desk.domain.extracts.packages import PackageItem, as_delivered
from dsr_desk.domain.extracts.redaction.decided import (
    Choice,
    Decided,
    RedactionGround,
    standing_of,
)
from dsr_desk.domain.extracts.redaction.finding import Finder
from dsr_desk.domain.extracts.redaction.identity import Identifier, Sort
from dsr_desk.domain.extracts.redaction.masking import Redacted, Redaction
from dsr_desk.domain.finding.folded import places, plain
from dsr_desk.domain.finding.matches import Attachment
from tests.domain.extracts.redaction.others import ANNA, KNOWN, NOON, an_item, found, without

LISA = without((Sort.NAME, "Lisa Bergöqvist"), (Sort.ADDRESS, "lisa.b@granne.example"))


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Lisa Berg <lisa@x.example> såg det", {"Lisa Berg", "lisa@x.example"}),
        ("Lisa Berg, tel 070-123 45 67", {"Lisa Berg", "0701234567"}),
        ("Lisa Berg: +46 (0)70 123 45 67", {"Lisa Berg", "0701234567"}),
        ("kontakta Lisa Berg på +49 151 1234567", {"Lisa Berg", "+491511234567"}),
        ("lisa.berg@x.example och sedan såg Lisa Berg det", {"lisa.berg@x.example", "Lisa Berg"}),
        ("skrev lisa(at)x.example igår", {"lisa@x.example"}),
        ("mailto:lisa%40x.example", {"lisa@x.example"}),
    ],
)
def test_what_stands_together_is_one_person(text: str, labels: set[str]) -> None:
    (party,) = found(text)
    assert {each.text for each in party.identifiers} == labels
    assert party.certain


@pytest.mark.parametrize(
    "text",
    [
        "Anna Svensson <anna.svensson@hemma.example>, skrev Anna Svensson.",
        "Skriv till kundtjanst@nordkraft.example eller info@annat.example.",
        "Ring Nordkraft på 08-465 004 10.",
        "Svar från maria.lind@nordkraft.example och Maria Lind.",
        "anna.svensson+el@hemma.example",
        "Med Vänliga Hälsningar",
        "Ärende 2026-03-05, faktura 99817.",
    ],
)
def test_the_persons_own_staff_and_functions_are_no_other_people(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    "text", ["Jag tror att Karin Holm var där.", "ring 031-77 88 99", "850101-1234"]
)
def test_what_only_looks_like_somebody_is_left_to_a_person(text: str) -> None:
    (party,) = found(text)
    assert not party.certain
    standing = standing_of([], certain=party.certain)
    assert (standing.choice, standing.decided) == (Choice.SHOW, False)


def test_a_number_beside_the_persons_own_name_is_not_taken_for_anothers() -> None:
    (party,) = found("Mvh Anna Svensson 070-1740605")
    assert not party.certain


def test_recipients_and_their_names_are_found() -> None:
    (party,) = found("Hej", recipients=("Bo Ek <bo@y.example>", ANNA.text))
    assert (party.label, party.number) == ("Bo Ek", 1)


@pytest.mark.parametrize(
    "text",
    [
        "Lisa Bergöqvist", "LISA BERGÖQVIST", "Lisa Bergöqvists", "Bergöqvist, Lisa",
        "Lisa Bergo\u0308qvist", "Lisa M. Bergöqvist", "Lisa\n> Bergöqvist", "lisabergöqvist",
        "L\u200bisa Berg\u00adöqvist", "lisa_bergöqvist", "Lisa", "Bergöqvist",
        "lisa.b@granne.example", "LISA.B@GRANNE.EXAMPLE", "lisa.b @\ngranne.example",
        "\uff4c\uff49\uff53\uff41.b@granne.example",
    ],
)  # fmt: skip
def test_a_name_and_an_address_are_masked_however_they_are_written(text: str) -> None:
    assert LISA.mask(f"– {text} –") == "– [Person 3] –"


@pytest.mark.parametrize(
    "text",
    [
        "monalisa", "berg och dal", "melisa.b@granne.example", "Elisabeth", "lisa-maria",
        "https://granne.example/lisa", "lisa@annan", "hej bergöqvist och dal",
    ],
)  # fmt: skip
def test_other_words_stay(text: str) -> None:
    assert LISA.mask(text) == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("jag bad lisa om lisas ost.", "jag bad [Person 3] om [Person 3] ost."),
        ("(lisa) sa: ”lisa!”", "([Person 3]) sa: ”[Person 3]!”"),
        ("hej bergöqvist, mvh bergöqvist", "hej [Person 3], mvh [Person 3]"),
        ("tack @lisab och @bergöqvist", "tack @[Person 3] och @[Person 3]"),
    ],
)
def test_a_name_that_can_be_no_other_word_needs_no_capital(text: str, masked: str) -> None:
    assert LISA.mask(text) == masked


def test_a_name_that_is_a_word_too_needs_a_capital_or_a_greeting() -> None:
    name = (Identifier(Sort.NAME, "Hans Ville"),)
    hans = Redaction("sv", (Redacted(1, name, RedactionGround.OTHERS),))
    assert hans.mask("hans bil som ville gå") == "hans bil som ville gå"
    assert hans.mask("hej hans!\nHans bil") == "hej [Person 1]!\n[Person 1] bil"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0701234567", "070-123 45 67"),
        ("0701234567", "+46 (0)70/123.45.67"),
        ("0701234567", "0046701234567"),
        ("0701234567", "070\u2011123\u00a04567"),
        ("+4915112345678", "0049 151 1234 5678"),
    ],
)
def test_a_number_is_masked_in_every_grouping(number: str, text: str) -> None:
    phone = without((Sort.PHONE, number))
    assert phone.mask(f"ring {text}!") == "ring [Person 3]!"
    assert phone.mask(f"ring 1{number[1:]}!") == f"ring 1{number[1:]}!"
    assert phone.mask("070-123 45 68, 701234567, 07012345678") == (
        "070-123 45 68, 701234567, 07012345678"
    )


def test_what_is_the_persons_own_stays_inside_and_around() -> None:
    own = ((Sort.NAME, "Anna Maria Svensson"), (Sort.ADDRESS, "maria.anna@x.example"))
    other = without((Sort.NAME, "Maria Svensson"), (Sort.ADDRESS, "anna@x.example"), own=own)
    text = "Anna Maria Svensson <maria.anna@x.example>"
    assert other.mask(text) == text
    assert other.mask("Maria Svensson, anna@x.example") == "[Person 3], [Person 3]"


def test_html_that_names_somebody_is_delivered_as_its_text() -> None:
    hidden = an_item('<p title="lisa.b@granne.example">Hej <b>Li</b>sa!</p>', html=True)
    item = as_delivered(PackageItem(1, hidden, ""), show_staff_names=False, redaction=LISA).item
    assert (item.html, item.body.strip(), item.fingerprint) == (False, "Hej [Person 3]!", "")
    harmless = an_item("<p>Hej!</p>", html=True)
    kept = as_delivered(PackageItem(1, harmless, ""), show_staff_names=False, redaction=LISA)
    assert kept.item is harmless or kept.item == harmless


def test_a_withheld_file_and_names_of_files_are_delivered_so() -> None:
    files = (Attachment("1", "Lisa Bergöqvist.txt", "text/plain", 1), Attachment("2", "b", "", 1))
    item = an_item("Hej", attachments=files)
    taken_out = Redaction("sv", LISA.persons, withheld=frozenset({(item.ref, "2")}))
    shown = as_delivered(PackageItem(1, item, ""), show_staff_names=False, redaction=taken_out)
    assert [each.filename for each in shown.item.attachments] == ["[Person 3].txt"]


def test_of_two_decisions_about_one_person_the_careful_one_counts() -> None:
    show = Decided("a", Choice.SHOW, RedactionGround.KNOWN, "x", NOON)
    redact = Decided("b", Choice.REDACT, RedactionGround.OTHERS, "x", NOON)
    assert standing_of([show, redact], certain=False).choice is Choice.REDACT
    assert standing_of([show], certain=True).choice is Choice.SHOW


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_every_folded_letter_is_led_back(text: str) -> None:
    assert len(places(text)) == len(plain(text)) + 1
    assert plain(plain(text)) == plain(text)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_stands_around_it_nobody_is_named_after_masking(before: str, after: str) -> None:
    assert not LISA.names(LISA.mask(f"{before} Lisa Bergöqvist {after}"))


def test_nobody_of_a_header_becomes_uncertain_by_standing_beside_the_person() -> None:
    finder = Finder(KNOWN)
    finder.hear(an_item("Hej", recipients=("Lisa Berg <lisa@granne.example>",)), own=True)
    finder.hear(an_item("Till: Anna Svensson; lisa@granne.example"), own=True)
    (lisa,) = [p for p in finder.parties() if not p.staff]
    assert lisa.certain


def test_the_author_of_an_item_that_only_answers_to_the_person_is_another() -> None:
    finder = Finder(KNOWN)
    item = an_item("Hej", author="lisa@granne.example", author_name="Lisa Berg")
    finder.hear(item, own=False)
    (lisa,) = finder.parties()[1:] if finder.parties()[0].staff else finder.parties()
    assert (lisa.label, lisa.certain) == ("Lisa Berg", True)
