"""A search that could not reach something is made again once it can: nobody else would look."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dsr_desk.domain.errors.steps import SearchIncomplete
from dsr_desk.domain.finding.matches import Gap
from dsr_desk.domain.record.audit import AuditEntry, AuditEvent
from dsr_desk.services.finding.matching import Unshown
from dsr_desk.services.record.found_on_record import SEARCHED, search_missed
from tests.services.world import ANNA, WISH, Small, a_mail

FORUM, CHAT = Gap("forum-db", "nk-forum", "unreachable"), Gap("chat-db", "nk-chat", "unreachable")


def test_no_plan_is_made_from_a_search_that_missed_a_source(small: Small) -> None:
    case = small.reviewed()
    away = small.paths.archive.with_suffix(".away")
    small.paths.archive.rename(away)
    small.services.matching.search(case.id, small.alva)
    away.rename(small.paths.archive)
    with pytest.raises(SearchIncomplete):
        small.services.planning.prepare(case.id, small.alva)
    small.services.matching.search(case.id, small.alva)
    small.services.planning.prepare(case.id, small.alva)


def test_what_lies_in_a_source_that_is_away_is_not_called_gone(small: Small) -> None:
    case = small.reviewed()
    away = small.paths.archive.with_suffix(".away")
    small.paths.archive.rename(away)
    rows = small.services.matching.page(case.id).rows
    assert {row.shown for row in rows} == {Unshown.UNREACHED}
    away.rename(small.paths.archive)
    rows = small.services.matching.page(case.id).rows
    assert not any(isinstance(row.shown, Unshown) for row in rows)


@pytest.mark.parametrize(
    ("facts", "now", "missed"),
    [
        ({"gaps": "1", "gaps_in": "nk-forum"}, [], True),
        ({"gaps": "1", "gaps_in": "nk-forum"}, [FORUM], False),
        ({"gaps": "1", "gaps_in": "nk-forum"}, [CHAT], True),
        ({"gaps": "0", "gaps_in": ""}, [CHAT], False),
        ({"gaps": "1"}, [], True),
        ({"gaps": "1"}, [FORUM], False),
    ],
    ids=["back", "still away", "another one away", "away since", "counted alone", "as many"],
)
def test_by_its_channels_a_gap_is_known_again(
    small: Small, facts: dict[str, str], now: list[Gap], missed: bool
) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    event = AuditEvent(
        datetime(2026, 11, 2, tzinfo=UTC), "a", SEARCHED, case.number, tuple(facts.items())
    )
    assert search_missed((AuditEntry(1, event, "", ""),), case, now) is missed
