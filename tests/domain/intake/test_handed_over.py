"""What stands around a request by custom: a gateway's warning, a form's boxes, words asked for."""

# ruff: noqa: E501 (mails read better uncut)

from __future__ import annotations

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import ParsedRequest, RequestKind, Verdict
from tests.domain.intake.letters import letter, rules_alone

SV = "Vi har bekräftat personens identitet."
MANY = "Vi har bekräftat personernas identitet."
EN = "We have confirmed the person's identity."
WISH = "Radera alla mejl och chattar som una.roth@example.org har skrivit."
PLEASE = "Please delete all emails and chats from una.roth@example.org."
SIGNED = "Med vänlig hälsning\nAnna Ek"
BANNERS = (
    "CAUTION: This email originated from outside the organisation. Do not click links or open attachments unless you recognise the sender.",
    "[EXTERN]", "*** EXTERNAL EMAIL - think before you click ***", "EXTERNT MEJL", "⚠️ Extern avsändare – var försiktig med länkar och bilagor",
    "Du får inte ofta e-post från anna@kund.example. Lär dig varför det här är viktigt", "You don't often get email from anna@kund.example. Learn why this is important",
    "VARNING! Det här mejlet kommer från en avsändare utanför organisationen.\nKlicka inte på länkar om du inte litar på avsändaren.",
    "Externt mail: Det här mailet kommer utifrån. Öppna inte länkar om du inte känner avsändaren.", "OBS! Detta e-postmeddelande har sitt ursprung utanför Region Mellan.",
)  # fmt: skip


def read(text: str, sender: str = "maria@bokladan.example") -> ParsedRequest:
    return parse_request(letter(text, "", sender), rules_alone())


def named(found: ParsedRequest) -> list[tuple[str, Verdict]]:
    return [(subject.address.text, subject.verdict) for subject in found.subjects]


@pytest.mark.parametrize("banner", BANNERS)
def test_the_warning_of_a_gateway_is_no_part_of_the_mail(banner: str) -> None:
    found = read(f"{banner}\n\nHej Johan!\n\n{WISH} {SV}\n\n{SIGNED}")
    assert (found.attestation.verdict, found.wish.verdict) == (Verdict.OK, Verdict.OK)


WARNED = (
    "CAUTION: This email originated from outside of the organization. Do not click links.\nVi har inte bekräftat identiteten än.",
    "VARNING: Detta mejl kommer från en extern avsändare. Radera inget innan ni hört av er.", "EXTERNT MEJL\nLegitimation saknas.",
    "VARNING: extern avsändare, personen har inte visat legitimation för oss.", "CAUTION: external email; the customer is a child.",
    "[EXTERNAL] Vi är osäkra på om det är hon.", "CAUTION: This email came from outside. We only did this as a test.",
    "VARNING: Externt mejl från personen som vi inte har legitimerat.", "CAUTION: external, outside Not CONFIRMED",
    "CAUTION: This email originated from outside of the organization. Do not click links." + " Do not open attachments." * 9 + " Not her.",
)  # fmt: skip


@pytest.mark.parametrize("warned", WARNED)
def test_what_the_writer_says_in_a_warning_or_right_below_it_is_heard(warned: str) -> None:
    assert read(f"{warned}\n\nHej!\n\n{WISH} {SV}").attestation.verdict is not Verdict.OK


def test_a_warning_below_takes_in_no_words_of_the_writers() -> None:
    said = (
        "VARNING: Detta mejl kommer från en extern avsändare. Det är inte kontrollerat vem hon är."
    )
    assert read(f"{WISH} {SV}\n\n{said}").attestation.verdict is not Verdict.OK


def test_a_letter_right_below_a_warning_is_read() -> None:
    found = read(f"{BANNERS[0]}\nHej Johan!\n{WISH} {SV}\n\n{SIGNED}")
    assert found.attestation.verdict is Verdict.OK


