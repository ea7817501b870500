"""The manifest: what is in a package, and who signed for it.

Two small members beside it let anybody check it with a tool they have: the signature of its bytes
as they are, and the signer's public key.  With OpenSSL 3:

    openssl pkeyutl -verify -pubin -inkey signer.pem -rawin -sigfile manifest.json.sig
        -in manifest.json
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from dsr_desk.documents.fields import Fields, parse_json
from dsr_desk.documents.package.zipping import Member
from dsr_desk.documents.visible import whole
from dsr_desk.domain.canonical import Json, canonical
from dsr_desk.domain.errors import PackageInvalid
from dsr_desk.domain.extracts.packages import PackageHead

MANIFEST, PDF, JSON, SCHEMA = "manifest.json", "extract.pdf", "extract.json", "package.schema.json"
SIGNATURE, SIGNER_KEY = "manifest.json.sig", "signer.pem"
UNLISTED = (MANIFEST, SIGNATURE, SIGNER_KEY)
"""What the manifest can't list, because it is made from the manifest."""
FORMAT, OLDER_FORMAT = "dsr-manifest/2", "dsr-package/1"
"""What the signed manifest says of itself.  Of the older format there are packages without the two
members beside it; a package of ours has lost them when it lacks them."""
ALGORITHM = "Ed25519"
_SPKI = bytes.fromhex("302a300506032b6570032100")
"""What stands before the 32 bytes of an Ed25519 key (RFC 8410 §4)."""
_FIELDS = (
    "format", "case", "organisation", "profile", "language", "created_at", "items", "attachments",
    "pages", "missing_glyphs", "members", "signer", "signature",
)  # fmt: skip
_SIGNER = ("algorithm", "public_key", "title")

Sign = Callable[[bytes], tuple[str, str, str]]
Verify = Callable[[str, bytes, str], bool]
"""Takes the public key, the bytes and the signature, both as hexadecimal."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest that was read; its signature has been checked."""

    case: str
    items: int
    attachments: int
    pages: int
    missing_glyphs: int
    members: tuple[Member, ...]
    signer: str
    public_key: str
    older: bool = False
    """Whether it is of the format that knew no detached signature in the beginning."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted while a package is written."""

    items: int
    attachments: int
    pages: int
    missing_glyphs: int


def signed_manifest(
    head: PackageHead, figures: Figures, members: Sequence[Member], sign: Sign
) -> bytes:
    """Return the manifest with its signature, in canonical form.

    Who signs becomes known by signing, and must be signed too: so it is asked for first.
    """
    body: dict[str, Json] = {
        "format": FORMAT,
        "case": head.case,
        "organisation": whole(head.organisation)[0],
        "profile": head.profile.value,
        "language": head.language,
        "created_at": head.created_at.isoformat(),
        "items": figures.items,
        "attachments": figures.attachments,
        "pages": figures.pages,
        "missing_glyphs": figures.missing_glyphs,
        "members": [
            {"name": m.name, "size": m.size, "sha256": m.sha256}
            for m in sorted(members, key=lambda member: member.name)
        ],
    }
    _, public_key, title = sign(canonical(body))
    body["signer"] = {"algorithm": ALGORITHM, "public_key": public_key, "title": title}
    signature, _, _ = sign(canonical(body))
    return canonical({**body, "signature": signature})


def detached(manifest: bytes, sign: Sign) -> tuple[tuple[str, bytes], ...]:
    """Return the members that let others check the manifest: the bare signature, the key."""
    signature, public_key, _ = sign(manifest)
    return (SIGNATURE, bytes.fromhex(signature)), (SIGNER_KEY, key_file(public_key))


def key_file(public_key: str) -> bytes:
    """Return a public key as a PEM file.

    Raises:
        ValueError: it is none.
    """
    body = base64.b64encode(_SPKI + bytes.fromhex(public_key)).decode()
    return f"-----BEGIN PUBLIC KEY-----\n{body}\n-----END PUBLIC KEY-----\n".encode()


def read_manifest(data: bytes, verify: Verify) -> Manifest:
    """Understand a manifest and check its signature.

    Raises:
        PackageInvalid: it is not of the format, not in its one form, or the signature fails.
    """
    value = parse_json(data, MANIFEST)
    fields = Fields(value, _FIELDS)
    body = cast(dict[str, Json], value)
    if not _is_canonical(body, data):
        raise PackageInvalid("its manifest is not in the form in which it was signed")
    if fields.text("format") not in (FORMAT, OLDER_FORMAT):
        raise PackageInvalid(f"it is not of the format {FORMAT}")
    signer = fields.object("signer", _SIGNER)
    payload = canonical({name: body[name] for name in _FIELDS if name != "signature"})
    known = signer.text("algorithm") == ALGORITHM
    if not known or not verify(signer.text("public_key"), payload, fields.text("signature")):
        raise PackageInvalid("its signature does not hold")
    members = tuple(
        Member(part.text("name"), part.count("size"), part.text("sha256"))
        for part in fields.objects("members", ("name", "size", "sha256"))
    )
    return Manifest(
        fields.text("case"),
        fields.count("items"),
        fields.count("attachments"),
        fields.count("pages"),
        fields.count("missing_glyphs"),
        members,
        signer.text("title"),
        signer.text("public_key"),
        older=fields.text("format") == OLDER_FORMAT,
    )


def _is_canonical(body: dict[str, Json], data: bytes) -> bool:
    try:
        return canonical(body) == data
    except ValueError:
        return False
