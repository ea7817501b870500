from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from sqlalchemy import make_url

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.errors import WorkspaceBusy, WorkspaceReadOnly
from dsr_desk.domain.finding.matches import Decision, Ground
from dsr_desk.domain.requests import Evidence
from dsr_desk.domain.room import TooLittleRoom
from dsr_desk.services.ports import QueueFilter
from dsr_desk.storage import scrub
from dsr_desk.storage.desk import SqlDesk, open_desk, open_desk_at
from dsr_desk.storage.schema import PERSONAL, roster_entry
from tests.kept_samples import keep_samples
from tests.storage.made import CHECKS, KEPT, MAIL, NORDKRAFT, found, new_case, parsed, plan

WORDS = (b"anna svensson", b"anna.svensson", b"bekr\xc3\xa4ftat", b"zqord", b"bo@example")
SAID = "Vi har bekräftat att Anna Svensson, anna.svensson@example.org, zqord. " * 3


def hits(files: Iterable[Path]) -> dict[str, int]:
    """Return how often the person's words stand in each file that holds any, ignoring case."""
    counted = {}
    for path in files:
        content = path.read_bytes().lower()
        counted[path.name] = sum(content.count(word) for word in WORDS)
    return {name: count for name, count in counted.items() if count}


def fill(desk: SqlDesk, amount: int = 30) -> list[int]:
    """Store cases in which a person's address, name and words stand in every place there is."""
    cases = []
    with desk.unit_of_work() as uow:
        for _ in range(amount):
            new = replace(
                new_case(note=SAID),
                parsed=parsed(SAID * 20),
                checks=tuple(
                    replace(check, note=SAID, evidence=Evidence(SAID)) for check in CHECKS
                ),
            )
            case = uow.cases.add(new)
            uow.matches.refresh(case.id, [found(1), found(2)])
            ids = [match.id for match in uow.matches.every(case.id)]
            said = Decision(False, Ground.ARCHIVE, SAID)
            uow.matches.decide(case.id, ids, said, "user-eva")
            kept = replace(KEPT, note="Anna Svensson, anna.svensson@example.org")
            uow.plans.add(case.id, plan(case.number, 0), (), [kept])
            cases.append(case.id)
        uow.commit()
    return cases


def forget(desk: SqlDesk, cases: Iterable[int]) -> None:
    """Forget the persons of these cases."""
    with desk.unit_of_work() as uow:
        for case in cases:
            uow.cases.forget_persons(case, [(1, "a" * 64), (2, "b" * 64)])
            # Free words in notes are their writer's; only addresses and names are masked.
            checks = [replace(check, note="") for check in uow.cases.checks(case)]
            uow.cases.save_checks(case, checks)
            ids = [match.id for match in uow.matches.every(case)]
            uow.matches.decide(case, ids, Decision(True), "user-eva")
            left = uow.cases.get(case)
            assert left is not None
            uow.cases.save(replace(left, note=""))
        uow.commit()


def test_no_byte_of_a_forgotten_person_is_left_in_any_file(embedded: SqlDesk) -> None:
    cases = fill(embedded)
    assert hits(embedded.files())
    forget(embedded, cases)
    figures = dict(embedded.scrub())
    assert hits(embedded.files()) == {}
    assert figures["desk_pages"] > 0
    assert figures["desk_bytes"] == embedded.files()[0].stat().st_size
    with embedded.reading() as uow:
        assert uow.cases.page(QueueFilter()).total == 30
        assert uow.cases.sealed_mail(cases[0]) == b"\x00sealed\xff"


@pytest.fixture
def raw(paths: WorkspacePaths) -> Iterator[sqlite3.Connection]:
    """A connection of another program, with that program's own settings."""
    with closing(sqlite3.connect(paths.desk, isolation_level=None)) as connection:
        yield connection


def test_without_the_checkpoint_the_journal_still_holds_the_person(
    embedded: SqlDesk, raw: sqlite3.Connection
) -> None:
    forget(embedded, fill(embedded))
    scrub.rewrite(raw)
    assert "desk.sqlite-wal" in hits(embedded.files())
    scrub.empty_journal(raw)
    assert hits(embedded.files()) == {}


def test_without_the_rewriting_the_file_still_holds_what_other_programs_have_freed(
    embedded: SqlDesk, raw: sqlite3.Connection
) -> None:
    cases = fill(embedded)
    raw.execute("PRAGMA secure_delete = OFF")
    raw.execute("DELETE FROM mail_parsed")
    forget(embedded, cases)
    scrub.empty_journal(raw)
    assert "desk.sqlite" in hits(embedded.files())
    embedded.scrub()
    assert hits(embedded.files()) == {}


@pytest.mark.parametrize("table", ["sqlite_stat4", "sqlite_stat3", "sqlite_stat2"])
def test_samples_of_the_planner_are_dropped(
    embedded: SqlDesk, raw: sqlite3.Connection, paths: WorkspacePaths, table: str
) -> None:
    cases = fill(embedded, 2)
    # Debian's build keeps none; the table is as another build would have left it.
    raw.execute("CREATE INDEX told ON dsr_case (note)")
    assert keep_samples(paths.desk, table)
    forget(embedded, cases)
    scrub.rewrite(raw)
    scrub.empty_journal(raw)
    assert hits(embedded.files())
    embedded.scrub()
    assert hits(embedded.files()) == {}