@pytest.mark.parametrize(
    "opened",
    ["Vi har fått ett externt mejl från en kund.", "Kunden har en adress utanför organisationen."],
)
def test_a_sentence_with_the_words_of_a_warning_is_read(opened: str) -> None:
    assert named(read(f"{opened} {WISH} {SV}")) == [("una.roth@example.org", Verdict.OK)]


HANDED_OVER = (
    f"{PLEASE}\n\nThe sentence you need: {SV}", f"{PLEASE} I was told I have to put this in: {EN}", f"{WISH} Meningen ni vill ha: {SV}",
    f"My colleague told me that the following sentence has to be in here in Swedish:\n\n{SV}\n\n{PLEASE}", f"{WISH}\n\nSom ni bad om: {SV}",
    f"{WISH} Jag skulle skriva denna mening: {SV}",
)  # fmt: skip
NOT_HANDED_OVER = (
    f"{PLEASE} {EN} This is what I was told to write.", f"{WISH} {SV} Det är vad jag skulle skriva.", f"{PLEASE} {EN} As requested I was told to write it.",
    f"{PLEASE}\n\nPlease write the following sentence: {EN}", f"{WISH} Ni ska skriva följande mening: {SV}", f"{WISH} Du måste skriva: {SV}",
    f"{PLEASE} I was told I have to put this in, but it isn't true: {EN}", f"{PLEASE} If we have checked I was told to write this: {EN}",
    f"{WISH} Kunden säger att jag ska skriva detta: {SV}", f'{PLEASE} The sentence you need: "{EN}"', f"{WISH} Jag tror att jag skulle skriva: {SV}",
    f"{WISH} {SV} Det är i alla fall vad jag skulle skriva.", f"{WISH} {SV} (Jag skriver som ni vill ha det.)", f"{WISH} Jag skriver bara som ni vill: {SV}",
    f"{WISH} Är det den meningen ni vill ha: {SV}", f"{PLEASE} She told me I have to write this: {EN}", f"{WISH} Meningen ni vill ha, men vi har inte kontrollerat: {SV}",
)  # fmt: skip


@pytest.mark.parametrize("text", HANDED_OVER)
def test_the_sentence_may_be_handed_over_as_it_was_asked_for(text: str) -> None:
    assert read(f"{text}\n\n{SIGNED}").attestation.verdict is Verdict.OK


@pytest.mark.parametrize("text", NOT_HANDED_OVER)
def test_what_asks_for_the_sentence_or_doubts_it_hands_nothing_over(text: str) -> None:
    assert read(f"{text}\n\n{SIGNED}").attestation.verdict is not Verdict.OK


@pytest.mark.parametrize("box", ["[x]", "☑", "✔", "(x)"])
def test_a_ticked_box_before_the_sentence_says_yes(box: str) -> None:
    form = f"E-post: una.roth@example.org\nÖnskemål: radera alla mejl\nIntyg: {box} {SV}"
    assert read(form).attestation.verdict is Verdict.OK


@pytest.mark.parametrize("box", ["[ ]", "☐", "☒", "✗", "( )", "[x] [ ]"])
def test_any_other_box_does_not(box: str) -> None:
    form = f"E-post: una.roth@example.org\nÖnskemål: radera alla mejl\nIntyg: {box} {SV}"
    assert read(form).attestation.verdict is not Verdict.OK


def test_a_box_of_a_channel_that_is_not_ticked_leaves_it_out() -> None:
    form = f"Person: una.roth@example.org\nRadera:\n[x] Alla mail\n[ ] Alla foruminlägg\n[x] Alla chattar\n{SV}"
    assert read(form).channels == (ChannelKind.MAIL, ChannelKind.CHAT)


