"""Splitting: the channels that the sender may not speak for become a case of their own (L17)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.erasing.holds import HoldOn
from dsr_desk.domain.errors import Refusal
from dsr_desk.domain.people import User
from dsr_desk.domain.relations import Relation, RelationKind
from dsr_desk.domain.requests import Case, CaseState, MailRole
from dsr_desk.domain.verifying.checklist import EDITOR, Check, settle
from dsr_desk.services.cases import ENDS, Recorder, ending, with_preparer
from dsr_desk.services.intake.joining import joined_facts
from dsr_desk.services.intake.leaving_out import carried_over
from dsr_desk.services.intake.settled import CHANNEL_SPLIT
from dsr_desk.services.intake.understanding import check_again
from dsr_desk.services.ports import CaseMail, NewCase, UnitOfWork
from dsr_desk.services.record.on_record import FILED, HOLD_SET, STANDING
from dsr_desk.services.record.stated_on_record import dates_fact


class NothingToSplit(Refusal):
    """A split would leave one of the two cases without a channel (law.md L17)."""

    code = "nothing-to-split"

    def __init__(self) -> None:
        """Say when a case can be split."""
        super().__init__(
            "Only a case whose sender is an editor of some of the channels, and not of others, can"
            " be split. Leave channels out, or ask the editor."
        )


def split_off(
    uow: UnitOfWork, record: Recorder, case: Case, who: User, now: datetime
) -> tuple[str, Changes]:
    """Make the second case and commit; return its number and what changed.

    Raises:
        NothingToSplit: one of the two would have no channel.
    """
    editors = [c for c in uow.cases.checks(case.id) if c.code == EDITOR and c.target]
    go = tuple(c.target for c in editors if not c.settled)
    # What was left out before belongs to neither; the new case must not take it up.
    stay = tuple(c.target for c in editors if c.settled)
    if not go or not any(c.settled and not c.left_out for c in editors):
        raise NothingToSplit
    case = with_preparer(case, who)
    made = new_case(uow, record, case, who.id, Relation(RelationKind.SPLIT_FROM, case.number, stay))
    relations = (*case.relations, Relation(RelationKind.SPLIT, made.number, go))
    kept = _with_channels_away(uow, replace(case, relations=relations), go, made.number, who, now)
    _record_split(uow, record, kept, go, made.number, who)
    other = _with_channels_away(uow, made, stay, case.number, who, now)
    _record_split(uow, record, other, stay, case.number, who)
    uow.commit()
    return made.number, Changes(frozenset({case.id, made.id}), queue=True)


def new_case(uow: UnitOfWork, record: Recorder, case: Case, actor: str, relation: Relation) -> Case:
    """Store a case of the same mails and persons, less what the relation leaves to the first."""
    fresh = replace(
        case,
        id=0,
        number="",
        state=CaseState.CHECKING,
        channels=(),
        holder="",
        exported_at=None,
        answered_at=None,
        note="",
        waiting_since=None,
        # What another case has stays away from every case that grows from this one.
        relations=(*(r for r in case.relations if r.persons or r.channels), relation),
        news="",
        version=1,
    )
    made = uow.cases.add(NewCase(fresh, None, (), b"", uow.cases.standing(case.id)))
    mails = uow.cases.mails(case.id)
    for mail in mails:
        uow.cases.link(made.id, mail.id, mail.role)
    _record_mails(uow, record, (case, made, relation), mails, actor)
    _hold_too(uow, record, case, made, actor)
    uow.cases.save_checks(made.id, carried_over(uow, record, case, made, actor))
    return check_again(uow, made)


def _hold_too(uow: UnitOfWork, record: Recorder, case: Case, made: Case, actor: str) -> None:
    """Hold the new case where the one it grows from is held: all that was there must stay.

    Neither who has set the hold nor who makes the case can lift it.
    """
    for hold in uow.holds.in_force(case.organisation):
        if hold.on is not HoldOn.CASE or hold.target != case.number:
            continue
        also = replace(hold, organisation=made.organisation, target=made.number)
        number = uow.holds.add(also)
        facts = {"hold": number, "ground": also.ground.value, "says": also.bound}
        record.note(uow, actor, HOLD_SET, None, **facts)


def _record_mails(
    uow: UnitOfWork,
    record: Recorder,
    cases: tuple[Case, Case, Relation],
    mails: Sequence[CaseMail],
    actor: str,
) -> None:
    """Put on record which mails the new case was made of, as if each had come in to it.

    What the audit has of them (signing keys, how they came in, the roster's word) goes along.
    """
    case, made, relation = cases
    known: dict[str, dict[str, str]] = {}
    for entry in uow.audit.entries(case.number):
        if "sha256" in (facts := dict(entry.event.facts)):
            # A key that was asked for again says no more than itself.
            known[facts["sha256"]] = known.get(facts["sha256"], {}) | facts
    first, *others = mails
    filed: dict[str, object] = {
        **known.get(first.sha256, {}),
        "sha256": first.sha256,
        "kind": made.kind.value,
        "nature": made.nature.value,
        "received": first.received_at.astimezone(UTC).isoformat(),
        "organisation": made.organisation,
        ENDS: ending(made.state),
        "relation": relation.kind.value,
        "related": case.number,
        **dates_fact(tuple(uow.audit.entries(case.number)), case, made),
    }
    if (standing := uow.cases.standing(case.id)) is not None:
        filed[STANDING] = standing.digest()
    record.note(uow, actor, FILED, made, **filed)
    for mail in others:
        facts = joined_facts(mail.sha256, MailRole(mail.role), mail.received_at)
        record.note(uow, actor, "mail.joined", made, **{**known.get(mail.sha256, {}), **facts})


def _with_channels_away(
    uow: UnitOfWork, case: Case, channels: Iterable[str], other: str, who: User, now: datetime
) -> Case:
    """Settle the checks of the channels that the other case has: they are left out here."""
    names = {f"{EDITOR}:{channel}" for channel in channels}

    def settled(check: Check) -> Check:
        if check.name not in names:
            return check
        return settle(check, by=who.id, at=now, note=other, left_out=True)

    uow.cases.save_checks(case.id, tuple(map(settled, uow.cases.checks(case.id))))
    return check_again(uow, case)


def _record_split(
    uow: UnitOfWork,
    record: Recorder,
    case: Case,
    channels: Iterable[str],
    other: str,
    who: User,
) -> None:
    for channel in channels:
        facts = {"check": f"{EDITOR}:{channel}", "related": other}
        record.note(uow, who.id, CHANNEL_SPLIT, case, **facts)
