"""Editors read from a real SQLite file and a real PostgreSQL server, by a mapping without SQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from dsr_desk.domain.errors import DeskError, MappingRefused, SourceUnavailable
from dsr_desk.domain.roster.proposals import Mode, RowProblem
from dsr_desk.domain.roster.rows import propose
from dsr_desk.domain.roster.table import RawTable
from dsr_desk.sources.mapping.file import parse_mapping, parse_roster_mapping
from dsr_desk.sources.mapping.rules import Condition
from dsr_desk.sources.roster.database import MappedRosters, _reading
from tests.domain.factories import a_channel
from tests.sources.builders import MAPPING

RULE = """
mapping = 1
[source]
key = "forum"
title = "Forum"
[guard]
tables = ["role", "member"]
[links]
member = "role.member_id = member.id"
house = "member.house_id = house.id"
[roster]
table = "role"
address = "member.email"
name = "member.name"
channel = "forum_id"
since = "granted_at"
until = "revoked_on"
only = ["kind = 'editor'", "member.active = true", "member.deleted_on is null", "house.code = 'nk'"]
[roster.channels]
"7" = "nk-mail"
"8" = "nk-forum"
"""
SCHEMA = (
    "CREATE TABLE house (id integer PRIMARY KEY, code varchar(9))",
    "CREATE TABLE member (id integer PRIMARY KEY, email varchar(200), name varchar(200),"
    " active boolean, deleted_on date, house_id integer)",
    "CREATE TABLE role (id integer PRIMARY KEY, member_id integer, forum_id integer,"
    " kind varchar(20), granted_at timestamp, revoked_on date)",
    "INSERT INTO house VALUES (1, 'nk'), (2, 'st')",
    "INSERT INTO member VALUES"
    " (1, 'maria@nordkraft.example', 'Maria Öst', true, NULL, 1),"
    " (2, 'bo@nordkraft.example', 'Bo', false, NULL, 1),"
    " (3, 'ida@nordkraft.example', NULL, true, '2025-01-01', 1),"
    " (4, 'ola@staden.example', 'Ola', true, NULL, 2),"
    " (5, 'trasig', 'T', true, NULL, 1)",
    "INSERT INTO role VALUES"
    " (1, 1, 7, 'editor', '2024-01-31 10:30:00', NULL),"
    " (2, 1, 8, 'editor', '2024-01-31 10:30:00', '2025-06-30'),"
    " (3, 1, 9, 'editor', '2024-01-31 10:30:00', NULL),"
    " (4, 1, 7, 'reader', '2024-01-31 10:30:00', NULL),"
    " (5, 2, 7, 'editor', '2024-01-31 10:30:00', NULL),"
    " (6, 3, 7, 'editor', '2024-01-31 10:30:00', NULL),"
    " (7, 4, 7, 'editor', '2024-01-31 10:30:00', NULL),"
    " (8, 5, 7, 'editor', '2024-01-31 10:30:00', NULL)",
)
SECRET = "hemligt-7731"


class Keys:
    """A key store in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.works = True

    def password(self, workspace: str, name: str) -> str:
        return self.kept.get((workspace, name), "")

    def remember(self, workspace: str, name: str, password: str) -> bool:
        self.kept[workspace, name] = password
        return self.works


class Platform:
    """A platform's database with the desk's adapter before it."""

    def __init__(self, engine: Engine, location: str, folder: Path) -> None:
        self.engine, self.location = engine, location
        self.keys = Keys()
        self.rosters = MappedRosters(folder / "mappings", "w1", self.keys)
        self.folder = folder

    def run(self, *statements: str) -> None:
        with self.engine.begin() as connection:
            for statement in statements:
                connection.execute(text(statement))

    def read(self, rule: str = RULE, password: str = "") -> RawTable:
        file = self.folder / "regel.toml"
        file.write_text(rule, "utf-8")
        name, _ = self.rosters.adopt(file, "forum", self.location, password)
        return self.rosters.read(name, self.location, "forum")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def platform(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Platform]:
    if request.param == "sqlite":
        location = f"sqlite:///{tmp_path / 'plattform.sqlite'}"
        engine = create_engine(location)
    else:
        url = make_url(request.getfixturevalue("fresh_postgres_url"))
        engine = create_engine(url)
        location = url._replace(password=None).render_as_string()
    made = Platform(engine, location, tmp_path)
    made.run(*SCHEMA)
    yield made
    engine.dispose()


