"""Commands about the sender: call-back, sender-check."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from dsr_desk.commands import shapes
from dsr_desk.commands.context import Context, Result
from dsr_desk.config import DESK_ZONE
from dsr_desk.domain.intake.codes import SENDER, SENDER_FINDINGS
from dsr_desk.domain.lookalikes import shown
from dsr_desk.domain.sender import CallBack, CallTimeWrong

_FORGED = "results-forged"


def call_back(context: Context) -> Result:
    """Record a call to the organisation that has settled a doubt about the sender."""
    desk = context.desk()
    by = context.sign_in(desk)
    args = context.args
    case = desk.queue.get(args.case)
    organisation = desk.checklist.view(case.id).organisation
    number, source = args.number, args.source
    if not number and organisation is not None and organisation.phone:
        number, source = organisation.phone, source or "the organisation's record"
    call = CallBack(args.callee, number, source, _moment(args.at), args.confirmed)
    desk.checklist.call_back(case.id, call, by, args.check)
    line = f"The call is recorded; the sender of {case.number} is settled."
    return Result({"case": case.number, "number": number, "at": shapes.plain(call.at)}, (line,))


def _moment(text: str) -> datetime | None:
    """Return when the call was made (nothing: now); a time without a zone is the desk's own.

    Raises:
        CallTimeWrong: it is no time.
    """
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
        return (at if at.tzinfo else at.replace(tzinfo=ZoneInfo(DESK_ZONE))).astimezone(UTC)
    except (ValueError, OverflowError):
        raise CallTimeWrong from None


def sender_check(context: Context) -> Result:
    """Say what a mail holds about its sender, to test the receiving server with a forged one.

    Exit status 1 when a result with our server's name stands where a stranger can have put it.
    """
    args = context.args
    workspace = context.workspace if args.workspace_given else None
    found = context.make.sender_findings(
        Path(args.file), workspace, tuple(args.authserv_id), args.dns
    )
    words = {**SENDER, **SENDER_FINDINGS}
    lines = []
    for finding in found:
        said = f"  {shown(finding.detail, 300)}" if finding.detail else ""
        lines.append(f"{words.get(finding.code, finding.code)}{said}")
    forged = any(finding.code == _FORGED for finding in found)
    lines.append(_ADVICE[forged])
    return Result([shapes.plain(finding) for finding in found], tuple(lines), int(forged))


_ADVICE = {
    True: "Your receiving server lets strangers' results with its own name through. Have it strip"
    " them from incoming mail (RFC 8601, section 5): the desk believes what it writes.",
    False: "No result with your server's name stands where a stranger can have put it.",
}
