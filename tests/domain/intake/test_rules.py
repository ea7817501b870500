"""Rules that hold for every text, and single rules that a table does not show."""

# ruff: noqa: E501 (mails and tables read better uncut)

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.requests import Nature, ParsedRequest, RequestKind, Verdict
from tests.domain.intake.letters import SENDER, Labelled, labelled, letter, wordings

ATTESTED = [
    m
    for m in labelled("taught/tuned/swedish", "taught/tuned/english")
    if m.expected.get("attestation") == "ok" and not m.html
]
ATTESTATION = re.compile(r"((?:vi|we)\s+ha(?:r|ve))\s+(?=bekr|conf|veri)()", re.IGNORECASE)
PIECES = st.sampled_from(
    ["Vi har bekräftat personens identitet", "We have confirmed the person's identity", "inte", "om", "\n", "\n\n",
     "> ", "radera alla mail", "från", "anna@example.org", "bo@example.org", "Från: x\nÄmne: y\n", "--\n", "/Maria",
     ". ", "?", '"', "”", "&nbsp;", "\u202e", "\u0308", "[ ]", "Den 2 mars 2026 kl 10:12 skrev X <x@y.example>:\n", "@", "\x00"]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(PIECES | st.text(max_size=8), max_size=25).map(" ".join)
)


def read(text: str, **more: str) -> ParsedRequest:
    return parse_request(letter(text, **more), wordings())


@given(TEXTS)
def test_no_text_makes_the_parser_raise_or_point_beside_its_evidence(text: str) -> None:
    parsed = read(text)
    evidence = [subject.evidence for subject in parsed.subjects] + list(parsed.channel_evidence)
    evidence += [part.evidence for part in (parsed.attestation, parsed.wish) if part.evidence]
    for words in evidence:
        assert not words.in_text or text[words.start : words.end] == words.text


@given(TEXTS)
def test_a_quoted_text_never_attests(text: str) -> None:
    quoted = "\n".join(f"> {line}" for line in text.split("\n"))
    assert read(quoted).attestation.verdict is not Verdict.OK


@pytest.mark.parametrize("mail", ATTESTED, ids=lambda mail: mail.id)
def test_an_attested_mail_attests_nothing_once_quoted(mail: Labelled) -> None:
    text = mail.text
    quoted = "\n".join(f"> {line}" for line in text.split("\n"))
    parsed = read(quoted)
    assert parsed.attestation.verdict is Verdict.FAILED
    assert parsed.subjects == ()


@pytest.mark.parametrize(
    "changed",
    [r"\1 inte \2", r"\1 ännu ej \2", r"om \1 \2", r"när \1 \2", r"\1 not \2", r"\1 never \2", r"if \1 \2",
     r"once \1 \2", r"ni skrev att \1 \2", r"ska vi skriva \1 \2", r'"\1 \2', r"karin sa: \1 \2", r"har \1? \1 \2"],
)  # fmt: skip
def test_a_negated_conditional_or_cited_attestation_is_never_ok(changed: str) -> None:
    for mail in ATTESTED:
        text = ATTESTATION.sub(changed, mail.text, count=1)
        assert text != mail.text, mail.id
        assert read(text).attestation.verdict is not Verdict.OK, mail.id


@given(st.sampled_from(ATTESTED), st.sampled_from(["/Maria\n", "--\n", "-----Ursprungligt meddelande-----\n", "Från: x <x@y.example>\nSkickat: igår\nÄmne: y\n\n", "On Mon, Mar 2, 2026 at 10:12 AM X <x@y.example> wrote:\n\n"]))  # fmt: skip
@settings(max_examples=60)
def test_below_a_mark_of_old_text_nothing_attests(mail: Labelled, mark: str) -> None:
    text = mail.text
    assert read(f"Hej igen.\n\n{mark}{text}").attestation.verdict is not Verdict.OK


def test_the_same_sentence_in_two_blocks_is_only_as_good_as_its_worse_one() -> None:
    text = "Vi har bekräftat personens identitet. Radera alla mail från anna@example.org.\n\n"
    assert read(text).attestation.verdict is Verdict.OK
    assert (
        read(f"{text}Om vi har bekräftat personens identitet hör vi av oss.").attestation.verdict
        is not Verdict.OK
    )


STRANGE = [
    "Klipp från deras webb.\nKunden ringde i går.\n{}",
    "Kopia av gårdagens brev.\n\n{}",
    "Kopierat från Teams.\n\n{}",
    "Se nedan.\n\nHej! {}",
    "{} Personen svarade fel på två av tre frågor.",
    "{} Kunden skickade en suddig bild i chatten.",
    "{} Hennes syster ringde.",
    "{} Hon vill inte visa något.",
]


@pytest.mark.parametrize("around", STRANGE)
def test_a_statement_that_is_not_wholly_known_takes_the_ok_away(around: str) -> None:
    said = "Vi har bekräftat personens identitet. Radera alla mail från anna@example.org."
    assert read(around.format(said)).attestation.verdict is Verdict.ATTENTION
    assert read(f"{said} Kunden ringde i går.").attestation.verdict is Verdict.OK


