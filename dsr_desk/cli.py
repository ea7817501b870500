"""The command line: the same use cases as the windows, for people and for programs.

Exit status: 0 done, 1 refused by a rule, 2 wrong usage, 3 the environment stands in the way.
With ``--json`` one JSON document is written to stdout, and nothing else.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from dsr_desk import __version__
from dsr_desk.commands.context import (
    Command,
    Composition,
    Context,
    Result,
    day,
    for_terminal,
    number,
    unexpected,
)
from dsr_desk.domain.errors import DeskError, Refusal
from dsr_desk.services.progress import Cancelled

DONE, REFUSED, USAGE, ENVIRONMENT = 0, 1, 2, 3
Add = Callable[[str, Command], argparse.ArgumentParser]
_TAKE_A_VALUE = frozenset({"--workspace", "--user", "--password-file"})
"""The options before a command's name that another word follows."""


def default_workspace() -> Path:
    """Return the demo's usual folder: the account's own data folder."""
    import platformdirs  # no command that is told its workspace needs it

    return Path(platformdirs.user_data_dir("dsr-desk", appauthor=False)) / "demo"


def main(argv: Sequence[str], make: Composition) -> int:
    """Carry out one command; return the exit status."""
    parser = build_parser(asked_for(argv))
    args = parser.parse_args(argv)
    if any(not is_text(word) and not os.path.lexists(word) for word in argv):
        parser.error("an argument is no text (UTF-8). Nothing was done: write it anew")
    args.workspace_given = args.workspace is not None
    args.workspace = args.workspace or str(default_workspace())
    command: Command = args.command
    try:
        result = command(Context(make, args))
    except DeskError as error:
        status = REFUSED if isinstance(error, Refusal) else ENVIRONMENT
        result = Result({"error": {"code": error.code, "message": error.message}}, (), status)
        if not args.json:
            print(for_terminal(error.message), file=sys.stderr)
    except (KeyboardInterrupt, Cancelled) as stopped:
        said = str(stopped) or "Stopped. What was done is kept; the same command goes on."
        result = Result({"error": {"code": "cancelled", "message": said}}, (), ENVIRONMENT)
        if not args.json:
            print(said, file=sys.stderr)
    except (BrokenPipeError, ModuleNotFoundError):
        raise
    except Exception as error:
        # What it says can quote anything that stands in a row, a mail or a file.
        said = unexpected(error)
        result = Result({"error": {"code": "defect", "message": said}}, (), ENVIRONMENT)
        if not args.json:
            print(said, file=sys.stderr)
    return result.status if _print(result, as_json=args.json) else ENVIRONMENT


def is_text(word: str) -> bool:
    """Tell whether an argument came as UTF-8; file names may come as any bytes."""
    return not any("\ud800" <= letter <= "\udfff" for letter in word)


def asked_for(argv: Sequence[str]) -> str | None:
    """Return the command's name as it stands in the arguments; None where there may be none."""
    words = iter(argv)
    for word in words:
        if word in _TAKE_A_VALUE:
            next(words, None)
        elif not word.startswith("-"):
            return word
        elif word not in ("--json", "--version") and not word.startswith("--workspace="):
            return ""  # help, or what is no option: whatever is said then names every command
    return None


def build_parser(asked: str | None = "") -> argparse.ArgumentParser:
    """Return the parser of every command; the documentation is tested against it.

    Where a command is ``asked`` for, or with None the window, it knows that one and the few that
    are made with it: to bring in what all of them need takes longer than most of them take.
    """
    common = _common()
    parser = argparse.ArgumentParser(
        prog="dsr-desk",
        allow_abbrev=False,
        description="Carry out GDPR requests, and prove it.",
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=f"dsr-desk {__version__}")
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

    together = [names for names in _TOGETHER if asked in names]
    if asked is not None:
        for names in together or _TOGETHER:
            _TOGETHER[names](add)
    if not together:
        from dsr_desk.commands.showing import window

        parser.set_defaults(command=window)
    return parser


def _add_parsing(add: Add) -> None:
    from dsr_desk.commands import reading

    parse = add("parse", reading.parse)
    parse.add_argument("files", nargs="+", metavar="FILE")
    parse.add_argument(
        "--authserv-id",
        action="append",
        default=[],
        help="our own receiving server, whose Authentication-Results count",
    )
    parse.add_argument("--dns", action="store_true", help="look signing keys up, for DKIM")


def _add_people(add: Add) -> None:
    from dsr_desk.commands import accounts, directory, founding, rosters, safeguards

    founding.add_options(add("found", founding.found))
    accounts.add_commands(add("accounts", accounts.accounts), lambda: _common(nested=True))
    who = add("organisation", directory.organisation)
    directory.add_organisation_commands(who, lambda: _common(nested=True))
    where = add("channel", directory.channel)
    directory.add_channel_commands(where, lambda: _common(nested=True))
    safeguards.add_options(add("safeguards", safeguards.safeguards))
    rosters.add_commands(add("roster", rosters.roster), lambda: _common(nested=True))


