"""The checklist in words: what each check asks for, why it came out so, what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dsr_desk.domain.verifying.checklist import EDITOR
from dsr_desk.ui.qt import QT_TRANSLATE_NOOP
from dsr_desk.ui.wording.hints import HINTS
from dsr_desk.ui.wording.reasons import REASONS

translate = QCoreApplication.translate

TITLES: dict[str, str] = {
    "nature": QT_TRANSLATE_NOOP("Checks", "It is an instruction"),
    "attestation": QT_TRANSLATE_NOOP("Checks", "The identity is attested"),
    "subjects": QT_TRANSLATE_NOOP("Checks", "The person is named"),
    "wish": QT_TRANSLATE_NOOP("Checks", "The wish is explicit"),
    "sender": QT_TRANSLATE_NOOP("Checks", "The sender is genuine"),
    "organisation": QT_TRANSLATE_NOOP("Checks", "The organisation is known"),
    "editor": QT_TRANSLATE_NOOP("Checks", "Editor of {channel}"),
    "disposal": QT_TRANSLATE_NOOP("Checks", "Disposal decision on record"),
    "social": QT_TRANSLATE_NOOP("Checks", "Social media"),
    "mail_sender": QT_TRANSLATE_NOOP("Checks", "The sender of mail {channel} may add to the case"),
    "person": QT_TRANSLATE_NOOP("Checks", "A person who is not concerned"),
    "own_wish": QT_TRANSLATE_NOOP("Checks", "Wished for these persons: {channel}"),
    "follow_up": QT_TRANSLATE_NOOP("Checks", "What mail {channel} adds is clear"),
}


def check_title(code: str, channel: str = "") -> str:
    """Return what a check asks for; ``channel`` is an editor's channel or a mail's number."""
    if code == EDITOR and not channel:
        return translate("Checks", "Editor of a channel")
    return translate("Checks", TITLES[code]).format(channel=channel)


def reason(reason: str) -> str:
    """Return why a check came out as it did; an unknown code is shown as it is."""
    return code_sentence(reason)


def check_hint(reason: str) -> str:
    """Return what to do about it, or nothing."""
    return translate("Hints", HINTS[reason]) if reason in HINTS else ""


def code_sentence(code: str) -> str:
    """Return the sentence for any reason or problem code of the intake and the checklist."""
    return translate("Reasons", REASONS[code]) if code in REASONS else code


def names_of_checks(names: str) -> str:
    """Return “attestation, editor:forum” as titles, for an error's sentence."""
    shown = []
    for name in names.split(", "):
        code, _, target = name.partition(":")
        shown.append(check_title(code, target) if code in TITLES else name)
    return ", ".join(shown)
