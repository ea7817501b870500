"""Commands that decide: settle, set-aside, match, decide, plan, approve, send-back."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dsr_desk.commands import shapes, words
from dsr_desk.commands.context import Context, Result
from dsr_desk.domain.counting import Count
from dsr_desk.domain.desk_time import desk_day, desk_minute
from dsr_desk.domain.erasing.second_look import Delta, Turn
from dsr_desk.domain.errors import NotSignedIn
from dsr_desk.domain.errors.steps import DigestMissing, DigestWrong
from dsr_desk.domain.finding.scope import GROUNDS
from dsr_desk.domain.html_text import html_to_text
from dsr_desk.domain.refusing import RefusalGround
from dsr_desk.domain.requests import CaseState, RequestKind
from dsr_desk.domain.verifying.telling_apart import NoSuchWish, Told, forgone, told_from

if TYPE_CHECKING:
    from dsr_desk.domain.finding.matches import Item
    from dsr_desk.services.desk import DeskServices
    from dsr_desk.services.erasing.approval import ApprovalView
    from dsr_desk.services.erasing.planning import PlanView
    from dsr_desk.services.people.accounts import SignedIn


def settle(context: Context) -> Result:
    """Settle a check, or leave out a person whom the request is not about."""
    desk = context.desk()
    by = context.sign_in(desk)
    args = context.args
    case = desk.queue.get(args.case)
    if args.override is not None:
        desk.checklist.override(case.id, args.override, args.reason, by)
    elif args.leave_out is not None:
        desk.checklist.leave_out(case.id, args.leave_out, args.reason, by)
    elif args.organisation is not None:
        desk.authority.choose_organisation(case.id, args.organisation, by)
    elif args.judge_anew:
        desk.authority.judge_anew(case.id, args.reason, by)
    elif args.ask_again is not None:
        desk.intake.ask_again(case.id, by, args.ask_again)
    elif args.added_channels:
        desk.checklist.renew(case.id, by)
    elif args.leave_out_person is not None:
        desk.checklist.leave_person_out(case.id, args.leave_out_person, args.reason, by)
    elif args.take_in is not None:
        desk.checklist.take_person_in(case.id, args.take_in, by)
    elif args.read is not None:
        from dsr_desk.domain.verifying.checklist import FOLLOW_UP  # the parser hangs on it

        desk.checklist.read_mail(case.id, f"{FOLLOW_UP}:{args.read}", args.reason, by)
    else:
        desk.checklist.record_disposal(case.id, args.disposal, by)
    view = desk.checklist.view(case.id)
    open_names = [check.name for check in view.checks if not check.settled]
    line = f"Still open: {', '.join(open_names)}" if open_names else "Every check is settled."
    return Result({"case": case.number, "open_checks": open_names}, (line,))


def split(context: Context) -> Result:
    """Make a case of its own of the channels that the sender is no editor of."""
    desk = context.desk()
    by = context.sign_in(desk)
    case = desk.queue.get(context.args.case)
    number, _ = desk.checklist.split(case.id, by)
    first, second = desk.queue.get(case.id), desk.queue.get(number)
    data = {"case": first.number, "channels": list(first.channels), "split": second.number}
    goes_on = ", ".join(first.channels)
    return Result(data, (f"{first.number} goes on with {goes_on}; the rest is {second.number}.",))


def tell_apart(context: Context) -> Result:
    """Say whom which wish of a mail is about; every further wish becomes a case of its own."""
    from dsr_desk.services.intake.wishes_in import asked_in  # the parser hangs on it

    desk = context.desk()
    by = context.sign_in(desk)
    args = context.args
    case, wishes = desk.queue.get(args.case), dict(args.wish)
    if len(wishes) < len(args.wish):
        raise NoSuchWish  # two for one person: which of them is meant nobody has said
    asked = asked_in(desk.checklist.view(case.id))
    numbers, _ = desk.checklist.tell_apart(case.id, wishes, args.reason, by)
    made = [desk.queue.get(number) for number in numbers]
    kinds, channels = forgone(asked, [told for _, told in args.wish])
    left = [each.value for each in (*kinds, *channels)]
    data = {"cases": [shapes.case(one) for one in made], "nobodys_wish": left}
    persons = (", ".join(str(s.address) for s in one.subjects) for one in made)
    lines = (
        f"{one.number}: {words.wish(one.kind, one.wished_kinds)}; {who}"
        for one, who in zip(made, persons, strict=True)
    )
    said = words.nobodys_wish(kinds, channels)
    return Result(data, (*lines, *said))


def add_telling_options(tell: ArgumentParser) -> None:
    """Say what ``tell-apart`` takes beside the case."""
    tell.add_argument(
        "--wish",
        action="append",
        required=True,
        type=_wish,
        metavar="N=WISH",
        help="of person N of “show”, such as 1=erasure:mail+forum or 2=access:chat; one for each",
    )
    tell.add_argument("--reason", required=True, help="how you know whom which wish is about")


def _wish(text: str) -> tuple[int, Told]:
    number, _, wish = text.partition("=")
    told = told_from(wish)
    if told is None or not number.isdecimal():
        kinds = ", ".join(kind.value for kind in RequestKind if kind is not RequestKind.NONE)
        raise ArgumentTypeError(
            f"“{text}” is no wish such as 1=erasure:mail+forum; a wish is one of {kinds}"
        )
    return int(number), told


def set_aside(context: Context) -> Result:
    """Close a case that is no request to carry out, or that the organisation has refused."""
    desk = context.desk()
    by = context.sign_in(desk)
    args = context.args
    case = desk.queue.get(args.case)
    ground = RefusalGround(args.ground) if args.ground else None
    desk.checklist.set_aside(case.id, args.reason, by, ground, args.decision)
    lines = [f"{case.number} is set aside."]
    if ground is not None:
        again = context.next_command(f"answer {case.number}")
        lines.append(f"The organisation’s decision is on record. Tell it back: “{again}”.")
    refusal = shapes.plain(desk.queue.get(case.id).clocks.refusal)
    data = {"case": case.number, "state": "set_aside", "refusal": refusal}
    return Result(data, tuple(lines))


def add_aside_options(aside: ArgumentParser) -> None:
    """Say what ``set-aside`` takes beside the case."""
    aside.add_argument("--reason", required=True, help="why; with --ground, the organisation’s own")
    aside.add_argument(
        "--ground",
        choices=[ground.value for ground in RefusalGround],
        help="the organisation refuses it as manifestly so (Art. 12(5))",
    )
    aside.add_argument(
        "--decision", default="", metavar="NUMBER", help="of the organisation’s written decision"
    )


def reopen(context: Context) -> Result:
    """Take a case that was set aside up again, because the desk was wrong."""
    desk = context.desk()
    by = context.sign_in(desk)
    case = desk.queue.get(context.args.case)
    desk.checklist.reopen(case.id, by)
    return Result({"case": case.number, "state": "checking"}, (f"{case.number} is open again.",))


def editor_wrote(context: Context) -> Result:
    """Record that an editor wrote what the desk took for the person's own mail (supervisors)."""
    desk = context.desk()
    by = context.sign_in(desk)
    case = desk.queue.get(context.args.case)
    desk.checklist.editor_wrote(case.id, context.args.reason, by)
    line = f"{case.number} is on record as an editor’s instruction."
    return Result({"case": case.number, "nature": "instruction"}, (line,))


