from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import (
    Column,
    Engine,
    Integer,
    MetaData,
    Table,
    create_engine,
    inspect,
    make_url,
    select,
)
from sqlalchemy.dialects import sqlite

from dsr_desk.domain.errors import Defect, WorkspaceDamaged
from dsr_desk.domain.requests import CaseState, Evidence
from dsr_desk.storage.engine.errors import Place
from dsr_desk.storage.engine.link import Link
from dsr_desk.storage.engine.types import (
    Address,
    ForeignText,
    Named,
    Record,
    UtcDateTime,
    all_in_utc,
    in_text,
    stored_as_given,
)

PLACE = Place("folder", "desk.sqlite")
things = Table(
    "thing",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("text", ForeignText),
    Column("at", UtcDateTime),
    Column("state", Named(CaseState)),
    Column("evidence", Record(Evidence)),
    Column("address", Address),
)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database of each kind with one table."""
    if request.param == "sqlite":
        made = create_engine(f"sqlite:///{tmp_path / 'things.sqlite'}")
    else:
        url = make_url(request.getfixturevalue("fresh_postgres_url"))
        made = create_engine(url, connect_args={"options": "-c timezone=Asia/Tokyo"})
    things.metadata.create_all(made)
    yield made
    made.dispose()


def kept(engine: Engine, **values: object) -> object:
    """Store one value and fetch it."""
    ((name, value),) = values.items()
    link = Link(engine, PLACE, reading=False)
    try:
        link.write(things.insert(), {name: value})
        return link.value(select(things.c[name]).order_by(things.c.id.desc()).limit(1))
    finally:
        link.close()


RARELY = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@RARELY
@given(text=st.text(st.characters(codec=None)) | st.text('\x1b\x00\ud800\\"u1b'))
def test_any_text_comes_back_exactly(engine: Engine, text: str) -> None:
    assert kept(engine, text=text) == text


@RARELY
@given(
    moment=st.datetimes(
        min_value=datetime(1, 1, 3),  # noqa: DTZ001 (hypothesis adds the zone)
        max_value=datetime(9999, 12, 29),  # noqa: DTZ001 (hypothesis adds the zone)
        timezones=st.timezones(),
    )
)
def test_a_moment_comes_back_in_utc(engine: Engine, moment: datetime) -> None:
    again = kept(engine, at=moment)
    assert again == moment.astimezone(UTC)
    assert isinstance(again, datetime)
    assert again.isoformat() == moment.astimezone(UTC).isoformat()


@given(column=st.lists(st.datetimes(timezones=st.just(UTC) | st.timezones()), max_size=4))
def test_a_column_of_moments_is_kept_as_each_of_them(column: list[datetime]) -> None:
    kind, embedded = UtcDateTime(), sqlite.dialect()
    if all_in_utc(column):
        assert list(in_text(column)) == [kind.process_bind_param(m, embedded) for m in column]
    else:
        assert not column or {each.tzinfo for each in column} != {UTC}
    assert not all_in_utc([*column, None])


def test_moments_of_different_zones_sort_by_time(engine: Engine) -> None:
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    moments = [
        noon.astimezone(timezone(timedelta(hours=9))),
        noon + timedelta(microseconds=1),
        (noon - timedelta(microseconds=1)).astimezone(timezone(timedelta(hours=-9))),
    ]
    link = Link(engine, PLACE, reading=False)
    link.write(things.insert(), [{"at": moment} for moment in moments])
    rows = link.rows(select(things.c.at).order_by(things.c.at))
    link.close()
    assert [row.at for row in rows] == sorted(moments)


def test_text_sorts_by_code_point_on_every_server(engine: Engine) -> None:
    words = ["b", "B", "ä", "a-b", "ab", "å", "z"]
    link = Link(engine, PLACE, reading=False)
    link.write(things.insert(), [{"text": word} for word in words])
    rows = link.rows(select(things.c.text).order_by(things.c.text))
    link.close()
    assert [row.text for row in rows] == sorted(words)


def test_a_naive_moment_is_never_stored(engine: Engine) -> None:
    with pytest.raises(Defect, match="time zone"):
        kept(engine, at=datetime(2026, 11, 23))  # noqa: DTZ001 (that is the point)


@pytest.mark.postgres
def test_a_server_sorts_text_as_told_whatever_its_own_language(fresh_postgres_url: str) -> None:
    engine = create_engine(fresh_postgres_url)
    things.metadata.create_all(engine)
    collations = {
        c["name"]: getattr(c["type"], "collation", None)
        for c in inspect(engine).get_columns("thing")
    }
    engine.dispose()
    assert collations["text"] == collations["address"] == "C"


@pytest.mark.parametrize("name", ["text", "at", "state", "evidence", "address"])
def test_nothing_stays_nothing(engine: Engine, name: str) -> None:
    assert kept(engine, **{name: None}) is None


@pytest.mark.parametrize("name", ["state", "evidence", "address"])
def test_a_row_that_nobody_here_wrote_is_damage(engine: Engine, name: str) -> None:
    link = Link(engine, PLACE, reading=False)
    raw = Table("thing", MetaData(), Column(name, ForeignText))
    link.write(raw.insert(), {name: "secret words"})
    with pytest.raises(WorkspaceDamaged) as told:
        link.value(select(things.c[name]))
    link.close()
    assert told.value.facts == {"file": "desk.sqlite"}
    assert told.value.__cause__ is None
    assert told.value.__context__ is None


@pytest.mark.parametrize("odd", ["a\x00b", "\x1bmark", "\ud800", "å", None, "\x1b", 7])
def test_a_column_with_one_odd_value_is_not_taken_as_it_is(odd: object) -> None:
    assert not stored_as_given(["plain", odd, "x"])


def test_a_column_of_plain_text_is_taken_as_it_is() -> None:
    assert stored_as_given(["plain", "", "f" * 64])
    assert not stored_as_given([CaseState.CLOSED])
