"""A platform's own content database: tried by its mapping, connected, searched and erased in."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import make_url

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.errors import ApprovalInvalid, MappingRefused, SourceUnavailable
from dsr_desk.domain.errors.directory import DirectoryRefused, NotConnected
from dsr_desk.domain.errors.steps import SearchIncomplete, SearchTooOld
from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.domain.people import ChannelKind, RosterEntry
from dsr_desk.domain.record.audit import HistoryMissing
from dsr_desk.services.people.connecting import Connecting, StoreSeen
from dsr_desk.services.progress import unheard
from dsr_desk.services.record.on_record import ROSTER
from dsr_desk.sources.archive.store import create_archive, make_schema, open_archive
from dsr_desk.sources.archive.writer import SqlArchive
from dsr_desk.sources.engines import server_engine
from dsr_desk.sources.sql import SqlSource
from tests.services.people.platform import HELP, Platform, filled
from tests.services.world import BO, EDITOR, EXTRACT, WISH, Small, an_item


@pytest.fixture
def platform(tmp_path: Path) -> Iterator[Platform]:
    path = tmp_path / "platform" / "helpdesk.sqlite"
    path.parent.mkdir()
    create_archive(path).dispose()
    engine = open_archive(path)
    yield filled(engine, f"sqlite:///{path}", path.parent)
    engine.dispose()


@pytest.fixture
def served(tmp_path: Path, fresh_postgres_url: str) -> Iterator[Platform]:
    engine = server_engine(fresh_postgres_url)
    make_schema(engine)
    plain = make_url(fresh_postgres_url).set(drivername="postgresql")
    yield filled(engine, plain.render_as_string(hide_password=False).replace(":@", "@"), tmp_path)
    engine.dispose()


def _desk(small: Small) -> Connecting:
    return small.services.workspace.connecting


def _look(small: Small, platform: Platform) -> StoreSeen:
    if HELP.key not in {c.key for c in small.services.workspace.directory.view(None).channels}:
        small.services.workspace.directory.add_channel(HELP, small.sam)
    return _desk(small).look(platform.wanted, "", small.sam)


def _connected(small: Small, platform: Platform) -> None:
    _desk(small).connect(platform.wanted, _look(small, platform).digest, "", small.sam)


def _editor(small: Small) -> None:
    """Make Maria an editor of the new channel, on record."""
    with small.services.safeguards._store.unit_of_work() as uow:
        entry = RosterEntry(HELP.key, EmailAddress(EDITOR), "Maria Lind", date(2024, 1, 1))
        uow.people.save_roster([entry])
        digest = uow.people.roster().digest()
        small.services.safeguards._record.note(
            uow, small.sam.user.id, "roster.applied", None, **{ROSTER: digest}
        )
        uow.commit()


def _rule(small: Small, platform: Platform) -> str:
    with pytest.raises(DirectoryRefused) as refused:
        _connected(small, platform)
    return refused.value.rule


def test_what_would_be_found_is_counted_and_nothing_is_changed(
    small: Small, platform: Platform
) -> None:
    before = platform.location.removeprefix("sqlite:///")
    stamp = Path(before).read_bytes()
    seen = _look(small, platform)
    assert (seen.tried.held, seen.why_not) == ((("nk-help", 3),), "")
    assert seen.tried.title == "Helpdesk"
    assert Path(before).read_bytes() == stamp
    assert not small.paths.mappings.exists()
    assert {c.key: c.source for c in small.services.workspace.directory.view(None).channels}[
        "nk-help"
    ] == "archive"


def test_a_connected_database_is_searched_and_erased_in(small: Small, platform: Platform) -> None:
    _connected(small, platform)
    _editor(small)
    case = small.approved()
    rows = small.services.matching.page(case.id, limit=50).rows
    assert {row.match.ref.source for row in rows} == {"archive", "helpdesk"}
    assert platform.subjects() == 2
    view = small.services.erasure.run(case.id, small.alva)
    assert view.record is not None
    assert platform.subjects() == 0
    small.again().services.queue.get(case.id)


@pytest.mark.postgres
def test_a_connected_server_is_searched(small: Small, served: Platform) -> None:
    assert dict(_look(small, served).tried.held) == {"nk-help": 3}
    _connected(small, served)
    _editor(small)
    source = small.services.preview._sources.get("helpdesk")
    assert isinstance(source, SqlSource)
    with closing(source):
        rows = small.services.matching.page(small.reviewed().id, limit=50).rows
    assert [row.match.ref.source for row in rows].count("helpdesk") == 2


def test_a_wrong_mapping_is_refused_with_its_place(small: Small, platform: Platform) -> None:
    platform.word('body = "body"', 'corpus = "body"')
    with pytest.raises(MappingRefused, match="lacks “body”"):
        _look(small, platform)


def test_a_mapping_that_does_not_fit_is_told_and_not_connected(
    small: Small, platform: Platform
) -> None:
    platform.word('subject = "subject"', 'subject = "rubrik"')
    seen = _look(small, platform)
    assert seen.why_not == "unsearchable"
    assert "rubrik" in seen.tried.readiness.reason
    assert _rule(small, platform) == "unsearchable"


def test_a_database_in_which_nothing_could_be_erased_is_not_connected(
    small: Small, platform: Platform
) -> None:
    platform.word('"archive_format", ', '"archive_format", "elsewhere", ')
    assert _look(small, platform).why_not == "read-only"
    assert _rule(small, platform) == "read-only"


def test_a_database_that_holds_nothing_of_the_channel_is_not_connected(
    small: Small, platform: Platform
) -> None:
    with platform.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE item SET channel = 'other'")
    assert _rule(small, platform) == "nothing"


def test_only_what_was_seen_is_connected(small: Small, platform: Platform) -> None:
    seen = _look(small, platform)
    more = an_item("h4", HELP.key, ChannelKind.MAIL, BO, "Bo", "t4", "Mer")
    SqlArchive(platform.engine).add([more], unheard)
    with pytest.raises(DirectoryRefused) as refused:
        _desk(small).connect(platform.wanted, seen.digest, "", small.sam)
    assert refused.value.rule == "not-listed"


def test_a_channel_is_not_turned_away_from_what_it_holds(small: Small, platform: Platform) -> None:
    wanted = replace(platform.wanted, channels=("nk-mail",))
    with platform.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE item SET channel = 'nk-mail'")
    seen = _desk(small).look(wanted, "", small.sam)
    with pytest.raises(DirectoryRefused) as refused:
        _desk(small).connect(wanted, seen.digest, "", small.sam)
    assert refused.value.rule == "holds-elsewhere"


def test_the_workspaces_own_files_and_addresses_with_passwords_are_refused(
    small: Small, platform: Platform
) -> None:
    for own in (small.paths.desk, small.paths.packages / "any.sqlite"):
        platform.location = f"sqlite:///{own}"
        with pytest.raises(SourceUnavailable, match="of this workspace"):
            _look(small, platform)
    platform.location = "postgresql://desk:hemligt@db.example/helpdesk"
    with pytest.raises(SourceUnavailable, match="key store"):
        _look(small, platform)


@pytest.mark.parametrize("own", ["desk.sqlite", "archive.sqlite"])
@pytest.mark.parametrize("lead", [Path.hardlink_to, Path.symlink_to], ids=["hard", "symbolic"])
def test_no_link_makes_a_file_of_the_workspace_anybody_elses(
    small: Small, platform: Platform, own: str, lead: Callable[[Path, Path], None]
) -> None:
    link = platform.mapping.with_name("linked.sqlite")
    lead(link, small.paths.root / own)
    platform.location = f"sqlite:///{link}"
    with pytest.raises(SourceUnavailable, match="of this workspace"):
        _look(small, platform)


def test_a_file_that_is_no_database_is_told_as_that(small: Small, platform: Platform) -> None:
    platform.location = f"sqlite:///{platform.mapping}"
    seen = _look(small, platform)
    assert (seen.why_not, seen.tried.readiness.reason) == (
        "unsearchable",
        "its file is damaged, or is no SQLite database",
    )


def test_what_can_not_be_reached_is_said_to_whoever_connects_it(
    small: Small, platform: Platform
) -> None:
    platform.location = "sqlite:////nowhere/x.sqlite"
    with pytest.raises(NotConnected, match=r"Nothing was connected as helpdesk: .* not there"):
        _look(small, platform)


def test_a_file_of_another_workspace_is_refused(small: Small, platform: Platform) -> None:
    platform.mapping.with_name("workspace.toml").write_text("format = 1\n", "utf-8")
    with pytest.raises(SourceUnavailable, match="of another workspace"):
        _look(small, platform)


def test_a_copy_of_a_desk_is_no_platform(small: Small, platform: Platform) -> None:
    copied = platform.mapping.with_name("copy.sqlite")
    with closing(sqlite3.connect(small.paths.desk)) as desk, closing(sqlite3.connect(copied)) as to:
        desk.backup(to)
    platform.location = f"sqlite:///{copied}"
    seen = _look(small, platform)
    assert (seen.why_not, seen.tried.readiness.reason) == (
        "unsearchable",
        "it is a desk’s own database, in which no mapping may erase",
    )


@pytest.mark.postgres
def test_a_server_on_which_a_desk_lies_is_no_platform(small: Small, served: Platform) -> None:
    with served.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE dsr_case (id int)")
        connection.exec_driver_sql("CREATE TABLE audit_entry (id int)")
    assert _look(small, served).why_not == "unsearchable"


def test_a_relative_address_names_the_same_file_from_every_folder(
    small: Small, platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = platform.location
    monkeypatch.chdir(platform.mapping.parent)
    platform.location = "sqlite:///./helpdesk.sqlite"
    seen = _look(small, platform)
    assert seen.tried.location == whole
    monkeypatch.chdir(small.paths.root.parent)
    with pytest.raises(SourceUnavailable, match="not there"):
        _desk(small).connect(platform.wanted, seen.digest, "", small.sam)
    monkeypatch.chdir(platform.mapping.parent)
    _desk(small).connect(platform.wanted, seen.digest, "", small.sam)
    monkeypatch.chdir(small.paths.root.parent)
    assert small.again().services.preview._sources.get("helpdesk").readiness().can_erase


def test_an_address_that_was_kept_relative_opens_nothing(small: Small, platform: Platform) -> None:
    _connected(small, platform)
    with closing(sqlite3.connect(small.paths.desk)) as file, file:
        file.execute("UPDATE source SET location = 'sqlite:///x' WHERE key = 'helpdesk'")
    with pytest.raises(SourceUnavailable, match="relative"):
        small.again().services.preview._sources.get("helpdesk")


def test_the_archive_put_in_the_platforms_place_is_not_erased_in(
    small: Small, platform: Platform
) -> None:
    _connected(small, platform)
    _editor(small)
    case = small.approved()
    file = Path(platform.location.removeprefix("sqlite:///"))
    platform.engine.dispose()
    file.rename(file.with_name("aside.sqlite"))
    file.hardlink_to(small.paths.archive)
    for desk in (small, small.again()):
        with pytest.raises(SourceUnavailable, match="of this workspace"):
            desk.services.erasure.run(case.id, small.alva)
    file.unlink()
    file.with_name("aside.sqlite").rename(file)
    assert small.services.erasure.run(case.id, small.alva).record is not None
    assert platform.subjects() == 0


def test_a_file_that_was_exchanged_is_read_anew(small: Small, platform: Platform) -> None:
    _connected(small, platform)
    source = small.services.preview._sources.get("helpdesk")
    channels = (replace(HELP, source="helpdesk"),)
    assert source.readiness().can_erase
    assert source.volumes(Mandate("nordkraft", channels, ())) == {"nk-help": 3}
    file = Path(platform.location.removeprefix("sqlite:///"))
    platform.engine.dispose()
    create_archive(file.with_name("other.sqlite")).dispose()
    for end in ("-wal", "-shm"):  # whoever exchanges a file takes its journal away with it
        file.with_name(file.name + end).unlink(missing_ok=True)
    file.with_name("other.sqlite").replace(file)
    assert source.readiness().can_erase
    assert source.volumes(Mandate("nordkraft", channels, ())) == {}


def test_a_short_name_is_given_once(small: Small, platform: Platform) -> None:
    platform.word('key = "helpdesk"', 'key = "archive"')
    assert _rule(small, platform) == "taken"


def test_a_mapping_that_somebody_has_edited_opens_nothing(small: Small, platform: Platform) -> None:
    _connected(small, platform)
    (taken,) = small.paths.mappings.iterdir()
    taken.write_text(taken.read_text("utf-8") + "\n# edited\n", "utf-8")
    _editor(small)
    case = small.again().reviewed()
    gaps = [gap.reason for gap in small.again().services.matching.gaps(case.id)]
    assert "its mapping is not the one that was taken in" in gaps


def test_no_row_puts_another_database_in_the_archives_place(
    small: Small, platform: Platform
) -> None:
    platform.word('key = "helpdesk"', 'key = "archive"')
    text = platform.mapping.read_bytes()
    name = f"content-archive.{hashlib.sha256(text).hexdigest()}.toml"
    small.paths.mappings.mkdir()
    (small.paths.mappings / name).write_bytes(text)
    with closing(sqlite3.connect(small.paths.desk)) as file, file:
        file.execute(
            "INSERT OR REPLACE INTO source (key, title, mapping, location)"
            " VALUES ('archive', 'Archive', ?, ?)",
            (name, platform.location),
        )
    # In the other database there is nothing of these channels.
    assert small.services.matching.counts(small.reviewed().id).total > 0


def test_a_source_that_somebody_has_turned_elsewhere_stops_the_run(
    small: Small, platform: Platform
) -> None:
    _connected(small, platform)
    _editor(small)
    case = small.approved()
    with closing(sqlite3.connect(small.paths.desk)) as file, file:
        file.execute("UPDATE source SET location = 'sqlite:////tmp/x' WHERE key = 'helpdesk'")
    with pytest.raises(ApprovalInvalid, match="connected databases"):
        small.services.erasure.run(case.id, small.alva)


def test_nothing_is_connected_in_an_older_copy_of_the_desk(
    small: Small, platform: Platform
) -> None:
    seen = _look(small, platform)
    older = small.paths.desk.with_name("older")
    with closing(sqlite3.connect(small.paths.desk)) as now, closing(sqlite3.connect(older)) as kept:
        now.backup(kept)
    small.services.workspace.directory.end_channel(HELP.key, small.sam)
    with closing(sqlite3.connect(small.paths.desk)) as now, closing(sqlite3.connect(older)) as kept:
        kept.backup(now)
    with pytest.raises(HistoryMissing):
        _desk(small.again()).connect(platform.wanted, seen.digest, "", small.sam)
    assert not small.paths.mappings.exists()


def test_a_connection_stands_on_record(small: Small, platform: Platform) -> None:
    _connected(small, platform)
    facts = dict(small.services.audit.entries()[-1].event.facts)
    assert (facts["source"], facts["channels"], facts["items"]) == ("helpdesk", "nk-help", "3")
    assert platform.location not in str(facts)


@pytest.mark.parametrize("text", [WISH, EXTRACT], ids=["plan", "extract"])
def test_a_case_that_was_searched_before_a_database_was_connected_is_searched_again(
    small: Small, platform: Platform, text: str
) -> None:
    small.services.workspace.directory.add_channel(HELP, small.sam)
    _editor(small)
    case = small.reviewed(text=text)

    def goes_on() -> None:
        if text == WISH:
            small.services.planning.prepare(case.id, small.alva)
        else:
            small.services.export.export(case.id, None, small.alva)

    _connected(small, platform)
    with pytest.raises(SearchIncomplete):
        goes_on()
    small.services.matching.search(case.id, small.alva)
    goes_on()


def test_nothing_found_is_no_answer_once_a_database_was_connected(
    small: Small, platform: Platform
) -> None:
    small.services.workspace.directory.add_channel(HELP, small.sam)
    _editor(small)
    case = small.reviewed(who="nobody@utanfor.example")
    _connected(small, platform)
    with pytest.raises(SearchTooOld):
        small.services.replies.draft(case.id, small.alva)
    small.services.matching.search(case.id, small.alva)
    small.services.replies.draft(case.id, small.alva)
