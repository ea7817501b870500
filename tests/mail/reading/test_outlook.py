"""Outlook's files: read like the mail they were, and harmless however they are built."""

from __future__ import annotations

import struct
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.intake.codes import CODES
from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.people import Channel, ChannelKind, ChannelPolicy
from dsr_desk.domain.requests import Nature, Verdict
from dsr_desk.mail.reading.files import to_item
from dsr_desk.services.ports import BoxEntry
from tests.domain.intake.letters import wordings
from tests.mail.mails import read
from tests.mail.msgs import ATTACHED, mail_tree, msg, ole

TEXT = "Hej!\r\nVi har bekräftat personens identitet. Radera alla mail från anna@example.org.\r\n"
MARIA = {0x0042: 'Maria "Mia" Lind', 0x5D02: "maria@exempelstad.example"}
HEADERS = (
    "Received: from mail.exempelstad.example by mx.desk.example; Mon, 2 Mar 2026 10:12:00 +0100\r\n"
    "From: Maria Lind <maria@exempelstad.example>\r\nTo: support@desk.example\r\n"
    "Subject: =?utf-8?q?Beg=C3=A4ran?=\r\nMessage-ID: <7@exempelstad.example>\r\n"
)
PROVED = "Authentication-Results: mx.desk.example; dmarc=pass header.from=exempelstad.example\r\n"
CODEPAGE, RTF = 0x3FDE, 0x1009


def test_the_headers_it_travelled_with_are_read_as_a_mails_are() -> None:
    message = read(msg({0x007D: HEADERS, 0x0037: "annat", 0x1000: TEXT, **MARIA}))
    assert (message.subject, message.message_id) == ("Begäran", "<7@exempelstad.example>")
    assert message.senders == (EmailAddress("maria@exempelstad.example"),)
    assert message.sender_name == "Maria Lind"
    assert message.received_at == datetime(2026, 3, 2, 9, 12, tzinfo=UTC)
    assert message.text.startswith("Hej!\nVi har")
    assert message.proof.verdict is Verdict.ATTENTION
    assert parse_request(message, wordings()).attestation.verdict is Verdict.OK


def test_our_servers_word_in_its_headers_counts_as_in_a_mail() -> None:
    assert read(msg({0x007D: PROVED + HEADERS, 0x1000: TEXT})).proof.verdict is Verdict.OK


def test_a_result_without_a_sender_in_the_headers_proves_nothing() -> None:
    headers = PROVED + HEADERS.replace("From: ", "X-From: ")
    message = read(msg({0x007D: headers, 0x1000: TEXT, **MARIA}))
    assert message.senders == (EmailAddress("maria@exempelstad.example"),)
    assert message.proof.verdict is Verdict.ATTENTION


def test_without_headers_its_properties_tell() -> None:
    delivered = datetime(2026, 3, 2, 8, 1, tzinfo=UTC)
    data = msg(
        {
            0x0037: "Begäran",
            0x1000: TEXT,
            0x0039: datetime(2026, 3, 2, 8, tzinfo=UTC),
            0x0E06: delivered,
            0x1035: "<7@exempelstad.example>",
            0x1042: "<6@desk.example>",
            0x1039: "<5@desk.example> <6@desk.example>",
            **MARIA,
        },
        recipients=[
            {0x3001: "Supporten", 0x39FE: "support@desk.example", 0x0C15: 1},
            {0x3001: "Kopia", 0x3003: "kopia@exempelstad.example", 0x3002: "SMTP", 0x0C15: 2},
            {0x3001: "Intern", 0x3003: "/O=EX/CN=INTERN", 0x3002: "EX", 0x0C15: 1},
        ],
    )
    message = read(data)
    assert (message.subject, message.sender_name) == ("Begäran", 'Maria "Mia" Lind')
    assert [str(a) for a in message.recipients] == [
        "support@desk.example",
        "kopia@exempelstad.example",
    ]
    assert (message.received_at, message.sent_at) == (
        delivered,
        datetime(2026, 3, 2, 8, tzinfo=UTC),
    )
    assert (message.message_id, message.in_reply_to) == (
        "<7@exempelstad.example>",
        "<6@desk.example>",
    )
    assert message.references == ("<5@desk.example>", "<6@desk.example>")


def test_an_exchange_address_is_no_sender() -> None:
    message = read(msg({0x1000: TEXT, 0x0C1A: "Maria", 0x0C1F: "/O=EX/CN=MARIA", 0x0C1E: "EX"}))
    assert message.senders == ()
    assert message.proof.verdict is Verdict.FAILED


def test_an_eight_bit_file_is_read_by_its_code_page() -> None:
    data = msg({0x1000: "bekräftat", CODEPAGE: 1252, 0x0037: "åäö"}, narrow="cp1252")
    assert read(data).text == "bekräftat"
    assert "bekr" in read(msg({0x1000: "bekr", CODEPAGE: 99_999}, narrow="cp1252")).text


def test_html_alone_is_shown_as_its_text() -> None:
    html = "<p>Hej</p><p style='display:none'>dolt</p>".encode("cp1252")
    message = read(msg({0x1013: html, CODEPAGE: 1252, **MARIA}))
    assert (message.text, message.html_only, message.hidden_text) == ("Hej", True, True)


