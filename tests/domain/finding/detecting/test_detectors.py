"""What the detectors take for somebody's identifier, and what they leave alone."""

from __future__ import annotations

import pytest

from dsr_desk.domain.finding.detecting.addresses import addresses_in, addresses_over_lines
from dsr_desk.domain.finding.detecting.detectors import marks_in
from dsr_desk.domain.finding.detecting.kinds import Identifier
from dsr_desk.domain.finding.detecting.names import names_in, pictured_in
from dsr_desk.domain.finding.detecting.outline import outline_of
from dsr_desk.domain.finding.detecting.seen import seen


def marks(text: str) -> set[tuple[Identifier, str]]:
    """Return kinds and texts of the marks in a text as it is seen."""
    shown = seen(text)
    found = list(marks_in(shown, outline_of(shown)))
    assert all(0 <= mark.start < mark.end <= len(shown) for mark in found)
    return {(mark.kind, mark.text) for mark in found}


def names(text: str, *, alone: bool = True) -> set[str]:
    """Return the names in a text as it is seen."""
    shown = seen(text)
    return {name.text for name in names_in(shown, outline_of(shown), alone=alone)}


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("ring 070-123\n45 67", Identifier.PHONE, "070-123\n45 67"),
        ("> ring 073-\n> 092 09 56", Identifier.PHONE, "073-\n> 092 09 56"),
        ("(08) 123 456 78", Identifier.PHONE, "08) 123 456 78"),
        ("070\u2212123 45 67", Identifier.PHONE, "070\u2212123 45 67"),
        ("WhatsApp 46701234567", Identifier.PHONE, "+46701234567"),
        ("+1 (212) 555-0123", Identifier.PHONE, "+1 (212) 555-0123"),
        ("mobil: 912 34 567", Identifier.PHONE, "912 34 567"),
        ("tel. 12 34 56", Identifier.PHONE, "12 34 56"),
        ("19850101-1234", Identifier.PERSONAL_NUMBER, "19850101-1234"),
        ("850161-1234", Identifier.PERSONAL_NUMBER, "850161-1234"),
        ("850191+1234", Identifier.PERSONAL_NUMBER, "850191+1234"),
        ("85 01 01 - 1234", Identifier.PERSONAL_NUMBER, "85 01 01 - 1234"),
        ("850101\u2011\n> 1234", Identifier.PERSONAL_NUMBER, "850101\u2010\n> 1234"),
        ("8\u200b50101-12\u00ad34", Identifier.PERSONAL_NUMBER, "850101-1234"),
        ("momsnr SE850101123401", Identifier.PERSONAL_NUMBER, "8501011234"),
        ("till SE35 5000 0000 0549 1000 0003 OCH", Identifier.ACCOUNT,
         "SE35 5000 0000 0549 1000 0003"),
        ("iban se3550000000054910000003", Identifier.ACCOUNT, "se3550000000054910000003"),
        ("BG: 5805-6201 300 kr", Identifier.ACCOUNT, "5805-6201"),
        ("plusgiro 12 34 56-7", Identifier.ACCOUNT, "12 34 56-7"),
        ("kontot är 8327-9, 123 456 789", Identifier.ACCOUNT, "8327-9, 123 456 789"),
        ("sparkonto 1234567", Identifier.ACCOUNT, "1234567"),
        ("4111 1111 1111 1111", Identifier.ACCOUNT, "4111 1111 1111 1111"),
        ("bilen ABC 123 där", Identifier.PLATE, "ABC 123"),
        ("bilen ABC12D.", Identifier.PLATE, "ABC12D"),
        ("reg.nr abc 123", Identifier.PLATE, "abc 123"),
        ("på Storgatan 12 B, lgh 1102", Identifier.POSTAL, "Storgatan 12 B, lgh 1102"),
        ("Drottning Kristinas väg 5", Identifier.POSTAL, "Drottning Kristinas väg 5"),
        ("PÅ STORGATAN 12", Identifier.POSTAL, "STORGATAN 12"),
        ("på storgatan 12", Identifier.POSTAL, "storgatan 12"),
        ("at 12 Baker Street, London", Identifier.POSTAL, "12 Baker Street"),
        ("114 55 Stockholm", Identifier.POSTAL, "114 55 Stockholm"),
        ("SE-11455 STOCKHOLM", Identifier.POSTAL, "SE-11455 STOCKHOLM"),
        ("London NW1 6XE", Identifier.POSTAL, "NW1 6XE"),
        ("https://www.linkedin.com/in/lisa-b-1/?x=1", Identifier.LINK, "linkedin.com/in/lisa-b-1"),
        ("se forum.example/user/olle.", Identifier.LINK, "forum.example/user/olle"),
        ("från 193.10.220.17", Identifier.NETWORK, "193.10.220.17"),
        ("från 2001:db8::5", Identifier.NETWORK, "2001:db8::5"),
        ("det var @kalle_k som", Identifier.HANDLE, "kalle_k"),
        ("snusmumriken skrev:\n> Nej", Identifier.HANDLE, "snusmumriken"),
        ("> den 3 maj skrev snusmumriken:", Identifier.HANDLE, "snusmumriken"),
        ("[quote=\"olle83\"]Nej[/quote]", Identifier.HANDLE, "olle83"),
        ("Ursprungligen postat av olle", Identifier.HANDLE, "olle"),
        ("insta: olle.b", Identifier.HANDLE, "olle.b"),
        ("användaren Olle hotade", Identifier.HANDLE, "Olle"),
        ("inlägget av Bosse_72 är", Identifier.HANDLE, "Bosse_72"),
    ],
)  # fmt: skip
def test_a_mark_is_detected(text: str, kind: Identifier, told: str) -> None:
    assert (kind, told) in marks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Fakturan på 1 249,50 kr förföll den 31 maj 2026.",
        "Ordernummer 100234567 och artikel 40-1234.",
        "SEK 300, USB 300, RFC 822, EUR 120, ABC 123 kr",
        "version 10.2.4.1, kl 10:30:22, 127.0.0.1",
        "på väg 12, plan 4, hus 7",
        "100 000 Kronor, 998 17 Guldregn, 12 345 kWh",
        "ring 2026-03-05 eller 07.08.2022",
        "@media print { } @font-face",
        "alla @firma.example svarar",
        "jag skrev: hej",
        "användaren har klagat",
        "5000 1234 5678 1000 2003 är inget konto",
        "https://forum.example/villkor",
        "xx1234567xx",
    ],
)
def test_what_is_nobodys_is_no_mark(text: str) -> None:
    assert marks(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jag såg hur Karin Holm gick in.", "Karin Holm"),
        ("Karin Holm gick in.", "Karin Holm"),
        ("Min granne, Karin Holm, vet.", "Karin Holm"),
        ("Det var KARIN HOLM som gjorde det.", "KARIN HOLM"),
        ("Hälsa K. Ek från oss.", "K. Ek"),
        ("Hälsa Karin E. Holm från oss.", "Karin E. Holm"),
        ("Det säger Carl von der Linden alltid.", "Carl von der Linden"),
        ("Det säger Magnus af Klint alltid.", "Magnus af Klint"),
        ("Det säger Mia de la Gardie alltid.", "Mia de la Gardie"),
        ("Det var Anna-Karin Lind-Öberg som ringde.", "Anna-Karin Lind-Öberg"),
        ("Det är Karin Holms fel.", "Karin Holms"),
        ("Det är Åke Andreas’ fel.", "Åke Andreas"),
        ("Det är Andreas' idé.", "Andreas"),
        ("Det var Annas idé.", "Anna"),
        ("Mvh K. Ek", "K. Ek"),
        ("Med vänlig hälsning,\n\nXerxes Ö", "Xerxes Ö"),
        ("> Hälsningar\n> Xerxes", "Xerxes"),
        ("/Xerxes", "Xerxes"),
        ("Hej Xerxes!", "Xerxes"),
        ("Fru Xerxesdotter på tvåan vet.", "Xerxesdotter"),
        ("min gamla granne Xerxes", "Xerxes"),
        ("hon heter Xerxa", "Xerxa"),
        ("Från: Holm, Karin\nÄmne: Möte", "Holm, Karin"),
        ("Till: Karin Holm; Olle Ek", "Olle Ek"),
        ("Author: Karin Holm", "Karin Holm"),
        ("MIN GRANNE KARIN HOLMQVIST HAR HOTAT MIG.", "KARIN HOLMQVIST"),
        ("mvh annika persson, tel", "annika persson"),
        ("Dr Åsa Wester-Holm ringde", "Åsa Wester-Holm"),
    ],
)
def test_a_name_is_detected(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Med Vänliga Hälsningar",
        "Svenska Kraftnät och Dagens Nyheter skrev om Gamla Stan.",
        "VIKTIGT: SVARA SENAST PÅ FREDAG!",
        "Hej alla! Hej igen, Tack för svaret.",
        "När Stockholm vaknar. I Göteborg regnar det.",
        "P.S. This is all.",
        "Elmätaren visar fel.",
    ],
)
def test_other_capitals_are_no_names(text: str) -> None:
    assert names(text) == set()


