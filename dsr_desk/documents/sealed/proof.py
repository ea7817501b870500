"""What shows that not one bit of a sealed file has changed.

AES in a PDF hides, but does not prove: a flipped bit gives other letters on a page.  So the last
line of the file is an HMAC-SHA256 of everything before it, under a random key that lies inside the
encryption: whoever has the password can check it, whoever has not can't make one.
"""

from __future__ import annotations

import hmac
import os
import secrets
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from dsr_desk.domain.errors import PackageInvalid
from dsr_desk.domain.extracts.sealed import SealBroken

DIGITS = 64
_BLOCK = 1024 * 1024


def new_key() -> str:
    """Return a key for one file, as hexadecimal."""
    return secrets.token_hex(32)


Heard = Callable[[int], None]
"""Is told the size of every piece that was done; what it raises stops the work."""


def unheard(size: int) -> None:
    """Take a size that nobody asks for."""


def proof_of(path: Path, key: str, *, without: int = 0, heard: Heard = unheard) -> str:
    """Return the proof of a file, as hexadecimal, leaving out so many bytes at its end."""
    left = path.stat().st_size - without
    proof = hmac.new(bytes.fromhex(key), digestmod=sha256)
    with path.open("rb") as file:
        while left > 0 and (block := file.read(min(_BLOCK, left))):
            proof.update(block)
            left -= len(block)
            heard(len(block))
    return proof.hexdigest()


def require_proof(path: Path, key: str, ending: bytes = b"", heard: Heard = unheard) -> None:
    """Compare a file with the proof that stands at its end, before nothing but ``ending``.

    Raises:
        PackageInvalid: something in it is not as it was sealed.
    """
    tail = DIGITS + len(ending)
    try:
        with path.open("rb") as file:
            file.seek(-tail, os.SEEK_END)
            found = file.read()
        wanted = proof_of(path, key, without=tail, heard=heard).encode() + ending
    except ValueError:
        raise changed() from None
    if not hmac.compare_digest(found, wanted):
        raise changed()


def changed() -> PackageInvalid:
    """Return what is said of a sealed file that is not as it was made."""
    return SealBroken()
