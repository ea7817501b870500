"""Bytes to a read mail, whatever the bytes are: trouble becomes a problem code, no exception."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from email import message_from_bytes
from email.policy import compat32
from hashlib import sha256

from dsr_desk.config import Limits
from dsr_desk.domain.addresses import same_organisation
from dsr_desk.domain.requests import Nature, ReadMessage
from dsr_desk.mail.reading import headers as hdr
from dsr_desk.mail.reading.authenticity import judge_sender
from dsr_desk.mail.reading.authors import sender_line
from dsr_desk.mail.reading.charsets import decode_text
from dsr_desk.mail.reading.headers import Headers
from dsr_desk.mail.reading.identity import content_hash
from dsr_desk.mail.reading.ole import NoContainer
from dsr_desk.mail.reading.outlook import is_outlook, read_outlook
from dsr_desk.mail.reading.parts import (
    MAX_PARTS,
    Content,
    Tree,
    count_parts,
    depth_of,
    gather,
    media_type,
)

TAKEN_APART = 25_000_000
"""Bytes of a mail that are taken apart; text stands at the top, what lies beyond are files."""
_COMPOSITE = re.compile(
    rb"^content-type[ \t]*:\s{0,20}(?:multipart|message)/", re.IGNORECASE | re.MULTILINE
)
_COMPOSITE_LIMIT = 300
_MOST_LINES = 500_000
"""Lines that are taken apart: 25 MB of base64 are 330,000, and each costs the parser a step."""
_KNOWN_FIELDS = frozenset(
    "from to subject date message-id received return-path mime-version content-type delivered-to"
    " sender x-mailer".split()
)
_DAEMON = re.compile(r"(?:^|[<\s])(?:mailer-daemon|postmaster|mail-daemon)@")
_ABSENT = re.compile(
    r"(?:autosvar|automatiskt svar|frånvaromeddelande|automatic reply|auto-?reply|auto-?response"
    r"|out of (?:the )?office)\b",
    re.IGNORECASE,
)
"""How mail programs head an absent person's answer, also those that set no header for it."""
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class _Body:
    content: Content
    report: str = ""


def _by_hand(data: bytes, problem: str) -> Content:
    """Show what there is of a body that could not be taken apart."""
    limit = Limits().text_characters
    text = decode_text(data[: 2 * limit], "utf-8").text.replace("\r\n", "\n").replace("\r", "\n")
    return Content(texts=[text.replace("\x00", "\ufffd")], problems=[problem])


def _taken_apart(block: bytes, body: bytes) -> _Body:
    # Every level costs the parser one frame, and every line one look for each level.
    if len(_COMPOSITE.findall(body)) > _COMPOSITE_LIMIT:
        return _Body(_by_hand(body, "too-deep"))
    if body.count(b"\n") + body.count(b"\r") - body.count(b"\r\n") > _MOST_LINES:
        return _Body(_by_hand(body, "too-many-lines"))
    try:
        tree: Tree = message_from_bytes(block + b"\n\n" + body, policy=compat32)
        if depth_of(tree) > Limits().mime_depth:
            return _Body(_by_hand(body, "too-deep"))
        if count_parts(tree) > MAX_PARTS:
            return _Body(_by_hand(body, "too-many-parts"))
        content = Content()
        gather(tree, content)
    except RecursionError:
        return _Body(_by_hand(body, "too-deep"))
    except Exception:  # a mail must never be lost to a parser's fault
        return _Body(_by_hand(body, "broken-mime"))
    if any(part.defects for part in tree.walk()):
        content.problems.append("broken-mime")
    report = (
        str(tree.get_param("report-type", "")) if media_type(tree) == "multipart/report" else ""
    )
    return _Body(
        content, report.lower() or ("unknown" if media_type(tree) == "multipart/report" else "")
    )


def _content_block(block: bytes) -> bytes:
    """Keep of a header block only what the MIME parser needs; the rest was read already."""
    kept = []
    keeping = False
    ends = b"\n" if hdr.ends_in_feeds(block) else b"\r"
    for line in block.replace(b"\r\n", b"\n").split(ends):
        if line[:1] not in (b" ", b"\t"):
            keeping = line[:8].lower() == b"content-" or line[:13].lower() == b"mime-version:"
        if keeping and len(line) < hdr.VALUE_LIMIT:
            kept.append(line.replace(b"\r", b" "))
    return b"\n".join(kept)


