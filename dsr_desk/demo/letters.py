"""The sixteen request mails, each with the trap it holds and what reading it must find."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from dsr_desk.demo.envelopes import Envelope, seal
from dsr_desk.demo.library import table
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import Nature, RequestKind, Verdict


@dataclass(frozen=True, slots=True)
class Expected:
    """What the whole path must find in a letter; the tests compare.

    Of a newsletter only ``nature`` and ``proof`` count: its words ask for nothing.
    """

    kind: RequestKind
    nature: Nature
    organisation: str
    subjects: tuple[str, ...]
    subject_verdict: Verdict
    channels: tuple[ChannelKind, ...]
    attestation: Verdict
    attestation_reason: str
    proof: Verdict
    """Whether the sender is proved by our receiving server."""
    lacks_role: tuple[str, ...]
    """Keys of the wished channels of which the sender is no editor."""
    language: str
    disposal_reference: str
    requested_on: date | None
    duplicate_of: str


@dataclass(frozen=True, slots=True)
class DemoLetter:
    """One request mail as raw bytes."""

    name: str
    trap: str
    data: bytes
    expected: Expected


def _expected(row: dict[str, Any]) -> Expected:
    return Expected(
        kind=RequestKind(row["kind"]),
        nature=Nature(row.get("nature", Nature.INSTRUCTION)),
        organisation=row.get("organisation", ""),
        subjects=tuple(row["subjects"]),
        subject_verdict=Verdict(row.get("subject_verdict", Verdict.OK)),
        channels=tuple(ChannelKind(kind) for kind in row["channels"]),
        attestation=Verdict(row["attestation"]),
        attestation_reason=row["reason"],
        proof=Verdict(row.get("proof", Verdict.OK)),
        lacks_role=tuple(row.get("lacks_role", ())),
        language=row.get("language", "sv"),
        disposal_reference=row.get("disposal_reference", ""),
        requested_on=row.get("requested_on"),
        duplicate_of=row.get("duplicate_of", ""),
    )


def _pairs(row: dict[str, Any], name: str) -> tuple[tuple[str, str], ...]:
    return tuple((key, value) for key, value in row.get(name, ()))


def _envelope(row: dict[str, Any]) -> Envelope:
    plain = {
        key: value
        for key, value in row.items()
        if key in Envelope.__dataclass_fields__ and key not in ("headers", "heading")
    }
    texts = {key: row[key].strip("\n") for key in ("text", "quoted") if key in row}
    return Envelope(
        **(plain | texts), headers=_pairs(row, "headers"), heading=_pairs(row, "heading")
    )


def make_letters() -> tuple[DemoLetter, ...]:
    """Return the sixteen, in the order in which they came in."""
    rows = table("letters")["letter"]
    letters = [
        (
            row["received"],
            DemoLetter(row["name"], row["trap"], seal(_envelope(row)), _expected(row["expected"])),
        )
        for row in rows
    ]
    return tuple(letter for _, letter in sorted(letters, key=lambda pair: pair[0]))
