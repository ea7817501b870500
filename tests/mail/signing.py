"""Mails signed for real: keys made for the session, signatures by dkimpy, names from a table."""

from __future__ import annotations

import base64
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache

import dkim
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from dkim.canonicalization import CanonicalizationPolicy
from dkim.crypto import HASH_ALGORITHMS, parse_pem_private_key

from dsr_desk.services.ports import TextAnswer

AT = datetime(2026, 3, 2, 9, 15, tzinfo=UTC)
"""When the mails of the suite are filed: four minutes after they were written."""
WRITTEN = "Mon, 2 Mar 2026 10:11:00 +0100"
STAMP = int(datetime(2026, 3, 2, 9, 11, tzinfo=UTC).timestamp())
DOMAIN = "exempelstad.example"
EDITOR = f"Maria Lind <maria.lind@{DOMAIN}>"
DESK = "support@desk.example"
BODY = (
    "Hej!\r\n\r\nVi har bekräftat personens identitet. Vi önskar att alla mail som"
    " anna@hemma.example\r\nskrivit till oss raderas.\r\n\r\n/Maria\r\n"
)
SIGNED = ("From", "To", "Subject", "Date", "Message-ID", "Content-Type", "From")


@dataclass(frozen=True, slots=True)
class Key:
    """A pair of keys: the private one as dkimpy reads it, the public one as it is published."""

    private: bytes
    public: str

    def record(self, tags: str = "v=DKIM1; k=rsa") -> str:
        """Return the TXT record of the key."""
        return f"{tags}; p={self.public}"


@cache
def key(bits: int = 2048, number: int = 1) -> Key:
    """Return a key that lasts for the session; another number is another key."""
    del number
    if bits < 1024:
        return _short_key(bits)
    made = rsa.generate_private_key(65537, bits)
    public = made.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    private = made.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    return Key(private, base64.b64encode(public).decode())


