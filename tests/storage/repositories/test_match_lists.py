"""A match set as it is listed: blocks by key, filters, months; on SQLite and PostgreSQL alike."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, event

from dsr_desk.domain.finding.matches import Decision, Ground, Match, Why
from dsr_desk.domain.people import ChannelKind
from dsr_desk.services.ports import MatchFilter
from dsr_desk.storage.desk import SqlDesk
from tests.storage.made import LEFT_OUT, MORNING, filed, found, refreshed

ALL = MatchFilter()


def some(desk: SqlDesk, count: int = 23) -> int:
    """Return a case with so many matches; two at a time share their moment."""
    case = filed(desk)
    whys = (Why.SENDER, Why.PLUS_TAG, Why.ALIAS)
    kinds = (ChannelKind.MAIL, ChannelKind.FORUM)
    items = [
        found(
            n,
            at=MORNING - timedelta(days=20 * (n // 2)),
            why=whys[n % 3],
            kind=kinds[n % 2],
            channel=f"channel-{n % 2}",
        )
        for n in range(count)
    ]
    refreshed(desk, case, *items)
    return case


def every(desk: SqlDesk, case: int) -> list[Match]:
    """Return the match set, newest first."""
    with desk.reading() as uow:
        matches = list(uow.matches.every(case))
    return sorted(matches, key=lambda m: (m.at, m.id), reverse=True)


SPAN = MatchFilter(since=MORNING - timedelta(days=60), until=MORNING - timedelta(days=20))


def in_span(match: Match) -> bool:
    return 20 < (MORNING - match.at).days <= 60


def test_blocks_put_together_are_the_whole_list_in_its_order(desk: SqlDesk) -> None:
    case = some(desk)
    whole = every(desk, case)
    with desk.reading() as uow:
        assert uow.matches.size(case, ALL) == 23
        for start in range(0, 25, 5):
            assert uow.matches.block(case, ALL, None, start, 5) == tuple(whole[start : start + 5])
        key = (whole[9].at, whole[9].id)
        assert uow.matches.block(case, ALL, key, 0, 5) == tuple(whole[10:15])
        assert uow.matches.block(case, ALL, key, 3, 5) == tuple(whole[13:18])
        assert uow.matches.ids(case, ALL) == tuple(match.id for match in whole)
        assert uow.matches.ids(case, ALL, 4, 3) == tuple(match.id for match in whole[4:7])
        wanted = [whole[7].id, whole[2].id, 10**9]
        assert uow.matches.named(case, wanted) == (whole[2], whole[7])


@pytest.mark.parametrize(
    ("where", "fits"),
    [
        (MatchFilter(kinds=(ChannelKind.FORUM,)), lambda m: m.kind is ChannelKind.FORUM),
        (MatchFilter(channel="channel-1"), lambda m: m.channel == "channel-1"),
        (MatchFilter(included=False), lambda m: m.why is Why.PLUS_TAG),
        (MatchFilter(weak=False), lambda m: m.why is not Why.PLUS_TAG),
        (MatchFilter(since=MORNING - timedelta(days=40)), lambda m: (MORNING - m.at).days <= 40),
        (MatchFilter(until=MORNING - timedelta(days=40)), lambda m: (MORNING - m.at).days > 40),
        (SPAN, in_span),
        (replace(SPAN, channel="channel-1"), lambda m: in_span(m) and m.channel == "channel-1"),
    ],
)
def test_a_filter_lists_and_counts_what_fits(
    desk: SqlDesk, where: MatchFilter, fits: object
) -> None:
    assert callable(fits)
    case = some(desk)
    expected = [match for match in every(desk, case) if fits(match)]
    assert 0 < len(expected) < 23
    with desk.reading() as uow:
        assert uow.matches.block(case, where, None, 0, 50) == tuple(expected)
        assert uow.matches.size(case, where) == len(expected)
        for place, match in enumerate(expected):
            assert uow.matches.place(case, where, match.id) == place
        counts = dict(uow.matches.by_channel(case, where))
    assert sum(counts.values()) == len(expected)


def test_a_row_that_was_decided_stays_in_its_list(desk: SqlDesk) -> None:
    case = some(desk)
    where = MatchFilter(included=False, weak=True)
    with desk.unit_of_work() as uow:
        before = uow.matches.block(case, where, None, 0, 50)
        second = before[1].id
        uow.matches.decide(case, [second], Decision(True), "user-eva")
        kept = MatchFilter(included=False, weak=True, kept=(second,))
        after = uow.matches.block(case, kept, None, 0, 50)
        assert [match.id for match in after] == [match.id for match in before]
        assert uow.matches.place(case, kept, second) == 1
        assert uow.matches.place(case, where, second) == -1


def test_what_a_later_search_adds_is_counted_and_not_in_the_open_list(desk: SqlDesk) -> None:
    case = some(desk, 4)
    with desk.reading() as uow:
        up_to = uow.matches.newest(case)
    same = [found(n, at=MORNING - timedelta(days=20 * (n // 2))) for n in range(4)]
    refreshed(desk, case, *same, found(77, at=MORNING + timedelta(days=1)))
    with desk.reading() as uow:
        listed = uow.matches.block(case, MatchFilter(up_to=up_to), None, 0, 50)
        new = uow.matches.block(case, MatchFilter(newer_than=up_to), None, 0, 50)
        filtered = MatchFilter(weak=False, up_to=up_to)
        narrowed = uow.matches.block(case, filtered, None, 0, 50)
        assert uow.matches.size(case, filtered) == len(narrowed)
        assert uow.matches.newest(case) > up_to
    assert [match.ref.key for match in new] == ["77"]
    for shown in (listed, narrowed):
        assert sorted(match.ref.key for match in shown) == ["0", "1", "2", "3"]


def test_how_many_stood_is_told_by_decision(desk: SqlDesk) -> None:
    case = some(desk, 9)
    ids = [match.id for match in every(desk, case)]
    with desk.unit_of_work() as uow:
        uow.matches.decide(case, ids[:2], LEFT_OUT, "user-eva")
        groups = dict(uow.matches.decisions(case, ids))
    assert set(groups[LEFT_OUT]) == set(ids[:2])
    assert sum(map(len, groups.values())) == 9
    assert Decision(False, Ground.UNCONFIRMED) in groups


def test_the_next_open_one_is_found_round_the_end(desk: SqlDesk) -> None:
    case = some(desk, 9)
    whole = every(desk, case)
    weak = [match for match in whole if match.why is Why.PLUS_TAG]
    with desk.unit_of_work() as uow:
        for match in whole:
            uow.matches.mark_seen(case, match.id)
        visited, here = [], whole[-1].id
        for _ in range(4):
            here = uow.matches.next_open(case, ALL, here)
            visited.append(here)
        assert visited == [weak[0].id, weak[1].id, weak[2].id, weak[0].id]
        uow.matches.decide(case, [match.id for match in weak], Decision(True), "user-eva")
        assert uow.matches.next_open(case, ALL, whole[0].id) == 0


def test_the_span_is_from_the_oldest_to_the_newest(desk: SqlDesk) -> None:
    case = some(desk, 5)
    with desk.reading() as uow:
        assert uow.matches.span(case) == (MORNING - timedelta(days=40), MORNING)
        assert uow.matches.span(case + 999) is None


def test_no_step_with_a_case_reads_the_matches_of_all_the_others(embedded: SqlDesk) -> None:
    case, said = some(embedded), list[str]()

    def explain(_c: object, cursor: sqlite3.Cursor, text: str, values: object, *_: object) -> None:
        if "item_match" in text and not text.startswith("INSERT"):
            other = cursor.connection.cursor()
            rows = other.execute(f"EXPLAIN QUERY PLAN {text}", values)  # type: ignore[arg-type]
            said.extend(row[3] for row in rows)

    event.listen(Engine, "before_cursor_execute", explain)
    try:
        with embedded.unit_of_work() as uow:
            ids = uow.matches.ids(case, ALL)
            uow.matches.decide(case, ids[:2], LEFT_OUT, "user-eva")
            assert len(uow.matches.decided(case)) == 2
            uow.matches.decisions(case, ids[:3])
            uow.matches.mark_seen(case, ids[0])
            uow.matches.undecide(case)
            uow.matches.refresh(case, [found(1)])
            assert uow.matches.counts(case).total == 1
    finally:
        event.remove(Engine, "before_cursor_execute", explain)
    assert any("INDEX ix_item_match_decided" in line for line in said)
    assert any(line.startswith("SEARCH item_match") for line in said)
    assert not [line for line in said if line.startswith("SCAN item_match")]
