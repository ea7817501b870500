"""The command that shows and changes what the second look asks for, and how long a run waits."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import TYPE_CHECKING, Any

from dsr_desk.commands import shapes, words
from dsr_desk.commands.context import Context, Result, number
from dsr_desk.domain.counting import Count
from dsr_desk.domain.erasing.safeguards import PolicyWithoutChannel, Safeguards
from dsr_desk.domain.errors import NotSignedIn
from dsr_desk.domain.errors.steps import UnknownChannel
from dsr_desk.domain.people import Action, ChannelPolicy, Reach

if TYPE_CHECKING:
    from dsr_desk.services.desk import DeskServices
    from dsr_desk.services.erasing.safeguards import SafeguardView
    from dsr_desk.services.people.accounts import SignedIn


def add_options(parser: ArgumentParser) -> None:
    """Let a change be proposed, confirmed or taken back."""
    parser.add_argument(
        "--sample", type=number, metavar="N", help="items drawn for the second look"
    )
    parser.add_argument("--delay", type=number, metavar="HOURS", help="0 to 72; a team: 24")
    parser.add_argument("--channel", metavar="KEY", help="whose policy changes")
    parser.add_argument("--action", choices=[action.value for action in Action])
    parser.add_argument("--reach", choices=[reach.value for reach in Reach])
    waiting = parser.add_mutually_exclusive_group()
    waiting.add_argument("--confirm", type=number, metavar="N", help="sign change N as the second")
    waiting.add_argument("--withdraw", type=number, metavar="N", help="take change N back")


def safeguards(context: Context) -> Result:
    """Show the safeguards, propose a change, or confirm one as the second person (supervisors)."""
    desk, args = context.desk(), context.args
    asked = (args.sample, args.delay, args.action, args.reach, args.confirm, args.withdraw)
    if all(each is None for each in (*asked, args.channel)):
        return _shown(desk.safeguards.view(context.perhaps(desk)), words.names_of(desk))
    if not args.user:
        raise NotSignedIn
    password = context.password()
    by = desk.accounts.sign_in(args.user, password)
    if args.withdraw is not None:
        desk.safeguards.withdraw(args.withdraw, by)
    elif args.confirm is not None:
        desk.safeguards.confirm(args.confirm, password, by)
    else:
        _propose(context, desk, password, by)
    return _shown(desk.safeguards.view(by), words.names_of(desk))


def _propose(context: Context, desk: DeskServices, password: str, by: SignedIn) -> None:
    args = context.args
    view = desk.safeguards.view(by)
    now = view.now.figures
    figures = Safeguards(
        now.sample if args.sample is None else args.sample,
        now.delay_hours if args.delay is None else args.delay,
    )
    if args.channel is None:
        if args.action or args.reach:
            raise PolicyWithoutChannel
        desk.safeguards.propose(figures, password, by)
        return
    policies = {channel.key: channel.policy for channel in view.channels}
    if args.channel not in policies:
        raise UnknownChannel(policies)
    known = policies[args.channel]
    policy = ChannelPolicy(
        Action(args.action) if args.action else known.action,
        Reach(args.reach) if args.reach else known.reach,
    )
    desk.safeguards.propose(figures, password, by, args.channel, policy)


_ACTIONS = {Action.DELETE: "erase for good", Action.ANONYMISE: "anonymise"}
_REACHES = {
    Reach.OWN: "what the person wrote",
    Reach.CONVERSATION: "staff replies in their conversations too",
}


def _policy(policy: ChannelPolicy) -> str:
    return f"{_ACTIONS[policy.action]}, {_REACHES[policy.reach]}"


def _shown(view: SafeguardView, names: words.Names) -> Result:
    figures, waiting = view.now.figures, view.now.pending
    data: dict[str, Any] = {
        "sample": figures.sample,
        "delay_hours": figures.delay_hours,
        "channels": {c.key: shapes.plain(c.policy) for c in view.channels},
        "pending": shapes.plain(waiting),
        "fault": view.fault,
        "late": len(view.now.late),
        "alone": [each.account for each in view.alone],
    }
    lines = [
        f"Drawn for the second look: {Count(figures.sample):# item|# items}",
        f"An approved run waits {figures.delay_hours} h",
        *(f"  {c.key}: {_policy(c.policy)}" for c in view.channels),
    ]
    if waiting is not None:
        policy = waiting.policy
        what = f"sample {waiting.sample}, delay {waiting.delay_hours} h"
        if policy is not None:
            what = f"{waiting.channel}: {_policy(policy)}"
        lines += [
            f"Change {waiting.number} by {names[waiting.proposed_by]} waits for a second person:"
            f" {what}",
            f"  dsr-desk safeguards --confirm {waiting.number} --user …",
            *words.made_alone(view.alone, names),
        ]
    if view.now.late:
        lines.append(
            f"Not in force: {Count(len(view.now.late)):# change|# changes} that went on record when"
            " whoever signed could no more. What is to hold is proposed anew."
        )
    if view.fault:
        lines.append(f"Nothing can be approved or run: {view.fault}.")
    return Result(data, tuple(lines), 1 if view.fault else 0)
