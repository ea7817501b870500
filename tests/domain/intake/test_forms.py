"""How a mail is laid out and opened: strokes, rows, friendly signs, two addresses, what it shows."""

# ruff: noqa: E501 (mails read better uncut)

from __future__ import annotations

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import ParsedRequest, RequestKind, Verdict
from tests.domain.intake.letters import letter, rules_alone, wordings

SV = "vi har bekräftat personens identitet"
EN = "we have confirmed the person's identity"

LAID_OUT = (
    f"maja@example.org | radera mail + chatt | {SV} | mvh Siw",
    f"Customer no. 77120 / maja@example.org / delete emails and chats / {EN}",
    f"Hej! Tack för senast :) V{SV[1:]}. Ta bort alla chattar för maja@example.org.",
    f"Hejsan :)\nV{SV[1:]} 😊\nRadera alla mail från maja@example.org\nMimmi",
    f"V{SV[1:]}. ✅\nRadera alla mail från maja@example.org.",
    f"☑ Radera alla mail från maja@example.org.\n\nV{SV[1:]}.\n\n☎ 08-123 456",
    f"V{SV[1:]} - tack!\nRadera alla mail från maja@example.org.",
    f"V{SV[1:]} och vill att ni raderar alla mail från maja@example.org.",
    f"W{EN[1:]}, please delete all emails from maja@example.org.",
    f"Absolut, här är det: {SV}. Radera alla mail från maja@example.org.",
    f"Hi, following our phone call earlier today here is the request in writing: W{EN[1:]}. Please erase all emails from maja@example.org.",
    f"Hej!\n\nBegäran är godkänd. V{SV[1:]}. Radera alla mail från maja@example.org.\n\nBästa hälsningar, Stödlinjen",
    f"Hej!\n\nV{SV[1:]}. Radera alla mail från maja@example.org.\n\nStyrelsen\n\nPS. Glöm inte årsmötet den 28 mars!",
    "Hej,\n\nSamtliga vill få sina mail raderade. Vi har bekräftat personernas identitet.\n\nNamn;E-post;Kundnummer\nPia;pia@example.org;300145\nDan;dan@example.com;300188",
    f"Hej!\n\nHon har skrivit till oss från två olika adresser: lisa@example.org och vall@example.com. V{SV[1:]}. Radera alla mail.",
    f"Hello,\n\nW{EN[1:]}. He has written to us from r.stone@example.org and from stone@example.com; please erase all emails.",
    f"Hello\n\nShe changed her address last year: formerly ann@example.org, now oak@example.net. W{EN[1:]}. Please delete all emails.",
)
NOT_ATTESTED = (
    f"maja@example.org | radera mail | {SV} | nej | mvh",
    f"Återstår / {SV} / radera alla mail från maja@example.org.",
    f"Vi tror att hon är den hon säger :) V{SV[1:]}. Radera alla mail från maja@example.org.",
    f"V{SV[1:]} ;-) Radera alla mail från maja@example.org.",
    f"V{SV[1:]} :( Radera alla mail från maja@example.org.",
    f"V{SV[1:]}, hälsar Filip. Radera alla mail från filip@example.org.",
    f"V{SV[1:]}. Radera alla mail från maja@example.org 😊 Hon ringde från jobbets växel 😊",
    f"W{EN[1:]} :) Please delete all emails from maja@example.org :) The number went to an answering machine :)",
    f"V{SV[1:]}; radera alla mail från maja@example.org; hon ringde från jobbets växel.",
    f"W{EN[1:]}. Please delete all emails from maja@example.org; the number went to an answering machine.",
    f"Hej! Hon har bara lämnat förnamn hittills. V{SV[1:]}. Radera alla mail från maja@example.org.",
    f"Här är meningen: {SV}. Radera alla mail från maja@example.org.",
    f"As the customer herself puts it - {EN} - she wants all emails from maja@example.org deleted.",
    f"As far as the shop is concerned, {EN}, so delete all emails from maja@example.org.",
    f"Som chefen ser på saken, {SV}. Radera alla mail från maja@example.org.",
    f"Förra året när hon blev kund såg vi hennes körkort, så på det viset: {SV}. Radera alla mail från maja@example.org.",
    f"A tenant asked us to delete his wife's emails. W{EN[1:]}. The address is wife@example.org. Please delete all emails.",
    f"A parent asked us to delete his son's emails. W{EN[1:]}. The address is son@example.org. Please delete all emails.",
    f"En hyresgäst bad oss radera sin frus mail. V{SV[1:]}. Adressen är fru@example.org. Radera alla mail.",
    f"Företaget som nu har adressen maja@example.org vill att den förra anställdas mail raderas. V{SV[1:]}. Radera alla mail.",
    "Hej!\n\nEva;eva@example.org;klar\nBo;bo@example.org;väntar\n\nVi har bekräftat personernas identitet. Radera mailen.",
    "Hi!\n\nEve,eve@example.org,done\nBob,bob@example.org,open\n\nWe have confirmed the persons' identities. Delete their emails.",
    *(f"Hej!\n\nV{SV[1:]}. {sign}\nRadera alla mail från maja@example.org." for sign in "❌👎🤥🙄⏳"),
    f"Hej!\n\nV{SV[1:]}.\n🙄\nRadera alla mail från maja@example.org.",
    *(f"V{SV[1:]} {added}\nRadera alla mail från maja@example.org." for added in ("- n/a", "0 %", "- 0 av 1", "- x", "(-)", "(0)", "- dubbelkolla gärna")),
    *(f"V{SV[1:]} {added} Radera alla mail från maja@example.org." for added in ("- n/a", "- noll", "- vete katten", "- blankt", ", hihi", "- resten sen")),
    *(f"W{EN[1:]} - {added} Please delete all emails from maja@example.org." for added in ("n/a", "void", "none", "placeholder", "check please", "by email only")),
    f"Hej!\n\nV{SV[1:]}. Radera alla mail från a.b@example.org. Hon skrev från a.b@example.org och hennes bror från c.d@example.org.",
)  # fmt: skip
WISHES = (
    (f"Please delete the following\nEmails from: bo@example.org\nChats from: bo@example.org\n\nW{EN[1:]}.", RequestKind.ERASURE, ("mail", "chat")),
    ("Här kommer månadens två raderingar.\n\nbo@example.org: mail\nli@example.org: mail\n\nVi har bekräftat personernas identitet.", RequestKind.ERASURE, ("mail",)),
    (f"Please delete all forum posts by bo@example.org. W{EN[1:]}.\n\nCould you send us the invoice for March again?", RequestKind.ERASURE, ("forum",)),
    (f"Please delete all forum posts by bo@example.org. W{EN[1:]}.\n\nDon't forget the annual meeting!", RequestKind.ERASURE, ("forum",)),
    (f"V{SV[1:]}. Radering e-post: bo@example.org, chatt.", RequestKind.ERASURE, ("chat",)),
    (f"V{SV[1:]}. Radera alla chattar.\n\nmailto:bo@example.org", RequestKind.ERASURE, ("chat",)),
    (f"V{SV[1:]}. Radera mail: bo@example.org", RequestKind.ERASURE, ("mail",)),
    (f"Medlemmen bo@example.org vill inte finnas kvar i forumet; radera inläggen. V{SV[1:]}.", RequestKind.ERASURE, ("forum",)),
    (f"Vi vill ha ut alla mail från bo@example.org. V{SV[1:]}.", RequestKind.ACCESS, ("mail",)),
    (f"He would like a copy of his data. Please include emails and chats of bo@example.org. W{EN[1:]}.", RequestKind.ACCESS, ("mail", "chat")),
)  # fmt: skip


