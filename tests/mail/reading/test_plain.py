"""A plain mail that is read sooner becomes the item that the careful reader would have made."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.domain.content import ImportedItem
from dsr_desk.domain.people import Channel, ChannelKind, ChannelPolicy
from dsr_desk.mail.reading.files import MailFolder, to_item
from dsr_desk.mail.reading.plain import plain_item
from dsr_desk.services.ports import BoxEntry

CHANNEL = Channel("town-mail", "town", ChannelKind.MAIL, "Info", ChannelPolicy(), "archive")
DOMAINS = frozenset({"town.example"})
WHEN = datetime(2026, 3, 1, tzinfo=UTC)

HEAD = (
    b"From: Anna Ek <anna@hemma.example>\nTo: info@town.example\nSubject: Hej\n"
    b"Date: Sun, 1 Mar 2026 10:00:00 +0100\nMessage-ID: <1@hemma.example>\n"
)


def carefully(entry: BoxEntry) -> ImportedItem:
    message = MailFolder().read(entry)
    staff = any(sender.domain.lower() in DOMAINS for sender in message.senders)
    return to_item(entry, message, CHANNEL, staff)


def read(data: bytes) -> ImportedItem | None:
    """Read a mail both ways and compare; return what the sooner one says."""
    entry = BoxEntry("a.eml", data, WHEN)
    plain = plain_item(entry, CHANNEL, DOMAINS)
    assert plain is None or plain == carefully(entry)
    return plain


@pytest.mark.parametrize(
    ("more", "body", "text"),
    [
        (b"", b"Hej!\n", "\nHej!\n"),
        (b"MIME-Version: 1.0\n", b"Hej!\n", "Hej!\n"),
        (b"Content-Type: text/plain; charset=utf-8\n", "Hallå\n".encode(), "Hallå\n"),
        (b'Content-Type: text/plain;\n charset="iso-8859-1"\n', b"Hall\xe5\n", "Hallå\n"),
        (
            b"Content-Type: text/plain; charset=utf-8\n"
            b"Content-Transfer-Encoding: quoted-printable\n",
            b"Hall=C3=A5 h=\nej\n",
            "Hallå hej\n",
        ),
        (b"Content-Transfer-Encoding: base64\n", b"SGVq\nIQ==\n", "Hej!"),
    ],
)
def test_a_plain_mail_is_read_sooner(more: bytes, body: bytes, text: str) -> None:
    for data in (HEAD + more + b"\n" + body, (HEAD + more + b"\n" + body).replace(b"\n", b"\r\n")):
        item = read(data)
        assert item is not None
        assert (item.body, item.author, item.subject) == (text, "anna@hemma.example", "Hej")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Hej\n",
        HEAD,
        HEAD + b"Content-Type: text/html\n\n<p>Hej",
        HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHej\n--b--\n",
        HEAD + b"Content-Disposition: attachment; filename=a.txt\n\nHej",
        HEAD + b"Content-Type: text/plain; name=a.txt\n\nHej",
        HEAD + b"From: bo@hemma.example\n\nHej",
        HEAD + b"Subject: Hall\xc3\xa5\n\nHej",
        HEAD + b"X: " + b"(" * 70 + b"\n\nHej",
        HEAD + b"\nHall\xe5",
        HEAD + b"\nHej\rda",
        HEAD.replace(b"Date: Sun, 1 Mar", b"Date: x") + b"\nHej",
        HEAD.replace(b"<1@", b"1@") + b"\nHej",
        HEAD + b"Content-Type: text/plain; charset=utf-7\n\nHej",
        HEAD + b"Content-Transfer-Encoding: base64\n\nSGVqIQ",
        HEAD + b"Content-Transfer-Encoding:\n base64\n\nSGVqIQ==",
        HEAD + b"\n" + b"x" * 1_000_001,
    ],
)
def test_what_is_not_plain_is_left_to_the_careful_reader(data: bytes) -> None:
    assert plain_item(BoxEntry("a.eml", data, WHEN), CHANNEL, DOMAINS) is None


_FIELDS = st.sampled_from(
    [
        *HEAD.splitlines(),
        b"From: Info <info@Town.example>, anna@hemma.example",
        b"FROM: =?utf-8?q?Maria_Lindstr=C3=B6m?= <maria@town.example>",
        b'From: "Lind, Maria" <maria@hemma.example>',
        b"From: anna@hemma.example (Anna)",
        b"From : anna@hemma.example",
        b"Subject: =?utf-8?q?=C3=84rende?= 1",
        b"Subject:\tHej  du ",
        b"Subject: a\n b\n\tc",
        b"Subject:",
        b"Cc: Info@town.example, bo@hemma.example",
        b"To: undisclosed-recipients:;",
        b"Reply-To: Bo Ek <bo@hemma.example>",
        b"Reply-To: nobody",
        b"References: <a@x.example>\n <b@x.example>",
        b"In-Reply-To: <c@x.example>",
        b"In-Reply-To: c",
        b"Date: 1 Mar 2026 10:00:00 -0000",
        b"Date: yesterday",
        b"Received: from a by b; Sun, 1 Mar 2026 10:00:01 +0100",
        b"MIME-Version: 1.0",
        b"Mime-version: 1.0 (x)",
        b"Content-Type: text/plain",
        b"Content-Type: TEXT/PLAIN; charset=UTF-8",
        b'Content-Type: text/plain; charset="windows-1252"; format=flowed',
        b"Content-type: text/plain;charset=us-ascii",
        b"Content-Type: text/plain; charset=utf-8;",
        b"Content-Type:text/plain ;charset=utf-8",
        b"Content-Type: text",
        b"Content-Transfer-Encoding: quoted-printable",
        b"Content-Transfer-Encoding: Base64",
        b"content-transfer-encoding: 8bit ",
        b"Content-Transfer-Encoding:7bit",
        b"Content-Transfer-Encoding: binary",
        b"Content-Language: sv",
        b"X-Odd",
        b" folded",
        b"",
    ]
)
_BODIES = st.sampled_from(
    [
        b"",
        b"\n",
        b"Hej\n\nname=x\n",
        b"=C3=A5 _ =\n=3D= \nx=\n",
        b"=c3 =ZZ \t\n",
        b"SGVqIQ==\n",
        b"SGVq\n\nIQ==",
        b"SGVqIQ=\n",
        b"w6U=\nw6U=",
        "Hallå\n".encode(),
        b"Hall\xe5 \x80 \x00\n",
        b"\n \nHej\n--b\n",
    ]
)


@given(st.permutations(HEAD.splitlines()), st.lists(_FIELDS, max_size=4), _BODIES, st.booleans())
def test_what_is_read_sooner_is_what_the_careful_reader_reads(
    head: list[bytes], more: list[bytes], body: bytes, feeds: bool
) -> None:
    names = {field.partition(b":")[0].lower() for field in more}
    kept = [field for field in head if field.partition(b":")[0].lower() not in names]
    data = b"\n".join([*kept, *more, b"", body])
    read(data.replace(b"\n", b"\r\n") if feeds else data)


@given(st.binary(max_size=60), st.integers(0, len(HEAD)))
def test_a_damaged_mail_is_read_the_same_or_left(junk: bytes, place: int) -> None:
    read(HEAD[:place] + junk + HEAD[place:] + b"\n" + junk)
