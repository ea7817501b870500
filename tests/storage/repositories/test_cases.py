from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dsr_desk.domain.errors import PlanChanged
from dsr_desk.domain.requests import CaseState, CaseSubject
from dsr_desk.domain.verifying.authority import RosterFact, Standing
from dsr_desk.storage.desk import SqlDesk
from tests.storage.made import ANNA, CHECKS, MARIA, new_case, parsed


def test_a_case_comes_back_as_it_was_filed(desk: SqlDesk) -> None:
    new = new_case()
    with desk.unit_of_work() as uow:
        stored = uow.cases.add(new)
        uow.commit()
    assert stored == replace(new.case, id=stored.id, number="DSR-0001")
    with desk.reading() as uow:
        assert uow.cases.get(stored.id) == stored
        assert uow.cases.get("DSR-0001") == stored
        assert uow.cases.get(" dsr-0001 ") == stored
        assert uow.cases.get(str(stored.id)) == stored
        assert uow.cases.parsed(stored.id) == parsed()
        assert uow.cases.checks(stored.id) == CHECKS
        assert uow.cases.sealed_mail(stored.id) == b"\x00sealed\xff"
        assert uow.cases.get("DSR-0002") is None
        assert uow.cases.get(stored.id + 1) is None
        for digits in (20, 5000):
            assert uow.cases.get("9" * digits) is None
            assert uow.cases.bounds("9" * digits) is None
        assert uow.cases.parsed(stored.id + 1) is None


def test_every_case_has_the_next_number_and_a_rolled_back_one_leaves_no_gap(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        uow.cases.add(new_case())
        uow.commit()
    with desk.unit_of_work() as uow:
        uow.cases.add(new_case())
    with desk.unit_of_work() as uow:
        assert uow.cases.add(new_case()).number == "DSR-0002"


def test_a_saved_case_counts_its_version_up(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        first = uow.cases.add(new_case())
        changed = replace(
            first,
            state=CaseState.REVIEWING,
            channels=(),
            preparers=("user-alva", "user-bo"),
            answered_at=first.received_at + timedelta(days=1),
            note="",
            subjects=(CaseSubject(1, ANNA),),
        )
        saved = uow.cases.save(changed)
        uow.commit()
    assert saved == replace(changed, version=2)
    with desk.reading() as uow:
        assert uow.cases.get(first.id) == saved


def test_a_case_that_somebody_else_has_changed_is_not_overwritten(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        read_by_both = uow.cases.add(new_case())
        first = uow.cases.save(replace(read_by_both, holder="user-bo"))
        uow.commit()
    # Whoever searched or decided is not told of a plan.
    with desk.unit_of_work() as uow, pytest.raises(PlanChanged, match="repeat the step"):
        uow.cases.save(replace(read_by_both, holder="user-eva"))
    with desk.reading() as uow:
        assert uow.cases.get(read_by_both.id) == first


@pytest.mark.parametrize(
    ("message_id", "sha256", "known"),
    [
        ("<a@x.example>", "1" * 64, True),
        ("<a@x.example>", "2" * 64, False),
        ("<b@x.example>", "1" * 64, True),
        ("", "1" * 64, True),
        ("<b@x.example>", "2" * 64, False),
        ("", "2" * 64, False),
    ],
)
def test_a_mail_is_known_by_its_bytes_and_never_by_its_id_alone(
    desk: SqlDesk, message_id: str, sha256: str, known: bool
) -> None:
    with desk.unit_of_work() as uow:
        first = uow.cases.add(new_case(message_id="<a@x.example>", sha256="1" * 64))
        uow.cases.add(new_case(message_id="", sha256="3" * 64))
        found = uow.cases.by_mail((message_id, sha256), sha256)
    assert found == (first if known else None)


@pytest.mark.parametrize(
    ("state", "sender", "text", "found"),
    [
        (CaseState.CHECKING, MARIA, "5" * 64, True),
        (CaseState.RUNNING, MARIA, "5" * 64, True),
        (CaseState.CLOSED, MARIA, "5" * 64, False),
        (CaseState.SET_ASIDE, MARIA, "5" * 64, False),
        (CaseState.CHECKING, ANNA, "5" * 64, False),
        (CaseState.CHECKING, MARIA, "6" * 64, False),
    ],
)
def test_the_same_text_is_known_while_its_case_is_open(
    desk: SqlDesk, state: CaseState, sender: object, text: str, found: bool
) -> None:
    with desk.unit_of_work() as uow:
        first = uow.cases.add(new_case(state=state, sender=sender))
        uow.cases.set_text_hash(first.id, text)
        assert (uow.cases.same_text("5" * 64, MARIA.key) == (first,)) is found


def test_a_case_without_a_text_hash_is_nobodys_duplicate(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        uow.cases.add(new_case())
        assert uow.cases.same_text("", MARIA.key) == ()


def test_duplicates_are_found_by_the_number_of_their_first(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        uow.cases.add(new_case())
        copies = [uow.cases.add(new_case(duplicate_of="DSR-0001")) for _ in range(2)]
        uow.cases.add(new_case(duplicate_of="DSR-0009"))
        assert uow.cases.duplicates_of("DSR-0001") == tuple(copies)


def test_a_saved_checklist_replaces_the_one_before(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        first, second = uow.cases.add(new_case()), uow.cases.add(new_case())
        uow.cases.save_checks(first.id, tuple(reversed(CHECKS))[:2])
        assert uow.cases.checks(first.id) == tuple(reversed(CHECKS))[:2]
        assert uow.cases.checks(second.id) == CHECKS


def test_hostile_characters_come_back_as_they_came(desk: SqlDesk) -> None:
    hostile = "\x1b[31m nul \x00 lone \ud83d end \ufffe \u202e"
    with desk.unit_of_work() as uow:
        new = replace(new_case(sender_name=hostile, note="\x00"), parsed=parsed(hostile))
        stored = uow.cases.add(new)
        uow.commit()
    with desk.reading() as uow:
        found = uow.cases.get(stored.id)
        assert found == stored
        assert found.sender_name == hostile
        assert uow.cases.parsed(stored.id) == parsed(hostile)


def test_what_the_roster_said_is_kept_with_the_case_and_replaced(desk: SqlDesk) -> None:
    kept = Standing(
        date(2026, 3, 1),
        (RosterFact("nordkraft-mail", date(2020, 1, 1)), RosterFact("x", date(2020, 1, 1), None)),
    )
    later = Standing(date(2026, 3, 1), (RosterFact("x", date(2020, 1, 1), date(2026, 2, 28)),))
    with desk.unit_of_work() as uow:
        with_it = uow.cases.add(replace(new_case(), standing=kept))
        without = uow.cases.add(new_case())
        uow.commit()
    with desk.unit_of_work() as uow:
        assert uow.cases.standing(with_it.id) == kept
        assert uow.cases.standing(without.id) is None
        uow.cases.save_standing(with_it.id, later)
        uow.commit()
    with desk.reading() as uow:
        assert uow.cases.standing(with_it.id) == later
