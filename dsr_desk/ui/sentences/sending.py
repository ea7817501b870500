"""Sentences for what goes wrong when an answer is sent (``domain/answers/errors.py``)."""

from __future__ import annotations

from dsr_desk.ui.qt import QT_TRANSLATE_NOOP

SENDING: dict[str, str] = {
    "smtp-unreachable": QT_TRANSLATE_NOOP(
        "Errors",
        "Nothing was sent: {host} can’t be used at port {port} ({reason}). Check the"
        " settings for sending and the network, then send again, or save the answer.",
    ),
    "smtp-certificate-wrong": QT_TRANSLATE_NOOP(
        "Errors",
        "Nothing was sent: {host} could not prove who it is ({reason}). No password was"
        " sent either. Ask whoever runs the server.",
    ),
    "smtp-not-encrypted": QT_TRANSLATE_NOOP(
        "Errors",
        "Nothing was sent: {host} offers no encrypted connection in this way. No password"
        " was sent either. Try the other kind of encryption (TLS, port 465).",
    ),
    "smtp-not-understood": QT_TRANSLATE_NOOP(
        "Errors",
        "Nothing was sent: {host} does not answer as a mail server should (“{said}”). Check"
        " the port and the kind of encryption.",
    ),
    "smtp-login-refused": QT_TRANSLATE_NOOP(
        "Errors",
        "Nothing was sent: {host} refused to let the desk in (“{said}”). Check the user"
        " name in the settings for sending, and give the password again.",
    ),
    "smtp-refused": QT_TRANSLATE_NOOP(
        "Errors",
        "Nothing was sent: {host} did not take the mail (“{said}”). Send again later, or save the"
        " answer and send it from your mail program.",
    ),
    "mail-too-large": QT_TRANSLATE_NOOP(
        "Errors",
        "Nothing was sent: the mail has {size} MB, and {host} takes {most} MB at most. Hand the"
        " extract over in another way, and send the answer without it.",
    ),
    "smtp-no-utf8": QT_TRANSLATE_NOOP(
        "Errors",
        "Nothing was sent: {host} can’t write to an address with such letters (SMTPUTF8)."
        " Save the answer and send it from another server.",
    ),
    "sending-unknown": QT_TRANSLATE_NOOP(
        "Errors",
        "Nobody knows whether the answer was sent: {host} had all of it and did not say. Look into"
        " the sent mail there, or ask the editor; then say which it was. Nothing is sent again by"
        " itself.",
    ),
    "sent-unrecorded": QT_TRANSLATE_NOOP(
        "Errors",
        "The answer was sent: {host} has taken it. Only the desk’s record of it could not be"
        " written. See that its disk has room, then say that it was sent. Nothing is sent again by"
        " itself.",
    ),
    "unsent-unrecorded": QT_TRANSLATE_NOOP(
        "Errors",
        "Nothing was sent to {host}, and the desk’s record of it could not be written. See that"
        " its disk has room, say that it was not sent, then send again.",
    ),
    "sending-undecided": QT_TRANSLATE_NOOP(
        "Errors",
        "An answer of this case was being sent, and what became of it is not known. Look into the"
        " sent mail, or ask the editor; say which it was, then go on.",
    ),
    "already-sent": QT_TRANSLATE_NOOP(
        "Errors",
        "This answer has been sent already; the mail lies in the workspace’s folder of answers."
        " Nothing was sent again.",
    ),
    "nothing-undecided": QT_TRANSLATE_NOOP(
        "Errors",
        "What became of every answer of this case is known. There is nothing to settle.",
    ),
    "recipient-not-verified": QT_TRANSLATE_NOOP(
        "Errors",
        "The desk sends to the editor of the case and to nobody else, and only when sender and"
        " role are verified. Settle these checks, or save the answer and send it yourself.",
    ),
    "answer-unfounded": QT_TRANSLATE_NOOP(
        "Errors",
        "The answer was neither saved nor sent: {reason}. Report this to your administrator. Where"
        " only the dates differ, record the day of the person’s request, from the editor’s mail;"
        " then read the answer again.",
    ),
    "passed-over-untold": QT_TRANSLATE_NOOP(
        "Errors",
        "The answer was neither saved nor sent: nobody else looks at this case, and the letter does"
        " not say what stays. Put this sentence back: “{sentence}”",
    ),
    "sending-not-set-up": QT_TRANSLATE_NOOP(
        "Errors",
        "No account for sending is set up. A supervisor does so under “Mailboxes”; or save the"
        " answer.",
    ),
    "sending-settings-wrong": QT_TRANSLATE_NOOP(
        "Errors",
        "The settings for sending can’t be used: {wrong}. Nothing was changed. Correct it, then"
        " save again.",
    ),
}
