"""How a transaction for a page goes on by way of SQLAlchemy, and gives its connection back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, literal, select

from dsr_desk.domain.errors import DeskError
from dsr_desk.sqlitefile import sqlite_engine
from dsr_desk.storage.engine.errors import Place
from dsr_desk.storage.engine.link import Link

PLACE, ONE = Place("folder", "desk.sqlite"), select(literal(1))


def refuse(_: Connection) -> None:
    raise sqlite3.OperationalError("disk I/O error")


def test_a_connection_that_could_not_go_on_is_given_back_once(tmp_path: Path) -> None:
    engine = sqlite_engine(tmp_path / "a.sqlite", (), patience_ms=0, create=True)
    link = Link(engine, PLACE, reading=True)
    event.listen(engine, "begin", refuse)
    with pytest.raises(DeskError):
        link.value(ONE)
    link.close()
    event.remove(engine, "begin", refuse)
    one, other = Link(engine, PLACE, reading=True), Link(engine, PLACE, reading=True)
    assert (one.value(ONE), other.value(ONE)) == (1, 1)
    one.close()
    other.close()
    engine.dispose()
