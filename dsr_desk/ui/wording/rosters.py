"""The roster in words: what a difference does, what must be looked at, why a row stays out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dsr_desk.domain.roster.proposals import Kind, Mode, Risk
from dsr_desk.ui.qt import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

KINDS: dict[Kind, str] = {
    Kind.ADDED: QT_TRANSLATE_NOOP("Rosters", "New"),
    Kind.CHANGED: QT_TRANSLATE_NOOP("Rosters", "Changed"),
    Kind.ENDED: QT_TRANSLATE_NOOP("Rosters", "Ends"),
    Kind.UNCHANGED: QT_TRANSLATE_NOOP("Rosters", "As it was"),
}
MODES: dict[Mode, str] = {
    Mode.ADD: QT_TRANSLATE_NOOP("Rosters", "added or changed"),
    Mode.WHOLE: QT_TRANSLATE_NOOP("Rosters", "whole roster"),
    Mode.HAND: QT_TRANSLATE_NOOP("Rosters", "by hand"),
}
ORIGINS: dict[str, str] = {
    "csv": QT_TRANSLATE_NOOP("Rosters", "file"),
    "database": QT_TRANSLATE_NOOP("Rosters", "database"),
    "hand": QT_TRANSLATE_NOOP("Rosters", "by hand"),
}
RISKS: dict[Risk, str] = {
    Risk.BACKDATED: QT_TRANSLATE_NOOP("Rosters", "Backdated"),
    Risk.PAST_LOST: QT_TRANSLATE_NOOP("Rosters", "Past role taken away"),
    Risk.LOOK_ALIKE: QT_TRANSLATE_NOOP("Rosters", "Looks like another address"),
    Risk.SHARED_ADDRESS: QT_TRANSLATE_NOOP("Rosters", "Shared mailbox"),
    Risk.FOREIGN_DOMAIN: QT_TRANSLATE_NOOP("Rosters", "Foreign domain"),
    Risk.TWO_ORGANISATIONS: QT_TRANSLATE_NOOP("Rosters", "Two organisations"),
}
TICKS: dict[Risk, str] = {
    Risk.BACKDATED: QT_TRANSLATE_NOOP(
        "Rosters",
        "Somebody gets a role for days that have passed: the sender of an old mail may become an"
        " editor after the fact.",
    ),
    Risk.PAST_LOST: QT_TRANSLATE_NOOP(
        "Rosters",
        "Somebody loses a role for days that have passed: an open case that rests on it stops.",
    ),
    Risk.LOOK_ALIKE: QT_TRANSLATE_NOOP(
        "Rosters",
        "A new address could be taken for another editor’s, or its domain for the organisation’s"
        " own.",
    ),
    Risk.SHARED_ADDRESS: QT_TRANSLATE_NOOP(
        "Rosters", "A new address looks like a shared mailbox: who writes from it can’t be told."
    ),
    Risk.FOREIGN_DOMAIN: QT_TRANSLATE_NOOP(
        "Rosters", "A new address belongs to none of the organisation’s domains."
    ),
    Risk.TWO_ORGANISATIONS: QT_TRANSLATE_NOOP(
        "Rosters",
        "An address is an editor for another organisation too: for each of its mails somebody must"
        " choose.",
    ),
}
PROBLEMS: dict[str, str] = {
    "unknown-channel": QT_TRANSLATE_NOOP(
        "Rosters", "No channel of this workspace has that key or title."
    ),
    "channel-ambiguous": QT_TRANSLATE_NOOP(
        "Rosters", "Several channels have that title: use the key."
    ),
    "other-organisation": QT_TRANSLATE_NOOP(
        "Rosters", "The channel belongs to another organisation."
    ),
    "value-not-mapped": QT_TRANSLATE_NOOP(
        "Rosters", "The mapping’s table of channels does not name this value."
    ),
    "ends-before-it-begins": QT_TRANSLATE_NOOP("Rosters", "The last day lies before the first."),
    "duplicate": QT_TRANSLATE_NOOP("Rosters", "The same row stands earlier."),
    "overlapping": QT_TRANSLATE_NOOP(
        "Rosters", "The period overlaps that of an earlier row for the same person and channel."
    ),
    "overlaps-stored": QT_TRANSLATE_NOOP(
        "Rosters", "The period would overlap another stored for the same person and channel."
    ),
    "no-such-entry": QT_TRANSLATE_NOOP("Rosters", "There is no such entry."),
    "address-missing": QT_TRANSLATE_NOOP("Rosters", "The e-mail address is missing."),
    "address-invalid": QT_TRANSLATE_NOOP("Rosters", "This is not exactly one e-mail address."),
    "channel-missing": QT_TRANSLATE_NOOP("Rosters", "The channel is missing."),
    "date-unreadable": QT_TRANSLATE_NOOP(
        "Rosters", "This is no date the desk knows: write it as 2026-11-25."
    ),
    "date-ambiguous": QT_TRANSLATE_NOOP(
        "Rosters", "Day and month can’t be told apart: write it as 2026-11-25."
    ),
    "date-out-of-range": QT_TRANSLATE_NOOP("Rosters", "The year is not between 1990 and 2100."),
    "formula": QT_TRANSLATE_NOOP("Rosters", "The cell begins as a formula does."),
    "hidden-characters": QT_TRANSLATE_NOOP(
        "Rosters", "The cell holds invisible or direction-changing characters."
    ),
    "cell-too-long": QT_TRANSLATE_NOOP("Rosters", "The cell is longer than the desk takes."),
    "too-many-cells": QT_TRANSLATE_NOOP("Rosters", "The row has more cells than the heading."),
}


def line_kind(kind: Kind) -> str:
    """Return what a line of a difference does."""
    return translate("Rosters", KINDS[kind])


def risk(which: Risk) -> str:
    """Return what must be looked at in a line, in a word or two."""
    return translate("Rosters", RISKS[which])


def risk_tick(which: Risk) -> str:
    """Return the sentence beside the box that must be ticked."""
    return translate("Rosters", TICKS[which])


def row_problem(code: str) -> str:
    """Return why a row is not taken in; an unknown code is shown as it is."""
    return translate("Rosters", PROBLEMS[code]) if code in PROBLEMS else code


def made_by(kind: str, mode: str) -> str:
    """Return what changed a roster: “file, whole roster”."""
    first = translate("Rosters", ORIGINS.get(kind, kind))
    second = translate("Rosters", MODES[Mode(mode)]) if mode in set(Mode) else mode
    return first if first == second else f"{first}, {second}"


def names_of_risks(names: str) -> str:
    """Return “backdated, look-alike” as words, for an error's sentence."""
    known = {which.value: which for which in Risk}
    shown = [risk(known[name]) if name in known else name for name in names.split(", ")]
    return ", ".join(shown)
