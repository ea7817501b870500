"""CSV as programs write it: its characters, its separator, its line breaks; and what breaks off."""

from __future__ import annotations

import csv
import os
import tracemalloc
from pathlib import Path

import pytest

from dsr_desk.domain.errors import FileUnreadable
from dsr_desk.domain.finding.table_times import Order
from dsr_desk.domain.finding.tables import NOTHING_TOLD, TableHead, TableRow, Told, is_table
from dsr_desk.services.progress import Cancelled
from dsr_desk.sources.archive import tables
from dsr_desk.sources.archive.tables import CsvTables

HEADINGS = "E-post;Datum;Inlägg"
CSV = CsvTables()


def looked(path: Path, told: Told = NOTHING_TOLD) -> TableHead:
    return CSV.look(path, told, lambda: None)


def table(folder: Path, text: str | bytes, encoding: str = "utf-8") -> Path:
    path = folder / "inlägg.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return path


def rows(path: Path) -> list[TableRow]:
    return list(CSV.rows(path, looked(path)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_table_is_read_as_spreadsheets_and_databases_write_it(
    tmp_path: Path, encoding: str, separator: str, newline: str
) -> None:
    lines = (HEADINGS, 'a@x.example;2026-03-02;"Hej å;ä\nrad ""två"""', "", "b@x.example;2026;Ö")
    text = newline.join(lines).replace(";", separator)
    path = table(tmp_path, text, encoding)
    head = looked(path)
    assert (head.separator, head.why) == (separator, "")
    assert head.headings == ("E-post", "Datum", "Inlägg")
    one, two = rows(path)
    assert list(one.cells[2]) == list(f'Hej å{separator}ä\nrad "två"')
    assert (one.line, two.line, two.cells[2]) == (2, 5, "Ö")


def test_excels_own_line_above_the_headings_tells_the_separator(tmp_path: Path) -> None:
    path = table(tmp_path, f"sep=|\r\n{HEADINGS.replace(';', '|')}\r\na@x.example|2026|H;e,j\r\n")
    (row,) = rows(path)
    assert (row.line, row.cells[2]) == (3, "H;e,j")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (HEADINGS.encode() + b"\n\xe5;1;\x00", "no-text"),
        (HEADINGS.encode() + b"\na;1;\xe5ska", "two-encodings"),
        (b"Wer;Wann\n", "no-columns"),
        (f"{HEADINGS}{';' * 600}Mer\n".encode(), "many-columns"),
        (f"{HEADINGS}{';' * 600}\n".encode(), ""),
        (HEADINGS.encode() + b"\na;02/03/2026;Hej", "order"),
        (HEADINGS.encode() + b"\na;13/03/2026;x\na;03/13/2026;x", "order"),
    ],
)
def test_what_is_not_clear_is_said_before_a_row_is_taken_in(
    tmp_path: Path, data: bytes, why: str
) -> None:
    assert looked(table(tmp_path, data)).why == why


def test_the_order_of_dates_is_told_by_the_table_or_by_a_person(tmp_path: Path) -> None:
    text = f"{HEADINGS}\na;02/03/2026;x\na;31/03/2026;x"
    assert looked(table(tmp_path, text)).order is Order.DAY_FIRST
    doubtful = table(tmp_path, f"{HEADINGS}\na;02/03/2026;x")
    head = looked(doubtful, Told(order=Order.MONTH_FIRST))
    assert (head.order, head.why) == (Order.MONTH_FIRST, "")


def test_one_letter_far_down_tells_the_encoding(tmp_path: Path) -> None:
    ascii_rows = "a@x.example;2026-03-02;Hej\n" * 60_000
    text = f"E-post;Datum;Text\n{ascii_rows}a@x.example;2026-03-02;Åska\n"
    path = table(tmp_path, text, "cp1252")
    assert path.stat().st_size > 1 << 20
    assert looked(path).encoding == "cp1252"
    assert rows(path)[-1].cells[2] == "Åska"


@pytest.mark.parametrize("end", ["h\ud800", "h\ud800j", "h\udc00\n"])
def test_a_half_of_a_utf_16_character_spoils_its_row_alone(tmp_path: Path, end: str) -> None:
    lines = f"{HEADINGS}\na@x.example;2026-03-02;Hej\nb@x.example;2026-03-02;{end}"
    path = table(tmp_path, b"\xff\xfe" + lines.encode("utf-16-le", "surrogatepass"))
    one, other = rows(path)
    assert one.cells[2] == "Hej"
    assert "\udcff" in other.cells[2]
    cut = table(tmp_path, f"{HEADINGS}\na;2026;Hej".encode("utf-16") + b"a")
    assert "\udcff" in rows(cut)[0].cells[2]


def test_a_letter_that_ends_the_file_tells_the_encoding_too(tmp_path: Path) -> None:
    path = table(tmp_path, f"{HEADINGS}\na@x.example;2026-03-02;Det ska vi få", "cp1252")
    assert looked(path).encoding == "cp1252"
    only = table(tmp_path, f"{HEADINGS}\na;2026;å", "cp1252")
    assert looked(only).encoding == "cp1252"
    assert looked(table(tmp_path, f"{HEADINGS}\na;2026;å")).encoding == "utf-8"


def test_where_a_quotation_never_ends_what_follows_is_told_as_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = f"{HEADINGS}\na;2026;Hej\n"
    for broken in ('b;2026;"Aldrig slut\nc;2026;Hej\n', 'b;2026;"A"b\nc;2026;Hej\n'):
        one, other = rows(table(tmp_path, good + broken))
        assert (one.cells[2], other.why, other.line) == ("Hej", "quotes", 3)
    monkeypatch.setattr(tables, "_LONGEST_CELL", 200)
    one, other = rows(table(tmp_path, good + "b;2026;" + "x" * 400))
    assert (one.cells[2], other.why, other.line) == ("Hej", "quotes", 3)


def test_a_cell_may_be_as_long_as_a_mail_and_other_readers_keep_their_bound(
    tmp_path: Path,
) -> None:
    before = csv.field_size_limit()
    path = table(tmp_path, f"{HEADINGS}\na;2026;{'x' * 200_000}\nb;2026;y\n")
    one, two = CSV.rows(path, looked(path)), CSV.rows(path, looked(path))
    assert len(next(one).cells[2]) == len(next(two).cells[2]) == 200_000
    one.close()
    assert next(two).cells[2] == "y"
    two.close()
    assert csv.field_size_limit() == before


def test_a_large_table_streams_by(tmp_path: Path) -> None:
    path = table(tmp_path, f"{HEADINGS}\n" + "a@x.example;2026-03-02;" + "x" * 1_000 + "\n")
    line = b"a@x.example;2026-03-02;" + b"x" * 1_000 + b"\n"
    with path.open("ab") as file:
        for _ in range(8_000):
            file.write(line)
    tracemalloc.start()
    count = sum(1 for _ in CSV.rows(path, looked(path)))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 8_001
    assert most < path.stat().st_size / 4


def test_whoever_stops_the_look_is_heard(tmp_path: Path) -> None:
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        CSV.look(table(tmp_path, HEADINGS), NOTHING_TOLD, stop)


@pytest.mark.skipif(os.name == "nt", reason="no pipes with a file's name")
def test_a_pipe_or_a_folder_is_no_table(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.csv")
    (tmp_path / "d.csv").mkdir()
    for name in ("p.csv", "d.csv", "nowhere.csv"):
        assert is_table(tmp_path / name)
        with pytest.raises(FileUnreadable):
            looked(tmp_path / name)
    assert not is_table(tmp_path / "a.eml")
