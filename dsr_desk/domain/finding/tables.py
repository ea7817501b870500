"""Tables that a platform has exported: which column is what, and what a row says.

What can't be told for certain is refused in words; a row that can't be read is told with its line,
and stops no other.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

from dsr_desk.domain.addresses import AddressError, EmailAddress
from dsr_desk.domain.canonical import digest
from dsr_desk.domain.content import PLAIN_SENDER, ImportedItem, SenderLine
from dsr_desk.domain.errors import Refusal
from dsr_desk.domain.finding.table_times import Order, moment_of, needs_order
from dsr_desk.domain.people import Channel, ChannelKind

FIELDS = ("author", "at", "text", "subject", "name", "to", "thread", "id", "staff")
NEEDED = ("author", "at", "text")
SEPARATORS = (";", ",", "\t", "|")
MOST_COLUMNS = 500
MOST_RECIPIENTS = 1_000
_HEADINGS: dict[str, str] = {
    **dict.fromkeys(
        "author from sender email mail emailaddress authoremail fromemail fromaddress senderemail"
        " useremail customeremail contactemail requesteremail visitoremail user username customer"
        " avsändare från författare epost epostadress mejl mejladress mejladdress avsändaradress"
        " avsändarensepost användare kund skribent skrivetav skrivenav postedby writtenby createdby"
        " sentby".split(),
        "author",
    ),
    **dict.fromkeys(
        "at date time datetime timestamp created createdat createdon sent sentat posted postedat"
        " postedon publishedat received receivedat datum tid tidpunkt datumtid datumochtid skapad"
        " skapat skickat skickad publicerad publicerat tidsstämpel".split(),
        "at",
    ),
    **dict.fromkeys(
        "text body message content contents comment post messagebody messagetext plaintext"
        " meddelande innehåll inlägg kommentar brödtext meddelandetext".split(),
        "text",
    ),
    **dict.fromkeys("subject title topic headline ämne rubrik titel".split(), "subject"),
    **dict.fromkeys(
        "name authorname sendername fromname fullname displayname customername namn avsändarnamn"
        " visningsnamn".split(),
        "name",
    ),
    **dict.fromkeys("to recipient recipients toaddress toemail till mottagare".split(), "to"),
    **dict.fromkeys(
        "thread threadid conversation conversationid ticket ticketid topicid caseid chatid"
        " sessionid tråd trådid konversation konversationsid ärende ärendenummer ärendeid".split(),
        "thread",
    ),
    **dict.fromkeys(
        "id messageid postid commentid uid externalid meddelandeid inläggsid".split(), "id"
    ),
    **dict.fromkeys(
        "staff isstaff agent isagent internal personal medarbetare ärpersonal".split(), "staff"
    ),
}
_WORDS = re.compile(r"[\W_]+")
_IN_BRACKETS = re.compile(r"([^<>]*)<([^<>\s]+)>\s*")
_LONGEST = 1_000
_BETWEEN = re.compile(r"[^;,\n]+")
_YES = frozenset("1 true yes y ja j x sant".split())
_NO = frozenset(("", *"0 false no n nej falskt".split()))


class TableRefused(Refusal):
    """A table can't be taken in, or not without being told which column is what."""

    code = "table-refused"

    def __init__(self, file: str, reason: str) -> None:
        """Name the file and the reason in words; what its first line says may be somebody's."""
        super().__init__(
            f"{file} was not imported: {reason}. Nothing was taken in. How it is read is said by"
            " the same command with --look.",
            file=file,
            reason=reason,
        )


