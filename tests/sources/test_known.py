"""What an archive knows of its items: the same as a look at them, or nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import delete, func, inspect, select, text, update

from dsr_desk.domain.people import Action, ChannelKind, Reach
from dsr_desk.sources.archive.fingerprints import remember, work_out
from dsr_desk.sources.archive.store import archive_format, open_archive
from dsr_desk.sources.archive.writer import SqlArchive
from dsr_desk.sources.engines import writing
from dsr_desk.sources.known import FINGERPRINTS, FORGETTING, WORKED_OUT, form_of, kept_up
from dsr_desk.sources.mapping.file import read_mapping
from dsr_desk.sources.mapping.fitting import Fit, fit
from tests.sources.builders import (
    ANNA,
    BERTIL,
    MAPPING,
    Store,
    channel,
    item,
    mandate,
    plan,
    store_over,
)

WHOLE = mandate(channel(reach=Reach.CONVERSATION), subjects=(ANNA, BERTIL))
ODD = "Hej ⟨åäö⟩ \U0001f469\u200d\U0001f4bb \x00 \ud800 </p>"
MADE_UP = "ab" * 32


def filled(store: Store) -> Store:
    """Take in a bit of everything that is hashed: texts, files, staff, another organisation's."""
    store.add(
        item(1, subject=ODD, body=ODD, html=True, files=(b"\x00\xff" * 300_000, b"")),
        item(2, recipients=("b@town.example", "Kundtjänst <a@town.example>"), conversation="a"),
        item(3, author="desk@town.example", name="Desk", staff=True, conversation="a"),
        item(4, author="Bertil@Hemma.example", reply_to="anna.svensson@hemma.example"),
        item(5, organisation="village", channel="village-mail"),
        item(6, kind=ChannelKind.CHAT, channel="town-chat", recipients=()),
    )
    return store


def known(store: Store) -> dict[int, int]:
    """Return how many fingerprints are known of each item."""
    rows = select(FINGERPRINTS.c.item_id, func.count()).group_by(FINGERPRINTS.c.item_id)
    with store.engine.connect() as connection:
        return {int(key): int(count) for key, count in connection.execute(rows)}


def forge(store: Store, value: bytes = bytes.fromhex(MADE_UP)) -> None:
    """Put another value in the place of every fingerprint."""
    with store.engine.begin() as connection:
        connection.execute(update(FINGERPRINTS).values(value=value))


def test_what_is_known_is_what_a_look_gives(store: Store) -> None:
    filled(store)
    looked = list(store.source.find(WHOLE, hashed=True))
    assert [int(found.ref.key) for found in looked] == [1, 2, 3, 4]
    assert store.found(WHOLE) == looked


def test_an_import_leaves_a_fingerprint_for_each_rule_that_can_take_the_item(
    sqlite_store: Store,
) -> None:
    assert known(filled(sqlite_store)) == {1: 1, 2: 1, 3: 2, 4: 1, 5: 1, 6: 1}


def test_a_search_takes_what_is_known_and_one_that_hashes_does_not(sqlite_store: Store) -> None:
    forge(filled(sqlite_store))
    assert {found.fingerprint for found in sqlite_store.found(WHOLE)} == {MADE_UP}
    assert MADE_UP not in {f.fingerprint for f in sqlite_store.source.find(WHOLE, hashed=True)}


@pytest.mark.postgres
def test_a_server_keeps_none(postgres_store: Store) -> None:
    filled(postgres_store)
    assert not inspect(postgres_store.engine).has_table(FINGERPRINTS.name)


