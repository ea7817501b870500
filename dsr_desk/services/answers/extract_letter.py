"""What a letter says of the extract that it goes with: its extent, what stays out, the last day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dsr_desk.domain.counting import filled
from dsr_desk.domain.requests import Case
from dsr_desk.services.extracts.sealing import package_facts
from dsr_desk.services.intake.asking import due_in_words
from dsr_desk.services.ports import UnitOfWork

_WITHHELD = {
    "sv": "\n{count:En bilaga|# bilagor} har inte lämnats ut, {count:den |}till post {numbers}."
    " {count:Skälet|Skälen} står i utdraget under ”Vad som saknas och varför”.\n",
    "en": "\n{count:One attachment was|# attachments were} not handed over,"
    " {count:that of item|those of items} {numbers}. {count:The reason stands|The reasons stand}"
    " in the extract under “What is missing and why”.\n",
}
_LAST_DAY = {
    "sv": ("Lagens sista dag är {due}.", "Lagens sista dag var {due}. Den dagen har passerat."),
    "en": ("The last day by law is {due}.", "The last day by law was {due}. That day has passed."),
}


def extract_fields(uow: UnitOfWork, case: Case, language: str, today: date) -> dict[str, object]:
    """Return the fields of an answer with an extract.

    ``today`` is the desk's day.  Files that stay out are named by their items: a file's own name
    may be what must not be told (law.md L27).
    """
    made, passed = package_facts(uow, case), case.last_day.due < today
    return {
        "count": int(made.get("items", 0)),
        "withheld": _withheld(made, language),
        "last_day": _LAST_DAY[language][passed].format(due=due_in_words(case, language)),
    }


def _withheld(made: Mapping[str, str], language: str) -> str:
    """Return the sentence about files that a package leaves out; empty for none."""
    count, numbers = int(made.get("files_withheld", 0)), made.get("files_withheld_in", "")
    if not count:
        return ""
    # Packages of older versions have left no numbers on record.
    return filled(_WITHHELD[language], {"count": count, "numbers": numbers or "–"}, language)
