"""The command that makes a workspace of one's own."""

from __future__ import annotations

import getpass
import sys
from argparse import ArgumentParser
from pathlib import Path

from dsr_desk.commands.context import ADMINISTRATOR, Context, Result, read_password
from dsr_desk.commands.files import text_in
from dsr_desk.config import WorkspacePaths, resources
from dsr_desk.domain.errors.founding import FoundingRefused


def found(context: Context) -> Result:
    """Make a workspace of your own: accounts, organisations and channels from a file."""
    args = context.args
    if args.example:
        example = (resources() / "founding" / "example.toml").read_text("utf-8")
        return Result({"example": example}, tuple(example.splitlines()))
    if not args.file or not args.workspace_given:
        raise FoundingRefused("the file and the --workspace folder have to be named")
    from dsr_desk.services.people.founding_file import read_founding

    told = read_founding(text_in(Path(args.file)))
    setup = told.with_passwords(lambda name: _password(context, name), _passphrase(context))
    context.make.make_workspace(context.workspace, setup, told.receiving_servers)
    paths, first = WorkspacePaths(context.workspace), setup.channels[0]
    return Result(
        {
            "workspace": str(context.workspace),
            "accounts": [user.name for user in setup.users],
            "organisations": [each.key for each in setup.organisations],
            "channels": [each.key for each in setup.channels],
            "administrator_key": str(paths.administrator_key),
        },
        (
            f"The workspace is in {context.workspace}. Accounts: {len(setup.users)},"
            f" organisations: {len(setup.organisations)}, channels: {len(setup.channels)}.",
            f"Keep {paths.administrator_key} and its passphrase in a safe place.",
            "Next: who is an editor, and what their customers have written.",
            f"  {context.next_command('roster import FILE.csv')} --user SUPERVISOR",
            f"  {context.next_command(f'import FOLDER --organisation {first.organisation}')}"
            f" --channel {first.key} --user SUPERVISOR",
            f"  {context.next_command('')}",
        ),
    )


def _password(context: Context, name: str) -> str:
    """Return an account's password, from the file or asked for twice."""
    if context.args.passwords:
        return read_password(Path(context.args.passwords), name)
    return _asked(f"A password for {name}")


def _passphrase(context: Context) -> str:
    if context.args.passwords:
        return read_password(Path(context.args.passwords), ADMINISTRATOR)
    return _asked("A passphrase for the administrator’s key")


def _asked(what: str) -> str:
    if not sys.stdin.isatty():
        raise FoundingRefused("nobody is there to be asked for passwords; give --passwords FILE")
    first = getpass.getpass(f"{what}: ")
    if getpass.getpass("The same once more: ") != first:
        raise FoundingRefused("the two were not the same")
    return first


def add_options(parser: ArgumentParser) -> None:
    """Add the options of ``found``."""
    parser.add_argument("file", nargs="?", metavar="FILE", help="what the workspace begins with")
    parser.add_argument("--example", action="store_true", help="print such a file")
    parser.add_argument(
        "--passwords",
        metavar="FILE",
        help='JSON: {"accounts": [{"name": "alva", "password": "…"}, …]}, one of them'
        " “administrator”; else asked for",
    )
