"""Erasing: an approved plan carried out, beside a bare script that does the same to the store.

Each reading works on a copy of one workspace in which a plan over so many items has been approved;
the copies are made outside the clock.  The act is told alone (intent, re-check, act, outcome and
audit of every batch), then its longest write lock, the scrubbing, and the whole run.
"""

from __future__ import annotations

import shutil
import sqlite3
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from dsr_desk.config import Limits
from dsr_desk.domain.erasing.receipts import RunState
from dsr_desk.domain.people import Action
from dsr_desk.services.erasing.acting import Acting
from dsr_desk.services.erasing.erasure import Erasure
from dsr_desk.services.erasing.work import Figures, Work
from dsr_desk.sources.masking import Masker
from dsr_desk.sources.sql import SqlSource
from tests.services.world import CHANNELS, WISH, Small, a_mail, make_small, reopened
from tests.tools.bench.erasing_floor import (
    bulk_anonymise,
    bulk_delete,
    delete_copies,
    orm_delete,
    scrub,
    seek,
)
from tests.tools.bench.making import Archive, Person
from tests.tools.bench.run_times import (
    BARE,
    STAGES,
    Reading,
    held_locks,
    staged,
    strings_noted,
    timed,
)
from tests.tools.bench.timing import Bench, Row, shown

_NOBODY = "ingen.alls@post.example"
BATCH = Limits().run_batch
_LARGE, _FEW = 10_000, 3
"""Above so many items one whole run is enough, else so many; the act is always read each time."""
_PLACE = CHANNELS[0]
_OWN = tuple(each.key for each in CHANNELS if each.organisation == _PLACE.organisation)
_FORM = 1
"""Rises when what is prepared below changes."""
_FIDES = 76.8
"""Seconds by the wall from approval to “complete” that Fides 2.78.2 took for 10,000 rows in
PostgreSQL, the median of three; it looks into no text, cleans no file and seeks nothing."""
_FIDES_HAD = 10_000
_FOR_THE_BYTES = ("files", "forget", "every byte")
"""Stages of which Fides has none: they clean the files, and seek what may be left in them."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A workspace with an approved plan over so many items of an archive."""

    folder: Path
    archive: Archive
    person: Person
    items: int
    action: Action
    keys: tuple[int, ...]

    @contextmanager
    def copy(self) -> Iterator[Path]:
        """Lend a copy of the folder."""
        with tempfile.TemporaryDirectory(prefix="erase-", dir=self.folder.parent) as home:
            yield Path(shutil.copytree(self.folder, Path(home) / "copy"))


class Floor(NamedTuple):
    """What the bare script took: its act, its deleting of copies, its steps and its search."""

    act: float
    copies: float
    scrub: float
    seek: float


def prepared(archive: Archive, items: int, action: Action) -> Prepared:
    """Bring a copy of an archive to its approval, once: a plan over exactly so many items."""
    person = max(archive.persons, key=lambda each: each.size)
    source = archive.small.root.parent
    folder = source.parent / f"{source.name}-{action}-{items}-{_FORM}"
    if not folder.is_dir():
        making = source.parent / "approving"
        shutil.rmtree(making, ignore_errors=True)
        own = tuple(replace(each, policy=replace(each.policy, action=action)) for each in CHANNELS)
        small = make_small(making, batch=BATCH, channels=own)
        file = small.paths.archive
        for path in file.parent.glob(f"{file.name}*"):
            path.unlink()
        shutil.copyfile(archive.small.paths.archive, file)
        _only(file, person, items)
        _approve(reopened(making, batch=BATCH), person, items)
        making.rename(folder)
    with closing(sqlite3.connect(folder / "workspace" / "desk.sqlite")) as desk:
        keys = desk.execute("SELECT key FROM plan_item ORDER BY number").fetchall()
    return Prepared(folder, archive, person, items, action, tuple(int(key) for (key,) in keys))


