"""A roster in memory for the windows' tests: the real difference, nothing stored on disk."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.changes import Changes
from dsr_desk.domain.people import (
    Channel,
    ChannelKind,
    ChannelPolicy,
    Organisation,
    OrganisationKind,
    Roster,
    RosterEntry,
)
from dsr_desk.domain.roster.differ import applied, differ
from dsr_desk.domain.roster.proposals import Ending, Mode, Origin, Proposal, Risk, Row
from dsr_desk.domain.roster.rows import propose
from dsr_desk.domain.roster.table import read_table
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.people.roster import RosterImport, Rosters, RosterView, Seen
from dsr_desk.services.ports import SourceEntry
from tests.ui.fakes import NOW, SUPERVISOR, World

TODAY = date(2026, 11, 24)
ORGANISATIONS = (
    Organisation(
        "exempelstad",
        "Exempelstads kommun",
        OrganisationKind.PUBLIC_AUTHORITY,
        domains=("exempelstad.example",),
    ),
    Organisation(
        "nordkraft", "Nordkraft AB", OrganisationKind.COMPANY, domains=("nordkraft.example",)
    ),
)
CHANNELS = tuple(
    Channel(key, house, kind, title, ChannelPolicy(), "archive")
    for key, house, kind, title in (
        ("ex-mail", "exempelstad", ChannelKind.MAIL, "Kundtjänst"),
        ("ex-forum", "exempelstad", ChannelKind.FORUM, "Medborgarforum"),
        ("nk-mail", "nordkraft", ChannelKind.MAIL, "Kundservice el och nät"),
    )
)


def _entry(
    channel: str, local: str, name: str, since: date, until: date | None = None
) -> RosterEntry:
    house = "nordkraft" if channel.startswith("nk") else "exempelstad"
    return RosterEntry(channel, EmailAddress(f"{local}@{house}.example"), name, since, until)


ROSTER = Roster(
    (
        _entry("ex-mail", "maria.lind", "Maria Lind", date(2024, 1, 1)),
        _entry("ex-forum", "maria.lind", "Maria Lind", date(2024, 6, 1)),
        _entry("ex-mail", "karin.sten", "Karin Sten", date(2021, 3, 1), date(2025, 12, 31)),
        _entry("ex-forum", "yusuf.ali", "Yusuf Ali", date(2027, 1, 1)),
        _entry("nk-mail", "ola.berg", "Ola Berg", date(2023, 9, 1)),
        _entry("nk-mail", "eva.ahl", "Eva Ahl", date(2026, 12, 1), date(2026, 11, 30)),
    )
)
FILE = (
    "kanal;e-post;namn;från;till;avdelning\n"
    "ex-mail;maria.lind@exempelstad.example;Maria Lind;2024-01-01;;Kundtjänst\n"
    "ex-mail;info@exempelstad.example;Kundtjänst;2026-11-24;;Kundtjänst\n"
    "ex-mail;maria.1ind@exempelstad.example;Maria Lind;2026-01-01;;Kundtjänst\n"
    "ex-forum;åsa.öberg@exempelstad.example;Åsa Öberg;2026-11-24;;Forum\n"
    "ex-forum;trasig;Ingen;;;Forum\n"
    "finns-inte;bo.ek@exempelstad.example;Bo Ek;;;Forum\n"
    "ex-forum;ida.ek@exempelstad.example;Ida Ek;3/4/2026;;Forum\n"
)
GOOD = "".join(FILE.splitlines(keepends=True)[n] for n in (0, 1, 4))
EVENT = RosterImport(NOW, SUPERVISOR.id, "csv", "add", "", "a" * 64, 3, 1, 0, ())


class FakeRosters(Rosters):
    """Compares like the service, and remembers what was applied."""

    def __init__(self, world: World, roster: Roster = ROSTER) -> None:
        self.world = world
        self.roster = roster
        self.content = FILE
        self.events: tuple[RosterImport, ...] = ()
        self.accepted: list[frozenset[Risk]] = []
        self.saved: list[Path] = []

    def view(self) -> RosterView:
        self.world.pass_gate()
        source = SourceEntry("platform", "Plattformens databas", "roster-platform.toml", "x")
        return RosterView(ORGANISATIONS, CHANNELS, self.roster, TODAY, (source,))

    def history(self) -> tuple[RosterImport, ...]:
        return self.events

    def preview_file(self, path: Path, mode: Mode, organisation: str, by: SignedIn) -> Seen:
        self.world.pass_gate()
        table = read_table(self.content.encode("cp1252"), path.name)
        return self._compared(propose(table, CHANNELS, mode, organisation))

    def preview_source(self, source: str, mode: Mode, organisation: str, by: SignedIn) -> Seen:
        return self.preview_file(Path(source), mode, organisation, by)

    def preview_row(self, row: Row, by: SignedIn) -> Seen:
        self.world.pass_gate()
        return self._compared(Proposal(Mode.HAND, Origin("hand"), rows=(row,)))

    def preview_ending(self, ending: Ending, by: SignedIn) -> Seen:
        return self._compared(Proposal(Mode.HAND, Origin("hand"), endings=(ending,)))

    def apply(self, seen: Seen, digest: str, accepted: Collection[Risk], by: SignedIn) -> Changes:
        self.world.pass_gate()
        assert digest == seen.difference.digest
        self.accepted.append(frozenset(accepted))
        self.roster = applied(self.roster, seen.difference.lines)
        self.events = (replace(EVENT, at=NOW), *self.events)
        return Changes(people=True)

    def export(self, target: Path, organisation: str = "") -> Path:
        self.saved.append(target)
        return target

    def _compared(self, proposal: Proposal) -> Seen:
        return Seen(proposal, differ(self.roster, proposal, ORGANISATIONS, CHANNELS, TODAY))