def _add_papers(add: Add) -> None:
    from dsr_desk.commands import holds, others, processing, profiles, retaining

    holds.add_commands(add("hold", holds.hold), lambda: _common(nested=True))
    others.add_options(add("others", others.others))
    processing.add_options(add("record-of-processing", processing.record_of_processing))
    profiles.add_options(add("profile", profiles.profile))
    retaining.add_options(add("retention", retaining.retention))


def _add_mails(add: Add) -> None:
    from dsr_desk.commands import mailboxes, senders, sending

    senders.add_rule_options(add("sender-rules", senders.sender_rules))
    mailboxes.add_options(add("mailbox", mailboxes.mailbox))
    sending.add_commands(add("sending", sending.sending), lambda: _common(nested=True))


def _add_reading(add: Add) -> None:
    from dsr_desk.commands import calling, reading

    add("intake", reading.intake).add_argument("paths", nargs="+", metavar="PATH")
    views = ("open", "mine", "to_approve", "waiting", "overdue", "done", "aside")
    calling.add_options(add("phone", calling.phone))
    add("cases", reading.cases).add_argument("--view", choices=views, default="open")
    _case(add("show", reading.show))


def _add_deciding(add: Add) -> None:
    from dsr_desk.commands import deciding, senders

    settle = _case(add("settle", deciding.settle))
    what = settle.add_mutually_exclusive_group(required=True)
    what.add_argument("--override", metavar="CHECK", help="answer for a check (supervisors)")
    what.add_argument("--leave-out", metavar="CHANNEL", help="take a channel out of the mandate")
    what.add_argument("--disposal", metavar="NUMBER", help="record the disposal decision")
    what.add_argument("--organisation", metavar="KEY", help="say for which one the sender writes")
    what.add_argument(
        "--judge-anew",
        action="store_true",
        help="judge the sender’s authority by the roster as it is today (supervisors)",
    )
    what.add_argument(
        "--leave-out-person", type=number, metavar="N", help="person N of “show” is not concerned"
    )
    what.add_argument("--take-in", metavar="CHECK", help="person:2.1, who was left out, after all")
    what.add_argument(
        "--added-channels", action="store_true", help="check the channels that were added since"
    )
    what.add_argument("--read", metavar="MAIL", help="mail 2, 3, … was read and adds nothing")
    what.add_argument(
        "--ask-again",
        nargs="?",
        const="sender",
        metavar="CHECK",
        help="ask the name service again for the sender’s key; mail_sender:2 for a follow-up’s",
    )
    settle.add_argument("--reason", default="")
    _add_calling(_case(add("call-back", senders.call_back)))
    _case(add("split", deciding.split))
    deciding.add_telling_options(_case(add("tell-apart", deciding.tell_apart)))
    deciding.add_aside_options(_case(add("set-aside", deciding.set_aside)))
    _case(add("reopen", deciding.reopen))
    _case(add("editor-wrote", deciding.editor_wrote)).add_argument("--reason", required=True)


def _add_preparing(add: Add) -> None:
    from dsr_desk.commands import deciding, finding

    finding.add_match_options(_case(add("match", finding.match)))
    finding.add_decide_options(_case(add("decide", finding.decide)))
    _case(add("plan", deciding.plan))
    approve = _case(add("approve", deciding.approve))
    approve.add_argument("--digest", default="", help="of the plan that was looked at")
    approve.add_argument("--confirm", default="", help="the number of items and the case")
    _case(add("send-back", deciding.send_back)).add_argument("--comment", required=True)


def _add_clocks(add: Add) -> None:
    from dsr_desk.commands import clocks

    reckon = add("deadline", clocks.deadline)
    reckon.add_argument(
        "date", type=clocks.receipt, metavar="DATE", help="2026-03-03, or 2026-09-01T22:30Z"
    )
    reckon.add_argument("--country", default="SE", help="SE, NO, DK, FI or all")
    reckon.add_argument("--months", type=number, choices=(1, 3), default=1, help="3 when extended")
    reckon.add_argument(
        "--time-zone", type=clocks.zone, default=None, metavar="ZONE", help="else the country’s"
    )
    add("deadlines", clocks.deadlines).add_argument(
        "--take-over", metavar="CASE", help="put today’s dates in its place (supervisors)"
    )
    _case(add("extend", clocks.extend)).add_argument("--reason", required=True)
    told = _case(add("request-date", clocks.request_date))
    told.add_argument("date", type=day, metavar="DATE", help="such as 2026-03-03")
    told.add_argument("--sure", action="store_true", help="the day is right although doubtful")
    told.add_argument(
        "--mail", type=clocks.mail_number, metavar="N", help="mail N of the case tells it"
    )


def _add_calling(call: argparse.ArgumentParser) -> None:
    call.add_argument("--check", default="sender", help="mail_sender:2 for a follow-up’s sender")
    call.add_argument("--callee", required=True, metavar="NAME", help="whom you spoke with")
    call.add_argument("--number", default="", help="what you called; else the one on record")
    call.add_argument("--source", default="", help="where that number is known from")
    call.add_argument("--at", default="", metavar="TIME", help="ISO time of the call; else now")
    call.add_argument("--confirmed", required=True, metavar="TEXT", help="what was confirmed")


