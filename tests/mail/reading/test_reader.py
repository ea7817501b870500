"""The reader: every byte string becomes a read mail, with a problem where something is wrong."""

# ruff: noqa: E501 (mails and tables read better uncut)

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.intake.codes import CODES
from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.requests import Nature, Verdict
from dsr_desk.mail.reading.reader import read_message
from tests.domain.intake.letters import wordings
from tests.mail.mails import DATA, OURS, raw, read

MULTI = 'Content-Type: multipart/{}; boundary="b"'


def parts(*contents: str) -> str:
    return "".join(f"--b\r\n{content}\r\n" for content in contents) + "--b--\r\n"


def plain(text: str) -> str:
    return f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}"


def html(text: str) -> str:
    return f"Content-Type: text/html; charset=utf-8\r\n\r\n{text}"


def test_a_plain_mail_is_read_whole() -> None:
    data = raw(
        "Received: from mail.exempelstad.example by mx.desk.example; Mon, 2 Mar 2026 10:12:00 +0100",
        "Message-ID: <1@exempelstad.example>",
        "In-Reply-To: <0@desk.example>",
        "References: <a@desk.example> <0@desk.example>",
        "Date: Mon, 2 Mar 2026 09:00:00 +0100",
        "To: Supporten <support@desk.example>",
        "Reply-To: kund@exempelstad.example",
        "Subject: =?utf-8?q?Radera_=C3=A5?=",
        "Content-Type: text/plain; charset=iso-8859-1",
        body="Hej på dig".encode("latin-1"),
    )
    message = read(data)
    assert message.sha256 == hashlib.sha256(data).hexdigest()
    assert (message.message_id, message.in_reply_to) == (
        "<1@exempelstad.example>",
        "<0@desk.example>",
    )
    assert message.references == ("<a@desk.example>", "<0@desk.example>")
    assert (message.subject, message.text) == ("Radera å", "Hej på dig")
    assert message.senders == (EmailAddress("maria@exempelstad.example"),)
    assert message.sender_name == "Maria Lind"
    assert message.reply_to == (EmailAddress("kund@exempelstad.example"),)
    assert message.recipients == (EmailAddress("support@desk.example"),)
    assert message.received_at == datetime(2026, 3, 2, 9, 12, tzinfo=UTC)
    assert message.sent_at == datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
    assert message.problems == ()


def test_without_a_received_header_the_files_time_is_the_receipt() -> None:
    at = datetime(2026, 3, 5, 8, tzinfo=UTC)
    data = raw("Date: Mon, 2 Feb 2026 09:00:00 +0100")
    assert read_message(data, origin="", received_at=at, authserv_ids=()).received_at == at


