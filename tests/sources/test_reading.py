from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

import pytest
from sqlalchemy import event, text

from dsr_desk.domain.errors import SourceUnavailable
from dsr_desk.domain.finding.matches import Attachment, ItemRef
from dsr_desk.domain.people import ChannelKind
from dsr_desk.sources.archive.store import KEY
from tests.sources.builders import ANNA, BERTIL, NOON, Store, item, mandate


def test_an_item_comes_back_as_it_was_taken_in(store: Store) -> None:
    store.add(
        item(
            1,
            "Anna.Svensson@hemma.example",
            subject="Räkning 🙂",
            body="<p>Hej ⟨åäö⟩ \U0001f469\u200d\U0001f4bb</p>",
            html=True,
            recipients=("b@town.example", "Kundtjänst <a@town.example>"),
            files=(b"\x00\xff" * 9, b""),
        )
    )
    (found,) = store.found(mandate())
    (shown,) = store.source.items([found.ref], mandate())
    assert (shown.organisation, shown.channel, shown.kind) == (
        "town",
        "town-mail",
        ChannelKind.MAIL,
    )
    assert (shown.author, shown.author_name, shown.staff) == (
        "Anna.Svensson@hemma.example",
        "Anna Svensson",
        False,
    )
    assert (shown.subject, shown.html) == ("Räkning 🙂", True)
    assert shown.body == "<p>Hej ⟨åäö⟩ \U0001f469\u200d\U0001f4bb</p>"
    assert shown.at == NOON.replace(minute=1)
    assert shown.at.tzinfo is UTC
    assert shown.recipients == ("b@town.example", "Kundtjänst <a@town.example>")
    first, second = shown.attachments
    assert first == Attachment(first.id, "file-1-1.txt", "text/plain", 18)
    assert b"".join(store.source.attachment(found.ref, first.id, mandate())) == b"\x00\xff" * 9
    assert b"".join(store.source.attachment(found.ref, second.id, mandate())) == b""
    assert (found.fingerprint, found.conversation, found.at) == (
        shown.fingerprint,
        shown.conversation,
        shown.at,
    )


def test_what_items_say_is_what_is_shown_of_them(store: Store) -> None:
    store.add(
        item(1, subject="Räkning", body="<p>Hej\x00 där</p>", html=True, files=(b"\x00", b"a")),
        item(2, recipients=(), kind=ChannelKind.MAIL),
        item(3, recipients=("b@town.example", "Kundtjänst <a@town.example>")),
    )
    refs = [f.ref for f in store.found(mandate())]
    said = [
        "\n".join((i.subject, i.body, *i.recipients, *(file.filename for file in i.attachments)))
        for i in store.source.items(refs, mandate())
    ]
    assert sorted(store.source.texts([*refs, ItemRef(KEY, "own", "999")], mandate())) == sorted(
        said
    )
    assert "file-1-2.txt" in "".join(said)


def test_what_items_say_is_read_without_what_their_files_hold(sqlite_store: Store) -> None:
    sqlite_store.add(item(1, files=(b"a long film",)))
    refs = [found.ref for found in sqlite_store.found(mandate())]
    seen: set[tuple[str | None, str | None]] = set()

    def note(_action: int, table: str | None, column: str | None, *_: object) -> int:
        seen.add((table, column))
        return sqlite3.SQLITE_OK

    @event.listens_for(sqlite_store.engine, "checkout")
    def watch(driver: sqlite3.Connection, *_: object) -> None:
        driver.set_authorizer(note)

    list(sqlite_store.source.texts(refs, mandate()))
    assert ("attachment", "filename") in seen
    assert ("attachment", "content") not in seen
    sqlite_store.source.items(refs, mandate())
    assert ("attachment", "content") in seen


def test_items_come_in_the_order_asked_and_what_is_gone_is_left_out(store: Store) -> None:
    store.add(*(item(number) for number in range(1, 6)))
    refs = [f.ref for f in store.found(mandate())]
    asked = [refs[3], ItemRef(KEY, "own", "999"), refs[0], refs[3]]
    shown = store.source.items(asked, mandate())
    assert [i.ref for i in shown] == [refs[3], refs[0], refs[3]]


@pytest.mark.parametrize(
    "ref",
    [
        ItemRef(KEY, "own", "1 OR 1=1"),
        ItemRef(KEY, "own", ""),
        ItemRef(KEY, "own", "-1"),
        ItemRef(KEY, "own", "01"),
        ItemRef(KEY, "own", "١"),
        ItemRef(KEY, "own", "9" * 40),
        ItemRef(KEY, "own", "9" * 5000),
        ItemRef(KEY, "nothing", "1"),
        ItemRef("helpdesk", "own", "1"),
    ],
)
def test_a_reference_to_nothing_shows_nothing(store: Store, ref: ItemRef) -> None:
    store.add(item(1))
    assert store.source.items([ref], mandate()) == ()
    assert store.source.conversation(ref, mandate()) == ()


