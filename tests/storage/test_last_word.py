"""The desk's turn to write, from the last word of a batch until what was done is on record."""

from __future__ import annotations

import pytest

from dsr_desk.domain.errors import WorkspaceBusy
from dsr_desk.services.erasing.last_word import HeldMeanwhile, LastWord
from dsr_desk.storage.desk import SqlDesk


def test_no_other_desk_writes_from_the_last_word_to_the_record(desk: SqlDesk) -> None:
    with LastWord(desk, lambda uow: uow.holds.every()) as word:
        with desk.unit_of_work():
            pass  # until then everybody has their turn
        word()
        with pytest.raises(WorkspaceBusy), desk.unit_of_work():
            pass
        word.turn.commit()
    with desk.unit_of_work():
        pass


def test_the_turn_is_given_back_where_a_hold_stands_in_the_way(desk: SqlDesk) -> None:
    with pytest.raises(HeldMeanwhile), LastWord(desk, lambda uow: (uow,)) as word:
        word()
    with desk.unit_of_work():
        pass
