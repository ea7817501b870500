"""Keys, signatures and sealed boxes: the only module that names an algorithm.

Ed25519 signs (RFC 8032); Argon2id makes a key of a password (RFC 9106); AES-256-GCM seals; X25519
with HKDF-SHA256 makes boxes that anyone can close and one key opens; HMAC-SHA256 hashes addresses.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import struct

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from dsr_desk.config import KeyHardness
from dsr_desk.domain.errors import Defect, WrongPassword

_LOCK_MAGIC = b"DSRLOCK1"
_BOX_MAGIC = b"DSRBOX1\0"
_LOCK_HEAD = struct.Struct(">8sIII16s12s")
_KEY, _NONCE, _SALT = 32, 12, 16
_SHUT = "A sealed record of this workspace can’t be opened any more."
_MOST_MEMORY_KIB, _MOST_PASSES = 1024 * 1024, 64


class Cryptographer:
    """Carries out ``services.ports.Cryptography`` with the library ``cryptography``."""

    def __init__(self, hardness: KeyHardness) -> None:
        """Take what a new lock shall cost; an old lock keeps the cost it was made with."""
        self._hardness = hardness

    def new_signing_key(self) -> tuple[bytes, str]:
        """Return a new Ed25519 private key (32 bytes) and its public key (64 hex digits)."""
        private = Ed25519PrivateKey.generate()
        return private.private_bytes_raw(), private.public_key().public_bytes_raw().hex()

    def public_of(self, private: bytes) -> str:
        """Return the public key of a private signing key."""
        return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw().hex()

    def new_sealing_key(self) -> tuple[bytes, bytes]:
        """Return a new X25519 private and public key, 32 bytes each."""
        private = X25519PrivateKey.generate()
        return private.private_bytes_raw(), private.public_key().public_bytes_raw()

    def random(self, size: int) -> bytes:
        """Return random bytes of the operating system."""
        return os.urandom(size)

    def sign(self, private: bytes, payload: bytes) -> str:
        """Return the Ed25519 signature as 128 hexadecimal digits."""
        return Ed25519PrivateKey.from_private_bytes(private).sign(payload).hex()

    def verify(self, public: str, payload: bytes, signature: str) -> bool:
        """Tell whether the signature holds; malformed keys and signatures do not."""
        try:
            key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
            key.verify(bytes.fromhex(signature), payload)
        except (InvalidSignature, ValueError, TypeError):
            # A database can hold bytes or a number where a text was written.
            return False
        return True

    def lock(self, secret: bytes, password: str) -> bytes:
        """Seal a secret under a password; the cost parameters stand in the clear and are bound."""
        hard = self._hardness
        salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
        head = _LOCK_HEAD.pack(_LOCK_MAGIC, hard.memory_kib, hard.passes, hard.lanes, salt, nonce)
        key = _password_key(password, salt, hard)
        return head + AESGCM(key).encrypt(nonce, secret, head)

    def unlock(self, sealed: bytes, password: str) -> bytes:
        """Open what ``lock`` has sealed.

        Raises:
            WrongPassword: the password does not fit, or the sealed bytes were changed.
        """
        head = sealed[: _LOCK_HEAD.size]
        if len(head) < _LOCK_HEAD.size:
            raise WrongPassword
        magic, memory, passes, lanes, salt, nonce = _LOCK_HEAD.unpack(head)
        possible = lanes and 1 <= passes <= _MOST_PASSES and 8 * lanes <= memory
        if magic != _LOCK_MAGIC or not possible or memory > _MOST_MEMORY_KIB:
            raise WrongPassword
        key = _password_key(password, salt, KeyHardness(memory, passes, lanes))
        try:
            return AESGCM(key).decrypt(nonce, sealed[_LOCK_HEAD.size :], head)
        except InvalidTag:
            raise WrongPassword from None

    def seal(self, public: bytes, content: bytes) -> bytes:
        """Close a box that only the private key opens."""
        passing = X25519PrivateKey.generate()
        shown = passing.public_key().public_bytes_raw()
        key = _box_key(passing.exchange(X25519PublicKey.from_public_bytes(public)), shown, public)
        nonce = os.urandom(_NONCE)
        return _BOX_MAGIC + shown + nonce + AESGCM(key).encrypt(nonce, content, _BOX_MAGIC)

    def unseal(self, private: bytes, sealed: bytes) -> bytes:
        """Open a box.

        Raises:
            Defect: the box was closed for another key, or changed.
        """
        start = len(_BOX_MAGIC)
        if sealed[:start] != _BOX_MAGIC:
            raise Defect(_SHUT)
        shown, nonce = sealed[start : start + _KEY], sealed[start + _KEY : start + _KEY + _NONCE]
        own = X25519PrivateKey.from_private_bytes(private)
        try:
            shared = own.exchange(X25519PublicKey.from_public_bytes(shown))
            key = _box_key(shared, shown, own.public_key().public_bytes_raw())
            return AESGCM(key).decrypt(nonce, sealed[start + _KEY + _NONCE :], _BOX_MAGIC)
        except (InvalidTag, ValueError):
            raise Defect(_SHUT) from None

    def keyed_hash(self, key: bytes, text: str) -> str:
        """Return HMAC-SHA256 as 64 hexadecimal digits."""
        return hmac.new(key, text.encode("utf-8"), hashlib.sha256).hexdigest()


def _password_key(password: str, salt: bytes, hard: KeyHardness) -> bytes:
    derive = Argon2id(
        salt=salt,
        length=_KEY,
        iterations=hard.passes,
        lanes=hard.lanes,
        memory_cost=hard.memory_kib,
    )
    return derive.derive(password.encode("utf-8"))


def _box_key(shared: bytes, shown: bytes, public: bytes) -> bytes:
    return HKDF(
        algorithm=SHA256(), length=_KEY, salt=None, info=b"dsr-box" + shown + public
    ).derive(shared)