def test_a_given_name_alone_is_told_where_it_is_asked_for() -> None:
    assert names("Jag pratade med Karin om det.") == {"Karin"}
    assert names("Jag pratade med Karin om det.", alone=False) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jag pratade med Öjar om det.", {"Öjar"}),
        ("I talked to Quentin Malm.", {"Quentin Malm"}),
        ("Jag har pratat med Kundtjänst.", set()),
        ("Vi talade med Skatteverket i går.", set()),
        ("Jag pratade med Ert ombud om det.", set()),
        ("Jag pratade med någon.", set()),
    ],
)
def test_who_was_talked_to_is_somebody_unless_it_is_an_office(text: str, found: set[str]) -> None:
    assert names(text) == found


def test_a_picture_is_named_by_its_words_and_a_type_face_is_not() -> None:
    page = "<img alt=\"Karin Holm\"><p style='font-family: Times New Roman, Comic Sans'>"
    assert [name.text for name in pictured_in(page)] == ["Karin Holm"]


@pytest.mark.parametrize(
    "text",
    [
        "lisa.b@\ngranne.example", "lisa.b\n@granne.example", "> lisa.b \n> @granne.example",
        "lisa.b@granne.\nexample", "lisa.b@granne\r\n> .example",
    ],
)  # fmt: skip
def test_an_address_goes_on_in_the_next_line(text: str) -> None:
    assert list(addresses_over_lines(f"skriv till {text} i dag")) == ["lisa.b@granne.example"]


def test_an_address_ends_with_its_sentence() -> None:
    text = "Skriv till lisa@granne.example.\nHej då"
    assert [written for _, _, written in addresses_in(text)] == ["lisa@granne.example"]
    assert list(addresses_over_lines(text)) == []
