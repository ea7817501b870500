# ruff: noqa: E501 (mails read better uncut)
"""Lines that head what stands below them, whose an address is, and what only adorns a mail."""

from __future__ import annotations

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import ParsedRequest, Verdict
from tests.domain.intake.letters import letter, rules_alone

SENTENCE = "Vi har bekräftat personens identitet."
BOTH = "Vi har bekräftat personernas identitet."
WISH = "Radera alla mejl från inez.karp@example.org."
ROWS = "Inez Karp | M/S Alda | inez.karp@example.org\nOve Lax | M/S Tern | ove.lax@example.net"


def read(text: str, subject: str = "", sender: str = "maria@bokladan.example") -> ParsedRequest:
    return parse_request(letter(text, subject, sender), rules_alone())


def attested(text: str, subject: str = "") -> bool:
    return read(text, subject).attestation.verdict is Verdict.OK


def test_the_head_of_a_table_names_nobody() -> None:
    text = f"Hej!\n\nExportera alla mejl för:\n\nNamn | Fartyg | Adress\n{ROWS}\n\n{BOTH}\n\nMvh\nMaria Lind"
    assert attested(text)
    assert not attested(text.replace("Namn | Fartyg | Adress", "Namn | Fartyg | Ej kontrollerad"))
    assert not attested(text.replace("Namn | Fartyg | Adress", "Kund heter | Anders Ek"))


@pytest.mark.parametrize(
    ("line", "verdict"), [("Så här ser listan ut:", True), ("Exempel på hur listan ser ut:", False)]
)
def test_a_line_may_introduce_the_persons_but_no_example(line: str, verdict: bool) -> None:
    people = "- Inez Karp – inez.karp@example.org\n- Ove Lax – ove.lax@example.net"
    text = f"Hej!\n\nRadera alla mejl för dem. {line}\n\n{people}\n\n{BOTH}\n\nMvh\nMaria Lind"
    assert attested(text) is verdict


def test_a_table_head_names_no_channel() -> None:
    text = f"Hi,\n\nPlease erase their data:\n\nName      E-mail      To be erased\nInez Karp   inez.karp@example.org   all forum posts, chats\n\n{SENTENCE}\n\nRegards\nMaria Lind"
    assert read(text).channels == (ChannelKind.FORUM, ChannelKind.CHAT)


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("nour@blomman.example", "nour.haddad@example.com", True),
        ("marguerite.blanc@example.com", "mblanc@example.net", True),
        ("farhad.nouri@uni.example", "f.nouri@example.com", True),
        ("rut.ekelof@sjo.example", "rut.ekelof38@example.net", True),
        ("a.berg@example.org", "anna.berg@example.org", False),
        ("bo.berg@example.org", "anna.berg@example.com", False),
        ("berg@example.org", "anna.berg@example.com", False),
    ],
)
def test_two_addresses_with_one_name_are_one_persons(first: str, second: str, one: bool) -> None:
    text = f"Hej!\n\nRadera alla mejl från {first} och {second}. {SENTENCE}\n\nMvh\nMaria Lind"
    assert attested(text) is one
    assert not attested(text.replace("Radera", "Makarna vill bort. Radera"))


def test_names_that_differ_beside_like_addresses_are_two_people() -> None:
    people = "Farid Rostami: farid.rostami@example.org\nFatima Rostami: f.rostami@example.com"
    assert not attested(f"Hej!\n\nRadera alla mejl för:\n{people}\n\n{SENTENCE}\n\nMvh\nMaria Lind")


@pytest.mark.parametrize("local", ["ove.lax", "ove-lax"])
def test_a_former_colleague_whom_the_mail_tells_of_is_the_person(local: str) -> None:
    told = (
        "En före detta handläggare, Ove Lax, vill bli bortglömd. Det gäller hans mejl och chattar."
    )
    text = f"Hej!\n\n{told} Kontot hette {local}@bokladan.example. {SENTENCE}\n\nMvh\nMaria Lind"
    found = read(text)
    assert [subject.address.text for subject in found.subjects] == [f"{local}@bokladan.example"]


def test_a_name_that_signs_is_no_person_concerned() -> None:
    signed = "Bo Frisk\nTeamledare kundservice\nDirekt: +46 8 123 45 67 | Växel: +46 8 123 45 00"
    found = read(
        f"Hej,\nvi önskar att ni tar bort chatthistoriken för sten.k@example.org.\n{SENTENCE}\n\n"
        f"{signed}\nbo.frisk@bokladan.example",
        sender="kundtjanst@bokladan.example",
    )
    assert [subject.address.text for subject in found.subjects] == ["sten.k@example.org"]


@pytest.mark.parametrize(
    ("picture", "ok"), [("🎭", True), ("🌻", True), ("👎", False), ("🤞", False)]
)
def test_a_picture_behind_thanks_only_adorns_unless_it_takes_back(picture: str, ok: bool) -> None:
    assert attested(f"Hej!\n\n{WISH}\n\n{SENTENCE}\n\nTusen tack! {picture}\nMaria Lind") is ok


def test_what_is_told_of_the_person_bounds_no_wish() -> None:
    told = "Inez Karp, who sat on our committee until 2021, wants a copy of all her mails"
    assert (
        read(f"Hi,\n\n{told}. {SENTENCE}\n\ninez.karp@example.org\n\nRegards\nMaria").wish.verdict
        is Verdict.OK
    )
    bound = "Inez Karp wants a copy of all her mails, those she wrote until 2021, and no more"
    assert (
        read(f"Hi,\n\n{bound}. {SENTENCE}\n\ninez.karp@example.org\n\nRegards\nMaria").wish.verdict
        is not Verdict.OK
    )
    mails = "Inez Karp vill ha en kopia av alla mejl, som hon skrev före 2021, från oss"
    assert (
        read(f"Hej,\n\n{mails}. {SENTENCE}\n\ninez.karp@example.org\n\nMvh\nMaria").wish.verdict
        is not Verdict.OK
    )


@pytest.mark.parametrize(
    ("subject", "ok"),
    [
        ("Utflyttade hushåll – radering", True),
        ("Återkallad begäran", False),
        ("Radering – utgången", False),
    ],
)
def test_a_state_in_the_subject_line_may_tell_of_people(subject: str, ok: bool) -> None:
    assert attested(f"Hej!\n\n{WISH}\n\n{SENTENCE}\n\nMvh\nMaria Lind", subject) is ok
