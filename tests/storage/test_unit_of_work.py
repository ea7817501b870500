from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.errors import Defect, WorkspaceBusy
from dsr_desk.services.ports import DeskStore, MatchFilter, QueueFilter
from dsr_desk.storage.desk import SqlDesk, open_desk, open_desk_at
from tests.storage.made import MAIL, event, found, new_case


def total(desk: DeskStore) -> int:
    """Return how many cases there are."""
    with desk.reading() as uow:
        return uow.cases.page(QueueFilter()).total


def test_what_was_not_committed_is_undone(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        uow.cases.add(new_case())
        uow.audit.append(event())
    assert total(desk) == 0
    with desk.reading() as uow:
        assert list(uow.audit.entries()) == []


def test_an_error_undoes_everything(desk: SqlDesk) -> None:
    def fail_after_a_change() -> None:
        with desk.unit_of_work() as uow:
            uow.cases.add(new_case())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_after_a_change()
    assert total(desk) == 0


def test_what_comes_after_the_commit_is_undone_alone(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        uow.cases.add(new_case())
        uow.commit()
        uow.cases.add(new_case())
    assert total(desk) == 1


def test_a_case_and_its_event_stand_or_fall_together(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        stored = uow.cases.add(new_case())
        uow.audit.append(event("request.filed", stored.number))
        uow.people.save_channel(replace(MAIL, organisation="nobody"))
        with pytest.raises(Defect):
            uow.commit()
    assert total(desk) == 0
    with desk.reading() as uow:
        assert uow.audit.head()[0] == 0


def test_a_reader_writes_nothing(desk: SqlDesk) -> None:
    with desk.reading() as uow, pytest.raises(Defect, match="only reads"):
        uow.audit.append(event())
    with desk.reading() as uow:
        uow.commit()
        with pytest.raises(Defect, match="only reads"):
            uow.ledger.record(["a"], "DSR-0001", event().at)


def test_whoever_asks_straight_and_then_through_core_reads_of_one_moment(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        case = uow.cases.add(new_case()).id
        uow.matches.refresh(case, [found(1)])
        uow.commit()
    with desk.reading() as uow:
        assert len(uow.matches.page(case, MatchFilter())[0]) == 1
        with desk.unit_of_work() as other:
            other.matches.refresh(case, [found(1), found(2)])
            other.commit()
        assert uow.matches.counts(case).total == 1
        assert len(uow.matches.page(case, MatchFilter())[0]) == 1
    with desk.reading() as uow:
        assert uow.matches.counts(case).total == 2


def test_what_has_ended_answers_nothing_any_more(desk: SqlDesk) -> None:
    with desk.reading() as uow:
        uow.matches.page(1, MatchFilter())
    with pytest.raises(Defect):
        uow.matches.page(1, MatchFilter())


def test_several_readers_each_see_one_moment_while_a_writer_writes(desk: SqlDesk) -> None:
    with desk.reading() as early, desk.unit_of_work() as writer:
        assert early.cases.page(QueueFilter()).total == 0
        writer.cases.add(new_case())
        assert total(desk) == 0
        writer.commit()
        assert early.cases.page(QueueFilter()).total == 0
        assert total(desk) == 1


def test_a_second_writer_waits_and_then_says_that_the_workspace_is_busy(desk: SqlDesk) -> None:
    with desk.unit_of_work() as first:
        first.audit.append(event())
        with pytest.raises(WorkspaceBusy), desk.unit_of_work():
            pytest.fail("two writers at once")
        first.commit()
    with desk.unit_of_work() as second:
        assert second.audit.head()[0] == 1


@pytest.mark.parametrize("kind", ["embedded", pytest.param("served", marks=pytest.mark.postgres)])
def test_a_writer_that_waits_long_enough_gets_its_turn(
    kind: str, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue(kind)
    desk = (
        open_desk(request.getfixturevalue("paths"), patience_ms=60_000)
        if kind == "embedded"
        else open_desk_at(request.getfixturevalue("desk_url"), patience_ms=60_000)
    )
    begun = threading.Event()
    places: list[int] = []

    def write() -> None:
        begun.set()
        with desk.unit_of_work() as uow:
            places.append(uow.audit.append(event()).sequence)
            uow.commit()

    thread = threading.Thread(target=write)
    with desk.unit_of_work() as uow:
        uow.audit.append(event())
        thread.start()
        begun.wait()
        uow.commit()
    thread.join()
    desk.close()
    assert places == [2]


def test_two_desks_on_one_workspace_see_each_others_work(
    embedded: SqlDesk, paths: WorkspacePaths
) -> None:
    other = open_desk(paths, patience_ms=50)
    with embedded.unit_of_work() as uow:
        uow.cases.add(new_case())
        with pytest.raises(WorkspaceBusy), other.unit_of_work():
            pytest.fail("two writers at once")
        uow.commit()
    with other.unit_of_work() as uow:
        assert uow.cases.add(new_case()).number == "DSR-0002"
        uow.commit()
    other.close()
    assert total(embedded) == 2


def test_nothing_lazy_leaves_the_block(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        case = uow.cases.add(new_case())
        uow.matches.refresh(case.id, [found(n) for n in range(1001)])
        matches = uow.matches.every(case.id)
        next(matches)
        uow.commit()
    with pytest.raises(Defect, match="after its end"):
        list(matches)
    with pytest.raises(Defect, match="after its end"):
        uow.commit()


def test_a_transaction_is_used_once(desk: SqlDesk) -> None:
    uow = desk.unit_of_work()
    with pytest.raises(Defect, match="before it was begun"):
        uow.commit()
    with uow, pytest.raises(Defect, match="begun twice"), uow:
        pytest.fail("begun twice")


def test_many_readers_at_once_are_served(desk: SqlDesk) -> None:
    readers = [desk.reading() for _ in range(12)]
    for reader in readers:
        reader.__enter__()
        assert reader.cases.page(QueueFilter()).total == 0
    for reader in readers:
        reader.__exit__(None, None, None)
