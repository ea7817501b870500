"""Commands about the sender: call-back, sender-rules, sender-check."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dsr_desk.commands import shapes
from dsr_desk.commands.context import Context, Result
from dsr_desk.config import SenderSettings
from dsr_desk.domain.desk_time import zoned
from dsr_desk.domain.intake.codes import SENDER, SENDER_FINDINGS
from dsr_desk.domain.lookalikes import shown
from dsr_desk.domain.sender import CallBack, CallTimeWrong

_FORGED, _ELSEWHERE = "results-forged", "no-received-of-ours"
_YES, _NO = "yes", "no"


def call_back(context: Context) -> Result:
    """Record a call to the organisation that has settled a doubt about the sender."""
    desk = context.desk()
    by = context.sign_in(desk)
    args = context.args
    case = desk.queue.get(args.case)
    organisation = desk.checklist.view(case.id).organisation
    number, source = args.number, args.source
    if not number and organisation is not None and organisation.phone:
        number, source = organisation.phone, source or "the organisation’s record"
    call = CallBack(args.callee, number, source, _moment(args.at), args.confirmed)
    desk.checklist.call_back(case.id, call, by, args.check)
    line = f"The call is recorded; the sender of {case.number} is settled."
    return Result({"case": case.number, "number": number, "at": shapes.plain(call.at)}, (line,))


def sender_rules(context: Context) -> Result:
    """Show how this workspace proves senders, or change it; holds for what is opened afterwards."""
    desk, args = context.desk(), context.args
    now = desk.sender_rules.view()
    wanted = SenderSettings(
        now.authserv_ids if args.authserv_id is None else tuple(args.authserv_id),
        now.look_up_keys if args.look_up_keys is None else args.look_up_keys == _YES,
        now.desk_addresses if args.our_address is None else tuple(args.our_address),
        now.arc_sealers if args.sealer is None else tuple(args.sealer),
    )
    if wanted != now:
        desk.sender_rules.save(wanted, context.sign_in(desk))
        now = desk.sender_rules.view()
    lists = (now.authserv_ids, now.desk_addresses, now.arc_sealers)
    servers, ours, sealers = (" ".join(one) or "(none)" for one in lists)
    lines = (
        f"our receiving servers   {servers}",
        f"signing keys looked up  {_YES if now.look_up_keys else _NO}",
        f"our addresses           {ours}",
        f"believed relays (ARC)   {sealers}",
    )
    return Result(shapes.plain(now), lines)


def add_rule_options(parser: ArgumentParser) -> None:
    """Add the options of ``sender-rules``: each list is given whole, '' empties it."""
    each: dict[str, Any] = {"action": "append", "default": None}
    parser.add_argument("--authserv-id", **each, help="a receiving server of ours; give all")
    parser.add_argument("--our-address", **each, metavar="ADDRESS", help="of this desk; give all")
    parser.add_argument("--sealer", **each, metavar="DOMAIN", help="of a believed relay; give all")
    parser.add_argument("--look-up-keys", choices=(_YES, _NO), default=None)


def _moment(text: str) -> datetime | None:
    """Return when the call was made (nothing: now); a time without a zone is the desk's own.

    Raises:
        CallTimeWrong: it is no time.
    """
    if not text:
        return None
    try:
        return zoned(datetime.fromisoformat(text)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise CallTimeWrong from None


def sender_check(context: Context) -> Result:
    """Say what a mail holds about its sender, to test the receiving server with a forged one.

    Exit status 0 when our server has taken the mail in and left no result with its own name where
    a stranger can have put it; 1 when it has left one, or never had the mail.
    """
    args = context.args
    workspace = context.workspace if args.workspace_given else None
    found = context.make.sender_findings(
        Path(args.file), workspace, tuple(args.authserv_id), args.dns
    )
    words = {**SENDER, **SENDER_FINDINGS}
    lines = []
    for finding in found:
        detail = finding.detail
        if finding.code.startswith("verdict-"):
            # It begins with the code of what the verdict rests on.
            reason, _, rest = detail.partition(": ")
            detail = f"{SENDER.get(reason, reason)} {rest}".strip()
        said = f"  {shown(detail, 300)}" if detail else ""
        lines.append(f"{words.get(finding.code, finding.code)}{said}")
    codes = {finding.code for finding in found}
    told = next((code for code in (_ELSEWHERE, _FORGED) if code in codes), "")
    lines.append(_ADVICE[told])
    return Result([shapes.plain(finding) for finding in found], tuple(lines), int(bool(told)))


_ADVICE = {
    _ELSEWHERE: "The mail has come through no server of yours, so it says nothing of what yours"
    " strips. Mail the forged result to yourself, save the mail as it arrived, and check that file."
    " The names of your servers stand in “dsr-desk sender-rules”.",
    _FORGED: "Your receiving server lets strangers' results with its own name through. Have it"
    " strip them from incoming mail (RFC 8601, section 5): the desk believes what it writes.",
    "": "No result with your server’s name stands where a stranger can have put it.",
}
