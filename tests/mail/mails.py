"""Raw mails for the tests."""

from __future__ import annotations

from pathlib import Path

from dsr_desk.domain.requests import ReadMessage
from dsr_desk.mail.reading.reader import read_message

DATA = Path(__file__).parent.parent / "data" / "mail"
OURS = ("mx.desk.example",)


def raw(
    *fields: str, body: str | bytes = "Hej", sender: str = "Maria Lind <maria@exempelstad.example>"
) -> bytes:
    """Put a mail together from header lines and a body."""
    head = "\r\n".join([*fields, f"From: {sender}"] if sender else fields)
    content = body if isinstance(body, bytes) else body.encode()
    return head.encode() + b"\r\n\r\n" + content


def read(data: bytes) -> ReadMessage:
    """Read a mail as the desk does."""
    return read_message(data, origin="a.eml", received_at=None, authserv_ids=OURS)
