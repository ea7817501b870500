"""Accounts on the command line: who works here, who comes and who leaves."""

from __future__ import annotations

import getpass
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dsr_desk.commands import words
from dsr_desk.commands.context import (
    ADMINISTRATOR,
    Command,
    Context,
    Result,
    number,
    read_password,
    words_below,
)
from dsr_desk.domain.errors import NotSignedIn
from dsr_desk.domain.people import GIVEN_ROLES, Role
from dsr_desk.domain.record.account_errors import AccountRefused
from dsr_desk.domain.record.registry import What

if TYPE_CHECKING:
    from dsr_desk.services.people.account_changes import AccountChanged, Administrator
    from dsr_desk.services.people.accounts_view import AccountsView


def accounts(context: Context) -> Result:
    """List, add and end accounts, change roles and passwords; without a word more, the list."""
    command: Command = getattr(context.args, "accounts_command", None) or listing
    return command(context)


def listing(context: Context) -> Result:
    """List the accounts, ended ones too, and the change that waits for a second person."""
    desk = context.desk()
    return _shown(desk.workspace.accounts.view(context.perhaps(desk)), words.names_of(desk))


def adding(context: Context) -> Result:
    """Give somebody an account (supervisors); they type their own password."""
    from dsr_desk.services.people.accounts import NewUser

    desk, args = context.desk(), context.args
    by = context.sign_in(desk)
    administrator = _administrator(context)
    what = f"A password for {args.name}, typed by whoever gets it"
    password = _new_password(context, args.name, what)
    new = NewUser(args.name, args.title, Role(args.role), password)
    return _told(context, desk.workspace.accounts.add(new, administrator, by))


def ending(context: Context) -> Result:
    """End the account of somebody who has left (supervisors); what they did stays on record."""
    desk, args = context.desk(), context.args
    by = context.sign_in(desk)
    return _told(context, desk.workspace.accounts.end(args.name, _administrator(context), by))


def role(context: Context) -> Result:
    """Make an account an agent's or a supervisor's (supervisors)."""
    desk, args = context.desk(), context.args
    by, given = context.sign_in(desk), Role(args.role)
    done = desk.workspace.accounts.give_role(args.name, given, _administrator(context), by)
    return _told(context, done)


def resetting(context: Context) -> Result:
    """Give somebody who has lost their password new keys (supervisors; agents: to the only one)."""
    desk, args = context.desk(), context.args
    by = context.sign_in(desk)
    administrator = _administrator(context)
    what = f"A password for {args.name}, typed by whoever has it"
    password = _new_password(context, args.name, what)
    return _told(context, desk.workspace.accounts.reset(args.name, password, administrator, by))


def confirming(context: Context) -> Result:
    """Sign a change that waits, as the second person (supervisors)."""
    desk = context.desk()
    password = _own_password(context)
    by = desk.accounts.sign_in(context.args.user, password)
    return _told(context, desk.workspace.accounts.confirm(context.args.number, password, by))


def withdrawing(context: Context) -> Result:
    """Take a change back that waits (supervisors)."""
    desk = context.desk()
    by = context.sign_in(desk)
    desk.workspace.accounts.withdraw(context.args.number, by)
    return _shown(desk.workspace.accounts.view(by), words.names_of(desk))


def password(context: Context) -> Result:
    """Change your own password."""
    desk = context.desk()
    old = _own_password(context)
    by = desk.accounts.sign_in(context.args.user, old)
    new = _new_password(context, context.args.user, "Your new password")
    desk.workspace.accounts.own_password(old, new, by)
    return Result({"changed": True}, ("Your password is changed; your keys are the same.",))


def add_commands(parser: ArgumentParser, common: Callable[[], ArgumentParser]) -> None:
    """Add the words that may follow ``accounts``; ``common`` makes every command's options."""
    word = words_below(parser, common, "accounts_command")
    word("list", listing)
    roles = [each.value for each in GIVEN_ROLES]
    adds = _about_one(word("add", adding), new_password=True)
    adds.add_argument("--title", required=True, help="what colleagues call the person")
    adds.add_argument("--role", required=True, choices=roles)
    _about_one(word("end", ending))
    _about_one(word("role", role)).add_argument("--role", required=True, choices=roles)
    _about_one(word("reset", resetting), new_password=True)
    word("confirm", confirming).add_argument("number", type=number, metavar="N")
    word("withdraw", withdrawing).add_argument("number", type=number, metavar="N")
    _new_password_file(word("password", password))


