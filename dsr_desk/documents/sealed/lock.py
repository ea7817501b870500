"""The lock of a sealed PDF: AES-256, revision 6 (ISO 32000-2, 7.6).

pikepdf makes it for a password, with a key; what the key locks is written by
:mod:`dsr_desk.documents.sealed.locked`, a piece at a time.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from Cryptodome.Cipher import AES
from pikepdf import Encryption, Permissions

BLOCK = 16
"""Bytes: so many are locked together, and so many random ones stand before them."""


@dataclass(frozen=True, slots=True)
class Lock:
    """A password's lock for one file."""

    entries: bytes
    """What tells a reader how to make the key of the password, as a dictionary."""
    key: bytes = field(repr=False)

    def locked(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Yield a stream locked, its pieces in their order; each stream begins at random."""
        start, left = os.urandom(BLOCK), b""
        cipher = AES.new(self.key, AES.MODE_CBC, iv=start)
        yield start
        for piece in pieces:
            whole = left + piece
            end = len(whole) - len(whole) % BLOCK
            left = whole[end:]
            yield cipher.encrypt(whole[:end])
        missing = BLOCK - len(left)
        yield cipher.encrypt(left + bytes([missing]) * missing)


def locked_size(size: int) -> int:
    """Return how many bytes a stream of so many is when it is locked."""
    return BLOCK + size - size % BLOCK + BLOCK


def new_lock(password: str) -> Lock:
    """Return a lock that this password opens, and nothing else does."""
    empty = BytesIO()
    rights = Permissions(modify_annotation=False, modify_form=False, modify_other=False)
    # The owner's password would only lift what is forbidden: the same serves both.
    wanted = Encryption(user=password, owner=password, R=6, allow=rights)
    with pikepdf.new() as pdf:
        pdf.save(empty, encryption=wanted)
    with pikepdf.open(empty, password=password) as pdf:
        entries = pdf.trailer.Encrypt.unparse(resolved=True)
        return Lock(entries, pdf.encryption.encryption_key)
