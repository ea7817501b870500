"""The words of forms' and tickets' fields: what their labels ask, and what values answer."""

from __future__ import annotations

from dataclasses import dataclass

from dsr_desk.domain.intake.phrasing.pattern import Pattern


@dataclass(frozen=True, slots=True)
class FieldWords:
    """What a field beside the sentence asks and answers."""

    filled_by: Pattern
    """Labels that ask who filled the form in."""
    by: Pattern
    """The last word of a label that asks by whom or from whom."""
    asked_by: Pattern
    """What in such a label asks who the request came from, or whose things they are."""
    role: Pattern
    """Labels that ask who the writer is."""
    relation: Pattern
    """Labels that ask for whom the writer acts, and by what right."""
    identity: Pattern
    """Labels of a proof or a check."""
    owner: Pattern
    """What in such a label asks whose proof it is."""
    checker: Pattern
    """What in such a label asks who did the check."""
    plan: Pattern
    """Labels of what is to be done."""
    state: Pattern
    """Labels, as a whole, of how far something has come."""
    kind: Pattern
    """Labels of what sort of case or system it is."""
    method: Pattern
    """Labels, as a whole, of how a check was done."""
    comment: Pattern
    """Labels of free text."""
    persons: Pattern
    """The person concerned, as forms name them."""
    kin: Pattern
    no: Pattern
    """Values, as a whole, that say no or nothing."""
    later: Pattern
    """What in a value lays a check on a time to come."""
    done: Pattern
    """Values, as a whole, of a state in which nothing is left to check."""
    tests: Pattern
    """What in a value tells that the case is none."""
    unproved: Pattern
    """What in a value proves nothing."""
    copied: Pattern
    """What in free text takes a sentence back."""
    related: Pattern
    """Values, as a whole, of a relation to the organisation."""
    own_box: Pattern
    """What a ticked box opens with that is the person's own, or a no."""
    proofs: Pattern
    """What in a value names a kind of proof or who works at the desk, or says yes."""
    answers: Pattern
    """What else may be answered where a form asks about the check."""
    yes_or_no: Pattern
    """A plain yes or no, as a whole."""
    may_be_yes: Pattern
    """What in a label may be answered so, whatever it is about."""
    seen: Pattern
    """How a box's line begins that tells of a check, or that all is done."""
    settled_labels: Pattern
    """Labels, as a whole, that ask whether or how the check was done."""
    settled: Pattern
    """Their answers, as a whole, by which it was done."""
    settled_kinds: Pattern
    other_kinds: Pattern
    how_labels: Pattern
    """What stands beside the boxes of a list of proofs, as a whole."""
    staff_labels: Pattern
    """Labels, as a whole, that the sender's own name answers."""
    moment_labels: Pattern
    """Labels, as a whole, that a day or an hour answers."""
    due_labels: Pattern
    """The same of a day that is still to come: a deadline for the reader."""
    number_labels: Pattern
    """Labels, as a whole, that a case's number answers."""
    level_labels: Pattern
    """Labels, as a whole, that ask how much it hurries."""
    levels: Pattern
    """All the words of their answers."""
    unit_labels: Pattern
    """Labels, as a whole, that an office or a queue answers."""
    units: Pattern
    """What an answer to them consists of, beside the name of the sender's house."""
    sort_labels: Pattern
    """Labels, as a whole, that ask what sort of request it is."""
    sorts: Pattern
    """All the words of their answers."""
    small_talk: Pattern
    """What free text says that bears on nothing."""
