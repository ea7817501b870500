"""A list of editors as bytes: which characters, which separator, which column is what.

Files of this kind come from spreadsheets.  What can't be told for certain is refused in words; what
was guessed (Windows-1252 has no mark of its own) is said, so that a person can see it.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dsr_desk.domain.people import RosterEntry
from dsr_desk.domain.roster.errors import RosterFileRefused
from dsr_desk.domain.roster.proposals import Origin, RowProblem

MOST_BYTES = 5_000_000
MOST_ROWS = 50_000
MOST_CHARACTERS = 320
"""Of one cell; the longest address has 254."""
MOST_COLUMNS = 100
SEPARATORS = (";", ",", "\t")
FIELDS = ("channel", "address", "name", "since", "until")

_HEADINGS: dict[str, str] = {
    **dict.fromkeys("channel kanal channelkey kanalnyckel inbox inkorg forum".split(), "channel"),
    **dict.fromkeys(
        "email mail emailaddress mailaddress address epost epostadress mejl mejladress mailadress"
        " adress".split(),
        "address",
    ),
    **dict.fromkeys("name namn fullname editor redaktör person".split(), "name"),
    **dict.fromkeys(
        "since from start startdate fromdate validfrom från sedan startdatum fråndatum"
        " gällerfrån".split(),
        "since",
    ),
    **dict.fromkeys(
        "until to end enddate todate validto till tom slut slutdatum tilldatum gällertill".split(),
        "until",
    ),
}
_WORDS = re.compile(r"[\W_]+")
_FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_GUARD = "'"


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row before it is understood: where it stands, and its cells by field."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RawTable:
    """Rows with what was found out about them on the way."""

    origin: Origin
    fields: frozenset[str]
    rows: tuple[RawRow, ...]
    problems: tuple[RowProblem, ...] = ()
    ignored: tuple[str, ...] = ()


def read_table(data: bytes, name: str) -> RawTable:
    """Return the rows of a CSV file; ``name`` is shown, never believed.

    Raises:
        RosterFileRefused: too large, not text, no heading that names channel and address, or a
            quotation that never ends.
    """
    if len(data) > MOST_BYTES:
        raise RosterFileRefused("it is larger than 5 MB")
    text, encoding = _decoded(data)
    separator, text, skipped = _separator(text)
    records = _records(text, separator, skipped)
    line, heading = next(records, (1, []))
    columns, ignored = _columns(heading)
    rows: list[RawRow] = []
    problems: list[RowProblem] = []
    for line, cells in records:
        if len(rows) + len(problems) >= MOST_ROWS:
            raise RosterFileRefused("it has more than 50,000 rows")
        if any(cell.strip() for cell in cells[len(heading) :]):
            problems.append(RowProblem(line, "too-many-cells"))
            continue
        rows.append(RawRow(line, _cells(columns, cells)))
    shown = "tab" if separator == "\t" else separator
    origin = Origin("csv", name, hashlib.sha256(data).hexdigest(), encoding, shown)
    return RawTable(origin, frozenset(columns.values()), tuple(rows), tuple(problems), ignored)


def write_table(entries: Sequence[RosterEntry], separator: str = ";") -> str:
    """Return entries as CSV that this module reads and that a spreadsheet shows without harm."""
    out = _Lines()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow(["channel", "e-mail", "name", "since", "until"])
    for entry in entries:
        until = entry.until.isoformat() if entry.until else ""
        texts = (entry.channel, entry.address.text, entry.name)
        writer.writerow([*map(_guarded, texts), entry.since.isoformat(), until])
    return "".join(out.parts)


class _Lines:
    """What the csv module writes into."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def write(self, part: str) -> None:
        self.parts.append(part)


def unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from calculating it."""
    if cell.startswith(_GUARD) and _FORMULA.match(cell.lstrip(_GUARD)):
        return cell[1:]
    return cell


def cell_fault(cell: str) -> str:
    """Return why a cell is not taken in, as a code, or empty.

    A name such as ``-Lars`` is written ``'-Lars``, as spreadsheets and ``write_table`` do.
    """
    if len(cell) > MOST_CHARACTERS:
        return "cell-too-long"
    if any(unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co", "Cn") for letter in cell):
        return "hidden-characters"
    if _FORMULA.match(cell):
        return "formula"
    return ""


def _guarded(text: str) -> str:
    return _GUARD + text if _FORMULA.match(text.lstrip(_GUARD)) else text


def _decoded(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding; with a question mark when it was guessed."""
    for mark, encoding, name in (
        (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
        (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
        (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
    ):
        if data.startswith(mark):
            return _strict(data, encoding), name
    encoding = _unmarked_utf16(data)
    if encoding:
        return _strict(data, encoding), "UTF-16"
    try:
        return _no_nul(data.decode("utf-8")), "UTF-8"
    except UnicodeDecodeError:
        return _western(data), "Windows-1252?"


def _unmarked_utf16(data: bytes) -> str:
    """Tell UTF-16 without a mark by the zero bytes beside its separators and letters."""
    start = data[:400]
    if len(start) < 8 or len(data) % 2:
        return ""
    zeros = (start[0::2].count(0), start[1::2].count(0))
    half = len(start) // 2
    if zeros[1] > 0.7 * half and not zeros[0]:
        return "utf-16-le"
    return "utf-16-be" if zeros[0] > 0.7 * half and not zeros[1] else ""


def _western(data: bytes) -> str:
    """Return text of a Swedish Windows; a file that is partly UTF-8 would come out garbled."""
    loose = data.decode("utf-8", "replace")
    if any(ord(letter) > 0x7F and letter != "\ufffd" for letter in loose):
        raise RosterFileRefused("it mixes two encodings; save it as “CSV UTF-8”")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise RosterFileRefused("its encoding can’t be told; save it as “CSV UTF-8”") from None
    return _no_nul(text)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return _no_nul(data.decode(encoding))
    except UnicodeDecodeError:
        raise RosterFileRefused("it is damaged: its encoding breaks off") from None


def _no_nul(text: str) -> str:
    if "\x00" in text:
        raise RosterFileRefused("it is no text: it holds zero bytes")
    return text


def _separator(text: str) -> tuple[str, str, int]:
    """Return the separator, the text after Excel's ``sep=`` line, and how many lines that took."""
    told = re.match(r"\ufeff?sep=([;,\t])\r?\n", text, re.IGNORECASE)
    if told:
        return told[1], text[told.end() :], 1
    heading = next((line for line in text.splitlines() if line.strip()), "")
    counts = {each: len(_known(heading[:20_000].split(each))) for each in SEPARATORS}
    best = max(SEPARATORS, key=lambda each: counts[each])
    return best, text, 0


def _records(text: str, separator: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the line on which it begins; blank ones are left out."""
    lines = _LINE.findall(text.replace("\r\n", "\n").replace("\r", "\n"))
    reader = csv.reader(lines, delimiter=separator, strict=True)
    begins = 1
    try:
        for cells in reader:
            if len(cells) > MOST_COLUMNS:
                raise RosterFileRefused("it has more than 100 columns", begins + skipped)
            if any(cell.strip() for cell in cells):
                yield begins + skipped, cells
            begins = reader.line_num + 1
    except csv.Error:
        reason = "quotation marks don’t fit, or a cell is far too long"
        raise RosterFileRefused(reason, begins + skipped) from None


def _known(cells: Sequence[str]) -> dict[int, str]:
    found = {}
    for at, cell in enumerate(cells):
        plain = _WORDS.sub("", unicodedata.normalize("NFC", cell).lower())
        if plain in _HEADINGS:
            found[at] = _HEADINGS[plain]
    return found


def _columns(heading: Sequence[str]) -> tuple[dict[int, str], tuple[str, ...]]:
    columns = _known(heading)
    for field in FIELDS:
        if list(columns.values()).count(field) > 1:
            raise RosterFileRefused("two columns have the same meaning", 1)
    missing = [field for field in ("channel", "address") if field not in columns.values()]
    if missing:
        raise RosterFileRefused(
            "its first line must name the columns: channel (kanal), e-mail (e-post), name (namn),"
            " since (från), until (till)",
            1,
        )
    others = (cell.strip()[:60] for at, cell in enumerate(heading) if at not in columns)
    return columns, tuple(cell for cell in others if cell)


def _cells(columns: Mapping[int, str], cells: Sequence[str]) -> dict[str, str]:
    return {field: cells[at].strip() if at < len(cells) else "" for at, field in columns.items()}