def _only(archive: Path, person: Person, items: int) -> None:
    """Give most of a person's items to nobody, so that a plan covers exactly so many."""
    with closing(sqlite3.connect(archive, isolation_level=None)) as file:
        file.execute("PRAGMA secure_delete=ON").fetchall()
        rows = file.execute(
            "SELECT mine.id, count(reply.id) FROM item AS mine LEFT JOIN item AS reply"
            " ON reply.conversation_id = mine.conversation_id AND reply.staff"
            " AND mine.kind <> 'forum' WHERE mine.author_key = ? GROUP BY mine.id ORDER BY mine.id",
            (person.address,),
        ).fetchall()
        kept: set[int] = set()
        left = items
        for key, replies in rows:
            if replies < left:
                kept.add(key)
                left -= 1 + replies
        if left:
            raise SystemExit(f"{items} items can't be made up of what {person.size} items have")
        others = [(_NOBODY, _NOBODY, _NOBODY, key) for key, _ in rows if key not in kept]
        file.execute("BEGIN")
        (trigger,) = file.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'item_fts_update'"
        ).fetchone()
        file.execute("DROP TRIGGER item_fts_update")
        file.executemany(
            "UPDATE item SET author = ?, author_key = ?, author_base = ? WHERE id = ?", others
        )
        file.execute("INSERT INTO item_fts(item_fts) VALUES ('rebuild')")
        file.execute(trigger)
        file.execute("COMMIT")


def _approve(small: Small, person: Person, items: int) -> None:
    case = small.file(a_mail(WISH.format(who=person.address)))
    small.to_signature(case.id)
    view = small.services.planning.view(case.id)
    if view is None or view.plan.item_count != items:
        raise SystemExit(f"a plan over {items} items was wanted, not {view and view.plan}")


