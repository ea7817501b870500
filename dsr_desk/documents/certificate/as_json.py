"""The certificate as JSON: what was signed, the signatures, and the keys to check them with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

from dsr_desk.documents.fields import Fields, misshapen, parse_json
from dsr_desk.domain.canonical import Json, canonical
from dsr_desk.domain.erasing.receipts import (
    CERTIFICATE_FORMAT,
    Certificate,
    Stage,
    StageName,
    Trace,
)
from dsr_desk.domain.errors import PackageInvalid
from dsr_desk.domain.people import Role, User
from dsr_desk.domain.record.registry import Registry, Stood

CERTIFICATE_SCHEMA = "dsr-certificate-1.schema.json"
_FIELDS = ("$schema", "certificate", "signer", "signature", "registry", "admin_key")
_PAYLOAD = (
    "format", "workspace", "case", "organisation", "request_sha256", "received_at", "plan_digest",
    "scope", "prepared_by", "approved_by", "approved_at", "executed_by", "started_at",
    "finished_at", "outcomes", "exceptions", "overrides", "stages", "traces", "subjects",
    "backup_days", "audit", "approval_signature", "approval_counter", "approval_seen", "four_eyes",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SignedCertificate:
    """A certificate with everything that proves it, as it stands in its file."""

    certificate: Certificate
    payload: bytes
    """Exactly the bytes that the signature is over."""
    signer: str
    signature: str
    registry: Registry
    admin_key: str
    as_written: bool = True
    """Whether its bytes are the only ones that say this; signatures alone allow a space more."""


def encode_certificate(
    certificate: Certificate, signature: str, signer: str, registry: Registry, admin_key: str
) -> bytes:
    """Return the file's bytes: readable, and the same for the same certificate."""
    body: dict[str, Json] = {
        "$schema": CERTIFICATE_SCHEMA,
        "certificate": certificate.payload(),
        "signer": signer,
        "signature": signature,
        "registry": {**json.loads(registry.payload()), "signature": registry.signature},
        "admin_key": admin_key,
    }
    text = json.dumps(body, ensure_ascii=False, allow_nan=False, indent=2)
    return text.encode("utf-8") + b"\n"


def decode_certificate(data: bytes) -> SignedCertificate:
    """Understand a certificate's file; its signatures are checked apart.

    Raises:
        PackageInvalid: it is not of the format.
    """
    value = parse_json(data, "the certificate")
    fields = Fields(value, _FIELDS)
    body = cast(Mapping[str, Json], value)
    payload = fields.object("certificate", _PAYLOAD)
    if payload.text("format") != CERTIFICATE_FORMAT:
        raise PackageInvalid(f"it is not of the format {CERTIFICATE_FORMAT}")
    certificate = _certificate(payload)
    try:
        signed = canonical(body["certificate"])
        same = signed == canonical(certificate.payload())
    except ValueError:
        raise misshapen("certificate") from None
    if not same:
        raise misshapen("certificate")
    found = SignedCertificate(
        certificate,
        signed,
        fields.text("signer"),
        fields.text("signature"),
        _registry(body),
        fields.text("admin_key"),
    )
    written = encode_certificate(
        certificate, found.signature, found.signer, found.registry, found.admin_key
    )
    keys = (found.signature, found.registry.signature, found.admin_key)
    # The same signature in capitals would hold too.
    plain = all(key == key.lower() for key in keys)
    return replace(found, as_written=plain and data == written)


_REGISTRY = ("format", "workspace", "version", "users", "signature")
_HISTORY = "history"
"""Only there when the list has changed since the founding."""


def _registry(value: Mapping[str, Json]) -> Registry:
    told = value.get("registry")
    grown = isinstance(told, dict) and _HISTORY in told
    fields = Fields(told, (*_REGISTRY, _HISTORY) if grown else _REGISTRY)
    users = tuple(
        User(
            user.text("id"),
            user.text("name"),
            user.text("title"),
            Role(user.choice("role", frozenset(Role))),
            user.text("public_key"),
        )
        for user in fields.objects("users", ("id", "name", "title", "role", "public_key"))
    )
    history = tuple(
        Stood(
            part.count("version"),
            part.text("id"),
            Role(part.choice("role", frozenset(Role))),
            part.text("public_key"),
        )
        for part in (fields.objects(_HISTORY, _STOOD) if grown else ())
    )
    signature = fields.text("signature")
    return Registry(fields.text("workspace"), fields.count("version"), users, signature, history)


_STOOD = ("version", "id", "role", "public_key")


def _certificate(fields: Fields) -> Certificate:
    scope = fields.object("scope", ("sv", "en"))
    audit = fields.object("audit", ("sequence", "hash"))
    return Certificate(
        workspace=fields.text("workspace"),
        case=fields.text("case"),
        organisation=fields.text("organisation"),
        request_sha256=fields.text("request_sha256"),
        received_at=fields.moment("received_at"),
        plan_digest=fields.text("plan_digest"),
        scope_sv=scope.text("sv"),
        scope_en=scope.text("en"),
        prepared_by=fields.texts("prepared_by"),
        approved_by=fields.text("approved_by"),
        approved_at=fields.moment("approved_at"),
        executed_by=fields.text("executed_by"),
        started_at=fields.moment("started_at"),
        finished_at=fields.moment("finished_at"),
        outcomes=fields.counts("outcomes"),
        exceptions=fields.counts("exceptions"),
        overrides=tuple(
            (part.text("check"), part.text("by"), part.text("reason"))
            for part in fields.objects("overrides", ("check", "by", "reason"))
        ),
        stages=tuple(map(_stage, fields.objects("stages", _STAGE))),
        traces=tuple(
            Trace(part.text("place"), part.text("what"), part.count("count"), part.flag("blocking"))
            for part in fields.objects("traces", ("place", "what", "count", "blocking"))
        ),
        subjects=fields.texts("subjects"),
        backup_days=fields.count("backup_days"),
        audit_sequence=audit.count("sequence"),
        audit_hash=audit.text("hash"),
        approval_signature=fields.text("approval_signature"),
        four_eyes=fields.text("four_eyes"),
        approval_counter=fields.count("approval_counter"),
        approval_seen=fields.texts("approval_seen"),
    )


_STAGE = ("name", "started_at", "finished_at", "figures", "note")


def _stage(fields: Fields) -> Stage:
    ended = fields.maybe("finished_at") is not None
    return Stage(
        StageName(fields.choice("name", frozenset(StageName))),
        fields.moment("started_at"),
        fields.moment("finished_at") if ended else None,
        fields.counts("figures"),
        fields.text("note"),
    )