def test_the_rows_that_the_rule_means_are_read(platform: Platform) -> None:
    table = platform.read()
    assert [dict(row.cells) for row in table.rows[:2]] == [
        {
            "channel": "nk-mail",
            "address": "maria@nordkraft.example",
            "name": "Maria Öst",
            "since": "2024-01-31",
            "until": "",
        },
        {
            "channel": "nk-forum",
            "address": "maria@nordkraft.example",
            "name": "Maria Öst",
            "since": "2024-01-31",
            "until": "2025-06-30",
        },
    ]
    assert table.problems == (RowProblem(3, "value-not-mapped", "channel"),)
    proposal = propose(table, (a_channel("nk-mail"), a_channel("nk-forum")), Mode.ADD)
    assert [(p.line, p.code) for p in proposal.problems] == [
        (3, "value-not-mapped"),
        (4, "address-invalid"),
    ]
    assert [str(row.since) for row in proposal.rows] == ["2024-01-31"] * 2


def test_a_moment_counts_by_its_local_day(platform: Platform) -> None:
    if platform.engine.dialect.name != "postgresql":
        pytest.skip("only the server keeps zones")
    platform.run("ALTER TABLE role ALTER COLUMN granted_at TYPE timestamptz")
    with platform.engine.begin() as connection:
        moment = datetime(2024, 1, 31, 23, 30, tzinfo=UTC)
        connection.execute(text("UPDATE role SET granted_at = :m"), {"m": moment})
    assert platform.read().rows[0].cells["since"] == "2024-02-01"


def test_nothing_can_be_written_while_reading(platform: Platform) -> None:
    with _reading(platform.engine) as connection, pytest.raises(Exception, match=r"(?i)read.?only"):
        connection.execute(text("DELETE FROM role"))
    assert len(platform.read().rows) == 3


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("house_id = house.id", "house_id = home.id", "the table “home” is missing"),
        ('"member.email"', '"member.mail"', "the column “member.mail” is missing"),
        ('since = "granted_at"', 'since = "granted"', "the column “granted” is missing"),
        ('tables = ["role"', 'tables = ["nothere"', "the table “nothere” is missing"),
        ("member_id = member.id", "member_id = member.key", "the column “key”"),
        ("kind = 'editor'", "granted_at = 'editor'", "can’t be compared"),
        ("member.active = true", "kind = true", "can’t be compared"),
    ],
)
def test_what_is_not_in_the_database_is_named(
    platform: Platform, before: str, after: str, reason: str
) -> None:
    assert before in RULE
    with pytest.raises(MappingRefused, match=reason):
        platform.read(RULE.replace(before, after))


def test_a_flag_may_be_kept_as_a_number(platform: Platform) -> None:
    platform.run("ALTER TABLE member ADD COLUMN on_duty integer", "UPDATE member SET on_duty = 1")
    rule = RULE.replace("member.active = true", "member.on_duty = true")
    assert len(platform.read(rule).rows) == 4
    assert len(platform.read(rule.replace("on_duty = true", "on_duty = '0'")).rows) == 0


def test_values_are_bound_and_never_pasted(platform: Platform) -> None:
    rule = RULE.replace("kind = 'editor'", "kind = '\\\"; DROP TABLE role; --'")
    assert platform.read(rule).rows == ()
    assert len(platform.read().rows) == 3


def test_a_failure_names_no_row_and_no_password(platform: Platform) -> None:
    location = platform.location
    if location.startswith("sqlite"):
        (platform.folder / "plattform.sqlite").write_bytes(b"no database at all" * 100)
    else:
        location = "postgresql://nobody@127.0.0.1:9/none"
    (platform.folder / "regel.toml").write_text(RULE, "utf-8")
    name, _ = platform.rosters.adopt(platform.folder / "regel.toml", "forum", location, SECRET)
    with pytest.raises(DeskError) as told:
        platform.rosters.read(name, location, "forum")
    assert SECRET not in str(told.value)
    assert "maria" not in str(told.value)


def test_the_password_goes_to_the_key_store_alone(platform: Platform) -> None:
    platform.read(password=SECRET)
    assert platform.keys.kept == {("w1", "source/forum"): SECRET}
    kept = (platform.folder / "mappings" / "roster-forum.toml").read_text("utf-8")
    assert SECRET not in kept
    platform.keys.works = False
    with pytest.raises(SourceUnavailable, match="key store"):
        platform.read(password=SECRET)