def _about_one(parser: ArgumentParser, *, new_password: bool = False) -> ArgumentParser:
    parser.add_argument("name", metavar="NAME", help="what the person signs in as")
    parser.add_argument(
        "--administrator-key", default="", metavar="FILE", help="unless it is in the workspace"
    )
    parser.add_argument(
        "--passphrase-file", default="", metavar="FILE", help="its first line is the passphrase"
    )
    if new_password:
        _new_password_file(parser)
    return parser


def _new_password_file(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--new-password-file",
        default="",
        metavar="FILE",
        help="its first line, or the account’s in a .json file; else asked for",
    )


def _administrator(context: Context) -> Administrator:
    from dsr_desk.services.people.account_changes import Administrator

    args = context.args
    file = Path(args.administrator_key) if args.administrator_key else None
    if args.passphrase_file:
        said = read_password(Path(args.passphrase_file), ADMINISTRATOR)
    else:
        said = _asked("The passphrase of the administrator’s key")
    return Administrator(said, file)


def _new_password(context: Context, name: str, what: str) -> str:
    """Return the password that an account gets: never that of whoever gives it."""
    if context.args.new_password_file:
        return read_password(Path(context.args.new_password_file), name)
    first = _asked(what)
    if _asked("The same once more") != first:
        raise AccountRefused("twice")
    return first


def _own_password(context: Context) -> str:
    if not context.args.user:
        raise NotSignedIn
    return context.password()


def _asked(what: str) -> str:
    if not sys.stdin.isatty():
        raise AccountRefused("unasked")
    return getpass.getpass(f"{what}: ")


def _told(context: Context, done: AccountChanged) -> Result:
    user = done.user
    data: dict[str, Any] = {
        "number": done.number,
        "name": user.name,
        "role": user.role.value,
        "waits": done.waits,
        "alone": done.alone,
    }
    what = _line(user.name, user.title, user.role)
    if done.waits:
        return Result(
            data,
            (
                f"Change {done.number} ({what}) waits for"
                f" {_ANYBODY if done.rescue else _SUPERVISOR}, who confirms it with their own"
                " password:",
                f"  dsr-desk accounts confirm {done.number} --user …",
            ),
        )
    lines = [f"On record: {what}."]
    if done.alone:
        lines.append(
            "Nobody else could confirm it: approvals and certificates in which the account takes"
            " part will say so."
        )
    return Result(data, tuple(lines))


_SUPERVISOR, _ANYBODY = "another supervisor", "somebody else who works here"
_ROLES = {Role.AGENT: "agent", Role.SUPERVISOR: "supervisor", Role.ENDED: "has ended"}


_WHAT = {
    What.ADDED: "a new account",
    What.ROLE: "another role",
    What.KEYS: "a new password",
    What.ENDED: "its end",
}


def _line(name: str, title: str, given: Role) -> str:
    return f"{name}, {title}: {_ROLES[given]}"


def _shown(view: AccountsView, names: words.Names) -> Result:
    lines = []
    for row in view.rows:
        alone = f", made so by {names[row.alone]} alone" if row.alone else ""
        lines.append(_line(row.user.name, row.user.title, row.user.role) + alone)
    waiting = view.pending
    if waiting is not None:
        user = waiting.user
        lines += [
            f"Change {waiting.number} by {names[waiting.proposed_by]} waits for a second person:"
            f" {_line(user.name, user.title, user.role)} ({_WHAT[waiting.what]})",
            f"  dsr-desk accounts confirm {waiting.number} --user …",
        ]
    if view.lost is not None:
        lines.append(
            f"Change {view.lost.number} by {names[view.lost.by]} waited for another supervisor and"
            " is gone: somebody has changed the database past the program. Nothing of it holds."
            " Tell your administrator, and propose it again."
        )
    data = {
        "lost": view.lost.number if view.lost is not None else None,
        "accounts": [
            {
                "name": row.user.name,
                "title": row.user.title,
                "role": row.user.role.value,
                "alone": row.alone,
            }
            for row in view.rows
        ],
        "pending": None
        if waiting is None
        else {
            "number": waiting.number,
            "name": waiting.user.name,
            "what": waiting.what.value,
            "role": waiting.user.role.value,
            "proposed_by": waiting.proposed_by,
        },
    }
    return Result(data, tuple(lines))