@pytest.mark.parametrize("value", [b"", b"\xab" * 31, b"\xab" * 33])
def test_what_is_no_fingerprint_is_as_if_nothing_were_known(
    sqlite_store: Store, value: bytes
) -> None:
    forge(filled(sqlite_store), value)
    assert sqlite_store.found(WHOLE) == list(sqlite_store.source.find(WHOLE, hashed=True))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE item SET body = 'annat' WHERE id = 2",
        "UPDATE item SET channel = channel WHERE id = 2",
        "UPDATE recipient SET address = 'x' WHERE item_id = 2",
        "UPDATE recipient SET item_id = 1 WHERE item_id = 2",
        "UPDATE attachment SET item_id = 2, content = x'00' WHERE item_id = 1",
        "DELETE FROM recipient WHERE item_id = 2",
        "DELETE FROM attachment WHERE item_id = 1",
        "INSERT INTO recipient VALUES (NULL, 'town', 'town-mail', 2, 'x', 'x')",
        "INSERT INTO attachment VALUES (NULL, 'town', 'town-mail', 2, 'x', 'x', 1, x'00')",
        "INSERT OR REPLACE INTO item SELECT id, organisation, channel, kind, conversation_id,"
        " external_key, author, author_key, author_base, author_name, staff, at, 'nytt', body,"
        " html, reply_to, reply_key, row_key FROM item WHERE id = 2",
    ],
)
def test_whatever_changes_an_item_makes_it_unknown(sqlite_store: Store, change: str) -> None:
    before = known(filled(sqlite_store))
    with sqlite_store.engine.begin() as connection:
        connection.execute(text(change))
    gone = before.keys() - known(sqlite_store).keys()
    assert gone
    assert gone <= {1, 2}
    assert sqlite_store.found(WHOLE) == list(sqlite_store.source.find(WHOLE, hashed=True))


@pytest.mark.parametrize("name", FORGETTING)
def test_without_one_of_its_triggers_nothing_is_believed(sqlite_store: Store, name: str) -> None:
    forge(filled(sqlite_store))
    with sqlite_store.engine.begin() as connection:
        connection.execute(text(f"DROP TRIGGER {name}"))
    assert sqlite_store.source.readiness().can_search
    assert sqlite_store.found(WHOLE) == list(sqlite_store.source.find(WHOLE, hashed=True))
    assert sqlite_store.path is not None
    again = store_over(open_archive(sqlite_store.path), sqlite_store.path)
    assert not known(again)
    again.add(item(7))
    assert known(again) == {7: 1}
    again.source.close()


def test_what_is_known_of_an_id_beforehand_is_forgotten_when_its_item_comes(
    sqlite_store: Store,
) -> None:
    planted = {"item_id": 7, "form": 1, "kind": "mail", "value": bytes.fromhex(MADE_UP)}
    with filled(sqlite_store).engine.begin() as connection:
        connection.execute(FINGERPRINTS.insert().values(planted))
    sqlite_store.add(item(7))
    assert known(sqlite_store)[7] == 1
    assert sqlite_store.found(WHOLE) == list(sqlite_store.source.find(WHOLE, hashed=True))


@pytest.mark.parametrize("name", FORGETTING)
@pytest.mark.parametrize("instead", ["", "DELETE FROM item_fingerprint WHERE item_id = 0;"])
def test_an_import_makes_no_trigger_that_somebody_has_taken_away(
    sqlite_store: Store, name: str, instead: str
) -> None:
    with filled(sqlite_store).engine.begin() as connection:
        connection.execute(text(f"DROP TRIGGER {name}"))
        if instead:
            begun = FORGETTING[name].partition("BEGIN")[0]
            connection.execute(text(f"{begun}BEGIN {instead} END"))
    sqlite_store.add(item(7))
    with sqlite_store.engine.connect() as connection:
        assert not kept_up(connection)


@pytest.mark.parametrize("action", list(Action))
def test_what_is_erased_leaves_no_fingerprint(sqlite_store: Store, action: Action) -> None:
    within = mandate(channel(reach=Reach.CONVERSATION, action=action), subjects=(ANNA, BERTIL))
    found = filled(sqlite_store).found(within)
    sqlite_store.source.erase(plan(found, action), within)
    assert known(sqlite_store) == {5: 1, 6: 1}


@pytest.mark.parametrize("kind", list(ChannelKind))
def test_what_is_known_outside_the_fence_is_not_found(
    sqlite_store: Store, kind: ChannelKind
) -> None:
    forge(filled(sqlite_store))
    every = mandate(channel(kind=kind), channel("town-chat", kind=kind), subjects=(ANNA, BERTIL))
    found = sqlite_store.found(every)
    assert found == [f for f in found if f.kind is kind]
    assert [f.ref for f in found] == [f.ref for f in sqlite_store.source.find(every, hashed=True)]


def test_a_mapping_that_reads_another_column_knows_nothing_yet(sqlite_store: Store) -> None:
    filled(sqlite_store)
    fitted = fitted_to(sqlite_store)
    own, reply = fitted.mapping.items
    shown_anyway = replace(own, anonymise=replace(own.anonymise, mask=()))
    other = replace(own, anonymise=replace(own.anonymise, set=own.anonymise.set[:-1]))
    forms = {form_of(fitted, rule) for rule in (own, reply, other)}
    assert len(forms) == 3
    assert form_of(fitted, shown_anyway) == form_of(fitted, own)
    mapping = replace(fitted.mapping, items=(other, reply))
    forge(sqlite_store)
    again = store_over(sqlite_store.engine, sqlite_store.path, mapping)
    assert {f.fingerprint for f in again.found(mandate())}.isdisjoint({MADE_UP})