@pytest.mark.parametrize("below", ["\n\n", "\n"])
def test_persons_in_a_list_below_what_they_wrote_are_all_certain(below: str) -> None:
    got = read(
        "Hej!\n\nPersonerna skrev till oss den 1 mars 2026. Vi har bekräftat personernas identitet. "
        f"Vi önskar att alla mail som de skrivit till oss raderas:{below}"
        "anna@example.org\nbo@example.org\n\nMvh Tove"
    )
    assert [subject.verdict for subject in got.subjects] == [Verdict.OK, Verdict.OK]
    assert got.attestation.verdict is Verdict.OK


def test_what_the_person_does_not_want_takes_nothing_away() -> None:
    got = read(
        "Vi har bekräftat personens identitet. Radera alla mail från anna@example.org. "
        "Hon vill inte finnas kvar."
    )
    assert (got.attestation.verdict, got.wish.verdict) == (Verdict.OK, Verdict.OK)


def test_the_attestation_covers_only_persons_named_in_the_mail() -> None:
    parsed = read("Vi har bekräftat personens identitet.", subject="Sv: Radering")
    assert (parsed.attestation.verdict, parsed.attestation.reason) == (
        Verdict.ATTENTION,
        "attestation-no-person",
    )


def test_one_person_attested_does_not_attest_two() -> None:
    parsed = read(
        "Vi har bekräftat personens identitet. Radera alla mail från anna@example.org och bo@example.org."
    )
    assert parsed.attestation.reason == "attestation-several-persons"


def test_the_sender_is_never_a_person_concerned() -> None:
    parsed = read(f"Vi har bekräftat personens identitet. Radera alla mail från {SENDER}.")
    assert parsed.subjects == ()
    assert "subject-missing" in parsed.problems


def test_an_address_of_the_organisation_needs_a_look() -> None:
    message = letter(
        "Vi har bekräftat personens identitet. Radera alla mail från eva@nordkraft.example."
    )
    parsed = parse_request(message, wordings(), own_domains=("nordkraft.example",))
    assert [subject.verdict for subject in parsed.subjects] == [Verdict.ATTENTION]
    assert parsed.attestation.verdict is not Verdict.OK


def test_a_colleague_in_passing_is_no_person_concerned() -> None:
    parsed = read(
        "Vi har bekräftat personens identitet. Radera alla mail från anna@example.org. Kopia till per@exempelstad.example."
    )
    assert [subject.address.text for subject in parsed.subjects] == ["anna@example.org"]


def test_the_nature_told_by_the_headers_wins() -> None:
    parsed = parse_request(letter("Radera alla mail", nature=Nature.NEWSLETTER), wordings())
    assert parsed.nature is Nature.NEWSLETTER


def test_a_person_in_a_passed_on_mail_needs_a_look() -> None:
    message = letter(
        "Radera alla mail från personen.", forwarded_parts=("From: Anna <anna@example.org>\n\nHej",)
    )
    parsed = parse_request(message, wordings())
    assert [(s.address, s.verdict) for s in parsed.subjects] == [
        (EmailAddress("anna@example.org"), Verdict.ATTENTION)
    ]


def test_a_subject_line_can_carry_the_wish() -> None:
    parsed = read(
        "Vi har bekräftat personens identitet. Det gäller anna@example.org, alla mail.",
        subject="Radering",
    )
    assert (parsed.kind, parsed.wish.verdict) == (RequestKind.ERASURE, Verdict.OK)


def test_an_answers_subject_line_carries_no_wish() -> None:
    assert read("Hej, tack för svaret.", subject="Sv: Radering").kind is RequestKind.NONE


@pytest.mark.parametrize(
    "problem", ["hidden-text", "struck-text", "alternatives-disagree", "text-cut"]
)
def test_what_the_reader_could_not_vouch_for_is_not_attested(problem: str) -> None:
    text = "Vi har bekräftat personens identitet. Radera alla mail från anna@example.org."
    assert parse_request(letter(text), wordings()).attestation.verdict is Verdict.OK
    message = letter(text, problems=(problem,))
    assert parse_request(message, wordings()).attestation.verdict is Verdict.ATTENTION


@pytest.mark.parametrize("nothing", ["&#1;", "&#x0B;", "&#xFDD0;"])
def test_an_entity_that_stands_for_no_character_is_passed_over(nothing: str) -> None:
    said = "Vi har bekräftat personens identitet. Radera alla mail från anna@example.org."
    assert read(f"Hej! {nothing} {said}").attestation.verdict is Verdict.OK


HUGE = {
    "words": "radera inte alla mail om vi har bekräftat personens identitet " * 170_000,
    "one word": "a" * 10_000_000,
    "at signs": "@" * 10_000_000,
    "addresses": "anna@example.org " * 600_000,
    "lines": "Den 2 mars 2026 kl 10:12 skrev X\n" * 300_000,
    "headers": "Från: x\n\n" * 1_000_000,
    "quotes": '> "\n' * 2_500_000,
    "spaces": " " * 10_000_000,
    "marks": "\u0308" * 10_000_000,
    "dots": "a.b." * 2_500_000,
}


