"""Each letter holds its one trap, and reads as it is meant to."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from dsr_desk.demo.calendar import DEMO_TODAY
from dsr_desk.demo.envelopes import AUTHSERV_ID
from dsr_desk.demo.letters import DemoLetter
from dsr_desk.demo.world import World, make_world
from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.people import by_kind
from dsr_desk.domain.requests import Nature, ParsedRequest, ReadMessage
from dsr_desk.mail.reading.reader import read_message
from dsr_desk.mail.texts import load_wordings

LETTERS = {letter.name: letter for letter in make_world().letters}
WORDINGS = load_wordings()
TRAPS = {
    "none", "attestation-missing", "attestation-quoted", "attestation-negated", "role-missing",
    "two-persons", "access", "portability", "access-and-erasure", "social-media", "english",
    "forwarded", "spoofed-sender", "data-subject", "duplicate", "newsletter",
}  # fmt: skip

each_letter = pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)


def _parse(letter: DemoLetter) -> EmailMessage:
    message = message_from_bytes(letter.data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def _body(letter: DemoLetter) -> str:
    part = _parse(letter).get_body(("plain", "html"))
    assert part is not None
    return str(part.get_content())


def _received(letter: DemoLetter) -> datetime:
    stamp = _parse(letter)["Received"].rpartition(";")[2].strip()
    return datetime.strptime(stamp, "%a, %d %b %Y %H:%M:%S %z")


def _read(letter: DemoLetter, world: World) -> tuple[ReadMessage, ParsedRequest]:
    own = tuple(domain for one in world.organisations for domain in one.domains)
    message = read_message(
        letter.data, origin=letter.name, received_at=None, authserv_ids=(AUTHSERV_ID,)
    )
    return message, parse_request(message, WORDINGS, own)


def test_every_trap_is_set_exactly_once() -> None:
    assert sorted(letter.trap for letter in LETTERS.values()) == sorted(TRAPS)


@each_letter
def test_the_standard_library_reads_it_without_a_complaint(letter: DemoLetter) -> None:
    message = _parse(letter)
    assert not message.defects
    assert not [defect for part in message.walk() for defect in part.defects]
    assert len(message["From"].addresses) == 1
    assert message["Message-ID"].startswith("<")
    assert "�" not in _body(letter)


@each_letter
def test_lines_are_ended_and_folded_as_mail_demands(letter: DemoLetter) -> None:
    assert letter.data.count(b"\n") == letter.data.count(b"\r\n")
    assert max(len(line) for line in letter.data.split(b"\r\n")) <= 998
    assert letter.data.partition(b"\r\n\r\n")[0].isascii()


@each_letter
def test_the_date_lies_just_before_the_receipt_in_the_weeks_before_today(
    letter: DemoLetter,
) -> None:
    sent = _parse(letter)["Date"].datetime
    received = _received(letter)
    assert timedelta(0) < received - sent < timedelta(minutes=1)
    assert DEMO_TODAY - timedelta(days=45) < received.date() < DEMO_TODAY


@each_letter
def test_our_own_server_writes_on_top_whether_the_sender_is_proved(letter: DemoLetter) -> None:
    results = _parse(letter).get_all("Authentication-Results")
    assert results is not None
    assert len(results) == 1
    assert results[0].startswith(AUTHSERV_ID)
    assert ("dmarc=pass" in results[0]) == (letter.expected.proof == "ok")


@each_letter
def test_it_is_read_and_understood_as_expected(world: World, letter: DemoLetter) -> None:
    expected = letter.expected
    message, parsed = _read(letter, world)
    assert message.proof.verdict is expected.proof
    assert parsed.nature is expected.nature
    assert parsed.received_at == _received(letter).astimezone(UTC)
    if expected.nature is Nature.NEWSLETTER:
        return
    assert parsed.kind is expected.kind
    assert tuple(one.address.text for one in parsed.subjects) == expected.subjects
    assert {one.verdict for one in parsed.subjects} <= {expected.subject_verdict}
    assert set(parsed.channels) == set(expected.channels)
    assert parsed.attestation.verdict is expected.attestation
    assert parsed.attestation.reason == expected.attestation_reason
    assert parsed.language == expected.language
    assert parsed.requested_on == expected.requested_on


@each_letter
def test_the_roster_gives_the_sender_what_is_expected_and_no_more(
    world: World, letter: DemoLetter
) -> None:
    expected = letter.expected
    sender = EmailAddress(_parse(letter)["From"].addresses[0].addr_spec)
    day = _received(letter).date()
    own = [one for one in world.channels if one.organisation == expected.organisation]
    lacking = [
        channel.key
        for channel in by_kind(own, expected.channels)
        if world.roster.entry_for(sender, channel.key, day) is None
    ]
    assert tuple(lacking) == expected.lacks_role


@each_letter
def test_its_persons_are_known_in_the_demo(world: World, letter: DemoLetter) -> None:
    known = {EmailAddress(person.address) for person in world.people}
    assert {EmailAddress(one) for one in letter.expected.subjects} <= known


def test_a_duplicate_has_the_id_and_the_text_of_its_original_but_other_bytes() -> None:
    duplicates = [one for one in LETTERS.values() if one.expected.duplicate_of]
    assert len(duplicates) == 1
    original = LETTERS[duplicates[0].expected.duplicate_of]
    assert _parse(duplicates[0])["Message-ID"] == _parse(original)["Message-ID"]
    assert _body(duplicates[0]) == _body(original)
    assert duplicates[0].data != original.data


def test_all_other_message_ids_differ() -> None:
    ids = [_parse(one)["Message-ID"] for one in LETTERS.values() if one.trap != "duplicate"]
    assert len(set(ids)) == 15


def test_of_the_municipalitys_erasures_only_one_names_its_disposal_decision() -> None:
    erasing = [
        one
        for one in LETTERS.values()
        if one.expected.organisation == "exempelstads-kommun" and one.expected.kind.erases
    ]
    named = [one for one in erasing if one.expected.disposal_reference]
    assert len(erasing) > len(named) == 1
    assert named[0].expected.disposal_reference == "KS 2026/118"
    assert [one for one in erasing if "KS 2026/118" in _body(one)] == named


def test_the_perfect_request_says_what_the_design_says() -> None:
    perfect = LETTERS["01-perfect"]
    assert "Vi har bekräftat personens identitet. Vi önskar att alla mail" in _body(perfect)
    assert perfect.expected.lacks_role == ()


def test_the_queue_shows_overdue_today_and_later() -> None:
    """One month, and a Sunday rolls: received on 22 or 23 October means today."""
    received = [_received(letter).date() for letter in LETTERS.values()]
    assert [day for day in received if day < date(2026, 10, 22)]
    assert date(2026, 10, 22) in received
    assert date(2026, 10, 23) in received
    assert [day for day in received if day > date(2026, 10, 23)]


def test_charsets_encodings_and_forms_vary() -> None:
    parts = [part for letter in LETTERS.values() for part in _parse(letter).walk()]
    charsets = {part.get_content_charset() for part in parts}
    encodings = {str(part["Content-Transfer-Encoding"]) for part in parts}
    forms = {part.get_content_type() for part in parts}
    assert {"utf-8", "iso-8859-1", "windows-1252", "us-ascii"} <= charsets
    assert {"quoted-printable", "base64", "8bit", "7bit"} <= encodings
    assert {"multipart/alternative", "multipart/mixed", "message/rfc822", "text/html"} <= forms