def from_before(store: Store, version: int) -> Store:
    """Return the same archive as an earlier program has left it, opened by this one."""
    with store.engine.begin() as connection:
        WORKED_OUT.drop(connection)
        connection.execute(delete(FINGERPRINTS))
        if version < 3:
            for name in FORGETTING:
                connection.execute(text(f"DROP TRIGGER {name}"))
            FINGERPRINTS.drop(connection)
        connection.execute(update(archive_format).values(version=version))
    store.engine.dispose()
    assert store.path is not None
    return store_over(open_archive(store.path), store.path)


def caught_up(store: Store) -> int:
    """Work out all that is missing; return in how many goes."""
    archive, goes = SqlArchive(store.engine, store.path), 0
    while archive.behind():
        archive.work_out()
        goes += 1
    return goes


def test_an_archive_from_before_is_searched_and_knows_what_comes_then(sqlite_store: Store) -> None:
    filled(sqlite_store)
    looked = sqlite_store.found(WHOLE)
    store = from_before(sqlite_store, 2)
    assert store.found(WHOLE) == looked
    store.add(item(7))
    assert known(store) == {7: 1}
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE item SET body = 'annat' WHERE id = 7"))
    assert not known(store)
    store.source.close()


@pytest.mark.parametrize("version", [2, 3])
def test_what_is_not_known_of_an_archive_from_before_is_worked_out(
    sqlite_store: Store, version: int
) -> None:
    before = known(filled(sqlite_store))
    looked = sqlite_store.found(WHOLE)
    store = from_before(sqlite_store, version)
    assert not known(store)
    assert caught_up(store) == 2
    assert known(store) == before
    assert store.found(WHOLE) == looked
    assert not caught_up(store)
    store.source.close()


def test_working_out_goes_on_where_it_was_cut_off_and_leaves_what_is_known(
    sqlite_store: Store,
) -> None:
    before = known(filled(sqlite_store))
    store = from_before(sqlite_store, 3)
    store.add(item(7))
    for step, wanted in ((2, {1: 1, 2: 1}), (3, {1: 1, 2: 1, 3: 1, 4: 1, 5: 1})):
        with writing(store.engine).begin() as connection:
            work_out(connection, step)
        assert known(store) == wanted | {7: 1}
    with writing(store.engine).begin() as connection:
        work_out(connection, 1)
        connection.rollback()
    assert 6 not in known(store)
    # What comes after it was begun is known already, and what is changed is forgotten for good.
    store.add(item(8))
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE item SET body = 'annat' WHERE id = 1"))
    caught_up(store)
    assert known(store) == {key: n for key, n in before.items() if key != 1} | {7: 1, 8: 1}
    store.source.close()


def test_another_way_of_hashing_is_worked_out_anew(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = known(filled(sqlite_store))
    assert caught_up(sqlite_store)
    assert not caught_up(sqlite_store)
    monkeypatch.setattr("dsr_desk.sources.known._HASHED", 2)
    assert caught_up(sqlite_store) == 2
    assert known(sqlite_store) == {key: 2 * count for key, count in before.items()}


def test_nothing_is_worked_out_that_nobody_would_believe(sqlite_store: Store) -> None:
    store = from_before(filled(sqlite_store), 3)
    with store.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER item_update_forgets"))
    assert not caught_up(store)
    assert not known(store)
    store.source.close()


def test_what_was_forgotten_can_be_known_again(sqlite_store: Store) -> None:
    before = known(filled(sqlite_store))
    with sqlite_store.engine.begin() as connection:
        connection.execute(delete(FINGERPRINTS))
        where = [("town", "town-mail", ChannelKind.MAIL), ("town", "town-chat", ChannelKind.CHAT)]
        remember(connection, [*where, ("village", "village-mail", ChannelKind.MAIL)], list(before))
    assert known(sqlite_store) == before


def fitted_to(store: Store) -> Fit:
    with store.engine.connect() as connection:
        fitted, _ = fit(connection, read_mapping(MAPPING), "archive", FINGERPRINTS)
    assert fitted is not None
    return fitted