HOSTILE = {
    "empty": (b"", "empty-file"),
    "blank": (b"\r\n \n", "empty-file"),
    "random": (bytes(range(256)) * 40, "not-a-mail"),
    "zip": (b"PK\x03\x04" + b"\x00" * 500, "not-a-mail"),
    "nested": (raw(*[]) and b"From: a@b.example\n" + b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(1000)), "too-deep"),
    "nested 60": (b"From: a@b.example\n" + b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(60)), "too-deep"),
    "rfc822 nested": (b"From: a@b.example\n" + b"Content-Type: message/rfc822\n\n" * 200, "too-deep"),
    "many parts": (raw(MULTI.format("mixed"), body=b"--b\n\nx\n" * 2000), "too-many-parts"),
    "parentheses": (b"From: " + b"(" * 5000 + b"\n\nhej", "header-hostile"),
    "quotes": (raw("To: " + '"' * 20000), "header-hostile"),
    "brackets": (raw("Reply-To: " + "<" * 3000), "header-hostile"),
    "large header": (raw(*(f"X-{n}: {'y' * 200}" for n in range(500))), "header-too-large"),
    "one line header": (b"From: a@b.example\nX: " + b"y" * 200_000, "header-too-large"),
    "charset": (raw("Content-Type: text/plain; charset=CHINESEBIG5", body=b"h\xe5j"), "unknown-charset"),
    "codec": (raw("Content-Type: text/plain; charset=punycode", body=b"abc-"), "unknown-charset"),
    "codec null": (raw("Content-Type: text/plain; charset=a\x00b", body=b"h\xe5j"), "unknown-charset"),
    "codec hex": (raw("Content-Type: text/plain; charset=hex", body=b"6162"), "unknown-charset"),
    "broken": (raw(MULTI.format("mixed"), body="no boundary at all"), "broken-mime"),
    "long": (raw(body="a b " * 200_000), "text-cut"),
    "large": (raw(body=b"hej " * 7_000_000), "too-large"),
    "many lines": (raw(body=b"\r\n" * 500_001), "too-many-lines"),
    "many tags": (raw("Content-Type: text/html; charset=utf-8", body="<b>x" * 60_000), "text-cut"),
    "winmail": (raw("Content-Type: application/ms-tnef; name=winmail.dat"), "tnef-attachment"),
    "pgp": (raw("Content-Type: multipart/encrypted; boundary=b", body=parts("Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1")), "encrypted"),
    "bidi": (raw("Content-Type: text/plain; charset=utf-8", body="radera \u202etxet"), "bidi-characters"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "problem"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_or_broken_mail_is_read_with_its_problem(data: bytes, problem: str) -> None:
    message = read(data)
    assert problem in message.problems
    assert set(message.problems) <= set(CODES)
    assert len(message.text) <= 400_000


@given(st.binary(max_size=400) | st.lists(st.sampled_from([
    b"From: ", b"a@b.example", b"\n", b"\r\n", b"Content-Type: ", b"multipart/alternative; boundary=b", b"--b", b"text/html",
    b"; charset=", b"utf-16", b"=?utf-8?b?", b"?=", b"<", b">", b"(", b'"', b"\x00", b"\xff", b"begin 644 x\n", b"Content-Transfer-Encoding: ",
    b"base64", b"x-uuencode", b"message/rfc822", b"message/delivery-status", b"Received: ", b"; ", b"filename*0*=", b"%", b"=",
]), max_size=40).map(b"".join))  # fmt: skip
def test_no_bytes_make_the_reader_or_the_parser_raise(data: bytes) -> None:
    message = read(data)
    message.text.encode("utf-8")
    message.subject.encode("utf-8")
    assert parse_request(message, wordings()).attestation.verdict is not Verdict.OK


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.[mt][sx][gt]")), ids=lambda path: path.name)
def test_mails_from_elsewhere_are_read_and_attest_nothing(path: Path) -> None:
    message = read(path.read_bytes())
    assert parse_request(message, wordings()).attestation.verdict is Verdict.FAILED


@pytest.mark.parametrize(
    "path", sorted((DATA / "replies").glob("*.txt")), ids=lambda path: path.name
)
def test_quotations_of_many_mail_programs_attest_nothing(path: Path) -> None:
    """The sentence is put into the last line, which is old text in each of these."""
    if path.stem in (
        "caution2",
        "email_1_8",
        "email_sent_from_iPhone",
        "email_2_2",
        "email_swedish_1",
    ):
        pytest.skip("the last line is new text, a disclaimer or a signature")
    text = path.read_text("utf-8").rstrip().rstrip("> \n")
    prefix = "> " if text.rpartition("\n")[2].startswith(">") else ""
    body = f"{text}\n{prefix}Vi har bekräftat personens identitet. Radera alla mail från anna@example.org.\n"
    message = read(raw("Content-Type: text/plain; charset=utf-8", body=body))
    assert parse_request(message, wordings()).attestation.verdict is Verdict.FAILED


def test_of_two_forms_the_plain_one_is_read() -> None:
    message = read(
        raw(
            MULTI.format("alternative"),
            body=parts(plain("Hej du där"), html("<p>Hej du <b>där</b></p>")),
        )
    )
    assert (message.text.strip(), message.html_only, message.problems) == ("Hej du där", False, ())


def test_two_forms_that_differ_are_reported() -> None:
    body = parts(
        plain("Vi har bekräftat personens identitet."),
        html("<p>Vi har inte bekräftat personens identitet.</p>"),
    )
    assert "alternatives-disagree" in read(raw(MULTI.format("alternative"), body=body)).problems


def test_an_empty_plain_form_gives_way_to_the_html() -> None:
    message = read(raw(MULTI.format("alternative"), body=parts(plain(" "), html("<p>Hej</p>"))))
    assert (message.text, message.html_only) == ("Hej", True)


def test_hidden_html_is_reported_and_left_away() -> None:
    message = read(
        raw(
            "Content-Type: text/html; charset=utf-8",
            body="<p>Hej</p><p style='display: none'>dolt</p>",
        )
    )
    assert (message.text, message.hidden_text) == ("Hej", True)


def test_attachments_are_listed_and_never_read() -> None:
    attached = 'Content-Type: text/plain; name="=?utf-8?q?intyg=2Etxt?="\r\nContent-Disposition: attachment\r\n\r\nVi har bekräftat personens identitet.'
    message = read(raw(MULTI.format("mixed"), body=parts(plain("Se bilaga."), attached)))
    assert [(note.filename, note.media_type) for note in message.attachments] == [
        ("intyg.txt", "text/plain")
    ]
    assert message.text.strip() == "Se bilaga."


def test_a_mail_in_the_mail_is_passed_on_text() -> None:
    inner = "Content-Type: message/rfc822\r\n\r\nFrom: Anna <anna@example.org>\r\nSubject: Ta bort mig\r\n\r\nHej från Anna"
    message = read(raw(MULTI.format("mixed"), body=parts(plain("Se nedan"), inner)))
    assert message.text.strip() == "Se nedan"
    assert message.forwarded_parts == (
        "From: Anna <anna@example.org>\nSubject: Ta bort mig\n\nHej från Anna",
    )


@pytest.mark.parametrize(
    ("fields", "nature"),
    [
        ([], Nature.UNCLEAR),
        (["Auto-Submitted: no"], Nature.UNCLEAR),
        (["List-Id: <nyheter.example>"], Nature.NEWSLETTER),
        (["List-Unsubscribe: <mailto:bort@example.org>"], Nature.NEWSLETTER),
        (["Precedence: bulk"], Nature.NEWSLETTER),
        (["Subject: Autosvar: Begäran"], Nature.AUTO_REPLY),
        (["Subject: Out of Office: your mail"], Nature.AUTO_REPLY),
        (["Subject: Frånvaromeddelande från Anna"], Nature.AUTO_REPLY),
        (["Subject: Sv: Out of office"], Nature.UNCLEAR),
        (["Subject: Automatiskt svarade jag ja"], Nature.UNCLEAR),
        (["X-Auto-Response-Suppress: All"], Nature.UNCLEAR),
        (["Precedence: normal"], Nature.UNCLEAR),
        (["Auto-Submitted: auto-replied"], Nature.AUTO_REPLY),
        (["Return-Path: <>", "Auto-Submitted: auto-replied"], Nature.AUTO_REPLY),
        (["Return-Path: <>"], Nature.BOUNCE),
        (["Return-Path: <maria@exempelstad.example>"], Nature.UNCLEAR),
        ([MULTI.format("report") + "; report-type=delivery-status"], Nature.BOUNCE),
        ([MULTI.format("report") + "; report-type=disposition-notification"], Nature.AUTO_REPLY),
    ],
)
def test_headers_tell_newsletters_auto_replies_and_bounces(
    fields: list[str], nature: Nature
) -> None:
    body = parts(plain("Hej")) if fields and "multipart" in fields[0] else "Hej"
    assert read(raw(*fields, body=body)).nature is nature


def test_an_answer_address_in_another_domain_is_noted() -> None:
    assert "reply-to-elsewhere" in read(raw("Reply-To: x@elak.example")).problems
    assert "reply-to-elsewhere" not in read(raw("Reply-To: x@sub.exempelstad.example")).problems


def test_our_servers_word_reaches_the_verdict_on_the_sender() -> None:
    field = "Authentication-Results: mx.desk.example; dmarc=pass header.from=exempelstad.example"
    stamp = (
        "Received: from mail.exempelstad.example by mx.desk.example; Mon, 2 Mar 2026 10:12:00 +0100"
    )
    assert read(raw(field, stamp)).proof.verdict is Verdict.OK
    assert (
        read_message(raw(field, stamp), origin="", received_at=None, authserv_ids=()).proof.verdict
        is Verdict.ATTENTION
    )
    assert OURS == ("mx.desk.example",)


def test_a_lone_carriage_return_begins_neither_a_header_nor_the_text() -> None:
    mail = raw("X: y\rSubject: smuggled", "Z: y\r\rsmuggled", "Subject: signed", body="the text")
    message = read(mail)
    assert (message.subject, message.text.strip()) == ("signed", "the text")


def test_a_lone_carriage_return_changes_no_part_of_the_mail() -> None:
    kind = "Content-Language: sv\rContent-Type: text/html"
    assert read(raw(kind, body="<b>x</b>")).text.strip() == "<b>x</b>"


def test_a_file_whose_lines_end_in_carriage_returns_is_read() -> None:
    mail = raw("Subject: old", "X: a\r\n b", body="one\r\ntwo").replace(b"\r\n", b"\r")
    message = read(mail)
    assert (message.subject, message.text.strip()) == ("old", "one\ntwo")