def plan(context: Context) -> Result:
    """Freeze the decisions as a plan, or show the plan there is."""
    desk = context.desk()
    case = desk.queue.get(context.args.case)
    if case.state is CaseState.REVIEWING:
        view = desk.planning.prepare(case.id, context.sign_in(desk))
    else:
        shown = desk.planning.view(case.id)
        view = shown or desk.planning.prepare(case.id, context.sign_in(desk))
    return Result(_plan_data(view), _plan_lines(view))


def approve(context: Context) -> Result:
    """Look at a plan, or, with --confirm and --digest, sign exactly that plan."""
    desk = context.desk()
    if not context.args.user:
        raise NotSignedIn
    password = context.password()
    by = desk.accounts.sign_in(context.args.user, password)
    case = desk.queue.get(context.args.case)
    if not context.args.confirm:
        return _look(context, desk, case.number, by)
    if not context.args.digest:
        raise DigestMissing(case.number)
    if desk.planning.digest(case.id) not in ("", context.args.digest):
        raise DigestWrong(case.number)
    desk.approval.approve(case.id, context.args.digest, context.args.confirm, password, by)
    case = desk.queue.get(case.id)
    waits = f" from {desk_minute(case.run_after)}" if case.run_after else ""
    return Result(
        {
            "case": case.number,
            "run_after": shapes.plain(case.run_after),
            "approved": True,
            "digest": context.args.digest,
        },
        (
            f"{case.number} is approved. “{context.next_command(f'run {case.number}')}” carries it"
            f" out{waits}.",
        ),
    )


def send_back(context: Context) -> Result:
    """Withdraw a plan with a comment."""
    desk = context.desk()
    by = context.sign_in(desk)
    case = desk.queue.get(context.args.case)
    begun = case.state is CaseState.RUNNING
    (desk.erasure if begun else desk.approval).send_back(case.id, context.args.comment, by)
    state = desk.queue.get(case.id).state.value
    return Result({"case": case.number, "state": state}, (f"{case.number} was sent back.",))


