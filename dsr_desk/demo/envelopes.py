"""RFC 5322 by hand: the bytes of a mail as a receiving server files it.

The standard library's generator is not used: where it folds and how it names boundaries changes
with the Python version, and the demo must be the same everywhere.
"""

from __future__ import annotations

import base64
import quopri
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

from dsr_desk.demo.calendar import offset_hours
from dsr_desk.demo.markup import outlook

AUTHSERV_ID = "mx.desk.example"
"""The name under which our own receiving server writes its Authentication-Results."""

DESK = "arenden@desk.example"


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a letter is made of; times are Stockholm wall-clock times."""

    sender: str
    sender_name: str
    subject: str
    message_id: str
    received: datetime
    text: str
    form: str = "plain"
    """``plain``, ``alternative``, ``html`` or ``forwarded``."""
    charset: str = "utf-8"
    encoding: str = "quoted-printable"
    dmarc: str = "pass"
    relay: str = ""
    """The server it came from; the sender's own unless something is wrong."""
    redelivered: bool = False
    headers: tuple[tuple[str, str], ...] = ()
    heading: tuple[tuple[str, str], ...] = ()
    quoted: str = ""
    original: str = ""
    """The forwarded mail, headers and all."""


def _stamp(local: datetime) -> str:
    zone = timezone(timedelta(hours=offset_hours(local.date())))
    return format_datetime(local.replace(tzinfo=zone))


def encoded_word(text: str) -> str:
    """Return the text as a header may hold it (RFC 2047), in words of at most 75 characters."""
    if text.isascii():
        return text
    words = [text[start : start + 15] for start in range(0, len(text), 15)]
    return "\r\n ".join(
        f"=?utf-8?B?{base64.b64encode(word.encode()).decode('ascii')}?=" for word in words
    )


def _trace(envelope: Envelope) -> list[str]:
    """Return what servers put on top, the last one first."""
    domain = envelope.sender.partition("@")[2]
    relay = envelope.relay or f"mail.{domain}"
    number = f"{envelope.received:%m%d%H%M%S}"
    verdict = envelope.dmarc
    at = envelope.received
    mailfrom = envelope.sender if verdict == "pass" else f"bounce@{relay}"
    lines = [f"Return-Path: <{mailfrom}>"]
    if envelope.redelivered:
        lines.append(
            f"Received: from spool.desk.example by {AUTHSERV_ID} (Postfix) with LMTP id R{number};"
            f"\r\n\t{_stamp(at)}"
        )
    lines += [
        f"Authentication-Results: {AUTHSERV_ID};\r\n\tspf={verdict} smtp.mailfrom={mailfrom};"
        f"\r\n\tdkim={'pass' if verdict == 'pass' else 'none'} header.d={domain};"
        f"\r\n\tdmarc={verdict} header.from={domain}",
        f"Received: from {relay} ({relay} [192.0.2.{at.day}])\r\n\tby {AUTHSERV_ID} (Postfix) with"
        f" ESMTPS id Q{number}\r\n\tfor <{DESK}>; {_stamp(at)}",
        f"Received: from [198.51.100.{at.minute + 1}] by {relay} with ESMTPSA id S{number};"
        f"\r\n\t{_stamp(at - timedelta(seconds=4))}",
    ]
    return lines


def _head(envelope: Envelope) -> list[str]:
    name = encoded_word(envelope.sender_name)
    lines = [
        f"Message-ID: {envelope.message_id}",
        f"Date: {_stamp(envelope.received - timedelta(seconds=9))}",
        f"From: {name} <{envelope.sender}>",
        f"To: DSR Desk <{DESK}>",
        f"Subject: {encoded_word(envelope.subject)}",
        "MIME-Version: 1.0",
    ]
    return lines + [f"{name}: {encoded_word(value)}" for name, value in envelope.headers]


def _encode(text: str, charset: str, encoding: str) -> bytes:
    data = text.encode(charset)
    if encoding == "base64":
        data = base64.encodebytes(data)
    elif encoding == "quoted-printable":
        data = quopri.encodestring(data)
    return data.rstrip(b"\n").replace(b"\n", b"\r\n") + b"\r\n"


def _part(envelope: Envelope, kind: str, text: str) -> bytes:
    head = (
        f"Content-Type: text/{kind}; charset={envelope.charset}\r\n"
        f"Content-Transfer-Encoding: {envelope.encoding}\r\n\r\n"
    )
    return head.encode("ascii") + _encode(text, envelope.charset, envelope.encoding)


def _plain(envelope: Envelope) -> str:
    text = envelope.text
    if envelope.quoted:
        rows = "\n".join(f"{name}: {value}" for name, value in envelope.heading)
        text += f"\n\n-----Ursprungligt meddelande-----\n{rows}\n\n{envelope.quoted}"
    return text


def _multipart(kind: str, boundary: str, parts: tuple[bytes, ...]) -> bytes:
    mark = f"--{boundary}".encode("ascii")
    body = b"".join(mark + b"\r\n" + part + b"\r\n" for part in parts)
    head = f'Content-Type: multipart/{kind};\r\n\tboundary="{boundary}"\r\n\r\n'
    return head.encode("ascii") + body + mark + b"--\r\n"


def _content(envelope: Envelope) -> bytes:
    plain = _part(envelope, "plain", _plain(envelope))
    boundary = f"=_{envelope.received:%Y%m%d%H%M%S}"
    if envelope.form == "plain":
        return plain
    if envelope.form == "forwarded":
        original = envelope.original.replace("\n", "\r\n").encode()
        inner = b"Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\n"
        return _multipart("mixed", boundary, (plain, inner + original))
    html = _part(envelope, "html", outlook(envelope.text, envelope.heading, envelope.quoted))
    if envelope.form == "html":
        return html
    return _multipart("alternative", boundary, (plain, html))


def seal(envelope: Envelope) -> bytes:
    """Return the mail as bytes, with CRLF and every header in ASCII."""
    head = "\r\n".join(_trace(envelope) + _head(envelope)) + "\r\n"
    return head.encode("ascii") + _content(envelope)
