from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect, make_url

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.errors import Defect, WorkspaceBusy, WorkspaceTooNew
from dsr_desk.storage.desk import SqlDesk, create_desk, open_desk, open_desk_at
from dsr_desk.storage.engine import database
from dsr_desk.storage.engine.database import Use, place_of_file
from dsr_desk.storage.engine.migrate import MIGRATIONS, REVISIONS, bring_up_to_date
from dsr_desk.storage.schema import metadata
from tests.storage.made import LEFT_OUT, NORDKRAFT, found, new_case

ROOT = Path(__file__).parents[3]

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "NEXT"
down_revision = "LAST"

def upgrade() -> None:
    with op.batch_alter_table("dsr_case") as cases:
        cases.add_column(sa.Column("priority", sa.Integer(), nullable=False, server_default="3"))
    FAIL
"""


LATER = "9999"
"""A revision of a later program."""


def with_a_next_one(folder: Path, fail: str = "") -> Path:
    """Return a copy of the migrations with one more."""
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / f"{LATER}_priority.py").write_text(
        NEXT.replace("FAIL", fail or "pass").replace("NEXT", LATER).replace("LAST", REVISIONS[-1])
    )
    return folder


def migrate(paths: WorkspacePaths, folder: Path, *revisions: str) -> None:
    """Migrate an embedded database with migrations of a later program."""
    engine = database.sqlite_engine(paths.desk, Use.MIGRATE, patience_ms=200)
    try:
        bring_up_to_date(engine, place_of_file(paths.desk), revisions=revisions, folder=folder)
    finally:
        engine.dispose()


@pytest.mark.parametrize("kind", ["embedded", pytest.param("served", marks=pytest.mark.postgres)])
def test_the_migrations_make_the_tables_that_the_program_expects(
    kind: str, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue(kind)
    if kind == "served":
        url = make_url(request.getfixturevalue("desk_url")).set(drivername="postgresql+psycopg")
    else:
        url = make_url(f"sqlite:///{request.getfixturevalue('paths').desk}")
    engine = create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        differences = compare_metadata(context, metadata)
        checks = {t: inspect(connection).get_check_constraints(t) for t in ("turn", "workspace")}
    engine.dispose()
    assert differences == []
    assert all(found[0]["sqltext"].strip("()") == "id = 1" for found in checks.values())


def test_the_tables_are_spelt_as_the_program_would_make_them(
    embedded: SqlDesk, paths: WorkspacePaths, tmp_path: Path
) -> None:
    def spelt(path: Path) -> dict[str, str]:
        with closing(sqlite3.connect(path)) as connection:
            rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
            # A table that a migration has made anew is spelt with its name in quotes.
            return {
                n: "".join(sql.replace('"', "").split()) for n, sql in rows if "alembic" not in n
            }

    engine = create_engine(f"sqlite:///{tmp_path / 'fresh.sqlite'}")
    metadata.create_all(engine)
    engine.dispose()
    embedded.close()
    assert spelt(paths.desk).keys() == spelt(tmp_path / "fresh.sqlite").keys()
    fresh = spelt(tmp_path / "fresh.sqlite")
    made = spelt(paths.desk)
    # The order of constraints within a table means nothing.
    assert {n: sorted(s) for n, s in made.items()} == {n: sorted(s) for n, s in fresh.items()}


def test_the_last_revision_is_the_one_that_the_folder_ends_with() -> None:
    names = sorted(path.name[:4] for path in (MIGRATIONS / "versions").glob("*.py"))
    assert tuple(names) == REVISIONS


def test_an_older_database_is_brought_up_to_date_with_all_its_rows(
    embedded: SqlDesk, paths: WorkspacePaths, tmp_path: Path
) -> None:
    with embedded.unit_of_work() as uow:
        stored = uow.cases.add(new_case())
        uow.commit()
    folder = with_a_next_one(tmp_path / "100% new")
    for _ in range(2):
        migrate(paths, folder, *REVISIONS, LATER)
    with closing(sqlite3.connect(paths.desk)) as connection:
        rows = connection.execute("SELECT number, priority FROM dsr_case").fetchall()
        assert rows == [("DSR-0001", 3)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    with embedded.reading() as uow:
        assert uow.cases.checks(stored.id)


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    embedded: SqlDesk, paths: WorkspacePaths, tmp_path: Path
) -> None:
    embedded.close()
    before = paths.desk.read_bytes()
    folder = with_a_next_one(tmp_path / "next", "op.execute('INSERT INTO nowhere VALUES (1)')")
    with pytest.raises(Defect):
        migrate(paths, folder, *REVISIONS, LATER)
    with closing(sqlite3.connect(paths.desk)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (
            REVISIONS[-1],
        )
        columns = [row[1] for row in connection.execute("PRAGMA table_info(dsr_case)")]
        assert "priority" not in columns
    assert len(before) == paths.desk.stat().st_size


def test_a_newer_database_is_refused_and_left_alone(
    embedded: SqlDesk, paths: WorkspacePaths, tmp_path: Path
) -> None:
    embedded.close()
    migrate(paths, with_a_next_one(tmp_path / "next"), *REVISIONS, LATER)
    before = paths.desk.read_bytes()
    with pytest.raises(WorkspaceTooNew) as told:
        open_desk(paths)
    assert told.value.facts == {"found": LATER, "known": REVISIONS[-1]}
    assert paths.desk.read_bytes() == before


def test_a_desk_is_opened_and_read_while_another_one_writes(
    embedded: SqlDesk, paths: WorkspacePaths
) -> None:
    with closing(sqlite3.connect(paths.desk, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        desk = open_desk(paths, patience_ms=0)
        with desk.reading() as uow:
            assert uow.people.organisations() == (NORDKRAFT,)
        with pytest.raises(WorkspaceBusy), desk.unit_of_work():
            pass
        desk.close()


def test_alembic_is_loaded_only_when_there_is_something_to_migrate(
    embedded: SqlDesk, paths: WorkspacePaths
) -> None:
    program = (
        "import sys; from pathlib import Path; from dsr_desk.config import WorkspacePaths;"
        "from dsr_desk.storage.desk import open_desk;"
        "open_desk(WorkspacePaths(Path(sys.argv[1]))).close();"
        "print(any(name.startswith('alembic') for name in sys.modules))"
    )
    opened = subprocess.run(
        [sys.executable, "-c", program, str(paths.root)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert opened.stdout == "False\n"


def test_what_was_decided_in_an_older_database_is_looked_up_by_the_new_index(
    paths: WorkspacePaths,
) -> None:
    engine = database.sqlite_engine(paths.desk, Use.MIGRATE, patience_ms=200, create=True)
    before = REVISIONS[: REVISIONS.index("0014")]
    bring_up_to_date(engine, place_of_file(paths.desk), new=True, revisions=before)
    engine.dispose()
    writing, reading = (
        database.sqlite_engine(paths.desk, use, patience_ms=200) for use in (Use.WRITE, Use.READ)
    )
    old = SqlDesk(writing, reading, place_of_file(paths.desk))
    with old.unit_of_work() as uow:
        case = uow.cases.add(new_case()).id
        uow.matches.refresh(case, [found(1), found(2)])
        chosen = uow.matches.decide(
            case, [m.id for m in uow.matches.every(case)][:1], LEFT_OUT, "user-eva"
        )
        uow.commit()
    old.close()
    desk = open_desk(paths)
    with desk.reading() as uow:
        assert uow.matches.decided(case) == chosen
    desk.close()
    with closing(sqlite3.connect(paths.desk)) as file:
        names = [row[1] for row in file.execute("PRAGMA index_list(item_match)")]
        assert "ix_item_match_decided" in names


def test_making_a_database_in_a_made_one_changes_nothing(paths: WorkspacePaths) -> None:
    first = create_desk(paths)
    with first.unit_of_work() as uow:
        uow.people.save_organisation(NORDKRAFT)
        uow.commit()
    first.close()
    second = create_desk(paths)
    with second.reading() as uow:
        assert uow.people.organisations() == (NORDKRAFT,)
    second.close()


@pytest.mark.postgres
def test_two_desks_may_open_an_empty_server_at_once(fresh_postgres_url: str) -> None:
    desks: list[SqlDesk] = []
    threads = [
        threading.Thread(target=lambda: desks.append(open_desk_at(fresh_postgres_url)))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(desks) == 2
    for number, desk in enumerate(desks, start=1):
        with desk.unit_of_work() as uow:
            assert uow.cases.add(new_case()).number == f"DSR-{number:04d}"
            uow.commit()
        desk.close()


def test_a_desk_of_the_first_schema_keeps_its_people_and_checks(tmp_path: Path) -> None:
    paths = WorkspacePaths(tmp_path)
    engine = database.sqlite_engine(paths.desk, Use.MIGRATE, patience_ms=200, create=True)
    bring_up_to_date(engine, place_of_file(paths.desk), new=True, revisions=("0001",))
    engine.dispose()
    with closing(sqlite3.connect(paths.desk)) as file, file:
        file.execute(
            "INSERT INTO organisation (key, title, folded, kind, country, time_zone, domains,"
            " backup_days) VALUES ('nk', 'NK', 'nk', 'company', 'SE', 'Europe/Stockholm', '[]', 30)"
        )
        file.execute(
            "INSERT INTO channel (key, organisation, kind, title, action, reach, source) VALUES"
            " ('nk-mail', 'nk', 'mail', 'Mail', 'delete', 'own', 'a')"
        )
    desk = open_desk(paths)
    with desk.reading() as uow:
        assert [(o.key, o.phone) for o in uow.people.organisations()] == [("nk", "")]
        assert [channel.organisation for channel in uow.people.channels()] == ["nk"]
    desk.close()
    with closing(sqlite3.connect(paths.desk)) as file:
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
