"""The scope sentence in the language that the windows speak, and how it is set."""

from __future__ import annotations

import re

from PySide6.QtCore import QLocale

from dsr_desk.services.erasing.planning import PlanView

_LONG = 120
"""Up to so many letters a sentence is read at a glance."""
_LAST = re.compile(r"\. (?=[^.]+\.$)")
"""Before what was not searched, which ends the text."""


def is_long(sentence: str) -> bool:
    """Return whether a sentence needs the whole width, each part a line of its own."""
    return len(sentence) > _LONG


def part_a_line(sentence: str) -> str:
    """Return a sentence with a line for each part, where it is too long to be read at a glance.

    Nothing but white space is changed: it is the very sentence that is signed.
    """
    if not is_long(sentence):
        return sentence
    return _LAST.sub(".\n", sentence).replace("; ", ";\n")


def own_sentence(plan: PlanView) -> str:
    """Return the sentence everyone signs, in the person's language.

    The locale is asked each time: a widget keeps the one it was made with.
    """
    swedish = QLocale().language() is QLocale.Language.Swedish
    return plan.sentence_sv if swedish else plan.sentence_en
