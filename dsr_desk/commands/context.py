"""What a command is given, and what it gives back."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, Any, Protocol

from dsr_desk.commands.files import text_in
from dsr_desk.domain.errors import FileUnreadable, NotSignedIn

if TYPE_CHECKING:
    from dsr_desk.domain.sender import SenderFinding
    from dsr_desk.services.desk import DeskServices
    from dsr_desk.services.extracts.review import Review
    from dsr_desk.services.intake.mail_parser import MailParser
    from dsr_desk.services.people.accounts import SignedIn
    from dsr_desk.services.people.founding import SetUp

Data = dict[str, Any] | list[Any]
"""What ``--json`` prints: plain JSON values."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a command has to say: for a program, for a person, and as exit status."""

    data: Data
    lines: tuple[str, ...] = field(default=())
    status: int = 0


class Composition(Protocol):
    """What the composition root can make for a command."""

    def open(self, workspace: Path) -> DeskServices:
        """Open a workspace."""
        ...

    def parser(self, authserv_ids: tuple[str, ...], *, look_up_keys: bool = False) -> MailParser:
        """Return a mail parser, which needs no workspace; it asks for no keys unless told to."""
        ...

    def sender_findings(
        self, path: Path, workspace: Path | None, authserv_ids: tuple[str, ...], look_up_keys: bool
    ) -> tuple[SenderFinding, ...]:
        """Return what a mail holds about its sender, by a workspace's settings or by none."""
        ...

    def review(self) -> Review:
        """Return the package reader, which needs no workspace."""
        ...

    def verify(self, path: Path, workspace: Path | None, password: Callable[[], str]) -> Data:
        """Check a package or a certificate offline; return what was found to hold."""
        ...

    def stored_password(self, workspace: Path, name: str) -> str:
        """Return a password from the key store, or empty."""
        ...

    def make_workspace(
        self, workspace: Path, setup: SetUp, receiving_servers: tuple[str, ...]
    ) -> None:
        """Make a workspace in an empty or missing folder, whole or not at all."""
        ...

    def make_demo(self, workspace: Path, say: Callable[[str], object]) -> Data:
        """Make the demo workspace in an empty or missing folder; say what comes next."""
        ...

    def letters(self, folder: Path) -> Data:
        """Write the demo's request mails into a folder."""
        ...

    def self_check(self, workspace: Path | None) -> Data:
        """Return what the machine and the workspace lack."""
        ...

    def show_window(self, workspace: Path | None, package: Path | None) -> int:
        """Start the windowed program; return its exit status."""
        ...

    def play_demo(self, out: Path | None, say: Callable[[str], object]) -> Data:
        """Play one erasure and one export through the real window, offscreen."""
        ...

    def has_display(self) -> bool:
        """Tell whether a window can be shown."""
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """A command's surroundings."""

    make: Composition
    args: Namespace

    @property
    def workspace(self) -> Path:
        """The folder that ``--workspace`` names, or the usual one."""
        return Path(self.args.workspace)

    def next_command(self, words: str) -> str:
        """Return a command to go on with, in the workspace and as the person of this one."""
        import shlex

        line = f"dsr-desk {words}".rstrip()
        for option, value in (
            ("--workspace", self.args.workspace if self.args.workspace_given else ""),
            ("--user", self.args.user),
            ("--password-file", self.args.password_file),
        ):
            line += f" {option} {shlex.quote(value)}" if value else ""
        return line

    def desk(self) -> DeskServices:
        """Open the workspace; say on stderr when its audit lacks what this machine has seen."""
        from dsr_desk.domain.record.audit import HistoryMissing

        desk = self.make.open(self.workspace)
        try:
            desk.audit.require_seen()
        except HistoryMissing as missing:
            print(missing.message, file=sys.stderr)
        return desk

    def sign_in(self, desk: DeskServices) -> SignedIn:
        """Sign in whom ``--user`` names.

        Raises:
            NotSignedIn: no name was given.
            WrongPassword: the password does not fit.
        """
        name = self.args.user
        if not name:
            raise NotSignedIn
        return desk.accounts.sign_in(name, self.password())

    def perhaps(self, desk: DeskServices) -> SignedIn | None:
        """Sign in when a name was given."""
        return self.sign_in(desk) if self.args.user else None

    def password(self) -> str:
        """Return the password from the file, the key store or a prompt, in this order."""
        if self.args.password_file:
            return read_password(Path(self.args.password_file), self.args.user)
        stored = self.make.stored_password(self.workspace, self.args.user)
        if stored:
            return stored
        if not sys.stdin.isatty():
            raise NotSignedIn
        return _typed(f"Password of {self.args.user}: ")

    def seal_password(self, name: str) -> str:
        """Return the password of a sealed package: never from the command line, which others see.

        Raises:
            FileUnreadable: nobody is there to be asked.
        """
        if self.args.password_stdin:
            return sys.stdin.readline().strip()
        if not sys.stdin.isatty():
            raise FileUnreadable(name, "it is sealed; give its password with --password-stdin")
        return _typed("Password of the package: ").strip()


