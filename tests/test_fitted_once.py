"""Stores share the fit of a mapping when their schema is the same to the letter, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from dsr_desk.sources import schema
from dsr_desk.sources.archive.store import create_archive
from dsr_desk.sources.mapping.file import read_mapping
from dsr_desk.sources.mapping.fitting import fit
from tests.fitted_once import Fitted, FittedOnce
from tests.sources.builders import MAPPING

THERE = read_mapping(MAPPING)


@pytest.fixture
def fitting() -> FittedOnce:
    """Fit as the tests do, with nothing kept yet."""
    assert isinstance(vars(schema)["fit"], FittedOnce), "the tests share what they fit"
    return FittedOnce(fit)


def fitted(fitting: FittedOnce, engine: Engine, source: str = "archive") -> Fitted:
    with engine.connect() as connection:
        return fitting(connection, THERE, source)


def test_a_second_store_of_the_same_schema_has_the_first_ones_fit(
    fitting: FittedOnce, tmp_path: Path
) -> None:
    first, second = (create_archive(tmp_path / name) for name in ("one", "two"))
    assert fitted(fitting, first)[0] is fitted(fitting, second)[0]
    assert fitted(fitting, first)[0] is not fitted(fitting, second, "another")[0]
    first.dispose()
    second.dispose()


@pytest.mark.parametrize(
    "changed",
    [
        "ALTER TABLE item ADD COLUMN mood TEXT",
        "DROP TABLE item_fts",
        "DROP TRIGGER item_update_forgets",
        "CREATE INDEX item_by_mood ON item (id)",
    ],
)
def test_a_store_whose_schema_is_changed_is_looked_at_anew(
    fitting: FittedOnce, tmp_path: Path, changed: str
) -> None:
    engine = create_archive(tmp_path / "archive.sqlite")
    before = fitted(fitting, engine)
    with engine.begin() as connection:
        connection.exec_driver_sql(changed)
    after = fitted(fitting, engine)
    assert after[0] is not before[0]
    with engine.connect() as connection:
        assert after[1] == fit(connection, THERE, "archive")[1]
    engine.dispose()
