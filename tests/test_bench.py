"""The benchmark: what it measures is there, is found in full, and comes from real runs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.tools.bench.__main__ import OF_PERSONS, PARTS, main
from tests.tools.bench.finding import CHANNELS, Asked, beside_least, file_cases
from tests.tools.bench.floors import Floor
from tests.tools.bench.importing import mails_in
from tests.tools.bench.making import Archive, Expected, archive_of, sentences
from tests.tools.bench.timing import Bench, shown

ITEMS = 300


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of archives."""
    return tmp_path_factory.mktemp("bench")


@pytest.fixture(scope="module")
def archive(cache: Path) -> Archive:
    """A tiny archive."""
    return archive_of(cache, ITEMS)


@pytest.fixture
def file(archive: Archive) -> Iterator[sqlite3.Connection]:
    """Its content, by bare SQL."""
    with closing(sqlite3.connect(archive.small.paths.archive)) as connection:
        yield connection


def ticking(*moments: float) -> Bench:
    """Return a benchmark whose clock shows these moments."""
    return Bench(1, iter(moments).__next__, lambda _: None)


def test_an_archive_holds_as_many_items_as_were_asked_for(file: sqlite3.Connection) -> None:
    assert file.execute("SELECT count(*) FROM item").fetchone() == (ITEMS,)


def test_what_is_known_of_an_archive_is_what_a_scan_of_it_finds(
    archive: Archive, file: sqlite3.Connection
) -> None:
    (person,) = archive.persons
    own = "SELECT count(*) FROM item WHERE author_key = ?"
    assert file.execute(own, (person.address,)).fetchone() == (person.size,)
    named = "SELECT id FROM item WHERE body LIKE ? OR body LIKE ? ORDER BY id"
    found = file.execute(named, (f"% {person.address}.%", f"%{person.name}%"))
    planted = archive.expected.mentions[person.size]
    assert {key for (key,) in found} >= set(planted)
    assert planted


def test_an_archive_is_the_same_every_time(archive: Archive, tmp_path: Path) -> None:
    rows = "SELECT id, author, at, body FROM item ORDER BY id"
    paths = (archive.small.paths.archive, archive_of(tmp_path, ITEMS).small.paths.archive)
    one, other = (closing(sqlite3.connect(path)) for path in paths)
    with one as first, other as second:
        assert first.execute(rows).fetchall() == second.execute(rows).fetchall()


def test_an_archive_that_is_there_is_not_made_again(archive: Archive, cache: Path) -> None:
    written = archive.small.paths.archive.stat().st_ino
    assert archive_of(cache, ITEMS).small.paths.archive.stat().st_ino == written


def test_a_search_that_misses_an_item_gives_no_figure(archive: Archive) -> None:
    more = Expected({10: 11}, archive.expected.replies, archive.expected.mentions)
    with pytest.raises(SystemExit, match="10 items"):
        file_cases(Archive(ITEMS, archive.small, more))


def test_every_question_is_asked_of_product_and_floor(
    archive: Archive, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--items", str(ITEMS), "--runs", "1", "--cache", str(cache)]
    assert main([*arguments, "--only", *OF_PERSONS]) == 0
    rows = [line for line in capsys.readouterr().out.splitlines() if f"of {ITEMS}" in line]
    # Mentions and a first search have two floors, and a later search a row of its own.
    assert len(rows) == len(OF_PERSONS) + 3
    assert all(" ms " in row for row in rows)
    assert [row for row in rows if "0 invented" in row]


def test_the_floor_of_a_search_stores_what_the_search_has_stored(archive: Archive) -> None:
    (case, *_) = file_cases(archive)
    floor = Floor(archive.small.paths.desk, archive.small.paths.archive, CHANNELS)
    of = "SELECT rule, key, channel, kind, conversation, at, why FROM item_match WHERE case_id = ?"
    found = floor.desk.execute(of, (case.id,)).fetchall()
    floor.found_and_stored(case.id)
    again = floor.desk.execute(of, (0,)).fetchall()
    floor.forget(0)
    floor.close()
    assert again
    assert sorted(again) == sorted(found)


def test_a_list_of_all_rows_is_filtered_beside_the_proxy(archive: Archive) -> None:
    asked = Asked(archive, Bench(1, say=lambda _: None))
    row = asked.all_rows(float)
    asked.close()
    assert row.floor == ITEMS
    assert 0 < row.product < ITEMS


def test_product_and_floor_are_run_in_turn_and_the_first_of_each_is_not_counted() -> None:
    called: list[str] = []
    bench = ticking(*(moment for turn in range(4) for moment in (turn * 10.0, turn * 10.0 + 1)))
    row = bench.pair("a", lambda: called.append("ours"), "b", lambda: called.append("floor"))
    assert called == ["floor", "ours", "floor", "ours"]
    assert row.ratio == 1


def test_beside_a_floor_the_ratio_says_how_much_more_is_spent() -> None:
    assert ticking().told("a", [3.0, 3.0], "b", [1.0, 2.0], goal="≤ 2").ratio == 2.25


def test_beside_a_peer_the_ratio_says_how_much_less_is_spent() -> None:
    assert ticking().told("a", [2.0], "b", [10.0], goal="≥ 4").ratio == 5


def test_the_slowest_of_some_rows_is_told_beside_that_of_the_fewest_items() -> None:
    bench = ticking()
    rows = [
        bench.told(f"page; {n}", [taken], "b", [1.0]) for n, taken in enumerate((2.0, 9.0, 4.0))
    ]
    beside_least(bench, *rows)
    told = bench.rows[-1]
    assert (told.name, told.floor, told.product, told.ratio) == ("page; 1", 2.0, 9.0, 4.5)


def test_what_has_a_goal_is_asked_for_in_one_word() -> None:
    measured = {name for part, names in PARTS.items() if part != "goals" for name in names}
    assert measured >= set(PARTS["goals"])


def test_a_floor_that_wavers_is_told() -> None:
    assert "floor ×3.0" in str(ticking().told("a", [1.0, 1.0], "b", [1.0, 3.0]))


def test_what_is_short_is_done_until_it_can_be_told() -> None:
    done: list[int] = []
    assert ticking(0.0, 0.001, 0.002, 0.009).once(lambda: done.append(1)) == pytest.approx(0.003)
    assert len(done) == 3


def test_times_are_shown_with_their_unit() -> None:
    assert (shown(1.5), shown(0.0123), shown(0.0000456)) == ("1.50 s", "12.3 ms", "0.0456 ms")


def test_mails_of_an_archive_are_written_once(archive: Archive, tmp_path: Path) -> None:
    maildir = mails_in(tmp_path, archive, 5)
    assert len(list((maildir / "cur").iterdir())) == 5
    assert mails_in(tmp_path, archive, 5) == maildir
    first = next(iter((maildir / "cur").iterdir())).read_bytes()
    assert b"Message-ID: <" in first


def test_made_up_sentences_come_from_the_demos_texts() -> None:
    assert len(sentences()) > 500
    assert not any("{" in sentence for sentence in sentences())
