from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from dsr_desk.sources.fingerprint import fingerprint, moment, moments
from tests.sources.builders import Store, item, mandate

values = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=6), st.binary(max_size=6)
)
records = st.tuples(
    st.lists(values, max_size=3),
    st.lists(st.text(max_size=3), max_size=2),
    st.lists(st.tuples(values, values), max_size=2),
)


def typed(value: object) -> object:
    """The value with its kind: Python takes True for 1."""
    if isinstance(value, list | tuple):
        return [typed(each) for each in value]
    return type(value).__name__, value


@given(first=records, second=records)
def test_two_contents_share_a_fingerprint_only_when_they_are_the_same(
    first: tuple[list[object], list[str], list[tuple[object, object]]],
    second: tuple[list[object], list[str], list[tuple[object, object]]],
) -> None:
    same = fingerprint("item", *first) == fingerprint("item", *second)
    assert same is (typed(first) == typed(second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["ab", "c"], ["a", "bc"]),
        (["1"], [1]),
        ([None], [""]),
        ([None], ["null"]),
        ([True], ["true"]),
        (["a,b"], ["a", "b"]),
        (['a","b'], ["a", "b"]),
        ([Decimal("1.0")], ["1.0"]),
        ([UUID(int=1)], [str(UUID(int=1))]),
        ([b"x"], ["x"]),
        (["\ud800"], ["?"]),
    ],
)
def test_values_that_look_alike_are_told_apart(first: list[object], second: list[object]) -> None:
    assert fingerprint("item", first, [], []) != fingerprint("item", second, [], [])


def test_what_hangs_on_an_item_is_not_taken_for_its_columns() -> None:
    assert fingerprint("item", ["a"], [], []) != fingerprint("item", [], ["a"], [])
    assert fingerprint("item", [], ["a"], []) != fingerprint("item", [], [], [["a"]])
    assert fingerprint("item", [], [], []) != fingerprint("post", [], [], [])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE item SET subject = subject || ' '",
        "UPDATE item SET body = 'Body 2'",
        "UPDATE item SET author = 'Anna.Svensson@hemma.example'",
        "UPDATE item SET author_base = 'x'",
        "UPDATE item SET author_name = 'Anna'",
        "UPDATE item SET staff = true",
        "UPDATE item SET html = true",
        "UPDATE item SET reply_to = 'x@example.org'",
        "UPDATE item SET reply_key = 'x@example.org'",
        "UPDATE item SET external_key = 'x' WHERE id = 1",
        "UPDATE item SET at = '2026-03-02 12:01:00.000001+00:00'",
        "UPDATE item SET conversation_id = (SELECT max(id) FROM conversation)",
        "UPDATE recipient SET address = 'x' WHERE item_id = 1",
        "DELETE FROM recipient WHERE item_id = 1",
        "UPDATE attachment SET content = (SELECT content FROM attachment WHERE item_id = 2)"
        " WHERE item_id = 1",
        "UPDATE attachment SET filename = 'x' WHERE item_id = 1",
        "UPDATE attachment SET media_type = 'x' WHERE item_id = 1",
        "UPDATE attachment SET size = 2 WHERE item_id = 1",
        "DELETE FROM attachment WHERE item_id = 1",
        "UPDATE attachment SET item_id = 1 WHERE item_id = 2",
        "UPDATE recipient SET item_id = 1 WHERE item_id = 2",
    ],
)
def test_any_change_of_what_is_mapped_changes_the_fingerprint(store: Store, statement: str) -> None:
    store.add(item(1, files=(b"a",)), item(2, "x@example.org", files=(b"b",)))
    (before,) = store.found(mandate())
    (again,) = store.found(mandate())
    with store.engine.begin() as connection:
        connection.execute(text(statement))
    (after,) = store.source.items([before.ref], mandate())
    assert before.fingerprint == again.fingerprint != after.fingerprint


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ("2026-03-02 12:00:00.000000", datetime(2026, 3, 2, 12, tzinfo=UTC)),
        ("2026-03-02T13:00:00+01:00", datetime(2026, 3, 2, 12, tzinfo=UTC)),
        (datetime(2026, 3, 2, 12), datetime(2026, 3, 2, 12, tzinfo=UTC)),  # noqa: DTZ001
        (
            datetime(2026, 3, 2, 13, tzinfo=timezone(timedelta(hours=1))),
            datetime(2026, 3, 2, 12, tzinfo=UTC),
        ),
        ("soon", datetime(1970, 1, 1, tzinfo=UTC)),
        ("9999-12-31T23:59:59-05:00", datetime(1970, 1, 1, tzinfo=UTC)),
        ("0001-01-01T00:00:00+02:00", datetime(1970, 1, 1, tzinfo=UTC)),
        ("infinity", datetime(1970, 1, 1, tzinfo=UTC)),
        (date(2026, 3, 2), datetime(2026, 3, 2, tzinfo=UTC)),
        ("2026-03-02", datetime(2026, 3, 2, tzinfo=UTC)),
        (None, datetime(1970, 1, 1, tzinfo=UTC)),
        (17, datetime(1970, 1, 1, tzinfo=UTC)),
    ],
)
def test_a_stored_time_is_aware_and_never_an_error(stored: object, expected: datetime) -> None:
    assert moment(stored) == expected
    assert moment(stored).tzinfo is UTC


written = st.one_of(
    st.datetimes().map(str),
    st.datetimes().map(datetime.isoformat),
    st.datetimes(timezones=st.timezones()).map(datetime.isoformat),
    st.datetimes().map(lambda at: at.isoformat(timespec="minutes")),
    st.dates().map(str),
    st.dates().map(lambda day: f"{day:%Y%m%d}"),
    st.datetimes().map(lambda at: f"{at.isoformat()}-02"),
    st.text(alphabet="0123456789-:+TZ .", max_size=26),
    st.datetimes(),
    st.just(20_200_101_110),
    st.none(),
)


@given(column=st.lists(written, max_size=4))
def test_a_column_of_times_is_read_as_each_of_them(column: list[object]) -> None:
    assert moments(column) == [moment(each) for each in column]
    assert all(each.tzinfo is UTC for each in moments(column))
