"""The match set of a case: brought up to date in one streamed pass, paged by key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice, starmap
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    bindparam,
    case,
    delete,
    false,
    func,
    select,
    update,
)

from dsr_desk.domain.finding.matches import (
    Decision,
    Found,
    Ground,
    ItemRef,
    Match,
    MatchCounts,
)
from dsr_desk.domain.people import ChannelKind
from dsr_desk.services.ports import Chosen, MatchFilter
from dsr_desk.storage.engine.link import CHUNK, before
from dsr_desk.storage.engine.pouring import Insert, Pouring
from dsr_desk.storage.engine.questions import Question
from dsr_desk.storage.repositories.masking import Mask
from dsr_desk.storage.repositories.match_lists import (
    DOWNWARDS,
    IDS,
    MatchLists,
    conditions,
    of_case,
)
from dsr_desk.storage.repositories.queue import subjects_of_one
from dsr_desk.storage.repositories.records import (
    FOUND_COLUMNS,
    MATCH_COLUMNS,
    UNDECIDED,
    found_columns,
    matches_from,
    matches_of,
)
from dsr_desk.storage.schema import item_match

_M = item_match.c
_NEWEST = (_M.at, _M.id)
_ORDER = (_M.channel, _M.conversation, _M.at, _M.id)
_FIRST_PAGE = Question(
    select(*MATCH_COLUMNS)
    .where(_M.case_id == bindparam("case"))
    .order_by(*DOWNWARDS)
    .limit(bindparam("limit", type_=Integer))
)
_ONE = Question(
    select(*MATCH_COLUMNS).where(_M.case_id == bindparam("case"), _M.id == bindparam("match"))
)
_OF_THREAD = (
    select(_M.source, _M.rule, _M.key, _M.included)
    .where(
        _M.case_id == bindparam("case"),
        _M.source == bindparam("source"),
        _M.conversation == bindparam("conversation"),
    )
    .order_by(_M.at, _M.id)
)
_TOGETHER = Question(_OF_THREAD)
_TOGETHER_IN = Question(_OF_THREAD.where(_M.channel == bindparam("channel")))
_LAST_ROUND: tuple[ColumnElement[Any], ...] = (func.max(_M.search_round), func.count())
_ROUND = Question(select(*_LAST_ROUND).where(_M.case_id == bindparam("case")))
_COUNTS = Question(
    select(
        _M.channel,
        _M.kind,
        func.count().label("total"),
        func.count().filter(_M.included).label("included"),
        func.count().filter(~_M.included, _M.ground == Ground.UNCONFIRMED).label("unconfirmed"),
    )
    .where(_M.case_id == bindparam("case"))
    .group_by(_M.channel, _M.kind)
    .order_by(_M.channel)
)
_CHOSEN = (_M.source, _M.rule, _M.key, _M.included, _M.ground, _M.note, _M.decided_by)
_DECIDED = Question(select(*_CHOSEN).where(_M.case_id == bindparam("case"), _M.decided_by != ""))


class SqlMatches(MatchLists):
    """The ``Matches`` port over SQL."""

    def refresh(self, case: int, found: Iterable[Found]) -> tuple[int, int, int]:
        """Bring the set up to date in one pass; decisions on items that stay are kept.

        A changed fingerprint takes the seen mark away.  Returns added, changed, removed.
        """
        of_case = _M.case_id == case
        ((last, earlier),) = self._link.ask(_ROUND, case=case)
        this_round = (last or 0) + 1
        fixed = {"case_id": case, "search_round": this_round, **UNDECIDED}
        self._link.pour(_FOUND, fixed, _columns(found))
        if not earlier:
            return self._count(of_case), 0, 0
        removed = self._link.write(delete(item_match).where(of_case, _M.search_round != this_round))
        changed = self._count(of_case, _M.changed_round == this_round)
        return self._count(of_case) - (earlier - removed), changed, removed

    def page(
        self, case: int, where: MatchFilter, after: tuple[str, int] | None = None, limit: int = 50
    ) -> tuple[tuple[Match, ...], tuple[str, int] | None]:
        """Return a page, newest first; the key continues it."""
        filtered = conditions(where)
        if after is not None:
            key = (datetime.fromisoformat(after[0]), after[1])
            filtered.append(before(_NEWEST, key))
        if filtered:
            statement = select(*MATCH_COLUMNS).where(_M.case_id == case, *filtered)
            rows = self._link.rows(statement.order_by(*DOWNWARDS).limit(limit + 1))
            found = matches_from(rows)
        else:
            found = self._link.made(_FIRST_PAGE, matches_of, case=case, limit=limit + 1)
        shown, more = found[:limit], len(found) > limit
        return shown, (shown[-1].at.isoformat(), shown[-1].id) if more else None

    def every(self, case: int) -> Iterator[Match]:
        """Yield all matches ordered by channel, conversation, time and id."""
        for rows in self._link.chunks(select(*MATCH_COLUMNS).where(_M.case_id == case), _ORDER):
            yield from matches_from(rows)

    def conversation(
        self, case: int, source: str, conversation: str, channel: str = ""
    ) -> dict[ItemRef, bool]:
        """Return the matches of one conversation: whether each is included."""
        values = {"case": case, "source": source, "conversation": conversation}
        if channel:
            rows = self._link.ask(_TOGETHER_IN, **values, channel=channel)
        else:
            rows = self._link.ask(_TOGETHER, **values)
        return {ItemRef(*ref): included for *ref, included in rows}

    def get(self, case: int, match: int) -> Match | None:
        """Return one match of the case."""
        found = matches_from(self._link.ask(_ONE, case=case, match=match))
        return found[0] if found else None

    def counts(self, case: int) -> MatchCounts:
        """Count the set."""
        rows = self._link.named(_COUNTS, case=case)
        kinds = dict.fromkeys(ChannelKind, 0)
        channels: dict[str, tuple[int, int]] = {}
        for row in rows:
            kinds[row.kind] += row.total
            included, excluded = channels.get(row.channel, (0, 0))
            channels[row.channel] = (included + row.included, excluded + row.total - row.included)
        return MatchCounts(
            total=sum(row.total for row in rows),
            included=sum(row.included for row in rows),
            excluded=sum(row.total - row.included for row in rows),
            unconfirmed=sum(row.unconfirmed for row in rows),
            by_kind=tuple((kind, count) for kind, count in kinds.items() if count),
            by_channel=tuple((key, *pair) for key, pair in channels.items()),
        )

    def decide(
        self, case: int, matches: Sequence[int], decision: Decision, by: str
    ) -> tuple[Chosen, ...]:
        """Record a decision on those of the matches that are the case's; return it as it stands."""
        mask = Mask(subjects_of_one(self._link, case))
        stands = {
            "included": decision.included,
            "ground": decision.ground,
            "note": mask(decision.note),
            "decided_by": by,
        }
        found: list[Chosen] = []
        for start in range(0, len(matches), IDS):
            named = of_case(case), _M.id.in_(matches[start : start + IDS])
            change = update(item_match).where(*named).values(stands)
            found += _chosen(self._link.rows(change.returning(*_CHOSEN)))
        return tuple(found)

    def decided(self, case: int) -> tuple[Chosen, ...]:
        """Return each item that somebody has decided about; in no order."""
        return _chosen(self._link.ask(_DECIDED, case=case))

    def undecide(self, case: int) -> None:
        """Forget who has decided what; the next search begins every decision anew."""
        self._link.write(
            update(item_match).where(_M.case_id == case).values(decided_by="", note="")
        )

    def drop_person(self, case: int, number: int) -> None:
        """Forget what was found for a person who is no longer one of the case."""
        self._link.write(delete(item_match).where(_M.case_id == case, _M.subject_number == number))

    def mark_seen(self, case: int, match: int) -> None:
        """Record that the item was opened."""
        self._link.write(
            update(item_match).where(_M.case_id == case, _M.id == match).values(seen=True)
        )

    def _count(self, *where: ColumnElement[bool]) -> int:
        return int(self._link.value(select(func.count()).select_from(item_match).where(*where)))


