"""Whatever comes: reading and understanding never raise, and what they point at is there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.domain.intake.codes import CODES
from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.requests import Evidence, ParsedRequest, Verdict
from tests.domain.intake.letters import letter, wordings
from tests.mail.mails import raw, read

DATA = Path(__file__).parents[1] / "data"
ADDRESSES: list[str] = json.loads((DATA / "addresses" / "addresses.json").read_text("utf-8"))
STRINGS: list[str] = json.loads((DATA / "naughty" / "strings.json").read_text("utf-8"))
PIECES = (
    "Vi har bekräftat personens identitet.",
    "We have confirmed the identity of the person.",
    "Radera alla mail från anna@example.org",
    "Vi önskar ett registerutdrag över chattar",
    *("anna@example.org", "bo (at) example (punkt) org", "> ", "-- ", "\n", "\n\n", "inte ", "om "),
    *(
        "Från: ",
        "Skickat: ",
        "Den 2 mars 2026 skrev Maria <m@example.org>:",
        "_____",
        "?",
        ".",
        ",",
    ),
    *(
        "\u202e",
        "\u200b",
        "é",
        "ﬁ",
        "ẞ",
        "İ",
        "Ｖｉ",
        "👩‍👩‍👧",
        "\x00",
        "\ud800",
        "\f",
        "\r",
        "\u2028",
    ),
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=25).map("".join)


def evidence_of(parsed: ParsedRequest) -> Iterator[Evidence]:
    yield from (subject.evidence for subject in parsed.subjects)
    yield from parsed.channel_evidence
    parts = (parsed.attestation, parsed.wish, parsed.sender)
    yield from (part.evidence for part in parts if part.evidence)


@given(TEXTS, TEXTS)
def test_evidence_stands_at_its_place_in_whatever_text(text: str, subject: str) -> None:
    parsed = parse_request(letter(text, subject), wordings())
    for found in evidence_of(parsed):
        if found.in_text:
            assert parsed.text[found.start : found.end] == found.text
    assert all(0 <= span.start <= span.end <= len(text) for span in parsed.quoted)
    assert {parsed.attestation.reason, parsed.wish.reason, *parsed.problems} <= set(CODES)


@given(
    st.lists(
        st.sampled_from(
            [
                b"From: a@b.example\n",
                b"Subject: =?utf-8?q?=C3=A5?=\n",
                b'Content-Type: multipart/mixed; boundary="b"\n',
                b'Content-Type: multipart/alternative; boundary="b"\n',
                b"Content-Type: text/html; charset=utf-16\n",
                b"Content-Type: message/rfc822\n",
                b"Content-Type: application/ms-tnef; name=winmail.dat\n",
                b"Content-Transfer-Encoding: base64\n",
                b"Received: x; Mon, 32 Mar 99999 25:00:00 +9999\n",
                b"\n",
                b"\n--b\n",
                b"\n--b--\n",
                "Vi har bekräftat personens identitet. Radera mail.".encode(),
                b"<div style='display:none'>",
                b"<blockquote>",
                b"<!--",
                b"&#xd800;",
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            ]
        )
        | st.binary(max_size=20),
        max_size=30,
    ).map(b"".join)
)
def test_no_bytes_make_reading_or_understanding_raise(data: bytes) -> None:
    message = read(data)
    for text in (message.text, message.subject, message.sender_name, *message.forwarded_parts):
        text.encode("utf-8")
    parsed = parse_request(message, wordings())
    assert set(message.problems) | set(parsed.problems) <= set(CODES)
    for found in evidence_of(parsed):
        if found.in_text:
            assert parsed.text[found.start : found.end] == found.text


@pytest.mark.parametrize("address", ADDRESSES, ids=range(len(ADDRESSES)))
def test_no_address_however_odd_is_a_crash_or_an_ok(address: str) -> None:
    data = raw(
        f"Reply-To: {address}", f"To: {address}", body=f"Radera mail från {address}", sender=address
    )
    parsed = parse_request(read(data), wordings())
    assert parsed.attestation.verdict is not Verdict.OK
    assert parsed.sender.verdict is not Verdict.OK


@pytest.mark.parametrize("text", STRINGS, ids=range(len(STRINGS)))
def test_no_naughty_string_is_a_crash_or_an_ok(text: str) -> None:
    data = raw(
        f"Subject: {text}",
        "Content-Type: text/plain; charset=utf-8",
        body=text.encode("utf-8", "replace"),
        sender=f"{text} <maria@exempelstad.example>",
    )
    assert parse_request(read(data), wordings()).attestation.verdict is not Verdict.OK
