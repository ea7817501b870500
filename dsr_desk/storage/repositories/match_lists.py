"""A match set as it is listed: counted, cut into blocks by key, summed up by time and channel.

However many matches there are, no more than a block of them is read at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    func,
    or_,
    select,
    true,
    tuple_,
)

from dsr_desk.domain.finding.matches import Decision, Ground, Match, Why
from dsr_desk.services.ports import MatchFilter, MatchKey
from dsr_desk.storage.engine.link import Repository, before
from dsr_desk.storage.engine.questions import Question
from dsr_desk.storage.engine.types import UtcDateTime
from dsr_desk.storage.repositories.records import MATCH_COLUMNS, matches_from, matches_of
from dsr_desk.storage.schema import item_match

IDS = 500
"""How many ids one statement names."""
_STRETCH = 5_000

_M = item_match.c
_NEWEST = (_M.at, _M.id)
_CASE: ColumnElement[Any] = _M.case_id + 0
"""The case where rows are named by their ids.

As a bare column SQLite would rather walk over all of the case than look five hundred ids up.
"""
DOWNWARDS = (_M.at.desc(), _M.id.desc())
_WEAK = tuple(why for why in Why if why.weak)


class MatchLists(Repository):
    """The part of the ``Matches`` port that lists."""

    def size(self, case: int, where: MatchFilter) -> int:
        """Count what a filter lists."""
        return int(self._link.value(_chosen(case, where, func.count())))

    def newest(self, case: int) -> int:
        """Return the highest id of the case's matches, or 0."""
        return int(self._link.value(select(func.max(_M.id)).where(_M.case_id == case)) or 0)

    def block(
        self, case: int, where: MatchFilter, after: MatchKey | None, skip: int, limit: int
    ) -> tuple[Match, ...]:
        """Return matches, newest first, from so many rows behind the key."""
        if where == MatchFilter(up_to=where.up_to):
            values: dict[str, Any] = {
                "case": case,
                "up_to": where.up_to or _ANY,
                "skip": skip,
                "limit": limit,
            }
            if after is not None:
                values |= {"at": after[0], "id": after[1]}
            question = _WHOLE if after is None else _WHOLE_AFTER
            return self._link.made(question, matches_of, **values)
        wanted = _chosen(case, where, _M.id).order_by(*DOWNWARDS).limit(limit).offset(skip)
        if after is not None:
            wanted = wanted.where(before(_NEWEST, after))
        return matches_from(self._link.rows(_block(wanted)))

    def place(self, case: int, where: MatchFilter, match: int) -> int:
        """Return how many rows of a list stand before a match, or -1 when it is not listed."""
        own = self._link.first(_chosen(case, where, _M.at).where(_M.id == match))
        if own is None:
            return -1
        beyond = or_(_M.at > own.at, and_(_M.at == own.at, _M.id > match))
        return int(self._link.value(_chosen(case, where, func.count()).where(beyond)))

    def ids(
        self, case: int, where: MatchFilter, start: int = 0, count: int | None = None
    ) -> tuple[int, ...]:
        """Return the ids of a stretch of a list, or of all of it, in its order."""
        wanted = _chosen(case, where, _M.id).order_by(*DOWNWARDS)
        found: list[int] = []
        # By and by: a hundred thousand rows in one go would keep the window from its turn.
        while count is None or len(found) < count:
            room = _STRETCH if count is None else min(_STRETCH, count - len(found))
            rows = self._link.rows(wanted.offset(start + len(found)).limit(room))
            found.extend(row[0] for row in rows)
            if len(rows) < room:
                break
        return tuple(found)

    def next_open(self, case: int, where: MatchFilter, after: int) -> int:
        """Return the id of the next match of a list, round its end, that is open; 0 for none.

        Open is what nobody has looked at, and what has not been confirmed.
        """
        still = or_(~_M.seen, _M.ground == Ground.UNCONFIRMED)
        wanted = _chosen(case, where, _M.id).where(still, _M.id != after)
        wanted = wanted.order_by(*DOWNWARDS).limit(1)
        here = self._link.first(select(_M.at).where(_M.case_id == case, _M.id == after))
        if here is not None:
            further = self._link.value(wanted.where(before(_NEWEST, (here.at, after))))
            if further is not None:
                return int(further)
        return int(self._link.value(wanted) or 0)

    def named(self, case: int, ids: Sequence[int]) -> tuple[Match, ...]:
        """Return the matches with these ids, newest first; those that are gone are left out."""
        return self._matches(of_case(case), _M.id.in_(ids))

    def decisions(
        self, case: int, ids: Sequence[int]
    ) -> tuple[tuple[Decision, tuple[int, ...]], ...]:
        """Return how matches stand, those that stand alike together."""
        found: dict[tuple[Any, ...], list[int]] = {}
        for start in range(0, len(ids), IDS):
            rows = self._link.rows(
                select(_M.id, _M.included, _M.ground, _M.note).where(
                    of_case(case), _M.id.in_(ids[start : start + IDS])
                )
            )
            for row in rows:
                found.setdefault((row.included, row.ground, row.note), []).append(row.id)
        return tuple((Decision(*stands), tuple(own)) for stands, own in found.items())

    def span(self, case: int) -> tuple[datetime, datetime] | None:
        """Return the times of the oldest and the newest match."""
        times = select(func.min(_M.at).label("oldest"), func.max(_M.at).label("newest"))
        row = self._link.first(times.where(_M.case_id == case))
        return None if row is None or row.oldest is None else (row.oldest, row.newest)

    def by_channel(self, case: int, where: MatchFilter) -> tuple[tuple[str, int], ...]:
        """Count what a filter lists, by channel."""
        if where == MatchFilter(since=where.since, until=where.until) and where.until is not None:
            # A timeline asks for each of very many months.
            since = where.since or _EARLIEST
            rows = self._link.ask(_OF_TIME, case=case, since=since, until=where.until)
        else:
            counted = _chosen(case, where, *_COUNTED)
            rows = self._link.rows(counted.group_by(_CHANNEL).order_by(_CHANNEL))
        return tuple((channel, items) for channel, items in rows)

    def _matches(self, *where: ColumnElement[bool]) -> tuple[Match, ...]:
        rows = self._link.rows(select(*MATCH_COLUMNS).where(*where).order_by(*DOWNWARDS))
        return matches_from(rows)


