"""Delivered: which persons and channels an extract held that was handed over (the order guard).

An erasure that was asked for together with an extract waits for it.  What the case's row says of
that is not believed: the audit has what each package held, and that an answer went out after it.
"""

from __future__ import annotations

from collections.abc import Iterable

from dsr_desk.domain.answers.replies import EXTRACT
from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.domain.record.audit import AuditEntry
from dsr_desk.domain.requests import Case
from dsr_desk.services.record.on_record import ANSWER_SAVED, ANSWER_SENT

PACKAGE_MADE = "package.made"
PACKAGE_VOIDED = "package.voided"
"""Somebody has decided anew who is taken out: what was made before does not leave."""


def held_in(persons: Iterable[str], mandate: Mandate) -> dict[str, str]:
    """Return what the audit keeps of a package: its persons by their keyed hashes, its channels."""
    return {
        "persons": " ".join(sorted(persons)),
        "channels": " ".join(sorted(channel.key for channel in mandate.channels)),
    }


def extract_delivered(
    entries: Iterable[AuditEntry], case: Case, persons: Iterable[str], mandate: Mandate
) -> bool:
    """Tell whether an extract of everybody and every channel asked for now was handed over.

    It may have held more: what was asked for can have become less since, never more.
    """
    asked = held_in(persons, mandate)
    made = False
    for entry in entries:
        event, facts = entry.event, dict(entry.event.facts)
        if event.case != case.number:
            continue
        if event.event == PACKAGE_MADE and _covers(facts, asked):
            made = True
        elif event.event == PACKAGE_VOIDED:
            made = False
        elif made and event.event in (ANSWER_SAVED, ANSWER_SENT) and facts.get("kind") == EXTRACT:
            return True
    return False


def holds_no_more(
    entries: Iterable[AuditEntry], case: Case, persons: Iterable[str], mandate: Mandate
) -> bool:
    """Tell whether the newest package is of nobody and no channel that is not asked for now."""
    made: dict[str, str] = {}
    for entry in entries:
        if entry.event.case == case.number and entry.event.event == PACKAGE_MADE:
            made = dict(entry.event.facts)
    # An older program has put down neither.
    held = {name: made.get(name, "") for name in ("persons", "channels")}
    return _covers(held_in(persons, mandate), held)


def _covers(held: dict[str, str], asked: dict[str, str]) -> bool:
    return all(set(asked[name].split()) <= set(held.get(name, "").split()) for name in asked)
