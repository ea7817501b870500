"""Commands that prove: verify, which needs no workspace, and audit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dsr_desk.commands import shapes, words
from dsr_desk.commands.context import Context, Result
from dsr_desk.commands.events import EVENTS
from dsr_desk.domain.counting import Count
from dsr_desk.domain.desk_time import desk_minute, desk_second
from dsr_desk.domain.record.approvals import fingerprint_words

if TYPE_CHECKING:
    from dsr_desk.services.desk import DeskServices
    from dsr_desk.services.record.audit import AuditVerdict

Found = Mapping[str, Any]


def verify(context: Context) -> Result:
    """Check a package (sealed or not), a certificate or an exported audit, offline."""
    workspace = context.workspace if context.args.workspace_given else None
    path = Path(context.args.file)
    data = context.make.verify(path, workspace, partial(context.seal_password, path.name))
    said = _said(data) if isinstance(data, dict) else ()
    return Result(data, tuple(said))


def _said(found: Found) -> Iterator[str]:
    yield from _SAID[found["kind"]](found)
    if found.get("on_record"):
        yield "  it stands on record: the audit of this workspace has exactly this"


def _package(found: Found) -> Iterator[str]:
    title = _PROFILES.get(found["profile"], found["profile"])
    yield f"The package of {found['case']} holds: it is complete and as it was signed."
    yield f"  {title} of {found['organisation']}, made {_moment(found['created_at'])}"
    yield (
        f"  {Count(found['items']):# item|# items},"
        f" {Count(found['attachments']):# attachment|# attachments},"
        f" {Count(found['pages']):# page|# pages}, {Count(found['members']):# file|# files}"
    )
    yield f"  signed by {found['signed_by']}, key {fingerprint_words(found['signer_key'])}"
    yield f"  whose key that is: {found['signer']}"
    if "older" in found:
        yield f"  {found['older']}"


def _certificate(found: Found) -> Iterator[str]:
    yield f"The certificate of {found['case']} holds."
    yield f"  {found['organisation']}, finished {_moment(found['finished_at'])}"
    yield f"  approved by {found['approved_by']}, signed by {found['signed_by']}"
    if not found["approval_checked"]:
        yield "  the approver’s own signature was not checked: it lacks a part, as older ones do"
    yield f"  its PDF: {found['pdf']}"
    yield from _administrator(found)


def _exported(found: Found) -> Iterator[str]:
    entries = f"{Count(found['entries']):# entry|# entries}"
    yield f"The audit holds: {entries}, signed by {found['signed_by']}."
    yield f"  workspace {found['workspace']}, head {found['head']}"
    yield from _administrator(found)
    yield from _turned_back(found["turned_back"])


def _administrator(found: Found) -> Iterator[str]:
    """Say whether the list of users that the signatures rest on is known here."""
    compare = found["compare_fingerprint"]
    if not compare:
        yield "  the administrator’s key is the one that this workspace trusts"
    else:
        yield f"  the administrator’s key, to be compared with the one they state: {compare}"


_SAID = {"package": _package, "certificate": _certificate, "audit": _exported}
_PROFILES = {"access": "register extract", "portability": "data portability extract"}


def _moment(text: str) -> str:
    return desk_minute(datetime.fromisoformat(text))


def _turned_back(numbers: tuple[int, ...]) -> Iterator[str]:
    for number in numbers:
        yield f"The clock was turned back before entry {number}: look at what was done before it."


def audit(context: Context) -> Result:
    """Verify the chain of events, list it, or export it with its signed head."""
    desk = context.desk()
    if context.args.what == "export":
        target = Path(context.args.file or "audit.jsonl")
        head = desk.audit_export.write(target, context.sign_in(desk))
        data = {"file": str(target), "entries": head.sequence, "head": head.hash}
        said = f"{target}: {Count(head.sequence):# entry|# entries}, head {head.hash}"
        return Result(data, (said,))
    if context.args.what == "list":
        return _listed(desk, context.args.case or "")
    verdict = desk.audit.verify()
    good = verdict.holds and not verdict.astray
    return Result(shapes.plain(verdict), tuple(_verdict(verdict)), 0 if good else 1)


def _listed(desk: DeskServices, case: str) -> Result:
    entries = desk.audit.entries(desk.queue.get(case).number if case else "")
    names = words.names_of(desk)
    rows = [
        (
            str(e.sequence),
            desk_second(e.event.at),
            names[e.event.actor],
            e.event.case or "–",
            EVENTS.get(e.event.event, e.event.event),
        )
        for e in entries
    ]
    lines = words.table(("STEP", "WHEN", "WHO", "CASE", "WHAT"), rows)
    return Result([shapes.plain(entry) for entry in entries], lines)


def _verdict(verdict: AuditVerdict) -> Iterator[str]:
    if verdict.holds:
        entries = f"{Count(verdict.entries):# entry|# entries}"
        yield f"The chain holds: {entries}, head {verdict.head[1]}"
    elif verdict.first_broken is not None:
        yield f"The chain is broken at entry {verdict.first_broken}."
    else:
        yield "The chain is not the one this machine has seen: its end was cut or rewritten."
    yield from _turned_back(verdict.turned_back)
    for number in verdict.astray:
        yield (
            f"{number} is done by its row, or not there, and has no end in the chain: “dsr-desk"
            f" reopen {number}” takes it up again, else a copy of the workspace that has it."
        )