class Erasing:
    """The rows of erasing."""

    def __init__(self, archive: Archive, bench: Bench) -> None:
        """Take the archive and how to measure."""
        self._archive, self._bench = archive, bench
        self._acts: dict[tuple[Action, int], Row] = {}

    def erase(self, items: int) -> None:
        """Delete so many items."""
        self._run(prepared(self._archive, items, Action.DELETE), bulk_delete, "≤ 1.5")

    def anonymise(self, items: int) -> None:
        """Anonymise so many items."""

        def floor(archive: Path, keys: Sequence[int], batch: int) -> None:
            names = [ready.person.name, "Kundtjänst"]
            bulk_anonymise(archive, keys, batch, Masker([ready.person.address], names))

        ready = prepared(self._archive, items, Action.ANONYMISE)
        self._run(ready, floor, "≤ 1.5")

    def orm(self, items: int) -> None:
        """Delete so many items beside the ORM's unit of work, which is slow: a few turns."""
        ready = prepared(self._archive, items, Action.DELETE)
        products, peers = [], []
        for _ in range(min(self._bench.runs, _FEW)):
            peers.append(self._floored(ready, orm_delete).act)
            products.append(self._carried_out(ready).act)
        what = f"delete {items:,} of {self._archive.items:,}"
        self._bench.told(what, products, "the ORM's unit of work", peers, goal="≥ 4")

    def _run(
        self, ready: Prepared, floor: Callable[[Path, Sequence[int], int], None], goal: str
    ) -> None:
        few, runs = ready.items > _LARGE, self._bench.runs
        readings: list[Reading] = []
        floors: list[Floor] = []
        # What is large needs no turn that is not counted: it is over before that matters.
        for turn in range(0 if few else -1, runs):
            whole = 0 <= turn < (1 if few else _FEW)
            reading = self._carried_out(ready, whole=whole)
            spent = self._floored(ready, floor, reading.strings)
            if turn >= 0:
                floors.append(spent)
                readings.append(reading)
        self._tell(ready, readings, floors, goal)

    def _tell(
        self, ready: Prepared, readings: list[Reading], floors: list[Floor], goal: str
    ) -> None:
        what = f"{ready.action} {ready.items:,} of {self._archive.items:,}"
        acts = [reading.act for reading in readings]
        longest = sorted(max(reading.locks) for reading in readings)[len(readings) // 2]
        notes = f"longest write lock {shown(longest)} (≤ 1 s); {len(readings)} runs"
        below = [floor.act for floor in floors]
        row = self._bench.told(what, acts, "bare bulk script", below, goal=goal, notes=notes)
        ends = [(r, f) for r, f in zip(readings, floors, strict=True) if r.whole]
        below = [floor.scrub for _, floor in ends]
        size = ready.archive.small.paths.archive.stat().st_size >> 20
        notes = f"{size} MB; {len(ends)} runs"
        scrubs = [reading.scrub for reading, _ in ends]
        self._bench.told("… its files scrubbed", scrubs, "the bare steps", below, notes=notes)
        wholes = [reading.whole for reading, _ in ends]
        below = [sum(floor) for _, floor in ends]
        self._bench.told("… approved to complete", wholes, "script, copies, steps, search", below)
        self._stages(ends)
        self._beside_fides(ready, ends)
        self._grown(ready, row)

    def _stages(self, ends: list[tuple[Reading, Floor]]) -> None:
        """Print what a whole run was made of, and each bare part beside it."""
        spent = {
            name: statistics.median(reading.stages.get(name, 0.0) for reading, _ in ends)
            for _, _, name in STAGES
        }
        # Looks between two stages: what the rows say of the run, which file lies there.
        between = (reading.whole - sum(reading.stages.values()) for reading, _ in ends)
        spent["between them"] = statistics.median(between)
        below = dict(
            zip(
                Floor._fields,
                map(statistics.median, zip(*(f for _, f in ends), strict=True)),
                strict=True,
            )
        )
        told = [
            f"{name} {shown(took)}"
            + (f" (bare {shown(below[BARE[name]])})" if name in BARE else "")
            for name, took in spent.items()
        ]
        self._bench.say(f"… by stage: {', '.join(told)}")

    def _beside_fides(self, ready: Prepared, ends: list[tuple[Reading, Floor]]) -> None:
        """Print how a whole run and its logical part alone stand beside Fides."""
        if ready.items != _FIDES_HAD:
            return
        whole = statistics.median(reading.whole for reading, _ in ends)
        logical = statistics.median(
            reading.whole - sum(reading.stages.get(name, 0.0) for name in _FOR_THE_BYTES)
            for reading, _ in ends
        )
        self._bench.say(
            f"… Fides took {_FIDES} s by the wall: ×{_FIDES / whole:.0f} (≥ 100); ×"
            f"{_FIDES / logical:.0f} beside the logical part alone, {shown(logical)} without files"
        )

    def _grown(self, ready: Prepared, row: Row) -> None:
        before = self._acts.get((ready.action, ready.items // 10))
        if before is not None:
            ratio = row.product / before.product
            self._bench.say(f"… ten times as many items take ×{ratio:.1f} (≤ 11)")
        self._acts[ready.action, ready.items] = row

    def _floored(
        self,
        ready: Prepared,
        floor: Callable[[Path, Sequence[int], int], None],
        strings: Sequence[str] = (),
    ) -> Floor:
        with ready.copy() as folder:
            file = folder / "workspace" / "archive.sqlite"
            begun = self._bench.clock()
            floor(file, ready.keys, BATCH)
            acted = self._bench.clock()
            if not strings:
                return Floor(acted - begun, 0.0, 0.0, 0.0)
            delete_copies(file, ready.person.address, _PLACE.organisation, _OWN)
            cleared = self._bench.clock()
            scrub(file)
            scrubbed = self._bench.clock()
            seek(file, strings)
            over = self._bench.clock()
            return Floor(acted - begun, cleared - acted, scrubbed - cleared, over - scrubbed)

    def _carried_out(self, ready: Prepared, *, whole: bool = False) -> Reading:
        with ready.copy() as folder:
            return carried_out(reopened(folder, batch=BATCH), self._bench.clock, whole=whole)


class _ActedError(Exception):
    """The items are done, and that was all that was wanted."""


def carried_out(small: Small, clock: Callable[[], float], *, whole: bool = True) -> Reading:
    """Carry out the plan of a workspace's first case, or only its items; return what that took."""
    reading, alva = Reading(), small.alva
    with (
        staged(reading, clock),
        timed(Acting, "items", reading, "act", clock),
        timed(SqlSource, "scrub", reading, "scrub", clock),
        timed(Erasure, "run", reading, "whole", clock),
        held_locks(reading, clock),
        strings_noted(reading),
    ):
        if not whole:
            with suppress(_ActedError), _ended_after_acting():
                small.services.erasure.run("DSR-0001", alva)
            reading.whole = 0.0
            return reading
        view = small.services.erasure.run("DSR-0001", alva)
    if view.record is None or view.record.state is not RunState.DONE:
        raise SystemExit("the run has not come to its end")
    return reading


@contextmanager
def _ended_after_acting() -> Iterator[None]:
    """Let a run end where its first stage does."""
    original = Acting.leftovers

    def end(self: Acting, work: Work) -> Figures:
        raise _ActedError

    Acting.leftovers = end  # type: ignore[method-assign]
    try:
        yield
    finally:
        Acting.leftovers = original  # type: ignore[method-assign]
