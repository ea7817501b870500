"""Errors as shown: what can be tried again, what a rule forbids, what is our own fault."""

from __future__ import annotations

import sys
import traceback
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, QSysInfo

import dsr_desk
from dsr_desk.domain.errors import Defect, DeskError, Problem, Refusal
from dsr_desk.domain.people import Right
from dsr_desk.domain.requests import CaseState, RequestKind
from dsr_desk.ui import wording
from dsr_desk.ui.sentences.errors import SENTENCES
from dsr_desk.ui.widgets.banner import Banner

translate = QCoreApplication.translate


class Blame(Enum):
    """Whose fault it is, and so what is shown."""

    ENVIRONMENT = auto()
    RULE = auto()
    PROGRAM = auto()


def blame(error: BaseException) -> Blame:
    """Return whose fault an error is; what nobody raised on purpose is the program's."""
    if isinstance(error, Problem):
        return Blame.ENVIRONMENT
    if isinstance(error, Refusal):
        return Blame.RULE
    return Blame.PROGRAM


def sentence(error: BaseException) -> str:
    """Return the translated sentence for an error, without personal data."""
    if isinstance(error, Defect) or not isinstance(error, DeskError):
        return translate("Errors", SENTENCES["defect"])
    text = SENTENCES.get(error.code)
    if text is None:
        return error.message
    return translate("Errors", text).format(**_facts(error))


def show_error(banner: Banner, error: BaseException, *, retry: bool = False) -> None:
    """Show an error in a banner: the environment's with “Try again”, a rule's as explanation."""
    action = translate("Errors", "Try again") if retry else ""
    tone = "attention" if blame(error) is Blame.RULE else "failed"
    banner.show_message(tone, sentence(error), action)


def report_text(error: BaseException) -> str:
    """Return what is worth reporting: where it broke, never what was being worked on.

    The error's own text is left out: it may hold what somebody wrote.
    """
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    chain = error.__cause__ or error.__context__
    head = (
        f"DSR Desk {dsr_desk.__version__}",
        f"Python {sys.version.split()[0]}, {QSysInfo.prettyProductName()}",
        f"{type(error).__module__}.{type(error).__qualname__}",
    )
    lines = [*head, *places]
    if chain is not None:
        lines += ["", *report_text(chain).splitlines()[2:]]
    return "\n".join(lines)


def _short(filename: str) -> str:
    """Return a file's path from the package on: a home folder may hold a person's name."""
    parts = filename.replace("\\", "/").split("/")
    for root in ("dsr_desk", "site-packages"):
        if root in parts:
            return "/".join(parts[parts.index(root) :])
    return parts[-1]


def _facts(error: DeskError) -> dict[str, str]:
    facts = {name: wording.fact(text) for name, text in error.facts.items()}
    for name in ("source", "sources", "tables"):
        if name in facts:
            facts[name] = wording.places(error.facts[name])
    if "names" in facts:
        facts["names"] = wording.names_of_checks(error.facts["names"])
    if "risks" in facts:
        facts["risks"] = wording.names_of_risks(error.facts["risks"])
    for name, kinds in (("right", (Right,)), ("state", (CaseState,)), ("kind", (RequestKind,))):
        for kind in kinds:
            if error.facts.get(name) in set(kind):
                facts[name] = wording.value(kind(error.facts[name]))
    return facts
