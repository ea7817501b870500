"""Tables of an export on disk: CSV, read as it streams by, however large it is.

Which characters it is made of is found out from all of it, since one mail far down can be the only
one that tells; which separator, from its headings.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, Protocol

from dsr_desk.domain.errors import FileUnreadable
from dsr_desk.domain.finding.table_times import Order, order_of
from dsr_desk.domain.finding.tables import (
    MOST_COLUMNS,
    SEPARATORS,
    TableHead,
    TableRow,
    Told,
    columns_of,
    known_columns,
)
from dsr_desk.plainfile import open_plain

_PIECE = 1 << 18
_LONGEST_CELL = 30_000_000
"""Characters of a cell, and of a line; a quotation that never ends would be the rest of a file."""
_SAMPLE = 5_000
"""Rows that are asked in which order their dates stand."""
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_TOLD = re.compile(r"sep=([;,\t|])\r?\n?", re.IGNORECASE)
_LETTERS = re.compile("[\u0080-\ufffc\U00010000-\U0010ffff]")
"""What was decoded although it is no ASCII: all but the mark for what could not be."""


_UNDECODED = "dsr-undecoded"
"""How decoding goes on past what is no letter, in every encoding: a half of a UTF-16 character,
which the library's own ``surrogateescape`` can't keep, would stop the whole table."""


def _mark(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "\udcff", error.end


codecs.register_error(_UNDECODED, _mark)

_LIMIT = threading.Lock()
_bounds: list[int] = []
"""What each reader that is at work has found as the process's bound."""


class _Reader(Protocol):
    """What the library reads with; it has no name there."""

    line_num: int

    def __next__(self) -> list[str]: ...


class CsvTables:
    """The ``ContentTables`` port over the file system."""

    def look(self, path: Path, told: Told, check: Callable[[], None]) -> TableHead:
        """Return how a table is to be read; it says so where that is not clear."""
        with _opened(path) as file:
            encoding, why = _encoding(file, check)
        if why:
            return TableHead(path, "", "", (), why=why)
        with _opened(path) as file:
            separator, above = _separator(_lines(file, encoding))
        bare = TableHead(path, encoding, separator, (), above=above)
        rows = self.rows(path, bare)
        every = next(rows, TableRow(0)).cells
        headings = tuple(cell.strip() for cell in every[:MOST_COLUMNS])
        columns, why = columns_of(headings, told)
        if any(cell.strip() for cell in every[MOST_COLUMNS:]):
            why = "many-columns"
        if not why and told.order is Order.UNKNOWN:
            order, why = _order(rows, columns["at"])
        else:
            order = told.order
        why = why if any(headings) else "empty"
        return replace(bare, headings=headings, columns=columns, order=order, why=why)

    def rows(self, path: Path, head: TableHead) -> Generator[TableRow]:
        """Yield the rows below the headings that a head has; one that can't be read is told."""
        with _opened(path) as file, _long_cells():
            lines = islice(_lines(file, head.encoding), head.above, None)
            records = _records(csv.reader(lines, delimiter=head.separator, strict=True), head.above)
            yield from islice(records, 1 if head.headings else 0, None)


def _records(reader: _Reader, above: int) -> Iterator[TableRow]:
    begins = above + 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _TooLong):
            # Where a quotation ends nobody can tell from here on.
            yield TableRow(begins, why="quotes")
            return
        if any(cell.strip() for cell in cells):
            yield TableRow(begins, cells)
        begins = above + reader.line_num + 1


class _TooLong(Exception):
    """A line is longer than any that is read."""


def _lines(file: BinaryIO, encoding: str) -> Iterator[str]:
    """Yield the lines as they stand; what can't be decoded is kept as what it is not."""
    with io.TextIOWrapper(file, encoding, errors=_UNDECODED, newline="") as text:
        for line in iter(partial(text.readline, _LONGEST_CELL), ""):
            if len(line) >= _LONGEST_CELL:
                raise _TooLong
            yield line


def _encoding(file: BinaryIO, check: Callable[[], None]) -> tuple[str, str]:
    """Return the encoding of a whole file, or why that can't be told, by its code."""
    start = file.read(3)
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding, ""
    file.seek(0)
    strict = codecs.getincrementaldecoder("utf-8")()
    loose = codecs.getincrementaldecoder("utf-8")("replace")
    strictly, western = True, False
    for piece in iter(partial(file.read, _PIECE), b""):
        check()
        if b"\x00" in piece:
            return "", "no-text"
        text = loose.decode(piece)
        western = western or (not text.isascii() and bool(_LETTERS.search(text)))
        if strictly:
            try:
                strict.decode(piece)
            except UnicodeDecodeError:
                strictly = False
    if strictly and not strict.getstate()[0]:
        return "utf-8", ""
    return ("", "two-encodings") if western else ("cp1252", "")


def _separator(lines: Iterator[str]) -> tuple[str, int]:
    """Return the separator, and how many lines stand above the headings to tell it."""
    try:
        first = next(lines, "")
        if told := _TOLD.fullmatch(first.lstrip("\ufeff")):
            return told[1], 1
        heading = next((line for line in chain((first,), lines) if line.strip()), "")[:_PIECE]
    except _TooLong:
        return ",", 0
    counts = {each: _known(heading, each) for each in SEPARATORS}
    return max(SEPARATORS, key=lambda each: counts[each]), 0


def _known(heading: str, separator: str) -> tuple[int, int]:
    """Return how many headings of a line are known, and how many there are, if it is split so."""
    cells = [cell.strip().strip('"') for cell in heading.split(separator)]
    return len(known_columns(cells)), len(cells)


def _order(rows: Iterator[TableRow], at: int) -> tuple[Order, str]:
    """Return in which order dates stand, and that it can't be told, by its code."""
    dates = [row.cells[at] for row in islice(rows, _SAMPLE) if len(row.cells) > at]
    order = order_of(dates)
    doubtful = order is Order.UNKNOWN and any("/" in date for date in dates)
    return order, "order" if doubtful else ""


@contextmanager
def _long_cells() -> Iterator[None]:
    """Let a cell be as long as a mail: the library's own bound is meant for figures."""
    with _LIMIT:
        _bounds.append(csv.field_size_limit(_LONGEST_CELL))
    try:
        yield
    finally:
        with _LIMIT:
            # Each but the first has found the bound that the first has set.
            csv.field_size_limit(_bounds.pop())


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """Open a table.

    Raises:
        FileUnreadable: it can't be opened or read.
    """
    try:
        with open_plain(path) as file:
            yield file
    except OSError as error:
        raise FileUnreadable(path.name, error.strerror or "it can’t be read") from None