def nature_of(headers: Headers, report: str) -> Nature:
    """Tell newsletters, auto-replies and bounces by their headers."""
    automatic = headers.first("auto-submitted").partition(";")[0].strip().lower()
    precedence = headers.first("precedence").strip().lower()
    sender = headers.first("from").lower()
    if report == "disposition-notification":
        return Nature.AUTO_REPLY
    if report or _DAEMON.search(sender):
        return Nature.BOUNCE
    marked = headers.first("x-autoreply") or headers.first("x-autorespond")
    answers = marked or precedence == "auto_reply" or automatic not in ("", "no")
    if answers or _ABSENT.match(hdr.decoded(headers.first("subject"))):
        return Nature.AUTO_REPLY
    if headers.all("return-path") and headers.first("return-path").replace(" ", "") == "<>":
        return Nature.BOUNCE
    listed = headers.first("list-id") or headers.first("list-unsubscribe")
    return Nature.NEWSLETTER if listed or precedence in ("bulk", "list", "junk") else Nature.UNCLEAR


def _replies_elsewhere(message: ReadMessage) -> bool:
    return any(
        not same_organisation(answer.domain, sender.domain)
        and not same_organisation(sender.domain, answer.domain)
        for answer in message.reply_to
        for sender in message.senders
    )


def _with_headers(message: ReadMessage, headers: Headers) -> ReadMessage:
    boxes = [box for value in headers.all("from") for box in hdr.mailboxes(value).found]
    replies = hdr.message_ids(headers.first("in-reply-to"))
    return replace(
        message,
        message_id=(hdr.message_ids(headers.first("message-id")) or ("",))[0],
        subject=hdr.decoded(headers.first("subject")),
        senders=tuple(dict.fromkeys(box.address for box in boxes)),
        sender_name=hdr.decoded(boxes[0].name) if boxes else "",
        sender_line=sender_line(headers),
        reply_to=tuple(hdr.addresses(headers.all("reply-to"))),
        recipients=tuple(dict.fromkeys(hdr.addresses(headers.all("to") + headers.all("cc")))),
        sent_at=hdr.moment(headers.first("date")),
        received_at=hdr.received_at(headers) or message.received_at,
        in_reply_to=replies[0] if replies else "",
        references=hdr.message_ids(headers.first("references")),
    )


def _with_content(message: ReadMessage, content: Content) -> ReadMessage:
    text = content.text.encode("utf-8", "replace").decode("utf-8")
    limit = Limits().text_characters
    problems = list(content.problems)
    problems += ["text-cut"] if len(text) > limit else []
    problems += ["bidi-characters"] if _BIDI.search(text[:limit]) else []
    return replace(
        message,
        text=text[:limit],
        html_only=content.html_only,
        hidden_text=content.hidden,
        forwarded_parts=tuple(content.forwarded[:20]),
        attachments=tuple(content.attachments[:200]),
        problems=(*message.problems, *problems),
    )


def read_message(
    data: bytes,
    *,
    origin: str,
    received_at: datetime | None,
    authserv_ids: tuple[str, ...],
) -> ReadMessage:
    """Read a mail; never raises.

    Args:
        data: the mail as it came, in RFC 5322 form or not.
        origin: where it came from; stands in for a Message-ID nowhere, it only names an empty mail.
        received_at: the file's time, used where no Received header tells the receipt.
        authserv_ids: the names under which our own receiving servers write Authentication-Results.
    """
    empty = ReadMessage(sha256(data).hexdigest(), "", "", "", (), received_at=received_at)
    if not data.strip():
        return replace(empty, problems=("empty-file",), subject=origin.rpartition("/")[2][:200])
    if is_outlook(data):
        return _outlook(data, empty, authserv_ids)
    block, body, problems = hdr.split(data[:TAKEN_APART])
    headers = hdr.read_headers(block)
    found = [*problems, *headers.problems] + (["too-large"] if len(data) > TAKEN_APART else [])
    message = replace(
        empty,
        problems=tuple(found),
        proof=judge_sender(headers, authserv_ids),
        content_sha256=content_hash(data),
    )
    if not _KNOWN_FIELDS & {name for name, _ in headers.fields}:
        return _finished(_with_content(message, _by_hand(data[:TAKEN_APART], "not-a-mail")))
    message = _with_headers(message, headers)
    taken = _taken_apart(_content_block(block), body)
    message = replace(message, nature=nature_of(headers, taken.report))
    return _finished(_with_content(message, taken.content))


def _outlook(data: bytes, empty: ReadMessage, authserv_ids: tuple[str, ...]) -> ReadMessage:
    """Read an Outlook file; one that is hostile, broken or no mail is read by hand."""
    try:
        found = read_outlook(data)
    except NoContainer:
        return replace(empty, problems=("outlook-unreadable",))
    message = replace(
        empty,
        received_at=found.delivered_at or empty.received_at,
        problems=found.headers.problems,
        proof=judge_sender(found.headers, authserv_ids),
        nature=nature_of(found.headers, found.report),
    )
    return _finished(_with_content(_with_headers(message, found.headers), found.content))


def _finished(message: ReadMessage) -> ReadMessage:
    problems = [*message.problems] + (["reply-to-elsewhere"] if _replies_elsewhere(message) else [])
    return replace(message, problems=tuple(dict.fromkeys(problems)))
