"""What is known of a mail that could not be read: nothing, and that is said."""

from __future__ import annotations

from dsr_desk.domain.requests import Nature, ParsedRequest, Part, ReadMessage, RequestKind, Verdict

UNREAD = frozenset(
    {"too-slow", "reader-failed", "outlook-unreadable", "not-a-mail", "empty-file", "too-deep"}
)
"""Problems after which a person has to read the mail: the report of an intake names them."""


def to_read_by_hand(message: ReadMessage) -> ParsedRequest:
    """Return the understanding of a mail whose reading was stopped: every part is open."""
    return ParsedRequest(
        kind=RequestKind.NONE,
        nature=Nature.UNCLEAR,
        subjects=(),
        channels=(),
        channel_evidence=(),
        attestation=Part(Verdict.FAILED, "attestation-not-read"),
        wish=Part(Verdict.FAILED, "wish-not-read"),
        sender=message.proof,
        language="unknown",
        received_at=message.received_at,
        requested_on=None,
        problems=message.problems,
        text=message.text,
    )
