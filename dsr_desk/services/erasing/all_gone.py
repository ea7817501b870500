"""A source in which nothing of a plan is to be found: stopped, until a supervisor answers for it.

At the approval every item stood there unchanged.  Where another database was put in the place of
the platform's, all of them would be “gone already”, and the run would end as done.  It is asked
before a run begins or goes on, of a batch of which nothing is there, where another file lies in
a store's place (docs/adr/0093), and before a certificate is written.  Where every item is done, it
is asked for what stood around them when the run was begun (docs/adr/0101, 0116, 0120).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from dsr_desk.domain.changes import Changes, case_changed
from dsr_desk.domain.erasing.all_gone import MarksUnreadable, NothingThere, NothingToConfirm
from dsr_desk.domain.erasing.plans import PlanItem
from dsr_desk.domain.erasing.receipts import Standing
from dsr_desk.domain.errors import GroundMissing, SourceUnavailable
from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.domain.people import Action, Right
from dsr_desk.services.cases import Recorder
from dsr_desk.services.erasing.gate import Permit
from dsr_desk.services.erasing.mark_keys import MarkKeys
from dsr_desk.services.finding.reach import sources_of
from dsr_desk.services.people.accounts import SignedIn, acting
from dsr_desk.services.ports import ContentSource, DeskStore, Sources, UnitOfWork
from dsr_desk.services.record.on_record import BEGUN

CONFIRMED_GONE = "run.gone_confirmed"
"""A supervisor has answered for it that a database in which nothing is left is the right one."""
EXCHANGED = "run.file_exchanged"
"""Another file lay in a store's place while a run went on; its facts say which lay there before."""
LOOKED_AGAIN = "run.looked_again"
"""A run began anew, for in a source's place was another, or a server was started anew."""
_SOURCES, _PLAN, _SOURCE, _WAS = "sources", "digest", "source", "was"
_FILE, _OTHERS, _KEYED, _MARKS = "file.", "others.", "keyed_marks.", "marks."
"""How the facts begin that say of each source how it stood when a run was begun, or begun anew.

The last are bare marks of an earlier version, which go on to tell what they told.
"""
_NOTED, _AMONG, _LOOKED_AT = 24, 240, 480
"""How many landmarks are noted, spread among so many; and among how many one is sought again.

Twice as many: where keys are drawn by chance, what comes meanwhile comes in between.
"""
_AT_ONCE = 200


class Stood(NamedTuple):
    """How a source stood when a run was begun."""

    file: str = ""
    """Which file lay there; nothing of a server, which is another one after each start."""
    others: int = 0
    """How many items were seen in its channels beside those that are erased, of many not all."""
    marks: frozenset[str] = frozenset()
    """Marks of some of them; a run of an earlier version has none."""
    keyed: bool = False
    """Whether they are made with the run's key; those of an earlier version are bare."""


