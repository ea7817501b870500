"""Rosters: read, compared with what is stored, and changed only by the difference that was seen."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from dsr_desk.config import DESK_ZONE, WorkspacePaths
from dsr_desk.domain.changes import Changes
from dsr_desk.domain.clocks.deadlines import local_day
from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.errors import OutsideMandate, SourceUnavailable
from dsr_desk.domain.errors.steps import UnknownOrganisation
from dsr_desk.domain.people import Channel, Organisation, Right, Roster
from dsr_desk.domain.roster.differ import applied, differ
from dsr_desk.domain.roster.errors import (
    EVERYBODY,
    STOPS,
    RiskNotAccepted,
    RosterEdited,
    RosterFileRefused,
    RosterMoved,
    RosterNotReady,
)
from dsr_desk.domain.roster.proposals import (
    Ending,
    Kind,
    Mode,
    Origin,
    Proposal,
    Risk,
    RosterDifference,
    Row,
)
from dsr_desk.domain.roster.rows import propose
from dsr_desk.domain.roster.table import RawTable, write_table
from dsr_desk.domain.titles import channels_apart, organisations_apart
from dsr_desk.services.cases import Recorder
from dsr_desk.services.people.accounts import SignedIn, acting, need
from dsr_desk.services.ports import (
    Clock,
    DeskStore,
    RosterDatabases,
    RosterFiles,
    SourceEntry,
    UnitOfWork,
)
from dsr_desk.services.record.on_record import ROSTER, recorded
from dsr_desk.services.targets import free_target

APPLIED = "roster.applied"


@dataclass(frozen=True, slots=True)
class RosterView:
    """Everything the place for organisations and editors shows."""

    organisations: tuple[Organisation, ...]
    channels: tuple[Channel, ...]
    roster: Roster
    today: date
    sources: tuple[SourceEntry, ...]
    """Those whose editors can be read by a mapping."""


@dataclass(frozen=True, slots=True)
class RosterImport:
    """One change of the roster, as the audit has it."""

    at: datetime
    actor: str
    kind: str
    mode: str
    organisation: str
    sha256: str
    added: int
    changed: int
    ended: int
    risks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A proposal with the difference it makes: what is looked at before anything changes."""

    proposal: Proposal
    difference: RosterDifference


