"""The sentences of what refuses a change of an account, or of whom the desk serves."""

from __future__ import annotations

from dsr_desk.ui.qt import QT_TRANSLATE_NOOP

ACCOUNTS: dict[str, str] = {
    "account-ended": QT_TRANSLATE_NOOP(
        "Errors",
        "This account has ended: nobody signs in or acts by it any more. Sign in as somebody else;"
        " who comes back is given a new account by a supervisor.",
    ),
    "keys-changed": QT_TRANSLATE_NOOP(
        "Errors",
        "This account was given a new password and new keys since you signed in. Sign in again,"
        " with the new password.",
    ),
    "role-lowered": QT_TRANSLATE_NOOP(
        "Errors",
        "A supervisor has changed what this account may do since you signed in. Sign in again to go"
        " on.",
    ),
    "account-refused": QT_TRANSLATE_NOOP("Errors", "The account was not changed: {reason}."),
    "no-such-account-change": QT_TRANSLATE_NOOP(
        "Errors",
        "No change of an account with that number waits: it is in force, taken back, or never was."
        " Look at the accounts again: what holds and what waits stands there.",
    ),
    "second-account-needed": QT_TRANSLATE_NOOP(
        "Errors",
        "You have proposed this change, or it is about your own account, so another supervisor has"
        " to confirm it; anybody else who works here, where it is the only supervisor’s new"
        " password. Ask them to sign in and look.",
    ),
    "directory-refused": QT_TRANSLATE_NOOP("Errors", "Nothing was changed: {reason}."),
    "administrator-key-missing": QT_TRANSLATE_NOOP(
        "Errors",
        "The administrator’s key is not where it was looked for ({file}). It was made with the"
        " workspace and may have been put in a safe place: get it, and name the file.",
    ),
    "passphrase-wrong": QT_TRANSLATE_NOOP(
        "Errors",
        "That passphrase does not open this workspace’s administrator’s key. It was chosen when"
        " the workspace was made, and is nobody’s password. Try again.",
    ),
}
