"""How a mailbox stands, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dsr_desk.domain.mailboxes.forgotten import Forgotten, Left
from dsr_desk.domain.mailboxes.mailbox import AfterFiling, AuthKind, Security
from dsr_desk.ui import wording
from dsr_desk.ui.errors import sentence
from dsr_desk.ui.mailboxes.watch import BoxState, Doing
from dsr_desk.ui.qt import QT_TRANSLATE_NOOP
from dsr_desk.ui.widgets.foreign_text import one_line

translate = QCoreApplication.translate

NOTICES: dict[str, str] = {
    "no-safe-move": QT_TRANSLATE_NOOP(
        "Mailboxes",
        "The server can’t move mails safely (neither MOVE nor UIDPLUS): filed mails are flagged"
        " instead.",
    ),
    "no-idle": QT_TRANSLATE_NOOP(
        "Mailboxes", "The server can’t tell when a mail comes (no IDLE): it is asked in intervals."
    ),
    "flagged-instead": QT_TRANSLATE_NOOP(
        "Mailboxes", "Filed mails were flagged: the server can’t move them safely."
    ),
    "target-missing": QT_TRANSLATE_NOOP(
        "Mailboxes",
        "The folder for filed mails is missing or closed. Make it on the server; they are moved"
        " next time.",
    ),
    "put-off": QT_TRANSLATE_NOOP(
        "Mailboxes", "Another window is working in the workspace; filed mails are moved next time."
    ),
}
_KINDS: dict[Security | AuthKind | AfterFiling, str] = {
    Security.TLS: QT_TRANSLATE_NOOP("Mailboxes", "TLS from the start (usual)"),
    Security.STARTTLS: QT_TRANSLATE_NOOP("Mailboxes", "STARTTLS"),
    Security.NONE: QT_TRANSLATE_NOOP("Mailboxes", "None (this machine only)"),
    AuthKind.PASSWORD: QT_TRANSLATE_NOOP("Mailboxes", "Password"),
    AuthKind.XOAUTH2: QT_TRANSLATE_NOOP("Mailboxes", "Token of the provider (XOAUTH2)"),
    AfterFiling.LEAVE: QT_TRANSLATE_NOOP("Mailboxes", "Leave it as it is"),
    AfterFiling.FLAG: QT_TRANSLATE_NOOP("Mailboxes", "Flag it with a keyword"),
    AfterFiling.MOVE: QT_TRANSLATE_NOOP("Mailboxes", "Move it to a folder"),
}


_LEFT = {
    Forgotten.REFUSED: QT_TRANSLATE_NOOP(
        "Mailboxes",
        "The mailbox is removed, but its password is still in the key store, which does not let go"
        " of it. Remove “{entry}” of “dsr-desk” in the key store itself.",
    ),
    Forgotten.UNREACHED: QT_TRANSLATE_NOOP(
        "Mailboxes",
        "The mailbox is removed. No key store can be reached here: where one has kept the password,"
        " it is still there. Remove “{entry}” of “dsr-desk” in that key store itself.",
    ),
}


def left_words(left: Left) -> str:
    """Say where a removed mailbox's password still is, or may be; nothing once it is gone."""
    if left.secret is Forgotten.GONE:
        return ""
    return translate("Mailboxes", _LEFT[left.secret]).format(entry=one_line(left.entry, 120))


def kind_words(kind: Security | AuthKind | AfterFiling) -> str:
    """Return one of a mailbox's choices."""
    return translate("Mailboxes", _KINDS[kind])


def notice(code: str) -> str:
    """Return what a server can't do, as a sentence."""
    return translate("Mailboxes", NOTICES[code])


def state_words(state: BoxState) -> str:
    """Return since when it waits and the last fetch, or what is wrong and what to do."""
    if state.error is not None:
        return sentence(state.error)
    if state.doing is Doing.FETCHING:
        return translate("Mailboxes", "fetching mail")
    fetched = ""
    if state.fetched_at is not None:
        text = translate("Mailboxes", "last fetched {moment}")
        fetched = text.format(moment=wording.moment(state.fetched_at))
    if state.doing is Doing.WAITING and state.since is not None:
        text = translate("Mailboxes", "connected, waiting since {moment}")
        waiting = text.format(moment=wording.moment(state.since))
        said = [waiting, fetched, *(notice(code) for code in state.notices)]
        return " · ".join(part for part in said if part)
    return translate("Mailboxes", "not connected")


def state_look(state: BoxState) -> tuple[str, str]:
    """Return the icon and the tone that go with the words."""
    if state.error is not None:
        return "alert", "failed" if state.doing is Doing.STOPPED else "attention"
    if state.notices:
        return "alert", "attention"
    if state.doing is Doing.WAITING:
        return "check", "ok"
    return ("refresh", "muted") if state.doing is Doing.FETCHING else ("minus", "muted")


def line(states: tuple[BoxState, ...]) -> str:
    """Return the status line's words: the first mailbox in trouble, else the first of all."""
    if not states:
        return ""
    worst = next((s for s in states if s.error is not None), states[0])
    return f"{one_line(worst.box.title)}: {state_words(worst)}"
