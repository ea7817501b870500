"""The shared fixtures do what the other tests rely on."""

from __future__ import annotations

import os

import keyring
import psycopg
import pytest
from sqlalchemy import create_engine, text


@pytest.mark.postgres
@pytest.mark.parametrize("_again", [1, 2])
def test_every_test_gets_an_empty_database(fresh_postgres_url: str, _again: int) -> None:
    engine = create_engine(fresh_postgres_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE only_here (id INTEGER)"))
    engine.dispose()


@pytest.mark.postgres
def test_the_database_is_dropped_even_when_a_connection_was_left_open(
    fresh_postgres_url: str, postgres_url: str
) -> None:
    name = fresh_postgres_url.rpartition("/")[2].partition("?")[0]
    with psycopg.connect(postgres_url) as server:
        row = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
    assert row == (1,)


def test_no_test_reaches_a_real_key_store() -> None:
    assert type(keyring.get_keyring()).__module__ == "keyring.backends.fail"


def test_qt_needs_no_display_here() -> None:
    assert os.environ["QT_QPA_PLATFORM"]