def _look(context: Context, desk: DeskServices, number: str, by: SignedIn) -> Result:
    """Print everything the approver must have seen; printing it is what marks it as seen."""
    view = desk.approval.look(number, by)
    case = desk.queue.get(number)
    persons = [str(s.address) for s in case.subjects if s.address is not None]
    overrides = [c for c in desk.checklist.view(case.id).checks if c.settled_by]
    lines = list(_plan_lines(view.plan))
    lines += [f"Persons: {', '.join(persons)}"]
    names = words.names_of(desk)
    lines += [f"Settled by {names[c.settled_by]}: {c.name} ({c.note})" for c in overrides]
    lines += words.made_alone(view.alone, names)
    opened: list[dict[str, Any]] = []
    for wanted in view.must_see:
        shown = desk.approval.open(number, wanted.mark, by)
        body = _RESTRICTED if shown.restricted else _readable(shown.item)
        ground = f", kept: {GROUNDS['en'][wanted.ground]}" if wanted.ground else ""
        lines += [
            "",
            f"[{wanted.mark}] {desk_day(wanted.at)} {wanted.channel_title}{ground}",
        ]
        lines += [
            f"    {line}" for line in (*_heading(wanted.title, shown.item), *body.splitlines())
        ]
        opened.append({**shapes.plain(wanted), "seen": True, "body": body})
    lines += ["", *_next_step(context, view, number)]
    settled = [shapes.check(check) for check in overrides]
    data = {
        **_plan_data(view.plan),
        "persons": persons,
        "settled": settled,
        "must_see": opened,
        "may_approve": view.may_approve,
        "alone": [each.account for each in view.alone],
    }
    return Result({**data, "approved": False, "why_not": view.why_not}, tuple(lines))


_RESTRICTED = "(not shown: its processing is restricted, Article 18)"


def _readable(item: Item | None) -> str:
    """Return an item's whole text: what was cut off would count as seen."""
    if item is None:
        return "(no longer there)"
    return html_to_text(item.body) if item.html else item.body


def _heading(title: str, item: Item | None) -> Iterator[str]:
    """Yield what it is about, who wrote it and what hangs on it, each on one line."""
    yield " ".join(title.split())
    if item is not None:
        yield " ".join(f"from {item.author_name} <{item.author}>".split())
        yield from (" ".join(f"attachment {each.filename}".split()) for each in item.attachments)


_WHY_NOT = {
    "self-approval": "you have prepared it; another supervisor signs in and looks.",
    "right-missing": "only a supervisor can; ask one.",
    "wrong-step": "it does not wait for an approval; “dsr-desk show” says where the case stands.",
    "plan-changed": "its stored rows no longer give its digest. Send it back, and tell the"
    " administrator.",
    "registry-not-trusted": "the list of users can’t be trusted; “dsr-desk trust” says more.",
    "history-missing": "the workspace lacks steps that this machine has seen; tell the"
    " administrator.",
}


def _next_step(context: Context, view: ApprovalView, number: str) -> tuple[str, ...]:
    if not view.may_approve:
        return (f"You can’t approve this plan: {_WHY_NOT.get(view.why_not, view.why_not)}",)
    signed = (
        f'approve {number} --digest {view.plan.plan.digest} --confirm "{view.plan.confirmation}"'
    )
    return (
        "Nothing is approved yet. To approve exactly this plan:",
        f"  {context.next_command(signed)}",
    )


def _plan_data(view: PlanView) -> dict[str, Any]:
    return {
        "case": view.plan.head.case,
        "version": view.plan.head.version,
        "digest": view.plan.digest,
        "intact": view.intact,
        "items": view.plan.item_count,
        "sentence": {"sv": view.sentence_sv, "en": view.sentence_en},
        "exceptions": [shapes.plain(kept) for kept in view.exceptions],
        "sample": [shapes.plain(item) for item in view.sample],
        "further": [shapes.plain(item) for item in view.further],
        "delta": shapes.plain(view.delta),
        "cautions": [{**shapes.plain(c), "law": c.law} for c in view.cautions],
        "confirmation": view.confirmation,
    }


def _plan_lines(view: PlanView) -> tuple[str, ...]:
    return (
        f"{view.plan.head.case}, plan {view.plan.head.version}, digest {view.plan.digest}",
        view.sentence_en,
        f"{words.items(view.plan.item_count)}. To be opened before it is signed:"
        f" {Count(view.plan.exception_count):# exception|# exceptions}, {len(view.sample)} drawn,"
        f" {Count(len(view.further)):# other|# others}",
        *delta_lines(view.delta),
        *(words.caution_line(caution) for caution in view.cautions),
    )


_FEW = 20
"""Rows that are no longer in a plan which are named."""


def delta_lines(delta: Delta | None) -> tuple[str, ...]:
    """Say what has changed since the last version; rows are named by where they lie.

    Of what is no longer in the plan, which after a run is all that it has erased, a few are named.
    """
    if delta is None:
        return ()
    approved = ", which was approved" if delta.approved else ""
    counts = ", ".join(f"{words.number(delta.count(turn))} {turn.value}" for turn in Turn)
    removed = [d for d in delta.differences if d.turn is Turn.REMOVED]
    few = set(removed[:_FEW])
    rows = (
        f"  {d.turn.value} {desk_day(d.row.at)} {d.row.channel} {d.row.ref.rule}:{d.row.ref.key}"
        for d in delta.differences
        if d.turn is not Turn.REMOVED or d in few
    )
    rest = f"  … and {words.number(len(removed) - _FEW)} more removed (--json names all)"
    told = (f"Since version {delta.since}{approved}: {counts}", *rows)
    return (*told, rest) if len(removed) > _FEW else told