class AllGone:
    """Looks, before a run begins or goes on, whether its databases still are those of the plan."""

    def __init__(
        self, store: DeskStore, sources: Sources, record: Recorder, keys: MarkKeys
    ) -> None:
        """Take the stores, the recorder, and the keys of marks."""
        self._store, self._sources, self._record = store, sources, record
        self._keys = keys

    def require_some(self, permit: Permit, by: SignedIn) -> None:
        """Refuse a run in whose database nothing shows that it is the one that was approved.

        One does that it has not begun with and that is there; or one as it was approved.

        Raises:
            NothingThere: so it is, and no supervisor has answered for it.
            MarksUnreadable: so it is, for the key of the marks that would show it is not there.
            SourceUnavailable: a source can't be looked into.
        """
        with self._store.reading() as uow:
            left, before = _not_begun(uow, permit), _stood(uow, permit)
            confirmed = _confirmed(uow, permit)
        empty = self._empty(permit, by, left, before, confirmed)
        if not empty:
            return
        stood = [(before.get(key, Stood()), own) for key, own in empty.items()]
        by_marks = all(each.keyed and each.marks and not own for each, own in stood)
        if by_marks and self._keys.open(permit.plan, by) is None:
            raise MarksUnreadable(empty)
        raise NothingThere(empty)

    def standing_now(self, permit: Permit, by: SignedIn) -> dict[str, str | int]:
        """Return, as facts of the audit, by what the databases are known once all is erased.

        Raises:
            DiskFull, WorkspaceReadOnly: the key of the marks can't be kept.
        """
        key = self._keys.make(permit.plan, by)
        with self._store.reading() as uow:
            left = _not_begun(uow, permit)
        facts: dict[str, str | int] = {}
        for source, part in sources_of(self._sources, permit.mandate):
            marks, count = _marks(source, part, permit, _AMONG), 0
            if not marks:
                own = sum(item.ref.source == source.key for item in left)
                count = max(0, sum(source.volumes(part).values()) - own)
            facts[_OTHERS + source.key] = len(marks) or count
            noted = marks[:: max(1, len(marks) // _NOTED)]
            facts[_KEYED + source.key] = " ".join(self._keys.mark(key, mark) for mark in noted)
            if source.files():
                facts[_FILE + source.key] = source.stand()
        return facts

    def confirm(self, permit: Permit, reason: str, by: SignedIn) -> Changes:
        """Let a supervisor say, with a reason, that it is the right database all the same.

        Raises:
            RightMissing, GroundMissing: not a supervisor, or no reason.
            NothingToConfirm: something of the plan is there.
        """
        if not reason.strip():
            raise GroundMissing("going on though nothing is there")
        with self._store.reading() as uow:
            left, before = _not_begun(uow, permit), _stood(uow, permit)
        empty = self._empty(permit, by, left, before)
        if not empty:
            raise NothingToConfirm
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.OVERRIDE).user.id
            facts = {
                _PLAN: permit.plan.digest,
                _SOURCES: ",".join(empty),
                "items": sum(empty.values()),
                "reason": reason.strip(),
            }
            self._record.note(uow, who, CONFIRMED_GONE, permit.case, **facts)
            uow.commit()
        return case_changed(permit.case.id)

    def _empty(
        self,
        permit: Permit,
        by: SignedIn,
        left: Sequence[PlanItem],
        before: Mapping[str, Stood],
        confirmed: Set[str] = frozenset(),
    ) -> dict[str, int]:
        """Return the sources in which nothing is there, and of how many items; mostly none.

        ``before`` says how they stood when the run was begun; ``confirmed`` are not asked.
        """
        empty: dict[str, int] = {}
        for source, part in sources_of(self._sources, permit.mandate):
            own = [item for item in left if item.ref.source == source.key]
            if source.key in confirmed:
                continue
            ready = source.readiness()  # which opens a file anew that was exchanged
            if not ready.can_erase:
                raise SourceUnavailable(source.key, ready.reason)
            if not own and self._as_it_was(source, part, permit, by, before.get(source.key)):
                continue
            # Mostly the first piece holds one that is there, and no more is asked.
            if not any(any(source.present(piece, part)) for piece in _pieces(own)):
                # By its key alone it could be another's: an item that was begun with is not looked
                # at again for that, nor one that is kept.
                known = [item for item in _known(permit) if item.ref.source == source.key]
                looks = (source.standing(piece, part) for piece in _pieces(known))
                if not any(Standing.UNCHANGED in each for each in looks):
                    empty[source.key] = len(own)
        return empty

    def _as_it_was(
        self,
        source: ContentSource,
        part: Mandate,
        permit: Permit,
        by: SignedIn,
        before: Stood | None,
    ) -> bool:
        """Tell whether nothing speaks against it that a source is the one that it was."""
        before = before or Stood()
        if before.file not in ("", source.stand()):
            return False
        if before.marks:
            now: Collection[str] = _marks(source, part, permit, _LOOKED_AT)
            if before.keyed:
                key = self._keys.open(permit.plan, by)
                now = [self._keys.mark(key, mark) for mark in now] if key is not None else []
            return not before.marks.isdisjoint(now)
        return not before.others or any(source.volumes(part).values())


def _not_begun(uow: UnitOfWork, permit: Permit) -> tuple[PlanItem, ...]:
    """Return the items that no run of the plan has an intent or an outcome for."""
    run = uow.runs.of_plan(permit.plan.id)
    if run is None:
        return permit.items
    open_items = uow.runs.unfinished(run.id, len(permit.items))
    numbers = {each.number for each in open_items if not each.intent}
    return tuple(item for item in permit.items if item.number in numbers)


def _marks(source: ContentSource, part: Mandate, permit: Permit, most: int) -> tuple[str, ...]:
    """Return marks of so many items that the plan does not erase; it may leave its own masked."""
    return source.landmarks(part, [item.ref for item in permit.items], most)


def _known(permit: Permit) -> tuple[PlanItem, ...]:
    """Return all that the plan knows: what is erased, and what is kept."""
    kept = (
        PlanItem(-e.number, e.ref, e.channel, e.kind, e.at, Action.DELETE, e.fingerprint, e.why)
        for e in permit.exceptions
    )
    return (*kept, *permit.items)


def _stood(uow: UnitOfWork, permit: Permit) -> dict[str, Stood]:
    """Return how the sources stood when the run was last begun, before they were exchanged."""
    before: dict[str, Stood] = {}
    for entry in uow.audit.entries(permit.case.number, events=(BEGUN, EXCHANGED, LOOKED_AGAIN)):
        facts = dict(entry.event.facts)
        if entry.event.event == EXCHANGED:
            stood = before.get(facts[_SOURCE], Stood())
            before[facts[_SOURCE]] = stood._replace(file=stood.file or facts[_WAS])
        else:
            keys = (name.removeprefix(_OTHERS) for name in facts if name.startswith(_OTHERS))
            before = {key: _told(facts, key) for key in keys}
    return before


def _told(facts: Mapping[str, str], key: str) -> Stood:
    keyed = _KEYED + key in facts
    marks = frozenset(facts.get((_KEYED if keyed else _MARKS) + key, "").split())
    return Stood(facts.get(_FILE + key, ""), int(facts[_OTHERS + key]), marks, keyed)


def _confirmed(uow: UnitOfWork, permit: Permit) -> frozenset[str]:
    entries = uow.audit.entries(permit.case.number, events=(CONFIRMED_GONE,))
    said = (dict(entry.event.facts) for entry in entries)
    ours = [facts[_SOURCES] for facts in said if facts.get(_PLAN) == permit.plan.digest]
    return frozenset(key for keys in ours for key in keys.split(","))


def _pieces(items: Sequence[PlanItem]) -> Iterator[Sequence[PlanItem]]:
    yield from (items[start : start + _AT_ONCE] for start in range(0, len(items), _AT_ONCE))
