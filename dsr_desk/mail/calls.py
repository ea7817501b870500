"""The record of a phone call as the bytes of a mail, so that it is sealed and hashed like one."""

from __future__ import annotations

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8

from dsr_desk.domain.addresses import EmailAddress, domain_key
from dsr_desk.domain.intake.calls import PhoneCall
from dsr_desk.domain.intake.typed import record_text

TYPED_BY, TYPED_AT = "X-DSR-Desk-Typed-By", "X-DSR-Desk-Typed-At"
"""For whoever reads the raw record; the desk itself believes its audit only."""


def _address(address: EmailAddress, name: str = "") -> Address:
    shown = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    return Address(shown, address.local, domain_key(address.domain))


def compose_call(
    call: PhoneCall, *, account: str, at: datetime, message_id: str, desk: EmailAddress
) -> bytes:
    """Return the record of a call in RFC 5322 form, with CRLF line ends.

    Args:
        call: what was said.
        account: the id of the account that typed it.
        at: when it was typed.
        message_id: the record's own.
        desk: the desk's address.
    """
    message = EmailMessage(policy=SMTP if call.caller.local.isascii() else SMTPUTF8)
    message["From"] = _address(call.caller, call.caller_name)
    message["To"] = _address(desk)
    message["Subject"] = "Telefonsamtal / Phone call"
    message["Date"] = at
    message["Message-ID"] = message_id
    message[TYPED_BY] = account
    message[TYPED_AT] = at.isoformat()
    text = record_text(call).encode("utf-8", "replace").decode("utf-8")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    message.set_content(lines, charset="utf-8", cte="quoted-printable")
    return message.as_bytes()
