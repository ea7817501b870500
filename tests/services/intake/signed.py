"""A request that nothing proves but its own signature."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.mail.signing import SIGNED, Signer
from tests.services.world import ANNA, WISH, a_mail

NAME = "s1._domainkey.nordkraft.example"
STAMP = int(datetime(2026, 11, 2, 8, 0, tzinfo=UTC).timestamp())
SIGNER = Signer(
    domain="nordkraft.example", stamp=STAMP, names=(*SIGNED, "Content-Transfer-Encoding")
)


def signed(signer: Signer = SIGNER, message_id: str = "<begaran-1@nordkraft.example>") -> bytes:
    """Return a request that our own server says nothing about, signed by its domain."""
    mail = a_mail(WISH.format(who=ANNA), proved=False, message_id=message_id)
    begin = mail.index(b"From: ")
    return mail[:begin] + signer.sign(mail[begin:])
