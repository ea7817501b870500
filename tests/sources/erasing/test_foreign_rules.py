"""A database with rules of its own: what it keeps, puts back or takes along is never “erased”."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import URL, Connection, NullPool, create_engine, event, make_url, select, text

from dsr_desk.domain.errors import SourceUnavailable
from dsr_desk.domain.finding.errors import SourceStopped, SourceTextUnreadable
from dsr_desk.domain.people import Action
from dsr_desk.sources.archive.store import attachment, make_schema, recipient
from dsr_desk.sources.archive.store import item as item_table
from dsr_desk.sources.engines import server_engine
from tests.sources.builders import BERTIL, Store, channel, item, mandate, plan, store_over

pytestmark = pytest.mark.postgres
TRIGGER = "CREATE TRIGGER odd {when} ON {table} FOR EACH ROW EXECUTE FUNCTION odd()"
FUNCTION = "CREATE FUNCTION odd() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {does} END $$"
UNTIED = [
    f"ALTER TABLE {table} DROP CONSTRAINT {table}_item_id_fkey"
    for table in ("attachment", "recipient", "writer")
]
TIED = [
    f"ALTER TABLE {table} ADD CONSTRAINT {table}_item_id_fkey FOREIGN KEY (item_id) REFERENCES item"
    for table in ("attachment", "recipient", "writer")
]
HIDDEN = "kvarglömd-hemlighet"


def odd(when: str, table: str, does: str) -> list[str]:
    """Return what gives a table a trigger."""
    return [FUNCTION.format(does=does), TRIGGER.format(when=when, table=table)]


@pytest.fixture(scope="module")
def template(postgres_url: str) -> Iterator[URL]:
    """A database with two items of Anna's, one of them with two files, and one of Bertil's."""
    url = make_url(postgres_url).set(drivername="postgresql+psycopg", database="rules")
    with alone(postgres_url) as server:
        server.execute(text("CREATE DATABASE rules"))
        server.execute(text("CREATE ROLE helper LOGIN"))
    engine = server_engine(shown(url))
    make_schema(engine)
    store_over(engine).add(item(1, files=(b"a", b"b")), item(2), item(3, BERTIL.text))
    engine.dispose()
    yield url
    with alone(postgres_url) as server:
        server.execute(text("DROP DATABASE rules WITH (FORCE)"))
        server.execute(text("DROP ROLE helper"))


@pytest.fixture
def store(postgres_url: str, template: URL) -> Iterator[Store]:
    """A copy of that database, which a test may give rules of its own."""
    with alone(postgres_url) as server:
        server.execute(text("CREATE DATABASE ruled TEMPLATE rules"))
    found = store_over(server_engine(shown(template.set(database="ruled"))))
    yield found
    found.source.close()
    with alone(postgres_url) as server:
        server.execute(text("DROP DATABASE ruled WITH (FORCE)"))


@contextmanager
def alone(url: str) -> Iterator[Connection]:
    """Lend a connection to the server for what allows no transaction."""
    address = make_url(url).set(drivername="postgresql+psycopg")
    engine = create_engine(address, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        yield connection


def shown(url: URL) -> str:
    return url.render_as_string(hide_password=False)


def tell(store: Store, *statements: str) -> None:
    """Tell the database something."""
    with store.engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def all_rows(store: Store) -> str:
    """Everything that stands there."""
    asked = [select(table).order_by(table.c.id) for table in (item_table, attachment, recipient)]
    with store.engine.connect() as connection:
        return str([connection.execute(each).all() for each in asked])


KEPT = {
    "an item": odd("BEFORE DELETE", "item", "RETURN NULL;"),
    "an item, by a rule": ["CREATE RULE odd AS ON DELETE TO item DO INSTEAD NOTHING"],
    "an item, put back": odd(
        "AFTER DELETE", "item", "INSERT INTO item VALUES (OLD.*); RETURN NULL;"
    ),
    "a file": [*UNTIED, *odd("BEFORE DELETE", "attachment", "RETURN NULL;")],
    "a file, by a rule": [*UNTIED, "CREATE RULE odd AS ON DELETE TO attachment DO INSTEAD NOTHING"],
    "a file, put back": [
        *UNTIED,
        *odd("AFTER DELETE", "attachment", "INSERT INTO attachment VALUES (OLD.*); RETURN NULL;"),
    ],
    "a refusal": odd("BEFORE DELETE", "item", f"RAISE EXCEPTION '{HIDDEN}';"),
}


@pytest.mark.parametrize("kept", KEPT)
def test_what_the_database_keeps_undoes_the_batch_and_says_so(store: Store, kept: str) -> None:
    planned = plan(store.found(mandate()))
    tell(store, *KEPT[kept])
    before = all_rows(store)
    with pytest.raises(SourceStopped, match="start the run again") as raised:
        store.source.erase(planned, mandate())
    assert "trigger" in raised.value.facts["reason"]
    assert HIDDEN not in str(raised.value)
    assert all_rows(store) == before


@pytest.mark.parametrize("column", ["author", "subject", "body", "external_key"])
def test_what_the_database_sets_back_is_not_called_anonymised(store: Store, column: str) -> None:
    within = mandate(channel(action=Action.ANONYMISE))
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE item SET subject = 'Anna S', body = 'Jag heter Anna'"))
    planned = plan(store.found(within), Action.ANONYMISE)
    tell(store, *odd("BEFORE UPDATE", "item", f"NEW.{column} := OLD.{column}; RETURN NEW;"))
    before = all_rows(store)
    with pytest.raises(SourceStopped, match="does not keep"):
        store.source.erase(planned, within)
    assert all_rows(store) == before


def test_a_file_of_another_channel_does_not_become_nobodys(store: Store) -> None:
    tell(store, *UNTIED)
    tell(store, "UPDATE attachment SET channel = 'town-info' WHERE filename = 'file-1-2.txt'")
    planned = plan(store.found(mandate()))
    before = all_rows(store)
    with pytest.raises(SourceStopped, match="another organisation or channel"):
        store.source.erase(planned, mandate())
    assert all_rows(store) == before


def test_a_file_that_comes_between_the_look_and_the_act_is_not_erased_unseen(store: Store) -> None:
    tell(store, *UNTIED)
    planned = plan(store.found(mandate()))
    came: list[str] = []
    late = (
        "INSERT INTO attachment (organisation, channel, item_id, filename, media_type, size,"
        " content) SELECT organisation, channel, id, 'late', '', 0, '' FROM item WHERE id = 1"
    )

    def come(_c: object, _u: object, statement: str, *_rest: object) -> None:
        if statement.startswith("DELETE FROM attachment") and not came:
            came.append(late)
            tell(store, late)

    event.listen(store.engine, "before_cursor_execute", come)
    with pytest.raises(SourceStopped, match="others came meanwhile"):
        store.source.erase(planned, mandate())
    event.remove(store.engine, "before_cursor_execute", come)
    assert "late" in all_rows(store)
    done = store.source.erase(planned, mandate())
    assert [each.outcome.value for each in done] == ["changed_since_approval", "erased"]


@pytest.mark.parametrize("does", ["CASCADE", "SET NULL", "SET DEFAULT"])
def test_what_a_foreign_key_would_take_along_unseen_stops_the_source_before_a_plan(
    store: Store, does: str
) -> None:
    planned = plan(store.found(mandate()))
    tell(
        store,
        f"CREATE TABLE invoice (item_id integer REFERENCES item ON DELETE {does})",
        "INSERT INTO invoice SELECT min(id) FROM item",
    )
    ready = store.source.readiness()
    assert (ready.can_search, ready.can_erase) == (True, False)
    assert "(invoice.item_id)" in ready.reason
    before = all_rows(store)
    with pytest.raises(SourceStopped, match="foreign key"):
        store.source.erase(planned, mandate())
    assert all_rows(store) == before


def test_two_rows_of_one_key_are_not_erased_as_one(store: Store) -> None:
    planned = plan(store.found(mandate()))
    tell(
        store,
        "CREATE TABLE older () INHERITS (item)",
        "INSERT INTO older SELECT * FROM ONLY item WHERE id = 1",
    )
    before = all_rows(store)
    with pytest.raises(SourceStopped, match=r"others came meanwhile.*\(item\)"):
        store.source.erase(planned, mandate())
    assert all_rows(store) == before


def test_a_row_that_hangs_unmapped_stops_the_run_by_a_sentence(store: Store) -> None:
    planned = plan(store.found(mandate()))
    tell(
        store,
        "CREATE TABLE invoice (item_id integer REFERENCES item)",
        "INSERT INTO invoice SELECT min(id) FROM item",
    )
    with pytest.raises(SourceStopped, match="nobody has mapped"):
        store.source.erase(planned, mandate())


def test_links_that_go_first_may_cascade(store: Store) -> None:
    cascading = [f"{statement} ON DELETE CASCADE" for statement in TIED]
    tell(store, *UNTIED, *cascading)
    assert store.source.readiness().can_erase
    planned = plan(store.found(mandate()))
    assert {each.outcome.value for each in store.source.erase(planned, mandate())} == {"erased"}


def test_a_mask_that_is_too_long_for_its_column_says_so(store: Store) -> None:
    within = mandate(channel(action=Action.ANONYMISE))
    tell(
        store,
        "UPDATE item SET subject = 'Anna'",
        "ALTER TABLE item ALTER subject TYPE varchar(9)",
    )
    planned = plan(store.found(within), Action.ANONYMISE)
    with pytest.raises(SourceStopped, match="too long"):
        store.source.erase(planned, within)


@pytest.mark.parametrize(
    ("granted", "words"),
    [("SELECT", "may not change"), ("SELECT, UPDATE, DELETE", "does not own")],
)
def test_an_account_that_can_not_erase_says_so_before_a_plan(
    store: Store, granted: str, words: str
) -> None:
    tell(
        store,
        f"GRANT {granted} ON ALL TABLES IN SCHEMA public TO helper",
    )
    helper = server_engine(_as(store, "helper"))
    source = store_over(helper).source
    ready = source.readiness()
    assert (ready.can_search, ready.can_erase) == (True, False)
    assert words in ready.reason
    source.close()


def test_a_table_that_was_not_rewritten_is_not_said_to_be(store: Store) -> None:
    """VACUUM passes a table over, with a warning, that its account does not own any more."""
    tell(
        store,
        "GRANT ALL ON ALL TABLES IN SCHEMA public TO helper",
        *(f"ALTER TABLE {table} OWNER TO helper" for table in TABLES),
    )
    engine = server_engine(_as(store, "helper"))
    source = store_over(engine).source
    assert source.readiness().can_erase
    taken: list[str] = []

    def take(_c: object, _u: object, statement: str, *_rest: object) -> None:
        if statement.startswith("VACUUM") and not taken:
            taken.append(statement)
            tell(store, "ALTER TABLE recipient OWNER TO CURRENT_USER")

    event.listen(engine, "before_cursor_execute", take)
    with pytest.raises(SourceStopped, match=r"did not rewrite this table.*\(recipient\)"):
        source.scrub()
    source.close()


TABLES = ("conversation", "item", "recipient", "attachment", "writer")


def test_whoever_holds_a_row_is_not_waited_for_for_ever(store: Store) -> None:
    hasty = server_engine(_as(store), patience_ms=1)
    source = store_over(hasty).source
    planned = plan(store.found(mandate()))
    with store.engine.begin() as other:
        other.execute(text("SELECT id FROM item FOR UPDATE"))
        with pytest.raises(SourceStopped, match="held by another program"):
            source.erase(planned, mandate())
    source.close()
    assert {each.outcome.value for each in store.source.erase(planned, mandate())} == {"erased"}


def test_text_that_is_no_utf_8_on_a_server_says_so(postgres_url: str) -> None:
    with alone(postgres_url) as server:
        server.execute(
            text(
                "CREATE DATABASE unsaid ENCODING 'SQL_ASCII' TEMPLATE template0"
                " LC_COLLATE 'C' LC_CTYPE 'C'"
            )
        )
    url = make_url(postgres_url).set(drivername="postgresql+psycopg", database="unsaid")
    engine = server_engine(shown(url))
    make_schema(engine)
    unsaid = store_over(engine)
    unsaid.add(item(1))
    tell(unsaid, r"UPDATE item SET body = E'sm\xf6rg\xe5s'")
    with pytest.raises(SourceTextUnreadable) as raised:
        list(unsaid.source.find(mandate()))
    assert isinstance(raised.value, SourceUnavailable)
    unsaid.source.close()
    with alone(postgres_url) as server:
        server.execute(text("DROP DATABASE unsaid WITH (FORCE)"))


def _as(store: Store, user: str = "") -> str:
    return shown(store.engine.url.set(username=user) if user else store.engine.url)
