"""One case for each wish: persons of one mail for whom it asks other things are kept apart.

Where the parser is certain, the desk does it when it files the mail; where it is not, somebody
says whom which wish is about.  Every case has the same mails and names the others; none can take
back a person whose wish another case has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.changes import Changes
from dsr_desk.domain.intake.joining import Letter
from dsr_desk.domain.people import Right, User
from dsr_desk.domain.relations import Relation, RelationKind
from dsr_desk.domain.requests import WISHES_DIFFER, Case, CaseState, Verdict
from dsr_desk.domain.verifying.building import case_checks
from dsr_desk.domain.verifying.checklist import EDITOR, WISH, Check, settle
from dsr_desk.domain.verifying.leaving_out import (
    PERSON,
    PERSON_LEFT_OUT,
    place_of_person,
    without_persons,
)
from dsr_desk.domain.verifying.telling_apart import (
    BY_HAND,
    OWN_WISH,
    TOLD_APART,
    NoDoubtOfWishes,
    NoSuchWish,
    Told,
    certain_wishes,
    within,
)
from dsr_desk.services.cases import Recorder, with_preparer
from dsr_desk.services.intake.settled import OVERRIDDEN, PERSON_SPLIT, WISH_TOLD, channels_out
from dsr_desk.services.intake.splitting import new_case
from dsr_desk.services.intake.understanding import (
    check_again,
    letters_of,
    setting_of_case,
)
from dsr_desk.services.ports import UnitOfWork

Group = tuple[Told, tuple[EmailAddress, ...]]
"""A wish and the persons it is about."""


@dataclass(frozen=True, slots=True)
class _Step:
    """One telling apart: who does it, when, and why; nobody where the mail leaves no doubt."""

    uow: UnitOfWork
    record: Recorder
    actor: str
    at: datetime
    who: User | None = None
    reason: str = ""

    def prepared(self, case: Case) -> Case:
        """Return the case with whoever tells its wishes apart as a preparer (law.md L44)."""
        return with_preparer(case, self.who) if self.who else case


def tell_apart_at_intake(
    uow: UnitOfWork, record: Recorder, case: Case, actor: str, at: datetime
) -> tuple[str, ...]:
    """Make a case of each further wish of a mail just filed, where no doubt is left; not committed.

    Returns their numbers.
    """
    if case.state is not CaseState.CHECKING:
        return ()
    letters = _letters(uow, case)
    groups = certain_wishes(case_checks(letters, setting_of_case(uow, case, ()))[0])
    cases = _apart(_Step(uow, record, actor, at), case, letters, groups) if groups else ()
    return tuple(made.number for made in cases[1:])


def tell_apart(
    uow: UnitOfWork,
    record: Recorder,
    case: Case,
    wishes: Mapping[int, Told],
    reason: str,
    who: User,
    at: datetime,
) -> tuple[tuple[str, ...], Changes]:
    """Give each person of a case, by number, their own wish, and commit.

    What goes beyond the parser's certainty is for a supervisor to answer for; one who does it
    answers for it at once.  Returns the numbers of all the cases, this one first.

    Raises:
        NoDoubtOfWishes: the mails leave no doubt, and nobody has told anything before.
        NoSuchWish: somebody has no wish, or one that the mails do not ask for.
    """
    named = {s.number: s.address for s in case.subjects if s.address is not None}
    letters = _letters(uow, case)
    if not letters or named.keys() != wishes.keys():
        raise NoSuchWish
    checks = uow.cases.checks(case.id)
    stored = tuple(c for c in checks if c.code != OWN_WISH)
    asked = case_checks(letters, setting_of_case(uow, case, stored))[0]
    if stored == checks and asked.wish.reason != WISHES_DIFFER:
        raise NoDoubtOfWishes
    groups: dict[Told, list[EmailAddress]] = {}
    for number, told in wishes.items():
        if not within(told, asked.kind, asked.channels):
            raise NoSuchWish
        groups.setdefault(told, []).append(named[number])
    step = _Step(uow, record, who.id, at, who, _masked(uow, case, stored, reason.strip()))
    uow.cases.save_checks(case.id, (*stored, *_out_before(uow, case, stored)))
    cases = _apart(step, case, letters, [(told, tuple(p)) for told, p in groups.items()])
    uow.commit()
    changes = Changes(frozenset(made.id for made in cases), queue=True)
    return tuple(made.number for made in cases), changes


def _masked(uow: UnitOfWork, case: Case, stored: Sequence[Check], reason: str) -> str:
    """Return a reason as it is kept while all persons are the case's: with no address of them.

    Each of the cases masks its own persons alone.
    """
    said = Check(OWN_WISH, Verdict.ATTENTION, TOLD_APART, note=reason)
    uow.cases.save_checks(case.id, (*stored, said))
    return next(check.note for check in uow.cases.checks(case.id) if check.code == OWN_WISH)


def _out_before(uow: UnitOfWork, case: Case, stored: Sequence[Check]) -> Iterator[Check]:
    """Yield channels that were left out and that a narrower wish did not ask for since."""
    names = {check.name for check in stored}
    for name, event in channels_out(uow.audit.entries(case.number), case.number).items():
        if name not in names:
            channel, other = name.partition(":")[2], dict(event.facts).get("related", "")
            check = Check(EDITOR, Verdict.FAILED, "editor-on-no-roster", channel)
            yield settle(check, by=event.actor, at=event.at, note=other, left_out=True)


def _letters(uow: UnitOfWork, case: Case) -> tuple[Letter, ...]:
    setting = setting_of_case(uow, case, uow.cases.checks(case.id))
    return letters_of(uow.cases.mails(case.id), setting)


def _apart(
    step: _Step, case: Case, letters: Sequence[Letter], groups: Sequence[Group]
) -> tuple[Case, ...]:
    """Leave the first wish to the case, and make one of each of the others."""
    case = step.prepared(case)
    everybody = [person for _, persons in groups for person in persons]
    made: list[tuple[Case, Group]] = []
    for group in groups[1:]:
        away = _places(letters, everybody, group)
        relation = Relation(RelationKind.WISHES_FROM, case.number, persons=away)
        fresh = new_case(step.uow, step.record, case, step.actor, relation)
        made.append(
            (_only(step, fresh, letters, dict.fromkeys(away, case.number), group[0]), group)
        )
    others: dict[str, str] = {}
    relations = list(case.relations)
    for other, (_, persons) in made:
        places = tuple(place_of_person(letters, person) for person in persons)
        relations.append(Relation(RelationKind.WISHES, other.number, persons=places))
        others |= dict.fromkeys(places, other.number)
    kept = _only(step, replace(case, relations=tuple(relations)), letters, others, groups[0][0])
    return (kept, *(other for other, _ in made))


def _places(
    letters: Sequence[Letter], everybody: Iterable[EmailAddress], group: Group
) -> tuple[str, ...]:
    """Return where the mails name those whom a wish is not about."""
    return tuple(place_of_person(letters, p) for p in everybody if p not in group[1])


def _only(
    step: _Step, case: Case, letters: Sequence[Letter], away: Mapping[str, str], told: Told
) -> Case:
    """Store a case of one wish: the persons of the others are left out, each to their own case."""
    uow, stored = step.uow, step.uow.cases.checks(case.id)
    gone = tuple(
        settle(
            Check(PERSON, Verdict.ATTENTION, PERSON_LEFT_OUT, place, evidence),
            by=step.actor,
            at=step.at,
            note=away[place],
            left_out=True,
        )
        for place, evidence in without_persons(letters, away)[1]
    )
    names = {check.name for check in gone}
    uow.cases.save_checks(case.id, (*(c for c in stored if c.name not in names), *gone))
    for check in gone:
        facts = {"check": check.name, "related": check.note}
        step.record.note(uow, step.actor, PERSON_SPLIT, case, **facts)
    case = check_again(uow, case)
    if (case.kind, case.wished_kinds) != (told.kind, told.channels) or _differs(uow, case):
        case = _told(step, case, told)
    return case


def _differs(uow: UnitOfWork, case: Case) -> bool:
    return any(c.code == WISH and c.verdict is not Verdict.OK for c in uow.cases.checks(case.id))


def _told(step: _Step, case: Case, told: Told) -> Case:
    """Put on record what the wish of a case is, as somebody has told it."""
    uow = step.uow
    check = Check(OWN_WISH, Verdict.ATTENTION, TOLD_APART, told.text)
    check = settle(check, by=step.actor, at=step.at, note=step.reason)
    uow.cases.save_checks(case.id, (*uow.cases.checks(case.id), check))
    step.record.note(uow, step.actor, WISH_TOLD, case, check=check.name)
    case = check_again(uow, case)
    if step.who is None or not step.who.may(Right.OVERRIDE):
        return case
    answered = tuple(
        settle(c, by=step.actor, at=step.at, note=step.reason) if c.reason == BY_HAND else c
        for c in uow.cases.checks(case.id)
    )
    uow.cases.save_checks(case.id, answered)
    step.record.note(uow, step.actor, OVERRIDDEN, case, check=WISH)
    return check_again(uow, case)
