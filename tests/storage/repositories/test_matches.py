from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dsr_desk.domain.finding.matches import (
    Decision,
    Found,
    Ground,
    ItemRef,
    Match,
    MatchCounts,
    Why,
)
from dsr_desk.domain.people import ChannelKind
from dsr_desk.services.ports import MatchFilter
from dsr_desk.storage.desk import SqlDesk
from dsr_desk.storage.engine import questions
from dsr_desk.storage.repositories import records
from tests.storage.made import LEFT_OUT, MORNING, filed, found, new_case, refreshed


def matches_of(desk: SqlDesk, case: int) -> list[Match]:
    """Return the whole match set."""
    with desk.reading() as uow:
        return list(uow.matches.every(case))


def test_a_long_match_set_is_read_in_parts_and_comes_back_whole(
    desk: SqlDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = filed(desk)
    refreshed(desk, case, *map(found, range(1, 12)))
    whole = matches_of(desk, case)
    monkeypatch.setattr(questions, "_MOST", 4)
    monkeypatch.setattr(records, "_AT_ONCE", 4)
    assert matches_of(desk, case) == whole
    assert len(whole) == 11


def test_a_match_holds_all_that_was_found(desk: SqlDesk) -> None:
    case = filed(desk)
    weak = found(2, why=Why.PLUS_TAG, kind=ChannelKind.CHAT, channel="c", subject_number=2)
    assert refreshed(desk, case, found(1), weak) == (2, 0, 0)
    first, second = sorted(matches_of(desk, case), key=lambda match: match.at)
    f = found(1)
    assert first == Match(
        id=first.id,
        case=case,
        ref=f.ref,
        channel=f.channel,
        kind=f.kind,
        conversation=f.conversation,
        at=f.at,
        fingerprint=f.fingerprint,
        subject_number=1,
        why=Why.SENDER,
        decision=Decision(True),
    )
    assert second.decision == Decision(False, Ground.UNCONFIRMED)
    assert (second.why, second.kind, second.subject_number) == (Why.PLUS_TAG, ChannelKind.CHAT, 2)


def test_decisions_on_items_that_stay_are_kept(desk: SqlDesk) -> None:
    case = filed(desk)
    refreshed(desk, case, found(1), found(2), found(3))
    (one, two, _) = matches_of(desk, case)
    with desk.unit_of_work() as uow:
        assert len(uow.matches.decide(case, [one.id, two.id], LEFT_OUT, "user-eva")) == 2
        uow.matches.mark_seen(case, one.id)
        uow.matches.mark_seen(case, two.id)
        uow.commit()
    changed = found(2)._replace(fingerprint="e" * 64)
    assert refreshed(desk, case, found(1), changed, found(4)) == (1, 1, 1)
    again = matches_of(desk, case)
    assert [match.ref.key for match in again] == ["1", "2", "4"]
    assert again[0] == one._replace(decision=LEFT_OUT, decided_by="user-eva", seen=True)
    assert again[1].seen is False
    assert (again[1].decision, again[1].fingerprint) == (LEFT_OUT, "e" * 64)
    assert again[1].id == two.id


def test_an_undecided_match_follows_its_reason(desk: SqlDesk) -> None:
    case = filed(desk)
    refreshed(desk, case, found(1), found(2, why=Why.REPLY_TO), found(3))
    with desk.unit_of_work() as uow:
        decided = [m.id for m in uow.matches.every(case) if m.ref.key == "3"]
        uow.matches.decide(case, decided, Decision(True), "user-eva")
        uow.commit()
    weaker = [found(n)._replace(why=Why.PLUS_TAG) for n in (1, 3)]
    assert refreshed(desk, case, *weaker, found(2)) == (0, 0, 0)
    one, two, three = matches_of(desk, case)
    assert one.decision == Decision(False, Ground.UNCONFIRMED)
    assert two.decision == Decision(True)
    assert three.decision == Decision(True)
    assert three.why is Why.PLUS_TAG


def test_an_item_found_twice_keeps_the_first_reason(desk: SqlDesk) -> None:
    case = filed(desk)
    for _ in range(2):
        refreshed(desk, case, found(1), found(1)._replace(why=Why.PLUS_TAG))
        (match,) = matches_of(desk, case)
        assert match.why is Why.SENDER


def test_match_sets_of_two_cases_are_apart(desk: SqlDesk) -> None:
    one, two = filed(desk), filed(desk)
    refreshed(desk, one, found(1), found(2))
    assert refreshed(desk, two, found(1)) == (1, 0, 0)
    assert refreshed(desk, one) == (0, 0, 2)
    (left,) = matches_of(desk, two)
    with desk.unit_of_work() as uow:
        assert uow.matches.decide(one, [left.id], LEFT_OUT, "user-eva") == ()
        uow.matches.mark_seen(one, left.id)
        assert uow.matches.get(one, left.id) is None
        assert uow.matches.get(two, left.id) == left


def test_a_search_that_fails_half_way_leaves_the_set_as_it_was(desk: SqlDesk) -> None:
    case = filed(desk)
    refreshed(desk, case, found(1))

    def broken() -> Iterator[Found]:
        for number in range(2, 2500):
            yield found(number)
        raise ConnectionError

    with pytest.raises(ConnectionError), desk.unit_of_work() as uow:
        uow.matches.refresh(case, broken())
    assert [match.ref.key for match in matches_of(desk, case)] == ["1"]


def test_pages_run_from_the_newest_without_gap_or_double(desk: SqlDesk) -> None:
    case = filed(desk)
    minutes = [3, 1, 1, 2, 1, 3, 0]
    items = [found(n, at=MORNING + timedelta(minutes=minute)) for n, minute in enumerate(minutes)]
    refreshed(desk, case, *items)
    with desk.reading() as uow:
        pages = []
        key = None
        while True:
            rows, key = uow.matches.page(case, MatchFilter(), key, limit=2)
            pages.append(rows)
            if key is None:
                break
    shown = [match for page in pages for match in page]
    assert [len(page) for page in pages] == [2, 2, 2, 1]
    assert shown == sorted(shown, key=lambda match: (match.at, match.id), reverse=True)
    assert {match.ref.key for match in shown} == {str(n) for n in range(len(minutes))}


@pytest.mark.parametrize(
    ("where", "keys"),
    [
        (MatchFilter(), "1234"),
        (MatchFilter(kinds=(ChannelKind.CHAT,)), "2"),
        (MatchFilter(kinds=(ChannelKind.CHAT, ChannelKind.MAIL)), "1234"),
        (MatchFilter(included=True), "14"),
        (MatchFilter(included=False), "23"),
        (MatchFilter(weak=True), "24"),
        (MatchFilter(weak=False), "13"),
        (MatchFilter(included=True, weak=True), "4"),
    ],
)
def test_filters_narrow_the_page(desk: SqlDesk, where: MatchFilter, keys: str) -> None:
    case = filed(desk)
    chat = found(2, why=Why.PLUS_TAG, kind=ChannelKind.CHAT)
    refreshed(desk, case, found(1), chat, found(3), found(4, why=Why.REPLY_TO))
    with desk.unit_of_work() as uow:
        by_key = {match.ref.key: match.id for match in uow.matches.every(case)}
        uow.matches.decide(case, [by_key["3"]], LEFT_OUT, "user-eva")
        uow.matches.decide(case, [by_key["4"]], Decision(True), "user-eva")
        rows, _ = uow.matches.page(case, where)
    assert sorted(match.ref.key for match in rows) == list(keys)


def test_every_match_comes_in_the_order_of_the_plan(desk: SqlDesk) -> None:
    case = filed(desk)
    items = [
        found(n, channel=f"c{n % 2}", conversation=f"t{n % 5}", at=MORNING - timedelta(minutes=n))
        for n in range(2300)
    ]
    refreshed(desk, case, *items)
    every = matches_of(desk, case)
    assert len(every) == 2300
    assert every == sorted(every, key=lambda m: (m.channel, m.conversation, m.at, m.id))


def test_other_questions_may_be_asked_between_two_matches(desk: SqlDesk) -> None:
    case = filed(desk)
    refreshed(desk, case, *(found(n) for n in range(1200)))
    with desk.unit_of_work() as uow:
        for match in uow.matches.every(case):
            if int(match.ref.key) % 400 == 0:
                uow.matches.mark_seen(case, match.id)
        assert sum(match.seen for match in uow.matches.every(case)) == 3


def test_a_conversation_tells_which_of_its_items_are_included(desk: SqlDesk) -> None:
    case = filed(desk)
    other = ItemRef("elsewhere", "mine", "9")
    refreshed(desk, case, *(found(n) for n in range(5)), found(3, ref=other))
    with desk.unit_of_work() as uow:
        by_key = {match.ref.key: match.id for match in uow.matches.every(case)}
        uow.matches.decide(case, [by_key["4"]], LEFT_OUT, "user-eva")
        assert uow.matches.conversation(case, "archive", "t1") == {
            ItemRef("archive", "mine", "3"): True,
            ItemRef("archive", "mine", "4"): False,
        }
        assert uow.matches.conversation(case, "elsewhere", "t1") == {other: True}
        assert uow.matches.conversation(case, "archive", "t9") == {}


def test_counts_add_up_by_kind_and_by_channel(desk: SqlDesk) -> None:
    case = filed(desk)
    chat = ChannelKind.CHAT
    refreshed(
        desk,
        case,
        found(1),
        found(2, kind=chat, channel="chat", why=Why.PLUS_TAG),
        found(3, kind=chat, channel="chat"),
        found(4),
    )
    with desk.unit_of_work() as uow:
        by_key = {match.ref.key: match.id for match in uow.matches.every(case)}
        uow.matches.decide(case, [by_key["4"]], LEFT_OUT, "user-eva")
        assert uow.matches.counts(case) == MatchCounts(
            total=4,
            included=2,
            excluded=2,
            unconfirmed=1,
            by_kind=((ChannelKind.MAIL, 2), (chat, 2)),
            by_channel=(("chat", 1, 1), ("nordkraft-mail", 1, 1)),
        )
        assert uow.matches.counts(case + 1) == MatchCounts(0, 0, 0, 0, (), ())


def test_a_decision_may_cover_more_items_than_a_statement_has_places(desk: SqlDesk) -> None:
    case = filed(desk)
    refreshed(desk, case, *(found(n) for n in range(1300)))
    with desk.unit_of_work() as uow:
        ids = [match.id for match in uow.matches.every(case)]
        assert len(uow.matches.decide(case, [*ids, 999_999], LEFT_OUT, "user-eva")) == 1300
        assert uow.matches.counts(case).excluded == 1300


STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.just("search"),
            st.lists(
                st.tuples(
                    st.integers(0, 6), st.sampled_from("ab"), st.sampled_from(Why), st.booleans()
                ),
                unique_by=lambda hit: hit[0],
            ),
        ),
        st.tuples(st.just("decide"), st.integers(0, 6)),
        st.tuples(st.just("see"), st.integers(0, 6)),
    ),
    max_size=8,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_history_of_searches_and_decisions_ends_as_a_plain_model_says(
    embedded: SqlDesk, steps: list[tuple[str, object]]
) -> None:
    model: dict[str, tuple[str, Why, Decision, bool, str]] = {}
    with embedded.unit_of_work() as uow:
        case = uow.cases.add(new_case()).id
        for kind, what in steps:
            ids = {match.ref.key: match.id for match in uow.matches.every(case)}
            if kind == "search":
                figures = _searched(model, what)
                assert uow.matches.refresh(case, [_hit(h) for h in _hits(what)]) == figures
            elif str(what) in ids and kind == "decide":
                uow.matches.decide(case, [ids[str(what)]], LEFT_OUT, "user-eva")
                print_, why, _, seen, _ = model[str(what)]
                model[str(what)] = (print_, why, LEFT_OUT, seen, "user-eva")
            elif str(what) in ids:
                uow.matches.mark_seen(case, ids[str(what)])
                print_, why, decision, _, by = model[str(what)]
                model[str(what)] = (print_, why, decision, True, by)
        stored = {
            m.ref.key: (m.fingerprint, m.why, m.decision, m.seen, m.decided_by)
            for m in uow.matches.every(case)
        }
    assert stored == model


Hit = tuple[int, str, Why, bool]


def _hits(what: object) -> list[Hit]:
    assert isinstance(what, list)
    return what


def _hit(hit: Hit) -> Found:
    return found(hit[0], fingerprint=hit[1], why=hit[2])


def _searched(
    model: dict[str, tuple[str, Why, Decision, bool, str]], what: object
) -> tuple[int, int, int]:
    """Change the model as a search should; return added, changed, removed."""
    hits = {str(hit[0]): hit for hit in _hits(what)}
    gone = model.keys() - hits.keys()
    added = changed = 0
    for key in gone:
        del model[key]
    for key, (_, fingerprint, why, _) in hits.items():
        start = Decision(False, Ground.UNCONFIRMED) if why.weak else Decision(True)
        if key not in model:
            added += 1
            model[key] = (fingerprint, why, start, False, "")
            continue
        before, _, decision, seen, by = model[key]
        changed += before != fingerprint
        model[key] = (
            fingerprint,
            why,
            decision if by else start,
            seen and before == fingerprint,
            by,
        )
    return added, changed, len(gone)
