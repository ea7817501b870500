# ruff: noqa: E501 (wishes read better uncut)
"""Persons with an address in the editor's own house: employees, pupils, people in its care."""

from __future__ import annotations

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.requests import ParsedRequest, Verdict
from tests.domain.intake.letters import letter, wordings

OWN = "bo.ek@exempelstad.example"
OTHER = "una.roth@example.org"
NAMED = [
    ("Adressen hon hade hos oss var {own}. Radera alla mejl och chattar.", 1),
    ("Radera all e-post från och till {own}.", 1),
    ("Behöver registerutdrag på {own}, mejl, forum och chatt.", 1),
    ("Her address in the system was {own}. Please erase all her mails.", 1),
    ("Data subject: Ms Kjell\nIdentifier: {own}\nPlease erase all mails.", 1),
    ("Please export all mails, all forum posts and all chats for:\n\n    {own}", 1),
    ("Vi vill radera följande persons alla mejl:\n\n- Bo Ek, {own}", 1),
    ("Ta bort alla mejlen å alla chattarna för {own}", 1),
    (
        "Two people:\n- Bo Ek: {own}\n- Una Roth: una.roth@example.org\n\nPlease erase all their mails.",
        2,
    ),
    (
        "Hon har två adresser i systemet:\n\n  {own} (nuvarande)\n  bo.ekman@exempelstad.example  (före giftermålet)\n\nExportera alla mejl för båda adresserna.",
        2,
    ),
]
NO_PERSON = [
    "Radera alla mejl som vår kund skickat till {own}.",
    "Radera alla mejl och chattar. Återkoppla till mig på {own}.",
    "Radera alla mejl från vår kund.\n\nKontakta:\n{own}",
    "Please erase all mails of our customer.\n\nReply to:\n{own}",
    "Please erase all mails our customer sent to {own}.",
    "Please erase all mails. You reach me under {own}.",
    "Hej, radera hennes mejl. Jag skriver från {own} i dag.",
    "Radera hennes mejl. Min adress i systemet är {own}.",
    "Please erase her mails. My address is {own}.",
    "Our address for the export is {own}. Please export all her mails.",
    "Vår adress är {own}. Exportera alla hennes mejl.",
]
BESIDE = [
    "Radera alla mejl från una.roth@example.org. Bekräfta till {own}.",
    "Radera alla mejl från una.roth@example.org.\n\nFrågor: {own}",
    "Radera alla mejl från una.roth@example.org.\n\n{own}\nwww.exempelstad.example",
    "Radera alla mejl från una.roth@example.org som hon skickat till {own}.",
]


def read(wish: str) -> ParsedRequest:
    text = f"Hej,\n\n{wish.format(own=OWN)}\n\nVi har bekräftat personens identitet.\n\nMvh Maria"
    return parse_request(letter(text), wordings())


def certain(parsed: ParsedRequest) -> list[str]:
    return [s.address.key for s in parsed.subjects if s.verdict is Verdict.OK]


@pytest.mark.parametrize(("wish", "persons"), NAMED)
def test_a_person_of_the_own_house_is_read_where_the_wish_names_her(
    wish: str, persons: int
) -> None:
    found = certain(read(wish))
    assert OWN in found
    assert len(found) == persons


@pytest.mark.parametrize("wish", NO_PERSON)
def test_an_address_to_write_back_to_is_nobody_s_data(wish: str) -> None:
    assert OWN not in certain(read(wish))


@pytest.mark.parametrize("wish", BESIDE)
def test_beside_the_person_an_own_address_is_none(wish: str) -> None:
    assert certain(read(wish)) == [OTHER]


def test_an_account_on_a_network_is_no_address() -> None:
    parsed = read("Radera alla mejl från una.roth@example.org.\n\nIG @passage.example")
    assert [s.address.key for s in parsed.subjects] == [OTHER]


COLLEAGUES = [
    "Chefen Bo Ek ({own}) har godkänt det.",
    "Om något saknas är Bo Ek ({own}) på plats.",
    "If you need anything else, Bo Ek ({own}) is covering for me.",
]
PERSONS_TOO = [
    "Bo Ek ({own}) har slutat och vill få samma sak gjort.",
    "Bo Ek ({own}) likaså.",
    "Bo Ek ({own}) has left too.",
    "Även Bo Ek ({own}) är med.",
    "Bo Ek ({own}) är nästa.",
    "Bo Ek ({own}) är den andra.",
    "Bo Ek ({own}) har gått i pension.",
    "Bo Ek ({own}) är hennes riktiga adress.",
    "Bo Ek ({own}) är den registrerade.",
    "Bo Ek ({own}) har ångrat sig.",
    "Bo Ek ({own}) is the second person.",
    "Bo Ek ({own}) has objected.",
    "Bo Ek ({own}) is the right one.",
]


@pytest.mark.parametrize("said", COLLEAGUES)
def test_a_colleague_who_is_only_told_of_is_no_person_concerned(said: str) -> None:
    parsed = read(f"Det gäller {OTHER}. Radera alla mejl. {said.format(own=OWN)}")
    assert [s.address.text for s in parsed.subjects] == [OTHER]


@pytest.mark.parametrize("said", PERSONS_TOO)
def test_somebody_of_the_house_who_wishes_too_is_one(said: str) -> None:
    parsed = read(f"Det gäller {OTHER}. Radera alla mejl. {said.format(own=OWN)}")
    assert {s.address.text for s in parsed.subjects} == {OTHER, OWN}


def test_told_of_alike_both_are_persons_concerned() -> None:
    told = f"Anna Ek ({OTHER}) har ett ärende.\nBo Ek ({OWN}) har ett ärende."
    assert len(read(f"Radera alla mejl.\n\n{told}").subjects) > 1


@pytest.mark.parametrize("host", ["gmail.com", "hotmail.se"])
def test_at_a_host_where_anybody_has_an_address_nobody_is_a_colleague(host: str) -> None:
    text = (
        f"Hej,\n\nDet gäller {OTHER}. Radera alla mejl. Bo Ek (bo.ek@{host}) har fyllt tolv.\n\n"
        "Vi har bekräftat personens identitet.\n\nMvh Maria"
    )
    parsed = parse_request(letter(text, "", f"maria.lind@{host}"), wordings())
    assert len(parsed.subjects) == 2


def test_alone_in_a_mail_whoever_is_told_of_is_the_person() -> None:
    parsed = read(f"Radera alla mejl. Bo Ek ({OWN}) har godkänt det.")
    assert [s.address.text for s in parsed.subjects] == [OWN]


def test_a_stranger_who_is_told_of_is_not_left_out() -> None:
    parsed = read(
        f"Det gäller {OTHER}. Radera alla mejl. Bo Ek (bo.ek@annan.example) har bett om det."
    )
    assert len(parsed.subjects) == 2
