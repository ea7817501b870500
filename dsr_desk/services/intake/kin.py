"""Kin: the cases that were made of the same mails, and which of them a follow-up is about too.

Whoever takes an instruction back knows nothing of how many cases it became.  So a mail that may
be about all of them reaches all, each to be looked at; only what is said of other persons, or what
completes the case that was asked about, stays with that case.
"""

from __future__ import annotations

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.relations import RelationKind
from dsr_desk.domain.requests import Case, ParsedRequest
from dsr_desk.services.ports import UnitOfWork

_OF_ONE_MAIL = frozenset(
    {
        *(RelationKind.SPLIT, RelationKind.SPLIT_FROM),
        *(RelationKind.WISHES, RelationKind.WISHES_FROM),
    }
)


def kin_of(uow: UnitOfWork, case: Case) -> tuple[Case, ...]:
    """Return the other cases that grew from the same mail, nearest first."""
    found = {case.number: case}
    todo = [case]
    while todo:
        for relation in todo.pop(0).relations:
            if relation.kind not in _OF_ONE_MAIL or relation.case in found:
                continue
            other = uow.cases.get(relation.case)
            if other is not None:
                found[other.number] = other
                todo.append(other)
    return tuple(each for number, each in found.items() if number != case.number)


def about_too(uow: UnitOfWork, each: Case, case: Case, said: ParsedRequest, *, meant: bool) -> bool:
    """Tell whether a mail that refers to a case can be about its kin ``each`` as well.

    ``meant`` says that it answers a letter about the case, or bears its number.
    """
    named = {subject.address for subject in said.subjects}
    if not named:
        return True
    shared = named & _persons(uow, each)
    if not meant or said.wish.reason == "wish-negated":
        return bool(shared)
    return bool(shared - _persons(uow, case))


def places_of(uow: UnitOfWork, case: Case) -> dict[str, EmailAddress]:
    """Return whom a case's mails name, by where they do (“1.2”); nobody once they are forgotten."""
    return {
        f"{mail.place + 1}.{number}": subject.address
        for mail in uow.cases.mails(case.id)
        if mail.parsed is not None
        for number, subject in enumerate(mail.parsed.subjects, start=1)
    }


def _persons(uow: UnitOfWork, case: Case) -> set[EmailAddress]:
    """Return the persons of a case.  A run has forgotten them: then its mails tell, if they can."""
    persons = {subject.address for subject in case.subjects if subject.address is not None}
    if len(persons) == len(case.subjects):
        return persons
    places = places_of(uow, case)
    away = {places[place] for place in case.persons_away if place in places}
    return set(places.values()) - away
