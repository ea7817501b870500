"""Commands that read: parse, intake, cases, show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dsr_desk.commands import shapes, words
from dsr_desk.commands.clocks import clock_data, clock_lines
from dsr_desk.commands.context import Context, Result
from dsr_desk.domain.desk_time import desk_day, desk_minute
from dsr_desk.domain.intake.codes import CHANNEL_STAYS, sentence_of
from dsr_desk.domain.relations import RelationKind
from dsr_desk.domain.requests import UNPLANNED, WISHES_DIFFER, Verdict
from dsr_desk.domain.sender import NO_ANSWER
from dsr_desk.domain.steps import KINDS, STATES
from dsr_desk.domain.verifying.checklist import SENDER, WISH
from dsr_desk.domain.verifying.telling_apart import BY_HAND

if TYPE_CHECKING:
    from dsr_desk.domain.requests import Case, RequestKind
    from dsr_desk.domain.verifying.authority import RosterChange
    from dsr_desk.domain.verifying.checklist import Check
    from dsr_desk.services.intake.case_view import CaseView, ShownMail
    from dsr_desk.services.intake.mail_parser import ParsedMail
    from dsr_desk.services.ports import QueueRow

_HEADINGS = ("CASE", "LAST DAY", "STATE", "WISH", "ORGANISATION", "PERSONS")
_DIFFERENT = "different wishes"
"""What is wished for where a mail asks for something else for each person, as the queue has it."""
_RELATIONS = {
    RelationKind.CLAIMS: "says that it belongs to {case}, to which its sender may not add",
    RelationKind.FOLLOWS: "came after {case} was carried out or closed",
    RelationKind.SPLIT: "some of its channels went to {case}",
    RelationKind.SPLIT_FROM: "made of the channels that {case} could not go on with",
    RelationKind.WISHES: "what the mail asks for others of its persons is {case}",
    RelationKind.WISHES_FROM: "of the mail of {case}, for whose persons it asks something else",
}
_SIGNS = {"ok": "ok       ", "attention": "attention", "failed": "failed   "}


def parse(context: Context) -> Result:
    """Say what is understood of mails, with the words it rests on; stores nothing."""
    from dsr_desk.services.intake.mail_parser import (
        SKIPPED,  # the whole parser, for this command alone
    )

    parser = context.make.parser(tuple(context.args.authserv_id), look_up_keys=context.args.dns)
    found = parser.parse([Path(name) for name in context.args.files])
    mails = [mail for mail in found if mail.problem != SKIPPED]
    lines = [line for mail in mails for line in _parsed_lines(mail)]
    status = 3 if any(mail.parsed is None for mail in mails) else 0
    said = tuple(lines) or ("No mails were found there.",)
    return Result([shapes.parsed_mail(mail) for mail in mails], said, status)


def intake(context: Context) -> Result:
    """File mails as cases; a mail that is there already is only named."""
    desk = context.desk()
    by = context.perhaps(desk)
    result = desk.intake.take_in([Path(name) for name in context.args.paths], by)
    lines = [
        f"{o.status:<10} {number:<9} {o.origin} {sentence_of(o.problem)}"
        for o in result.outcomes
        # A case for each wish, where the mail asks for other things for other persons; or each case
        # that a follow-up has reached.
        for number in (o.case_number, *o.others)
    ]
    unreadable = [o for o in result.outcomes if o.status == "unreadable"]
    return Result(
        [shapes.plain(outcome) for outcome in result.outcomes],
        tuple(line.rstrip() for line in lines) or ("No mails were found there.",),
        3 if unreadable else 0,
    )


def cases(context: Context) -> Result:
    """List the queue, what is due first at the top."""
    desk = context.desk()
    mine = context.args.view == "mine"
    by = context.sign_in(desk) if mine else context.perhaps(desk)
    where = desk.queue.views(by.user.id if by else "")[context.args.view]
    rows: list[QueueRow] = []
    after: tuple[str, int] | None = None
    while True:
        page = desk.queue.page(where, after, 200)
        rows += page.rows
        after = page.next_key
        if after is None:
            break
    data = [shapes.queue_row(row) for row in rows]
    if not rows:
        return Result(data, ("No cases here.",))
    cells = [
        (
            row.number,
            row.statutory_due,
            STATES[row.state],
            _DIFFERENT if row.wishes_differ else KINDS.get(row.kind, row.kind),
            row.organisation_title or "–",
            f"{', '.join(row.subjects) or '–'}{_row_notes(row)}",
        )
        for row in rows
    ]
    return Result(data, words.table(_HEADINGS, cells))


def _row_notes(row: QueueRow) -> str:
    """Return what a row's figures don't tell: a first last day, since when it waits."""
    notes = [f"extended, first {row.first_due}"] if row.first_due else []
    if row.waiting_since is not None:
        notes.append(f"waiting since {desk_day(row.waiting_since)}")
    notes += ["Message-ID of another mail"] if row.id_reused else []
    return f"  ({'; '.join(notes)})" if notes else ""


def show(context: Context) -> Result:
    """Show a case with its checklist; the mail itself only to somebody signed in."""
    desk = context.desk()
    by = context.perhaps(desk)
    view = desk.checklist.view(context.args.case, by)
    changes = desk.authority.changes(view.case.id)
    data = {
        **shapes.case(view.case),
        "clocks": clock_data(view.case),
        "checks": [shapes.check(check) for check in view.checks],
        "roster_changes": shapes.plain(changes),
        "organisations": [o.key for o in desk.authority.candidates(view.case.id)],
        "mandate": [shapes.plain(channel) for channel in view.channels],
        "request": shapes.understood(view.parsed) if view.parsed else None,
        "mails": [shapes.mail(mail) for mail in view.mails],
        "told_day": shapes.plain(view.told_day),
        "forgotten": view.forgotten,
        "counts": shapes.plain(desk.matching.counts(view.case.id)),
    }
    case, names = view.case, words.names_of(desk)
    wishes = next((check.reason for check in view.checks if check.name == WISH), "")
    width = max((len(check.name) for check in view.checks), default=0)
    lines = [
        f"{case.number}: {_wished(case.kind, wishes)}; {STATES[case.state]}",
        f"received {desk_day(case.received_at)}, service target {desk_minute(case.service_due)}",
        *_waiting_line(case),
        *_refusal_line(case, names),
        *clock_lines(case, names),
        *(f"  {_RELATIONS[r.kind].format(case=r.case)}" for r in case.relations),
        *_told_line(view),
        *_wishes_line(case, wishes),
        *_person_lines(view, wishes),
        *(line for mail in view.mails for line in _mail_lines(mail)),
        *(line for check in view.checks for line in _check_lines(check, names, width, view)),
        *_ask_again_lines(view),
        *(_roster_line(change) for change in changes),
    ]
    return Result(data, tuple(lines))


def _waiting_line(case: Case) -> tuple[str, ...]:
    if case.waiting_since is None:
        return ()
    return (f"waiting for the editor since {desk_minute(case.waiting_since)}",)


def _refusal_line(case: Case, names: words.Names) -> tuple[str, ...]:
    """Return the organisation's decision not to act, where the case is set aside by it."""
    decided = case.clocks.refusal
    if decided is None:
        return ()
    return (
        f"refused by the organisation as manifestly {decided.ground.value}: decision"
        f" {decided.reference}, put on record by {names[decided.by]} on {desk_day(decided.at)}"
        f" ({decided.reason})",
    )


