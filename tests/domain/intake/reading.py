"""Labelled mails, read as the desk reads them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import Evidence, ParsedRequest, ReadMessage, Verdict
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


def differing(mails: Iterable[Labelled]) -> list[tuple[str, list[str]]]:
    """Return which mails are read otherwise than labelled, and in what."""
    told = [(mail.id, mail.differences(read_mail(mail))) for mail in mails]
    return [(mail, differences) for mail, differences in told if differences]


def beside_its_place(parsed: ParsedRequest, judged: Iterable[Evidence]) -> list[str]:
    """Return which evidence, of persons, channels and what else was judged, stands elsewhere."""
    shown = [*(s.evidence for s in parsed.subjects), *parsed.channel_evidence, *judged]
    return [e.text for e in shown if e.in_text and parsed.text[e.start : e.end] != e.text]


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
