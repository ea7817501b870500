"""What a statement is given when it runs is compared as it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import (
    CHAR,
    TEXT,
    VARCHAR,
    Column,
    Engine,
    MetaData,
    Table,
    insert,
    make_url,
    select,
)
from sqlalchemy.dialects.postgresql import CITEXT
from sqlalchemy.types import String

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.sources.engines import server_engine
from dsr_desk.sources.mapping.given import is_persons, persons
from dsr_desk.sources.mapping.rules import Reader
from tests.sources.builders import mandate

SHORT, LONGER = EmailAddress("bo@firm.com"), EmailAddress("bo@firm.company")
NARROW = len(SHORT.text)
KINDS = {"varchar": VARCHAR(NARROW), "char": CHAR(NARROW), "wide": VARCHAR(254), "text": TEXT()}
NAMES = Table(
    "given_names", MetaData(), *(Column(name, kind, nullable=False) for name, kind in KINDS.items())
)


@pytest.fixture
def server(postgres_url: str) -> Iterator[Engine]:
    """A server with one row, in which a column of each kind holds the shorter address."""
    url = make_url(postgres_url).set(drivername="postgresql+psycopg")
    engine = server_engine(url.render_as_string(hide_password=False))
    NAMES.create(engine)
    with engine.begin() as connection:
        connection.execute(insert(NAMES).values(dict.fromkeys(KINDS, SHORT.text)))
    yield engine
    NAMES.drop(engine)
    engine.dispose()


@pytest.mark.postgres
@pytest.mark.parametrize("kind", KINDS)
def test_an_address_is_not_cut_to_what_a_narrow_column_holds(server: Engine, kind: str) -> None:
    column = NAMES.c[kind]
    asked = select(column).where(is_persons(column, Reader.KEY, embedded=False))
    with server.connect() as connection:
        for address, rows in ((SHORT, 1), (LONGER, 0)):
            given = persons(mandate(subjects=(address,)))
            assert len(connection.execute(asked, given).all()) == rows


@pytest.mark.parametrize(
    ("kind", "compared"),
    [(VARCHAR(20), "VARCHAR[]"), (CHAR(20), "VARCHAR[]"), (CITEXT(), "CITEXT[]")],
)
def test_a_column_that_takes_capitals_for_small_letters_still_does(
    kind: String, compared: str
) -> None:
    condition = is_persons(Column("name", kind), Reader.KEY, embedded=False)
    dialect = make_url("postgresql+psycopg://").get_dialect()()
    assert str(condition.compile(dialect=dialect)).endswith(f"::{compared})")
