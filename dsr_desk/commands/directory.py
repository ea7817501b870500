"""Organisations and channels on the command line: whom the desk serves, and by which channels."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from typing import TYPE_CHECKING

from dsr_desk.commands import shapes
from dsr_desk.commands.context import Command, Context, Result, number, words_below
from dsr_desk.domain.people import (
    Action,
    Channel,
    ChannelKind,
    ChannelPolicy,
    Organisation,
    OrganisationKind,
    Reach,
)

if TYPE_CHECKING:
    from dsr_desk.services.people.directory import DirectoryView


def organisation(context: Context) -> Result:
    """List organisations or add one; without a word more, the list."""
    command: Command = getattr(context.args, "organisation_command", None) or organisations
    return command(context)


def channel(context: Context) -> Result:
    """List, add, connect and end channels; without a word more, the list."""
    command: Command = getattr(context.args, "channel_command", None) or channels
    return command(context)


def organisations(context: Context) -> Result:
    """List the organisations that the desk serves."""
    desk = context.desk()
    return _organisations(desk.workspace.directory.view(context.perhaps(desk)))


def adding_organisation(context: Context) -> Result:
    """Serve another organisation (supervisors)."""
    desk, args = context.desk(), context.args
    by = context.sign_in(desk)
    new = Organisation(
        args.key,
        args.title.strip(),
        OrganisationKind(args.kind),
        args.country,
        args.time_zone,
        tuple(args.domain),
        args.backup_days,
        args.phone,
    )
    desk.workspace.directory.add_organisation(new, by)
    return _organisations(desk.workspace.directory.view(by))


def channels(context: Context) -> Result:
    """List the channels, ended ones too."""
    desk = context.desk()
    return _channels(desk.workspace.directory.view(context.perhaps(desk)))


def adding_channel(context: Context) -> Result:
    """Take in another channel of an organisation (supervisors)."""
    desk, args = context.desk(), context.args
    by = context.sign_in(desk)
    policy = ChannelPolicy(Action(args.action), Reach(args.reach))
    kind = ChannelKind(args.kind)
    new = Channel(args.key, args.organisation, kind, args.title.strip(), policy, "")
    desk.workspace.directory.add_channel(new, by)
    shown = _channels(desk.workspace.directory.view(by))
    where = f"--organisation {args.organisation} --channel {args.key}"
    lines = (
        "Next: who is an editor of it, and what its customers have written.",
        f"  {context.next_command('roster import FILE.csv')}",
        f"  {context.next_command(f'import FOLDER {where}')}",
    )
    return Result(shown.data, (*shown.lines, *lines))


def ending_channel(context: Context) -> Result:
    """End a channel of which nothing is left (supervisors)."""
    desk, args = context.desk(), context.args
    by = context.sign_in(desk)
    desk.workspace.directory.end_channel(args.key, by, args.reason)
    return _channels(desk.workspace.directory.view(by))


def add_organisation_commands(parser: ArgumentParser, common: Callable[[], ArgumentParser]) -> None:
    """Add the words that may follow ``organisation``."""
    word = words_below(parser, common, "organisation_command")
    word("list", organisations)
    adds = word("add", adding_organisation)
    adds.add_argument("key", metavar="KEY", help="its short name in commands")
    adds.add_argument("--title", required=True, help="what people read")
    adds.add_argument("--kind", required=True, choices=[each.value for each in OrganisationKind])
    adds.add_argument("--country", default="SE", help="SE, NO, DK or FI: whose holidays count")
    adds.add_argument("--time-zone", default="Europe/Stockholm", metavar="ZONE")
    adds.add_argument(
        "--domain", action="append", default=[], help="what its editors write from; may be repeated"
    )
    adds.add_argument("--backup-days", type=number, default=30, metavar="N")
    adds.add_argument("--phone", default="", help="the number on record for call-backs")


def add_channel_commands(parser: ArgumentParser, common: Callable[[], ArgumentParser]) -> None:
    """Add the words that may follow ``channel``."""
    word = words_below(parser, common, "channel_command")
    word("list", channels)
    adds = word("add", adding_channel)
    adds.add_argument("key", metavar="KEY", help="its short name in commands")
    adds.add_argument("--organisation", required=True, metavar="KEY")
    adds.add_argument("--kind", required=True, choices=[each.value for each in ChannelKind])
    adds.add_argument("--title", required=True, help="what people read")
    adds.add_argument(
        "--action", choices=[each.value for each in Action], default=Action.ANONYMISE.value
    )
    adds.add_argument("--reach", choices=[each.value for each in Reach], default=Reach.OWN.value)
    ends = word("end", ending_channel)
    ends.add_argument("key", metavar="KEY")
    ends.add_argument(
        "--reason", default="", help="why its store can’t be looked into any more; no names"
    )


def _organisations(view: DirectoryView) -> Result:
    lines = [
        f"{o.key}: {o.title}, {o.country}" + (f", {', '.join(o.domains)}" if o.domains else "")
        for o in view.organisations
    ]
    return Result([shapes.plain(o) for o in view.organisations], tuple(lines))


def _channels(view: DirectoryView) -> Result:
    lines = []
    for each in view.channels:
        state = f", ended {each.ended}" if each.ended else ""
        line = f"{each.key}: {each.title} ({each.kind.value} of {each.organisation})"
        lines.append(f"{line}, content in {each.source}{state}")
    return Result([shapes.plain(c) for c in view.channels], tuple(lines))
