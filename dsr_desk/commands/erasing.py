"""Commands that erase: run, and replay after a backup was restored."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dsr_desk.commands import shapes, words
from dsr_desk.commands.context import Context, Result
from dsr_desk.commands.files import written_to
from dsr_desk.commands.progress import tell
from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.counting import Count
from dsr_desk.domain.erasing.receipts import RunState
from dsr_desk.services.targets import free_target, write_new

if TYPE_CHECKING:
    from dsr_desk.services.erasing.replaying import ReplayReport, Returned


def run(context: Context) -> Result:
    """Carry out an approved plan, or go on where an earlier run stopped."""
    desk = context.desk()
    by = context.sign_in(desk)
    case = desk.queue.get(context.args.case)
    if context.args.confirm_gone:
        desk.erasure.confirm_gone(case.id, context.args.confirm_gone, by)
    view = desk.erasure.run(case.id, by, tell)
    record = view.record
    done = record is not None and record.state is RunState.DONE
    data = {
        "case": case.number,
        "state": record.state.value if record else None,
        "outcomes": {o.value: n for o, n in record.told_counts} if record else {},
        "stages": [shapes.plain(stage) for stage in record.stages] if record else [],
        "traces": [shapes.plain(trace) for trace in record.traces] if record else [],
        "certificate": {
            "pdf": shapes.plain(view.certificate_pdf),
            "json": shapes.plain(view.certificate_json),
        },
    }
    lines = [f"{case.number}: {words.RUNS[record.state] if record else 'nothing was run'}"]
    if record is not None:
        lines += [words.outcome_line(outcome, count) for outcome, count in record.told_counts]
        lines += [words.trace_line(trace) for trace in record.traces]
    lines += [f"  certificate {view.certificate_pdf}"] if view.certificate_pdf else []
    return Result(data, tuple(lines), 0 if done else 1)


def replay(context: Context) -> Result:
    """Erase again what has come back, such as by a restored backup, under the old approvals."""
    desk = context.desk()
    by = context.sign_in(desk)
    if context.args.look:
        back = desk.replaying.look(by)
        return Result(
            [shapes.plain(r) for r in back],
            returned_lines(back) or ("Nothing that was erased has come back.",),
            1 if back else 0,
        )
    paths = WorkspacePaths(context.workspace)
    out = free_target(Path(context.args.out), paths) if context.args.out else None
    if out is not None:
        write_new(out, b"")  # refused here, before anything is erased
    try:
        report = desk.replaying.run(by, tell)
    except BaseException:
        if out is not None:
            out.unlink(missing_ok=True)
        raise
    data = {**shapes.plain(report), "clean": report.clean}
    if out is not None:
        with written_to(out.parent):
            out.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return Result(data, tuple(_replayed(report)), 0 if report.clean else 1)


def returned_lines(found: Iterable[Returned]) -> tuple[str, ...]:
    """Return what has come back, a line for each case."""
    return tuple(
        f"{r.case}: {Count(r.planned):# item is|# items are} back,"
        f" {Count(r.others):# other|# others} of the person{_copying(r.copying)}"
        if r.back
        else f"{r.case}: erased again, but its files are still to be cleaned: “dsr-desk replay”"
        for r in found
    )


def _copying(triggers: int) -> str:
    """Return what is said of triggers that the plan's approver did not know of."""
    if not triggers:
        return ""
    return f"; {Count(triggers):# trigger|# triggers} added since the plan may copy what is erased"


def _replayed(report: ReplayReport) -> Iterator[str]:
    yield (
        f"{Count(report.looked_at):# finished case|# finished cases} looked at,"
        f" {words.number(len(report.cases))} with something that had come back"
    )
    for c in report.cases:
        if c.refused:
            why = f"{c.refused}: {c.reason}" if c.reason else c.refused
            yield (
                f"  {c.case}: REFUSED ({why}),"
                f" {Count(c.left):# item stands|# items stand} there again"
            )
            yield (
                "    Nothing of it was erased. Show this line to the administrator; a new case with"
                " an approval of its own can erase what stands there."
            )
        else:
            yield (
                f"  {c.case}: {words.number(c.erased)} erased,"
                f" {words.number(c.anonymised)} anonymised,"
                f" {Count(c.leftovers):# copy|# copies}, {Count(c.left):# other|# others} left,"
                f" {words.number(c.found)} found afterwards"
            )
