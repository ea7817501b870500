"""What goes wrong between the desk and a mailbox: each by its name, with what to do about it.

A sentence names the host or folder as configured.  What a server said is foreign text: it is quoted
by ``ServerSaid`` alone.
"""

from __future__ import annotations

from typing import ClassVar

from dsr_desk.domain.errors import Problem, Refusal

_MOST_SAID = 120


def plain_words(said: str) -> str:
    """Return foreign text on one line, without anything invisible, and bounded."""
    kept = "".join(letter if letter.isprintable() else " " for letter in said[: 4 * _MOST_SAID])
    words = " ".join(kept.split())
    return words if len(words) <= _MOST_SAID else f"{words[: _MOST_SAID - 1]}…"


class ServerSaid(Problem):
    """A server has said no: its words are quoted, and only as ``plain_words`` gives them."""

    sentence: ClassVar[str]
    """Has ``{host}``, the server as configured, and ``{said}``."""

    def __init__(self, host: str, said: str) -> None:
        """Name the server and quote what it said."""
        words = plain_words(said)
        super().__init__(self.sentence.format(host=host, said=words), host=host, said=words)


class MailboxHostUnknown(Problem):
    """The mail server's name leads nowhere."""

    code = "mailbox-host-unknown"

    def __init__(self, host: str) -> None:
        """Name the host."""
        super().__init__(
            f"There is no server by the name {host}. Check the name in the mailbox’s settings, and"
            " that this machine has a network.",
            host=host,
        )


class MailboxUnreachable(Problem):
    """The mail server does not answer, or refuses the connection."""

    code = "mailbox-unreachable"

    def __init__(self, host: str, port: int, reason: str) -> None:
        """Name the server, its port, and why by a fixed phrase."""
        super().__init__(
            f"The mail server {host} can’t be reached at port {port}: {reason}. Check the port and"
            " the network; the desk tries again by itself.",
            host=host,
            port=port,
            reason=reason,
        )


class MailboxCertificateWrong(Problem):
    """The server's certificate does not prove that it is the server."""

    code = "mailbox-certificate-wrong"

    def __init__(self, host: str, reason: str) -> None:
        """Name the server and what is wrong with its certificate."""
        super().__init__(
            f"The mail server {host} could not prove who it is: {reason}. No password was sent."
            " Ask whoever runs the server; don’t go on before its certificate is right.",
            host=host,
            reason=reason,
        )


class MailboxNotEncrypted(Problem):
    """The server does not offer the encryption that the settings ask for."""

    code = "mailbox-not-encrypted"

    def __init__(self, host: str) -> None:
        """Name the server."""
        super().__init__(
            f"The mail server {host} does not offer an encrypted connection in this way. No"
            " password was sent. Try the other kind of encryption (TLS, port 993).",
            host=host,
        )


class MailboxNotUnderstood(ServerSaid):
    """What answers there does not speak IMAP, or not soundly."""

    code = "mailbox-not-understood"
    sentence = (
        "{host} does not answer as a mail server should (“{said}”). Check the port and the"
        " kind of encryption."
    )


class MailboxLoginRefused(ServerSaid):
    """The server does not accept the user with this secret."""

    code = "mailbox-login-refused"
    sentence = (
        "The mail server {host} refused to let the desk in (“{said}”). Check the user name,"
        " and give the password again."
    )


class MailboxFolderMissing(Problem):
    """A configured folder is not there."""

    code = "mailbox-folder-missing"

    def __init__(self, folder: str) -> None:
        """Name the folder."""
        super().__init__(
            f"The mailbox has no folder “{folder}”, or the desk may not open it. Make the folder"
            " on the server, or choose another in the mailbox’s settings.",
            folder=folder,
        )


class MailboxLost(Problem):
    """The connection broke."""

    code = "mailbox-lost"

    def __init__(self, host: str) -> None:
        """Name the server."""
        super().__init__(
            f"The connection to {host} broke off. What was filed stays filed; the desk goes on"
            " where it stopped as soon as the server answers again.",
            host=host,
        )


class MailboxSecretMissing(Problem):
    """There is no secret for this mailbox, or it was given for other settings."""

    code = "mailbox-secret-missing"

    def __init__(self, title: str) -> None:
        """Name the mailbox."""
        super().__init__(
            f"The password (or the sign-in) of the mailbox “{title}” is not known here. Give it in"
            " the mailbox’s settings; without a key store it is asked for in each session.",
            title=title,
        )


class SettingsNotOnRecord(Refusal):
    """The settings of a server are not those that a supervisor has saved."""

    code = "settings-not-on-record"

    def __init__(self, title: str) -> None:
        """Name the mailbox or the server."""
        super().__init__(
            f"The settings of “{title}” were changed outside the desk. Nothing was sent, and no"
            " password was given to it. Report this to your administrator; then have a supervisor"
            " look at the settings and save them again.",
            title=title,
        )


class TokenRefused(ServerSaid):
    """The provider gives no access token for what we have."""

    code = "mailbox-token-refused"
    sentence = (
        "{host} no longer vouches for the desk (“{said}”). Sign in to the mailbox again in"
        " its settings."
    )


class TokenServerUnreachable(Problem):
    """The provider's token endpoint can't be reached or understood."""

    code = "mailbox-token-server"

    def __init__(self, host: str, reason: str) -> None:
        """Name the provider's host and why by a fixed phrase."""
        super().__init__(
            f"{host}, which gives out the sign-in for the mailbox, can’t be used: {reason}. The"
            " desk tries again by itself; check the address in the mailbox’s settings.",
            host=host,
            reason=reason,
        )


class MailboxSettingsWrong(Refusal):
    """The mailbox's settings can't work, or aren't safe."""

    code = "mailbox-settings-wrong"

    def __init__(self, wrong: str) -> None:
        """Say what is wrong, by the code of the field."""
        super().__init__(
            f"The mailbox’s settings can’t be used: {WRONG.get(wrong, wrong)}. Nothing was changed."
            " Correct it, then save again.",
            wrong=WRONG.get(wrong, wrong),
        )


class UnknownMailbox(Refusal):
    """There is no such mailbox."""

    code = "mailbox-unknown"

    def __init__(self, mailbox: str) -> None:
        """Name what was asked for."""
        super().__init__(
            f"There is no mailbox {mailbox}. “dsr-desk mailbox list” lists them.", mailbox=mailbox
        )


WRONG = {
    "key": "the short name may hold small letters, digits and hyphens, and no more than 40",
    "text": "a name is empty, too long or holds invisible characters",
    "host": "the server’s name is no name of a server",
    "address": "the address is no e-mail address",
    "port": "the port must be a number from 1 to 65535",
    "not-encrypted": "a server elsewhere must be reached encrypted",
    "target": "filed mails can be moved only to a folder of another name",
    "keyword": "a keyword may hold letters, digits and $ _ . -",
    "poll": "the interval must lie between 15 seconds and a day",
    "provider": "signing in by token needs a client id and addresses that begin with https://",
}
"""What is wrong with settings, by the code of the rule; windows translate the phrases."""
