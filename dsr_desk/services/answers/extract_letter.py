"""What a letter says of the extract that it goes with: its extent, what stays out, the last day."""

from __future__ import annotations

from datetime import date

from dsr_desk.domain.requests import Case
from dsr_desk.services.erasing.delivered import PACKAGE_MADE
from dsr_desk.services.intake.asking import due_in_words
from dsr_desk.services.ports import UnitOfWork

_WITHHELD = {
    "sv": (
        "\nEn bilaga har inte lämnats ut, den till post {numbers}. Skälet står i utdraget under"
        " ”Vad som saknas och varför”.\n",
        "\n{count} bilagor har inte lämnats ut, till post {numbers}. Skälen står i utdraget under"
        " ”Vad som saknas och varför”.\n",
    ),
    "en": (
        "\nOne attachment was not handed over, that of item {numbers}. The reason stands in the"
        " extract under “What is missing and why”.\n",
        "\n{count} attachments were not handed over, those of items {numbers}. The reasons stand in"
        " the extract under “What is missing and why”.\n",
    ),
}
_LAST_DAY = {
    "sv": ("Lagens sista dag är {due}.", "Lagens sista dag var {due}. Den dagen har passerat."),
    "en": ("The last day by law is {due}.", "The last day by law was {due}. That day has passed."),
}


def extract_fields(uow: UnitOfWork, case: Case, language: str, today: date) -> dict[str, str]:
    """Return the fields of an answer with an extract.

    ``today`` is the desk's day.  Files that stay out are named by their items: a file's own name
    may be what must not be told (law.md L27).
    """
    passed = case.last_day.due < today
    return {
        "count": str(uow.matches.counts(case.id).included),
        "withheld": _withheld(uow, case, language),
        "last_day": _LAST_DAY[language][passed].format(due=due_in_words(case, language)),
    }


def _withheld(uow: UnitOfWork, case: Case, language: str) -> str:
    """Return the sentence about files that the newest package leaves out; empty for none."""
    made: dict[str, str] = {}
    for entry in uow.audit.entries(case.number):
        if entry.event.event == PACKAGE_MADE:
            made = {name: str(value) for name, value in entry.event.facts}
    count, numbers = int(made.get("files_withheld", 0)), made.get("files_withheld_in", "")
    if not count:
        return ""
    # Packages of older versions have left no numbers on record.
    return _WITHHELD[language][count > 1].format(count=count, numbers=numbers or "–")
