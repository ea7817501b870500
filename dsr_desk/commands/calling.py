"""The command that takes in a request made by phone."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import UTC, date, datetime
from pathlib import Path

from dsr_desk.commands import shapes
from dsr_desk.commands.context import Context, Result
from dsr_desk.commands.files import text_in
from dsr_desk.domain.addresses import AddressError, EmailAddress
from dsr_desk.domain.desk_time import zoned
from dsr_desk.domain.intake.calls import CALL_CHANNELS, CALL_KINDS, CallIncomplete, PhoneCall
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import RequestKind


def add_options(phone: ArgumentParser) -> None:
    """Let a call be told."""
    phone.add_argument("--organisation", required=True, metavar="KEY")
    phone.add_argument("--caller", required=True, metavar="ADDRESS", help="who called")
    phone.add_argument("--caller-name", default="", metavar="NAME")
    phone.add_argument("--called-at", default="", metavar="MOMENT", help="now, unless given")
    phone.add_argument("--person", action="append", required=True, metavar="ADDRESS")
    phone.add_argument("--kind", required=True, choices=[kind.value for kind in CALL_KINDS])
    kinds = [kind.value for kind in CALL_CHANNELS]
    phone.add_argument("--channel", action="append", required=True, choices=kinds)
    phone.add_argument("--identity-confirmed", action="store_true", help="the caller said so")
    phone.add_argument("--requested-on", default="", metavar="DATE", help="by the person")
    phone.add_argument("--language", choices=("sv", "en"), default="sv", help="of the answer")
    said = phone.add_mutually_exclusive_group(required=True)
    said.add_argument("--said", default="", metavar="TEXT", help="what was said, in your words")
    said.add_argument("--said-file", default="", metavar="FILE")


def phone(context: Context) -> Result:
    """File what an editor asked for by phone; it proves neither who called nor the identity."""
    desk = context.desk()
    by = context.sign_in(desk)
    outcome = desk.calls.file(_call(context.args, desk.calls.now()), by).outcomes[0]
    line = f"{outcome.status} {outcome.case_number}: the sender and the attestation stay open"
    return Result(shapes.plain(outcome), (line,))


def _call(args: Namespace, now: datetime) -> PhoneCall:
    caller = _address(args.caller, "who called")
    return PhoneCall(
        organisation=args.organisation,
        caller=caller,
        caller_name=args.caller_name,
        called_at=_moment(args.called_at) if args.called_at else now,
        persons=tuple(
            dict.fromkeys(_address(text, "whose data it is about") for text in args.person)
        ),
        kind=RequestKind(args.kind),
        channels=tuple(ChannelKind(kind) for kind in dict.fromkeys(args.channel)),
        said=args.said or text_in(Path(args.said_file)),
        identity_confirmed=args.identity_confirmed,
        requested_on=_day(args.requested_on),
        language=args.language,
    )


def _address(text: str, what: str) -> EmailAddress:
    try:
        return EmailAddress(text)
    except AddressError:
        raise CallIncomplete(f"{what}, as an e-mail address") from None


def _moment(text: str) -> datetime:
    """Return a moment; without a zone of its own it is the desk's."""
    try:
        found = zoned(datetime.fromisoformat(text))
        found.astimezone(UTC)  # a moment that has a name there is one everywhere
    except (ValueError, OverflowError):
        raise CallIncomplete("when the call was, such as 2026-11-02T09:30") from None
    return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise CallIncomplete("the day of the person’s own request, such as 2026-11-02") from None
