"""Sentences for what goes wrong with a mailbox (``domain/mailboxes/errors.py``)."""

from __future__ import annotations

from dsr_desk.ui.qt import QT_TRANSLATE_NOOP

MAILBOXES: dict[str, str] = {
    "mailbox-host-unknown": QT_TRANSLATE_NOOP(
        "Errors",
        "There is no server by the name {host}. Check the name in the mailbox’s settings, "
        "and that this machine has a network.",
    ),
    "mailbox-unreachable": QT_TRANSLATE_NOOP(
        "Errors",
        "The mail server {host} can’t be reached at port {port}: {reason}. Check the port "
        "and the network; the desk tries again by itself.",
    ),
    "mailbox-certificate-wrong": QT_TRANSLATE_NOOP(
        "Errors",
        "The mail server {host} could not prove who it is: {reason}. No password was sent. "
        "Ask whoever runs the server; don’t go on before its certificate is right.",
    ),
    "mailbox-not-encrypted": QT_TRANSLATE_NOOP(
        "Errors",
        "The mail server {host} does not offer an encrypted connection in this way. No "
        "password was sent. Try the other kind of encryption (TLS, port 993).",
    ),
    "mailbox-not-understood": QT_TRANSLATE_NOOP(
        "Errors",
        "{host} does not answer as a mail server should (“{said}”). Check the port and the "
        "kind of encryption.",
    ),
    "mailbox-login-refused": QT_TRANSLATE_NOOP(
        "Errors",
        "The mail server {host} refused to let the desk in (“{said}”). Check the user name, "
        "and give the password again.",
    ),
    "mailbox-folder-missing": QT_TRANSLATE_NOOP(
        "Errors",
        "The mailbox has no folder “{folder}”, or the desk may not open it. Make the folder "
        "on the server, or choose another in the mailbox’s settings.",
    ),
    "mailbox-lost": QT_TRANSLATE_NOOP(
        "Errors",
        "The connection to {host} broke off. What was filed stays filed; the desk goes on "
        "where it stopped as soon as the server answers again.",
    ),
    "mailbox-secret-missing": QT_TRANSLATE_NOOP(
        "Errors",
        "The password (or the sign-in) of the mailbox “{title}” is not known here. Give it "
        "in the mailbox’s settings; without a key store it is asked for in each session.",
    ),
    "settings-not-on-record": QT_TRANSLATE_NOOP(
        "Errors",
        "The settings of “{title}” were changed outside the desk. Nothing was sent, and no password"
        " was given to it. Report this to your administrator; then have a supervisor look at the"
        " settings and save them again.",
    ),
    "mailbox-token-refused": QT_TRANSLATE_NOOP(
        "Errors",
        "{host} no longer vouches for the desk (“{said}”). Sign in to the mailbox again in "
        "its settings.",
    ),
    "mailbox-token-server": QT_TRANSLATE_NOOP(
        "Errors",
        "{host}, which gives out the sign-in for the mailbox, can’t be used: {reason}. The "
        "desk tries again by itself; check the address in the mailbox’s settings.",
    ),
    "mailbox-settings-wrong": QT_TRANSLATE_NOOP(
        "Errors",
        "The mailbox’s settings can’t be used: {wrong}. Nothing was changed. Correct it, "
        "then save again.",
    ),
    "mailbox-unknown": QT_TRANSLATE_NOOP(
        "Errors",
        "There is no mailbox {mailbox}. Choose one that is listed.",
    ),
}
