"""Whose account one person alone has made: whoever signs as a second person may be the first."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication

from dsr_desk.services.people.lists import MadeAlone

translate = QCoreApplication.translate


def made_alone(rows: Iterable[MadeAlone], title_of: Callable[[str], str]) -> str:
    """Return a sentence for each, or empty."""
    text = translate(
        "MadeAlone",
        "{account} was given the account, a new password or the role by {name} alone, without a"
        " second person.",
    )
    return " ".join(
        text.format(account=title_of(each.account), name=title_of(each.by)) for each in rows
    )