BELOW = ["inte ", "hon vill inte ", "ska vi nu ", "hon, ", "om hon\n", "han visade sitt ", "I do not know if she ", "...... ", '" ', " - ", "Tack. "]  # fmt: skip


@pytest.mark.parametrize("again", BELOW)
def test_whatever_stands_below_an_attestation_is_weighed_in_one_pass(again: str) -> None:
    said = "Vi har bekräftat personens identitet. Radera alla mail från anna@example.org. "
    parsed = read(said + again * (60_000 // len(again)))  # quadratic time would stand still here
    assert parsed.attestation.verdict is not Verdict.OK


def test_a_long_signature_is_searched_once_for_the_sentence() -> None:
    said = "Radera alla mail från anna@example.org.\n"
    parsed = read(said + "Tack.\n" * 10_000)  # quadratic time would stand still here
    assert parsed.attestation.reason == "attestation-missing"


@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE)
def test_ten_megabytes_of_anything_are_read(text: str) -> None:
    parsed = read(text)  # anything that took quadratic time would stand still here
    assert parsed.attestation.verdict is not Verdict.OK
    assert "text-too-long" in parsed.problems or len(parsed.text) < 400_000


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('"Vi har bekräftat personens identitet." Radera alla mail från anna@example.org.', "attestation-quoted"),
        ("Vi har bekräftat personernas identitet: karin@example.org. Radera alla mail från anna@example.org.", "attestation-ambiguous"),
        ("Vi har bekräftat personernas identitet (karin@example.org). Radera alla mail från anna@example.org.", "attestation-other-person"),
        ("Vi har bekräftat bådas identitet. Radera alla mail från anna@example.org och bo@example.org.", "attestation-paraphrased"),
        ("Vi har bekräftat båda personernas identitet. Radera alla mail från anna@example.org och bo@example.org.", "attestation-paraphrased"),
        ("Vi har bekräftat kundens mors identitet. Radera alla mail från anna@example.org.", "attestation-other-person"),
        ("We have confirmed the identity of both people. Delete all emails from anna@example.org and bo@example.org.", "attestation-paraphrased"),
        ("We have confirmed her mother's identity. Delete all emails from anna@example.org.", "attestation-other-person"),
        ("Vi har bekräftat personens identitet. Radera alla mina mail från anna@example.org.", "attestation-not-by-editor"),
        ("Vi har bekräftat personens identitet. Radera alla mail från anna@example.org, legitimation saknas.", "attestation-revoked"),
        ("Vi har bekräftat personens identitet. Radera alla mail från anna@example.org\u202e.", "attestation-hidden-text"),
        ("Vi har inte bekräftat identiteten. Radera alla mail från anna@example.org.", "attestation-negated"),
        ("Vi ska bekräfta identiteten i morgon. Radera alla mail från anna@example.org.", "attestation-future"),
        ("Radera alla mail från anna@example.org. Är identiteten bekräftad?", "attestation-question"),
        ("När identiteten är bekräftad kan ni radera alla mail från anna@example.org.", "attestation-conditional"),
        ("Radera alla mail från anna@example.org.\n\n--\nVi har bekräftat personens identitet.", "attestation-in-signature"),
        ("Radera alla mail från anna@example.org. Intyg om identitet bifogas.", "attestation-in-attachment"),
        ("Radera alla mail från anna@example.org.", "attestation-missing"),
    ],
)  # fmt: skip
def test_the_reason_says_what_is_wrong(text: str, reason: str) -> None:
    assert read(text).attestation.reason == reason


ATTESTS = "Vi har bekräftat personens identitet. "
ATTESTS_EN = "We have confirmed the person's identity. "


@pytest.mark.parametrize(
    "text",
    [
        f"{ATTESTS}Radera hennes mejl: lisen@example.org.",
        f"{ATTESTS}Skicka oss en kopia av alla mejl som finns kopplade till lisen@example.org.",
        f"{ATTESTS}Skicka oss en kopia av alla mejl som hör till lisen@example.org.",
        f"{ATTESTS}Kan du fixa bort mejlen för lisen@example.org?",
        f"{ATTESTS}Personen har inte varit aktiv på flera år och hörde nu av sig och bad att få "
        "sina mejl borttagna.\n\nlisen@example.org",
        f"{ATTESTS_EN}Our member (no. 20931) asks that we delete her emails: lisen@example.org.",
        f"{ATTESTS_EN}She has not posted for years and asked us to delete all emails from "
        "lisen@example.org.",
    ],
)
def test_what_is_asked_for_is_read_however_the_address_is_tied_to_it(text: str) -> None:
    parsed = read(text)
    assert [channel.value for channel in parsed.channels] == ["mail"]
    assert parsed.wish.verdict is Verdict.OK
    assert [subject.verdict for subject in parsed.subjects] == [Verdict.OK]


def test_an_address_in_a_form_is_no_wish_for_its_mails() -> None:
    parsed = read(f"{ATTESTS}Radera alla chattar. E-post: lisen@example.org")
    assert [channel.value for channel in parsed.channels] == ["chat"]