_TELL = "say it under “Columns…” in the window, or with --column author=HEADING (or at=, text=)"
WHY_REFUSED = {
    "no-columns": f"its first line does not tell which column is the author, the time or the text;"
    f" {_TELL}",
    "two-columns": f"two of its columns seem to be the same; {_TELL}",
    "unknown-heading": "a heading that was named is not in it",
    "two-encodings": "it mixes two encodings; save it as “CSV UTF-8”",
    "no-text": "it is no text",
    "many-columns": f"it has more than {MOST_COLUMNS} columns; export those that are needed",
    "empty": "nothing is in it",
    "order": "whether 03/04/2026 is a day of April or of March can’t be told from it; export it"
    " with dates such as 2026-04-03, or say it with --dates day-first or month-first",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What a person has said of a table: a field's heading, and the order of its dates."""

    columns: tuple[tuple[str, str], ...] = ()
    order: Order = Order.UNKNOWN


NOTHING_TOLD = Told()


@dataclass(frozen=True, slots=True)
class TableHead:
    """How a table is to be read, as it was found out before a row of it is taken in."""

    path: Path
    encoding: str
    separator: str
    headings: tuple[str, ...]
    columns: Mapping[str, int] = field(default_factory=dict)
    """Where each field stands."""
    order: Order = Order.UNKNOWN
    above: int = 0
    """Lines above the headings, such as Excel's ``sep=;``."""
    why: str = ""
    """Why it can't be taken in so, by its code; see ``WHY_REFUSED``."""

    @property
    def file(self) -> str:
        """The file's name, as it is shown."""
        return self.path.name

    def require_clear(self) -> None:
        """Refuse a table of which it is not clear how it is to be read.

        Raises:
            TableRefused: naming what there is.
        """
        if self.why:
            raise TableRefused(self.file, WHY_REFUSED[self.why])


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row, with the line on which it begins; or why it can't be read, by its code."""

    line: int
    cells: Sequence[str] = ()
    why: str = ""


def is_table(path: Path) -> bool:
    """Tell whether a file is a table, by its name: any other that was named is taken for a mail."""
    return path.suffix.lower() in (".csv", ".tsv")


def known_columns(headings: Sequence[str]) -> dict[str, list[int]]:
    """Return the columns that each field may be, by their headings."""
    found: dict[str, list[int]] = {}
    for at, heading in enumerate(headings):
        if meant := _HEADINGS.get(_plain(heading)):
            found.setdefault(meant, []).append(at)
    return found


def columns_of(headings: Sequence[str], told: Told) -> tuple[dict[str, int], str]:
    """Return where each field stands, and why that is not clear, by its code.

    What a person has told goes before what a heading seems to say.
    """
    plain = [_plain(heading) for heading in headings]
    columns: dict[str, int] = {}
    for name, heading in told.columns:
        exact = [at for at, each in enumerate(headings) if each.strip() == heading.strip()]
        alike = exact or [at for at, each in enumerate(plain) if each == _plain(heading)]
        if len(alike) != 1:
            return columns, "unknown-heading"
        columns[name] = alike[0]
    given, why = frozenset(columns.values()), ""
    for name, places in known_columns(headings).items():
        free = [at for at in places if at not in given]
        if name in columns or not free:
            continue
        if len(free) > 1:
            why = "two-columns"
        else:
            columns[name] = free[0]
    return columns, why or ("" if columns.keys() >= set(NEEDED) else "no-columns")


def item_of(
    row: TableRow, head: TableHead, channel: Channel, domains: frozenset[str], zone: ZoneInfo
) -> ImportedItem | str:
    """Return a row as an item of a channel, or why it is none, by its code.

    Args:
        row: as it was read.
        head: which column is what.
        channel: where it goes.
        domains: those that staff writes from.
        zone: where the clock hung by which it was written, if it does not say so.
    """
    said = _said(row, head)
    if fault := _fault(row, head, said.values()):
        return fault
    at, told = moment_of(said["at"], zone, head.order), said["staff"].strip().casefold()
    if at is None:
        return "time"
    if told not in _YES | _NO:
        return "staff"
    address, name = _writer(said["author"])
    ours = address is not None and address.domain.lower() in domains
    staff = told in _YES if "staff" in head.columns else ours
    # In a chat a person among those who took part is found by that, as a hint.
    found = address or staff or (channel.kind is ChannelKind.CHAT and said["to"].strip())
    own = digest([said[each] for each in FIELDS])
    return ImportedItem(
        organisation=channel.organisation,
        channel=channel.key,
        kind=channel.kind,
        external_id=said["id"].strip() or own,
        conversation=said["thread"].strip() or said["id"].strip() or own,
        author=address.text if address else said["author"].strip(),
        author_name=said["name"].strip() or name,
        staff=staff,
        at=at,
        subject=said["subject"].strip(),
        body=said["text"].replace("\r\n", "\n").replace("\r", "\n"),
        recipients=_recipients(said["to"]),
        senders=PLAIN_SENDER if found else SenderLine(said["author"].strip(), unread=True),
        content=own,
        by_order=needs_order(said["at"]),
        row=row_key(row, head),
    )


def row_key(row: TableRow, head: TableHead) -> str:
    """Return by what a row is known whichever of its columns is read as what.

    In it is each cell with its heading: another order of the columns, another end of lines and
    another encoding make no other row, two columns exchanged do.
    """
    nth: Counter[str] = Counter()
    cells = []
    for heading, cell in zip(head.headings, row.cells, strict=False):
        plain = _plain(heading)
        nth[plain] += 1
        if said := "\n".join(cell.split("\r\n")).replace("\r", "\n").strip():
            cells.append((plain, nth[plain], said))
    # Cells that are not read may hold what was not decoded: in ASCII all of it has a form.
    return hashlib.sha256(json.dumps(sorted(cells)).encode("ascii")).hexdigest()


def _said(row: TableRow, head: TableHead) -> dict[str, str]:
    """Return what stands in each field; nothing where no column is it."""
    return dict.fromkeys(FIELDS, "") | {
        name: row.cells[at] for name, at in head.columns.items() if at < len(row.cells)
    }


def _fault(row: TableRow, head: TableHead, said: Iterable[str]) -> str:
    """Return why nothing of a row is believed, by its code, or nothing."""
    if row.why:
        return row.why
    if any(cell.strip() for cell in row.cells[len(head.headings) :]):
        return "too-many-cells"
    return "encoding" if any("\x00" in cell or _broken(cell) for cell in said) else ""


def _recipients(cell: str) -> tuple[str, ...]:
    found = (each[0].strip() for each in _BETWEEN.finditer(cell))
    return tuple(islice(filter(None, found), MOST_RECIPIENTS))


def _plain(heading: str) -> str:
    return _WORDS.sub("", unicodedata.normalize("NFC", heading).casefold())


def _broken(cell: str) -> bool:
    """Tell whether a cell holds what could not be decoded."""
    return not cell.isascii() and any("\ud800" <= letter <= "\udfff" for letter in cell)


def _writer(cell: str) -> tuple[EmailAddress | None, str]:
    """Return the address in a cell, with the name before it."""
    written = cell.strip()
    if any(unicodedata.category(letter) == "Cf" for letter in written[:_LONGEST]):
        # A letter that nobody sees makes it another address than the one that is read.
        return None, ""
    parts = _IN_BRACKETS.fullmatch(written)
    name = parts[1].strip().strip("\"'").strip() if parts else ""
    try:
        return EmailAddress((parts[2] if parts else written).strip("'")), name
    except AddressError:
        return None, ""
