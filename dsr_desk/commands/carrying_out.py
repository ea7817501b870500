"""Commands that carry out: run, replay, export, answer; and import, trust, self-check, demo."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dsr_desk.commands import sending, shapes, words
from dsr_desk.commands.context import Context, Result
from dsr_desk.commands.stopping import stoppable
from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.counting import Count
from dsr_desk.domain.erasing.receipts import RunState
from dsr_desk.domain.errors import FileUnreadable, WrongStep
from dsr_desk.domain.requests import CaseState, Nature
from dsr_desk.domain.room import unwritable
from dsr_desk.domain.steps import STATES
from dsr_desk.domain.verifying.checklist import open_checks
from dsr_desk.services.progress import CancelToken

if TYPE_CHECKING:
    from dsr_desk.services.desk import DeskServices
    from dsr_desk.services.erasing.replaying import ReplayReport, Returned
    from dsr_desk.services.extracts.sealing import SealedExtract
    from dsr_desk.services.intake.letters import ReplyDraft
    from dsr_desk.services.people.accounts import SignedIn
    from dsr_desk.services.progress import Step


def run(context: Context) -> Result:
    """Carry out an approved plan, or go on where an earlier run stopped."""
    desk = context.desk()
    by = context.sign_in(desk)
    case = desk.queue.get(context.args.case)
    view = desk.erasure.run(case.id, by, _told)
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
            _back(back) or ("Nothing that was erased has come back.",),
            1 if back else 0,
        )
    out = Path(context.args.out) if context.args.out else None
    if out is not None:
        _write_report(out, "")  # refused here, before anything is erased
    report = desk.replaying.run(by, _told)
    data = {**shapes.plain(report), "clean": report.clean}
    if out is not None:
        _write_report(out, json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    return Result(data, tuple(_replayed(report)), 0 if report.clean else 1)


def _back(found: Iterable[Returned]) -> tuple[str, ...]:
    return tuple(
        f"{r.case}: {Count(r.planned):# item is|# items are} back,"
        f" {Count(r.others):# other|# others} of the person"
        for r in found
    )


def _write_report(path: Path, text: str) -> None:
    with _written_to(path.parent), path.open("a" if not text else "w", encoding="utf-8") as file:
        file.write(text)


def _replayed(report: ReplayReport) -> Iterator[str]:
    yield (
        f"{Count(report.looked_at):# finished case|# finished cases} looked at,"
        f" {len(report.cases)} with something that had come back"
    )
    for c in report.cases:
        if c.refused:
            why = f"{c.refused}: {c.reason}" if c.reason else c.refused
            yield (
                f"  {c.case}: REFUSED ({why}),"
                f" {Count(c.left):# item stands|# items stand} there again"
            )
        else:
            yield (
                f"  {c.case}: {c.erased} erased, {c.anonymised} anonymised,"
                f" {Count(c.leftovers):# copy|# copies}, {Count(c.left):# other|# others} left,"
                f" {c.found} found afterwards"
            )


def export(context: Context) -> Result:
    """Make the register extract as one package."""
    desk = context.desk()
    by = context.sign_in(desk)
    target = Path(context.args.out) if context.args.out else None
    with stoppable() as cancel:
        result = desk.export.export(context.args.case, target, by, _told, cancel)
    receipt = result.receipt
    lines = (
        f"{receipt.path}: {words.items(receipt.items)},"
        f" {Count(receipt.attachments):# attachment|# attachments},"
        f" {Count(receipt.pages):# page|# pages}",
        f"SHA-256 {receipt.sha256}",
        f"Other people: {receipt.others_taken_out} taken out, {receipt.others_undecided} not"
        f" decided about, {Count(receipt.files_withheld):# file|# files} withheld",
    )
    return Result(shapes.plain(receipt), lines)


def answer(context: Context) -> Result:
    """Prepare the answer that fits the case's step, and save it as an .eml file or send it."""
    desk = context.desk()
    by = context.sign_in(desk)
    args = context.args
    if args.settle:
        settled = desk.sending.settle(args.case, sent=args.settle == "sent", by=by)
        return Result({"case": args.case, "settled": args.settle}, (str(settled.path),))
    _require_a_question(context, desk)
    draft = _draft(context, desk, by)
    shown = {"case": args.case, **shapes.plain(replace(draft, password=""))}
    if args.show:
        return Result({**shown, "saved": None}, (draft.subject, "", *draft.body.splitlines()))
    if args.send:
        sending.give_secret(context, desk, by)
        sent = desk.sending.send(args.case, draft, by, CancelToken())
        line = f"The answer was sent to the editor; its bytes are kept as {sent.path}."
        return Result({**shown, "saved": str(sent.path), "sent": True}, (line,))
    before = desk.replies.saved_before(args.case, draft.kind)
    path, _ = desk.replies.save(args.case, draft, Path(args.out) if args.out else None, by)
    state = desk.queue.get(args.case).state
    lines = (
        f"The {words.ANSWERS[draft.kind]} is saved as {path}. Nothing was sent: send it from your"
        " mail program.",
        *(f"One was saved before, as {each}: send only one of them." for each in before[-1:]),
        f"{args.case} is now: {STATES[state]}.",
    )
    return Result({**shown, "saved": str(path), "before": [str(p) for p in before]}, lines)


