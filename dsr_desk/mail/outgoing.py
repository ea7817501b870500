"""An answer as the bytes of an .eml file."""

from __future__ import annotations

import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8

from dsr_desk.domain.addresses import EmailAddress, domain_key
from dsr_desk.domain.answers.replies import OutgoingMail

DESK_ADDRESS = EmailAddress("support@desk.example")
"""Whom prepared answers come from."""
_ID = re.compile(r"<[!-;=?-~]{1,200}@[!-;=?-~]{1,200}>")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_UNSAFE_NAME = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069<>:\"/\\|?*]")


def _one_line(text: str) -> str:
    return _CONTROL.sub(" ", text).strip()


def _address(address: EmailAddress, name: str = "") -> Address:
    """Build the address from its parts: a string could smuggle a second recipient in."""
    return Address(_one_line(name), address.local, domain_key(address.domain))


def _ids(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(value for value in values if _ID.fullmatch(value))


def _media_type(name: str) -> tuple[str, str]:
    main, _, sub = name.partition("/")
    known = re.fullmatch(r"[\w.+-]+", main) and re.fullmatch(r"[\w.+-]+", sub)
    # A mail or multipart as bytes can't be attached as what it is.
    if known and main not in ("multipart", "message"):
        return main, sub
    return "application", "octet-stream"


def compose(answer: OutgoingMail) -> bytes:
    """Return the answer in RFC 5322 form, with CRLF line ends.

    Raises:
        ValueError: the Message-ID is not one, or the date says no time zone.
    """
    if not _ID.fullmatch(answer.message_id):
        raise ValueError("not a Message-ID")
    if answer.date.tzinfo is None:
        raise ValueError("the date has no time zone")
    plain = answer.recipient.local.isascii() and answer.sender.local.isascii()
    message = EmailMessage(policy=SMTP if plain else SMTPUTF8)
    message["From"] = _address(answer.sender, answer.sender_name)
    message["To"] = _address(answer.recipient)
    message["Subject"] = _one_line(answer.subject)
    message["Date"] = answer.date
    message["Message-ID"] = answer.message_id
    _thread(message, answer)
    message.set_content(answer.body, charset="utf-8", cte="quoted-printable")
    for attachment in answer.attachments:
        main, sub = _media_type(attachment.media_type)
        name = _UNSAFE_NAME.sub("_", attachment.filename).strip(" .") or "attachment"
        message.add_attachment(attachment.content, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def _thread(message: EmailMessage, answer: OutgoingMail) -> None:
    replied = _ids((answer.in_reply_to,))
    known = _ids(answer.references)
    if replied:
        message["In-Reply-To"] = replied[0]
    chain = tuple(dict.fromkeys((*known, *replied)))[-50:]
    if chain:
        message["References"] = " ".join(chain)
