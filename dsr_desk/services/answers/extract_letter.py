"""What a letter says of its extract: how much it holds, what is missing, the last day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import Case
from dsr_desk.domain.titles import channels_apart
from dsr_desk.services.answers.confirming import persons_line
from dsr_desk.services.extracts.sealing import package_facts
from dsr_desk.services.intake.asking import listed
from dsr_desk.services.intake.letters import ReplyTexts
from dsr_desk.services.ports import UnitOfWork
from dsr_desk.services.record.found_on_record import GAPS, GAPS_IN, ROWS_ELSEWHERE


def extract_fields(
    uow: UnitOfWork, texts: ReplyTexts, case: Case, organisation: str, language: str, today: date
) -> dict[str, object]:
    """Return the fields of an answer with an extract.

    ``organisation`` is its title, ``today`` the desk's day.  Files that stay out are named by their
    items: a file's own name may be what must not be told (law.md L27).
    """
    made = package_facts(uow, case)
    apart = channels_apart(uow.people.channels(case.organisation))
    titles = {channel.key: channel.title for channel in apart}
    missing = _not_searched(texts, made, titles, language)
    missing += _elsewhere(texts, made, language)
    return {
        "extent": _extent(texts, made, organisation, language) + missing,
        "withheld": _withheld(texts, made, language) + persons_line(uow, texts, case, language),
        "last_day": texts.last_day(case, language, today),
    }


def _extent(texts: ReplyTexts, made: Mapping[str, str], organisation: str, language: str) -> str:
    """Return the sentence about how much a package holds, and of an empty one why (law.md L19).

    Three things look alike in an empty package: that nothing was found, that all of it has been
    left out, and that something was not searched.  Only the first is a whole answer.
    """
    count, left = int(made.get("items", 0)), int(made.get("left_out", 0))
    name = "extent"
    if not count:
        # Packages of older versions have left neither on record, or counted gaps without a name.
        known = "left_out" in made and GAPS in made
        gaps = int(made.get(GAPS, 0)) + int(made.get(ROWS_ELSEWHERE, 0))
        name = "extent-empty" if GAPS_IN in made else "extent-part"
        name = "extent-none" if known and not left and not gaps else name
        name = "extent-left-out" if left else name
    return texts.sentence(language, name, count=count, left=left, organisation=organisation)


def _not_searched(
    texts: ReplyTexts, made: Mapping[str, str], titles: Mapping[str, str], language: str
) -> str:
    """Return the sentence that names what was wished for and not searched; empty for nothing."""
    keys = made.get(GAPS_IN, "").split()
    if not keys:
        return ""
    # What the organisation has no channel for, and what lies with a network, goes by its kind.
    kinds = {kind.value: texts.sentence(language, f"kind-{kind.value}") for kind in ChannelKind}
    names = listed([titles.get(key) or kinds.get(key, key) for key in keys], language)
    return texts.sentence(language, "not-searched", channels=names, count=len(keys))


def _elsewhere(texts: ReplyTexts, made: Mapping[str, str], language: str) -> str:
    """Return the sentence about rows that name the person and that no rule finds; or empty."""
    rows = int(made.get(ROWS_ELSEWHERE, 0))
    return texts.sentence(language, "rows-elsewhere", count=rows) if rows else ""


def _withheld(texts: ReplyTexts, made: Mapping[str, str], language: str) -> str:
    """Return the sentence about files that a package leaves out; empty for none."""
    count, numbers = int(made.get("files_withheld", 0)), made.get("files_withheld_in", "")
    if not count:
        return ""
    # Packages of older versions have left no numbers on record.
    return texts.paragraph(language, "withheld", count=count, numbers=numbers or "–")
