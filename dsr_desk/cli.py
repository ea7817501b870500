"""The command line: the same use cases as the windows, for people and for programs.

Exit status: 0 done, 1 refused by a rule, 2 wrong usage, 3 the environment stands in the way.
With ``--json`` one JSON document is written to stdout, and nothing else.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import platformdirs

from dsr_desk import __version__
from dsr_desk.commands import carrying_out, deciding, reading
from dsr_desk.commands.context import Command, Composition, Context, Result
from dsr_desk.domain.errors import DeskError, Refusal
from dsr_desk.domain.matches import Ground
from dsr_desk.services.progress import Cancelled

DONE, REFUSED, USAGE, ENVIRONMENT = 0, 1, 2, 3
Add = Callable[[str, Command], argparse.ArgumentParser]


def default_workspace() -> Path:
    """Return the demo's usual folder: the account's own data folder."""
    return Path(platformdirs.user_data_dir("dsr-desk", appauthor=False)) / "demo"


def main(argv: Sequence[str], make: Composition) -> int:
    """Carry out one command; return the exit status."""
    args = build_parser().parse_args(argv)
    args.workspace_given = args.workspace is not None
    args.workspace = args.workspace or str(default_workspace())
    command: Command = args.command
    try:
        result = command(Context(make, args))
    except DeskError as error:
        status = REFUSED if isinstance(error, Refusal) else ENVIRONMENT
        result = Result({"error": {"code": error.code, "message": error.message}}, (), status)
        if not args.json:
            print(error.message, file=sys.stderr)
    except (KeyboardInterrupt, Cancelled):
        result = Result({"error": {"code": "cancelled", "message": "Stopped."}}, (), ENVIRONMENT)
        if not args.json:
            print("Stopped. What was done is kept; the same command goes on.", file=sys.stderr)
    _print(result, as_json=args.json)
    return result.status


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of every command; the documentation is tested against it."""
    common = _common()
    parser = argparse.ArgumentParser(
        prog="dsr-desk",
        allow_abbrev=False,
        description="Carry out GDPR requests, and prove it.",
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=f"dsr-desk {__version__}")
    parser.set_defaults(command=carrying_out.window)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def add(name: str, command: Command) -> argparse.ArgumentParser:
        text = (command.__doc__ or "").splitlines()[0]
        made = commands.add_parser(
            name,
            help=text,
            description=text,
            allow_abbrev=False,
            parents=[_common(nested=True)],
        )
        made.set_defaults(command=command)
        return made

    _add_reading(add)
    _add_deciding(add)
    _add_carrying_out(add)
    _add_checking(add)
    return parser


def _add_reading(add: Add) -> None:
    parse = add("parse", reading.parse)
    parse.add_argument("files", nargs="+", metavar="FILE")
    parse.add_argument(
        "--authserv-id",
        action="append",
        default=[],
        help="our own receiving server, whose Authentication-Results count",
    )
    add("intake", reading.intake).add_argument("paths", nargs="+", metavar="PATH")
    views = ("open", "mine", "to_approve", "waiting", "overdue", "done")
    add("cases", reading.cases).add_argument("--view", choices=views, default="open")
    _case(add("show", reading.show))


def _add_deciding(add: Add) -> None:
    settle = _case(add("settle", deciding.settle))
    what = settle.add_mutually_exclusive_group(required=True)
    what.add_argument("--override", metavar="CHECK", help="answer for a check (supervisors)")
    what.add_argument("--leave-out", metavar="CHANNEL", help="take a channel out of the mandate")
    what.add_argument("--disposal", metavar="NUMBER", help="record the disposal decision")
    what.add_argument("--read", metavar="MAIL", help="mail 2, 3, … was read and adds nothing")
    settle.add_argument("--reason", default="")
    _case(add("split", deciding.split))
    _case(add("set-aside", deciding.set_aside)).add_argument("--reason", required=True)
    _case(add("match", deciding.match))
    decide = _case(add("decide", deciding.decide))
    decide.add_argument("--item", type=int, action="append", required=True, metavar="ID")
    way = decide.add_mutually_exclusive_group(required=True)
    way.add_argument("--include", action="store_true")
    way.add_argument("--exclude", action="store_true")
    decide.add_argument("--ground", choices=[ground.value for ground in Ground])
    decide.add_argument("--note", default="")
    _case(add("plan", deciding.plan))
    approve = _case(add("approve", deciding.approve))
    approve.add_argument("--digest", default="", help="the plan that was looked at")
    approve.add_argument("--confirm", default="", help="the number of items and the case")
    _case(add("send-back", deciding.send_back)).add_argument("--comment", required=True)


def _add_carrying_out(add: Add) -> None:
    _case(add("run", carrying_out.run))
    _case(add("export", carrying_out.export)).add_argument("--out", metavar="FILE")
    answer = _case(add("answer", carrying_out.answer))
    answer.add_argument("--out", metavar="FILE")
    answer.add_argument("--language", choices=("sv", "en"))
    answer.add_argument("--body-file", metavar="FILE", help="your own text instead")
    answer.add_argument("--show", action="store_true", help="print the draft, save nothing")
    imports = add("import", carrying_out.import_mails)
    imports.add_argument("paths", nargs="+", metavar="PATH")
    imports.add_argument("--organisation", required=True, metavar="KEY")
    imports.add_argument("--channel", required=True, metavar="KEY")


def _add_checking(add: Add) -> None:
    add("verify", carrying_out.verify).add_argument("file", metavar="PACKAGE")
    audit = add("audit", carrying_out.audit)
    audit.add_argument("what", choices=("verify", "list"))
    audit.add_argument("--case", metavar="CASE")
    add("trust", carrying_out.trust).add_argument("--fingerprint", default="")
    add("self-check", carrying_out.self_check)
    add("review", carrying_out.review).add_argument("file", metavar="PACKAGE")
    demo = add("demo", carrying_out.demo)
    demo.add_argument("--data-only", action="store_true", help="make the workspace and stop")
    demo.add_argument("--play", action="store_true", help="play it offscreen, as without a display")
    demo.add_argument("--out", metavar="DIR", help="where the played demo leaves its files")
    demo.add_argument("--letters", metavar="DIR", help="write the sixteen request mails there")


def _common(*, nested: bool = False) -> argparse.ArgumentParser:
    """Return the options that stand before or after the command's name."""
    unset = argparse.SUPPRESS if nested else None
    common = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    common.add_argument("--workspace", metavar="DIR", default=unset, help="the workspace folder")
    common.add_argument("--json", action="store_true", default=unset or False)
    common.add_argument("--user", default=unset or "", help="who acts")
    common.add_argument(
        "--password-file",
        default=unset or "",
        metavar="FILE",
        help="its first line is the password; or the demo-accounts.json",
    )
    return common


def _case(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("case", metavar="CASE", help="the case's number, such as DSR-0001")
    return parser


def _print(result: Result, *, as_json: bool) -> None:
    if as_json:
        json.dump(result.data, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        for line in result.lines:
            print(line)
