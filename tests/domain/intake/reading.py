"""Labelled mails, read as the desk reads them."""

from __future__ import annotations

from dataclasses import replace

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import ParsedRequest, ReadMessage, Verdict
from dsr_desk.mail.reading.html_text import html_to_text
from tests.domain.intake.letters import (
    Labelled,
    letter,
    wordings,
)

_READ: dict[tuple[str, str], ParsedRequest] = {}


def as_message(mail: Labelled) -> ReadMessage:
    if not mail.html:
        return letter(mail.text, mail.subject, mail.sender)
    shown = html_to_text(mail.text)
    struck = ("struck-text",) if shown.struck else ()
    message = letter(shown.text, mail.subject, mail.sender, hidden_text=shown.hidden)
    return replace(message, html_only=True, problems=struck)


def read_mail(mail: Labelled) -> ParsedRequest:
    """Return what is read in a mail; several tests ask for the same."""
    key = (mail.id, mail.text)
    if key not in _READ:
        _READ[key] = parse_request(as_message(mail), wordings())
    return _READ[key]


def asks_for_more(mail: Labelled) -> bool:
    """Tell whether a reading that needs no look takes in more than the mail asks for."""
    parsed, expected = read_mail(mail), mail.expected
    if Verdict.ATTENTION in (parsed.attestation.verdict, parsed.wish.verdict):
        return False
    if Verdict.FAILED in (parsed.attestation.verdict, parsed.wish.verdict):
        return False
    sure = {s.address for s in parsed.subjects if s.verdict is Verdict.OK}
    named = expected.get("subjects")
    meant = named and {EmailAddress(one) for one in named if not one.endswith("?")}
    channels = {kind.value for kind in parsed.channels} - {ChannelKind.SOCIAL.value}
    return (
        (named is not None and not sure <= (meant or set()))
        or not channels <= set(expected.get("channels", channels))
        or (parsed.kind.erases and "erasure" not in expected.get("kind", "erasure"))
        or expected.get("wish", "ok") != "ok"
    )
