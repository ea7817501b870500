"""The words that labels of forms consist of, by what such a label asks for."""

from __future__ import annotations

from dataclasses import dataclass

from dsr_desk.domain.intake.phrasing.pattern import Pattern


@dataclass(frozen=True, slots=True)
class FormWords:
    """Each pattern finds single words of labels; a label is of a class by all of its words."""

    neutral: Pattern
    """What a label of any class may hold beside: “our”, “case”, “of the”."""
    number: Pattern
    moment: Pattern
    due: Pattern
    staff: Pattern
    """Who writes, asks or handles it at the sender's house."""
    office: Pattern
    """What office or title such a person has."""
    titles: Pattern
    """What stands behind the name of somebody in the house: what they are there."""
    unit: Pattern
    """What department, queue, place or house it belongs to."""
    sort: Pattern
    """What sort of case it is, what it is called, where it came from."""
    level: Pattern
    """How much it hurries, costs, weighs."""
    contact: Pattern
    """A telephone, a page, an address of the machine or of the house."""
    of_person: Pattern
    """The person concerned: a number or a day may be theirs and says nothing of the check."""
    status: Pattern
    case_states: Pattern
    """What a status says of the case's way through the house, word by word."""
    beside_names: Pattern
    """Small words that stand behind a name beside its office; any other may take the check back."""
    amounts: Pattern
    """What stands beside a figure: a unit, a currency, a size."""
    nobody: Pattern
    """What says, as a whole, that a field is left open on purpose: “Unassigned”, “-”."""