def test_a_form_of_values_below_labels_keeps_whoever_sent_it_apart() -> None:
    form = (
        "Kontaktperson\nYusuf Demir, yusuf.demir@hallby.example\nPersonens e-postadress(er)\nuna.roth@example.org\n"
        f"Önskemål\nEn export av alla mail och alla chattar.\nIntygande\n{SV}"
    )
    found = read(form, "dataskydd@hallby.example")
    assert named(found) == [("una.roth@example.org", Verdict.OK)]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ("Please erase all emails and forum posts that they wrote:", "We have confirmed the persons' identity."),
        ("Three members would like a copy of what they wrote on the platform while they were with us:", MANY),
        ("Vi ber er radera alla mejl som nedanstående f.d. medlemmar har skrivit:", MANY),
    ],
)  # fmt: skip
def test_those_who_wrote_are_no_quotation(told: str, sentence: str) -> None:
    rows = "1. Una Roth – una.roth@example.org\n2. Mrs J. Karp – jk1951@example.org"
    found = read(f"Hej,\n\n{told}\n\n{rows}\n\n{sentence}\n\n{SIGNED}")
    assert named(found) == [
        ("una.roth@example.org", Verdict.OK),
        ("jk1951@example.org", Verdict.OK),
    ]
    assert found.attestation.verdict is Verdict.OK


@pytest.mark.parametrize("told", ["Anna skrev så här:", "She wrote:", "Hon skrev i går till oss:"])
def test_words_that_are_handed_to_somebody_else_attest_nothing(told: str) -> None:
    assert read(f"Hej,\n\n{told}\n\n{WISH} {SV}\n\n{SIGNED}").attestation.verdict is not Verdict.OK


def test_a_file_that_a_system_sets_below_the_mail_attests_nothing() -> None:
    found = read(f"Hej,\n\n{WISH}\n\nAnna\n\n[Bilaga: intyg.txt]\n{SV}\nAnna Ek")
    assert found.attestation.verdict is not Verdict.OK


def test_a_greeting_of_the_day_is_no_closing() -> None:
    found = read(f"Dear Team,\n\nGreetings of the day.\n\n{PLEASE}\n\n{EN}\n\nRegards,\nAnna Ek")
    assert (found.attestation.verdict, found.kind) == (Verdict.OK, RequestKind.ERASURE)


@pytest.mark.parametrize("below", ["mvh anders", "mvh. Anders", "cheers kev", "tack"])
def test_a_closing_that_runs_on_adds_nothing(below: str) -> None:
    text = f"hej kan ni ta bort alla mejl från una.roth@example.org, {SV.lower()[:-1]} {below}"
    assert read(text).attestation.verdict is Verdict.OK


def test_whoever_signs_may_say_the_own_name() -> None:
    text = f"Hej!\n\nJag är ny här på skolan, Sanna heter jag. {WISH} {SV}\n\nMånga hälsningar\nSanna Ek"
    assert read(text).attestation.verdict is Verdict.OK
    other = f"Hej!\n\nVår kund är ny, Sanna heter hon. {WISH} {SV}\n\nMånga hälsningar\nAnna Ek"
    assert read(other).attestation.verdict is not Verdict.OK


def test_the_sentence_may_be_translated_in_brackets() -> None:
    text = f"Dear support,\n\n{PLEASE}\n\n{SV}\n({EN})\n\nKind regards,\nAnna Ek"
    assert read(text).attestation.verdict is Verdict.OK
    assert read(f"Dear support,\n\n{PLEASE}\n\n({EN})").attestation.verdict is not Verdict.OK


@pytest.mark.parametrize(
    "rows",
    [
        "E-mail (work): una.roth@example.org\nE-mail (private): uroth82@example.net",
        "Det gäller una.roth@example.org och u.r@example.net (samma person).",
        "E-post: una.roth@example.org\nAlt. e-post: roth82@example.net",
        "She used una.roth@example.org and, after she married, una.karp@example.net.",
    ],
)  # fmt: skip
def test_two_addresses_may_be_said_to_be_one_persons(rows: str) -> None:
    text = f"Hej,\n\n{rows}\n\n{SV}\n\nVi vill att alla mejl raderas.\n\n{SIGNED}"
    assert read(text).attestation.verdict is Verdict.OK


def test_an_export_and_afterwards_deletion_are_both_wished() -> None:
    text = f"{EN} The person is una.roth@example.org. Please export all she wrote in mail and chat and afterwards delete it all."
    assert read(text).kind is RequestKind.ACCESS_ERASURE