_ALL_SETTLED = (
    "Every check is settled, so “dsr-desk match {case}” can search. To ask the editor all the same"
    " on which day the person made the request, give --ask-day."
)


def _require_a_question(context: Context, desk: DeskServices) -> None:
    """Refuse to ask back where nothing stands in the way: the day alone is asked on demand."""
    args = context.args
    case = desk.queue.get(args.case)
    if args.notice or args.ask_day or case.state not in (CaseState.CHECKING, CaseState.WAITING):
        return
    if case.nature is not Nature.DATA_SUBJECT and not open_checks(
        desk.checklist.view(case.id).checks
    ):
        raise WrongStep("answer", case.state.value, _ALL_SETTLED.format(case=case.number))


def _draft(context: Context, desk: DeskServices, by: SignedIn) -> ReplyDraft:
    """Return the draft; a sealed extract's password is told now, before anything leaves."""
    args = context.args
    if args.notice:
        draft = desk.replies.notice(args.case, args.notice, by, args.language)
    else:
        sealed = _sealed(context, desk, by) if args.encrypted else None
        draft = desk.replies.draft(args.case, by, args.language, sealed)
        if sealed is not None:
            files = "" if draft.attachments else f" It opens {_names(sealed)}, handed over beside."
            told = f"The password is {sealed.password}. Tell it another way than this mail:"
            print(told, f"it is kept nowhere.{files}", file=sys.stderr)
    if args.body_file:
        draft = replace(draft, body=_body(Path(args.body_file)))
    return draft


_SEAL_ALONE = "What is encrypted is told its password once: give --encrypted without --show."


def _sealed(context: Context, desk: DeskServices, by: SignedIn) -> SealedExtract:
    """Seal the extract anew, where an answer with it can leave at all."""
    if context.args.show:
        state = desk.queue.get(context.args.case).state.value
        raise WrongStep("show what is encrypted", state, _SEAL_ALONE)
    if context.args.send:
        desk.sending.require_ready(context.args.case)
    with stoppable() as cancel:
        return desk.sealing.seal(context.args.case, by, _told, cancel)


def _names(sealed: SealedExtract) -> str:
    return " and ".join(str(path) for path in sealed.package.files)


