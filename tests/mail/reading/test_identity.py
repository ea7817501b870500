"""What makes two mails the same: the sender's part of them, and nothing added on the way."""

from __future__ import annotations

import re
from hashlib import sha256

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dsr_desk.mail.reading import headers as hdr
from dsr_desk.mail.reading.identity import content_hash

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


_FIELD_END = re.compile(rb"\r?\n(?![ \t])")


_ON_THE_WAY = frozenset(
    b"received return-path delivered-to envelope-to original-recipient received-spf"
    b" authentication-results dkim-signature domainkey-signature status content-length lines"
    b"".split()
)


def spelt_out(data: bytes) -> str:
    """Return the content's hash as it is defined: line by line, and with no short way."""
    block, body, cut = hdr.split(data)
    if cut:
        return sha256(data).hexdigest()
    digest = sha256()
    for field in _FIELD_END.split(block):
        name = field.partition(b":")[0].strip().lower()
        on_the_way = name in _ON_THE_WAY or name.startswith((b"x-", b"arc-"))
        if name in (b"x-autoreply", b"x-autorespond") or not on_the_way:
            digest.update(b" ".join(field.split()) + b"\n")
    lines = body.replace(b"\r\n", b"\n").split(b"\n" if b"\n" in body else b"\r")
    digest.update(b"\n" + b"\n".join(line.rstrip(b" \t") for line in lines).rstrip(b"\n"))
    return digest.hexdigest()


_PIECES = st.sampled_from(
    [
        b"\n", b"\r\n", b"\r", b" ", b"\t", b"\n\n", b"\r\n\r\n", b"\n ", b"\r\n\t", b"\x0b", b":",
        b"Received: a", b"X-A: b", b"X-Autoreply", b"Subject: c", b"From:d", b"ARC-Seal: e", b"f",
    ]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=14).map(b"".join))
@example(b"Subject: c \r\n\t d\r\nX-A: b\n e\r\n\r\nf \r\n\tg\t\n \r\n")
@example(b"Subject: c\r\rf \rg\t\r")
def test_the_short_way_to_the_hash_leads_to_the_same(data: bytes) -> None:
    assert content_hash(data) == spelt_out(data)


_BLANK_LINE = re.compile(rb"\r?\n\r?\n")


@given(st.lists(_PIECES, max_size=14).map(b"".join))
@example(b"a\r\n\nb\n\r\nc")
@example(b"a\n\r\nb\n\nc")
def test_a_mail_is_parted_at_its_first_blank_line(data: bytes) -> None:
    begun = data.lstrip(b"\r\n")
    found = (_BLANK_LINE if b"\n" in begun else re.compile(rb"\r\r")).search(begun)
    parts = (begun[: found.start()], begun[found.end() :]) if found else (begun, b"")
    assert hdr.split(data) == (*parts, ())
