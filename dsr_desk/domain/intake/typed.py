"""The record of a phone call: its text, and what is understood of it.

The desk writes the record and reads it again by these same labels, so that a case can be held
against its sealed record as against a mail.  Whether a text *is* such a record is told by the
audit alone: the labels in a mail from outside mean nothing.  The words are the agent's, not the
editor's: nothing in them proves the sender or is the attestation (law.md L3, L16).
"""

from __future__ import annotations

from datetime import UTC, date

from dsr_desk.domain.addresses import AddressError, EmailAddress
from dsr_desk.domain.intake.by_hand import to_read_by_hand
from dsr_desk.domain.intake.calls import PhoneCall
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import (
    Evidence,
    NamedSubject,
    Nature,
    ParsedRequest,
    Part,
    ReadMessage,
    RequestKind,
    Verdict,
)

BY_PHONE = "sender-by-phone"
"""The reason of the sender's check in every case that grew from a call."""
_CALL, _CALLER, _ORGANISATION = "Samtal / Call", "Uppringare / Caller", "Organisation"
_PERSONS, _WISH, _CHANNELS = "Personer / Persons", "Begäran / Request", "Kanaler / Channels"
_IDENTITY = "Identiteten bekräftad enligt uppringaren / Identity confirmed, says the caller"
_DAY = "Personens egen begäran / The person’s own request"
_LANGUAGE = "Språk / Language"
_SAID = "Sagt, med agentens ord / Said, in the agent’s words"
_YES, _NO, _UNKNOWN = "ja / yes", "nej / no", "okänt / unknown"


def record_text(call: PhoneCall) -> str:
    """Return a call as the text of its record."""
    name = " ".join(call.caller_name.split())
    fields = (
        (_CALL, call.called_at.astimezone(UTC).isoformat(timespec="minutes")),
        (_CALLER, f"{name} <{call.caller.text}>".strip()),
        (_ORGANISATION, call.organisation),
        (_PERSONS, ", ".join(person.text for person in call.persons)),
        (_WISH, call.kind.value),
        (_CHANNELS, ", ".join(channel.value for channel in call.channels)),
        (_IDENTITY, _YES if call.identity_confirmed else _NO),
        (_DAY, call.requested_on.isoformat() if call.requested_on else _UNKNOWN),
        (_LANGUAGE, call.language),
    )
    head = "".join(f"{label}: {value}\n" for label, value in fields)
    return f"{head}\n{_SAID}:\n{call.said.strip()}\n"


class _Record:
    """The labelled lines of a record, each with its place in the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at: dict[str, Evidence] = {}
        start = 0
        for line in text.partition(f"\n{_SAID}:")[0].split("\n"):
            label, colon, value = line.partition(": ")
            if colon:
                place = start + len(label) + len(colon)
                found = Evidence(value, place, place + len(value))
                self._at.setdefault(label, found)
            start += len(line) + 1

    def evidence(self, label: str) -> Evidence:
        return self._at[label]

    def value(self, label: str) -> str:
        return self._at[label].text

    def each(self, label: str) -> list[Evidence]:
        """Return the values of a line, which commas part."""
        line, found, start = self._at[label], list[Evidence](), self._at[label].start
        for value in line.text.split(", "):
            found.append(Evidence(value, start, start + len(value)))
            start += len(value) + 2
        return found


def understand_call(message: ReadMessage) -> ParsedRequest:
    """Return what a record says; one that is not as the desk writes them is read by hand."""
    try:
        return _understood(message, _Record(message.text))
    except (KeyError, ValueError, AddressError):
        return to_read_by_hand(message)


def _understood(message: ReadMessage, record: _Record) -> ParsedRequest:
    channels = record.each(_CHANNELS)
    day = record.value(_DAY)
    return ParsedRequest(
        kind=RequestKind(record.value(_WISH)),
        nature=Nature.INSTRUCTION,
        subjects=tuple(
            NamedSubject(EmailAddress(person.text), person) for person in record.each(_PERSONS)
        ),
        channels=tuple(ChannelKind(channel.text) for channel in channels),
        channel_evidence=tuple(channels),
        attestation=_attestation(record),
        wish=Part(Verdict.OK, "wished", record.evidence(_WISH)),
        sender=Part(Verdict.ATTENTION, BY_PHONE, record.evidence(_CALLER)),
        language=record.value(_LANGUAGE),
        received_at=message.received_at,
        requested_on=None if day == _UNKNOWN else date.fromisoformat(day),
        problems=message.problems,
        text=message.text,
    )


def _attestation(record: _Record) -> Part:
    if record.value(_IDENTITY) != _YES:
        return Part(Verdict.FAILED, "attestation-missing")
    return Part(Verdict.ATTENTION, "attestation-by-phone", record.evidence(_IDENTITY))