class Rosters:
    """Shows and changes who is an editor of what."""

    def __init__(
        self,
        store: DeskStore,
        files: RosterFiles,
        databases: RosterDatabases,
        paths: WorkspacePaths,
        clock: Clock,
    ) -> None:
        """Take the desk's store, where lists come from, the workspace's places and the clock."""
        self._store = store
        self._files = files
        self._databases = databases
        self._paths = paths
        self._clock = clock
        self._record = Recorder(clock)

    def view(self) -> RosterView:
        """Return organisations, channels and the roster as stored."""
        with self._store.reading() as uow:
            houses = organisations_apart(uow.people.organisations())
            return RosterView(
                houses,
                channels_apart(uow.people.channels(), houses),
                uow.people.roster(),
                desk_day(self._clock()),
                tuple(s for s in uow.people.sources() if s.mapping.startswith("roster-")),
            )

    def history(self) -> tuple[RosterImport, ...]:
        """Return who changed the roster when, newest first; the audit holds no names."""
        with self._store.reading() as uow:
            applied = [entry.event for entry in uow.audit.entries(events=(APPLIED,))]
        return tuple(_import(e.at, e.actor, dict(e.facts)) for e in reversed(applied))

    def preview_file(self, path: Path, mode: Mode, organisation: str, by: SignedIn) -> Seen:
        """Return what a CSV file would change; nothing is stored.

        Raises:
            FileUnreadable, RosterFileRefused: it is no list of editors.
            RightMissing: only a supervisor sees to the rosters.
        """
        need(by, Right.ROSTER)
        return self._table(self._files.read(path), mode, organisation)

    def preview_source(self, source: str, mode: Mode, organisation: str, by: SignedIn) -> Seen:
        """Return what the platform's own database would change; nothing is written to either.

        Raises:
            MappingRefused, SourceUnavailable: it can't be read.
        """
        need(by, Right.ROSTER)
        with self._store.reading() as uow:
            found = next((s for s in uow.people.sources() if s.key == source), None)
        if found is None or not found.mapping.startswith("roster-"):
            raise SourceUnavailable(source, "it is no configured source of editors")
        table = self._databases.read(found.mapping, found.location, found.key)
        return self._table(table, mode, organisation)

    def preview_row(self, row: Row, by: SignedIn) -> Seen:
        """Return what adding one editor by hand would change."""
        need(by, Right.ROSTER)
        return self._seen(Proposal(Mode.HAND, Origin("hand"), rows=(replace(row, line=1),)))

    def preview_ending(self, ending: Ending, by: SignedIn) -> Seen:
        """Return what ending one entry on a day would change."""
        need(by, Right.ROSTER)
        return self._seen(Proposal(Mode.HAND, Origin("hand"), endings=(ending,)))

    def apply(self, seen: Seen, digest: str, accepted: Collection[Risk], by: SignedIn) -> Changes:
        """Change the roster by exactly the difference whose digest was on the screen.

        Raises:
            RightMissing: only a supervisor sees to the rosters.
            RosterMoved: the roster, the day or what is proposed is no longer what was seen.
            RosterEdited: the stored roster is not the one on record.
            RosterNotReady: nothing to do, or rows that can't be read in a whole roster.
            RiskNotAccepted: something that must be looked at was not ticked.
        """
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.ROSTER).user
            now = self._difference(uow, seen.proposal)
            bound = recorded(uow.audit.entries(), ROSTER)
            if bound and uow.people.roster().digest() != bound:
                raise RosterEdited
            if now.digest != digest:
                raise RosterMoved
            if now.stops:
                raise RosterNotReady(STOPS[now.stops])
            left = [risk.value for risk in now.risks if risk not in accepted]
            if left:
                raise RiskNotAccepted(", ".join(left))
            after = applied(uow.people.roster(), now.lines)
            uow.people.save_roster(after.entries)
            self._record.note(uow, who.id, APPLIED, None, **_facts(now))
            uow.commit()
        return Changes(people=True)

    def export(self, target: Path, organisation: str = "") -> Path:
        """Write the roster as CSV where nothing is yet; it reads back as it is.

        Raises:
            TargetTaken: something is there, or the folder is the workspace's own.
        """
        path = free_target(target, self._paths)
        with self._store.reading() as uow:
            own = {c.key for c in uow.people.channels(organisation)}
            entries = [
                e for e in uow.people.roster().entries if e.channel in own and not e.never_held
            ]
        self._files.write(path, write_table(entries))
        return path

    def connect(
        self, key: str, title: str, mapping: Path, location: str, password: str, by: SignedIn
    ) -> Changes:
        """Configure a database of editors: its mapping, its address, its password.

        The mapping is copied into the workspace, the password goes to the key store alone.

        Raises:
            MappingRefused, SourceUnavailable: the mapping or the address can't be used.
            OutsideMandate: the key is that of a source of content.
        """
        with self._store.reading() as uow:
            acting(uow, by, Right.ROSTER)
            known = next((s for s in uow.people.sources() if s.key == key), None)
        if known is not None and not known.mapping.startswith("roster-"):
            raise OutsideMandate
        name, whole = self._databases.adopt(mapping, key, location, password)
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.ROSTER).user
            uow.people.save_source(SourceEntry(key, title or key, name, whole))
            self._record.note(uow, who.id, "roster.connected", None, source=key)
            uow.commit()
        return Changes(people=True)

    def _table(self, table: RawTable, mode: Mode, organisation: str) -> Seen:
        if (mode is Mode.WHOLE) != bool(organisation):
            raise OutsideMandate
        with self._store.reading() as uow:
            known = {o.key for o in uow.people.organisations()}
            if organisation and organisation not in known:
                raise UnknownOrganisation(known)
            proposal = propose(table, uow.people.channels(), mode, organisation)
            if mode is Mode.WHOLE and not proposal.rows:
                raise RosterFileRefused(EVERYBODY)
            return Seen(proposal, self._difference(uow, proposal))

    def _seen(self, proposal: Proposal) -> Seen:
        with self._store.reading() as uow:
            return Seen(proposal, self._difference(uow, proposal))

    def _difference(self, uow: UnitOfWork, proposal: Proposal) -> RosterDifference:
        organisations = uow.people.organisations()
        zones = {o.key: o.time_zone for o in organisations}
        today = local_day(self._clock(), zones.get(proposal.organisation, DESK_ZONE))
        channels, roster = uow.people.channels(), uow.people.roster()
        return differ(roster, proposal, organisations, channels, today)


def _facts(found: RosterDifference) -> dict[str, object]:
    """Return what the audit keeps: counts, codes and digests, no names."""
    return {
        "kind": found.origin.kind,
        "mode": found.mode.value,
        "organisation": found.organisation,
        "sha256": found.origin.sha256,
        "added": found.count(Kind.ADDED),
        "changed": found.count(Kind.CHANGED),
        "ended": found.count(Kind.ENDED),
        "gives": found.gives,
        "risks": ",".join(risk.value for risk in found.risks),
        "digest": found.digest,
        ROSTER: found.result,
    }


def _import(at: datetime, actor: str, facts: dict[str, str]) -> RosterImport:
    return RosterImport(
        at,
        actor,
        facts["kind"],
        facts["mode"],
        facts["organisation"],
        facts["sha256"],
        int(facts["added"]),
        int(facts["changed"]),
        int(facts["ended"]),
        tuple(risk for risk in facts["risks"].split(",") if risk),
    )
