"""What a page makes of rows is kept until somebody writes, and never longer."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.errors import Defect
from dsr_desk.services.ports import DeskStore, UnitOfWork
from dsr_desk.storage.desk import SqlDesk, open_desk
from tests.storage.made import MAIL


class Title:
    """Reads what the one channel is called, and counts how often."""

    def __init__(self) -> None:
        self.reads = 0

    def of(self, uow: UnitOfWork) -> str:
        """Return the title as the transaction knows it."""
        return uow.unwritten("title", lambda: self._read(uow))

    def now(self, desk: DeskStore) -> str:
        """Return it as a new transaction knows it."""
        with desk.reading() as uow:
            return self.of(uow)

    def _read(self, uow: UnitOfWork) -> str:
        self.reads += 1
        (channel,) = uow.people.channels()
        return channel.title


def call_it(desk: DeskStore, title: str) -> None:
    """Give the channel another title."""
    with desk.unit_of_work() as uow:
        uow.people.save_channel(replace(MAIL, title=title))
        uow.commit()


def test_what_was_made_is_made_again_once_somebody_has_written(desk: SqlDesk) -> None:
    title = Title()
    assert title.now(desk) == MAIL.title
    for other in ("one", "two"):
        call_it(desk, other)
        assert title.now(desk) == other


def test_nothing_is_asked_again_while_nobody_writes(embedded: SqlDesk) -> None:
    title = Title()
    assert {title.now(embedded) for _ in range(3)} == {MAIL.title}
    assert title.reads == 1


def test_what_another_program_writes_is_seen(embedded: SqlDesk, paths: WorkspacePaths) -> None:
    title, other = Title(), open_desk(paths)
    assert title.now(embedded) == MAIL.title
    call_it(other, "another")
    other.close()
    assert title.now(embedded) == "another"


def test_one_transaction_sees_one_moment(desk: SqlDesk) -> None:
    title = Title()
    with desk.reading() as before:
        assert title.of(before) == MAIL.title
        call_it(desk, "later")
        assert title.of(before) == MAIL.title
        assert title.now(desk) == "later"
        assert title.of(before) == MAIL.title
    assert title.now(desk) == "later"


def test_two_readers_of_one_time_each_see_what_is_written(embedded: SqlDesk) -> None:
    title = Title()
    with embedded.reading() as one, embedded.reading() as other:
        assert title.of(one) == title.of(other) == MAIL.title
    call_it(embedded, "later")
    with embedded.reading() as one, embedded.reading() as other:
        assert title.of(one) == title.of(other) == "later"


def test_whoever_writes_sees_it_at_once(desk: SqlDesk) -> None:
    title = Title()
    with desk.unit_of_work() as uow:
        assert title.of(uow) == MAIL.title
        uow.people.save_channel(replace(MAIL, title="mine"))
        assert title.of(uow) == "mine"
    assert title.now(desk) == MAIL.title


def test_what_could_not_be_made_is_not_kept(embedded: SqlDesk) -> None:
    def refuse() -> str:
        raise ZeroDivisionError

    with embedded.reading() as uow, pytest.raises(ZeroDivisionError):
        uow.unwritten("title", refuse)
    assert Title().now(embedded) == MAIL.title


def test_not_very_much_is_kept(embedded: SqlDesk) -> None:
    title = Title()
    title.now(embedded)
    with embedded.reading() as uow:
        assert [uow.unwritten(n, partial(int, n)) for n in range(64)] == list(range(64))
    assert (title.now(embedded), title.reads) == (MAIL.title, 2)


def test_a_transaction_is_asked_once_it_has_begun(embedded: SqlDesk) -> None:
    with pytest.raises(Defect):
        Title().of(embedded.reading())
