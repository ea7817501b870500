"""A trigger that may copy rows to where nothing is mapped is counted; the index's own are not."""

from __future__ import annotations

from collections import Counter

import pytest
from sqlalchemy import text

from dsr_desk.sources.archive.store import make_schema
from dsr_desk.sources.engines import server_engine
from dsr_desk.sources.known import OWN_TRIGGERS
from dsr_desk.sources.mapping.file import read_mapping
from dsr_desk.sources.mapping.triggers import unexplained
from tests.sources.builders import MAPPING, Store, store_over

COPIES = "INSERT INTO bin SELECT old.id, old.body"


def counted(store: Store, *statements: str) -> dict[str, int]:
    with store.engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
        found = unexplained(connection, store.source._mapping, OWN_TRIGGERS)
        return dict(Counter(trigger.table for trigger in found))


def test_the_archives_own_triggers_are_explained_by_its_index(sqlite_store: Store) -> None:
    assert not sqlite_store.source.copying()


@pytest.mark.parametrize(
    ("trigger", "found"),
    [
        (f"AFTER DELETE ON item BEGIN {COPIES}; END", {"item": 1}),
        ('AFTER UPDATE OF body ON item BEGIN INSERT INTO"bin"VALUES (1, old.body); END',
         {"item": 1}),
        ("AFTER UPDATE ON item BEGIN UPDATE item SET staff = 1 WHERE updated_at = 1; END", {}),
        ("AFTER DELETE ON recipient BEGIN INSERT/* */INTO/**/bin VALUES (1, old.address); END",
         {"recipient": 1}),
        ("AFTER DELETE ON Item BEGIN REPLACE INTO [bin] VALUES (1, old.body); END", {"item": 1}),
        ("AFTER DELETE ON item BEGIN UPDATE OR IGNORE bin SET body = old.body; END", {"item": 1}),
        ("AFTER DELETE ON item BEGIN DELETE FROM bin WHERE id = old.id; END", {"item": 1}),
        ("AFTER DELETE ON item BEGIN DELETE FROM writer WHERE item_id = old.id; END", {}),
        ("AFTER INSERT ON item BEGIN INSERT INTO conversation (id) VALUES (1)"
         " ON CONFLICT DO UPDATE SET id = 1; END", {}),
        ("BEFORE DELETE ON item BEGIN SELECT RAISE(ABORT, 'no') WHERE old.staff; END", {}),
        ("AFTER DELETE ON item BEGIN INSERT INTO conversation (id) VALUES (1); END", {"item": 1}),
        ("AFTER UPDATE ON item BEGIN INSERT INTO item_fts (rowid) VALUES (old.id); END", {}),
        ("AFTER DELETE ON item BEGIN SELECT '--'; INSERT INTO bin VALUES (1, 1); END", {"item": 1}),
        ("AFTER DELETE ON item BEGIN INSERT INTO'bin'VALUES (1, 'INTO x'); END", {"item": 1}),
        ("AFTER DELETE ON item BEGIN UPDATE item SET staff = 1 WHERE body = 'INTO x'; END", {}),
        ("AFTER DELETE ON bin BEGIN INSERT INTO bin VALUES (2, old.body); END", {}),
    ],
    ids=["copies", "of a column", "words alike", "remarks", "replaces", "changes", "takes away",
         "mapped", "upserts", "refuses", "puts outside the fence", "indexes",
         "a text like a remark", "a text as a name", "a text like a statement", "of another table"],
)  # fmt: skip
def test_a_trigger_of_a_file_is_known_by_what_it_writes_to(
    sqlite_store: Store, trigger: str, found: dict[str, int]
) -> None:
    made = ("CREATE TABLE bin (id, body)", f'CREATE TRIGGER "on INSERT" {trigger}')
    assert counted(sqlite_store, *made) == found
    assert len(sqlite_store.source.copying()) == sum(found.values())


@pytest.mark.postgres
def test_of_a_server_every_trigger_and_rule_is_counted_that_is_at_work(
    fresh_postgres_url: str,
) -> None:
    engine = server_engine(fresh_postgres_url)
    make_schema(engine)
    store = store_over(engine)
    assert not store.source.copying()
    found = counted(
        store,
        "CREATE TABLE bin (id int)",
        "CREATE FUNCTION odd() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$",
        *(
            f"CREATE TRIGGER {name} AFTER DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION odd()"
            for name, table in (("one", "item"), ("two", "item"), ("off", "writer"), ("no", "bin"))
        ),
        "ALTER TABLE writer DISABLE TRIGGER off",
        "CREATE RULE odd AS ON DELETE TO recipient DO ALSO INSERT INTO bin VALUES (OLD.id)",
    )
    assert found == {"item": 2, "recipient": 1}
    before = store.source.copying()
    counted(
        store,
        "CREATE OR REPLACE FUNCTION odd() RETURNS trigger LANGUAGE plpgsql"
        " AS $$ BEGIN INSERT INTO bin VALUES (1); RETURN OLD; END $$",
    )
    assert len(store.source.copying() - before) == 2  # the same triggers do another thing
    engine.dispose()


@pytest.mark.postgres
def test_a_trigger_of_a_partition_alone_is_counted_and_one_of_the_table_once(
    fresh_postgres_url: str,
) -> None:
    engine, mapping = server_engine(fresh_postgres_url), read_mapping(MAPPING)
    with engine.begin() as connection:
        for statement in (
            "CREATE TABLE item (id int, at date) PARTITION BY RANGE (at)",
            "CREATE TABLE item_old PARTITION OF item FOR VALUES FROM (MINVALUE) TO ('2020-01-01')",
            "CREATE TABLE item_new PARTITION OF item FOR VALUES FROM ('2020-01-01') TO (MAXVALUE)",
            "CREATE FUNCTION odd() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$",
            "CREATE TRIGGER all_of_it AFTER DELETE ON item FOR EACH ROW EXECUTE FUNCTION odd()",
            "CREATE TRIGGER alone AFTER DELETE ON item_old FOR EACH ROW EXECUTE FUNCTION odd()",
        ):
            connection.exec_driver_sql(statement)
        found = list(unexplained(connection, mapping))
        assert [trigger.table for trigger in found] == ["item", "item"]
        connection.exec_driver_sql("ALTER TABLE ONLY item DISABLE TRIGGER all_of_it")
        assert len(list(unexplained(connection, mapping))) == 3
    engine.dispose()
