"""Organisations and channels on the command line: whom the desk serves, and by which channels."""

from __future__ import annotations

import shlex
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from dsr_desk.commands import shapes
from dsr_desk.commands.context import Command, Context, Result, number, read_password, words_below
from dsr_desk.config import DESK_ZONE
from dsr_desk.domain.clocks.deadlines import ZONES
from dsr_desk.domain.counting import Count
from dsr_desk.domain.errors.directory import DirectoryRefused
from dsr_desk.domain.people import (
    Action,
    Channel,
    ChannelKind,
    ChannelPolicy,
    Organisation,
    OrganisationKind,
    Reach,
)
from dsr_desk.domain.titles import is_taken

if TYPE_CHECKING:
    from dsr_desk.services.people.connecting import StoreSeen
    from dsr_desk.services.people.directory import DirectoryView


_TWIN = "Note: another bears that name. Both are shown with what tells them apart behind it."


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
        args.time_zone or ZONES.get(args.country, DESK_ZONE),
        tuple(args.domain),
        args.backup_days,
        args.phone,
    )
    twin = is_taken(new.title, desk.workspace.directory.view(by).organisations)
    desk.workspace.directory.add_organisation(new, by)
    shown = _organisations(desk.workspace.directory.view(by))
    return Result(shown.data, (*shown.lines, *([_TWIN] if twin else ())))


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
    known = desk.workspace.directory.view(by).channels
    twin = is_taken(new.title, [c for c in known if c.organisation == new.organisation])
    desk.workspace.directory.add_channel(new, by)
    shown = _channels(desk.workspace.directory.view(by))
    where = f"--organisation {args.organisation} --channel {args.key}"
    lines = (
        *([_TWIN] if twin else ()),
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


def connecting(context: Context) -> Result:
    """Connect channels to the platform's database by a mapping; first only look (supervisors)."""
    from dsr_desk.services.people.connecting import Wanted

    desk, args = context.desk(), context.args
    by = context.sign_in(desk)
    wanted = Wanted(Path(args.mapping), args.location, tuple(args.keys))
    file = args.database_password_file
    password = read_password(Path(file), "") if file else ""
    if not args.apply:
        return _seen(context, desk.workspace.connecting.look(wanted, password, by))
    desk.workspace.connecting.connect(wanted, args.apply, password, by)
    return _channels(desk.workspace.directory.view(by))


def _seen(context: Context, seen: StoreSeen) -> Result:
    tried, args = seen.tried, context.args
    lines = [f"{tried.title} ({tried.key}), {tried.location}"]
    lines += [f"  {key}: {Count(count):# item|# items}" for key, count in tried.held]
    lines += [
        f"  {u.channel}: {Count(u.files):# file|# files} and {Count(u.senders):# sender|# senders}"
        " that no search can read"
        for u in tried.unread
    ]
    if tried.readiness.reason:
        lines.append(f"  {tried.readiness.reason}")
    data = {
        "key": tried.key,
        "title": tried.title,
        "location": tried.location,
        "mapping_sha256": tried.mapping_sha256,
        "can_search": tried.readiness.can_search,
        "can_erase": tried.readiness.can_erase,
        "reason": tried.readiness.reason,
        "held": dict(tried.held),
        "unread": [shapes.plain(u) for u in tried.unread],
        "why_not": seen.why_not,
        "digest": seen.digest,
    }
    if seen.why_not:
        reason = DirectoryRefused(seen.why_not).facts["reason"]
        lines.append(f"It can’t be connected so: {reason}.")
        return Result(data, tuple(lines), 1)
    words = shlex.join(["channel", "connect", *args.keys, "--mapping", args.mapping])
    words += f" --location {shlex.quote(tried.location)} --apply {seen.digest}"
    if args.database_password_file:
        words += f" --database-password-file {shlex.quote(args.database_password_file)}"
    lines += ["Nothing is connected yet. What is said here holds? Then:"]
    lines += [f"  {context.next_command(words)}"]
    return Result(data, tuple(lines))


def add_organisation_commands(parser: ArgumentParser, common: Callable[[], ArgumentParser]) -> None:
    """Add the words that may follow ``organisation``."""
    word = words_below(parser, common, "organisation_command")
    word("list", organisations)
    adds = word("add", adding_organisation)
    adds.add_argument("key", metavar="KEY", help="its short name in commands")
    adds.add_argument("--title", required=True, help="what people read")
    adds.add_argument("--kind", required=True, choices=[each.value for each in OrganisationKind])
    adds.add_argument("--country", default="SE", help="SE, NO, DK or FI: whose holidays count")
    adds.add_argument("--time-zone", default="", metavar="ZONE", help="else the country’s")
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
    connects = word("connect", connecting)
    connects.add_argument("keys", nargs="+", metavar="KEY", help="the channels that lie there")
    connects.add_argument("--mapping", required=True, metavar="FILE", help="see docs/mapping.md")
    connects.add_argument(
        "--location", required=True, metavar="ADDRESS", help="sqlite:///… or postgresql://…"
    )
    connects.add_argument("--database-password-file", default="", metavar="FILE")
    connects.add_argument("--apply", default="", metavar="DIGEST", help="of what was looked at")
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