def _read(text: str, subject: str = "") -> ParsedRequest:
    return parse_request(letter(text, subject), wordings())


@pytest.mark.parametrize("text", LAID_OUT)
def test_an_attestation_is_recognised_however_the_mail_is_laid_out(text: str) -> None:
    assert _read(text).attestation.verdict is Verdict.OK


@pytest.mark.parametrize("text", NOT_ATTESTED)
def test_the_same_layout_gives_no_attestation_that_is_none(text: str) -> None:
    assert _read(text).attestation.verdict is not Verdict.OK


@pytest.mark.parametrize(("text", "kind", "channels"), WISHES)
def test_lists_and_other_business_name_what_is_wished(
    text: str, kind: RequestKind, channels: tuple[str, ...]
) -> None:
    parsed = _read(text)
    assert (parsed.kind, parsed.wish.verdict) == (kind, Verdict.OK)
    assert parsed.channels == tuple(map(ChannelKind, channels))


def test_a_namesake_who_is_told_apart_is_no_person_concerned() -> None:
    for apart in ("inte att förväxla med {}", "not to be confused with {}"):
        named = _read(
            f"V{SV[1:]}. Radera alla mail från a.vi@example.org, {apart.format('a.vik@example.org')}."
        )
        assert [one.address.text for one in named.subjects] == ["a.vi@example.org"]


def test_mail_that_came_in_is_no_entry_of_a_list() -> None:
    told = f"Mail från bo@example.org kom in i går.\nHan vill att hans inlägg i forumet raderas. V{SV[1:]}."
    assert _read(told).channels == (ChannelKind.FORUM,)


@pytest.mark.parametrize(
    ("text", "subject", "words"),
    [
        (f"V{SV[1:]}. Radera alla mail från bo@example.org.", "Radering, UTKAST", "Radering, UTKAST"),
        (f"Jag tror att {SV}. Radera alla mail från bo@example.org.", "", f"Jag tror att {SV}."),
        (f"Kopiera in detta\nV{SV[1:]}.\nRadera alla mail från bo@example.org.", "", f"Kopiera in detta\nV{SV[1:]}."),
        (f"Radera alla mail från bo@example.org. V{SV[1:]}.\n\nHej Maria, tack för samtalet.", "", "Hej Maria, tack för samtalet."),
        (f"V{SV[1:]}. Radera alla mail från bo@example.org.\n\nDet var hans fru som ringde.", "", "Det var hans fru som ringde."),
    ],
)  # fmt: skip
def test_what_is_shown_of_a_doubt_are_the_words_that_raised_it(
    text: str, subject: str, words: str
) -> None:
    for by in (wordings(), rules_alone()):
        judged = parse_request(letter(text, subject), by).attestation
        assert judged.verdict is not Verdict.OK
        assert judged.evidence is not None
        assert judged.evidence.text == words


def test_a_person_in_doubt_is_what_is_shown() -> None:
    text = f"V{SV[1:]}. Radera alla mail från honom.\n\n---------- Vidarebefordrat meddelande ----------\nFrån: Bo <bo@example.org>\n\nTa bort mig"
    judged = _read(text).attestation
    assert judged.reason == "attestation-no-person"
    assert judged.evidence is not None
    assert judged.evidence.text == "bo@example.org"
