"""What makes two mails the same: what the sender wrote, not what servers add on the way."""

from __future__ import annotations

import re
from hashlib import sha256

from dsr_desk.mail import headers as hdr

_ON_THE_WAY = frozenset(
    b"received return-path delivered-to envelope-to original-recipient received-spf"
    b" authentication-results dkim-signature domainkey-signature status content-length lines"
    b"".split()
)
"""Fields that servers and mail stores add, or take away again."""
_PREFIXES = (b"x-", b"arc-")
_OF_THE_SENDER = frozenset({b"x-autoreply", b"x-autorespond"})
"""The desk goes by these, so a mail without them is another one."""
_FIELD_END = re.compile(rb"\r?\n(?![ \t])")


def content_hash(data: bytes) -> str:
    """Return the SHA-256 of what the sender wrote.

    It is the same for a mail that came by two ways: with other trace fields, line ends or trailing
    blanks.  Everything else counts, in its order, so that no other content can pass for the same.
    """
    block, body, cut = hdr.split(data)
    if cut:
        return sha256(data).hexdigest()
    digest = sha256()
    for field in _FIELD_END.split(block):
        if _counts(field.partition(b":")[0].strip().lower()):
            digest.update(b" ".join(field.split()) + b"\n")
    digest.update(b"\n" + _plain(body))
    return digest.hexdigest()


def _counts(name: bytes) -> bool:
    if name in _OF_THE_SENDER:
        return True
    return name not in _ON_THE_WAY and not name.startswith(_PREFIXES)


def _plain(body: bytes) -> bytes:
    # Only a file without line feeds ends its lines in carriage returns (see ``headers``).
    lines = body.replace(b"\r\n", b"\n").split(b"\n" if hdr.ends_in_feeds(body) else b"\r")
    return b"\n".join(line.rstrip(b" \t") for line in lines).rstrip(b"\n")
