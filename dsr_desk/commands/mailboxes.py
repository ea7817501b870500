"""Commands about intake mailboxes: list, add, test, fetch, remove."""

from __future__ import annotations

import getpass
import sys
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dsr_desk.commands import forgotten, shapes
from dsr_desk.commands.context import Context, Result, number, read_password
from dsr_desk.domain.counting import Count
from dsr_desk.domain.errors import Problem
from dsr_desk.domain.mailboxes.errors import MailboxSecretMissing, MailboxSettingsWrong
from dsr_desk.domain.mailboxes.mailbox import AfterFiling, AuthKind, Mailbox, Provider, Security
from dsr_desk.services.progress import CancelToken

if TYPE_CHECKING:
    from dsr_desk.services.desk import DeskServices
    from dsr_desk.services.mailboxes.secrets import Credential
    from dsr_desk.services.people.accounts import SignedIn

_NONE = "No mailbox is set up."
WHAT = ("list", "add", "test", "fetch", "remove")
_SAID = {
    "no-safe-move": "the server has neither MOVE nor UIDPLUS: filed mails are flagged instead",
    "no-idle": "the server has no IDLE: it is looked at in intervals",
    "flagged-instead": "the mails were flagged: the server can’t move them safely",
    "target-missing": "the folder for filed mails is missing or closed; they are moved next time",
    "put-off": "another window or command holds the workspace; mails are moved next time",
}


def add_options(parser: ArgumentParser) -> None:
    """Let a mailbox be named and set up."""
    parser.add_argument("what", nargs="?", choices=WHAT, default="list")
    parser.add_argument("key", nargs="?", default="", metavar="MAILBOX", help="its short name")
    parser.add_argument("--title", default="", help="what people call it")
    parser.add_argument("--host", default="", help="the mail server (add)")
    parser.add_argument("--port", type=number, help="993 for tls, 143 for starttls")
    parser.add_argument("--login", default="", metavar="USER", help="the user at the server")
    kinds = [kind.value for kind in Security]
    parser.add_argument("--security", choices=kinds, default="tls", help="none: this machine only")
    parser.add_argument("--auth", choices=[kind.value for kind in AuthKind], default="password")
    parser.add_argument("--folder", default="INBOX")
    parser.add_argument("--after", choices=[kind.value for kind in AfterFiling], default="leave")
    parser.add_argument("--target", default="", metavar="FOLDER", help="where filed mails go")
    parser.add_argument("--keyword", default="", help="what filed mails are flagged with")
    parser.add_argument("--every", type=number, default=120, metavar="SECONDS")
    parser.add_argument("--secret-file", default="", metavar="FILE", help="password or token")
    parser.add_argument("--token-endpoint", default="", metavar="URL", help="xoauth2: https://…")
    parser.add_argument("--device-endpoint", default="", metavar="URL", help="sign in by a code")
    parser.add_argument("--client-id", default="")
    parser.add_argument("--client-secret-file", default="", metavar="FILE")
    parser.add_argument("--scope", default="")


def mailbox(context: Context) -> Result:
    """List, add, test, fetch or remove intake mailboxes (IMAP); without a word more, the list."""
    desk = context.desk()
    acts = {"add": _add, "test": _test, "fetch": _fetch, "remove": _remove}
    if context.args.what == "list":
        return _list(desk)
    if not context.args.key and context.args.what != "fetch":
        raise MailboxSettingsWrong("key")
    try:
        return acts[context.args.what](context, desk)
    finally:
        desk.mail_fetching.close()


def _list(desk: DeskServices) -> Result:
    boxes = desk.mailboxes.all()
    lines = [
        f"{box.key:<12} {box.title}  {box.user} at {box.host}:{box.port} ({box.security.value},"
        f" {box.auth.value})  {box.folder}, then {box.after.value} {box.target}".rstrip()
        for box in boxes
    ]
    data = [shapes.plain(box) | {"secret": desk.mailboxes.has_secret(box)} for box in boxes]
    return Result(data, tuple(lines) or (_NONE,))


def _add(context: Context, desk: DeskServices) -> Result:
    by = context.sign_in(desk)
    box = _box(context)
    credential = _credential(context, desk, box, by)
    saved = desk.mailboxes.save(box, credential, by)
    lines = [f"The mailbox {box.key} is set up."]
    if not saved.kept:
        lines.append("Its secret is not kept: there is no key store. It is asked for each time.")
    return Result({"mailbox": box.key, "secret_kept": saved.kept}, tuple(lines))


