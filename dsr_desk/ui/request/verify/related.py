"""What the Verify step says of the other cases that a case names."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dsr_desk.domain.relations import Relation, RelationKind
from dsr_desk.domain.requests import Case

translate = QCoreApplication.translate


def related_words(case: Case) -> tuple[str, str] | None:
    """Return the tone and the sentence on the case that this one names last; None for none."""
    if not case.relations:
        return None
    relation = case.relations[-1]
    tone = "attention" if relation.kind is RelationKind.CLAIMS else "info"
    return tone, _sentence(case, relation)


def _sentence(case: Case, relation: Relation) -> str:
    sentences = {
        RelationKind.CLAIMS: translate(
            "VerifyNotes",
            "The mail says that it belongs to {case}, but may not add to it: its sender is not"
            " the one of that case and no editor there, or it names two cases.",
        ),
        RelationKind.FOLLOWS: translate(
            "VerifyNotes", "The mail follows up {case}, which was carried out when it came."
        ),
        RelationKind.SPLIT: translate(
            "VerifyNotes", "The channels that were left out here are now {case}."
        ),
        RelationKind.SPLIT_FROM: translate(
            "VerifyNotes",
            "Split from {case}: only the channels that its sender is no editor of.",
        ),
        RelationKind.WISHES: translate(
            "VerifyNotes",
            "The mail asks for something else for other persons. They are in {case}, and not here.",
        ),
        RelationKind.WISHES_FROM: translate(
            "VerifyNotes",
            "The mail asks for something else for other persons. They are in {case}, and not here.",
        ),
    }
    numbers = [relation.case]
    if relation.kind is RelationKind.WISHES:
        numbers = [r.case for r in case.relations if r.kind is RelationKind.WISHES]
    return sentences[relation.kind].format(case=", ".join(numbers))