def _short_key(bits: int) -> Key:
    """Return a key that no library makes any more."""
    draw = random.Random(bits)
    while True:
        p, q = _prime(bits // 2, draw), _prime(bits // 2, draw)
        if p != q and (p * q).bit_length() == bits and (p - 1) % 65537 and (q - 1) % 65537:
            break
    d = pow(65537, -1, (p - 1) * (q - 1))
    numbers = (0, p * q, 65537, d, p, q, d % (p - 1), d % (q - 1), pow(q, -1, p))
    der, public = _der(*numbers), _der(p * q, 65537)
    pem = b"-----BEGIN RSA PRIVATE KEY-----\n" + base64.encodebytes(der)
    return Key(pem + b"-----END RSA PRIVATE KEY-----\n", base64.b64encode(public).decode())


def _der(*numbers: int) -> bytes:
    """Return a sequence of integers in DER."""
    content = b""
    for number in numbers:
        content += _tagged(2, number.to_bytes(number.bit_length() // 8 + 1, "big"))
    return _tagged(0x30, content)


def _tagged(tag: int, content: bytes) -> bytes:
    size = len(content)
    long = size.to_bytes((size.bit_length() + 7) // 8, "big")
    head = bytes([size]) if size < 128 else bytes([0x80 | len(long)]) + long
    return bytes([tag]) + head + content


def _prime(bits: int, draw: random.Random) -> int:
    while True:
        candidate = draw.getrandbits(bits) | 1 | 3 << (bits - 2)
        if all(pow(base, candidate - 1, candidate) == 1 for base in (2, 3, 5, 7)):
            return candidate


def plain(
    *above: str,
    sender: str = EDITOR,
    to: str = DESK,
    body: str = BODY,
    date: str = WRITTEN,
    subject: str = "Begäran om radering",
    content_type: str = "text/plain; charset=utf-8",
    also: Sequence[str] = (),
) -> bytes:
    """Return a mail before it is signed."""
    lines = [
        *above,
        f"From: {sender}",
        f"To: {to}",
        f"Subject: {subject}",
        f"Date: {date}",
        "Message-ID: <begaran-1@exempelstad.example>",
        "MIME-Version: 1.0",
        f"Content-Type: {content_type}",
        *also,
    ]
    return "\r\n".join(line for line in lines if not line.endswith(": ")).encode() + (
        b"\r\n\r\n" + body.encode()
    )


@dataclass(frozen=True, slots=True)
class Signer:
    """What a mail is signed with; ``extra`` tags are put in before the signature is made."""

    domain: str = DOMAIN
    selector: str = "s1"
    key: Key = field(default_factory=key)
    form: bytes = b"relaxed/relaxed"
    algorithm: bytes = b"rsa-sha256"
    names: Sequence[str] = SIGNED
    stamp: int | None = STAMP
    length: int | None = None
    identity: str = ""
    extra: tuple[tuple[str, str], ...] = ()

    def header(self, data: bytes) -> bytes:
        """Return the signature header of a mail."""
        made = dkim.DKIM(data)
        made.signature_algorithm = self.algorithm
        made.hasher = HASH_ALGORITHMS[self.algorithm]
        policy = CanonicalizationPolicy.from_c_value(self.form)
        body = policy.canonicalize_body(made.body)
        body = body if self.length is None else body[: self.length]
        digest = HASH_ALGORITHMS[self.algorithm](body).digest()
        names = [name.lower().encode() for name in self.names]
        fields = [
            (b"v", b"1"),
            (b"a", self.algorithm),
            (b"c", self.form),
            (b"d", self.domain.encode()),
            (b"s", self.selector.encode()),
            *((name.encode(), value.encode()) for name, value in self.extra),
            (b"h", b" : ".join(names)),
            (b"bh", base64.b64encode(digest)),
            (b"b", b"0" * 60),
        ]
        if self.identity:
            fields.insert(5, (b"i", self.identity.encode()))
        if self.stamp is not None:
            fields.insert(5, (b"t", str(self.stamp).encode()))
        if self.length is not None:
            fields.insert(5, (b"l", str(self.length).encode()))
        private = parse_pem_private_key(self.key.private)
        value = made.gen_header(fields, names, policy, b"DKIM-Signature", private)
        return b"DKIM-Signature: " + bytes(value)

    def sign(self, data: bytes) -> bytes:
        """Return the mail with its signature on top."""
        return self.header(data) + data


@dataclass(frozen=True, slots=True)
class Sealer:
    """A relay that seals what it hands on (RFC 8617), as dkimpy would with a parser of results."""

    domain: str = "relay.example"
    selector: str = "arc"
    key: Key = field(default_factory=lambda: key(number=7))
    names: Sequence[str] = SIGNED

    def seal(self, data: bytes, said: str, *, instance: int = 1, cv: bytes = b"none") -> bytes:
        """Return the mail with one more set of seals on top."""
        made = dkim.ARC(data)
        made.hasher = HASH_ALGORITHMS[b"rsa-sha256"]
        policy = CanonicalizationPolicy.from_c_value(b"relaxed/relaxed")
        digest = HASH_ALGORITHMS[b"rsa-sha256"](policy.canonicalize_body(made.body)).digest()
        private = parse_pem_private_key(self.key.private)
        number = str(instance).encode()
        sets = [header for _, header in made.sorted_arc_headers()[1]]
        results = b"i=" + number + b"; " + said.encode() + b"\r\n"
        sets.insert(0, (b"ARC-Authentication-Results", results))
        names = [name.lower().encode() for name in self.names]
        common = [(b"a", b"rsa-sha256"), (b"d", self.domain.encode())]
        common += [(b"s", self.selector.encode()), (b"t", str(STAMP).encode())]
        fields = [(b"i", number), *common, (b"c", b"relaxed/relaxed")]
        fields += [(b"h", b" : ".join(names)), (b"bh", base64.b64encode(digest)), (b"b", b"0" * 60)]
        message = made.gen_header(fields, names, policy, b"ARC-Message-Signature", private)
        sets.insert(0, (b"ARC-Message-Signature", b" " + message))
        made.headers = policy.canonicalize_headers([list(one) for one in sets[:2]]) + made.headers
        over = [name.lower() for name, _ in sets][::-1]
        sealing = [(b"i", number), (b"cv", cv), *common, (b"b", b"0" * 60)]
        seal: bytes = made.gen_header(sealing, over, policy, b"ARC-Seal", private)
        sealed: bytes = (
            b"ARC-Seal: " + seal + b"ARC-Message-Signature: " + message
            + b"ARC-Authentication-Results: " + results + data
        )  # fmt: skip
        return sealed


class Names:
    """A name service of a few names; ``asked`` holds what it was asked for."""

    def __init__(self, table: dict[str, str | tuple[str, ...] | TextAnswer]) -> None:
        self._table = table
        self.asked: list[str] = []

    def texts(self, name: str) -> TextAnswer:
        """Return what the table says."""
        self.asked.append(name)
        found = self._table.get(name, TextAnswer((), "missing"))
        if isinstance(found, TextAnswer):
            return found
        return TextAnswer((found,) if isinstance(found, str) else found)