def _chosen(rows: Sequence[Sequence[Any]]) -> tuple[Chosen, ...]:
    """Return what was decided, of rows of ``_CHOSEN``, put together a column at a time."""
    if not rows:
        return ()
    columns = list(zip(*rows, strict=True))
    refs = starmap(ItemRef, zip(*columns[:3], strict=True))
    decisions = starmap(Decision, zip(*columns[3:6], strict=True))
    return tuple(zip(refs, decisions, columns[6], strict=True))


def _columns(found: Iterable[Found]) -> Iterator[list[Sequence[Any]]]:
    """Yield what was found in chunks, each by column."""
    rest = iter(found)
    while chunk := list(islice(rest, CHUNK)):
        yield found_columns(chunk)


def _or_update(insert: Insert) -> Insert:
    """Return the insert that also brings an item found before up to date.

    The fingerprint tells whether the content is another one now.  Where nobody has decided yet, the
    initial decision follows the reason: a match that has become weak must not stay included.  An
    item found twice in one round keeps the first reason.
    """
    new = insert.excluded
    same = _M.fingerprint == new.fingerprint
    undecided = _M.decided_by == ""
    return insert.on_conflict_do_update(
        index_elements=["case_id", "source", "rule", "key"],
        set_={
            **{n: new[n] for n in ("channel", "kind", "conversation", "at", "subject_number")},
            "why": new.why,
            "fingerprint": new.fingerprint,
            "search_round": new.search_round,
            "seen": case((same, _M.seen), else_=false()),
            "changed_round": case((same, _M.changed_round), else_=new.search_round),
            "included": case((undecided, new.included), else_=_M.included),
            "ground": case((undecided, new.ground), else_=_M.ground),
        },
        where=_M.search_round != new.search_round,
    )


_FOUND = Pouring(item_match, FOUND_COLUMNS, ("case_id", "search_round", *UNDECIDED), _or_update)
