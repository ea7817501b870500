"""The forms by which accounts are changed: what each says, and what it asks for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from dsr_desk.domain.people import Role, User, titles_apart
from dsr_desk.services.people.accounts_view import AccountsView
from dsr_desk.ui.accounts.form import AccountForm, Asked

translate = QCoreApplication.translate


def to_add(view: AccountsView, parent: QWidget) -> AccountForm:
    """Somebody new: who, as what, and the password that they type."""
    text = translate(
        "AccountForms", "The person sits here and types a password that nobody else knows."
    )
    return AccountForm(
        translate("AccountForms", "Add somebody"),
        f"{text} {_second_words(view, '')}",
        translate("AccountForms", "Add the account"),
        Asked.PERSON | Asked.NEW | _signing(view),
        parent,
    )


def to_change_role(view: AccountsView, user: User, parent: QWidget) -> AccountForm:
    """Raise an agent, or lower a supervisor."""
    name = _called(view, user)
    if user.role is Role.SUPERVISOR:
        title = translate("AccountForms", "Make {name} an agent")
        text = translate(
            "AccountForms",
            "{name} prepares and runs, and approves no more. What {name} has signed stands.",
        ).format(name=name)
    else:
        title = translate("AccountForms", "Make {name} a supervisor")
        text = translate(
            "AccountForms",
            "{name} can then approve what others have prepared, and change settings.",
        ).format(name=name)
        text = f"{text} {_second_words(view, user.id)}"
    verb = translate("AccountForms", "Change the role")
    return AccountForm(title.format(name=name), text, verb, _signing(view), parent)


def to_reset(view: AccountsView, user: User, parent: QWidget) -> AccountForm:
    """New keys for somebody who has lost their password."""
    name = _called(view, user)
    text = translate(
        "AccountForms",
        "For whoever has lost their password. {name} sits here and types a new one, and gets a"
        " new signing key. What was signed with the old one stands.",
    ).format(name=name)
    return AccountForm(
        translate("AccountForms", "A new password for {name}").format(name=name),
        f"{text} {_second_words(view, user.id)}",
        translate("AccountForms", "Give the new password"),
        Asked.NEW | _signing(view),
        parent,
    )


def to_end(view: AccountsView, user: User, parent: QWidget) -> AccountForm:
    """Somebody has left."""
    name = _called(view, user)
    text = translate(
        "AccountForms",
        "{name} signs in no more, from now on and for good. What {name} has done and signed"
        " stands, and the cases go on. It can’t be taken back: who returns gets a new account.",
    ).format(name=name)
    return AccountForm(
        translate("AccountForms", "End the account of {name}").format(name=name),
        text,
        translate("AccountForms", "End the account"),
        _signing(view),
        parent,
    )


def to_change_own(parent: QWidget) -> AccountForm:
    """One's own password."""
    return AccountForm(
        translate("AccountForms", "Change my password"),
        translate(
            "AccountForms", "Your keys stay the same, and so does everything that you have signed."
        ),
        translate("AccountForms", "Change the password"),
        Asked.OWN | Asked.NEW,
        parent,
    )


def to_confirm(parent: QWidget) -> AccountForm:
    """The second person's signature."""
    return AccountForm(
        translate("AccountForms", "Confirm the change"),
        translate(
            "AccountForms",
            "Confirm only what you know: that the person is somebody else than whoever proposes it,"
            " and works here. Your name stands on record with it.",
        ),
        translate("AccountForms", "Confirm and sign"),
        Asked.OWN,
        parent,
    )


def _signing(view: AccountsView) -> Asked:
    """Return what signing the list takes: the file is asked for where it is not in its place."""
    return Asked.PASSPHRASE if view.key_there else Asked.PASSPHRASE | Asked.KEY_FILE


def _second_words(view: AccountsView, account: str) -> str:
    """Say what becomes of a change that gives keys or the right to approve."""
    if not view.needs_second.get(account, False):
        return translate(
            "AccountForms",
            "There is nobody else who could confirm it, so it holds at once. Approvals and"
            " certificates in which the account takes part will say so.",
        )
    if view.may_change:
        return translate("AccountForms", "It holds when another supervisor has confirmed it.")
    return translate(
        "AccountForms",
        "It is the only supervisor’s: it holds when somebody else who works here has confirmed it.",
    )


def _called(view: AccountsView, user: User) -> str:
    """Return what tells the account from every other: two people may have one title."""
    return titles_apart(row.user for row in view.rows)[user.id]
