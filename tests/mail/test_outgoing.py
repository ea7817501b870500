"""Answers as bytes: one recipient, nothing smuggled in, and they come back as they were meant."""

# ruff: noqa: E501 (mails and tables read better uncut)

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.answers.replies import OutgoingAttachment, OutgoingMail
from dsr_desk.mail.outgoing import compose

ANSWER = OutgoingMail(
    recipient=EmailAddress("maria@exempelstad.example"),
    sender=EmailAddress("support@desk.example"),
    sender_name="Supporten",
    subject="Sv: Radering",
    body="Hej Maria!\n\nKlart, åäö.\n",
    message_id="<9@desk.example>",
    date=datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
    in_reply_to="<1@exempelstad.example>",
    references=("<0@desk.example>",),
)


def back(answer: OutgoingMail) -> EmailMessage:
    return message_from_bytes(compose(answer), policy=default)


def test_an_answer_comes_back_as_it_was_meant() -> None:
    message = back(ANSWER)
    assert str(message["To"]) == "maria@exempelstad.example"
    assert str(message["From"]) == "Supporten <support@desk.example>"
    assert str(message["Subject"]) == "Sv: Radering"
    assert message["Message-ID"] == "<9@desk.example>"
    assert message["In-Reply-To"] == "<1@exempelstad.example>"
    assert message["References"] == "<0@desk.example> <1@exempelstad.example>"
    assert message["Date"].datetime == ANSWER.date
    assert message.get_content().replace("\r\n", "\n") == ANSWER.body
    assert message["Cc"] is None
    assert message["Bcc"] is None


@given(st.text(max_size=80), st.text(max_size=40), st.text(max_size=40))
def test_no_text_adds_a_header_or_a_recipient(subject: str, name: str, filename: str) -> None:
    clean = [part.encode("utf-8", "replace").decode() for part in (subject, name, filename)]
    attached = OutgoingAttachment(clean[2], "text/plain", b"x")
    message = back(replace(ANSWER, subject=clean[0], sender_name=clean[1], attachments=(attached,)))
    assert [address.addr_spec for address in message["To"].addresses] == [
        "maria@exempelstad.example"
    ]
    assert [address.addr_spec for address in message["From"].addresses] == ["support@desk.example"]
    assert set(message.keys()) <= {
        "From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "MIME-Version", "Content-Type",
    }  # fmt: skip


def test_a_line_break_in_a_subject_becomes_a_space() -> None:
    message = back(replace(ANSWER, subject="Sv: a\r\nBcc: evil@evil.example"))
    assert str(message["Subject"]) == "Sv: a Bcc: evil@evil.example"


def test_attachments_come_back_byte_for_byte() -> None:
    files = (
        OutgoingAttachment("utdrag åäö.pdf", "application/pdf", bytes(range(256))),
        OutgoingAttachment("../../x.json", "application/json", b'{"a": 1}'),
        OutgoingAttachment("mail.eml", "message/rfc822", b"From: x@y.example\r\n\r\nhej"),
        OutgoingAttachment("", "nonsense", b"?"),
    )
    found = list(back(replace(ANSWER, attachments=files)).iter_attachments())
    assert [part.get_payload(decode=True) for part in found] == [file.content for file in files]
    assert [part.get_filename() for part in found] == [
        "utdrag åäö.pdf",
        "_.._x.json",
        "mail.eml",
        "attachment",
    ]
    assert [part.get_content_type() for part in found] == [
        "application/pdf", "application/json", "application/octet-stream", "application/octet-stream",
    ]  # fmt: skip


def test_an_international_address_is_kept() -> None:
    message = compose(replace(ANSWER, recipient=EmailAddress("åsa@exämple.example")))
    assert "To: åsa@xn--exmple-cua.example".encode() in message


@pytest.mark.parametrize(
    "wrong", ["", "9@desk.example", "<9 9@desk.example>", "<9@desk.example>\r\nBcc: x@y.example"]
)
def test_a_message_id_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="Message-ID"):
        compose(replace(ANSWER, message_id=wrong))


def test_a_date_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        compose(replace(ANSWER, date=datetime(2026, 11, 23)))  # noqa: DTZ001


def test_broken_thread_ids_are_left_away() -> None:
    message = back(replace(ANSWER, in_reply_to="x\r\nBcc: y@z.example", references=("<a b>",)))
    assert message["In-Reply-To"] is None
    assert message["References"] is None
