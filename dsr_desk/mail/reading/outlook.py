"""Outlook's .msg files: properties in an OLE container, turned into what any other mail gives.

A .msg holds no mail as it travelled: no signature can be verified on it, and its text may have
been changed since.  Where Outlook kept the headers that came over the network, they are read as
those of a mail are; where not, they are made from the properties.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime, quote

from oxmsg.domain import constants as c
from oxmsg.domain.encodings import encoding_from_codepage
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from dsr_desk.config import Limits
from dsr_desk.domain.requests import AttachmentNote
from dsr_desk.mail.reading import headers as hdr
from dsr_desk.mail.reading.charsets import decode_text
from dsr_desk.mail.reading.headers import Headers
from dsr_desk.mail.reading.ole import MAGIC, NoContainer, open_container
from dsr_desk.mail.reading.parts import Content, mail_name, rendered

_ROOT, _EMBEDDED, _BELOW = 32, 24, 8
"""Bytes that stand before the properties of a mail, of a mail in it, of recipients and files."""
_HEADERS, _CLASS, _SUBJECT, _BODY, _HTML = 0x007D, 0x001A, 0x0037, 0x1000, 0x1013
_RTF = 0x1009
_SENT, _DELIVERED = 0x0039, 0x0E06
_MESSAGE_ID, _REFERENCES, _IN_REPLY_TO = 0x1035, 0x1039, 0x1042
_AUTHOR = ((0x0042, 0x5D02, 0x0065, 0x0064), (0x0C1A, 0x5D01, 0x0C1F, 0x0C1E))
"""Name, SMTP address, address and its sort: whom it is written for, and who pressed the button."""
_RECIPIENT = (0x3001, 0x39FE, 0x3003, 0x3002)
_RECIPIENT_SORT = 0x0C15
_FILE_NAMES, _FILE_TYPE = (0x3707, 0x3704, 0x3001), 0x370E
_FIELDS = {1: "to", 2: "cc"}
_WRITTEN = frozenset({"from", "to", "cc", "subject", "date", "message-id"})
_REPORTS = {"NDR": "delivery-status", "DR": "delivery-status"}


def is_outlook(data: bytes) -> bool:
    """Tell whether bytes are an OLE container, whatever their file is called."""
    return data.startswith(MAGIC)


@dataclass(frozen=True, slots=True)
class OutlookMail:
    """A .msg as the reader needs it."""

    headers: Headers
    content: Content
    report: str
    delivered_at: datetime | None


class _Object:
    """A mail, a recipient or an attachment: values by their number, nothing where one is broken."""

    def __init__(self, storage: Storage, offset: int) -> None:
        self.storage = storage
        self._properties = Properties(storage, offset)

    def text(self, number: int) -> str:
        try:
            found = self._properties.str_prop_value(number)
        except Exception:  # an unknown code page, a missing stream, …
            found = None
        return (found or self._stray_text(number)).replace("\x00", "")

    def raw(self, number: int) -> bytes:
        return self._stream(number, 0x0102)

    def number(self, number: int) -> int:
        try:
            value = self._properties.int_prop_value(number)
        except Exception:
            return 0
        return value if isinstance(value, int) else 0

    def moment(self, number: int) -> datetime | None:
        try:
            value = self._properties.date_prop_value(number)
        except Exception:
            return None
        return value if isinstance(value, datetime) and 1990 < value.year < 2200 else None

    def codepage(self) -> str:
        try:
            return encoding_from_codepage(self.number(c.PID_INTERNET_CODEPAGE))
        except Exception:
            return ""

    def address(self, numbers: tuple[int, int, int, int]) -> str:
        """Return a mailbox as a header writes it; an Exchange address is none."""
        name, smtp, other, sort = (self.text(number).strip() for number in numbers)
        address = smtp or (other if sort.upper() != "EX" and "@" in other else "")
        shown = " ".join(name.split())
        return f'"{quote(shown)}" <{address}>' if address and shown else address

    def _stray_text(self, number: int) -> str:
        wide = self._stream(number, 0x001F)
        if wide:
            return wide.decode("utf-16-le", "replace")
        narrow = self._stream(number, 0x001E)
        return decode_text(narrow, self.codepage() or "utf-8").text if narrow else ""

    def _stream(self, number: int, sort: int) -> bytes:
        try:
            return self.storage.property_stream_bytes(number, sort)
        except KeyError:
            return b""


def read_outlook(data: bytes) -> OutlookMail:
    """Read a .msg.

    Raises:
        NoContainer: it is no OLE file, a hostile one, or one that holds no mail.
    """
    container = open_container(data)
    mail = _Object(container.root, _ROOT)
    kind = mail.text(_CLASS).upper()
    if not kind and not mail.text(_SUBJECT) and not mail.text(_BODY):
        raise NoContainer("no mail")
    content = _content(mail)
    content.problems += ["broken-mime"] if container.damaged else []
    content.problems += ["encrypted"] if kind == "IPM.NOTE.SMIME" else []
    report = kind.startswith("REPORT.")
    for attachment in container.root.iter_attachment_storages():
        _take_attachment(attachment, container.sizes, content)
    return OutlookMail(
        _headers(mail, automatic=kind.startswith("IPM.NOTE.RULES.OOF")),
        content,
        _REPORTS.get(kind.rpartition(".")[2], "disposition-notification") if report else "",
        mail.moment(_DELIVERED),
    )


def _content(mail: _Object) -> Content:
    content = Content()
    plain = mail.text(_BODY).replace("\r\n", "\n").replace("\r", "\n")
    html = mail.raw(_HTML)
    source = decode_text(html, mail.codepage() or "utf-8").text if html else mail.text(_HTML)
    other = Content()
    if source.strip():
        other.texts.append(rendered(source, other))
    if plain.strip():
        content.take_forms(plain, other)
    elif other.texts:
        other.html_only = True
        return other
    elif mail.raw(_RTF):
        content.problems.append("outlook-rtf-only")
    return content


def _headers(mail: _Object, *, automatic: bool) -> Headers:
    """Return the headers the mail came with, else such as its properties would have made."""
    kept = mail.text(_HEADERS)[: Limits().header_bytes].encode("utf-8", "replace")
    block, _, problems = hdr.split(kept + b"\r\n\r\n")
    came = hdr.read_headers(block)
    if came.first("from"):
        return Headers(came.fields, (*problems, *came.problems))
    made = list(_made(mail))
    made += [("auto-submitted", "auto-replied")] if automatic else []
    return Headers(tuple((name, value[: 2 * hdr.VALUE_LIMIT]) for name, value in made if value))


def _made(mail: _Object) -> Iterator[tuple[str, str]]:
    yield "from", next((found for found in map(mail.address, _AUTHOR) if found), "")
    for storage in mail.storage.iter_recipient_storages():
        recipient = _Object(storage, _BELOW)
        field = _FIELDS.get(recipient.number(_RECIPIENT_SORT))
        if field:
            yield field, recipient.address(_RECIPIENT)
    yield "subject", " ".join(mail.text(_SUBJECT).split())
    sent = mail.moment(_SENT)
    yield "date", format_datetime(sent) if sent else ""
    yield "message-id", mail.text(_MESSAGE_ID)
    yield "in-reply-to", mail.text(_IN_REPLY_TO)
    yield "references", mail.text(_REFERENCES)


def _take_attachment(storage: Storage, sizes: dict[str, int], content: Content) -> None:
    attachment = _Object(storage, _BELOW)
    inner = _embedded(storage)
    if inner is not None:
        content.forwarded.append(_passed_on(inner))
        return
    size = sizes.get(f"{storage.path}/__substg1.0_37010102", 0)
    content.attach(AttachmentNote(_name(attachment), _type(attachment), size))


def _embedded(attachment: Storage) -> _Object | None:
    """Return the mail that an attachment is, when it is one."""
    inner = next((s for s in attachment.storages if s.name.endswith("3701000D")), None)
    return None if inner is None else _Object(inner, _EMBEDDED)


def _as_mail(mail: _Object) -> tuple[str, str, bytes]:
    """Return name, type and bytes of a mail in the mail, which Outlook keeps as properties."""
    headers, text = _headers(mail, automatic=False), _content(mail).text
    written = [f"{name}: {value}" for name, value in headers.fields if name in _WRITTEN]
    written += ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"]
    body = "\n".join([*written, "", text]).encode("utf-8", "replace")
    return mail_name(headers.first("subject")), "message/rfc822", body


def _passed_on(mail: _Object) -> str:
    """Return a mail in the mail as text: who wrote it, and what."""
    headers = _headers(mail, automatic=False)
    sender, subject = (hdr.decoded(headers.first(name)) for name in ("from", "subject"))
    text = f"From: {sender}\nSubject: {subject}\n\n{_content(mail).text}"
    return text[: Limits().text_characters]


def _name(attachment: _Object) -> str:
    names = (hdr.decoded(attachment.text(number)) for number in _FILE_NAMES)
    return next((name for name in names if name), "")[:200]


def _type(attachment: _Object) -> str:
    return attachment.text(_FILE_TYPE).strip().lower()[:140] or "application/octet-stream"


def outlook_attachments(data: bytes) -> Iterator[tuple[str, str, bytes]]:
    """Yield name, type and content of the files on a .msg; a broken one has none."""
    try:
        root = open_container(data, with_data=True).root
    except NoContainer:
        return
    for storage in root.iter_attachment_storages():
        attachment = _Object(storage, _BELOW)
        inner = _embedded(storage)
        content = attachment.raw(0x3701)
        if inner is not None:
            yield _as_mail(inner)
        elif content:
            yield _name(attachment), _type(attachment), content