def _typed(prompt: str) -> str:
    """Return what somebody types in without its being seen."""
    from getpass import getpass

    return getpass(prompt)


_LARGEST = 2**63 - 1
"""What a database keeps as a number."""


def number(text: str) -> int:
    """Return an argument that is a whole number, no larger than any that is kept.

    Raises:
        ArgumentTypeError: it is none; names what is.
    """
    try:
        found = int(text)
    except ValueError:
        found = _LARGEST + 1
    if abs(found) > _LARGEST:
        raise ArgumentTypeError("not a number that is kept. Give it such as 12")
    return found


def day(text: str) -> date:
    """Read a day.

    Raises:
        ArgumentTypeError: it is none; names what is.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is no day. Give it such as 2026-03-03") from None


def address(text: str) -> str:
    """Read an e-mail address, as it was typed.

    Raises:
        ArgumentTypeError: it is none; names what is.
    """
    from dsr_desk.domain.addresses import AddressError, EmailAddress

    try:
        return EmailAddress(text).text
    except AddressError:
        raise ArgumentTypeError(
            f"“{text}” is not one e-mail address. Give it such as anna@hemma.example"
        ) from None


_HARMLESS = "\n\t\u00a0\u202f\u200d"
"""Not printable to Python, and yet: line and tab, spaces that don't break, what joins emoji."""


def for_terminal(text: str) -> str:
    """Return foreign text for a terminal: what would act there is spelt out."""
    return "".join(c if c.isprintable() or c in _HARMLESS else f"<U+{ord(c):04X}>" for c in text)


def read_password(path: Path, name: str) -> str:
    """Return the password in a file: its first line, or the account's in a demo-accounts.json.

    ``administrator`` is nobody's account, and opens the administrator's key.
    """
    text = text_in(path)
    if path.suffix == ".json":
        import json

        try:
            known = json.loads(text)
            passwords = {each["name"]: each["password"] for each in known["accounts"]}
            passwords.setdefault(ADMINISTRATOR, known.get("administrator_passphrase"))
            if isinstance(passwords[name], str):
                return str(passwords[name])
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            pass
        raise FileUnreadable(path.name, "it names no such account")
    return text.partition("\n")[0]


ADMINISTRATOR = "administrator"
Command = Callable[[Context], Result]


def words_below(
    parser: ArgumentParser, common: Callable[[], ArgumentParser], into: str
) -> Callable[[str, Command], ArgumentParser]:
    """Return what adds a word below a command, such as ``roster list``.

    Args:
        parser: the command's own.
        common: makes the options of every command.
        into: the attribute of the arguments that takes the word's command.
    """
    words = parser.add_subparsers(title="what", metavar="WHAT")

    def word(name: str, command: Command) -> ArgumentParser:
        text = (command.__doc__ or "").splitlines()[0]
        made = words.add_parser(
            name, help=text, description=text, allow_abbrev=False, parents=[common()]
        )
        made.set_defaults(**{into: command})
        return made

    return word


def unexpected(error: Exception) -> str:
    """Return what is said of an error that nobody expected: its kind and place, no content."""
    places = extract_tb(error.__traceback__)
    way = " < ".join(f"{Path(place.filename).name}:{place.lineno}" for place in reversed(places))
    return (
        f"Something went wrong that the program did not expect ({type(error).__name__}). What was"
        " not finished has been undone. If a file was named, it may be damaged or made to do harm;"
        f" else check the workspace with “dsr-desk audit verify”. Please report this: {way}"
    )