def test_scrubbing_may_be_repeated(embedded: SqlDesk) -> None:
    forget(embedded, fill(embedded, 2))
    assert embedded.scrub() == embedded.scrub()


def test_a_desk_that_still_reads_keeps_the_journal_and_that_is_said(
    embedded: SqlDesk, paths: WorkspacePaths
) -> None:
    cases = fill(embedded, 2)
    other = open_desk(paths, patience_ms=50)
    with other.reading() as uow:
        assert uow.cases.page(QueueFilter()).total == 2
        forget(embedded, cases)
        with pytest.raises(WorkspaceBusy):
            embedded.scrub()
        assert hits(embedded.files())
    embedded.scrub()
    assert hits(embedded.files()) == {}
    other.close()


def test_a_desk_that_writes_is_not_scrubbed_under_its_hands(embedded: SqlDesk) -> None:
    with embedded.unit_of_work() as uow:
        uow.cases.add(new_case())
        with pytest.raises(WorkspaceBusy):
            embedded.scrub()
        uow.commit()
    with embedded.reading() as uow:
        assert uow.cases.page(QueueFilter()).total == 1


@pytest.mark.parametrize(("free", "fits"), [(219, False), (220, True)])
def test_rewriting_begins_only_where_the_copy_fits(free: int, fits: bool) -> None:
    file = Path("desk.sqlite")
    if fits:
        scrub.require_room(file, 100, free)
    else:
        with pytest.raises(TooLittleRoom):
            scrub.require_room(file, 100, free)


def test_the_files_of_a_desk_are_those_that_are_there(
    embedded: SqlDesk, paths: WorkspacePaths
) -> None:
    with embedded.unit_of_work() as uow:
        uow.cases.add(new_case())
        uow.commit()
    names = {path.name for path in embedded.files()}
    assert names == {"desk.sqlite", "desk.sqlite-wal", "desk.sqlite-shm"}
    assert all(path.parent == paths.root for path in embedded.files())
    embedded.close()
    assert [path.name for path in embedded.files()] == ["desk.sqlite"]


# --- on a server -----------------------------------------------------------------------------


@pytest.fixture
def own_server_desk(fresh_postgres_url: str) -> Iterator[SqlDesk]:
    """A server's database that nothing else has written in."""
    desk = open_desk_at(fresh_postgres_url, patience_ms=500)
    with desk.unit_of_work() as uow:
        uow.people.save_organisation(NORDKRAFT)
        uow.people.save_channel(MAIL)
        uow.commit()
    yield desk
    desk.close()


def table_files(url: str) -> list[Path]:
    """Return the files of a server's tables and indexes, written out."""
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as server:
        server.execute("CHECKPOINT")
        (folder,) = server.execute("SHOW data_directory").fetchone() or ("",)
        (number,) = server.execute(
            "SELECT oid FROM pg_database WHERE datname = current_database()"
        ).fetchone() or (0,)
    # The catalogue's cache holds no rows, and a server drops and writes it whenever it likes.
    found = Path(folder, "base", str(number)).iterdir()
    return [path for path in found if path.name != "pg_internal.init" and path.is_file()]


@pytest.mark.postgres
def test_the_servers_tables_hold_a_forgotten_person_until_they_are_rewritten(
    own_server_desk: SqlDesk, fresh_postgres_url: str
) -> None:
    forget(own_server_desk, fill(own_server_desk, 5))
    assert hits(table_files(fresh_postgres_url))
    assert dict(own_server_desk.scrub())["desk_tables"] >= len(PERSONAL)
    assert hits(table_files(fresh_postgres_url)) == {}
    assert own_server_desk.files() == ()


@pytest.mark.postgres
def test_the_servers_statistics_never_sample_personal_columns(
    own_server_desk: SqlDesk, fresh_postgres_url: str
) -> None:
    fill(own_server_desk, 5)
    plain = make_url(fresh_postgres_url).set(drivername="postgresql")
    with psycopg.connect(plain.render_as_string(hide_password=False), autocommit=True) as server:
        server.execute("ANALYZE")
        sampled = set(server.execute("SELECT tablename, attname FROM pg_stats").fetchall())
    personal = {(t.name, column) for t, columns in PERSONAL for column in columns}
    kept = {(roster_entry.name, column) for column in ("address", "name")}
    assert ("dsr_case", "state") in sampled
    assert sampled & (personal - kept) == set()


@pytest.mark.postgres
def test_a_reader_in_the_way_of_the_rewriting_is_reported(own_server_desk: SqlDesk) -> None:
    with own_server_desk.reading() as uow:
        assert uow.cases.page(QueueFilter()).total == 0
        with pytest.raises(WorkspaceBusy):
            own_server_desk.scrub()
    own_server_desk.scrub()


@pytest.mark.postgres
def test_a_login_that_does_not_own_the_tables_is_told_so(
    own_server_desk: SqlDesk, fresh_postgres_url: str
) -> None:
    url = make_url(fresh_postgres_url)
    name = Identifier(f"agent_{url.database}")
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as server:
        server.execute(SQL("CREATE ROLE {} LOGIN").format(name))
        server.execute(
            SQL("GRANT SELECT, UPDATE ON ALL TABLES IN SCHEMA public TO {}").format(name)
        )
    agent = url.set(username=f"agent_{url.database}").render_as_string(hide_password=False)
    desk = open_desk_at(agent, patience_ms=500)
    with pytest.raises(WorkspaceReadOnly):
        desk.scrub()
    desk.close()