def _block(wanted: Select[Any]) -> Select[Any]:
    """Return the rows of some keys, newest first.

    The keys alone are walked over: they lie in the index, the rows don't.
    """
    keys = wanted.subquery()
    return select(*MATCH_COLUMNS).where(_M.id.in_(select(keys.c.id))).order_by(*DOWNWARDS)


_CHANNEL = _M.channel.concat("")
"""Grouped by the bare column SQLite would walk over the whole case for every month."""
_COUNTED: tuple[ColumnElement[Any], ...] = (_CHANNEL.label("channel"), func.count().label("items"))
_EARLIEST = datetime(1, 1, 1, tzinfo=UTC)
_OF_TIME = Question(
    select(*_COUNTED)
    .select_from(item_match)
    .where(
        _M.case_id == bindparam("case"),
        _M.at >= bindparam("since", type_=UtcDateTime),
        _M.at < bindparam("until", type_=UtcDateTime),
    )
    .group_by(_CHANNEL)
    .order_by(_CHANNEL)
)
_ANY = 2**31 - 1
"""The highest id that both databases' whole numbers have room for."""
_UNFILTERED = (
    select(_M.id)
    .where(_M.case_id == bindparam("case"), _M.id <= bindparam("up_to"))
    .order_by(*DOWNWARDS)
    .limit(bindparam("limit", type_=Integer))
    .offset(bindparam("skip", type_=Integer))
)
_WHOLE = Question(_block(_UNFILTERED))
_WHOLE_AFTER = Question(
    _block(
        _UNFILTERED.where(
            tuple_(*_NEWEST) < tuple_(bindparam("at", type_=UtcDateTime), bindparam("id"))
        )
    )
)


def of_case(case: int) -> ColumnElement[bool]:
    """Return the condition that rows named by their ids are the case's."""
    return _CASE.in_([case])


def conditions(where: MatchFilter) -> list[ColumnElement[bool]]:
    """Return a filter as conditions on a match."""
    found: list[ColumnElement[bool]] = []
    if where.kinds:
        found.append(_M.kind.in_(where.kinds))
    if where.channel:
        found.append(_M.channel == where.channel)
    if where.weak is not None:
        found.append(_M.why.in_(_WEAK) if where.weak else _M.why.not_in(_WEAK))
    if where.included is not None:
        stands = _M.included == where.included
        found.append(or_(stands, _M.id.in_(where.kept)) if where.kept else stands)
    if where.since is not None:
        found.append(_M.at >= where.since)
    if where.until is not None:
        found.append(_M.at < where.until)
    if where.newer_than:
        found.append(_M.id > where.newer_than)
    if where.up_to:
        found.append(_M.id <= where.up_to)
    return found


def _chosen(case: int, where: MatchFilter, *columns: ColumnElement[Any]) -> Select[Any]:
    return (
        select(*columns)
        .select_from(item_match)
        .where(_M.case_id == case, *(conditions(where) or [true()]))
    )
