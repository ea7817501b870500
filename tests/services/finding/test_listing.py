"""Listing over a real workspace: months, texts, many decisions at once, what comes in meanwhile."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from dsr_desk.config import DESK_ZONE
from dsr_desk.domain.errors import GroundMissing
from dsr_desk.domain.finding.matches import Decision, Ground
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import Case
from dsr_desk.services.finding.listing import Listed
from dsr_desk.services.ports import MatchFilter
from dsr_desk.storage.desk import open_desk
from tests.services.world import ANNA, Small, an_item

ALL = MatchFilter()
CLAIM = Decision(False, Ground.LEGAL_CLAIM)


@pytest.fixture
def case(small: Small) -> Case:
    return small.reviewed()


def hits(small: Small, case: Case, text: str) -> list[str]:
    listed = small.services.listing.open(case.id, ALL, text=text)
    rows = small.services.listing.block(listed, 0, 50)
    assert len(rows) == listed.total
    return [row.match.conversation for row in rows]


def opened(small: Small, case: Case, where: MatchFilter = ALL) -> Listed:
    return small.services.listing.open(case.id, where)


def decisions(small: Small, listed: Listed) -> dict[int, Decision]:
    rows = small.services.listing.block(listed, 0, 50)
    return {row.match.id: row.match.decision for row in rows}


def arrive(small: Small, external: str) -> None:
    small.services.importing.items(
        iter([an_item(external, "nk-mail", ChannelKind.MAIL, ANNA, "Anna", external, "Nytt mail.")])
    )


def test_a_text_is_found_in_words_names_and_attachments_in_any_case(
    small: Small, case: Case
) -> None:
    whole = small.services.matching.page(case.id).rows
    by_text = {row.match.conversation for row in whole}
    assert len(by_text) > 2
    assert set(hits(small, case, "västanfläkt-77")) == {hits(small, case, "VÄSTANFLÄKT-77")[0]}
    assert len(hits(small, case, "faktura.TXT")) == 1
    assert len(hits(small, case, "  hej,   NÄR ")) == 1
    assert hits(small, case, "när hej,") == []
    assert hits(small, case, "SKOGSSTJÄRNA") == []
    assert hits(small, case, "MÅNVIOL") == []
    assert hits(small, case, "%") == []
    assert len(hits(small, case, "   ")) == len(whole)


def test_tags_of_a_html_body_are_not_searched(small: Small, case: Case) -> None:
    item = an_item(
        "h1", "nk-mail", ChannelKind.MAIL, ANNA, "Anna", "h", "<b class='x'>m&auml;t</b>"
    )
    small.services.importing.items(iter([replace(item, html=True)]))
    small.services.matching.search(case.id, small.alva)
    assert len(hits(small, case, "mät")) >= 1
    assert hits(small, case, "class") == []
    assert hits(small, case, "auml") == []


def test_the_months_add_up_to_all_items_by_channel_and_day(small: Small, case: Case) -> None:
    months = small.services.listing.months(case.id)
    rows = small.services.matching.page(case.id, ALL, None, 100).rows
    zone = ZoneInfo(DESK_ZONE)
    expected = Counter(
        (row.match.at.astimezone(zone).date().replace(day=1), row.match.channel) for row in rows
    )
    found = {(month.first, key): n for month in months for key, n in month.counts}
    assert found == dict(expected)
    assert sum(month.total for month in months) == len(rows)


def test_a_month_lists_what_it_counts(small: Small, case: Case) -> None:
    for month in small.services.listing.months(case.id):
        for channel, count in month.counts:
            where = MatchFilter(since=month.since, until=month.until, channel=channel)
            assert opened(small, case, where).total == count


def test_many_are_decided_at_once_and_can_be_put_back(small: Small, case: Case) -> None:
    listed = opened(small, case)
    before = {
        row.match.id: row.match.decision for row in small.services.listing.block(listed, 0, 50)
    }
    many = small.services.listing.decide(listed, [(0, 2), (3, 2)], CLAIM, small.alva)
    assert many.count == 4
    rows = small.services.listing.block(listed, 0, 50)
    assert [row.match.decision == CLAIM for row in rows][:6] == [
        True,
        True,
        False,
        True,
        True,
        False,
    ]
    assert {i: old for old, ids in many.before for i in ids}.items() <= before.items()
    for old, ids in many.before:
        small.services.matching.decide(case.id, ids, old, small.alva)
    again = {
        row.match.id: row.match.decision for row in small.services.listing.block(listed, 0, 50)
    }
    assert again == before


def test_leaving_many_out_needs_a_ground_as_one_does(small: Small, case: Case) -> None:
    with pytest.raises(GroundMissing):
        small.services.listing.decide(opened(small, case), [(0, 3)], Decision(False), small.alva)


def test_what_a_search_adds_is_counted_and_not_slipped_in(small: Small, case: Case) -> None:
    listed = opened(small, case)
    assert small.services.listing.arrived(case.id, listed.where.up_to) == 0
    arrive(small, "n1")
    arrive(small, "n2")
    small.services.matching.search(case.id, small.alva)
    assert small.services.listing.arrived(case.id, listed.where.up_to) == 2
    assert small.services.listing.open(case.id, listed.where).total == listed.total
    new = opened(small, case, MatchFilter(newer_than=listed.where.up_to))
    rows = small.services.listing.block(new, 0, 50)
    assert {row.glance.subject for row in rows} == {"Ämne n1", "Ämne n2"}


def test_what_was_decided_and_seen_survives_a_restart(small: Small, case: Case) -> None:
    listed = opened(small, case)
    first = small.services.listing.block(listed, 0, 1)[0].match
    small.services.preview.note_opened(case.id, first.id)
    small.services.listing.decide(listed, [(0, 1)], CLAIM, small.alva)
    later = small.again().services.listing
    match = later.block(later.open(case.id, ALL), 0, 1)[0].match
    assert (match.id, match.seen, match.decision) == (first.id, True, CLAIM)


def test_an_item_is_shown_while_very_much_is_being_stored(small: Small, case: Case) -> None:
    first = small.services.listing.block(opened(small, case), 0, 1)[0].match
    with closing(open_desk(small.paths)) as another, another.unit_of_work():
        assert small.services.preview.open(case.id, first.id, small.alva).item is not None


def test_the_next_to_look_at_is_found_with_and_without_a_text(small: Small, case: Case) -> None:
    listing = small.services.listing
    plain = opened(small, case)
    narrowed = listing.open(case.id, ALL, text="anna")
    for listed in (plain, narrowed):
        rows = listing.block(listed, 0, 50)
        assert listing.next_open(listed, rows[0].match.id) == 1
        assert listing.next_open(listed, rows[-1].match.id) == 0
