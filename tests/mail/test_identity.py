"""What makes two mails the same: the sender's part of them, and nothing added on the way."""

from __future__ import annotations

import pytest

from dsr_desk.mail.identity import content_hash

MAIL = (
    b"Received: from a.example by mx.desk.example; Mon, 02 Nov 2026 09:00:00 +0100\r\n"
    b"From: Maria <maria@nordkraft.example>\r\nTo: support@desk.example\r\n"
    b"Subject: En\r\n begaran\r\nMessage-ID: <1@nordkraft.example>\r\n\r\n"
    b"Hej!\r\n\r\nRadera allt.\r\n"
)


@pytest.mark.parametrize(
    "again",
    [
        MAIL.replace(b"\r\n", b"\n"),
        MAIL.replace(b"Radera allt.", b"Radera allt. \t"),
        MAIL + b"\r\n\r\n",
        b"Return-Path: <maria@nordkraft.example>\r\nDelivered-To: support\r\n" + MAIL,
        b"Received: from mx by store; later\r\nX-Spam-Score: 1\r\nARC-Seal: i=1\r\n" + MAIL,
        b"Authentication-Results: mx.desk.example;\r\n dmarc=pass\r\n" + MAIL,
        MAIL.replace(b"En\r\n begaran", b"En begaran"),
        MAIL[MAIL.index(b"From:") :],
    ],
)
def test_a_mail_that_came_by_another_way_has_the_same_content(again: bytes) -> None:
    assert content_hash(again) == content_hash(MAIL)


@pytest.mark.parametrize(
    "other",
    [
        MAIL.replace(b"Radera allt.", b"Radera inget."),
        MAIL.replace(b"From: Maria", b"From: Maja"),
        MAIL.replace(b"Subject: En", b"Subject: Ny"),
        MAIL.replace(b"To: support", b"Cc: support"),
        b"Reply-To: x@y.example\r\n" + MAIL,
        b"In-Reply-To: <9@desk.example>\r\n" + MAIL,
        b"X-Autoreply: yes\r\n" + MAIL,
        b"Subject: Ny\r\n" + MAIL,
        MAIL.replace(b"\r\n\r\nRadera", b"\r\nRadera"),
        MAIL.replace(b"\r\n\r\nHej", b"\r\n\r\n Hej"),
        MAIL.replace(b"Hej!\r\n", b"Hej!\r"),
    ],
)
def test_a_mail_whose_sender_wrote_anything_else_is_another(other: bytes) -> None:
    assert content_hash(other) != content_hash(MAIL)


def test_no_hostile_header_makes_two_mails_the_same() -> None:
    long = b"X-Long: " + b"a" * 3_000_000 + b"\r\n"
    assert content_hash(long + MAIL) != content_hash(long + MAIL.replace(b"allt", b"inget"))
    assert content_hash(b"") == content_hash(b"\r\n")
