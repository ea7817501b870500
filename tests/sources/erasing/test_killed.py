"""kill -9 at any statement of an erasure: every item is either gone or intact."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select, text

from dsr_desk.domain.erasing.receipts import Outcome, Standing
from dsr_desk.sources.archive.store import attachment, create_archive, open_archive, recipient
from tests.sources.builders import BERTIL, Store, item, mandate, plan, store_over
from tests.sources.erasing.killed import BATCH, run

ROOT = Path(__file__).parents[3]
ITEMS = 2 * BATCH


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with two batches of Anna's and something of Bertil's."""
    path = tmp_path_factory.mktemp("killed") / "archive.sqlite"
    store = store_over(create_archive(path), path)
    store.add(*(item(number, files=(b"x",)) for number in range(1, ITEMS + 1)))
    store.add(item(99, BERTIL.text, files=(b"y",)))
    store.source.close()
    return path


@pytest.fixture(scope="module")
def statements(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many statements the whole erasure takes."""
    copy = tmp_path_factory.mktemp("whole") / "archive.sqlite"
    shutil.copy(archive, copy)
    return run(copy, last=-1)


def parents(store: Store) -> tuple[set[int], set[int], set[int]]:
    """Which items the recipients, the attachments and the index know."""
    with store.engine.connect() as connection:
        return (
            set(connection.scalars(select(recipient.c.item_id))),
            set(connection.scalars(select(attachment.c.item_id))),
            set(connection.scalars(text("SELECT id FROM item_fts_docsize"))),
        )


@pytest.mark.parametrize("portion", [0.05, 0.45, 0.5, 0.8, 1.0])
def test_killed_at_any_statement_every_item_is_gone_or_intact(
    archive: Path, statements: int, portion: float, tmp_path: Path
) -> None:
    path = tmp_path / "archive.sqlite"
    shutil.copy(archive, path)
    last = max(1, round(statements * portion))
    ended = subprocess.run(
        [sys.executable, "-m", "tests.sources.erasing.killed", str(path), str(last)],
        cwd=ROOT,
        check=False,
    )
    assert ended.returncode != 0
    before = store_over(open_archive(archive), archive)
    planned = plan(before.found(mandate()))
    before.source.close()
    store = store_over(open_archive(path), path)
    stands = store.source.standing(planned, mandate())
    assert set(stands) <= {Standing.UNCHANGED, Standing.GONE}
    assert stands.count(Standing.GONE) % BATCH == 0
    there = {int(p.ref.key) for p, s in zip(planned, stands, strict=True) if s is not Standing.GONE}
    bertils = {int(f.ref.key) for f in store.found(mandate(subjects=[BERTIL]))}
    assert parents(store) == (there | bertils,) * 3
    outcomes = store.source.erase(planned, mandate())
    gone = {p.number for p, s in zip(planned, stands, strict=True) if s is Standing.GONE}
    assert [o.number for o in outcomes] == [p.number for p in planned]
    assert {o.number for o in outcomes if o.outcome is Outcome.ALREADY_GONE} == gone
    assert all(o.outcome.done for o in outcomes)
    assert parents(store) == (bertils,) * 3
    assert store.source.erase_leftovers(mandate(), []) == ITEMS
    assert store.source.residue(mandate(), []) == ()
    store.source.close()
