"""What goes wrong when an answer is sent: each by its name, with what to do about it.

As in ``mailboxes/errors.py`` what a server said is quoted by ``ServerSaid`` alone.
"""

from __future__ import annotations

from dsr_desk.domain.errors import Problem, Refusal
from dsr_desk.domain.mailboxes.errors import WRONG, ServerSaid


class SmtpUnreachable(Problem):
    """The server that sends does not answer, or hangs up; nothing was sent."""

    code = "smtp-unreachable"

    def __init__(self, host: str, port: int, reason: str) -> None:
        """Name the server, its port, and why by a fixed phrase."""
        super().__init__(
            f"Nothing was sent: {host} can’t be used at port {port}: {reason}. Check the"
            " settings for sending and the network, then send again, or save the answer.",
            host=host,
            port=port,
            reason=reason,
        )


class SmtpCertificateWrong(Problem):
    """The server's certificate does not prove that it is the server; nothing was sent."""

    code = "smtp-certificate-wrong"

    def __init__(self, host: str, reason: str) -> None:
        """Name the server and what is wrong with its certificate."""
        super().__init__(
            f"Nothing was sent: {host} could not prove who it is: {reason}. No password was"
            " sent either. Ask whoever runs the server.",
            host=host,
            reason=reason,
        )


class SmtpNotEncrypted(Problem):
    """The server offers no encryption; nothing was sent."""

    code = "smtp-not-encrypted"

    def __init__(self, host: str) -> None:
        """Name the server."""
        super().__init__(
            f"Nothing was sent: {host} offers no encrypted connection in this way. No"
            " password was sent either. Try the other kind of encryption (TLS, port 465).",
            host=host,
        )


class SmtpNotUnderstood(ServerSaid):
    """What answers does not speak SMTP; nothing was sent."""

    code = "smtp-not-understood"
    sentence = (
        "Nothing was sent: {host} does not answer as a mail server should (“{said}”)."
        " Check the port and the kind of encryption."
    )


class SmtpLoginRefused(ServerSaid):
    """The server does not accept the user with this secret; nothing was sent."""

    code = "smtp-login-refused"
    sentence = (
        "Nothing was sent: {host} refused to let the desk in (“{said}”). Check the"
        " user name in the settings for sending, and give the password again."
    )


class SmtpRefused(ServerSaid):
    """The server does not take this mail."""

    code = "smtp-refused"
    sentence = (
        "Nothing was sent: {host} did not take the mail (“{said}”). Send again later, or"
        " save the answer and send it from your mail program."
    )


class MailTooLarge(Problem):
    """The mail is larger than the server takes."""

    code = "mail-too-large"

    def __init__(self, host: str, size: str, most: str) -> None:
        """Name the server, the mail's size and the server's limit, in megabytes."""
        super().__init__(
            f"Nothing was sent: the mail has {size} MB, and {host} takes {most} MB at most. Hand"
            " the extract over in another way, and send the answer without it.",
            host=host,
            size=size,
            most=most,
        )


class SmtpNoUtf8(Problem):
    """The server can't write to an address with other letters than ASCII has."""

    code = "smtp-no-utf8"

    def __init__(self, host: str) -> None:
        """Name the server."""
        super().__init__(
            f"Nothing was sent: {host} can’t write to an address with such letters"
            " (SMTPUTF8). Save the answer and send it from another server.",
            host=host,
        )


class SendingUnknown(Problem):
    """The connection broke when the server had everything: it may have taken the mail or not."""

    code = "sending-unknown"

    def __init__(self, host: str) -> None:
        """Name the server."""
        super().__init__(
            f"Nobody knows whether the answer was sent: {host} had all of it and did not say. Look"
            " into the sent mail there, or ask the editor; then say which it was. Nothing is sent"
            " again by itself.",
            host=host,
        )


class SentUnrecorded(Problem):
    """The server has taken the answer, and the desk could not put that on record."""

    code = "sent-unrecorded"

    def __init__(self, host: str) -> None:
        """Name the server."""
        super().__init__(
            f"The answer was sent: {host} has taken it. Only the desk’s record of it could not be"
            " written. See that its disk has room, then say that it was sent. Nothing is sent again"
            " by itself.",
            host=host,
        )


class UnsentUnrecorded(Problem):
    """Nothing was sent, and the desk could not put that on record."""

    code = "unsent-unrecorded"

    def __init__(self, host: str) -> None:
        """Name the server."""
        super().__init__(
            f"Nothing was sent to {host}, and the desk’s record of it could not be written. See"
            " that its disk has room, say that it was not sent, then send again.",
            host=host,
        )


UNSETTLED = ("sending-unknown", "sent-unrecorded", "unsent-unrecorded", "sending-undecided")
"""Codes of what is followed by somebody saying what became of an answer."""


class SendingUndecided(Refusal):
    """An earlier sending of this case was broken off, and nobody has said what became of it."""

    code = "sending-undecided"

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "An answer of this case was being sent, and what became of it is not known. Look into"
            " the sent mail, or ask the editor; say which it was, then go on."
        )


class AlreadySent(Refusal):
    """This answer has been sent."""

    code = "already-sent"

    def __init__(self) -> None:
        """Say what there is."""
        super().__init__(
            "This answer has been sent already; the mail lies in the workspace’s folder of"
            " answers. Nothing was sent again."
        )


class NothingUndecided(Refusal):
    """There is no sending whose outcome is not known."""

    code = "nothing-undecided"

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            "What became of every answer of this case is known. There is nothing to settle."
        )


class RecipientNotVerified(Refusal):
    """The recipient is not the editor of the case, proved to be so (law.md L17, L18)."""

    code = "recipient-not-verified"

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "The desk sends to the editor of the case and to nobody else, and only when sender and"
            " role are verified. Settle these checks, or save the answer and send it yourself."
        )


class AnswerUnfounded(Refusal):
    """What a letter says, or whom it goes to, is not what the sealed mail or the audit has."""

    code = "answer-unfounded"

    def __init__(self, reason: str) -> None:
        """Say in fixed words what differs."""
        super().__init__(
            f"The answer was neither saved nor sent: {reason}. Report this to your administrator."
            " Where only the dates differ, record the day of the person’s request, from the"
            " editor’s mail; then read the answer again.",
            reason=reason,
        )


class PassedOverUntold(Refusal):
    """“Nothing found” would close a case and not say what of the person stays all the same."""

    code = "passed-over-untold"

    def __init__(self, sentence: str) -> None:
        """Quote the sentence that the letter lacks; it holds counts alone."""
        super().__init__(
            "The answer was neither saved nor sent: nobody else looks at this case, and the letter"
            f" does not say what stays. Put this sentence back: “{sentence}”",
            sentence=sentence,
        )


class SendingNotSetUp(Refusal):
    """There is no account to send by."""

    code = "sending-not-set-up"

    def __init__(self) -> None:
        """Say where it is set up."""
        super().__init__(
            "No account for sending is set up. A supervisor does so under “Mailboxes”, or with"
            " “dsr-desk sending set”; or save the answer."
        )


class SendingSettingsWrong(Refusal):
    """The settings for sending can't work, or aren't safe."""

    code = "sending-settings-wrong"

    def __init__(self, wrong: str) -> None:
        """Say what is wrong, by the code of the field."""
        super().__init__(
            f"The settings for sending can’t be used: {WRONG.get(wrong, wrong)}. Nothing was"
            " changed. Correct it, then save again.",
            wrong=WRONG.get(wrong, wrong),
        )
