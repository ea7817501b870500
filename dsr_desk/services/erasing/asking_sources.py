"""What a plan asks of its sources: before anything is written, for they may be slow to answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from dsr_desk.domain.errors.steps import WrongKind
from dsr_desk.domain.finding.gaps import Unread
from dsr_desk.domain.finding.matches import Gap, Mandate
from dsr_desk.domain.finding.scope import Scope
from dsr_desk.domain.people import Channel, ChannelKind
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.services.cases import all_settled, at_step, fetch, mandate_of
from dsr_desk.services.erasing.copying import on_record
from dsr_desk.services.finding.reach import gaps_of, require_ready, unread_in
from dsr_desk.services.ports import Sources, UnitOfWork


class Asking(NamedTuple):
    """What the sources are asked about."""

    mandate: Mandate
    wished: tuple[ChannelKind, ...]
    away: tuple[str, ...]
    channels: tuple[Channel, ...]
    """Those of the organisation."""


class Told(NamedTuple):
    """What the sources have answered."""

    gaps: tuple[Gap, ...]
    unread: tuple[Unread, ...]
    triggers: str


def ask(sources: Sources, case: Case, asking: Asking) -> Told:
    """Ask the sources all that a plan says of them; no transaction is open meanwhile.

    Raises:
        SourceUnavailable: one of them can't be searched or erased in.
    """
    require_ready(sources, case, asking.mandate)
    return Told(
        gaps_of(sources, asking.mandate, case, asking.channels),
        tuple(unread_in(sources, asking.mandate)),
        on_record(sources, asking.mandate),
    )


def plannable(uow: UnitOfWork, case_id: str | int) -> tuple[Case, Asking]:
    """Return a case of which a plan can be made, and what its sources are asked about.

    Raises:
        WrongKind, WrongStep, ChecksOpen: it can't.
    """
    case = fetch(uow, case_id)
    if not case.kind.erases:
        raise WrongKind("plan an erasure", case.kind.value)
    at_step(case, "plan", (CaseState.REVIEWING,))
    all_settled(uow, case)
    channels = uow.people.channels(case.organisation) if case.organisation else ()
    mandate = mandate_of(uow, case, erasing=True)
    return case, Asking(mandate, case.wished_kinds, case.away, channels)


def with_unread(scope: Scope, unread: Iterable[Unread]) -> Scope:
    """Return what a plan does, with what its channels hold that could not be searched."""
    every = tuple(unread)
    return replace(
        scope,
        files_unread=sum(each.files for each in every),
        senders_unread=sum(each.senders for each in every),
    )
