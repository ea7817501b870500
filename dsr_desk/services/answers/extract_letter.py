"""What a letter says of the extract that it goes with: its extent, what stays out, the last day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dsr_desk.domain.requests import Case
from dsr_desk.services.extracts.sealing import package_facts
from dsr_desk.services.intake.letters import ReplyTexts
from dsr_desk.services.ports import UnitOfWork


def extract_fields(
    uow: UnitOfWork, texts: ReplyTexts, case: Case, language: str, today: date
) -> dict[str, object]:
    """Return the fields of an answer with an extract.

    ``today`` is the desk's day.  Files that stay out are named by their items: a file's own name
    may be what must not be told (law.md L27).
    """
    made = package_facts(uow, case)
    return {
        "count": int(made.get("items", 0)),
        "withheld": _withheld(texts, made, language),
        "last_day": texts.last_day(case, language, today),
    }


def _withheld(texts: ReplyTexts, made: Mapping[str, str], language: str) -> str:
    """Return the sentence about files that a package leaves out; empty for none."""
    count, numbers = int(made.get("files_withheld", 0)), made.get("files_withheld_in", "")
    if not count:
        return ""
    # Packages of older versions have left no numbers on record.
    return texts.paragraph(language, "withheld", count=count, numbers=numbers or "–")