def test_an_attachment_that_is_gone_is_a_problem_with_the_source(store: Store) -> None:
    store.add(item(1))
    (found,) = store.found(mandate())
    for attachment in ("1", "x"):
        with pytest.raises(SourceUnavailable, match="no longer there"):
            list(store.source.attachment(found.ref, attachment, mandate()))


def test_an_attachment_is_reached_through_its_own_item_only(store: Store) -> None:
    store.add(item(1, files=(b"one",)), item(2, files=(b"two",)))
    first, second = store.found(mandate())
    (shown,) = store.source.items([second.ref], mandate())
    with pytest.raises(SourceUnavailable, match="no longer there"):
        list(store.source.attachment(first.ref, shown.attachments[0].id, mandate()))


def test_a_conversation_is_shown_whole_and_oldest_first(store: Store) -> None:
    store.add(
        item(3, "desk@town.example", staff=True, conversation="t"),
        item(1, conversation="t"),
        item(2, BERTIL.text, conversation="t"),
        item(4, conversation="other"),
    )
    (first, _) = store.found(mandate())
    shown = store.source.conversation(first.ref, mandate())
    assert [i.subject for i in shown] == ["Subject 1", "Subject 2", "Subject 3"]


def test_a_conversation_names_items_as_a_search_does(store: Store) -> None:
    store.add(
        item(1, conversation="t"),
        item(2, "desk@town.example", staff=True, conversation="t"),
        item(3, "Anna.Svensson+x@hemma.example", conversation="u"),
    )
    whole = mandate(whole=True)
    found = {f.ref for f in store.found(whole)}
    assert len(found) == 3
    shown = {i.ref for ref in found for i in store.source.conversation(ref, whole)}
    assert shown == found


@pytest.mark.parametrize(
    ("middle", "limit", "expected"),
    [
        (5, 3, [4, 5, 6]),
        (5, 4, [4, 5, 6, 7]),
        (1, 3, [1, 2, 3]),
        (9, 3, [7, 8, 9]),
        (5, 1, [5]),
        (2, 9, [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        (8, 50, [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        (5, 0, []),
    ],
)
def test_a_long_conversation_is_cut_around_the_item(
    sqlite_store: Store, middle: int, limit: int, expected: list[int]
) -> None:
    sqlite_store.add(*(item(number, conversation="t") for number in range(1, 10)))
    found = {f.at.minute: f.ref for f in sqlite_store.found(mandate())}
    shown = sqlite_store.source.conversation(found[middle], mandate(), limit)
    assert [i.at.minute for i in shown] == expected


def test_items_of_the_same_moment_have_one_order(store: Store) -> None:
    store.add(*(item(number, conversation="t") for number in range(1, 8)))
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE item SET at = (SELECT at FROM item WHERE id = 1)"))
    refs = [f.ref for f in store.found(mandate())]
    assert [i.ref for i in store.source.conversation(refs[3], mandate(), 5)] == refs[1:6]


def test_an_item_whose_time_is_broken_is_found_all_the_same(sqlite_store: Store) -> None:
    sqlite_store.add(item(1), item(2))
    with sqlite_store.engine.begin() as connection:
        connection.execute(text("UPDATE item SET at = 'some day' WHERE id = 1"))
    found = sqlite_store.found(mandate())
    assert {f.at for f in found} == {datetime(1970, 1, 1, tzinfo=UTC), NOON.replace(minute=2)}


def test_a_row_of_no_known_kind_is_nobodys(store: Store) -> None:
    store.add(item(1))
    (found,) = store.found(mandate())
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE item SET kind = 'fax'"))
    assert store.source.items([found.ref], mandate()) == ()
    # It is not silently passed over: the look that trusts no rule finds the address.
    assert any(trace.blocking for trace in store.source.residue(mandate(subjects=[ANNA]), []))


ODD_TIMES = ["infinity", "-infinity", "0001-01-01 00:00:00+02 BC", "9999-12-31 23:59:59-05"]


@pytest.mark.postgres
@pytest.mark.parametrize("odd", ODD_TIMES)
def test_a_time_of_a_server_that_python_has_not_hides_no_item(
    postgres_store: Store, odd: str
) -> None:
    store = postgres_store
    store.add(item(1), item(2, body="odd"))
    statement = "UPDATE item SET at = CAST(:at AS timestamptz) WHERE body = 'odd'"
    with store.engine.begin() as connection:
        assert connection.execute(text(statement), {"at": odd}).rowcount
    found = store.found(mandate())
    assert len(found) == 2
    shown = store.source.items([each.ref for each in found], mandate())
    assert min(each.at for each in shown) == datetime(1970, 1, 1, tzinfo=UTC)