def _wished(kind: RequestKind, reason: str) -> str:
    """Return the wish in a word; where wishes differ, their union is nobody's (docs/adr/0105)."""
    return _DIFFERENT if reason == WISHES_DIFFER else KINDS[kind]


def _wishes_line(case: Case, reason: str) -> tuple[str, ...]:
    """Return how wishes are told apart, where nobody can answer for their union."""
    if reason != WISHES_DIFFER or case.state not in UNPLANNED:
        return ()
    wishes = " ".join(f"--wish {s.number}=…" for s in case.subjects)
    return (
        f"  tell the wishes apart, or ask the editor: dsr-desk tell-apart {case.number} {wishes}"
        " --reason …",
    )


def _told_line(view: CaseView) -> tuple[str, ...]:
    """Return the day that a mail tells and that nobody has decided on, with how to take it."""
    told = view.told_day
    if told is None:
        return ()
    number = told.mail + 1
    return (
        f"  mail {number} says that the person’s own request is of {told.day}; to count from it:"
        f" dsr-desk request-date {view.case.number} {told.day} --mail {number}",
    )


def _roster_line(change: RosterChange) -> str:
    then, now = change.then or "–", change.now or "–"
    return f"  ? {sentence_of(change.code)} {change.channel}: {then} → {now}"


