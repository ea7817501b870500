"""The plain mail: one text, a few short headers.  Most of an archive is, so it is read sooner.

What is not plainly so is left to the careful reader (``reader.py``); of what is taken here, that
one would read the same (tests/mail/reading/test_plain.py).  Every step is one pass over the
bytes, so no process of its own is needed: a hostile mail costs what its length costs.
"""

from __future__ import annotations

import re
from binascii import Error, a2b_base64, a2b_qp
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from dsr_desk.config import Limits
from dsr_desk.domain.content import ImportedItem
from dsr_desk.domain.people import Channel
from dsr_desk.mail.reading import headers as hdr
from dsr_desk.mail.reading.authors import ORIGINAL, is_plain
from dsr_desk.mail.reading.files import to_item
from dsr_desk.mail.reading.identity import counts, hash_of_parts
from dsr_desk.services.finding.importing import MailItems
from dsr_desk.services.ports import BoxEntry

_LONGEST = 1_000_000
_LIMITS = Limits()
_FIELDS = frozenset(
    "from to cc subject date message-id in-reply-to references reply-to content-type"
    " content-transfer-encoding mime-version".split()
)
_KEPT_FOR_MIME = ("content-type", "content-transfer-encoding", "mime-version")
_NAME = re.compile(r"[!-9;-~]{1,100}")
_CONTROLS = bytes({*range(32), 127} - {*b"\t\n"})
_TYPE = re.compile(
    r'text/plain(?:; ?charset=(?:"([\w-]+)"|([\w-]+)))?(?:; ?format="?(?:flowed|fixed)"?)?',
    re.IGNORECASE | re.ASCII,
)
_CODECS = {
    "": "ascii",
    "us-ascii": "ascii",
    "utf-8": "utf-8",
    "iso-8859-1": "iso-8859-1",
    "iso-8859-15": "iso-8859-15",
    "windows-1252": "cp1252",
}

Fields = dict[str, str]


class _Name(NamedTuple):
    """A field's name: as it is sought, and what it says of the field."""

    key: str
    once: bool
    """Whether it is read, so that two of them are odd."""
    odd: bool
    written: bool
    """Whether the field counts as what the sender wrote (``identity``)."""


@lru_cache(500)
def _named(name: str) -> _Name:
    key = name.lower()
    odd = not _NAME.fullmatch(name) or (key.startswith("content-") and key not in _KEPT_FOR_MIME)
    return _Name(key, key in _FIELDS, odd, counts(key.encode()))


def plain_item(entry: BoxEntry, channel: Channel, domains: frozenset[str]) -> ImportedItem | None:
    """Return a plain mail as an item of a channel; nothing when it has to be read with care.

    Args:
        entry: the mail.
        channel: where it goes.
        domains: the organisation's own, in lower case: who writes from there is staff.
    """
    if len(entry.data) > _LONGEST:
        return None
    block, blank, body = entry.data.replace(b"\r\n", b"\n").partition(b"\n\n")
    written: list[str] = []
    fields = _fields(block, written) if blank and b"\r" not in body else None
    text = None if fields is None else _text(fields, body)
    if fields is None or text is None:
        return None
    return _item(fields, text, channel, domains, hash_of_parts(_single_blanks(written), body))


def _single_blanks(lines: Sequence[str]) -> list[bytes]:
    """Return lines of ASCII with single blanks between their words, all of them as one.

    What :meth:`str.split` and a join make of each: no control but a tab stands in them.
    """
    if not lines:
        return []
    text = "\n".join(lines).replace("\t", " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return [text.replace(" \n", "\n").rstrip(" ").encode()]


def _fields(block: bytes, written: list[str]) -> Fields | None:
    """Return the headers that count, unfolded; nothing when one is odd, or there twice.

    The lines of those that are the sender's are added to ``written``, as they stand there.
    """
    # With a carriage return in each line, it must still be of a size that is not cut.
    large = len(block) + block.count(b"\n") > _LIMITS.header_bytes
    odd = not block.isascii() or large or len(block.translate(None, _CONTROLS)) < len(block)
    if odd or block[:1] in (b"", b" ", b"\t") or hdr.may_be_hostile(block):
        return None
    fields: Fields = {}
    named = _named("-")
    for line in block.decode("ascii").split("\n"):
        if line[0] in " \t":
            if named.key == "content-transfer-encoding":
                return None
            value = fields.get(named.key, "") + " " + line.lstrip(" \t")
            if named.written:
                written[-1] += line
        else:
            name, colon, value = line.partition(":")
            named = _named(name)
            if not colon or named.odd or (named.once and named.key in fields):
                return None
            if named.written:
                written.append(line)
        if len(value) >= hdr.VALUE_LIMIT:
            return None
        fields[named.key] = value
    return fields


def _text(fields: Fields, body: bytes) -> str | None:
    """Return the text, decoded as its headers say; nothing when they are odd or wrong."""
    codec = _codec(fields.get("content-type"))
    if codec is None:
        return None
    if not any(name in fields for name in _KEPT_FOR_MIME):
        body = b"\n" + body
    way = fields.get("content-transfer-encoding", " 8bit").lower()
    try:
        if way == " quoted-printable":
            body = a2b_qp(body)
        elif way == " base64":
            body = a2b_base64(body.replace(b"\n", b""), strict_mode=True)
        elif way not in (" 8bit", " 7bit"):
            return None
        text = body.decode(codec)
    except (UnicodeError, Error):
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    return text[: _LIMITS.text_characters] if text.strip() else ""


@lru_cache(100)
def _codec(content_type: str | None) -> str | None:
    if content_type is None:
        return "ascii"
    found = _TYPE.fullmatch(content_type.lstrip(" \t"))
    return _CODECS.get((found[1] or found[2] or "").lower()) if found else None


def _item(
    fields: Fields, text: str, channel: Channel, domains: frozenset[str], content: str
) -> ImportedItem | None:
    at = hdr.moment(fields.get("date", "").strip())
    own = hdr.message_ids(fields.get("message-id", ""))
    sender = fields.get("from", "").strip()
    if at is None or not own or not is_plain(sender) or ORIGINAL in fields:
        return None
    (author,) = hdr.mailboxes(sender).found
    first = hdr.message_ids(fields.get("references", "")) or hdr.message_ids(
        fields.get("in-reply-to", "")
    )
    replies = hdr.mailboxes(fields["reply-to"].strip()).found if "reply-to" in fields else ()
    addressed = [fields[name].strip() for name in ("to", "cc") if name in fields]
    return ImportedItem(
        organisation=channel.organisation,
        channel=channel.key,
        kind=channel.kind,
        external_id=own[0],
        conversation=(first or own)[0],
        author=author.address.text,
        author_name=hdr.decoded(author.name),
        staff=author.address.domain.lower() in domains,
        at=at,
        subject=hdr.decoded(fields.get("subject", "").strip()),
        body=text,
        recipients=tuple(a.text for a in dict.fromkeys(hdr.addresses(addressed))),
        reply_to=replies[0].address.text if replies else "",
        content=content,
    )


MAIL_ITEMS = MailItems(plain=plain_item, careful=to_item)
"""How mails become items of the archive."""
