"""What makes two mails the same: what the sender wrote, not what servers add on the way."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256

from dsr_desk.mail.reading import headers as hdr

_ON_THE_WAY = frozenset(
    b"received return-path delivered-to envelope-to original-recipient received-spf"
    b" authentication-results dkim-signature domainkey-signature status content-length lines"
    b"".split()
)
"""Fields that servers and mail stores add, or take away again."""
_PREFIXES = (b"x-", b"arc-")
_OF_THE_SENDER = frozenset({b"x-autoreply", b"x-autorespond"})
"""The desk goes by these, so a mail without them is another one."""


def content_hash(data: bytes) -> str:
    """Return the SHA-256 of what the sender wrote.

    It is the same for a mail that came by two ways: with other trace fields, line ends or trailing
    blanks.  Everything else counts, in its order, so that no other content can pass for the same.
    """
    block, body, cut = hdr.split(data)
    if cut:
        return sha256(data).hexdigest()
    # What stood in a folded line's place is blank, and blanks are made one.
    unfolded = block.replace(b"\n ", b"  ").replace(b"\n\t", b"  ")
    fields = [
        b" ".join(field.split())
        for field in unfolded.split(b"\n")
        if counts(field.partition(b":")[0].strip().lower())
    ]
    # Only a file without line feeds ends its lines in carriage returns (see ``headers``).
    ends = b"\r\n" if hdr.ends_in_feeds(body) else b"\r"
    return hash_of_parts(fields, body.replace(ends, b"\n"))


def hash_of_parts(fields: Sequence[bytes], body: bytes) -> str:
    """Return the same of a mail that is parted already.

    Args:
        fields: those that count, unfolded, in their order, with single blanks between words.
        body: what stands below the headers, its lines ended by line feeds alone.
    """
    if b" \n" in body or b"\t\n" in body or body.endswith((b" ", b"\t")):
        body = b"\n".join([line.rstrip(b" \t") for line in body.split(b"\n")])
    return sha256(b"\n".join((*fields, b"", body.rstrip(b"\n")))).hexdigest()


@lru_cache(500)
def counts(name: bytes) -> bool:
    """Tell whether a field of that name, in lower case, is the sender's."""
    if name in _OF_THE_SENDER:
        return True
    return name not in _ON_THE_WAY and not name.startswith(_PREFIXES)
