"""Which words of the mail a verdict rests on, cut into pieces that never overlap.  Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from dsr_desk.domain.requests import Evidence, ParsedRequest, Span
from dsr_desk.domain.verifying.checklist import ATTESTATION, SUBJECTS, WISH, Check


class MarkKind(Enum):
    """What a marked piece of the mail is evidence of; in the order in which one covers another."""

    PERSON = "person"
    ATTESTATION = "attestation"
    CHANNEL = "channel"
    WISH = "wish"
    OTHER = "other"


_KIND_OF = {ATTESTATION: MarkKind.ATTESTATION, SUBJECTS: MarkKind.PERSON, WISH: MarkKind.WISH}
_ORDER = {kind: place for place, kind in enumerate(MarkKind)}


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the mail's text and what it is evidence of."""

    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the mail's text that looks the same from its start to its end."""

    start: int
    end: int
    kind: MarkKind | None
    quoted: bool


def marks_of(parsed: ParsedRequest, checks: Iterable[Check]) -> tuple[Mark, ...]:
    """Return every mark of a mail, from what was parsed and from the checklist."""
    found: list[Mark] = []

    def add(evidence: Evidence | None, kind: MarkKind) -> None:
        if evidence is not None and evidence.in_text and evidence.end > evidence.start:
            found.append(Mark(evidence.start, evidence.end, kind))

    for subject in parsed.subjects:
        add(subject.evidence, MarkKind.PERSON)
    for evidence in parsed.channel_evidence:
        add(evidence, MarkKind.CHANNEL)
    add(parsed.attestation.evidence, MarkKind.ATTESTATION)
    add(parsed.wish.evidence, MarkKind.WISH)
    for wish in parsed.own_wishes:
        add(wish.evidence, MarkKind.WISH)
        for evidence in wish.channel_evidence:
            add(evidence, MarkKind.CHANNEL)
    for check in checks:
        add(check.evidence, _KIND_OF.get(check.code, MarkKind.OTHER))
    return tuple(dict.fromkeys(found))


def pieces_of(length: int, marks: Iterable[Mark], quoted: Iterable[Span]) -> Iterator[Piece]:
    """Cut ``0 … length`` wherever a mark or a quotation begins or ends.

    Where marks overlap, the more particular kind is shown: a person within a wish stays a person.
    """
    inside = [mark for mark in marks if mark.start < length]
    shades = [span for span in quoted if span.start < length]
    edges = {0, length}
    for low, high in [(m.start, m.end) for m in inside] + [(s.start, s.end) for s in shades]:
        edges.update((max(low, 0), min(high, length)))
    for start, end in pairwise(sorted(edges)):
        kinds = [m.kind for m in inside if m.start <= start and end <= m.end]
        kind = min(kinds, key=_ORDER.__getitem__, default=None)
        shaded = any(span.start <= start and end <= span.end for span in shades)
        yield Piece(start, end, kind, shaded)