def _test(context: Context, desk: DeskServices) -> Result:
    by = context.sign_in(desk)
    box = desk.mailboxes.get(context.args.key)
    given = None if desk.mailboxes.has_secret(box) else _typed(context, box)
    found = desk.mailboxes.test(box, given, by, CancelToken())
    lines = [f"The mailbox {box.key} answers: {Count(found.mails):# mail|# mails} in {box.folder}."]
    lines += [_SAID[code] for code in found.notices]
    return Result(shapes.plain(found), tuple(lines))


def _fetch(context: Context, desk: DeskServices) -> Result:
    by = context.perhaps(desk)
    key = context.args.key
    boxes = (desk.mailboxes.get(key),) if key else desk.mailboxes.all()
    data, lines, status = [], [], 0
    for box in boxes:
        try:
            if not desk.mailboxes.has_secret(box):
                signed = by or context.sign_in(desk)
                desk.mailboxes.give_secret(box.key, _typed(context, box), signed)
            found = desk.mail_fetching.fetch(box.key, CancelToken())
        except Problem as error:
            if key:
                raise
            # One mailbox that can't be reached keeps nobody from the others.
            told = {"code": error.code, "message": error.message}
            data.append({"mailbox": box.key, "error": told})
            lines.append(f"{box.key}: {error.message}")
            status = 3
            continue
        data.append({"mailbox": box.key, **shapes.plain(found)})
        lines += [
            f"{o.status:<10} {o.case_number:<9} {o.origin} {o.problem}".rstrip()
            for o in found.outcomes
        ]
        lines += [f"{box.key}: {_SAID[code]}" for code in found.notices]
        status = 3 if any(o.status == "unreadable" for o in found.outcomes) else status
    return Result(data, tuple(lines) or ("Nothing new." if boxes else _NONE,), status)


def _remove(context: Context, desk: DeskServices) -> Result:
    removed = desk.mailboxes.remove(context.args.key, context.sign_in(desk))
    said = f"The mailbox {context.args.key} is removed; the cases that came from it stay."
    data = {"removed": context.args.key, "secret": removed.left.secret.value}
    return Result(
        data, (said, *forgotten.lines_of(removed.left)), forgotten.status_of(removed.left)
    )


def _box(context: Context) -> Mailbox:
    args = context.args
    security = Security(args.security)
    usual = 993 if security is Security.TLS else 143
    box = Mailbox(
        key=args.key,
        title=args.title or args.key,
        host=args.host,
        port=usual if args.port is None else args.port,
        user=args.login,
        security=security,
        auth=AuthKind(args.auth),
        folder=args.folder,
        after=AfterFiling(args.after),
        target=args.target,
        poll_seconds=args.every,
        provider=Provider(args.token_endpoint, args.device_endpoint, args.client_id, args.scope),
    )
    return replace(box, keyword=args.keyword) if args.keyword else box


def _credential(
    context: Context, desk: DeskServices, box: Mailbox, by: SignedIn
) -> Credential | None:
    if not context.args.device_endpoint or context.args.secret_file:
        return _typed(context, box)
    from dsr_desk.services.mailboxes.secrets import Credential  # with all ports behind it

    cancel = CancelToken()
    code = desk.mailboxes.begin_sign_in(box, by, cancel)
    print(f"Open {code.address} and type {code.user_code}", file=sys.stderr, flush=True)
    client = _client_secret(context)
    tokens = desk.mailboxes.finish_sign_in(box, code, client, cancel)
    return Credential(tokens.refresh, client)


def _typed(context: Context, box: Mailbox) -> Credential:
    """Return the secret from the file that was named, or from a prompt; never from an argument."""
    from dsr_desk.services.mailboxes.secrets import Credential

    if context.args.secret_file:
        secret = read_password(Path(context.args.secret_file), box.key)
        return Credential(secret, _client_secret(context))
    if not sys.stdin.isatty():
        raise MailboxSecretMissing(box.title)
    wanted = "Password" if box.auth is AuthKind.PASSWORD else "Refresh token"
    return Credential(getpass.getpass(f"{wanted} of {box.user}: "), _client_secret(context))


def _client_secret(context: Context) -> str:
    path = context.args.client_secret_file
    return read_password(Path(path), "client") if path else ""
