"""Inserts of very many rows: together they say what each would say by itself."""

from __future__ import annotations

import pytest
from sqlalchemy.dialects import sqlite

from dsr_desk.domain.finding.matches import Why
from dsr_desk.storage.desk import SqlDesk
from dsr_desk.storage.engine import pouring
from dsr_desk.storage.engine.pouring import Pouring, upsert
from dsr_desk.storage.repositories import matches, plans
from tests.storage.made import LEFT_OUT, found, new_case


@pytest.mark.parametrize("poured", [matches._FOUND, plans._POURED], ids=["matches", "items"])
def test_the_text_for_many_rows_is_the_one_that_sqlalchemy_makes(poured: Pouring) -> None:
    names = [*(column.name for column in poured._columns), *poured._names]
    one = poured._finish(upsert(poured._table, embedded=True))
    many = one.values([dict.fromkeys(names)] * pouring._TOGETHER)
    assert poured.into(sqlite.dialect())._texts == many.compile(dialect=sqlite.dialect()).string


@pytest.mark.parametrize("together", [1, 2, 3, 250])
def test_rows_that_are_stored_together_are_those_that_were_given(
    desk: SqlDesk, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    monkeypatch.setattr(pouring, "_TOGETHER", together)
    # What was made for another number of rows is left aside.
    monkeypatch.setattr(matches._FOUND, "_ready", {})
    with desk.unit_of_work() as uow:
        case = uow.cases.add(new_case()).id
        # The second is found twice in one round: the first reason counts.
        again = found(2)._replace(why=Why.ALIAS)
        first = [found(1), found(2), again, found(3), found(4), found(5)]
        assert uow.matches.refresh(case, iter(first)) == (5, 0, 0)
        decided = [match.id for match in uow.matches.every(case) if match.ref.key == "4"]
        uow.matches.decide(case, decided, LEFT_OUT, "user-eva")
        changed = found(4)._replace(fingerprint="another")
        rest = [found(number) for number in (2, 3, 5, 6)]
        assert uow.matches.refresh(case, iter([changed, *rest])) == (1, 1, 1)
        every = {match.ref.key: match for match in uow.matches.every(case)}
        uow.commit()
    assert sorted(every) == ["2", "3", "4", "5", "6"]
    assert every["2"].why is found(2).why
    assert every["4"].fingerprint == "another"
    assert every["4"].decision == LEFT_OUT