def _add_carrying_out(add: Add) -> None:
    from dsr_desk.commands import answering, erasing, exporting, importing

    _case(add("run", erasing.run)).add_argument(
        "--confirm-gone",
        default="",
        metavar="REASON",
        help="a database in which nothing of the plan is left is the right one (supervisors)",
    )
    again = add("replay", erasing.replay)
    again.add_argument("--look", action="store_true", help="only say what has come back")
    again.add_argument("--out", metavar="FILE", help="write the report there as JSON")
    _case(add("export", exporting.export)).add_argument("--out", metavar="FILE")
    answering.add_options(_case(add("answer", answering.answer)))
    importing.add_options(add("import", importing.import_content))


def _add_checking(add: Add) -> None:
    from dsr_desk.commands import machine, proofs, reviewing, senders, showing

    verify = add("verify", proofs.verify)
    verify.add_argument("file", metavar="PACKAGE")
    _seal_password(verify)
    audit = add("audit", proofs.audit)
    audit.add_argument("what", choices=("verify", "list", "export"))
    audit.add_argument("file", nargs="?", metavar="FILE", help="where the export goes")
    audit.add_argument("--case", metavar="CASE")
    add("trust", machine.trust).add_argument("--fingerprint", default="")
    add("self-check", machine.self_check)
    sender = add("sender-check", senders.sender_check)
    sender.add_argument("file", metavar="FILE")
    sender.add_argument("--authserv-id", action="append", default=[], help="our receiving server")
    sender.add_argument("--dns", action="store_true", help="look signing keys up, for DKIM")
    look = add("review", reviewing.review)
    look.add_argument("file", metavar="PACKAGE")
    look.add_argument(
        "--notes", nargs="?", const="", metavar="FILE", help="list the notes, show no window"
    )
    _seal_password(look)
    demo = add("demo", showing.demo)
    demo.add_argument("--data-only", action="store_true", help="make the workspace and stop")
    demo.add_argument("--play", action="store_true", help="play it offscreen, as without a display")
    demo.add_argument("--out", metavar="DIR", help="where the played demo leaves its files")
    demo.add_argument("--letters", metavar="DIR", help="write the sixteen request mails there")


_TOGETHER: dict[tuple[str, ...], Callable[[Add], None]] = {
    ("parse",): _add_parsing,
    ("intake", "phone", "cases", "show"): _add_reading,
    (
        *("settle", "call-back", "split", "tell-apart"),
        *("set-aside", "reopen", "editor-wrote"),
    ): _add_deciding,
    ("match", "decide", "plan", "approve", "send-back"): _add_preparing,
    ("deadline", "deadlines", "extend", "request-date"): _add_clocks,
    ("run", "replay", "export", "answer", "import"): _add_carrying_out,
    ("verify", "audit", "trust", "self-check", "sender-check", "review", "demo"): _add_checking,
    ("found", "accounts", "organisation", "channel", "safeguards", "roster"): _add_people,
    ("hold", "others", "record-of-processing", "profile", "retention"): _add_papers,
    ("sender-rules", "mailbox", "sending"): _add_mails,
}
"""Which commands are made known together, in the order in which help lists them."""


def _seal_password(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--password-stdin", action="store_true", help="read a sealed package’s password from stdin"
    )


def _common(*, nested: bool = False) -> argparse.ArgumentParser:
    """Return the options that stand before or after the command's name."""
    unset = argparse.SUPPRESS if nested else None
    common = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    common.add_argument("--workspace", metavar="DIR", default=unset, help="the workspace folder")
    common.add_argument(
        "--json", action="store_true", default=unset or False, help="one JSON document on stdout"
    )
    common.add_argument("--user", default=unset or "", help="who acts")
    common.add_argument(
        "--password-file",
        default=unset or "",
        metavar="FILE",
        help="its first line is the password; or the demo-accounts.json",
    )
    return common


def _case(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("case", metavar="CASE", help="the case’s number, such as DSR-0001")
    return parser


def _print(result: Result, *, as_json: bool) -> bool:
    """Print what a command has to say; False where it could not be written."""
    try:
        if as_json:
            import json  # the window needs none before it is painted

            json.dump(result.data, sys.stdout, ensure_ascii=False, indent=2)
            sys.stdout.write("\n")
        else:
            for line in result.lines:
                print(for_terminal(line))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has stopped (`| head`); what the command did is done.
        _say_no_more()
    except OSError as error:
        _say_no_more()
        what = error.strerror or type(error).__name__
        print(f"The output could not be written: {what}. {_DONE_SILENTLY}", file=sys.stderr)
        return False
    return True


_DONE_SILENTLY = (
    "What the command did is done, and on record: “dsr-desk audit list” names it. Make room, or"
    " send the output elsewhere; a command that only looks can be given again."
)


def _say_no_more() -> None:
    """Send the rest nowhere, or the interpreter complains once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
