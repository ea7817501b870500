"""Commands about the account that answers are sent by: show, set, test, remove."""

from __future__ import annotations

import getpass
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from dsr_desk.commands import forgotten, shapes
from dsr_desk.commands.context import (
    Command,
    Context,
    Result,
    number,
    read_password,
    words_below,
)
from dsr_desk.domain.addresses import AddressError, EmailAddress
from dsr_desk.domain.answers.errors import SendingNotSetUp, SendingSettingsWrong
from dsr_desk.domain.answers.sending import PORTS, SendingAccount
from dsr_desk.domain.mailboxes.errors import MailboxSecretMissing
from dsr_desk.domain.mailboxes.mailbox import AuthKind, Provider, Security
from dsr_desk.services.progress import CancelToken

if TYPE_CHECKING:
    from dsr_desk.services.desk import DeskServices
    from dsr_desk.services.mailboxes.secrets import Credential
    from dsr_desk.services.people.accounts import SignedIn


def sending(context: Context) -> Result:
    """Set up the account that answers are sent by (SMTP)."""
    command: Command = context.args.sending_command
    return command(context)


def add_commands(parser: ArgumentParser, common: Callable[[], ArgumentParser]) -> None:
    """Add what stands below ``sending``."""
    word = words_below(parser, common, "sending_command")
    parser.set_defaults(sending_command=_show)
    word("show", _show)
    _add_settings(word("set", _set))
    test = word("test", _test)
    test.add_argument("--secret-file", default="", metavar="FILE", help="password or token")
    test.add_argument("--client-secret-file", default="", metavar="FILE")
    word("remove", _remove)


def _add_settings(parser: ArgumentParser) -> None:
    parser.add_argument("--address", required=True, help="whom answers come from")
    parser.add_argument("--host", required=True, help="the server that takes mails")
    parser.add_argument("--port", type=number, help="465 for tls, 587 for starttls")
    parser.add_argument("--login", default="", metavar="USER", help="else the address")
    kinds = [kind.value for kind in Security]
    parser.add_argument("--security", choices=kinds, default="tls", help="none: this machine only")
    parser.add_argument("--auth", choices=[kind.value for kind in AuthKind], default="password")
    parser.add_argument("--secret-file", default="", metavar="FILE", help="password or token")
    parser.add_argument("--token-endpoint", default="", metavar="URL", help="xoauth2: https://…")
    parser.add_argument("--client-id", default="")
    parser.add_argument("--client-secret-file", default="", metavar="FILE")
    parser.add_argument("--scope", default="")


def _show(context: Context) -> Result:
    """Show the account."""
    settings = context.desk().sending_settings
    account = settings.account()
    if account is None:
        return Result({"account": None}, ("No account for sending is set up.",))
    line = (
        f"{account.address.text} by {account.user} at {account.host}:{account.port}"
        f" ({account.security.value}, {account.auth.value})"
    )
    data = {"account": shapes.plain(account), "secret": settings.has_secret()}
    return Result(data, (line,))


def _set(context: Context) -> Result:
    """Set the account up, or change it."""
    desk = context.desk()
    by = context.sign_in(desk)
    account = _account(context.args)
    saved = desk.sending_settings.save(account, credential(context, account), by)
    lines = [f"Answers are sent from {account.address.text} by {account.host}."]
    if not saved.kept:
        lines.append("Its secret is not kept: there is no key store. It is asked for each time.")
    return Result({"host": account.host, "secret_kept": saved.kept}, tuple(lines))


def _test(context: Context) -> Result:
    """Connect and sign in, and send nothing."""
    desk = context.desk()
    by = context.sign_in(desk)
    account = desk.sending_settings.account()
    if account is None:
        raise SendingNotSetUp
    given = None if desk.sending_settings.has_secret() else credential(context, account)
    most = desk.sending_settings.test(account, given, by, CancelToken())
    limit = f"mails up to {most / 1e6:.1f} MB" if most else "mails of any size"
    return Result({"most_bytes": most}, (f"{account.host} lets the desk in and takes {limit}.",))


def _remove(context: Context) -> Result:
    """Forget the account and its secret; what was sent stays on record."""
    desk = context.desk()
    left = desk.sending_settings.remove(context.sign_in(desk)).left
    lines = ("The account for sending is removed.", *forgotten.lines_of(left))
    data = {"removed": True, "secret": left.secret.value}
    return Result(data, lines, forgotten.status_of(left))


def _account(args: Namespace) -> SendingAccount:
    try:
        address = EmailAddress(args.address)
    except AddressError:
        raise SendingSettingsWrong("address") from None
    security = Security(args.security)
    return SendingAccount(
        address=address,
        host=args.host,
        port=PORTS[security] if args.port is None else args.port,
        user=args.login or address.text,
        security=security,
        auth=AuthKind(args.auth),
        provider=Provider(args.token_endpoint, "", args.client_id, args.scope),
    )


def give_secret(context: Context, desk: DeskServices, by: SignedIn) -> None:
    """Ask for the secret of the account where no key store has it."""
    account = desk.sending_settings.account()
    if account is not None and not desk.sending_settings.has_secret():
        desk.sending_settings.give_secret(credential(context, account), by)


def credential(context: Context, account: SendingAccount) -> Credential:
    """Return the secret from the file that was named, or from a prompt; never from an argument.

    Raises:
        MailboxSecretMissing: there is neither.
    """
    from dsr_desk.services.mailboxes.secrets import Credential  # with all ports behind it

    path = getattr(context.args, "client_secret_file", "")
    client = read_password(Path(path), "client") if path else ""
    if context.args.secret_file:
        return Credential(read_password(Path(context.args.secret_file), account.key), client)
    if not sys.stdin.isatty():
        raise MailboxSecretMissing(account.title)
    wanted = "Password" if account.auth is AuthKind.PASSWORD else "Refresh token"
    return Credential(getpass.getpass(f"{wanted} of {account.user}: "), client)
