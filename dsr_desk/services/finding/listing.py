"""Listing: a match set as it is looked through, in blocks, by filter, by text and by month.

A list stays as it was opened.  What is decided in it stays in its row, and what a later search adds
is counted and not slipped in (promise 10).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import islice

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.desk_time import DESK, desk_day
from dsr_desk.domain.errors import SourceUnavailable
from dsr_desk.domain.finding.matches import Decision, Mandate, Match
from dsr_desk.services.cases import bounds_of, fetch, mandate_of
from dsr_desk.services.finding.matching import Matching, MatchRow
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.ports import DeskStore, MatchFilter, MatchKey, Sources
from dsr_desk.services.progress import CancelToken

MOST_MONTHS = 480
"""Older items than that count for the first month that is shown."""
_CHUNK = 500
_LAST = date(9998, 12, 31)
"""A month has one after it: broken times may lie anywhere."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as it was opened; it holds no rows."""

    case: int
    where: MatchFilter
    text: str
    total: int
    place: int
    """Where the match that was asked for stands, or -1."""
    ids: tuple[int, ...] | None = None
    """The hits where a text is sought: no index knows them."""


@dataclass(frozen=True, slots=True)
class Month:
    """One month of a person's items, by channel; months follow the desk's own zone."""

    first: date
    since: datetime | None
    """None for the earliest one, which takes in what is older."""
    until: datetime
    counts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """All of the month."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class DecidedMany:
    """What a decision on a stretch of a list has changed, and how it all stood before."""

    changes: Changes
    decision: Decision
    count: int
    before: tuple[tuple[Decision, tuple[int, ...]], ...]


class Listing:
    """Lists the matches of a case."""

    def __init__(self, store: DeskStore, sources: Sources, matching: Matching) -> None:
        """Take the desk's store, the content sources, and what decides."""
        self._store = store
        self._sources = sources
        self._matching = matching

    def open(
        self,
        case_id: int,
        where: MatchFilter,
        *,
        text: str = "",
        keep: int = 0,
        cancel: CancelToken | None = None,
        by: SignedIn | None = None,
    ) -> Listed:
        """Open a list; without ``where.up_to`` it reaches to the newest match there is now.

        Raises:
            NotSignedIn: something is restricted, and nobody is signed in.
        """
        with self._store.reading() as uow:
            case = fetch(uow, case_id)
            up_to = where.up_to or uow.matches.newest(case.id)
            where = replace(where, up_to=up_to, kept=())
            if not text.strip():
                total = uow.matches.size(case.id, where)
                place = uow.matches.place(case.id, where, keep) if keep else -1
                return Listed(case.id, where, "", total, place)
            mandate = mandate_of(uow, case)
            restricted = self._matching.restricting.of(uow, case.id, case.organisation, by)
        matches = (m for m in self._walk(case.id, where) if not restricted.match(m))
        found = tuple(self._holding(matches, text, mandate, cancel))
        place = found.index(keep) if keep in found else -1
        return Listed(case.id, where, text, len(found), place, found)

    def block(
        self,
        listed: Listed,
        start: int,
        limit: int,
        after: MatchKey | None = None,
        at: int = 0,
        by: SignedIn | None = None,
    ) -> tuple[MatchRow, ...]:
        """Return the rows of a list from one on; ``after`` is the key of the row before ``at``.

        Raises:
            NotSignedIn: something is restricted, and nobody is signed in.
        """
        with self._store.reading() as uow:
            _, mandate = bounds_of(uow, listed.case)
            if listed.ids is not None:
                wanted = listed.ids[start : start + limit]
                matches = uow.matches.named(listed.case, wanted)
            else:
                skip = start - (at if after is not None else 0)
                matches = uow.matches.block(listed.case, listed.where, after, skip, limit)
            restricting = self._matching.restricting
            restricted = restricting.of(uow, listed.case, mandate.organisation, by)
        return self._matching.rows(matches, mandate, restricted)

    def next_open(self, listed: Listed, after: int) -> int:
        """Return the place of the next match to look at, round the list's end; -1 for none."""
        with self._store.reading() as uow:
            if listed.ids is None:
                found = uow.matches.next_open(listed.case, listed.where, after)
                return uow.matches.place(listed.case, listed.where, found) if found else -1
            here = listed.ids.index(after) if after in listed.ids else 0
            round_it = (*listed.ids[here + 1 :], *listed.ids[:here])
            for start in range(0, len(round_it), _CHUNK):
                part = round_it[start : start + _CHUNK]
                left = {m.id for m in uow.matches.named(listed.case, part) if m.open}
                for number, match_id in enumerate(part, start):
                    if match_id in left:
                        return (here + 1 + number) % len(listed.ids)
        return -1

    def arrived(self, case_id: int, up_to: int) -> int:
        """Count the matches that were added after a list was opened."""
        with self._store.reading() as uow:
            return uow.matches.size(case_id, MatchFilter(newer_than=up_to)) if up_to else 0

    def months(self, case_id: int) -> tuple[Month, ...]:
        """Return the person's items by month, oldest first, without months left out between."""
        with self._store.reading() as uow:
            span = uow.matches.span(case_id)
            if span is None:
                return ()
            edges = _edges(*span)
            found = []
            for number, (first, since) in enumerate(edges[:-1]):
                until = edges[number + 1][1]
                begin = since if number else None
                counts = uow.matches.by_channel(case_id, MatchFilter(since=begin, until=until))
                found.append(Month(first, begin, until, counts))
        return tuple(found)

    def decide(
        self,
        listed: Listed,
        stretches: Sequence[tuple[int, int]],
        decision: Decision,
        by: SignedIn,
    ) -> DecidedMany:
        """Include or exclude stretches of a list, each its first row and how many there are.

        Raises:
            GroundMissing: an exclusion without one.
        """
        with self._store.reading() as uow:
            ids: list[int] = []
            for start, count in stretches:
                if listed.ids is not None:
                    ids.extend(listed.ids[start : start + count])
                else:
                    ids.extend(uow.matches.ids(listed.case, listed.where, start, count))
            before = uow.matches.decisions(listed.case, ids)
        changes = self._matching.decide(listed.case, ids, decision, by)
        return DecidedMany(changes, decision, len(ids), before)

    def _holding(
        self,
        matches: Iterator[Match],
        text: str,
        mandate: Mandate,
        cancel: CancelToken | None,
    ) -> Iterator[int]:
        """Yield the ids of the matches whose items hold a text, in their order."""
        while chunk := list(islice(matches, _CHUNK)):
            if cancel is not None:
                cancel.check()
            refs = [match.ref for match in chunk]
            held: set[object] = set()
            for key in dict.fromkeys(ref.source for ref in refs):
                try:
                    held |= self._sources.get(key).containing(refs, text, mandate)
                except SourceUnavailable:
                    # The gap is shown above the list; what can be searched is.
                    continue
            yield from (match.id for match in chunk if match.ref in held)

    def _walk(self, case: int, where: MatchFilter) -> Iterator[Match]:
        after: MatchKey | None = None
        while True:
            with self._store.reading() as uow:
                chunk = uow.matches.block(case, where, after, 0, _CHUNK)
            yield from chunk
            if len(chunk) < _CHUNK:
                return
            after = (chunk[-1].at, chunk[-1].id)


def _edges(oldest: datetime, newest: datetime) -> list[tuple[date, datetime]]:
    """Return the first of each month of a span, and of the month after it, with its moment."""
    last = min(desk_day(newest), _LAST)
    ends = last.year * 12 + last.month
    first = desk_day(oldest)
    begins = max(first.year * 12 + first.month - 1, ends - MOST_MONTHS)
    edges = []
    for number in range(begins, ends + 1):
        day = date(number // 12, number % 12 + 1, 1)
        moment = datetime(day.year, day.month, 1, tzinfo=DESK).astimezone(UTC)
        edges.append((day, moment))
    return edges