def _mail_lines(mail: ShownMail) -> list[str]:
    """Return a follow-up's role and moment, whose Message-ID is another's too, what stays."""
    name = f"  mail {mail.place + 1}:"
    lines = []
    if mail.place:
        role, new = mail.role.value.replace("_", " "), ", new" if mail.new else ""
        lines.append(f"{name} {role}, {desk_minute(mail.received_at)}{new}")
    if mail.namesakes:
        others = ", ".join(mail.namesakes)
        lines.append(f"{name} same Message-ID as a mail in {others}, which says something else")
    if mail.parsed is not None and CHANNEL_STAYS in mail.parsed.problems:
        lines.append(f"{name} {sentence_of(CHANNEL_STAYS)}")
    return lines


def _ask_again_lines(view: CaseView) -> Iterator[str]:
    """Yield how a key that nobody answered for is asked for again."""
    number = view.case.number
    for check in view.checks:
        if check.reason == NO_ANSWER and not check.settled and view.case.state in UNPLANNED:
            name = "" if check.name == SENDER else f" {check.name}"
            yield f"  ask for its key again: dsr-desk settle {number} --ask-again{name}"


def _person_lines(view: CaseView, reason: str) -> Iterator[str]:
    """Yield the persons; where wishes differ, with what is asked for each for certain."""
    from dsr_desk.services.intake.wishes_in import certain_of  # the parser hangs on it

    differ = reason in (WISHES_DIFFER, BY_HAND)
    own = {w.address: words.wish(w.kind, w.channels) for w in certain_of(view)} if differ else {}
    for one in view.case.subjects:
        told = ""
        if differ and one.address is not None:
            told = f": {own.get(one.address, 'what is asked for them is not certain')}"
        yield f"  person {one.number}: {one.address or 'forgotten'}{told}"


def _check_lines(check: Check, names: words.Names, width: int, view: CaseView) -> Iterator[str]:
    """Yield a check, and why else the wish is in doubt."""
    from dsr_desk.services.intake.wishes_in import other_doubts

    yield _check_line(check, names, width)
    if check.name == WISH and check.verdict is not Verdict.OK:
        for code in other_doubts(view, check.reason):
            yield f"  {'':9} {'':{width}} also: {sentence_of(code)}"


def _check_line(check: Check, names: words.Names, width: int) -> str:
    settled = f"  (settled by {names[check.settled_by]}: {check.note})" if check.settled_by else ""
    quoted = f"  “{check.evidence.text}”" if check.evidence and check.evidence.text else ""
    if check.evidence and check.evidence.in_text and check.evidence.mail:
        quoted += f" (mail {check.evidence.mail + 1})"
    why = f"{sentence_of(check.reason)}{quoted}{settled}"
    return f"  {_SIGNS[check.verdict.value]} {check.name:<{width}} {why}"


def _parsed_lines(mail: ParsedMail) -> list[str]:
    if mail.parsed is None:
        return [f"{mail.origin}: {sentence_of(mail.problem)}"]
    parsed = mail.parsed
    written = words.LANGUAGES.get(parsed.language, "")
    what = (_wished(parsed.kind, parsed.wish.reason), words.NATURES[parsed.nature], written)
    lines = [f"{mail.origin}: {'; '.join(filter(None, what))}"]
    for name, found in (
        ("attestation", parsed.attestation),
        ("wish", parsed.wish),
        ("sender", parsed.sender),
    ):
        quoted = f"  “{found.evidence.text}”" if found.evidence else ""
        lines.append(
            f"  {_SIGNS[found.verdict.value]} {name:<12} {sentence_of(found.reason)}{quoted}"
        )
    also = (f"  {'':9} {'':12} also: {sentence_of(code)}" for code in parsed.wish_doubts)
    lines[3:3] = also
    own = {w.address: f": {words.wish(w.kind, w.channels)}" for w in parsed.own_wishes}
    lines += [
        f"  person    {s.address.text} ({s.verdict.value}){own.get(s.address, '')}"
        for s in parsed.subjects
    ]
    lines += ["  filed as a case for each of these wishes"] if own else []
    lines.append(f"  channels  {', '.join(kind.value for kind in parsed.channels) or '–'}")
    lines += [f"  problem   {sentence_of(problem)}" for problem in parsed.problems]
    return lines