def test_two_forms_that_differ_are_reported() -> None:
    html = "<p>Vi har inte bekräftat personens identitet.</p>".encode()
    message = read(msg({0x1000: TEXT, 0x1013: html, CODEPAGE: 65001, **MARIA}))
    assert message.text.startswith("Hej!")
    assert "alternatives-disagree" in message.problems


def test_text_in_outlooks_own_format_is_left_to_a_person() -> None:
    message = read(msg({RTF: b"LZFu....", **MARIA}))
    assert (message.text, message.problems) == ("", ("outlook-rtf-only",))


def test_attachments_are_listed_with_their_size_and_a_winmail_says_what_to_do() -> None:
    data = msg(
        {0x1000: TEXT, **MARIA},
        attachments=[
            {0x3707: "intyg.pdf", 0x370E: "application/pdf", ATTACHED: b"x" * 9_000},
            {0x3704: "WINMAIL.DAT", ATTACHED: b"y"},
        ],
    )
    message = read(data)
    assert [(n.filename, n.media_type, n.size) for n in message.attachments] == [
        ("intyg.pdf", "application/pdf", 9_000),
        ("WINMAIL.DAT", "application/octet-stream", 1),
    ]
    assert message.problems == ("tnef-attachment",)


def test_a_mail_in_it_is_passed_on_text() -> None:
    inner = mail_tree(
        {0x0037: "Ta bort mig", 0x1000: TEXT, 0x0C1A: "Anna", 0x0C1F: "anna@example.org"}, header=24
    )
    message = read(msg({0x1000: "Se bifogat.", **MARIA}, inner=[inner]))
    assert message.forwarded_parts[0].startswith(
        'From: "Anna" <anna@example.org>\nSubject: Ta bort'
    )
    assert parse_request(message, wordings()).attestation.verdict is Verdict.FAILED


@pytest.mark.parametrize(
    ("kind", "nature"),
    [
        ("IPM.Note", Nature.UNCLEAR),
        ("REPORT.IPM.Note.NDR", Nature.BOUNCE),
        ("REPORT.IPM.Note.IPNRN", Nature.AUTO_REPLY),
        ("IPM.Note.Rules.OofTemplate.Microsoft", Nature.AUTO_REPLY),
    ],
)
def test_its_class_tells_bounces_and_automatic_replies(kind: str, nature: Nature) -> None:
    assert read(msg({0x001A: kind, 0x1000: TEXT, **MARIA})).nature is nature


def test_its_files_come_into_the_archive_with_it() -> None:
    data = msg({0x1000: TEXT, **MARIA}, attachments=[{0x3707: "a.txt", ATTACHED: b"inneh\xe5ll"}])
    channel = Channel("c", "o", ChannelKind.MAIL, "C", ChannelPolicy(), "archive")
    item = to_item(BoxEntry("a.msg", data), read(data), channel, staff=False)
    assert [(a.filename, a.content) for a in item.attachments] == [("a.txt", b"inneh\xe5ll")]


GOOD = msg(
    {0x1000: TEXT * 90, 0x1013: b"<p>x</p>" * 900, **MARIA}, attachments=[{ATTACHED: b"x" * 9_000}]
)


def put(at: int, value: int) -> bytes:
    return GOOD[:at] + struct.pack("<I", value) + GOOD[at + 4 :]


HOSTILE = {
    "a word document": ole({"WordDocument": b"x" * 5_000}),
    "the magic number alone": GOOD[:8],
    "cut in the header": GOOD[:300],
    "cut in half": GOOD[: len(GOOD) // 2],
    "a table of four thousand million sectors": put(44, 0xFFFFFFFF),
    "small tables without end": put(64, 0xFFFFFFFF),
    "extensions without end": put(72, 0xFFFFFFFF),
    "a directory that is nowhere": put(48, 0x7FFFFFFF),
    "a directory in the table": put(48, struct.unpack_from("<I", GOOD, 76)[0]),
    "sectors of half a byte": GOOD[:30] + b"\x00\x00" + GOOD[32:],
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_container_is_read_by_hand(data: bytes) -> None:
    message = read(data)
    assert message.problems == ("outlook-unreadable",)
    assert message.text == ""


def test_a_table_that_points_to_itself_ends() -> None:
    table = (struct.unpack_from("<I", GOOD, 76)[0] + 1) * 512
    cyclic = GOOD[:table] + b"\x00\x00\x00\x00" * 128 + GOOD[table + 512 :]
    assert set(read(cyclic).problems) <= set(CODES)


def test_a_stream_larger_than_the_file_is_not_read() -> None:
    name = "__substg1.0_1000001F".encode("utf-16-le")
    entry = GOOD.index(name)
    lying = GOOD[: entry + 120] + struct.pack("<I", 0xF0000000) + GOOD[entry + 124 :]
    assert read(lying).problems == ("outlook-unreadable",)


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=30))
def test_no_damage_makes_the_reader_raise(damage: list[tuple[int, int]]) -> None:
    data = bytearray(GOOD)
    for place, value in damage:
        data[place] = value
    message = read(bytes(data))
    message.text.encode("utf-8")
    assert set(message.problems) <= set(CODES)