@pytest.mark.parametrize(
    "location",
    [
        "",
        "file.sqlite",
        "sqlite://",
        "sqlite:///x?mode=rwc",
        "mysql://db/x",
        "postgresql://bo:hemligt@db/x",
        "postgresql://bo@db/x?password=hemligt",
        "postgresql://bo@db/x?options=-c%20x",
    ],
)
def test_an_address_that_is_none_of_ours_is_refused(location: str, tmp_path: Path) -> None:
    file = tmp_path / "regel.toml"
    file.write_text(RULE, "utf-8")
    rosters = MappedRosters(tmp_path / "mappings", "w1", Keys())
    with pytest.raises(SourceUnavailable) as told:
        rosters.adopt(file, "forum", location, "")
    assert "hemligt" not in str(told.value)
    assert not (tmp_path / "mappings").exists()


@pytest.mark.parametrize("name", ["../x.toml", "archive", "roster-a/../../x.toml", "roster-.toml"])
def test_only_a_mapping_of_the_workspace_is_read(name: str, tmp_path: Path) -> None:
    rosters = MappedRosters(tmp_path, "w1", Keys())
    with pytest.raises(MappingRefused):
        rosters.read(name, "sqlite:///x", "forum")


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("mapping = 1", "mapping = 2", "mapping = 1"),
        ("[roster]\n", "[rosters]\n", "lacks “table”"),
        ('table = "role"', 'table = "role"\nsql = "x"', "unknown keys: 'sql'"),
        ('table = "role"', 'table = "role; DROP"', "needs a name"),
        ('"member.email"', '"lower(email)"', "link.column"),
        ('"member.email"', '"nobody.email"', "no link"),
        ('"member.email"', '"member.house.email"', "link.column"),
        ("kind = 'editor'", "kind = 'editor' OR 1=1", "needs conditions"),
        ("kind = 'editor'", "kind != 'reader'", "needs conditions"),
        ("kind = 'editor'", "kind = 'edi''tor'", "needs conditions"),
        ('"7" = "nk-mail"', '"7" = 7', "channel key as text"),
        ('[roster.channels]\n"7" = "nk-mail"\n"8" = "nk-forum"', "", "lacks “channels”"),
        ('"role.member_id = member.id"', '"role.member_id > member.id"', "child.column"),
        ('"role.member_id = member.id"', '"member.id = role.member_id"', "no link"),
    ],
)
def test_a_section_that_breaks_a_rule_is_refused(before: str, after: str, reason: str) -> None:
    assert before in RULE
    with pytest.raises(MappingRefused, match=reason):
        parse_roster_mapping(RULE.replace(before, after), "regel")


def test_a_mapping_of_content_may_say_who_edits_too() -> None:
    content = MAPPING.read_text("utf-8") + (
        '\n[roster]\ntable = "recipient"\naddress = "address"\nchannel = "channel"\n'
        'only = ["address_key is null"]\nchannels = { a = "nk-mail" }\n'
    )
    found = parse_roster_mapping(content, "archive")
    assert found.rule.only == (Condition("address_key", None),)
    assert parse_mapping(content, "archive").roster == found.rule
    assert parse_mapping(MAPPING.read_text("utf-8"), "archive").roster is None


@pytest.mark.parametrize("platform", ["sqlite"], indirect=True)
@pytest.mark.parametrize("odd", ["", "some day", "0000-00-00"])
def test_a_day_of_a_file_that_is_none_is_that_rows_matter_alone(
    platform: Platform, odd: str
) -> None:
    platform.run(f"UPDATE role SET revoked_on = '{odd}' WHERE id = 2")  # noqa: S608
    until = [row.cells["until"] for row in platform.read().rows]
    assert sorted(until) == sorted(["", "", odd])


@pytest.mark.postgres
@pytest.mark.parametrize("platform", ["postgres"], indirect=True)
def test_a_role_that_a_server_ends_never_has_no_end(platform: Platform) -> None:
    platform.run("UPDATE role SET revoked_on = 'infinity', granted_at = 'infinity' WHERE id = 2")
    platform.run("UPDATE role SET revoked_on = 'infinity' WHERE id = 1")
    table = platform.read()
    channels = [a_channel("nk-mail"), a_channel("nk-forum")]
    made = propose(table, channels, Mode.ADD)
    maria = next(row for row in made.rows if row.channel == "nk-mail")
    assert (maria.since, maria.until) == (date(2024, 1, 31), None)
    # Nor does a role that never begins begin today.
    assert RowProblem(2, "date-out-of-range", "since") in made.problems