def _body(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise FileUnreadable(path.name, "it is missing, or not text in UTF-8") from None


def import_mails(context: Context) -> Result:
    """Import mails into one channel of the archive; signed in, look who erased comes back."""
    desk = context.desk()
    args = context.args
    by = context.perhaps(desk)
    paths = [Path(name) for name in args.paths]
    result = desk.importing.mails(paths, args.organisation, args.channel, _told)
    line = f"{result.added} added, {result.known} known, {result.unreadable} not readable"
    if result.senders_unread:
        line += f", {result.senders_unread} with a sender that could not be read"
    lines = [line, *_mended(result.mended)]
    data, back = shapes.plain(result), None
    if by is not None:
        back = desk.replaying.look(by)
        lines += [f"Erased, and here again: {line}" for line in _back(back)]
    elif result.added:
        lines.append("Whether they bring back who was erased: dsr-desk replay --look --user NAME")
    data["returned"] = None if back is None else [shapes.plain(r) for r in back]
    return Result(data, tuple(lines), 3 if result.unreadable else 1 if back else 0)


def _mended(count: int) -> Iterator[str]:
    """Yield what a second import has mended, and what follows from it for open cases."""
    if count:
        yield (
            f"{count} mended: stored without a sender that could be found, and found by whom they"
            " are from now. Search again in open cases; a plan with one of them is out of date."
        )


def trust(context: Context) -> Result:
    """Show the workspace's fingerprint, or trust it on this machine after comparing it."""
    accounts = context.desk().accounts
    given = context.args.fingerprint
    state = accounts.pin(given) if given else accounts.trust()
    word = "trusted" if state.pinned else "not trusted"
    line = f"fingerprint {state.fingerprint}: {word} on this machine ({state.kept_in})"
    return Result(shapes.plain(state), (line,), 0 if state.pinned else 1)


def self_check(context: Context) -> Result:
    """Say what the machine and the workspace lack."""
    workspace = context.workspace if context.args.workspace_given else None
    data = context.make.self_check(workspace)
    findings = data if isinstance(data, list) else []
    stops = [f for f in findings if f["severity"] == "stops"]
    lines = [
        f"{_SEVERITIES.get(f['severity'], f['severity'])}: {f['english']} {f['next_step']}".rstrip()
        for f in findings
    ]
    return Result(data, tuple(lines) or ("Everything is there.",), 3 if stops else 0)


_SEVERITIES = {"stops": "missing", "stops-window": "no window here", "limits": "limited"}


def demo(context: Context) -> Result:
    """Make the demo workspace, and show it: in the window, or played where there is no display."""
    args = context.args
    if args.letters:
        with _written_to(Path(args.letters)):
            letters = context.make.letters(Path(args.letters))
        return Result(letters, (f"Mails are in {args.letters}.",))
    if args.data_only:
        made = context.make.make_demo(context.workspace)
        return Result(made, (f"The demo workspace is in {context.workspace}.",))
    if args.play or not context.make.has_display():
        with _written_to(Path(args.out or ".")):
            played = context.make.play_demo(Path(args.out) if args.out else None)
        folder = played["folder"] if isinstance(played, dict) else ""
        files = played["files"] if isinstance(played, dict) else []
        return Result(played, (f"Played; what it left is in {folder}:", *files))
    paths = WorkspacePaths(context.workspace)
    if paths.unfinished.exists() or not paths.settings.exists():
        context.make.make_demo(context.workspace)
    status = context.make.show_window(context.workspace, None)
    return Result({"workspace": str(context.workspace)}, (), status)


@contextmanager
def _written_to(folder: Path) -> Iterator[None]:
    """Tell in a sentence why files could not be written there."""
    try:
        yield
    except OSError as error:
        raise unwritable(error, str(folder)) from None


def window(context: Context) -> Result:
    """Open the main window."""
    return Result({}, (), context.make.show_window(context.workspace, None))


def _told(step: Step) -> None:
    """Tell a terminal how far the work has come; a pipe hears nothing."""
    if sys.stderr.isatty():
        print(f"\r{told(step):<60}", end="", file=sys.stderr, flush=True)


def told(step: Step) -> str:
    """Return how far the work has come, in a few words; bytes as megabytes."""
    by, unit = (1_000_000, " MB") if step.in_bytes else (1, "")
    total = f" of {step.total // by}{unit}" if step.total else unit
    return f"{' '.join(filter(None, (step.what, step.part)))} {step.done // by}{total}"
